// A text that only greets, tries whether anybody is there, or thanks, in any of the ways that is done.
import { typed } from './acts.ts'

const WORDS =
  /^(?:(?:xin |kinh )?chao(?: (?:ban|anh|chi|em|bot|ad|admin|don doc|ca nha|moi nguoi|buoi sang|buoi chieu|cac ban|dong chi))*|(?:alo+ ?)+|a lo(?: a lo)*|hi+|hello+|hey|helo|test(?: thu)?|thu(?: tin| nhan)?|kiem tra(?: ket noi)?|co ai (?:khong|ko|o do khong)|ping|good (?:morning|afternoon))(?: (?:a|ah|nhe|nha|em|anh|chi|ad|bot|ban))*[\s.!?~]*$/

/** Nothing but a greeting; whatever stands beside it makes it something to be read. */
export const isGreeting = (text: string): boolean => WORDS.test(typed(text).flat)

const THANKS =
  /^(?:(?:da|vang|em|minh|toi|anh|chi|don vi|chung toi|so|xin|chan thanh|tran trong|rat) )*(?:cam on|cam un|tks|thanks?(?: you| u)?|thank u|camon)(?: (?:nhieu|rat nhieu|ban|anh|chi|em|bot|ad|admin|don doc|cac ban|dong chi|so|vu|phong|nhe|nha|a|ah|very much|so much|a lot))*[\s.!~,]*$/

/** Nothing but thanks: nothing is to be done, and nobody is to be troubled with it. */
export const isThanks = (text: string): boolean => THANKS.test(typed(text).flat)

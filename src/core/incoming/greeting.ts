// A text that only greets or tries whether anybody is there, in any of the ways that is done.
import { typed } from './acts.ts'

const WORDS =
  /^(?:(?:xin |kinh )?chao(?: (?:ban|anh|chi|em|bot|ad|admin|don doc|ca nha|moi nguoi|buoi sang|buoi chieu|cac ban|dong chi))*|(?:alo+ ?)+|a lo(?: a lo)*|hi+|hello+|hey|helo|test(?: thu)?|thu(?: tin| nhan)?|kiem tra(?: ket noi)?|co ai (?:khong|ko|o do khong)|ping|good (?:morning|afternoon))(?: (?:a|ah|nhe|nha|em|anh|chi|ad|bot|ban))*[\s.!?~]*$/

/** Nothing but a greeting; whatever stands beside it makes it something to be read. */
export const isGreeting = (text: string): boolean => WORDS.test(typed(text).flat)

// Asking for more time in typed Vietnamese or English: "đề nghị gia hạn đến 25/11 vì …", "xin thêm 3 ngày", "cho em lùi đến thứ Sáu".
import { saysDay } from '../day-words.ts'
import { ITEM, typed, without } from './acts.ts'

export interface ExtensionAct {
  kind: 'extend'
  item: number | null
  /** The words that may name the day, without the reason; which day they mean is for whoever knows today. */
  when: string
  reason: string | null
  /** The unit takes its request back. */
  withdraw: boolean
}

// These words alone ask for time; the weaker ones only together with a day.
const STRONG =
  /\b(?:gia han|giahan|lui (?:lai )?(?:thoi )?han|lui thoi gian|(?:xin|cho|can)(?: \w+){0,3}? them thoi gian|keo dai (?:thoi (?:han|gian)|han)|doi (?:thoi )?han|extension|extend(?: the)?(?: deadline)?|more time)\b/
const WEAK =
  /\b(?:xin (?:phep )?(?:\w+ ){0,3}?(?:them|den|gui|nop|muon|cham|lui|hoan)|cho (?:\w+ ){0,4}?(?:them|lui|cham|muon|hoan|den|gui|nop)|de nghi (?:\w+ ){0,3}?(?:them|lui|hoan)|(?:gui|nop) (?:muon|cham|tre)|need(?: \w+){0,3} (?:more )?(?=(?:\d|one|two|three|a )))\b/
const SPEAKER = /\b(?:xin|cho|de nghi|em|toi|minh|chung|don vi|so|ben|co quan|phong|we|i|please|need)\b/
// Of the event, of somebody else, of the past, or a question: for people to read.
const OTHERS =
  /\b(?:hoi nghi|hoi thao|cuoc hop|su kien|ke hoach|chuong trinh|phong hop) (?:\w+ ){0,3}?(?:lui|hoan|doi|gia han)|\b(?:da|dang|se) (?:\w+ )?(?:duoc )?(?:gia han|lui)|\b(?:duoc|co) gia han (?:chua|khong|roi)|\b(?:khi nao|bao gio|tai sao|vi sao|lam sao|the nao|bao lau|may ngay|nhu nao|neu)\b|\bco (?:the |duoc )(?!.*\b(?:xin|cho)\b)|\b(?:giay phep|hop dong|the|bang lai|chung chi|hop)\b.{0,12}gia han|gia han (?:giay|hop dong|the|bang|chung chi)\b/
const WITHDRAW =
  /\b(?:rut|huy|bo|thoi)(?: lai)?(?: cac| viec)?(?: de nghi| yeu cau| don| khong| xin){0,3} gia han\b|\b(?:khong|ko|k)(?: con)?(?: can| xin| de nghi| phai){1,2} gia han(?: nua)?\b|\b(?:cancel|withdraw)\b.{0,20}\bextension\b/
const BECAUSE = /(?:^|[\s,.;(–-])(voi ly do|vi ly do|ly do(?: la)?|boi vi|boi|vi|do|because(?: of)?|due to)\s*:?\s+/g
const ASKS = /\?|\b(?:duoc|dc|dk) (?:khong|ko|k)\b/

/** A request for more time; null where a person should read it. */
export function extensionIn(text: string): ExtensionAct | null {
  const { said, flat } = typed(text)
  if (said === '' || said.length > 600) return null
  const { words, reason } = apart(said, flat)
  const asking = typed(words).flat
  const item = asking.match(ITEM)
  const when = without(asking, item).replace(/\s+/g, ' ').trim()
  const late = lateIn(words)
  if (late) return { ...late, reason: reason ?? late.reason }
  const found = { kind: 'extend', item: item ? Number(item[1]) : null, when, reason } as const
  if (OTHERS.test(asking)) return null
  if (WITHDRAW.test(asking)) return { ...found, reason: null, withdraw: true }
  const dated = saysDay(when.replace(/\bgia han\b/g, ' '))
  const strong = STRONG.test(asking)
  if (!strong && !(dated && WEAK.test(asking) && SPEAKER.test(asking))) return null
  // "Được không ạ?" after a day is politeness; without one it asks.
  if (ASKS.test(asking) && !(dated && SPEAKER.test(asking))) return null
  return { ...found, withdraw: false }
}

const LATE =
  /^(?:(?:xin|bao|se|em|toi|don vi) )*(?:tre|cham|gia ?han)(?: han)?(?: ?(?:(?:muc|so|nhiem vu|nv|viec) ?)?#?(\d{1,2})(?! ?(?:ngay|tuan|thang|gio|buoi|hom|phut|nguoi|dai bieu|[/.-]\d|\d))\b)?[\s:,.–-]*(.*)$/

/** "TRE 2 chưa đủ số liệu": short for more time, as people are told to answer by numbers. Without a number only the bare word. */
function lateIn(words: string): ExtensionAct | null {
  const { said, flat } = typed(words)
  const found = flat.match(LATE)
  if (!found) return null
  const [, no, rest = ''] = found
  if (no === undefined && (rest !== '' || ASKS.test(flat))) return null
  const item = no === undefined ? null : Number(no)
  if (saysDay(rest)) return { kind: 'extend', item, when: rest, reason: null, withdraw: false }
  const why = said.slice(said.length - rest.length).replace(/^(?:lý do|ly do|vì|vi|do)\b[\s:]*/iu, '')
  return { kind: 'extend', item, when: '', reason: rest === '' ? null : trimmed(why), withdraw: false }
}

/** The words of the request and those of its reason, which may hold anything, days among them. */
function apart(said: string, flat: string): { words: string; reason: string | null } {
  for (const found of flat.matchAll(BECAUSE)) {
    const start = found.index + found[0].indexOf(found[1]!)
    if (!causal(said.slice(start, start + found[1]!.length))) continue
    const rest = found.index + found[0].length
    const before = said.slice(0, found.index).trim()
    if (before !== '' && found.index > 0) return { words: before, reason: trimmed(said.slice(rest)) }
    // "Do chưa có số liệu, đề nghị gia hạn đến 25/11": the reason comes first and ends where the request begins.
    const asks = flat.slice(rest).search(/[,;.]\s*(?:nen\s)?(?:\w+\s){0,8}?(?:de nghi|xin|cho|gia han|lui)\b/)
    if (asks < 0) continue
    return { words: said.slice(rest + asks + 1).trim(), reason: trimmed(said.slice(rest, rest + asks)) }
  }
  return { words: said, reason: null }
}

/** Folded, "đó" and "vị" look like "do" and "vì". */
const causal = (word: string): boolean => !/^(?:đ|vị|ví|vỉ|vĩ|dò|dỗ|dọ|dồ)/iu.test(word.normalize('NFC'))

function trimmed(text: string): string | null {
  const bare = text
    .replace(/^[\s,.;:(–-]+|[\s,;:)–-]+$/g, '')
    .replace(/(?:\s+(?:ạ|a|nhé|nhe))?\s*[.?]*$/iu, '')
    .trim()
  return bare === '' ? null : bare
}

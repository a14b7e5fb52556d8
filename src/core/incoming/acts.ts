// Acts in typed Vietnamese (or English), with or without diacritics: received, sent under number …, done, not ours.

import type { Day } from '../plan-document.ts'
import { fieldsIn, type ThreeFields } from '../three-fields.ts'
import { dayFrom } from '../time.ts'

/** A day without a year is what people type; which year it means is for whoever knows today. */
export type NamedDay = Day | { day: number; month: number } | { ago: number }

export type Act =
  /** `also`: further items of the same word ("OK 1, 2"). */
  | { kind: 'acknowledge'; item: number | null; also?: number[] }
  | { kind: 'by_document'; number: string | null; date: NamedDay | null; item: number | null }
  | { kind: 'done'; item: number | null }
  | { kind: 'decline'; what: 'not_taking_part' | 'no_content' | 'not_ours'; item: number | null; reason: string | null }

/** Three fields in one go. */
export interface FieldsAct {
  kind: 'fields'
  item: number | null
  fields: ThreeFields
  wrongPhone: boolean
}

/** Who chairs, how many come, who sees to the technical side, each after its label. */
export function fieldsActIn(text: string): FieldsAct | null {
  const said = fieldsIn(text)
  return said ? { kind: 'fields', item: referenceItem(text), ...said } : null
}

const referenceItem = (text: string): number | null => {
  const item = typed(text).flat.match(ITEM)
  return item ? Number(item[1]) : null
}

/** A text as typed and the same folded letter by letter, so that a place in one is the place in the other. */
interface Typed {
  said: string
  flat: string
}

function foldLetter(letter: string): string {
  const folded = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('đ', 'd')
  return folded.length === letter.length ? folded : ' '.repeat(letter.length)
}

export function typed(text: string): Typed {
  const said = text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]|\ufe0f|\p{Emoji_Modifier}/gu, '')
    .replace(/👍|👌|✅/gu, ' ok ')
    .replace(/\p{Extended_Pictographic}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { said, flat: Array.from(said, foldLetter).join('') }
}

/** Blanks out a match, so that its numbers are not read a second time. */
export const without = (flat: string, found: RegExpMatchArray | null): string =>
  found ? flat.slice(0, found.index) + ' '.repeat(found[0].length) + flat.slice(found.index! + found[0].length) : flat

export const ITEM = /\b(?:muc|nhiem vu|nv|dau viec|viec|item|task)(?: so| thu)? ?(\d{1,2})\b(?![/.-]\w)/
const DATE =
  /(?<![\d/.-])(?:ngay )?(\d{1,2})(?: ?thang ?|([/.-]))(\d{1,2})(?:(?: ?nam ?|,? ?\2 ?)(\d{4}|\d{2}))?(?![\d/]|[.-]\d|[a-z])/
const SYMBOL = /(?:\bso ?:? ?)?(?<![\d/])(\d{1,6}[a-z]?(?: ?\/ ?\d{4})? ?\/ ?[a-z][a-z0-9.&]*(?: ?[-–] ?[a-z0-9.&]+)*)/
const NUMBER =
  /\b(?:so|cv|vb|cong van|van ban|to trinh|giay moi|no\.?)(?: so)? ?:? ?(\d{1,6})\b(?! ?(?:dai bieu|nguoi|dong chi|ngay|muc|file|tep|ban))/

const AGO = /\b(?:ngay |tu |chieu |sang )?(hom kia|hom qua|hom nay|sang nay|chieu nay|chieu qua|today|yesterday)\b/
const AGO_DAYS: Readonly<Record<string, number>> = { 'hom kia': 2, 'hom qua': 1, 'chieu qua': 1, yesterday: 1 }

const TRAILING = /[\s.,;:]+$/

/** The symbol as offices print it: without blanks, capitals where nobody typed any. */
function printed(symbol: string): string {
  const bare = symbol.replace(/\s+/g, '').replace(TRAILING, '').replace(/–/g, '-')
  return bare === bare.toLowerCase() ? bare.toUpperCase() : bare
}

function dayIn(found: RegExpMatchArray): NamedDay | null {
  const [day, month] = [Number(found[1]), Number(found[3])]
  if (found[4] === undefined) return dayFrom(2000, month, day) === null ? null : { day, month }
  return dayFrom(Number(found[4].length === 2 ? `20${found[4]}` : found[4]), month, day)
}

export interface Reference {
  number: string | null
  date: NamedDay | null
  item: number | null
}

/**
 * Number and day of an official document and the item it answers, wherever they stand: "số 123/SNV-CCHC ngày 17/11,
 * mục 2". A bare number counts only after "số", "CV", "VB" and the like.
 */
export function referenceIn(text: string): Reference & { rest: string } {
  const { said, flat } = typed(text)
  const item = flat.match(ITEM)
  let rest = without(flat, item)
  const symbol = rest.match(SYMBOL)
  rest = without(rest, symbol)
  const date = rest.match(DATE)
  const day = date ? dayIn(date) : null
  rest = without(rest, day === null ? null : date)
  const named = day === null ? rest.match(AGO) : null
  rest = without(rest, named)
  const ago = named ? { ago: AGO_DAYS[named[1] ?? 'hom nay'] ?? 0 } : null
  const bare = symbol ? null : rest.match(NUMBER)
  rest = without(rest, bare)
  let number: string | null = null
  if (symbol) {
    const start = symbol.index! + symbol[0].length - symbol[1]!.length
    number = printed(said.slice(start, start + symbol[1]!.length))
  } else if (bare) number = bare[1]!
  return { number, date: day ?? ago, item: item ? Number(item[1]) : null, rest: rest.replace(/\s+/g, ' ').trim() }
}

// A question, something to come, or something that went wrong is for people to read, whatever else it says.
const UNSURE =
  /\?|\b(?:chua|se|sap|dang(?! ky| tai)|dinh(?! kem)|du kien|neu(?! tren)|khi nao|bao gio|luc nao|lam sao|tai sao|vi sao|the nao|cho hoi|co phai|phai khong|duoc khong|dc khong|nham|sai|loi|thieu|xin phep gui|gui sau|not yet|will|when|why|how)\b/
const QUESTION_END = /\b(?:khong|ko|hong|hok|nhi|the)\s*(?:a|ha|vay|nhi|em|anh|chi)?\s*$/

const POLITE_BEFORE =
  /^(?:(?:da|vang|vg|kinh gui|kinh bao cao|bao cao|kinh thua|thua|em|anh|chi|bac|chung toi|chung em|toi|minh|ben|don vi|co quan|phong|so|tinh|chau|ad|admin|ban|hi|hello|chao|xin|phep)\b[\s,.:!-]*)*/
// One at a time, from the end: a repeated group over words that begin alike would take exponential time to fail.
const POLITE_AFTER =
  /(?:[\s,.:;!)(-]+|\b(?:a|ah|nhe|nha|xin cam on|cam on|tran trong|tks|thanks|thank you|em|anh|chi|bac|ban|ad|admin|day|luon|day du|het|tat ca|toan bo|ca hai|ca 2|ca 3|cac muc|all|both))$/

/** What is left when greetings and thanks are taken off both ends. */
function core(flat: string): string {
  return trimEnds(flat.replace(/[“”"'…]/g, ' ').replace(/\s+/g, ' '))
}

function trimEnds(flat: string): string {
  let text = flat.trim()
  for (;;) {
    const next = text.replace(POLITE_AFTER, '').trim()
    if (next === text) return text
    text = next
  }
}

// "Mục 2: đã nhận", "Sở Nội vụ Nghệ An đã nhận": who or what comes first.
const ITEM_FIRST = /^(?:muc|nhiem vu|nv|viec|dau viec)(?: so)? ?(\d{1,2})\s*[:,.–-]?\s+(?<rest>.+)$/
const UNIT_BEFORE =
  /^(?:so|ubnd|uy ban|vu|cuc|phong|van phong|tinh|thanh pho|huyen|xa|phuong|ban|trung tam|don vi|co quan|truong|benh vien)(?: \w+){0,9}? (?=da (?:nhan|tiep nhan|hoan|thuc hien|lam)|xac nhan)/

const OBJECTS =
  '(?:(?:cac |duoc |du )?(?:nhiem vu|nv|thong tin|tt|thong bao|tb|tin nhan|tin|cong viec|viec|phan cong|ke hoach|kh|cong van|cv|van ban|vb|giay moi|noi dung|nd|day du|va se thuc hien|va thuc hien|va trien khai|duoc giao|nay|tren|nhe|ok))'
const NUMBERED = '(?:,? (?:(?:muc|so|nhiem vu|nv|viec|item|task)(?: so| thu)? ?)?#?(\\d{1,2}))?'

const ACKNOWLEDGE = [
  new RegExp(
    `^(?:ok+(?: ok)*|oke+|okay|okie|oki|okla|uk|yes|yep|roger|noted|received|acknowledged|got it|confirm|confirmed|dong y|nhat tri|vang|da vang|da|ro|da ro|hieu|da hieu|da biet|da nam|da xem|da doc)(?: roi| r| thong tin| noi dung| nhiem vu)*${NUMBERED}$`,
  ),
  new RegExp(
    `^(?:ok |oke |vang |da |yes )*(?:xac nhan )?(?:da |d |dan |vua )?(?:tiep nhan|nhan duoc|nhan dc|nhan)(?: roi| r)?(?: ${OBJECTS}){0,6}(?: roi| r)?${NUMBERED}$`,
  ),
  new RegExp(`^(?:xac nhan|dn|acknowledge|ack)(?: ${OBJECTS}){0,6}${NUMBERED}$`),
]
// Without "đã" or "rồi", "nhận công văn" may be a question or an order; the bare word and the task are not.
const BARE_RECEIVE = /^(?:nhan|tiep nhan|xac nhan|dn)\b/

const DONE = new RegExp(
  `^(?:bao cao )?(?:(?:da |vua )?(?:lam |thuc hien |trien khai |chuan bi )?(?:hoan thanh|hoan tat|xong)|da (?:thuc hien|lam|chuan bi|trien khai)|done|finished|completed|ht|ok xong)(?: (?:viec|cong viec|nhiem vu|nv|phan viec|noi dung|tot|dung han|phong hop|roi|r|duoc giao|cac))*${NUMBERED}$`,
)

const BECAUSE = '(?:ly do(?: la)?|vi|do|boi(?: vi)?|because|as)'
const REASON = `(?:(?:\\s*[:(–-]+\\s*(?:${BECAUSE}\\s)?|[\\s,.;]+${BECAUSE}[\\s:,]+)(?<reason>.+))?`
const NOT = '(?:khong|ko|k|kg|kh|hong|no|not)'
// What may stand beside a refusal without changing it; any other word leaves it to people.
const ABOUT =
  '(?:hoi nghi|hn|hoi thao|hop|cuoc hop|du|tham du|tham gia|dai bieu|duoc|dc|dong chi nao|can bo|nguoi|lan nay|tap huan|lop|gop y|gi|them|bo sung|khac|nao|voi|du thao|ve|va|noi dung|tham luan|bao cao|y kien|kien nghi|cua|don vi|so|chung toi|em|toi|minh|nhiem vu|chuc nang|nay|ben|phong|co quan|phat bieu|lien quan|doi|tu|trong|dot nay|muc|roi|nua|dau)'
const EVENTS = `(?: ${ABOUT}){0,14}`
const SUBJECT = '(?:(?:[a-z]+,? ){0,9}?)'

const DECLINES = [
  {
    what: 'not_ours',
    pattern: new RegExp(
      `^${SUBJECT}(?:${NOT} (?:thuoc|dung|nam trong) (?:chuc nang|nhiem vu|tham quyen|pham vi|trach nhiem|linh vuc|don vi)|${NOT} phai (?:la )?(?:nhiem vu|viec|chuc nang|trach nhiem|phan viec|cua)|not (?:ours|our duty))(?:,? ${ABOUT}){0,14}(?: cua(?: \\w+){1,8})?${NUMBERED}${REASON}$`,
    ),
  },
  {
    what: 'not_taking_part',
    pattern: new RegExp(
      `^${SUBJECT}(?:(?:xin |xin phep )?${NOT} (?:the )?(?:tham gia|tham du|du hop|du|cu dai bieu|cu nguoi|cu can bo|cu|dang ky|co dai bieu)|(?:xin |xin phep )(?:vang|vang mat)|vang mat|not taking part)${EVENTS}${NUMBERED}${REASON}$`,
    ),
  },
  {
    what: 'no_content',
    pattern: new RegExp(
      `^${SUBJECT}(?:${NOT} co (?:y kien|noi dung|gop y|tham luan|bao cao|kien nghi|de xuat|phat bieu|vuong mac)|${NOT} (?:y kien|gop y)|nothing to report|no comments?)${EVENTS}${NUMBERED}${REASON}$`,
    ),
  },
] as const

// Words before "đã gửi" that make the sender the speaker: themselves, their office, or the thing that was sent.
const SPEAKER =
  /^(?:da|vang|muc|nhiem|viec|em|toi|minh|ben|chung|don|co|so|ubnd|uy|vu|cuc|phong|van|trung|tinh|thanh|huyen|xa|ban|danh|bao|cong|cv|vb|tai|giay|ho|file|bai|y|noi|ok|kinh)\b/
// "Trình", "chuyển", "báo cáo" alone happen inside an office; only what left it counts.
const SENT =
  /\b(?:da|vua|moi) (?:\w+ ){0,3}?(?:gui|phat hanh|nop|ban hanh|chuyen (?=qua|tren|bang|cong van|van ban|danh sach|bao cao|ve bo))|\b(?:gui|nop|phat hanh)(?: \w+){0,8}? (?:roi|r)\b|^(?:(?:da|vang|em|ben em|toi|don vi|so|chung toi|(?:muc|nhiem vu|nv|viec) \d{1,2}),? )*(?:gui|nop)(?: \w+){0,6}? (?:hom qua|hom kia|hom truoc|chieu qua|toi qua|sang nay)\b|^(?:sent|submitted)\b|\bda co (?:van ban|vb|cong van|cv)\b/
const NOT_SENT =
  /\b(?:khong|ko|kg|bi|(?<!\b(?:kiem tra|xem|check) )giup|ho|cho em|cho toi|gui em|nho|de nghi gui|gui lai|thu hoi|huy|nhung|lanh dao|sep|(?<!\bto )trinh)\b/
const VIA =
  /^(?:gui|nop|ngay|hom nay|hom qua|sang nay|chieu nay|qua|tren|bang|theo|duong|truc|lien thong|voffice|ioffice|eoffice|e-office|edoc|he thong|qlvb|quan ly|van ban|vb|cong van|cv|so|to trinh|bao cao|bc|dien tu|email|mail|thu|buu dien|roi|r|cua|den|di|va|[,.;:()-]|\s)*$/

// "Đã nhận, sẽ gửi trước ngày 18/11": the promise adds nothing that anybody must answer.
const PROMISE =
  /^(?<said>[^,.;?]+?)(?:[,.;]| va)? (?:(?:em|toi|ben|don vi|so|chung toi|chung em) ){0,2}se (?!khong|ko)[^?]{1,80}$/

const TAKES_PART =
  /^(?:(?:nay |thoi )?(?:xin )?(?:rut|huy|bo)(?: lai)? (?:y kien |tra loi |viec )?khong (?:tham gia|tham du|cu)|(?:[a-z]+,? ){0,9}?(?:se|van|xin|dong y|dang ky|xac nhan|co the|co)(?: van| se| lai| dang ky| co)? (?:tham gia|tham du|du hop|cu dai bieu|cu nguoi|cu can bo)(?: lai)?)(?: (?:\w+)){0,8}$/

/** "Chúng tôi sẽ tham gia": an answer only to where it was said before that nobody would. */
export function takesPart(text: string): { item: number | null } | null {
  const { flat } = typed(text)
  const item = flat.match(ITEM)
  const said = core(without(flat, item).replace(/[,.;:]/g, ' '))
  if (/\?|\b(?:ai|khong biet|chua|neu|khi nao|bao gio|bao nhieu|may|co phai|duoc khong|phai khong)\b/.test(flat))
    return null
  const back = /\b(?:rut|huy|bo)\b/.test(said)
  if (!back && /\b(?:khong|ko|k|kg)\b/.test(said)) return null
  return TAKES_PART.test(said) ? { item: item ? Number(item[1]) : null } : null
}

const ARRIVED =
  /^(?:\w+ ){0,4}?(?:da |vua )?(?:nhan|tiep nhan|co|thay|doi chieu|nhan duoc)(?: duoc| duoc roi| du| xong)? (?:van ban|vb|cong van|cv|to trinh|bao cao|giay|danh sach|so|ban)\b/

/** "Đã nhận văn bản 123/SNV-CCHC": the number of a document that is in the organizer's hands. */
export function arrivedDocument(text: string): string | null {
  const { said, flat } = typed(text)
  if (/\?|\b(?:chua|khong|se)\b/.test(flat) || said.length > 120) return null
  return ARRIVED.test(core(flat)) ? referenceIn(text).number : null
}

/** What somebody says they did or will not do; null where a person should read it. */
export function actIn(text: string): Act | null {
  const { said, flat } = typed(text)
  if (said === '' || said.length > 400) return null
  // A reason may hold any words; what stands before it decides.
  const declined = declineIn(said, flat)
  if (declined) return declined
  const short = numberedAct(core(flat))
  if (short) return short
  const promised = core(flat).match(PROMISE)?.groups?.said
  if (UNSURE.test(promised ?? flat)) return null
  const lead = (promised ?? core(flat)).match(ITEM_FIRST)
  const body = lead?.groups?.rest ?? promised ?? core(flat)
  const act = wordAct(body, promised !== undefined)
  if (act) return { ...act, item: act.item ?? (lead ? Number(lead[1]) : null) }
  return promised === undefined ? documentAct(text, flat) : null
}

const GLUED = /^(ok+|oke+|okay|dn|da ?nhan|nhan|xong|ht) ?#?(\d{1,2})$/
const NUMBER_FIRST = /^#?(\d{1,2})\s*[:,.)–-]?\s+(\D.*)$/
const SEVERAL = /^(\D+?) (?:(?:muc|so) )?(\d{1,2}(?:(?: ?[,;&+] ?| va | )(?:muc )?\d{1,2}){1,8})$/

/** "OK2", "2 ok", "đã nhận 1, 3": an item's number where people put it when they answer by numbers. */
function numberedAct(flat: string): Extract<Act, { kind: 'acknowledge' | 'done' }> | null {
  const body = flat.replace(GLUED, '$1 $2')
  const first = body.match(NUMBER_FIRST)
  const word = first ? plainWord(first[2]!) : null
  if (first && word?.item === null) return { ...word, item: Number(first[1]) }
  if (body !== flat) return plainWord(body)
  const several = body.match(SEVERAL)
  const [no, ...also] = (several?.[2]?.match(/\d+/g) ?? []).map(Number)
  const act = several && no !== undefined ? plainWord(`${several[1]} ${no}`) : null
  return act?.kind === 'acknowledge' ? { ...act, also } : null
}

/** The word and an item's number, nothing before it. */
function plainWord(body: string): Extract<Act, { kind: 'acknowledge' | 'done' }> | null {
  const done = body.match(DONE)
  if (done) return { kind: 'done', item: itemOf(done) }
  const found = ACKNOWLEDGE.map((pattern) => body.match(pattern)).find((one) => one !== null)
  return found ? { kind: 'acknowledge', item: itemOf(found) } : null
}

/** "Received" or "done" and nothing else, in any of the ways to begin such a sentence. */
function wordAct(body: string, promised: boolean): Extract<Act, { kind: 'acknowledge' | 'done' }> | null {
  const unreferenced = body.replace(SYMBOL, ' ').replace(DATE, ' ').replace(/\s+/g, ' ').trim()
  const bodies = [body, unreferenced].flatMap((one) => [
    one,
    one.replace(POLITE_BEFORE, '').trim(),
    one.replace(UNIT_BEFORE, ''),
  ])
  for (const one of bodies) {
    const done = one.match(DONE)
    if (done && !promised) return { kind: 'done', item: itemOf(done) }
    for (const pattern of ACKNOWLEDGE) {
      const found = one.match(pattern)
      if (found && !(BARE_RECEIVE.test(one) && /\b(?:cong van|cv|van ban|vb|giay moi)$/.test(one))) {
        return { kind: 'acknowledge', item: itemOf(found) }
      }
    }
  }
  return null
}

const itemOf = (found: RegExpMatchArray): number | null => (found[1] === undefined ? null : Number(found[1]))

function declineIn(said: string, flat: string): Act | null {
  if (/\?/.test(flat)) return null
  const whole = trimEnds(flat.replace(/[“”"'…]/g, ' '))
  const lead = whole.match(ITEM_FIRST)
  const body = lead?.groups?.rest ?? whole
  for (const { what, pattern } of DECLINES) {
    const found = body.match(pattern)
    if (!found) continue
    const cause = found.groups?.reason
    const before = cause === undefined ? body : body.slice(0, body.length - cause.length)
    // "có … không" and "không tham gia được không" ask; "nếu không", "chưa", "sẽ" leave it open.
    if (
      UNSURE.test(before.replace(/\bse (?=(?:khong|ko|k|kg|kh)\b)/, '')) ||
      /\b(?:co phai|co the|neu|thi|de nghi|hoan|hay|hoac|duoc phep|ai|don vi nao|tinh nao|so nao)\b/.test(before)
    )
      continue
    if (cause === undefined && QUESTION_END.test(body)) continue
    const start = cause === undefined ? -1 : flat.lastIndexOf(cause)
    const reason = start < 0 ? null : said.slice(start).replace(/[\s)]+$/, '')
    return { kind: 'decline', what, item: itemOf(found) ?? (lead ? Number(lead[1]) : null), reason }
  }
  return null
}

function documentAct(text: string, flat: string): Act | null {
  if (NOT_SENT.test(flat) || QUESTION_END.test(flat)) return null
  const { number, date, item, rest } = referenceIn(text)
  const act: Act = { kind: 'by_document', number, date, item }
  const sent = flat.match(SENT)
  if (sent) {
    const before = flat.slice(0, sent.index).trim()
    const ownWords = before === '' || (SPEAKER.test(before) && before.split(' ').length <= 9)
    return ownWords ? act : null
  }
  // A number alone: "VB số 12", "công văn 45/BC-SNV ngày 17/11". Anything more around it is for people.
  const around = core(rest).replace(POLITE_BEFORE, '').trim()
  return number !== null && VIA.test(around) ? act : null
}

// What an organizer records for units, as typed: "Nghệ An, Hà Tĩnh: đã gửi qua Zalo nhóm", "Huế đã nhận nhiệm vụ".
import { type NamedDay, referenceIn, typed } from './acts.ts'

export interface Recording {
  /** The units as typed. */
  units: string
  what: 'acknowledge' | 'document' | 'done' | 'decline'
  number: string | null
  date: NamedDay | null
  way: 'phone' | 'group_chat' | 'paper' | null
  /** The place of a task, where one is named. */
  ref: string | null
  /** What was sent, folded: "danh sach"; empty where nothing is said. */
  thing: string
}

const SAID =
  /(?:^|[\s,;])(?:(?:deu|cung|vua|da bao|bao|bao cao|xac nhan|thong bao|cho biet|goi dien|nhan tin|qua dien thoai|qua dt|qua (?:nhom )?zalo|qua nhom|la|rang) )*(?:(?:da|vua|moi) (?:\w+ ){0,2}?(?:nhan|tiep nhan|xac nhan|gui|nop|phat hanh|hoan thanh|hoan tat|thuc hien|lam|xong|co (?:van ban|vb|cong van|cv))|xac nhan (?:da )?nhan|(?:khong|ko|k) (?:tham gia|tham du|du|cu|dang ky|co (?:y kien|noi dung|gop y|dai bieu))|xin vang|vang mat|hoan thanh|hoan tat|xong)\b/
const UNSURE = /\?|\b(?:chua|se|sap|dang|neu|khi nao|bao gio|de nghi|hay|nho|don vi nao|tinh nao|so nao|ai)\b/
const DECLINE = /\b(?:khong|ko|k) (?:tham gia|tham du|du|cu|dang ky|co )|\bxin vang|\bvang mat/
const SENT = /\b(?:gui|nop|phat hanh|co (?:van ban|vb|cong van|cv))\b/
const DONE = /\b(?:hoan thanh|hoan tat|xong|thuc hien|lam)\b/
const KNOWN = /\b(?:nhan|tiep nhan|xac nhan)\b/

const PHONE = /\b(?:dien thoai|goi(?: dien)?|qua dt|dt|phone|by phone)\b/
const CHAT = /\b(?:zalo|nhom|group|chat|viber|tin nhan|telegram)\b/
const PAPER =
  /\b(?:giay|ban cung|buu dien|truc tiep|van thu|van ban|cong van|vb|cv|fax|truc lien thong|voffice|paper)\b/

const REF = /\b(?:muc|nhiem vu|nv|viec) ?([ivxlc]+(?:\.[\w-]+)+|\d{1,2})\b/i
const THING = /\b(?:gui|nop|phat hanh) (?:roi )?(.*?)(?= (?:bang|qua|tren|theo|so|ngay|vao|luc|cho|ve|den)\b|[,.;:(]|$)/

/** Reads a recording; null where it says no act of units, or asks, or says that something is still to come. */
export function readRecording(text: string): Recording | null {
  const { said, flat } = typed(text)
  if (said.length > 3000) return null
  const colon = flat.indexOf(':')
  const start = SAID.exec(flat)
  const before = colon > 0 && (start === null || colon < start.index + start[0].length)
  const cut = before ? colon : (start?.index ?? -1)
  if (cut < 1) return null
  const tail = flat.slice(before ? cut + 1 : cut).trim()
  if (UNSURE.test(tail)) return null
  const what = whatIn(tail)
  if (what === null) return null
  const { number, date } = referenceIn(said.slice(cut))
  const ref = REF.exec(flat)
  const units = said
    .slice(0, cut)
    .replace(/^(?:ghi nhận|ghi nhan)(?: thay)?\s*/iu, '')
    .replace(/(?:^|[\s,;])(?:mục|muc|nhiệm vụ|nhiem vu) ?\S+[\s,;:]*/giu, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
  const thing = what === 'document' ? (THING.exec(tail)?.[1] ?? '').replace(/^(?:roi|r)$/, '').trim() : ''
  return units === '' ? null : { units, what, number, date, way: wayIn(tail), ref: ref?.[1] ?? null, thing }
}

function whatIn(tail: string): Recording['what'] | null {
  if (DECLINE.test(tail)) return 'decline'
  if (SENT.test(tail)) return 'document'
  if (DONE.test(tail)) return 'done'
  return KNOWN.test(tail) ? 'acknowledge' : null
}

const wayIn = (tail: string): Recording['way'] =>
  PHONE.test(tail) ? 'phone' : CHAT.test(tail) ? 'group_chat' : PAPER.test(tail) ? 'paper' : null

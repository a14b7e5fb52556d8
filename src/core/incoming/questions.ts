// Plain questions in Vietnamese (or English), with or without diacritics: of organizers about a plan, of contacts about their own work.
import type { Area, BodyKind, ListState, When } from '../board.ts'
import type { OwnQuestion } from '../notice.ts'
import { typed } from './acts.ts'

/** `words`: what is left to name a task or a unit; `plan`: `kh1` where it is named. */
export type Question = { plan: string | null } & (
  | { ask: 'event' }
  | { ask: 'to_phone' }
  | { ask: 'status' }
  | {
      ask: 'list'
      state: ListState
      words: string
      area: Area | null
      body: BodyKind | null
      when: When | null
      /** "Nghệ An gửi chưa?": asks how one stands, not who. */
      yesNo: boolean
    }
)

const SHORT: Readonly<Record<string, string>> = {
  ko: 'khong',
  k: 'khong',
  kg: 'khong',
  hok: 'khong',
  hong: 'khong',
  hem: 'khong',
  dc: 'duoc',
  ds: 'danh sach',
  dv: 'don vi',
  dvi: 'don vi',
  bc: 'bao cao',
  tp: 'thanh pho',
  nv: 'nhiem vu',
  r: 'roi',
  bn: 'bao nhieu',
  bnhieu: 'bao nhieu',
  nhiu: 'nhieu',
  xn: 'xac nhan',
  ll: 'lien lac',
  gh: 'gia han',
  hnghi: 'hoi nghi',
  ntn: 'the nao',
  cgi: 'co gi',
  ch: 'chua',
  hnay: 'hom nay',
  tien_do: 'tien do',
}

// "Cho em hỏi", "báo cáo giúp", "xem giúp": whoever begins like this asks, whatever follows.
const ASKING =
  /^(?:(?:cho|xin|nho|bot|da|vang|a|oi|alo|em|anh|chi|ban|dong chi|d\/c|toi|minh|ad|admin|hi|hello|chao|lam on|vui long|giup|nhanh|thua|kinh thua)\b[\s,.:!-]*)*(?<order>(?:(?:cho|cho (?:toi|em|anh|minh) )?(?:hoi(?! nghi| thao| thi)|biet|xem)|hoi(?! nghi| thao| thi| dong)|xem|liet ke|ke ra|kiem tra|check|thong ke|tra cuu|loc|list|show|neu|diem)\b[\s,.:!-]*(?:(?:lai|giup|ho|toi|em|anh|minh|la|xem|voi|the|ten)\b[\s,.:!-]*)*)?/
const ENDING =
  /(?:[\s,.:;!)(-]+|\b(?:a|ah|nhe|nha|nhi|vay|vay a|the|ha|em|anh|chi|bac|ban|ad|admin|oi|day|voi|di|nua|roi|giup|cam on|tks|thanks|please))$/

const WHO = '(?:ai|don vi nao|nhung ai|co quan nao|noi nao|cho nao|dia phuong nao)'
const ASKS =
  /\?|\b(?:ai|nao|gi|bao nhieu|may|bao gio|dau|the nao|ra sao|who|what|which|when|where|how many|how much)\b|\bchua$/

const EVENT_NOUN =
  '(?:hoi nghi|hoi thao|su kien|cuoc hop|buoi hop|hop|dai hoi|le ky niem|buoi le|le hoi|dien tap|toa dam|tap huan|hoi thi|conference|event|meeting)'
const TIME_ASKED =
  '(?:ngay nao|ngay may|ngay bao nhieu|hom nao|khi nao|bao gio|luc nao|may gio|gio nao|o dau|cho nao|dia diem nao|thu may|when|where)'
const EVENT = [
  new RegExp(
    `^(?:the |ngay |thoi gian |dia diem )?(?:to chuc |dien ra |khai mac )?${EVENT_NOUN}\\b(?!.*\\b(?:chua|gui|nop|han)\\b).*\\b${TIME_ASKED}$`,
  ),
  new RegExp(
    `^(?:the )?${TIME_ASKED} (?:thi |la |moi )?(?:se )?(?:to chuc|dien ra|khai mac|bat dau|${EVENT_NOUN})\\b(?!.*\\b(?:gui|nop)\\b)`,
  ),
  new RegExp(
    `^(?:ngay|thoi gian|dia diem) (?:to chuc|dien ra)(?: ${EVENT_NOUN})?(?: la)?(?: ${TIME_ASKED}| the nao)?$`,
  ),
  new RegExp(`^(?:to chuc|dien ra|khai mac) (?:vao )?${TIME_ASKED}$`),
  /^con (?:lai )?(?:bao nhieu|may) (?:ngay|hom|ngay lam viec|tuan)(?: lam viec)?(?: (?:thi|la|den|toi|nua|thi den|nua thi|nua la|nua den)\b(?!.*\bhan\b).*)?$/,
  /^how many days(?: are)?(?: left)?(?: until| to| before)?(?: the)?(?: conference| event| meeting)?$/,
  /^when is (?:the )?(?:conference|event|meeting)$/,
]

const TO_PHONE = new RegExp(
  `\\b(?:can|phai|nen|con)(?: phai)? goi(?: dien)?(?: thoai)?(?: cho)?(?: nhung)?(?: ${WHO}| bao nhieu don vi)?$|^goi(?: dien)?(?: thoai)? (?:cho )?(?:nhung )?${WHO}|^(?:nhung )?${WHO} can goi|^who (?:should|do) (?:i|we) (?:call|phone)$`,
)

const SEND =
  '(?:gui|nop|chuyen|trinh|co|bao cao|tra loi|phan hoi|dang ky|cu|cung cap|lam|thuc hien|hoan thanh|hoan tat|xong|gui ve|len|day)'

/** In this order: the first that fits is what is asked. */
const STATES: readonly (readonly [ListState, RegExp])[] = [
  [
    'unreached',
    /\b(?:chua|khong|khg)(?: the| ai)? (?:lien lac|lien he|ket noi|nhan duoc tin|lien ket|vao bot|tham gia bot|co dau moi|cu dau moi|dang ky dau moi)(?: duoc)?(?: voi)?\b|\bmat lien lac\b|\bnot (?:been )?(?:reached|reachable|joined)|\bunreach\w*/,
  ],
  [
    'unacknowledged',
    /\bchua (?:he )?(?:xac nhan(?: da nhan| nhan)?(?: nhiem vu| viec)?|nhan (?:duoc )?(?:nhiem vu|viec|ke hoach|cong viec)|tiep nhan (?:nhiem vu|viec)|bam (?:da )?nhan|xem|doc)\b|\bnot (?:yet )?(?:confirmed|acknowledged)\b/,
  ],
  [
    'acknowledged',
    /\b(?:da|moi) (?:xac nhan|nhan (?:nhiem vu|viec)|tiep nhan nhiem vu|doc|xem)\b|\bhave (?:confirmed|acknowledged)\b/,
  ],
  // Said outright, it is meant, whatever the thing that is not sent is called.
  [
    'missing',
    /\bchua (?:thay |kip |chiu )?(?:gui|nop|trinh|bao cao|tra loi|phan hoi|dang ky)\b(?! lai| xin| gia han)(?: ve| day du| du)?/,
  ],
  [
    'extension',
    /\b(?:xin |de nghi |muon |dang )*(?:gia han|lui han|hoan nop|gian han|lui thoi han|lui ngay|them thoi gian|keo dai thoi han)\b|\bextension\b/,
  ],
  ['declined', /\bkhong (?:tham gia|tham du|cu|du|co y kien|co noi dung|thuoc)\b|\btu choi\b|\bdeclin\w+/],
  [
    'returned',
    /\b(?:phai|can|bi|de nghi)? ?(?:gui lai|hoan thien lai|hoan thien|chinh sua|bo sung|sua lai|tra lai)\b|\breturned\b/,
  ],
  ['waiting', /\b(?:cho|chua|can|doi) (?:duoc )?(?:duyet|tiep nhan|doi chieu|phe duyet|xem xet)\b|\bwaiting\b/],
  ['late', /\b(?:da )?(?:gui|nop|bao cao|hoan thanh) (?:bi )?(?:muon|tre|cham|qua han|sau han)\b|\bsent late\b/],
  [
    'overdue',
    /\b(?:dang |bi |da )?(?:qua han|tre han|cham han|muon han|cham tre|cham tien do|cham|tre|muon|no han)\b|\boverdue\b|\blate\b/,
  ],
  [
    'missing',
    new RegExp(
      `\\bchua (?:thay |chiu |kip |he )?${SEND}(?: ve| day du| du)?\\b|\\b(?:con|dang|bi)? ?(?:thieu|no)\\b|\\bnot (?:yet )?(?:sent|done)\\b|\\bmissing\\b|\\bkhong (?:gui|nop)\\b`,
    ),
  ],
  [
    'done',
    /\b(?:da |duoc )?(?:hoan thanh|hoan tat|xong|tiep nhan|duyet)(?: xong)?\b|\bdung han\b|\b(?:has|have) finished\b|\bdone\b/,
  ],
  [
    'sent',
    /\b(?:da |moi |vua )?(?:gui|nop|bao cao|tra loi|phan hoi|co)(?: ve)?(?: du| day du)? roi\b|\b(?:da|moi|vua) (?:gui|nop|co|bao cao|tra loi|phan hoi|dang ky)(?: ve)?\b|\b(?:has|have) sent\b|\b(?:gui|nop)(?: ve)?\b/,
  ],
]

const DUE =
  /\b(?:sap |gan )?(?:den|toi|het|dao) han\b|\bhan (?:chot|nop|gui|cuoi|bao gio|khi nao|ngay nao|hom nao|la|den)\b|\bthoi han\b|\bdeadline\b|\bdue\b|\b(?:phai|can) (?:lam|gui|nop|xong|hoan thanh)\b|\bhan\b/
const WHAT = /\b(?:co |con )?(?:nhung )?(?:viec |nhiem vu |noi dung )?(?:gi|viec nao|nhiem vu nao)\b|\bwhat\b/
const PROGRESS =
  /\bden dau\b|\bthe nao\b|\bra sao\b|\btien do\b|\btinh hinh\b|\btinh trang\b|\bduoc (?:bao nhieu|may)\b|\bbao nhieu phan tram\b|\btong hop\b|\bhow (?:is|are|far)\b/
const LEFT =
  /^(?:con|con lai)(?: lai)?(?: nhung| cac)?(?: ai| don vi nao| bao nhieu(?: don vi| tinh| so)?| may(?: don vi| tinh| so)?| gi)(?: nua)?$/

const WHENS: readonly (readonly [When, RegExp])[] = [
  ['today', /\b(?:trong |ngay )?hom nay\b|\btoday\b/],
  ['tomorrow', /\b(?:trong )?ngay mai\b|\bmai\b(?! \w)|\btomorrow\b/],
  ['next_week', /\b(?:trong )?tuan (?:sau|toi|tiep|ke tiep|tiep theo)\b|\bnext week\b/],
  ['this_week', /\b(?:trong )?(?:tuan nay|cuoi tuan)\b|\bthis week\b/],
  ['this_month', /\b(?:trong )?thang nay\b|\bthis month\b/],
]
const DAYS = /\b(?:trong )?(?:vong )?(\d{1,2}) (?:ngay|hom) (?:toi|nua|sap toi|tiep theo)\b|\bnext (\d{1,2}) days\b/

const AREAS: readonly (readonly [Area, RegExp])[] = [
  [
    'mountains',
    /\b(?:cac tinh )?(?:(?:trung du va )?mien nui(?: va trung du)?(?: phia bac)?|tay bac|dong bac|mien nui phia bac|trung du)\b/,
  ],
  ['red-river', /\b(?:dong bang |dbs ?|db )?(?:song hong|dbsh|bac bo)\b/],
  ['mekong', /\b(?:dong bang song cuu long|dbscl|tay nam bo|mien tay|song cuu long)\b/],
  ['southeast', /\b(?:dong nam bo|mien dong)\b/],
  ['highlands', /\btay nguyen\b/],
  ['north-central', /\bbac trung bo\b/],
  ['south-central', /\b(?:duyen hai )?nam trung bo\b/],
  ['middle', /\b(?:cac tinh )?(?:mien|khu vuc|phia|o) trung\b|\bmien trung\b|\btrung bo\b|\bduyen hai\b/],
  ['north', /\b(?:cac tinh )?(?:mien|khu vuc|phia) bac\b/],
  ['south', /\b(?:cac tinh )?(?:mien|khu vuc|phia) nam\b|\bnam bo\b/],
]

const KINDS: readonly (readonly [BodyKind | null, string])[] = [
  ['province', 'tinh, thanh pho|tinh thanh pho|tinh thanh|tinh|thanh pho|dia phuong|diem cau'],
  ['department', 'so nganh|so'],
  ['ministry', 'bo nganh|bo'],
  ['division', '(?<!nhiem )(?<!dich )vu|cuc|phong ban|(?<!van )phong|ban'],
  ['district', 'quan huyen|huyen|quan'],
  ['commune', 'xa phuong|xa|phuong'],
  [null, 'ai|don vi|co quan|dau moi|nguoi|noi|cho|units?|provinces?'],
]
const QUANTITY =
  '(?:bao nhieu|may|nhung|cac|tat ca cac|tat ca|danh sach cac|danh sach|gom|gom nhung|con|which|who|how many)'
const VERB =
  '(?=\\s(?:chua|da|con|khong|bi|gui|nop|cham|tre|muon|qua|xin|de nghi|thieu|no|xac nhan|can|phai|dang|mat|tu choi|hoan|lam|o|thuoc|mien|vung|khu vuc|phia|co|moi|have|has|not|are|is)\\b|\\s*$)'

/** Words that name nothing, at either end of what is left over. */
const EMPTY = new Set(
  'ai nao gi nhung cac may con da roi chua la co nay gio luc duoc phai can dang bi cho toi em anh minh biet xem hoi voi nhe nhi a ah the vay trong cua ve o va them het nua thi khong hay ma do kia cu ra den theo dau xong gui nop nhat hom cai who what which has have is are the not yet of for how many units do did does it'.split(
    ' ',
  ),
)
const EMPTY_PHRASE =
  /\b(?:bao nhieu|bao gio|khi nao|ngay nao|luc nao|hom nao|tat ca|toan bo|bao gom|tong so|tong cong|hien tai|hien nay|hien gio|thoi diem nay|den nay|don vi|ket qua|san pham|cong viec|nhiem vu|phan viec|noi dung|hoan thanh|day du)\b/g

function expanded(text: string): string {
  return typed(text)
    .flat.replace(/[“”"'…]/g, ' ')
    .replace(/[^\p{L}\p{N}?/.,:;!()-]+/gu, ' ')
    .split(' ')
    .map((word) => {
      const bare = word.replace(/[?.,:;!()]+$/, '')
      return (SHORT[bare] ?? bare) + word.slice(bare.length)
    })
    .join(' ')
    .trim()
}

function withoutEnding(text: string): string {
  let left = text
  for (;;) {
    const next = left
      .replace(/[?\s]+$/, '')
      .replace(ENDING, '')
      .trim()
    if (next === left) return left
    left = next
  }
}

/** Takes what matches out of the text. */
function taken(text: string, found: RegExpMatchArray): string {
  const at = found.index ?? 0
  return `${text.slice(0, at)} ${text.slice(at + found[0].length)}`.replace(/\s+/g, ' ').trim()
}

function first<T>(text: string, table: readonly (readonly [T, RegExp])[]): { value: T; rest: string } | null {
  for (const [value, pattern] of table) {
    const found = text.match(pattern)
    if (found) return { value, rest: taken(text, found) }
  }
  return null
}

function subjectIn(text: string): { body: BodyKind | null; rest: string; who: boolean } {
  for (const [body, words] of KINDS) {
    const asked = text.match(new RegExp(`\\b(?:${QUANTITY} )*(?:${words})(?: con)? nao\\b`))
    const counted = asked ?? text.match(new RegExp(`(?:\\b(?:${QUANTITY} )+|^)(?:${words})\\b${VERB}`))
    if (counted) return { body, rest: taken(text, counted), who: true }
  }
  const who = text.match(/\b(?:nhung )?ai\b|\bwho\b/)
  return { body: null, rest: who ? taken(text, who) : text, who: who !== null }
}

function wordsLeft(text: string): string {
  const words = text
    .replace(EMPTY_PHRASE, ' ')
    .split(/[\s?.,:;!()]+/)
    .filter((word) => word !== '')
  while (words.length > 0 && EMPTY.has(words[0]!)) words.shift()
  while (words.length > 0 && EMPTY.has(words.at(-1)!)) words.pop()
  return words.join(' ')
}

/** A plain question about a plan; null for what is none, or none that is known. */
export function questionIn(text: string): Question | null {
  if (text.length > 200) return null
  const whole = expanded(text)
  const named = whole.match(/\b(?:trong |cua |theo |o )?(?:ke hoach )?(kh ?\d{1,3})\b/)
  const about = named ? taken(whole, named) : whole
  const plan = named ? named[1]!.replace(' ', '') : null
  const opening = about.match(ASKING)
  const order = opening?.groups?.order !== undefined && opening.groups.order !== ''
  const said = withoutEnding(about.slice(opening?.[0].length ?? 0))
  const marked = about.includes('?')
  if (said === '') return null
  if (EVENT.some((pattern) => pattern.test(said))) return { plan, ask: 'event' }
  if (TO_PHONE.test(said)) return { plan, ask: 'to_phone' }
  const subject = subjectIn(said)
  const asks = marked || order || subject.who || ASKS.test(said)
  if (!asks) return null
  return listQuestion(said, subject, plan, marked || order)
}

function listQuestion(
  said: string,
  subject: ReturnType<typeof subjectIn>,
  plan: string | null,
  sure: boolean,
): Question | null {
  let rest = subject.rest
  const area = first(rest, AREAS)
  if (area) rest = area.rest
  const days = rest.match(DAYS)
  const named = days ? null : first(rest, WHENS)
  const when: When | null = days ? { days: Number(days[1] ?? days[2]) } : (named?.value ?? null)
  if (days) rest = taken(rest, days)
  else if (named) rest = named.rest
  const make = (state: ListState, words: string, with_: { when?: When | null; yesNo?: boolean } = {}): Question => ({
    plan,
    ask: 'list',
    state,
    words: wordsLeft(words),
    area: area?.value ?? null,
    body: subject.body,
    when,
    yesNo: false,
    ...with_,
  })
  if (LEFT.test(said)) return make('missing', '')
  // "Nghệ An gửi chưa", "danh sách xong chưa": how it stands; "ai chưa" asks who.
  const stands = rest.match(
    new RegExp(`\\b(?:da )?(?:${SEND}|xac nhan|nhan(?: nhiem vu| viec)?)\\b(.*?)\\b(?:hay )?chua$`),
  )
  if (stands && !subject.who)
    return make('missing', `${rest.slice(0, stands.index)} ${stands[1] ?? ''}`, { yesNo: true })
  const state = first(rest, STATES)
  const due = rest.match(DUE)
  const strong = state !== null && state.value !== 'sent' && state.value !== 'done' && state.value !== 'missing'
  if (due && !strong && !(state?.value === 'missing' && subject.who)) {
    const left = wordsLeft(taken(rest, due).replace(WHAT, ' '))
    if (left !== '' && when === null) return make('missing', left)
    return make('missing', left, { when: when ?? { days: 7 } })
  }
  if (state !== null) {
    if (!subject.who && !sure && !ASKS.test(said)) return null
    return make(state.value, state.rest.replace(PROGRESS, ' '))
  }
  const progress = rest.match(PROGRESS)
  if (progress) {
    const left = wordsLeft(rest.replace(new RegExp(PROGRESS, 'g'), ' '))
    if (left === '' && area === null && subject.body === null) return { plan, ask: 'status' }
    return make('missing', left, { yesNo: true })
  }
  if (when !== null && (WHAT.test(rest) || wordsLeft(rest) === '')) return make('missing', rest.replace(WHAT, ' '))
  // "Ai chưa?", "còn ai nữa": the rest goes without saying.
  if (subject.who && /\bchua$|^con\b|\bcon lai\b/.test(rest)) return make('missing', rest)
  return null
}

const OWN_POLITE =
  /^(?:(?:cho|xin|da|vang|a|oi|alo|em|anh|chi|ban|dong chi|toi|minh|chung toi|ben|hoi(?! nghi| thao| thi| dong)|biet|lam on|vui long|giup|thua|kinh thua|hi|hello|chao|the|vay|bot|ad|admin|thi|don vi|co quan|ben em|phong)\b[\s,.:!-]*)*/
const WHEN_ASKED = '(?:bao gio|khi nao|ngay nao|hom nao|luc nao|may gio|ngay may|ngay bao nhieu)'
const THING =
  '(?:danh sach|bao cao|tham luan|tai lieu|san pham|ket qua|van ban|file|tep|bai phat bieu|slide|dang ky|ho so|noi dung|nhiem vu|phieu)(?: \\w+){0,4}?'

const OWN: readonly (readonly [OwnQuestion, RegExp])[] = [
  [
    'deadline',
    new RegExp(
      `^(?:${WHEN_ASKED} (?:thi |la |moi )?(?:den han|het han|toi han|han|phai (?:gui|nop|xong|hoan thanh)|can (?:gui|nop)|gui|nop)(?: ${THING})?|(?:thoi han|han|han nop|han gui|han cuoi|han chot|deadline)(?: nop| gui)?(?: (?:cua )?${THING})?(?: la| den| vao)?(?: het)?(?: ${WHEN_ASKED}| the nao)?|${THING} (?:phai |can )?(?:gui|nop|han|den han|thoi han)(?: den| la| vao| truoc)? ${WHEN_ASKED}|(?:gui|nop|phai gui|phai nop|can gui)(?: ${THING})? (?:truoc )?${WHEN_ASKED}|con (?:bao nhieu|may) (?:ngay|hom)(?: nua)?(?: (?:thi |la )?(?:den|het|toi) han)?|when is it due|what is the deadline)$`,
    ),
  ],
  [
    'receiver',
    new RegExp(
      `^(?:can |phai |thi )?(?:gui|nop)(?: ${THING})?(?: (?:ve|cho|den|toi|o|qua|tai|vao))* ?(?:ai|dau|noi nao|cho nao|don vi nao|co quan nao|dia chi nao|email nao|mail nao|duong nao|hom thu nao)$|^(?:noi nhan|dia chi nhan|dia chi gui|email nhan)(?: la)?(?: o)?(?: gi| dau| nao)?$|^where (?:do i|to) send(?: it)?$`,
    ),
  ],
  [
    'what',
    /^(?:con |can |phai |duoc giao )+(?:gui|nop|lam|chuan bi|thuc hien)? ?(?:nhung )?(?:gi|viec gi|noi dung gi|nhung gi|nhiem vu gi)$|^(?:co |duoc giao |con )?(?:nhung )?(?:viec|nhiem vu) (?:gi|nao)$|^(?:viec|nhiem vu) cua (?:toi|em|minh|don vi) la gi$|^what do i (?:owe|have to (?:do|send))$/,
  ],
]

/** What a contact asks about the own work, where the whole text is just that; everything else is for people to read. */
export function ownQuestionIn(text: string): OwnQuestion | null {
  if (text.length > 120) return null
  const said = withoutEnding(expanded(text).replace(OWN_POLITE, ''))
  if (said === '') return null
  const found = OWN.find(([, pattern]) => pattern.test(said))
  // A bare "hạn" or "nơi nhận" is no question unless it is marked as one.
  if (found) return said.includes(' ') || text.includes('?') ? found[0] : null
  return EVENT.some((pattern) => pattern.test(said)) ? 'event' : null
}

// Sentences that change tasks of another plan: deadlines, units, tasks added or dropped, wordings put right.
import type { PlanAssignment } from '../core/plan-document.ts'
import { bodyAt, deadlinesOfChange, placeIn, taskMeant } from './amended-task.ts'
import { datesIn } from './dates.ts'
import { type DeadlineContext, readDeadlines } from './deadlines.ts'
import { finish } from './draft.ts'
import { isAboutDeadline, type Said } from './event-changes.ts'
import { fold } from './fold.ts'
import { beginsWithBody, leadInLength, subjectOf, unitOf } from './units.ts'

const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu')
const MOVES = word(
  'điều chỉnh|thay đổi|sửa đổi|sửa|đổi|dời|lùi|gia hạn|kéo dài|rút ngắn|đẩy sớm|chuyển|nay là|thay cho|thay vì|thống nhất',
)
const SHIFT =
  /(?:thêm|lùi(?: lại)?|gia hạn|kéo dài)(?: thời hạn| thời gian)?\s+(?<days>\d{1,3})\s+ngày(?<working>\s+làm việc)?/iu

const deadlineChange = (text: string, context: DeadlineContext): Said[] => {
  if (!isAboutDeadline(text) || !MOVES.test(text)) return []
  const { old, fresh } = deadlinesOfChange(text, context)
  const shift = SHIFT.exec(text)?.groups
  if (!fresh && !shift) return []
  const meant = taskMeant(fresh ? text.slice(0, fresh.start) : text, old)
  // "Kéo dài từ ngày A đến ngày B": A is the day that it was.
  const deadline = fresh
    ? fresh.deadline.kind === 'date'
      ? { ...fresh.deadline, from: null, bound: fresh.deadline.bound === 'on' ? ('by' as const) : fresh.deadline.bound }
      : fresh.deadline
    : null
  return [
    {
      kind: 'deadline',
      task: { ...meant, unit: meant.unit ?? taskMeant(text).unit, place: meant.place ?? placeIn(text) },
      deadline,
      shift: !deadline && shift ? { days: Number(shift.days), unit: shift.working ? 'working_day' : 'day' } : null,
    },
  ]
}

const QUOTED = '[“"«\'‘]([^”"»’]{1,500}?)[”"»\'’]'
const WORDINGS = [
  new RegExp(
    `(?:thay(?: thế)?|sửa(?: đổi)?|điều chỉnh|đổi)\\s+(?:các\\s+)?(?:(?:cụm )?từ|nội dung|đoạn|câu|số liệu)?\\s*:?\\s*${QUOTED}[^“"«]{0,120}?(?:thành|bằng)\\s*(?:(?:cụm )?từ|nội dung|đoạn|câu|số liệu)?\\s*:?\\s*${QUOTED}`,
    'iu',
  ),
  new RegExp(
    `(?:in|ghi|viết|nêu)(?: nhầm)?(?: là)?\\s*:?\\s*${QUOTED}\\s*[,;.]?\\s*(?:nay\\s+)?(?:xin\\s+)?(?:được\\s+)?(?:sửa|đính chính|đọc|điều chỉnh)(?: lại)?(?: đúng)?\\s*(?:thành|là|như sau)?\\s*(?:là)?\\s*:?\\s*${QUOTED}`,
    'iu',
  ),
  new RegExp(`từ\\s*:?\\s*${QUOTED}\\s*(?:thành|sang)\\s*:?\\s*${QUOTED}`, 'iu'),
  // Without quotation marks: "đã in: …; nay sửa lại là: …".
  /(?:đã\s+)(?:in|ghi|viết)(?: nhầm)?(?: là)?\s*:\s*([^;:]{2,300}?)\s*[;,.]\s*(?:nay\s+)?(?:sửa|đính chính|đọc)(?: lại)?\s*(?:thành|là)\s*:?\s*([^;:]{2,300}?)[\s.;]*$/iu,
]
const TAKEN_OUT = new RegExp(`(?:bỏ|bãi bỏ|lược bỏ)\\s+(?:cụm )?từ\\s*:?\\s*${QUOTED}`, 'iu')

/** A wording put in the place of another, with the days and the deadline that the new one says. */
export const wordingChange = (from: string, to: string, around: string, context: DeadlineContext): Said => {
  const fresh = to === '' ? undefined : readDeadlines(to, { ...context, cell: true })[0]
  return {
    kind: 'wording',
    task: { ...taskMeant(around), words: null, deadline: null },
    from: from.trim(),
    to: to.trim(),
    days: { from: datesIn(fold(from))[0] ?? null, to: datesIn(fold(to))[0] ?? null },
    deadline: fresh?.deadline ?? null,
  }
}

const wordings = (text: string, context: DeadlineContext): Said[] => {
  for (const pattern of WORDINGS) {
    const match = pattern.exec(text)
    if (match) return [wordingChange(match[1]!, match[2]!, text.replace(match[0], ' '), context)]
  }
  const out = TAKEN_OUT.exec(text)
  return out ? [wordingChange(out[1]!, '', text.replace(out[0], ' '), context)] : []
}

const NOTHING = { place: null, unit: null, words: null, deadline: null }
/** The length of a body's name where one begins, with the blanks before it. */
const nameAfter = (text: string, at: number): { name: string; end: number } | null => {
  const name = bodyAt(text.slice(at))
  return name === null ? null : { name, end: text.indexOf(name, at) + name.length }
}

const unitChange = (text: string): Said[] => {
  // "Giao Sở A thay (cho) Sở B …", "Sở A chủ trì thay Sở B"
  for (const match of text.matchAll(/(?<!\p{L})(?:thay(?: thế)?(?: cho)?)\s+/giu)) {
    const old = nameAfter(text, match.index + match[0].length)
    if (!old) continue
    const before = text.slice(0, match.index)
    const by = /^\s*(?:là đơn vị \p{L}+ \p{L}+\s*)?bằng\s+/iu.exec(text.slice(old.end))
    if (by) {
      const fresh = nameAfter(text, old.end + by[0].length)
      if (fresh) return [unitSaid(text, old.name, fresh.name, text.slice(fresh.end))]
      continue
    }
    const given = [
      ...before.matchAll(/(?:(?<!\p{L})(?:[Gg]iao|[Pp]hân công|[Dd]o|[Cc]ho|[Đđ]ề nghị)\s+(?:cho\s+)?|^)(?=\p{Lu})/gu),
    ].at(-1)
    const fresh = given ? nameAfter(before, given.index + given[0].length) : null
    if (fresh) return [unitSaid(text, old.name, fresh.name, `${text.slice(old.end)} ${before.slice(fresh.end)}`)]
  }
  // "Chuyển nhiệm vụ … từ Sở B sang Sở A", "Điều chỉnh đơn vị chủ trì … từ Sở B thành Sở A"
  for (const match of text.matchAll(/(?<!\p{L})từ\s+(?=\p{Lu})/gu)) {
    const old = nameAfter(text, match.index + match[0].length)
    const to = old && /^\s*,?\s*(?:sang|thành)\s+(?:cho\s+)?/iu.exec(text.slice(old.end))
    const fresh = to ? nameAfter(text, old.end + to[0].length) : null
    if (old && fresh) return [unitSaid(text, old.name, fresh.name, text.slice(0, match.index))]
  }
  // "Sở A tiếp nhận, thực hiện các nhiệm vụ của Sở B": all that B had.
  const takes =
    /(?:tiếp nhận|kế thừa|tiếp tục thực hiện|đảm nhiệm|đảm nhận|thực hiện)[^.;]{0,60}?(?:các |toàn bộ )?(?:nhiệm vụ|phần việc|nội dung)[^.;]{0,60}?(?:của|đã giao(?: cho)?)\s+/iu.exec(
      text,
    )
  if (takes) {
    const subject = subjectOf(text.slice(leadInLength(text)))
    const old = nameAfter(text, takes.index + takes[0].length)
    const fresh = subject?.name ?? bodyAt(text.slice(leadInLength(text)))
    if (fresh && old && fresh !== old.name)
      return [{ kind: 'unit', task: { ...NOTHING, unit: old.name }, from: old.name, to: fresh }]
  }
  return []
}

const unitSaid = (text: string, from: string, to: string, rest: string): Said => {
  const about = /(?:chủ trì|thực hiện|chuẩn bị|đối với|nhiệm vụ|nội dung|việc)\s+(.*)$/isu.exec(rest)?.[1] ?? ''
  const words = about.replace(/(?:\s+(?:tại|nêu tại|theo|của|trong|trước)(?!\p{L})|[.;,(:“”"]).*$/isu, '').trim()
  return {
    kind: 'unit',
    task: { place: placeIn(text), unit: from, words: words.length > 5 ? words : null, deadline: null },
    from,
    to,
  }
}

const ADDS =
  /^(?:.{0,120}?(?:quyết định|thống nhất|nay|,)\s+)?(?:giao\s+)?bổ sung(?:\s+thêm)?(?:\s+giao)?\s+(?:(?:các |một số |\d+ )?(?:nhiệm vụ|công việc|phần việc|nội dung|gạch đầu dòng|điểm|khoản|mục|tiết|ý)(?!\p{L})|(?=\p{Lu}))/iu
export const saysAdded = (text: string): boolean => ADDS.test(text)

/** What is said to be added: "Sở Y tế: chuẩn bị …", "Giao Sở Y tế chuẩn bị …", "8. Sở Y tế chuẩn bị …". */
export const addedTask = (
  written: string,
  line: number,
  context: DeadlineContext,
  owner: string | null,
): PlanAssignment | null => {
  const text = written.replace(/^[\s“"«-]*(?:\d{1,2}[.)]\s*|[a-zđ][.)]\s*|[-–+]\s*)?/iu, '').replace(/[\s”"».;]+$/u, '')
  const from = leadInLength(text)
  const rest = text.slice(from)
  const colon = rest.indexOf(':')
  const named = colon > 0 && colon < 160 && beginsWithBody(rest) ? rest.slice(0, colon) : null
  const subject = named ? null : subjectOf(rest)
  const unit = named ?? subject?.name ?? owner
  const task = named ? rest.slice(colon + 1).trim() : subject ? rest.slice(subject.act) : rest
  if (!unit || task.length < 8 || !/\s/.test(task)) return null
  return finish(
    { unit: unitOf(unit), task, line, path: '', heading: '', general: null, inherited: [], timing: [], questions: [] },
    'BS-1',
    context,
  )
}

const DROPS =
  /^(?:.{0,120}?(?:quyết định|thống nhất|nay|,)\s+)?(?:bỏ|bãi bỏ|hủy bỏ|huỷ bỏ|lược bỏ|cắt giảm|không (?:tiếp tục )?(?:triển khai|thực hiện)|dừng(?: việc)? (?:triển khai|thực hiện)|thôi thực hiện)\s+(?:toàn bộ\s+)?(?:các\s+)?(?<what>(?:nội dung|nhiệm vụ|điểm|khoản|mục|phần việc|gạch đầu dòng|tiết|ý|việc|công việc|hoạt động)(?!\p{L}).*)$/isu

const dropped = (text: string): Said[] => {
  const what = DROPS.exec(text)?.groups?.what
  return what ? [{ kind: 'task_dropped', task: taskMeant(what) }] : []
}

/** What a sentence changes of tasks; the first reading that fits. */
export const taskChangesIn = (text: string, context: DeadlineContext): Said[] => {
  for (const read of [wordings, unitChange, dropped, deadlineChange]) {
    const changes = read(text, context)
    if (changes.length > 0) return changes
  }
  return []
}

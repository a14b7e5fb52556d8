// Which task of another plan a sentence means: its place, its unit, its words, the deadline that it had.
import type { TaskMeant } from '../core/plan-document.ts'
import { type DeadlineContext, type FoundDeadline, readDeadlines } from './deadlines.ts'
import { beginsWithBody, verbAt } from './units.ts'

// From the outer to the inner: a letter names them in either order.
const RANKS: Record<string, number> = {
  phần: 0,
  chương: 0,
  mục: 1,
  'tiểu mục': 2,
  khoản: 2,
  điểm: 3,
  tiết: 4,
  ý: 5,
  'gạch đầu dòng': 6,
  'dấu gạch': 6,
  'gạch ngang': 6,
}
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const LETTERS = 'abcdđegh'
const LABEL = new RegExp(
  `(?<!\\p{L})(?<kind>${Object.keys(RANKS)
    .sort((a, b) => b.length - a.length)
    .join(
      '|',
    )})\\s+(?:số\\s+|thứ\\s+)?(?<label>[ivx]+(?:\\.\\d+)*(?![\\p{L}\\d])|\\d{1,2}(?:\\.\\d{1,2}){0,3}(?![\\p{L}\\d/])|[a-eđgh](?![\\p{L}])|(?:${ORDINALS.join('|')})(?!\\p{L}))`,
  'giu',
)

const labelOf = (written: string): string[] => {
  const ordinal = ORDINALS.indexOf(written.toLowerCase())
  if (ordinal >= 0) return [String(ordinal + 1)]
  if (/^[a-eđgh]$/iu.test(written)) return [String(LETTERS.indexOf(written.toLowerCase()) + 1)]
  return written.toUpperCase().split('.')
}

/** "Điểm 2 mục III", "mục III, khoản 2, điểm a", "gạch đầu dòng thứ hai điểm 5 mục III"; null where no place is named. */
export const placeIn = (text: string): TaskMeant['place'] => {
  const found: { rank: number; label: string[]; dash: boolean }[] = []
  let end = -1
  for (const match of text.matchAll(LABEL)) {
    // Labels that belong together stand side by side.
    if (found.length > 0 && !/^[\s,]*(?:của|thuộc|tại|trong)?[\s,]*$/iu.test(text.slice(end, match.index))) break
    end = match.index + match[0].length
    const kind = match.groups!.kind!.toLowerCase()
    found.push({ rank: RANKS[kind]!, label: labelOf(match.groups!.label!), dash: RANKS[kind]! >= 5 })
  }
  if (found.length === 0) return null
  const path = found
    .filter(({ dash }) => !dash)
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ label }) => label)
  const bullet = found.find(({ dash }) => dash)?.label[0]
  return { path, bullet: bullet && /^\d+$/.test(bullet) ? Number(bullet) : null }
}

const NAME_END =
  /[,;:.()“”"]|\s(?:thay|để|theo|tại|từ|sang|thành|đến|được|nêu|trong|trước|chậm|là|lùi|dời|gia hạn|thêm|về|như|cho|bằng|tiếp tục|nay|vào|do|với)(?!\p{L})/u

/** The body that begins a text, up to its verb or what follows it; null where none does. */
export const bodyAt = (text: string): string | null => {
  const rest = text.replace(/^[\s“"]+/u, '')
  if (!beginsWithBody(rest)) return null
  const stop = NAME_END.exec(rest)?.index ?? rest.length
  const verb = verbAt(rest.slice(0, stop), 1)
  const name = rest
    .slice(0, verb < 0 ? stop : verb)
    .replace(/[\s,;:.“”"]+$/u, '')
    .trim()
  return name.length > 1 && name.length < 140 ? name : null
}

const BEFORE_UNIT = /(?<!\p{L})(?:của|đối với|cho|giao|do|đề nghị|yêu cầu|riêng)\s+/giu

/** The unit whose task is meant: "thời hạn gửi báo cáo của Sở Y tế", "Gia hạn cho UBND tỉnh …". */
export const unitMeantIn = (text: string): string | null => {
  for (const match of text.matchAll(BEFORE_UNIT)) {
    const name = bodyAt(text.slice(match.index + match[0].length))
    if (name) return name
  }
  return null
}

const ABOUT_TASK = [
  /(?<!\p{L})(?:thời hạn|hạn cuối|hạn chót|thời gian|thời điểm|tiến độ|mốc thời gian)(?:\s+(?:hoàn thành|thực hiện))?(?:\s+(?:việc|nhiệm vụ|nội dung))?\s+(?=\p{L})/iu,
  /(?<!\p{L})(?:việc|nhiệm vụ|nội dung|phần việc|công việc)\s+/iu,
  /(?<!\p{L})(?:gia hạn|hạn|ngày)\s+(?=\p{L})/iu,
]
const WORDS_END =
  /[;:(“"]|\svề\s(?=bộ|sở|ubnd|ủy ban|văn phòng|phòng|ban|vụ|cục)|[,.](?=\s|$)|\s(?:của|tại|nêu tại|được|từ|đến|tới|sang|thành|lùi|dời|gia hạn|thêm|trước|chậm nhất|như sau|theo|thay|nêu|quy định|đã|nay|vào|là|do|cho|bằng|hết|xuống|lên)(?!\p{L})/iu
// What says where or when, and nothing about what is to be done.
const EMPTY_WORDS =
  /^(?:nêu|tại|trên|này|đó|điểm|mục|khoản|phần|sau|như|các|mới|cũ|của|theo|thực hiện|hoàn thành|gửi|nộp|ngày|trước|thời hạn|thời gian)(?:\s+(?:nêu|tại|trên|này|đó|điểm|mục|khoản|phần|sau|như|các|mới|cũ|[ivx\d]+))*$/iu

/** The words of the task that a sentence about it has: "gửi danh sách đại biểu"; null where it names none. */
export const wordsMeantIn = (text: string): string | null => {
  const quoted = /(?:nội dung|nhiệm vụ|việc)\s*:?\s*[“"]([^”"]{4,300})[”"]/iu.exec(text)?.[1]
  if (quoted) return quoted.trim()
  for (const lead of ABOUT_TASK) {
    const match = lead.exec(text)
    if (!match) continue
    const after = text.slice(match.index + match[0].length)
    // "Gia hạn cho UBND tỉnh … gửi danh sách": the unit is no word of the task.
    const whom = /^(?:cho|đối với)\s+/iu.exec(after)
    const name = whom ? bodyAt(after.slice(whom[0].length)) : null
    const rest = name === null ? after : after.slice(after.indexOf(name) + name.length)
    const words = rest.slice(0, WORDS_END.exec(rest)?.index ?? rest.length).trim()
    if (words.length > 3 && /\s/.test(words) && !EMPTY_WORDS.test(words)) return words
  }
  return null
}

const OLD =
  /(?<!\p{L})(?:từ|thay cho|thay vì|thay|cũ|dự kiến|trước đây|đã (?:ấn định|thông báo|quy định|nêu)|ban đầu|quy định là)(?!\p{L})/giu
const NEW = /(?<!\p{L})(?:sang|thành|nay|mới|đến|tới|lại là|xuống|lên)(?!\p{L})/giu

/** Does what stands before a date call it the one that holds no more? The nearer word decides. */
export const isOldDate = (before: string): boolean => {
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1)
  const old = [...clause.matchAll(OLD)].at(-1)?.index ?? -1
  const fresh = [...clause.matchAll(NEW)].at(-1)?.index ?? -1
  return old >= 0 && old > fresh
}

export interface TwoDeadlines {
  old: FoundDeadline | null
  fresh: FoundDeadline | null
}

/** The deadline that held and the one that holds now, as a sentence about a change states them. */
export const deadlinesOfChange = (text: string, context: DeadlineContext): TwoDeadlines => {
  const found = readDeadlines(text, { ...context, cell: true }).filter(({ deadline }) => deadline.kind !== 'recurring')
  const old: FoundDeadline[] = []
  const fresh: FoundDeadline[] = []
  let from = 0
  for (const one of found) {
    const before = text.slice(Math.max(from, one.start - 80), one.start)
    const within = /^từ(?!\p{L})/iu.test(text.slice(one.start)) && one.deadline.kind !== 'date'
    if (isOldDate(before) || within) old.push(one)
    else fresh.push(one)
    from = one.end
  }
  return { old: old.at(-1) ?? null, fresh: fresh.at(-1) ?? null }
}

/** How a sentence means a task. */
export const taskMeant = (text: string, old: FoundDeadline | null = null): TaskMeant => ({
  place: placeIn(text),
  unit: unitMeantIn(text),
  words: wordsMeantIn(text),
  deadline: old?.deadline ?? null,
})

// The sentences of a document, one after the other → what they change of the plan that it cites.
import type { PlanChange } from '../core/plan-document.ts'
import { unitMeantIn } from './amended-task.ts'
import { cleanCharacters } from './blocks.ts'
import { withoutCitations } from './citations.ts'
import type { DeadlineContext } from './deadlines.ts'
import { eventChangesIn, labelledEventChange, namesEvent, type Said, saysEventMoved } from './event-changes.ts'
import { descend, type Node, type Outline } from './outline.ts'
import { sentencesOf } from './sentences.ts'
import type { SourceLine } from './source.ts'
import { addedTask, saysAdded, taskChangesIn, wordingChange } from './task-amendments.ts'

export const CHANGING =
  /(?<!\p{L})(?:điều chỉnh|sửa đổi|bổ sung|thay đổi|thay thế|đính chính|gia hạn|lùi|dời|hoãn|hủy|huỷ|bãi bỏ|không tổ chức|chuyển (?:thời gian|lịch|địa điểm|hình thức))(?!\p{L})/iu
export const REST_STAYS =
  /(?:nội dung|điều khoản|nhiệm vụ|phần|thời hạn)[^.;]{0,40}khác[^.;]{0,120}(?:giữ nguyên|không thay đổi|không đổi|thực hiện theo|vẫn (?:thực hiện|giữ))/iu
/** A request, a condition or a rule is no change: "đề nghị cho phép lùi …", "nếu có thay đổi …". */
const NO_CHANGE = [
  /(?:đề nghị|kính đề nghị|xin|kiến nghị|đề xuất|kính trình|trình)[^.;]{0,160}(?:cho phép|cho (?=lùi|gia|hoãn|dời)|xem xét|đồng ý|chấp thuận|phê duyệt)[^.;]{0,160}(?:lùi|gia hạn|hoãn|dời|điều chỉnh|thay đổi|hủy|bổ sung)/iu,
  /(?:xin|đề xuất|kiến nghị|đề nghị được|mong được)\s+(?:được\s+)?(?:lùi|gia hạn|hoãn|dời|điều chỉnh|thay đổi|bổ sung)/iu,
  /(?<!\p{L})(?:nếu|trường hợp|khi|trong quá trình|kịp thời)(?!\p{L})[^.;]{0,120}(?:thay đổi|điều chỉnh|phát sinh|sửa đổi|bổ sung|lùi|hoãn|hủy)/iu,
  /không (?:thay đổi|điều chỉnh|sửa đổi|gia hạn|lùi|hoãn|dời)(?!\p{L})/iu,
  /(?:chủ động|tham mưu|rà soát|theo dõi)[^.;]{0,60}(?:điều chỉnh|sửa đổi|bổ sung)/iu,
]

const denies = (text: string): boolean => NO_CHANGE.some((pattern) => pattern.test(text))

const REQUEST = /^(?:v\/v|về việc)\s+(?:xin|đề nghị|kiến nghị|đề xuất|trình|phúc đáp)(?!\p{L})/iu
const COURTESY = /trân trọng|^trên đây|(?:quan tâm|nghiêm túc|phối hợp|khẩn trương)[^.;]{0,40}thực hiện[\s./]*$/iu

/** True of a text that asks for a change instead of making it. */
export const asksForChange = (text: string): boolean =>
  REQUEST.test(text) || NO_CHANGE.slice(0, 2).some((pattern) => pattern.test(text))

export interface Statement {
  text: string
  line: number
  node: Node | null
}

/** What says a change says it in a few lines; a text without full stops is not searched to its end. */
const STATEMENT_LIMIT = 2000

/** Every sentence of the text proper. */
export const statementsOf = (outline: Outline): Statement[] =>
  [...descend(outline.root)].flatMap((node) =>
    sentencesOf(cleanCharacters(node.text)).map((text) => ({
      text: text
        .trim()
        .slice(0, STATEMENT_LIMIT)
        .replace(/^điều \d+\s*[.:]\s*/iu, ''),
      line: node.line,
      node,
    })),
  )

const TWO_COLUMNS = {
  old: /đã in|đã ghi|hiện hành|(?<!\p{L})cũ(?!\p{L})|theo kế hoạch|đã ban hành/iu,
  fresh: /sửa|đính chính|điều chỉnh|mới|đúng|thay thế/iu,
}

/** "Đã in | Sửa lại là": each row is a wording put right. */
const wordingTables = (lines: readonly SourceLine[], context: DeadlineContext): PlanChange[] => {
  const changes: PlanChange[] = []
  let columns: { old: number; fresh: number; width: number } | null = null
  for (const [i, source] of lines.entries()) {
    const cells = source.cells ?? source.text.split('\t').map((cell) => cell.trim())
    if (cells.length < 2) continue
    const short = cells.every((cell) => cell.length < 40 && !/[“"]/.test(cell))
    const old = short ? cells.findIndex((cell) => TWO_COLUMNS.old.test(cell)) : -1
    const fresh = old < 0 ? -1 : cells.findIndex((cell, at) => at !== old && TWO_COLUMNS.fresh.test(cell))
    if (fresh >= 0) columns = { old, fresh, width: cells.length }
    else if (columns !== null && cells.length === columns.width) {
      const [from = '', to = ''] = [cells[columns.old], cells[columns.fresh]].map((cell) =>
        (cell ?? '').replace(/^[“"«]|[”"»]$/gu, ''),
      )
      const around = cells.filter((_, at) => at !== columns?.old && at !== columns?.fresh).join(', ')
      if (from !== '' && from !== to)
        changes.push({
          ...wordingChange(from, to, around, context),
          words: cells.join(' | '),
          line: i + 1,
        } as PlanChange)
    }
  }
  return changes
}

/** Splits one sentence that says several changes: "lùi … sang …; đồng thời chuyển …". */
const clausesOf = (text: string): string[] =>
  text
    .split(
      /;\s+|,?\s+(?:đồng thời|và)\s+(?=(?:điều chỉnh|thay đổi|chuyển|lùi|dời|gia hạn|bãi bỏ|bỏ |bổ sung|hoãn|hủy|thay |giao )(?![^.;]{0,30}(?:điều chỉnh|bổ sung) kế hoạch))/iu,
    )
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part))

/** A line of a list: with the verb of the sentence that leads to it, or as the rest of that sentence. */
const listedChanges = (lead: string, text: string, context: DeadlineContext): Said[] => {
  const verb = new RegExp(CHANGING.source, 'iu').exec(lead)?.[0] ?? ''
  const own = taskChangesIn(`${verb} ${text}`, context)
  return own.length > 0 ? own : taskChangesIn(`${lead} ${text}`, context)
}

/** What the lines below "… như sau:" are about. */
interface About {
  event: boolean
  added: boolean
  lead: string
  owner: string | null
}

interface Reading {
  changes: PlanChange[]
  /** A sentence that says a change which could not be read. */
  unread: PlanChange[]
}

/** The line of "Kính gửi" or "QUYẾT ĐỊNH:", after which a letter speaks. */
const firstOfText = (statements: readonly Statement[]): number =>
  statements.find(({ text }) => /^kính gửi|(?:^|\s)quyết định\s*:\s*$/iu.test(text))?.line ?? 0

/** Reads changes, and the sentences that say one which could not be read. */
export function readStatements(
  statements: readonly Statement[],
  lines: readonly SourceLine[],
  context: DeadlineContext,
): Reading {
  const head = firstOfText(statements)
  const changes: PlanChange[] = []
  const unread: PlanChange[] = []
  const add = (said: Said, { text, line }: Statement): void => {
    changes.push({ ...said, words: text, line } as PlanChange)
  }
  let about = null as About | null
  let below: Node | null = null
  for (const statement of statements) {
    const { node } = statement
    if (
      about &&
      below &&
      node &&
      node.parent !== below &&
      node !== below &&
      node.parent === below.parent &&
      below.style !== null &&
      node.style === below.style
    )
      about = null
    const masked = withoutCitations(statement.text)
    if (/^(?:căn cứ|xét)\s/iu.test(masked.trim()) && !CHANGING.test(masked)) continue
    const before = changes.length
    const inList = about
    for (const text of clausesOf(masked)) {
      if (denies(text)) continue
      const own = eventChangesIn(text, context)
      const tasks = own.some(({ kind }) => kind === 'event_date' || kind === 'event_cancelled') ? [] : tasksIn(text)
      for (const said of [...own, ...tasks]) add(said, statement)
    }
    if (changes.length === before && inList && !COURTESY.test(masked)) {
      if (inList.event || namesEvent(masked.trim()))
        for (const said of labelledEventChange(masked.trim(), context)) add(said, statement)
      if (changes.length === before && inList.added) {
        const assignment = addedTask(masked.trim(), statement.line, context, inList.owner)
        if (assignment) add({ kind: 'task_added', assignment }, statement)
      }
      if (changes.length === before && inList.lead !== '')
        for (const said of listedChanges(inList.lead, masked.trim(), context)) add(said, statement)
    }
    if (saysAdded(masked.trim())) {
      const at = masked.indexOf(':')
      const rest = at < 0 ? masked : masked.slice(at + 1)
      const owner = unitMeantIn(at < 0 ? '' : masked.slice(0, at))
      const said = at < 0 ? withoutAdding(masked) : rest
      const assignment = /\p{L}/u.test(rest) ? addedTask(said, statement.line, context, owner) : null
      if (assignment) add({ kind: 'task_added', assignment }, statement)
      about = { event: false, added: true, lead: '', owner }
      below = node
    } else if (/:\s*$/.test(masked) && CHANGING.test(masked) && !denies(masked)) {
      const moved = saysEventMoved(masked) || /thời gian|địa điểm|hình thức/iu.test(masked)
      about = {
        event: moved,
        added: false,
        lead: masked.trim().replace(/(?:\s*,?\s*(?:cụ thể )?như sau)?\s*:\s*$/iu, ''),
        owner: null,
      }
      below = node
    }
    const strong = /(?<!\p{L})(?:điều chỉnh|sửa đổi|bổ sung|thay thế|gia hạn|lùi|dời|hoãn|bãi bỏ)(?!\p{L})/iu
    if (
      changes.length === before &&
      statement.line > head &&
      strong.test(masked) &&
      !/:\s*$/.test(masked) &&
      !denies(masked) &&
      !REST_STAYS.test(masked)
    )
      unread.push({ kind: 'unread', words: statement.text, line: statement.line })
  }
  changes.push(...wordingTables(lines, context))
  return { changes: once(changes), unread }

  function tasksIn(text: string): Said[] {
    return taskChangesIn(text.trim(), context)
  }
}

const withoutAdding = (text: string): string =>
  text.replace(/^.*?bổ sung(?:\s+thêm)?(?:\s+nhiệm vụ)?\s*(?:cho\s+)?/iu, '')

const once = (changes: PlanChange[]): PlanChange[] => {
  const shape = ({ words: _, line: __, ...rest }: PlanChange): string => JSON.stringify(rest)
  const kept = changes.filter((one, i) => changes.findIndex((other) => shape(other) === shape(one)) === i)
  // The same new day twice, once with its hour or with the old day: the fuller one says it.
  return kept.filter(
    (one) =>
      one.kind !== 'event_date' ||
      !kept.some(
        (other) =>
          other !== one && other.kind === 'event_date' && other.date === one.date && fullness(other) > fullness(one),
      ),
  )
}

const fullness = (one: Extract<PlanChange, { kind: 'event_date' }>): number =>
  (one.time === null ? 0 : 2) + (one.from === null ? 0 : 1)

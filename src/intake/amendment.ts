// A document that changes a plan which it cites by number: what of it, in its own words; null where it only cites one.
import type { Amendment, PlanChange } from '../core/plan-document.ts'
import {
  asksForChange,
  CHANGING,
  REST_STAYS,
  readStatements,
  type Statement,
  statementsOf,
} from './amendment-statements.ts'
import { cleanCharacters } from './blocks.ts'
import { type Citation, citationsIn, sameNumber, withoutCitations } from './citations.ts'
import type { DeadlineContext } from './deadlines.ts'
import { timingIn } from './event.ts'
import type { Header } from './header.ts'
import { descend, type Outline } from './outline.ts'
import type { SourceLine } from './source.ts'

/** The plan that is amended: cited beside a change first, else the first plan that is cited. */
const citedPlan = (subject: string, statements: readonly Statement[], own: string | null): Citation | null => {
  const fits = ({ kind, number }: Citation): boolean =>
    !/^(?:nghi dinh|thong tu|luat|nghi quyet|chi thi|to trinh)$/.test(kind) &&
    !(own !== null && sameNumber(own, number)) &&
    !/^\d+\/\d{4}\//.test(number)
  const inSubject = citationsIn(subject).filter(fits)
  const said = statements.map(({ text }) => ({ text, cited: citationsIn(text).filter(fits) }))
  const beside = said.flatMap(({ text, cited }) => {
    if (!CHANGING.test(withoutCitations(text))) return []
    // "Căn cứ Kế hoạch số 1 …, điều chỉnh Kế hoạch số 2 …": the one behind the verb.
    const behind = cited.filter(({ start }, i) => CHANGING.test(text.slice(cited[i - 1]?.end ?? 0, start)))
    return behind.length > 0 ? behind : cited
  })
  const every = said.flatMap(({ cited }) => cited)
  const ranked = [...inSubject, ...beside, ...every]
  const plan = ranked.find(({ kind }) => kind === 'ke hoach') ?? ranked[0]
  if (!plan) return null
  // The day and the issuer may stand with another mention of the same number.
  const mentions = [...inSubject, ...every].filter(({ number }) => sameNumber(number, plan.number))
  return {
    ...plan,
    date: mentions.find(({ date }) => date)?.date ?? null,
    issuer: mentions.find(({ issuer }) => issuer)?.issuer ?? null,
  }
}

const REPLACES =
  /(?:kế hoạch này|quyết định này|văn bản này)?[^.;]{0,60}thay thế(?: cho)?(?: hoàn toàn| toàn bộ)?\s+kế hoạch[^.;]{0,200}?số/iu
const REVISED_TITLE =
  /^\s*\(?(?:điều chỉnh|sửa đổi|bổ sung)(?:\s*,?\s*(?:và\s+)?(?:sửa đổi|bổ sung|điều chỉnh))*\s*\)?(?:\s+kế hoạch|\s*$|\s+(?=tổ chức|thời gian|nội dung|một số|nhiệm vụ|triển khai))|\((?:điều chỉnh|sửa đổi|sửa đổi, bổ sung|thay thế)\)|(?:điều chỉnh|sửa đổi|bổ sung|thay thế)[^.]{0,60}kế hoạch[^.]{0,200}số/iu

/** A new text of the whole plan, not a paper about single changes. */
const isWholePlan = (header: Header, text: string, keepsRest: boolean, tasks: number): boolean =>
  header.titled && tasks >= 2 && !keepsRest && (REPLACES.test(text) || REVISED_TITLE.test(header.title ?? ''))

const INVITES =
  /(?<!\p{L})(?:trân trọng )?(?:kính mời|mời (?:các|đồng chí|đại biểu|ông|bà|lãnh đạo|đại diện|đơn vị|quý))/iu
const INVITATION_HEAD = /^GIẤY MỜI(?:\s|$)/u
const EVENT_NAME =
  /(?:dự|tham dự|tổ chức)\s+((?:Hội nghị|Hội thảo|Tọa đàm|Toạ đàm|Đại hội|Hội thi|Cuộc họp|cuộc họp|Lễ|Lớp tập huấn|lớp tập huấn|Diễn đàn|Kỳ họp|Phiên họp|phiên họp|hội nghị|Ngày hội)[^,;:.“”"]{0,200}?)(?=\s+(?:như sau|theo|vào|tại|cụ thể|với|do)(?!\p{L})|[,;:.]|$)/u

/** An invitation states the real day and hour of the event that its plan is about. */
const invitation = (
  lines: readonly SourceLine[],
  outline: Outline,
  statements: readonly Statement[],
  context: DeadlineContext,
): PlanChange[] => {
  const named = lines
    .slice(0, 40)
    .some(({ text }) => text.split('\t').some((cell) => INVITATION_HEAD.test(cell.trim())))
  if (!named || !statements.some(({ text }) => INVITES.test(text))) return []
  const event = statements.map(({ text }) => EVENT_NAME.exec(withoutCitations(text))?.[1]).find(Boolean) ?? ''
  const changes: PlanChange[] = []
  for (const node of [...descend(outline.root)]) {
    const text = cleanCharacters(node.text)
    const timing = /^(?:[-–+*]\s*)?thời gian(?! (?:gửi|nộp|đăng ký))[^:]{0,40}:/iu.test(text)
      ? timingIn(text, context)
      : null
    if (timing && !changes.some(({ kind }) => kind === 'event_date'))
      changes.push({ kind: 'event_date', from: null, ...timing, invitation: event, words: text, line: node.line })
    const place = /^(?:[-–+*]\s*)?địa điểm[^:]{0,40}:\s*(?<place>.+)$/isu.exec(text)?.groups?.place
    if (place && !changes.some(({ kind }) => kind === 'event_place')) {
      const venues = [place.replace(/[\s.;]+$/u, '')]
      changes.push({ kind: 'event_place', form: null, venues, words: text, line: node.line })
    }
  }
  return changes.some(({ kind }) => kind === 'event_date') ? changes : []
}

const subjectIn = (lines: readonly SourceLine[], header: Header): string => {
  const head = lines
    .slice(0, 60)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  const at = head.findIndex((text) => /^(?:GIẤY MỜI|THÔNG BÁO|QUYẾT ĐỊNH|ĐÍNH CHÍNH|CÔNG ĐIỆN)(?:\s|$)/u.test(text))
  return `${header.title ?? ''} ${at < 0 ? '' : head.slice(at, at + 5).join(' ')}`.trim()
}

/** Reads what a document changes of the plan that it cites. `tasks` is how many tasks of its own were found. */
export const readAmendment = (
  lines: readonly SourceLine[],
  header: Header,
  outline: Outline,
  context: DeadlineContext,
  tasks: number,
): Amendment | null => {
  const statements = statementsOf(outline)
  // A plan of its own that rests on another one changes nothing of it, whatever verbs it has.
  const revised = !header.titled || REVISED_TITLE.test(header.title ?? '')
  if (!revised && !statements.some((one) => REPLACES.test(one.text))) return null
  const subject = subjectIn(lines, header)
  const cited = citedPlan(subject, statements, header.number)
  if (!cited) return null
  const text = statements.map((one) => one.text).join('\n')
  const keepsRest = REST_STAYS.test(text)
  const found = { number: cited.number, date: cited.date, issuer: cited.issuer, keepsRest }
  if (isWholePlan(header, text, keepsRest, tasks)) return { ...found, replaces: true, changes: [] }
  if (!revised || asksForChange(subject)) return null
  const { changes, unread } = readStatements(statements, lines, context)
  const declared = CHANGING.test(withoutCitations(subject))
  if (changes.length > 0 && (declared || isFirm(changes)))
    return { ...found, replaces: false, changes: declared ? [...changes, ...unread] : changes }
  if (declared && unread.length > 0 && CHANGING.test(subject)) return { ...found, replaces: false, changes: unread }
  const invited = invitation(lines, outline, statements, context)
  return invited.length > 0 ? { ...found, replaces: false, changes: invited } : null
}

/** Said in the text alone, only what cannot be meant otherwise counts. */
const isFirm = (changes: readonly PlanChange[]): boolean =>
  changes.some(({ kind }) => kind !== 'unread' && kind !== 'task_added' && kind !== 'task_dropped')

// What was understood of a document as a page of text: its head, its event, the tasks by unit, each doubt with its place and what to do.
import { plainText } from '../channels/channel.ts'
import { buildCalendar } from '../core/calendar.ts'
import { dueOf } from '../core/deadline.ts'
import { documentOffers } from '../core/document-doubts.ts'
import { type DoubtContext, type Offer, taskOffers } from '../core/doubts.ts'
import type { Deadline, PlanAssignment, PlanDocument, Question } from '../core/plan-document.ts'
import { deadlinePhrase, eventDateWords, offerWords } from '../core/render.ts'
import { sourceWords } from '../core/source-words.ts'
import type { Texts } from '../core/texts.gen.ts'
import { formatDay } from '../core/time.ts'
import { resolveUnit } from '../core/units.ts'
import { columns, hanging, type Style, styled, type Terminal, wrap } from './terminal.ts'

interface Page {
  plan: PlanDocument
  lines: readonly string[]
  t: Texts
  terminal: Terminal
}

const AGENDA = 8
const QUOTE = 160

/** The page, line by line. */
export function readingLines(page: Page): string[] {
  const asked = page.plan.questions.length + page.plan.assignments.reduce((n, a) => n + a.questions.length, 0)
  return [
    ...head(page),
    ...event(page),
    ...amends(page),
    ...agenda(page),
    '',
    ...heading(page, counts(page, asked), asked > 0 ? 'alert' : 'strong'),
    ...documentDoubts(page),
    ...tasks(page),
    ...suggestions(page),
    ...ending(page),
  ]
}

const say = (text: string): string => plainText(text)

const heading = ({ terminal }: Page, text: string, style: Style = 'strong'): string[] =>
  wrap(text, terminal.width).map((line) => styled(line, style, terminal))

function head(page: Page): string[] {
  const { plan, t, terminal } = page

  const number = plan.number === null ? t('read-no-number') : say(t('plan-number', { number: plan.number }))
  const about = [plan.issuer, plan.date && formatDay(plan.date)].flatMap((one) => one ?? []).join(' · ')
  return [
    ...heading(page, number),
    ...(about === '' ? [] : wrap(about, terminal.width)),
    ...(plan.title === null ? [] : heading(page, plan.title)),
  ]
}

function event({ plan, t, terminal }: Page): string[] {
  const { event } = plan
  if (event === null) return []
  const state = event.date ? ('fixed' as const) : ('unknown' as const)
  const when = event.window
    ? say(t('days-range', { from: formatDay(event.window.from), to: formatDay(event.window.to) }))
    : say(eventDateWords({ day: event.date, time: event.time, state }, t))
  const form = event.form === null ? [] : [t(`read-form-${event.form}`)]
  const line = (label: string, text: string) => hanging(`${label}: `, text, 0, terminal.width)
  // The title says it already, more often than not.
  const name =
    event.name !== null && plan.title?.toLowerCase().includes(event.name.toLowerCase()) ? '' : (event.name ?? '')
  return [
    '',
    ...line(t('read-event'), [name, when, ...form].filter(Boolean).join(' · ')),
    ...(event.venues.length > 0 ? line(t('read-venue'), event.venues.join('; ')) : []),
    ...(event.chair === null ? [] : line(t('read-chair'), event.chair)),
  ]
}

function amends({ plan, t, terminal }: Page): string[] {
  if (!plan.amends) return []
  const { number, changes } = plan.amends
  return [
    '',
    ...wrap(say(t('read-amends', { number })), terminal.width),
    ...changes.flatMap(({ line, words }) => hanging(`${line}: `, words.replace(/\s+/g, ' '), 2, terminal.width)),
  ]
}

function agenda({ plan, t, terminal }: Page): string[] {
  if (plan.agenda.length === 0) return []
  const rows = plan.agenda.slice(0, AGENDA).flatMap((row) => {
    const time = [row.start, row.end].flatMap((one) => one ?? []).join('–')
    const who = row.presenter === null ? '' : ` (${row.presenter})`
    const [first = '', second] = hanging(time === '' ? '- ' : `${time}  `, `${row.content}${who}`, 2, terminal.width)
    return [second === undefined ? first : `${first.slice(0, terminal.width - 1)}…`]
  })
  const more = plan.agenda.length - AGENDA
  return [
    '',
    say(t('read-agenda', { count: String(plan.agenda.length) })),
    ...rows,
    ...(more > 0 ? [`  ${say(t('read-more', { count: String(more) }))}`] : []),
  ]
}

function counts({ plan, t }: Page, asked: number): string {
  const units = new Set(plan.assignments.map((a) => a.unit)).size
  const dated = plan.assignments.filter((a) => a.deadline !== null && a.deadline.kind !== 'recurring').length
  const args = { tasks: String(plan.assignments.length), units: String(units), dated: String(dated) }
  return say(asked === 0 ? t('read-counts-clear', args) : t('read-counts', { ...args, questions: String(asked) }))
}

/** "? why", the place with its words, and the answers there are. */
function doubtLines(
  page: Page,
  question: Question,
  words: string | null,
  offers: readonly Offer[],
  indent: number,
): string[] {
  const { t, terminal } = page
  const quoted =
    words === null
      ? say(t('read-line', { line: String(question.line) }))
      : say(t('read-line-quoted', { line: String(question.line), text: clip(words) }))
  const answers = offers.map((offer) => say(offerWords(offer.label, t)))
  return [
    ...hanging('? ', question.message, indent, terminal.width).map((line) => styled(line, 'alert', terminal)),
    ...hanging('', quoted, indent + 2, terminal.width).map((line) => styled(line, 'quiet', terminal)),
    ...(answers.length === 0 ? [] : hanging(`${t('read-answers')} `, answers.join(' | '), indent + 2, terminal.width)),
  ]
}

const clip = (words: string): string => {
  const text = words.replace(/\s+/g, ' ').trim()
  return text.length > QUOTE ? `${text.slice(0, QUOTE - 1)}…` : text
}

function documentDoubts(page: Page): string[] {
  const { plan, lines } = page
  if (plan.questions.length === 0) return []
  const { organizer, firstDue } = { organizer: plan.assignments[0]?.unit, firstDue: earliest(plan) }
  return plan.questions.flatMap((question, at) => {
    const words = lines[question.line - 1] ?? ''
    const above = plan.assignments.filter((a) => a.source.line < question.line).at(-1)?.unit
    const units = [...new Set([above, organizer].flatMap((one) => one ?? []))]
    const offers = documentOffers(question, at, words, { date: plan.date, event: plan.event, firstDue, units })
    return ['', ...doubtLines(page, question, words === '' ? null : words, offers, 0)]
  })
}

const earliest = (plan: PlanDocument): string | null =>
  plan.assignments.flatMap(({ deadline }) => (deadline?.kind === 'date' ? [deadline.date] : [])).sort()[0] ?? null

function tasks(page: Page): string[] {
  const { plan } = page
  const out: string[] = []
  let unit: string | null = null
  for (const task of plan.assignments) {
    if (task.unit !== unit) out.push('', ...heading(page, task.unit))
    unit = task.unit
    out.push(...taskLines(page, task))
  }
  return out
}

const INDENT = 2

function taskLines(page: Page, task: PlanAssignment): string[] {
  const { t, terminal, plan } = page
  const label = `${task.id}  `
  const at = INDENT + Math.min(columns(label), 12)
  const field = (name: string, text: string) => hanging(`${name}: `, text, at, terminal.width)
  return [
    ...hanging(label, task.task, INDENT, terminal.width),
    ...(task.role === 'coordinate' ? field(t('read-role'), t('offer-role-coordinate')) : []),
    ...field(t('read-deadline'), deadlineText(page, task.deadline)).map((line) =>
      task.deadline === null ? styled(line, 'quiet', terminal) : line,
    ),
    ...task.moreDeadlines.flatMap((one) => field(t('read-more-deadline'), deadlineText(page, one))),
    ...(task.deliverables.length > 0 ? field(t('read-products'), task.deliverables.join('; ')) : []),
    ...(task.deliverTo === null ? [] : field(t('read-receiver'), task.deliverTo)),
    ...(task.members.length > 0 ? field(t('read-members'), task.members.join('; ')) : []),
    ...(task.executor === null ? [] : field(t('read-executor'), task.executor)),
    ...(task.coordinators.length > 0 ? field(t('read-coordinators'), task.coordinators.join('; ')) : []),
    ...(task.sameAs === null ? [] : field(t('read-same-as'), task.sameAs)),
    ...task.questions.flatMap((question) => {
      const asked = { unitText: task.unit, text: task.task, deadline: task.deadline, moreDeadlines: task.moreDeadlines }
      const words = sourceWords(page.lines, task.source.line, task.task)?.lines.join(' ') ?? null
      const lines = doubtLines(page, question, words, taskOffers(question, asked, contextOf(plan, task)), at)
      if (question.code !== 'open_group') return lines
      return [...lines, ...hanging('', say(t('read-name-members', { ref: task.id })), at + 2, terminal.width)]
    }),
  ]
}

function contextOf(plan: PlanDocument, task: PlanAssignment): DoubtContext {
  const doubtful = plan.questions.some((q) => q.code === 'document_date_doubtful' || q.code === 'blank_date')
  const on = plan.event?.date ?? plan.event?.window?.from ?? plan.date
  const found =
    on === null ? null : resolveUnit(task.unit, { on, issuer: plan.issuer, abbreviations: plan.abbreviations ?? {} })
  const names = found?.kind === 'group' ? found.members.map((unit) => unit.name) : []
  return {
    documentDate: doubtful ? null : plan.date,
    eventDay: plan.event?.date ?? plan.event?.window?.to ?? null,
    groups: names.length > 0 ? [{ names, why: 'spread' }] : [],
    nearest: [],
  }
}

const calendar = buildCalendar()

function deadlineText({ plan, t }: Page, rule: Deadline | null): string {
  if (rule === null) return t('read-no-deadline')
  const day = plan.event?.date ?? null
  const event = { day, time: plan.event?.time ?? null, state: day ? ('fixed' as const) : ('unknown' as const) }
  const result = dueOf(rule, { event, documentDate: plan.date, calendar })
  const shown = rule.kind === 'date' ? rule.date : result.kind === 'due' ? result.due.strictDay : null
  const facts = {
    rule,
    result,
    sendBy: null,
    dayOff: shown ? calendar.dayOff(shown) : null,
    provisional: false,
    set: 'plan' as const,
  }
  return say(deadlinePhrase(facts, t, { event: plan.event?.name ?? plan.title }) ?? rule.text)
}

function suggestions(page: Page): string[] {
  const { plan, t, terminal } = page

  if (plan.suggestions.length === 0) return []
  return [
    '',
    ...heading(page, say(t('read-suggestions', { count: String(plan.suggestions.length) }))),
    ...plan.suggestions.flatMap((one, i) => hanging(`${i + 1}. `, `${one.unit}: ${one.task}`, INDENT, terminal.width)),
  ]
}

function ending({ plan, t, terminal }: Page): string[] {
  const line = (label: string, text: string) => hanging(`${label}: `, text, 0, terminal.width)
  const by = [plan.signatory?.title, plan.signatory?.name].flatMap((one) => one ?? []).join(' ')
  return [
    ...(plan.recipients.length > 0 || by !== '' ? [''] : []),
    ...(plan.recipients.length > 0 ? line(t('read-recipients'), plan.recipients.join('; ')) : []),
    ...(by === '' ? [] : line(t('read-signatory'), by)),
  ]
}

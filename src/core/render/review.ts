// The walk through a plan: the document's own words, what was understood, the doubt and its answers, one stop for each message.
import { html, listed, shorten } from '../markup.ts'
import type { EditField, Rendered, RenderedChoice, ReviewMode, ReviewSaid } from '../notice.ts'
import type { DocumentDoubt, ReviewAt, ReviewDoubt, ReviewTask } from '../review.ts'
import type { Texts } from '../texts.gen.ts'
import { deadlinePhrase, deadlineWords } from './deadlines.ts'
import { type Abilities, choice, column, type FactsOf, fitted, type Message } from './layout.ts'
import { offerWords } from './offers.ts'
import { planShort } from './words.ts'

type Facts = FactsOf<'review'>

/** So much of the document's words stays readable on a phone. */
const QUOTE = 700
const NAMES = 4

export function renderWalk(facts: Facts, abilities: Abilities, t: Texts): Rendered {
  const { stop, said } = facts
  const build = (limit: number): Message => {
    const { lines, choices } = stopMessage(facts, Math.min(limit, QUOTE), t)
    const head = [
      ...(said === null ? [] : [...saidLines(said, t), '']),
      t('walk-heading', { plan: html(planShort(facts.plan, t)), no: String(stop.no), of: String(stop.of) }),
      ...(stop.left > 0 && stop.item.kind !== 'end' ? [t('walk-left-open', { count: String(stop.left) })] : []),
      '',
    ]
    return { lines: [...head, ...lines], choices }
  }
  return fitted(build, abilities, t)
}

function saidLines(said: ReviewSaid, t: Texts): string[] {
  if (said.stale) return [t('walk-stale')]
  const what = said.label === null ? null : html(offerWords(said.label, t))
  const done =
    what === null
      ? t('walk-said-typed', { ref: said.ref ?? '' })
      : said.ref === null
        ? t('walk-said-plan', { what })
        : t('walk-said', { ref: said.ref, what })
  return [
    done,
    ...(said.also.length > 0 ? [t('walk-also', { refs: listed(said.also) })] : []),
    ...(said.announced > 0 ? [t('walk-announced-now', { count: String(said.announced) })] : []),
  ]
}

function stopMessage(facts: Facts, limit: number, t: Texts): Message {
  const { item } = facts.stop
  switch (item.kind) {
    case 'task':
      return taskMessage(facts, item.task, limit, t)
    case 'question':
      return questionMessage(facts, item.doubt, limit, t)
    case 'suggestion': {
      const { unit, task, why, line, offers } = item.suggestion
      return {
        lines: [
          t('walk-suggestion', { line: String(line), unit, task: shorten(task, limit) }),
          t('walk-doubt', { message: why }),
        ],
        choices: [...offerChoices(facts, { suggestion: item.suggestion.index }, null, offers, t), ...turns(facts, t)],
      }
    }
    case 'end':
      return endMessage(facts, t)
    default:
      return item satisfies never
  }
}

function questionMessage(facts: Facts, doubt: DocumentDoubt, limit: number, t: Texts): Message {
  const { plan } = facts
  const typed: Partial<Record<string, EditField>> = {
    document_date_doubtful: 'document_date',
    blank_date: 'document_date',
    blank_number: 'document_number',
    unit_missing: 'add',
    no_tasks: 'add',
  }
  const field = typed[doubt.code]
  return {
    lines: [
      t('walk-document'),
      ...(doubt.words === '' ? [] : [quote(doubt.line, doubt.line, doubt.words, limit, t)]),
      '',
      t('walk-doubt', { message: doubt.message }),
    ],
    choices: [
      ...offerChoices(facts, { question: doubt.index }, null, doubt.offers, t),
      ...(field ? [[choice(fieldButton(field, t), { do: 'edit', plan: plan.id, task: null, field })]] : []),
      ...turns(facts, t),
    ],
  }
}

const quote = (from: number, to: number, words: string, limit: number, t: Texts): string => {
  const text = shorten(words, limit)
  return from === to
    ? t('walk-quoted', { line: String(from), text })
    : t('walk-quoted-lines', { from: String(from), to: String(to), text })
}

function taskMessage(facts: Facts, task: ReviewTask, limit: number, t: Texts): Message {
  const { words } = task
  return {
    lines: [
      t('walk-task', { ref: task.ref, section: shorten(task.section, 90) }),
      words === null
        ? t('walk-not-quoted', { text: shorten(task.text, limit) })
        : quote(words.from, words.to, words.lines.join(' '), limit, t),
      ...(task.corrected.includes('text') ? [t('walk-text', { text: shorten(task.text, limit) })] : []),
      '',
      ...taskLines(facts, task, t),
      ...(task.state === 'announced' ? [t('walk-announced')] : []),
      ...(facts.mode === 'see' && task.state !== 'announced' && task.doubts.length > 0
        ? ['', ...task.doubts.map(({ message }) => t('walk-doubt', { message }))]
        : []),
      ...(facts.mode === 'drop' ? ['', t('walk-drop-sure')] : []),
      ...(facts.mode === 'edit' ? ['', t('walk-edit-which')] : []),
    ],
    choices: taskChoices(facts, task, facts.mode, t),
  }
}

/** What was understood of a task, field by field. */
export function taskLines(facts: Pick<Facts, 'plan'>, task: ReviewTask, t: Texts): string[] {
  const about = { event: facts.plan.event.name ?? facts.plan.title }
  return [
    unitLine(task, t),
    ...(task.executor === null ? [] : [t('understood-executor', { executor: task.executor })]),
    ...(task.coordinators.length === 0
      ? []
      : [t('item-coordinators', { units: listed(task.coordinators.map(coordinatorWords(t)), '; ') })]),
    ...(task.products.length === 0 ? [] : [t('item-deliverables', { deliverables: listed(task.products, '; ') })]),
    ...(task.deliverTo === null ? [] : [t('item-deliver-to', { to: task.deliverTo })]),
    deadlineWords(task.deadline, t, { ...about, needsProduct: task.products.length > 0 || task.deliverTo !== null }),
    ...task.moreDeadlines.flatMap((one) => {
      const words = deadlinePhrase(one, t, about)
      return words === null ? [] : [t('walk-more-deadline', { words: html(words) })]
    }),
    ...(task.sameAs === null ? [] : [t('walk-same-as', { ref: task.sameAs.ref, unit: task.sameAs.unit })]),
  ]
}

const coordinatorWords =
  (t: Texts) =>
  ({ text, names }: ReviewTask['coordinators'][number]): string =>
    names.length > 0 ? text : t('walk-coordinator-untold', { name: html(text) })

function unitLine({ unit, role }: ReviewTask, t: Texts): string {
  if (unit.names.length === 0) return t('walk-unit-open', { unit: unit.text })
  const names = listed(unit.names.slice(0, NAMES), '; ')
  const args = { unit: unit.text, names, count: String(unit.names.length) }
  if (unit.names.length > NAMES) return t('walk-unit-many', args)
  if (unit.names.length > 1) return role === 'lead' ? t('walk-unit-several', args) : t('walk-helper', { names })
  return role === 'lead' ? t('walk-unit', { names }) : t('walk-helper', { names })
}

function taskChoices(facts: Facts, task: ReviewTask, mode: ReviewMode, t: Texts): RenderedChoice[][] {
  const at: ReviewAt = { task: task.taskId }
  const walk = (label: string, to: ReviewMode) => choice(label, { do: 'walk', plan: facts.plan.id, at, mode: to })
  if (mode === 'drop')
    return [
      offerChoices(facts, at, task.stamp, [{ label: { as: 'drop' }, answer: { kind: 'drop' } }], t)[0]!,
      [walk(t('button-back'), 'edit')],
    ]
  if (mode === 'edit') return [...editChoices(facts, task, t), [walk(t('button-back'), 'see')]]
  const doubt: ReviewDoubt | undefined = task.state === 'announced' ? undefined : task.doubts[0]
  return [
    ...offerChoices(facts, at, task.stamp, doubt?.offers ?? [], t),
    ...(doubt?.code === 'open_group' ? [[edit(facts, task, 'members', t)]] : []),
    [walk(t('button-edit'), 'edit')],
    ...turns(facts, t),
  ]
}

const FIELDS: readonly (readonly EditField[])[] = [
  ['unit', 'coordinators'],
  ['text', 'executor'],
  ['deadline', 'more_deadlines'],
  ['products', 'deliver_to'],
  ['split', 'merge', 'same_as'],
]

function editChoices(facts: Facts, task: ReviewTask, t: Texts): RenderedChoice[][] {
  const role = task.role === 'lead' ? 'coordinate' : 'lead'
  const fields = FIELDS.map((row) => row.map((field) => edit(facts, task, field, t)))
  return [
    [edit(facts, task, 'members', t)],
    ...fields,
    [
      choice(role === 'lead' ? t('button-role-lead') : t('button-role-coordinate'), {
        do: 'settle',
        plan: facts.plan.id,
        at: { task: task.taskId },
        stamp: task.stamp,
        label: { as: 'role', role },
        answer: { kind: 'role', role },
      }),
      choice(t('button-answer-drop'), { do: 'walk', plan: facts.plan.id, at: { task: task.taskId }, mode: 'drop' }),
    ],
  ]
}

const edit = (facts: Facts, task: ReviewTask, field: EditField, t: Texts): RenderedChoice =>
  choice(fieldButton(field, t), { do: 'edit', plan: facts.plan.id, task: task.taskId, field })

const fieldButton = (field: EditField, t: Texts): string => t(`button-field-${field}`)

const offerChoices = (
  facts: Facts,
  at: ReviewAt,
  stamp: string | null,
  offers: ReviewDoubt['offers'],
  t: Texts,
): RenderedChoice[][] =>
  column(
    offers.map(({ label, answer }) =>
      choice(offerWords(label, t), { do: 'settle', plan: facts.plan.id, at, stamp, label, answer }),
    ),
  )

function turns(facts: Facts, t: Texts): RenderedChoice[][] {
  const { before, after, open } = facts.stop
  const to = (label: string, at: ReviewAt) => choice(label, { do: 'walk', plan: facts.plan.id, at, mode: 'see' })
  const row = [
    ...(before === null ? [] : [to(t('button-walk-back'), before)]),
    ...(after === null ? [] : [to(t('button-walk-on'), after)]),
  ]
  return [...(open === null ? [] : [[to(t('button-walk-open'), open)]]), ...(row.length === 0 ? [] : [row])]
}

function endMessage(facts: Facts, t: Texts): Message {
  const { plan, counts, stop } = facts
  const args = { tasks: String(counts.tasks), units: String(counts.units), dated: String(counts.dated) }
  return {
    lines: [
      stop.left === 0 ? t('walk-end', args) : t('walk-end-left', { ...args, count: String(stop.left) }),
      ...(counts.waiting > 0 ? [t('walk-end-waiting', { count: String(counts.waiting) })] : []),
    ],
    choices: [
      [choice(t('button-preview'), { do: 'preview', plan: plan.id, page: 1 })],
      ...(plan.state === 'draft' ? [[choice(t('button-activate'), { do: 'activate', plan: plan.id })]] : []),
      [choice(t('button-field-add'), { do: 'edit', plan: plan.id, task: null, field: 'add' })],
      ...turns(facts, t),
    ],
  }
}

/** The button that opens the walk, under whatever shows a plan. */
export const walkChoice = (plan: { id: number }, t: Texts, at: ReviewAt | null = null): RenderedChoice =>
  choice(t('button-walk'), { do: 'walk', plan: plan.id, at, mode: 'see' })

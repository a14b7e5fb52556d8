// All that a letter or a revised document changes: for the unit that is told, and for the organizer before it is done.
import { escapeHtml, html, shorten } from '../markup.ts'
import type { ChangeLine, ItemFacts, PlaceChange, Proposal, Rendered, RenderedChoice } from '../notice.ts'
import type { PlanEvent } from '../plan-document.ts'
import type { Texts } from '../texts.gen.ts'
import { formatDay } from '../time.ts'
import { greeting, itemChoices, itemLines, sentence } from './card.ts'
import { type Abilities, choice, type FactsOf, fitted, type Message } from './layout.ts'
import { changeLines } from './unit.ts'
import { markOf, planName, planShort } from './words.ts'

const TASK = 200
const BRIEF = 90

const FORMS = { in_person: 'form-in-person', online: 'form-online', hybrid: 'form-hybrid' } as const
const formWords = (form: PlanEvent['form'], t: Texts): string => (form === null ? t('unsaid') : t(FORMS[form]))
const venueWords = (venues: readonly string[], t: Texts): string =>
  venues.length === 0 ? t('unsaid') : venues.join('; ')

function placeLines({ from, to }: PlaceChange, t: Texts): string[] {
  return [
    ...(from.venues.join() === to.venues.join()
      ? []
      : [t('plan-changed-venue', { from: venueWords(from.venues, t), to: venueWords(to.venues, t) })]),
    ...(from.form === to.form
      ? []
      : [t('plan-changed-form', { from: html(formWords(from.form, t)), to: html(formWords(to.form, t)) })]),
  ]
}

export function renderPlanChanged(facts: FactsOf<'plan_changed'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, event, place, basis } = facts
  const over = event?.to.state === 'cancelled'
  const unitOf = (item: ItemFacts): string => item.executor ?? item.unit
  const several = new Set([...facts.changed, ...facts.added, ...facts.cancelled].map(unitOf)).size > 1
  // Whoever speaks for several units has a number 1 in each of them.
  const named = (items: readonly ItemFacts[], i: number): string[] =>
    several && (i === 0 || unitOf(items[i]!) !== unitOf(items[i - 1]!))
      ? [t('plan-changed-unit', { unit: unitOf(items[i]!) })]
      : []
  const list = (heading: string, items: readonly ItemFacts[], line: (item: ItemFacts) => string[]): string[] =>
    items.length === 0 ? [] : ['', heading, ...items.flatMap((item, i) => [...named(items, i), ...line(item)])]
  const build = (limit: number): Message => {
    const said = (item: ItemFacts) => ({ no: String(item.no), task: shorten(item.task, limit) })
    const full = (item: ItemFacts) => [
      t('card-item', { ...said(item), mark: markOf(item.light) }),
      ...itemLines(item, plan, t),
    ]
    return {
      lines: [
        greeting(facts.addressed, null, t),
        t('plan-changed-heading', { plan: html(planName(plan, t)) }),
        ...(basis === null ? [] : [t('event-changed-basis', { basis })]),
        ...(event === null ? [] : changeLines({ plan, change: event }, t)),
        ...(place === null ? [] : placeLines(place, t)),
        ...(over ? [] : list(t('plan-changed-tasks'), facts.changed, full)),
        ...(over ? [] : list(t('plan-changed-added'), facts.added, full)),
        ...list(t('plan-changed-cancelled'), facts.cancelled, (item) => [
          t('task-cancelled-item', { ...said(item), task: sentence(said(item).task) }),
        ]),
        '',
        t('event-changed-valid'),
      ],
      choices: over ? [] : itemChoices([...facts.changed, ...facts.added], plan, t),
    }
  }
  return fitted(build, abilities, t)
}

type Changes = Extract<Proposal, { kind: 'changes' }>

const FIELDS = {
  unit: 'field-unit',
  text: 'field-text',
  role: 'field-role',
  executor: 'field-executor',
  deadline: 'field-deadline',
  deliverTo: 'field-deliver-to',
} as const

const MARKS = {
  clear: 'change-left-out',
  doubtful: 'change-doubtful',
  which: 'change-which',
  same: 'change-same',
  unfound: 'change-unfound',
  unread: 'change-unread',
} as const

function fieldWords(field: keyof typeof FIELDS, value: string | null, t: Texts): string {
  if (value === null) return t('unsaid')
  if (field === 'role') return value === 'lead' ? t('role-lead') : t('role-coordinate')
  return escapeHtml(shorten(value, TASK))
}

function taskLines(line: ChangeLine['tasks'][number], t: Texts): string[] {
  const args = { unit: line.unit, task: shorten(line.task, BRIEF) }
  const head = { ...args, ref: line.ref }
  return [
    line.what === 'added'
      ? t('change-task-added', args)
      : t(line.what === 'changed' ? 'change-task' : 'change-task-dropped', head),
    ...line.fields.map(({ field, from, to }) =>
      t('change-field', {
        field: t(FIELDS[field]),
        from: html(fieldWords(field, from, t)),
        to: html(fieldWords(field, to, t)),
      }),
    ),
    ...(line.past ? [t('change-past')] : []),
    ...(line.acted > 0 ? [t('change-acted', { count: String(line.acted) })] : []),
  ]
}

/** One change as it is read: the document's words, what they come to, and why it is not chosen. */
export interface ChangeWords {
  said: string | null
  effects: string[]
  mark: string | null
}

export function changeWords(line: ChangeLine, plan: Changes['plan'], t: Texts): ChangeWords {
  const effects = [
    ...(line.event === null ? [] : changeLines({ plan, change: { ...line.event, basis: null } }, t)),
    ...(line.place === null ? [] : placeLines(line.place, t)),
    ...(line.documentDate === null
      ? []
      : [
          t('change-document-date', {
            from: line.documentDate.from === null ? t('unsaid') : formatDay(line.documentDate.from),
            to: formatDay(line.documentDate.to),
          }),
        ]),
    ...line.tasks.flatMap((task) => taskLines(task, t)),
    ...line.candidates.map(({ ref, unit, task }) => t('change-candidate', { ref, unit, task: shorten(task, BRIEF) })),
  ]
  return {
    said: line.words === null ? null : t('change-words', { no: String(line.no), words: shorten(line.words, TASK) }),
    effects,
    mark: line.chosen ? null : t(MARKS[line.state]),
  }
}

function lineOf(line: ChangeLine, { plan }: Changes, t: Texts): string[] {
  const { said, effects, mark } = changeWords(line, plan, t)
  return ['', ...(said === null ? [] : [said]), ...effects, ...(mark === null ? [] : [mark])]
}

/** What the organizer reads before a letter or a revised document is carried out. */
export function changesProposal(
  proposal: Changes,
  flags: readonly string[],
  moved: readonly string[],
  t: Texts,
): string[] {
  const { plan, basis, lines } = proposal
  const args = { plan: html(planShort(plan, t)) }
  return [
    basis === null ? t('proposal-revision-heading', args) : t('proposal-letter-heading', { ...args, letter: basis }),
    ...(proposal.same === null ? [] : [t('proposal-revision-same', { count: String(proposal.same) })]),
    ...(proposal.keepsRest ? [t('proposal-letter-rest')] : []),
    ...lines.flatMap((line) => lineOf(line, proposal, t)),
    ...(flags.length === 0 ? [] : ['', ...flags]),
    ...(moved.length === 0 ? [] : ['', t('proposal-moved', { count: String(moved.length) }), ...moved]),
    '',
    t('proposal-recipients', { count: String(proposal.texts.reduce((sum, { count }) => sum + count, 0)) }),
    ...proposal.texts.flatMap((one) => [
      '',
      t('preview-to', { to: one.to, count: String(one.count) }),
      ...one.html.split('\n'),
    ]),
  ]
}

/** One choice for each change of a letter: taken or left out, or which task it means. */
export function changeChoices(proposal: Changes, id: number, t: Texts): RenderedChoice[][] {
  if (proposal.basis === null) return []
  return proposal.lines.flatMap((line) => {
    const act = { do: 'amend', proposal: id, change: line.no } as const
    if (line.state === 'which')
      return line.candidates.map(({ id: task, ref }) => [
        choice(t('button-change-means', { no: String(line.no), ref }), { ...act, task }),
      ])
    if (line.state !== 'clear' && line.state !== 'doubtful') return []
    const label = line.chosen ? 'button-change-leave' : 'button-change-take'
    return [[choice(t(label, { no: String(line.no) }), { ...act, task: null })]]
  })
}

/** Is there anything to confirm? */
export const anyChosen = (proposal: Changes): boolean => proposal.lines.some(({ chosen }) => chosen)

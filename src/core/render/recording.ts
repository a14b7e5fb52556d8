// Recording for many units: what would be recorded for whom, what is still unclear, and that it was done.
import { html, listed, shorten } from '../markup.ts'
import type { OnBehalfWay, Proposal, RecordSetting, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords } from './days.ts'
import { undoChoices } from './desk.ts'
import { type Abilities, choice, column, type FactsOf, finish } from './layout.ts'
import { planShort } from './words.ts'

const BRIEF = 90
const WAYS = { phone: 'way-phone', group_chat: 'way-group-chat', paper: 'way-paper' } as const

/** Units with the same items, in the order of the first of them: in one line they can be read. */
export function sameTasks<L extends { tasks: string[] }>(lines: readonly L[]): L[][] {
  const groups = new Map<string, L[]>()
  for (const line of lines) {
    const key = line.tasks.join('\n')
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()]
}

/** Items one after the other, without the full stops that they end with. */
export const tasksInRow = (tasks: readonly string[], limit: number) =>
  listed(
    tasks.map((task) => shorten(task.replace(/[\s.;]+$/, ''), limit)),
    '; ',
  )

function groupLine(group: { unit: string; tasks: string[] }[], t: Texts): string {
  const [first] = group
  const unit = first!.unit
  const tasks = tasksInRow(first!.tasks, BRIEF)
  if (group.length === 1)
    return first!.tasks.length === 0 ? t('record-unit', { unit }) : t('record-unit-tasks', { unit, tasks })
  const units = listed(
    group.map((line) => line.unit),
    '; ',
  )
  const count = String(group.length)
  return first!.tasks.length === 0
    ? t('record-units', { count, units })
    : t('record-units-tasks', { count, units, tasks })
}

type RecordProposal = Extract<Proposal, { kind: 'record' }>

export function recordProposal(proposal: RecordProposal, t: Texts): string[] {
  const { what, number, date, way, lines, nothing, unclear, tasks } = proposal
  return [
    t('proposal-record-heading', { plan: html(planShort(proposal.plan, t)) }),
    t('record-what', { what: html(t(`record-what-${what}`)) }),
    ...(number === null
      ? []
      : [
          date === null
            ? t('record-number', { number })
            : t('record-number-date', { number, day: html(dayWords(date, t)) }),
        ]),
    way === null ? t('record-which-way') : t('record-way', { way: html(t(WAYS[way])) }),
    ...(tasks.length > 0 ? ['', t('record-which-task')] : []),
    ...tasks.map(({ ref, task }) => t('record-task', { ref, task: shorten(task, BRIEF) })),
    '',
    ...sameTasks(lines).map((group) => groupLine(group, t)),
    ...(nothing.length > 0 ? [t('record-nothing', { units: listed(nothing, '; ') })] : []),
    ...unclear.map(({ name }) => t('record-unclear', { name })),
    t('record-count', { items: String(proposal.count), units: String(lines.length) }),
  ]
}

/** What completes it: the way it came, the task, and who is meant by an unclear name. */
export function recordChoices(proposal: RecordProposal, id: number, t: Texts): RenderedChoice[][] {
  const set = (label: string, setting: RecordSetting) => choice(label, { do: 'record_set', proposal: id, set: setting })
  const way = (to: OnBehalfWay) => set(t(WAYS[to]), { way: to })
  return [
    ...proposal.unclear.flatMap(({ name, near }) =>
      column([
        ...near
          .slice(0, 4)
          .map(({ unit, unitId }) => set(t('button-record-means', { name, unit }), { name, unit: unitId })),
        set(t('button-record-leave', { name }), { name, unit: null }),
      ]),
    ),
    ...(proposal.way === null ? [[way('phone'), way('group_chat'), way('paper')]] : []),
    ...column(proposal.tasks.map((task) => set(t('button-record-task', { ref: task.ref }), { task: task.id }))),
    ...(proposal.tasks.length > 1 ? [[set(t('button-record-all-tasks'), { task: 'all' })]] : []),
  ]
}

export function renderRecordedMany(facts: FactsOf<'recorded_many'>, abilities: Abilities, t: Texts): Rendered {
  const args = {
    what: html(t(`record-what-${facts.what}`)),
    way: html(t(WAYS[facts.way])),
    items: String(facts.items),
    units: String(facts.units),
  }
  return finish(
    {
      lines: [
        t('recorded-many', args),
        ...(facts.left > 0 ? [t('recorded-many-left', { count: String(facts.left) })] : []),
      ],
      choices: undoChoices(facts.undo, t),
    },
    abilities,
    t,
  )
}

// A list that a filter made: the filter in words, how many, who by region, and what can be done with them.
import { type Area, byRegion, type ListFilter, namesOf, type When } from '../board.ts'
import { escapeHtml, html, listed, shorten, toPlain } from '../markup.ts'
import type { FoundRow, Rendered, RenderedChoice, TaskLine, UnitLine } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { formatDay } from '../time.ts'
import { whenWeekdayWords, whenWords } from './days.ts'
import { deadlineBrief } from './deadlines.ts'
import { type Abilities, type Block, choice, type FactsOf, finish, pageOf } from './layout.ts'
import { markOf, planShort, sentWords } from './words.ts'

type FoundFacts = FactsOf<'found'>

/** Units on a page: three buttons in a row with buttons, a numbered line each without. */
const ROWS = { buttons: 24, numbers: 12 }
const TASK = 120
/** Tasks listed above the units. */
const TASKS = 6

/** Names of those who are missing, by region where that says something: short enough to read aloud. */
export function missingLines(missing: readonly UnitLine[], t: Texts): string[] {
  const names = new Map(namesOf(missing).map((name, i) => [missing[i]!, name]))
  return byRegion(missing).map(({ region, rows }) => {
    const units = listed(rows.map((row) => names.get(row)!))
    if (region === null && rows.length === missing.length) return units.html
    return t('region-line', { region: html(regionWords(region, t)), count: String(rows.length), units })
  })
}

export const regionWords = (region: Area | null, t: Texts): string =>
  region === null ? t('region-none') : t(`region-${region}`)

function whenLabel(when: When, t: Texts): string {
  return typeof when === 'object' ? t('when-days', { count: String(when.days) }) : t(`when-${when}`)
}

/** "chưa gửi · sản phẩm: danh sách đại biểu · miền Trung": what the list was made with. */
export function filterWords(facts: Pick<FoundFacts, 'filter' | 'tasks' | 'units' | 'of'>, t: Texts): string {
  const { filter, tasks, units } = facts
  const parts = [t(`list-${filter.state}`)]
  if (filter.tasks.length > 0) parts.push(t('filter-task', { tasks: listed(tasks.slice(0, 3).map(taskName), '; ') }))
  else parts.push(t('filter-every-task'))
  if (filter.when !== null) parts.push(t('filter-when', { when: html(whenLabel(filter.when, t)) }))
  if (units.length > 0)
    parts.push(units.length <= 3 ? listed(units).html : t('filter-units', { count: String(units.length) }))
  if (filter.area !== null) parts.push(regionWords(filter.area, t))
  if (filter.body !== null) parts.push(t(`body-${filter.body}`))
  parts.push(t('filter-units', { count: String(facts.of) }))
  return parts.join(' · ')
}

/** A task by its first product, else by its words; with its place. */
export const taskName = (task: Pick<TaskLine, 'ref' | 'task' | 'deliverables'>): string =>
  `${task.ref} ${shorten(task.deliverables[0] ?? task.task, 60)}`

export function renderFound(facts: FoundFacts, abilities: Abilities, t: Texts): Rendered {
  const { filter, plan, rows } = facts
  const names = namesOf(rows)
  const one = facts.tasks.length === 1 && filter.when === null ? facts.tasks[0]! : null
  const head = [
    ...(facts.to === 'viewer' ? [t('report-list-to-leader')] : []),
    t('plan-heading', { plan: html(planShort(plan, t)) }),
    t('found-filter', { filter: html(filterWords(facts, t)) }),
    ...(filter.unmatched === null ? [] : [t('found-unmatched', { words: shorten(filter.unmatched, 60) })]),
    t('report-as-of', { when: html(whenWeekdayWords(facts.now, t)) }),
    ...(one === null ? [] : taskHead(one, facts, t)),
    ...(filter.when === null ? [] : dueTasks(facts, t)),
    t(rows.length === 0 ? 'found-none' : 'found-count', { count: String(rows.length), of: String(facts.of) }),
  ]
  const message = pageOf(
    {
      head,
      blocks: blocksOf(facts, names, abilities.buttons ? ROWS.buttons : ROWS.numbers, t),
      page: facts.page,
      most: 1,
      columns: 3,
      foot: footOf(facts, t),
      turn: (page) => ({ do: 'find', plan: plan.id, filter, page }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

/** Counts and deadline of the one task that a list is about. */
function taskHead(task: TaskLine, facts: FoundFacts, t: Texts): string[] {
  const about = { event: facts.plan.event.name ?? facts.plan.title }
  return [
    t('status-task', { ref: task.ref, task: shorten(task.task, TASK) }),
    countLine(task, t),
    deadlineBrief(task.deadline, t, about),
  ]
}

/** "41/63, còn thiếu 22; đã gửi chờ tiếp nhận 3". */
export function countLine(task: TaskLine, t: Texts): string {
  const args = { done: String(task.done), of: String(task.of), missing: String(task.missing.length) }
  const mark = task.light === null ? '⚪' : markOf(task.light)
  return task.submitted > 0
    ? t('task-count-sent', { mark, ...args, submitted: String(task.submitted) })
    : t('task-count', { mark, ...args })
}

function dueTasks(facts: FoundFacts, t: Texts): string[] {
  const about = { event: facts.plan.event.name ?? facts.plan.title }
  const shown = facts.tasks.slice(0, TASKS)
  const more = facts.tasks.length - shown.length
  return [
    ...shown.map((task) =>
      t('found-due-task', {
        count: html(countLine(task, t)),
        task: taskName(task),
        deadline: html(deadlineBrief(task.deadline, t, about)),
      }),
    ),
    ...(more > 0 ? [t('found-more-tasks', { count: String(more) })] : []),
    ...(shown.length === 0 ? [t('found-no-task-due')] : []),
  ]
}

/** A page of units in one block: the names of a region in a line, or a line for each where there is something to say. */
function blocksOf(facts: FoundFacts, names: readonly string[], most: number, t: Texts): Block[] {
  const named = new Map(facts.rows.map((row, i) => [row, names[i]!]))
  const groups = byRegion(facts.rows)
  const ordered = groups.flatMap(({ rows }) => rows)
  const many = groups.length > 1
  const blocks: Block[] = []
  for (let at = 0; at < ordered.length; at += most) {
    const shown = new Set(ordered.slice(at, at + most))
    const lines = groups.flatMap(({ region, rows }) => {
      const here = rows.filter((row) => shown.has(row))
      if (here.length === 0) return []
      const plain = here.filter((row) => row.sent === null && row.asked === null)
      const told = here.filter((row) => !plain.includes(row))
      const heading = { region: html(regionWords(region, t)), count: String(rows.length) }
      const short = listed(plain.map((row) => itemsName(row, named.get(row)!, t)))
      if (told.length === 0) return [many ? t('region-line', { ...heading, units: short }) : short.html]
      return [
        ...(many ? [t('region-heading', heading)] : []),
        ...told.map((row) => rowLine(row, named.get(row)!, t)),
        ...(plain.length > 0 ? [short.html] : []),
      ]
    })
    const choices = [...shown].map((row) => choice(escapeHtml(shorten(named.get(row)!, 34)), toUnit(facts, row)))
    blocks.push({ lines, choices })
  }
  return blocks
}

const itemsName = (row: FoundRow, name: string, t: Texts): string =>
  row.items > 1 ? toPlain(t('row-items', { unit: name, count: String(row.items) })) : name

const toUnit = (facts: FoundFacts, row: FoundRow) =>
  ({ do: 'view', view: 'unit', plan: facts.plan.id, page: 1, unit: row.unitId }) as const

function rowLine(row: FoundRow, name: string, t: Texts): string {
  const args = { mark: markOf(row.light), unit: name }
  if (row.asked !== null) {
    const words = { ...args, day: formatDay(row.asked.until) }
    return row.asked.reason
      ? t('row-asked-reason', { ...words, reason: shorten(row.asked.reason, 80) })
      : t('row-asked', words)
  }
  if (row.sent !== null) {
    const { submission, at } = row.sent
    if (submission.way === 'declined')
      return t('row-declined', {
        ...args,
        what: html(t(`declined-${submission.declined ?? 'not_ours'}`)),
      })
    return t('row-sent', { ...args, sent: html(sentWords(submission, t)), when: html(whenWords(at, t)) })
  }
  return itemsName(row, name, t)
}

/** Widening and narrowing, and what is done with the list. */
function footOf(facts: FoundFacts, t: Texts): RenderedChoice[][] {
  const { filter, plan } = facts
  const find = (label: string, with_: Partial<ListFilter>): RenderedChoice =>
    choice(label, { do: 'find', plan: plan.id, filter: { ...filter, unmatched: null, ...with_ }, page: 1 })
  const acts: RenderedChoice[] = []
  if (facts.to !== 'viewer' && facts.missing > 0)
    acts.push(choice(t('button-nudge-these', { count: String(facts.missing) }), { do: 'nudge', plan: plan.id, filter }))
  const states: RenderedChoice[] = []
  if (filter.state !== 'missing') states.push(find(t('button-list-missing'), { state: 'missing' }))
  if (filter.state !== 'sent') states.push(find(t('button-list-sent'), { state: 'sent' }))
  const wider: RenderedChoice[] = []
  if (filter.tasks.length > 0 || filter.when !== null)
    wider.push(find(t('button-every-task'), { tasks: [], when: null }))
  if (filter.area !== null || filter.body !== null || filter.units.length > 0)
    wider.push(find(t('button-every-unit'), { area: null, body: null, units: [] }))
  const regions = new Set(facts.rows.map((row) => row.seat?.region ?? null))
  const narrower =
    filter.area === null && facts.rows.length > ROWS.numbers && regions.size > 3
      ? (['north', 'middle', 'south'] as const).map((area) => find(regionWords(area, t), { area }))
      : []
  const task = filter.tasks.length === 1 ? facts.tasks[0] : undefined
  const more: RenderedChoice[] = []
  if (task?.group && facts.to !== 'viewer')
    more.push(choice(t('button-paste'), { do: 'board', plan: plan.id, task: task.taskId, paste: true }))
  more.push(choice(t('button-status'), { do: 'view', view: 'status', plan: plan.id, page: 1, unit: null }))
  return [acts, states, narrower, wider, more].filter((row) => row.length > 0)
}

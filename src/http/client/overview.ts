// The drawer: what the bot understood of the plan, and where every task stands.
import { byId, make } from './dom.ts'
import type { Overview, OverviewTask } from './wire.ts'
import type { PageWords } from './words.ts'

/** Draws the overview into the drawer, keeping the place of reading. */
export function drawOverview(overview: Overview, words: PageWords): void {
  const body = byId('overview-body')
  const top = body.scrollTop
  body.replaceChildren(...parts(overview, words))
  body.scrollTop = top
}

function parts({ plan, totals, questions, tasks }: Overview, words: PageWords): Node[] {
  if (!plan) return [make('p', { class: 'none' }, words['page-overview-none'])]
  const all: Node[] = [
    make(
      'section',
      { class: 'plan-facts' },
      plan.number ? make('p', { class: 'plan-number' }, plan.number) : null,
      plan.title ? make('h3', {}, plan.title) : null,
      pairs(plan.facts),
    ),
  ]
  if (totals.length > 0) all.push(make('section', { class: 'totals' }, pairs(totals)))
  if (questions.length > 0) {
    const lines = questions.map(({ line, message }) =>
      make('li', {}, message, line === null ? null : make('span', { class: 'line' }, ` ${words['page-line']} ${line}`)),
    )
    const heading = make(
      'h3',
      {},
      `${words['page-questions']} `,
      make('span', { class: 'count' }, String(questions.length)),
    )
    all.push(make('section', { class: 'questions' }, heading, make('ul', {}, ...lines)))
  }
  if (tasks.length > 0) all.push(taskTable(tasks, words))
  all.push(make('p', { class: 'about' }, words['page-about']))
  return all
}

function pairs(list: { label: string; value: string }[]): HTMLElement {
  const all = make('dl', {})
  for (const { label, value } of list) all.append(make('div', {}, make('dt', {}, label), make('dd', {}, value)))
  return all
}

function taskTable(tasks: OverviewTask[], words: PageWords): HTMLElement {
  const head = make('tr', {})
  for (const key of ['page-task', 'page-unit', 'page-deadline', 'page-progress'] as const) {
    head.append(make('th', { scope: 'col' }, words[key]))
  }
  const heading = make('h3', {}, `${words['page-tasks']} `, make('span', { class: 'count' }, String(tasks.length)))
  const rows = tasks.map((task) => taskRow(task, words))
  return make(
    'section',
    { class: 'tasks' },
    heading,
    make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)),
  )
}

function taskRow(task: OverviewTask, words: PageWords): HTMLElement {
  const waiting = task.submitted > 0 ? ` · ${task.submitted} ${words['page-waiting']}` : ''
  const meter = make('progress', { max: task.of, value: task.done, 'aria-hidden': true })
  const light = make('span', { class: `light light-${task.light}` }, task.lightWords)
  return make(
    'tr',
    {},
    make(
      'td',
      { 'data-label': words['page-task'] },
      make('span', { class: 'ref' }, task.ref),
      ' ',
      task.task,
      task.note ? make('p', { class: 'task-note' }, task.note) : null,
    ),
    make('td', { 'data-label': words['page-unit'] }, task.unit),
    make('td', { 'data-label': words['page-deadline'] }, task.deadline),
    make(
      'td',
      { 'data-label': words['page-progress'] },
      light,
      task.of > 0 ? make('span', { class: 'tally' }, `${task.done}/${task.of}${waiting}`) : null,
      task.of > 1 ? meter : null,
    ),
  )
}

// The board for leaders and for the group chat: five lines, the close on the eve, a text to paste, and the picture's words.
import { byRegion, namesOf } from '../board.ts'
import { html, shorten, toPlain } from '../markup.ts'
import type { Proposal, Rendered, RenderedChoice, TaskLine } from '../notice.ts'
import type { BoardPicture } from '../picture.ts'
import type { Light } from '../status.ts'
import type { Texts } from '../texts.gen.ts'
import { dayWords, whenWeekdayWords } from './days.ts'
import { deadlineBrief, planEvent } from './deadlines.ts'
import { missingLines, regionWords, taskName } from './found.ts'
import { type Abilities, choice, type FactsOf, finish, saying } from './layout.ts'
import { someNames } from './some-names.ts'
import { eventDateWords, planName, planShort } from './words.ts'

const TASK = 140
/** Names in one line of a leader's report; the rest are counted. */
const NAMES = 8
/** Bars of a picture; a plan of more tasks shows those that are most behind. */
const BARS = 9

const some = (names: readonly string[], t: Texts): string => someNames(names, NAMES, ', ', t).html

/** Five lines: as of when, done, open, what is next, who worries. At the close, what can still be done. */
export function renderBrief({ brief }: FactsOf<'brief'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, totals, since, next, worries } = brief
  const done = { done: String(totals.onTime + totals.late), late: String(totals.late), of: String(totals.assignments) }
  const head = {
    plan: html(planShort(plan, t)),
    event: html(planEvent(plan, t)),
    eventWhen: html(eventDateWords(plan.event, t)),
    when: html(whenWeekdayWords(brief.now, t)),
  }
  const lines = [
    brief.close
      ? t('brief-close-heading', { plan: head.plan, event: head.event, eventWhen: head.eventWhen })
      : t('brief-heading', { plan: head.plan, when: head.when }),
    since === null || since.done === 0
      ? t('brief-done', done)
      : t('brief-done-since', { ...done, since: String(since.done) }),
    t('brief-open', {
      open: String(totals.inTime + totals.overdue),
      submitted: String(totals.submitted),
      overdue: String(totals.overdue),
    }),
    ...(brief.close
      ? closeLines(brief, t)
      : [
          next === null
            ? t('brief-next-none')
            : t('brief-next', {
                day: html(dayWords(next.day, t)),
                task: shorten(next.task, 80),
                missing: String(next.missing),
              }),
        ]),
    worries.length === 0 ? t('brief-worries-none') : t('brief-worries', { units: html(some(worries, t)) }),
    ...(brief.close && brief.open.length > 0 ? [t('brief-close-ask')] : []),
  ]
  return finish(
    {
      lines,
      choices: [
        [
          choice(t('button-status'), { do: 'view', view: 'status', plan: plan.id, page: 1, unit: null }),
          choice(t('button-overdue'), { do: 'view', view: 'overdue', plan: plan.id, page: 1, unit: null }),
        ],
      ],
    },
    abilities,
    t,
  )
}

function closeLines(brief: FactsOf<'brief'>['brief'], t: Texts): string[] {
  if (brief.open.length === 0) return [t('brief-close-complete')]
  return brief.open.map((task) =>
    t('brief-close-task', {
      task: shorten(task.task, 80),
      done: String(task.done),
      of: String(task.of),
      units: html(some(task.units, t)),
    }),
  )
}

/** The board in the chat: a short caption under the picture, or a text that the organizer copies as it is. */
export function renderBoard(facts: FactsOf<'board'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, tasks, now } = facts
  if (facts.paste) return finish(saying(...pasteLines(facts, t)), abilities, t)
  const missing = tasks.reduce((sum, task) => sum + task.missing.length, 0)
  return finish(
    {
      lines: [
        t('board-caption', { plan: html(planShort(plan, t)), when: html(whenWeekdayWords(now, t)) }),
        ...totalsLine(facts, t),
      ],
      choices:
        missing === 0
          ? postChoices(facts, t)
          : [
              [
                choice(t('button-paste'), {
                  do: 'board',
                  plan: plan.id,
                  task: onlyTask(tasks),
                  paste: true,
                }),
                choice(t('button-status'), { do: 'view', view: 'status', plan: plan.id, page: 1, unit: null }),
              ],
              ...postChoices(facts, t),
            ],
    },
    abilities,
    t,
  )
}

/** Where the plan has a group of its own, the text needs no pasting. */
const postChoices = ({ plan, tasks, groups }: FactsOf<'board'>, t: Texts): RenderedChoice[][] =>
  groups === undefined || groups.length === 0
    ? []
    : [[choice(t('button-post'), { do: 'post', plan: plan.id, task: onlyTask(tasks) })]]

const onlyTask = (tasks: readonly TaskLine[]): number | null => (tasks.length === 1 ? tasks[0]!.taskId : null)

/** Before the text goes into the groups: where to, and word for word what. */
export const postProposal = ({ plan, groups, board }: Extract<Proposal, { kind: 'post' }>, t: Texts): string[] => [
  t('proposal-post-heading', { plan: html(planShort(plan, t)), groups: groups.join('; ') || '—' }),
  t('proposal-post-note'),
  '',
  ...pasteLines(board, t),
]

const totalsLine = ({ totals }: FactsOf<'board'>, t: Texts): string[] => [
  t('totals-done', {
    done: String(totals.onTime + totals.late),
    onTime: String(totals.onTime),
    late: String(totals.late),
  }),
  t('totals-open', {
    open: String(totals.inTime + totals.overdue),
    inTime: String(totals.inTime),
    overdue: String(totals.overdue),
    noDeadline: String(totals.noDeadline),
  }),
]

/** For the group chat: what is asked, by when, who has not sent yet; no phones, no blame, and how to say it was sent. */
function pasteLines(facts: FactsOf<'board'>, t: Texts): string[] {
  const { plan } = facts
  const about = { event: plan.event.name ?? plan.title }
  const missing = facts.tasks.filter((task) => task.missing.length > 0)
  // What the plan leaves undated chases nobody, as long as something dated is to be asked for.
  const dated = missing.filter((task) => task.deadline.result.kind === 'due')
  const open = dated.length > 0 ? dated : missing
  if (open.length === 0) return [t('paste-complete', { plan: html(planName(plan, t)), organizer: plan.organizer })]
  return [
    t('paste-heading', { plan: html(planName(plan, t)), when: html(whenWeekdayWords(facts.now, t)) }),
    ...open.flatMap((task) => [
      '',
      t('paste-task', {
        task: sentence(task.deliverables.length > 0 ? task.deliverables.join(', ') : task.task),
        deadline: html(deadlineBrief(task.deadline, t, about)),
      }),
      t('paste-count', { sent: String(task.of - task.missing.length), of: String(task.of) }),
      t('paste-missing', { count: String(task.missing.length) }),
      ...missingLines(task.missing, t),
    ]),
    '',
    t('paste-foot', { organizer: plan.organizer }),
  ]
}

/** What is asked for, as the beginning of a line: with a capital, without the full stop that the line adds. */
function sentence(words: string): string {
  const said = shorten(words.replace(/[\s.;]+$/, ''), TASK)
  return said.charAt(0).toLocaleUpperCase('vi') + said.slice(1)
}

const TONES: Record<Light, BoardPicture['bars'][number]['tone']> = {
  no_deadline: 'quiet',
  no_date: 'quiet',
  not_due: 'open',
  due_soon: 'soon',
  due_today: 'soon',
  overdue: 'late',
  submitted: 'open',
  returned: 'soon',
  done_on_time: 'good',
  done_late: 'good',
  declined: 'quiet',
  paused: 'quiet',
}

/** The words of the picture: a bar for each task, names of the missing of the task that misses most units. */
export function boardPicture(facts: FactsOf<'board'>, t: Texts): BoardPicture | null {
  const { plan } = facts
  const led = facts.tasks.filter((task) => task.role === 'lead' && task.of > 0 && task.waiting === null)
  if (led.length === 0) return null
  const plain = (markup: string): string => toPlain(markup)
  const about = { event: plan.event.name ?? plan.title }
  const shown = led.length <= BARS ? led : [...led].sort((a, b) => behind(b) - behind(a)).slice(0, BARS)
  // Of two that miss as many, the one with a day to miss.
  const dated = (task: TaskLine): number => Number(task.deadline.result.kind === 'due')
  const most = [...led].sort((a, b) => b.missing.length - a.missing.length || dated(b) - dated(a))[0]!
  return {
    kind: 'board',
    title: plain(planName(plan, t)),
    heading: [
      ...(plan.title === null ? [] : [shorten(plan.title, 150)]),
      plain(t('report-as-of', { when: html(whenWeekdayWords(facts.now, t)) })),
    ],
    bars: shown.map((task) => ({
      label: taskName(task),
      count: plain(
        plan.state === 'draft'
          ? t('picture-count-draft', { of: String(task.of) })
          : t(task.missing.length === 0 ? 'picture-count-all' : 'picture-count', {
              done: String(task.done),
              of: String(task.of),
              missing: String(task.missing.length),
            }),
      ),
      note: plain(deadlineBrief(task.deadline, t, about)),
      done: task.done,
      submitted: task.submitted,
      of: task.of,
      tone: task.light === null ? 'quiet' : TONES[task.light],
    })),
    missing: most.of > 1 && most.missing.length > 0 ? missingGroups(most, t) : null,
    foot: [
      ...(shown.length < led.length
        ? [plain(t('found-more-tasks', { count: String(led.length - shown.length) }))]
        : []),
      ...totalsLine(facts, t).map(plain),
      plain(t('picture-legend')),
    ],
  }
}

/** What is behind comes first where not all bars have room. */
const behind = (task: TaskLine): number => (task.light === 'overdue' ? 1000 : 0) + task.missing.length

function missingGroups(task: TaskLine, t: Texts): NonNullable<BoardPicture['missing']> {
  const names = new Map(namesOf(task.missing).map((name, i) => [task.missing[i]!, name]))
  return {
    heading: toPlain(t('picture-missing', { count: String(task.missing.length), task: taskName(task) })),
    groups: byRegion(task.missing).map(({ region, rows }) => ({
      label: region === null && rows.length === task.missing.length ? '' : toPlain(regionWords(region, t)),
      names: rows.map((row) => names.get(row)!).join(', '),
    })),
  }
}

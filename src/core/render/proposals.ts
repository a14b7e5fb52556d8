// Before anything goes out: what was understood of a plan, the messages that would be sent, acts that wait for Xác nhận.
import { namesOf } from '../board.ts'
import { html, listed, shorten } from '../markup.ts'
import type { Due, MovedItem, Proposal, Rendered, RenderedChoice, TaskLine } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { formatTime } from '../time.ts'
import { roomWords } from './accounts.ts'
import { announceProposal, audienceChoices } from './announcements.ts'
import { postProposal } from './board.ts'
import { anyChosen, changeChoices, changesProposal } from './changes.ts'
import { channelsProposal } from './channels.ts'
import { renderContacts } from './contacts.ts'
import { dayWords } from './days.ts'
import { deadlineWords, planEvent } from './deadlines.ts'
import { sendingChoices, sendingLines } from './desk.ts'
import { documentsProposal } from './documents.ts'
import { extensionsProposal } from './extensions.ts'
import { type Abilities, type Block, choice, type FactsOf, finish, type Message, pageOf } from './layout.ts'
import { milestonesProposal } from './milestones.ts'
import { heldLines, stopProposal } from './pauses.ts'
import { recordChoices, recordProposal, sameTasks, tasksInRow } from './recording.ts'
import { walkChoice } from './review.ts'
import { someNames } from './some-names.ts'
import { eventDateWords, eventLines, planShort } from './words.ts'

const TASK = 240
/** Units that are named; a preview of 63 names is read by nobody. */
const NAMED = 10
const BRIEF = 90

export function renderUnderstood(facts: FactsOf<'understood'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, counts, questions, tasks } = facts
  const waiting = tasks.filter((task) => task.waiting !== null)
  const doubts: Block[] = [
    ...(questions.length + waiting.length > 0 ? [{ lines: ['', t('understood-questions')] }] : []),
    ...questions.map((one) => ({
      lines: [t('understood-question', { line: String(one.line), message: one.message })],
    })),
    ...waiting.map((task) => ({
      lines: [t('understood-waiting', { ref: task.ref, message: task.waiting?.message ?? '' })],
      choices: settleChoices(task, t),
    })),
  ]
  const message = pageOf(
    {
      head: [
        t('understood-heading', { plan: html(planShort(plan, t)) }),
        ...(plan.title === null ? [] : [t('card-title', { title: shorten(plan.title, TASK) })]),
        ...eventLines(plan, t),
        t('understood-counts', {
          tasks: String(counts.tasks),
          units: String(counts.units),
          dated: String(counts.dated),
          asked: String(counts.asked),
          agenda: String(facts.agenda),
        }),
      ],
      blocks: [
        ...doubts,
        ...(tasks.length > 0 ? [{ lines: ['', t('understood-tasks')] }] : []),
        ...tasks.map((task) => ({ lines: understoodTask(task, facts, t) })),
      ],
      page: facts.page,
      most: null,
      foot: [
        [walkChoice(plan, t)],
        ...(plan.state === 'draft'
          ? [
              [choice(t('button-preview'), { do: 'preview', plan: plan.id, page: 1 })],
              [choice(t('button-activate'), { do: 'activate', plan: plan.id })],
            ]
          : []),
      ],
      turn: (page) => ({ do: 'understood', plan: plan.id, page }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

/** How a doubt about a task can be settled: name the bodies of an open group, or state the deadline. */
function settleChoices(task: TaskLine, t: Texts): RenderedChoice[] {
  const group = /group|member|unit/.test(task.waiting?.code ?? '')
  const [label, act] = group
    ? ([t('button-answer-members'), 'members'] as const)
    : ([t('button-answer-deadline'), 'deadline'] as const)
  const named = t('labelled', { ref: task.ref, label: html(label) })
  return [choice(named, { do: 'answer', task: task.taskId, with: act })]
}

function understoodTask(task: TaskLine, facts: FactsOf<'understood'>, t: Texts): string[] {
  const args = { ref: task.ref, unit: task.unit, task: shorten(task.task, TASK) }
  return [
    '',
    task.group && task.of > 0
      ? t('understood-task-group', { ...args, of: String(task.of) })
      : t('understood-task', args),
    ...(task.executor === null ? [] : [t('understood-executor', { executor: task.executor })]),
    ...(task.role === 'coordinate' ? [t('understood-helper')] : []),
    ...(task.coordinators.length === 0 ? [] : [t('item-coordinators', { units: listed(task.coordinators, '; ') })]),
    ...(task.deliverables.length === 0
      ? []
      : [t('item-deliverables', { deliverables: listed(task.deliverables, '; ') })]),
    deadlineWords(task.deadline, t, { event: facts.plan.event.name ?? facts.plan.title }),
    ...(task.deadline.provisional ? [t('deadline-provisional')] : []),
  ]
}

export function renderPreview(facts: FactsOf<'preview'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, messages } = facts
  const message = pageOf(
    {
      head: [
        t('preview-heading', { plan: html(planShort(plan, t)) }),
        ...(messages.length === 0 ? [t('preview-none')] : []),
      ],
      blocks: messages.map((one) => ({
        lines: ['', t('preview-to', { to: one.to, count: String(one.count) }), ...one.html.split('\n')],
      })),
      page: facts.page,
      most: null,
      foot: plan.state === 'draft' ? [[choice(t('button-activate'), { do: 'activate', plan: plan.id })]] : [],
      turn: (page) => ({ do: 'preview', plan: plan.id, page }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

export function renderProposal(facts: FactsOf<'proposal'>, abilities: Abilities, t: Texts): Rendered {
  if (facts.proposal.kind === 'contacts') return renderContacts({ ...facts, proposal: facts.proposal }, abilities, t)
  const { proposal } = facts
  const changes = proposal.kind === 'changes' ? proposal : null
  const others = [
    ...(changes === null ? [] : changeChoices(changes, facts.id, t)),
    ...(proposal.kind === 'announce' ? audienceChoices(facts.id, t) : []),
    ...(proposal.kind === 'record' ? recordChoices(proposal, facts.id, t) : []),
    ...sendingChoices(facts, t),
  ]
  const verdict = [
    ...(mayConfirm(proposal) ? [choice(t('button-confirm'), { do: 'confirm', proposal: facts.id })] : []),
    choice(t('button-discard'), { do: 'discard', proposal: facts.id }),
  ]
  // By number, 1 confirms whatever else there is to choose.
  const choices = abilities.buttons ? [...others, verdict] : [verdict, ...others]
  const lines = [
    ...proposalLines(facts.proposal, t),
    '',
    ...sendingLines(facts, t),
    ...(facts.sending && proposal.kind !== 'channels' ? heldLines(proposal.plan, t) : []),
  ]
  return finish({ lines, choices } satisfies Message, abilities, t)
}

/** What a change would move; nothing is proposed by looking. */
export function renderWhatIf({ proposal }: FactsOf<'what_if'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, change } = proposal
  const propose = choice(t('button-propose-event'), { do: 'propose_event', plan: plan.id, change })
  const [, ...lines] = eventProposal(proposal, t)
  const heading = t('what-if-heading', { plan: html(planShort(plan, t)) })
  return finish({ lines: [heading, ...lines, t('what-if-note')], choices: [[propose]] }, abilities, t)
}

/** Whether there is anything to confirm yet. */
function mayConfirm(proposal: Exclude<Proposal, { kind: 'contacts' }>): boolean {
  if (proposal.kind === 'changes') return anyChosen(proposal)
  if (proposal.kind === 'post') return proposal.groups.length > 0
  if (proposal.kind === 'announce') return proposal.recipients > 0
  return proposal.kind !== 'record' || proposal.ready
}

/** What moves along with changes, and what is doubtful about the event's new day. */
export const movedWords = ({ day, moved }: Extract<Proposal, { kind: 'changes' }>, t: Texts) => ({
  flags: dayLines(day, t),
  moved: moved.map((item) => movedLine(item, t)),
})

function proposalLines(proposal: Exclude<Proposal, { kind: 'contacts' }>, t: Texts): string[] {
  switch (proposal.kind) {
    case 'event':
      return eventProposal(proposal, t)
    case 'nudge':
      return [
        t('proposal-nudge-heading', { plan: html(planShort(proposal.plan, t)) }),
        ...nudgedLines(proposal.lines, t),
        t('proposal-recipients', { count: String(proposal.recipients) }),
        ...sampleLines(proposal.sample, t),
      ]
    case 'milestones':
      return milestonesProposal(proposal, t)
    case 'post':
      return postProposal(proposal, t)
    case 'record':
      return recordProposal(proposal, t)
    case 'stop':
      return stopProposal(proposal, t)
    case 'channels':
      return channelsProposal(proposal, t)
    case 'announce':
      return announceProposal(proposal, t)
    case 'activate':
      return activateProposal(proposal, t)
    case 'documents':
      return documentsProposal(proposal, t)
    case 'extensions':
      return extensionsProposal(proposal, t)
    case 'changes': {
      const { flags, moved } = movedWords(proposal, t)
      return changesProposal(proposal, flags, moved, t)
    }
    default:
      return proposal satisfies never
  }
}

/** Units that are reminded of the same stand in one line, by short names: 63 lines nobody reads. */
function nudgedLines(lines: Extract<Proposal, { kind: 'nudge' }>['lines'], t: Texts): string[] {
  const names = new Map(namesOf(lines).map((name, i) => [lines[i]!, name]))
  return sameTasks(lines).map((group) => {
    const tasks = tasksInRow(group[0]!.tasks, BRIEF)
    return group.length === 1
      ? t('proposal-nudge-line', { unit: group[0]!.unit, tasks })
      : t('proposal-nudge-group', {
          count: String(group.length),
          units: listed(group.map((line) => names.get(line)!)),
          tasks,
        })
  })
}

const sampleLines = (sample: string | null, t: Texts): string[] =>
  sample === null ? [] : ['', t('proposal-sample'), ...sample.split('\n')]

function eventProposal(proposal: Extract<Proposal, { kind: 'event' }>, t: Texts): string[] {
  const { plan, change, moved } = proposal
  const event = html(planEvent(plan, t))
  const from = html(eventDateWords(change.from, t))
  const to = html(eventDateWords(change.to, t))
  return [
    t('proposal-event-heading', { plan: html(planShort(plan, t)) }),
    change.to.state === 'postponed'
      ? t('event-changed-postponed', { event, from })
      : change.to.state === 'cancelled'
        ? t('event-changed-cancelled', { event, from })
        : t('event-changed-moved', { from, to }),
    ...(change.basis === null ? [] : [t('event-changed-basis', { basis: change.basis })]),
    ...(proposal.window ? [t('proposal-window')] : []),
    ...dayLines(proposal.day, t),
    '',
    t('proposal-moved', { count: String(moved.length) }),
    ...moved.map((item) => movedLine(item, t)),
    '',
    t('proposal-recipients', { count: String(proposal.recipients) }),
    ...sampleLines(proposal.sample, t),
  ]
}

/** What is doubtful about the event's new day. */
const dayLines = ({ off, past }: { off: { kind: string; name: string } | null; past: boolean }, t: Texts): string[] => [
  ...(past ? [t('proposal-day-past')] : []),
  ...dayFlags({ off, past: false }, t).map((flag) => t('proposal-day-flag', { flag: html(flag) })),
]

function dayFlags({ off, past }: { off: { kind: string; name: string } | null; past: boolean }, t: Texts): string[] {
  const offWords = () =>
    off?.kind === 'weekend' ? t('proposal-flag-weekend') : t('proposal-flag-day-off', { name: off?.name ?? '' })
  return [...(past ? [t('proposal-flag-past')] : []), ...(off === null ? [] : [offWords()])]
}

function movedLine(item: MovedItem, t: Texts): string {
  const line = t('proposal-moved-item', {
    unit: item.unit,
    task: shorten(item.task, BRIEF),
    from: html(dueWords(item.from, t)),
    to: html(dueWords(item.to, t)),
  })
  const flags = [
    ...dayFlags({ off: item.dayOff, past: item.past }, t),
    ...(item.acted ? [t('proposal-flag-acted')] : []),
  ]
  return flags.length === 0 ? line : t('proposal-flagged', { line: html(line), flags: html(flags.join(', ')) })
}

/** The last day of a due as lateness is judged; the hour only where the plan names one. */
function dueWords(due: Due | null, t: Texts): string {
  if (due === null) return t('proposal-due-none')
  const day = dayWords(due.lenientDay, t)
  return due.exact ? t('deadline-time', { time: formatTime(due.lenient), day: html(day) }) : day
}

function activateProposal(proposal: Extract<Proposal, { kind: 'activate' }>, t: Texts): string[] {
  const { plan, clear, waiting, unreached } = proposal
  return [
    t('proposal-activate-heading', { plan: html(planShort(plan, t)) }),
    ...eventLines(plan, t),
    t('proposal-activate-clear', { count: String(clear.length) }),
    ...clear.map((task) =>
      t('proposal-activate-line', { ref: task.ref, unit: task.unit, task: shorten(task.task, BRIEF) }),
    ),
    ...(waiting.length > 0 ? [t('proposal-activate-waiting', { count: String(waiting.length) })] : []),
    ...waiting.map((task) =>
      t('proposal-activate-waiting-line', { ref: task.ref, unit: task.unit, message: task.waiting?.message ?? '' }),
    ),
    ...(unreached.length > 0
      ? [
          t('proposal-activate-unreached', {
            count: String(unreached.length),
            units: someNames(unreached, NAMED, '; ', t),
          }),
        ]
      : []),
    t('proposal-recipients', { count: String(proposal.recipients) }),
    ...roomWords(proposal.room ?? null, t),
  ]
}

// The organizer's lists: status, overdue, unacknowledged, to phone, one unit, schedule, journal, and the plans.

import { everything, type ListState, namesOf } from '../board.ts'
import { escapeHtml, html, shorten } from '../markup.ts'
import type { Rendered, RenderedChoice, TaskLine, Totals, UnitLine, ViewName } from '../notice.ts'
import type { Step } from '../reminders.ts'
import type { Texts } from '../texts.gen.ts'
import { two, whenWeekdayWords, whenWords } from './days.ts'
import { deadlineBrief } from './deadlines.ts'
import { loadingPlans } from './files-here.ts'
import { countLine, missingLines } from './found.ts'
import { journalAct, journalActor, journalFilter } from './journal.ts'
import { type Abilities, type Block, choice, type FactsOf, finish, type Message, pageOf, rowsOf } from './layout.ts'
import { pauseLines } from './pauses.ts'
import { phoneBlock } from './phone.ts'
import {
  chainWords,
  channelsWords,
  channelWords,
  contactsWords,
  lightWords,
  markOf,
  planName,
  planShort,
  stateWords,
} from './words.ts'

type ViewFacts = FactsOf<'view'>

const TASK = 160
/** Of a task in a list of tasks: enough to know it. */
const BRIEF = 100
/** Units with a "Đã gọi" button each on one page. */
const CALLS = 8
/** Units with a button each on one page of a list. */
const UNITS = 24

export function renderView(facts: ViewFacts, abilities: Abilities, t: Texts): Rendered {
  const { plan } = facts
  const go = (view: ViewName, page = 1) => ({ do: 'view', view, plan: plan.id, page, unit: null }) as const
  const others = (...views: [string, ViewName][]) => views.map(([label, view]) => choice(label, go(view)))
  const list: List = (head, blocks, foot, most = null, columns = 1) =>
    pageOf(
      {
        head: [
          ...(facts.to === 'viewer' ? [t('report-to-leader')] : []),
          ...head.slice(0, 1),
          ...pauseLines(plan, t),
          ...head.slice(1),
        ],
        blocks,
        page: facts.page,
        most,
        foot: rowsOf(foot, 3),
        columns,
        turn: (page) => ({
          do: 'view',
          view: facts.view,
          plan: plan.id,
          page,
          unit: unitOf(facts),
          ...(facts.filter ? { query: facts.filter.query } : {}),
        }),
      },
      abilities,
      t,
    )
  return finish(viewMessage(facts, list, others, t), abilities, t)
}

const unitOf = (facts: ViewFacts): number | null => (facts.view === 'unit' ? (facts.units[0]?.unitId ?? null) : null)

type List = (head: string[], blocks: Block[], foot: RenderedChoice[], most?: number | null, columns?: number) => Message
type Others = (...views: [string, ViewName][]) => RenderedChoice[]

function viewMessage(facts: ViewFacts, list: List, others: Others, t: Texts): Message {
  const { plan } = facts
  const args = { plan: html(planShort(plan, t)) }
  const names = namesOf(facts.units)
  const asOf = t('report-as-of', { when: html(whenWeekdayWords(facts.now, t)) })
  switch (facts.view) {
    case 'status':
      return list(
        [t('plan-heading', args), asOf, ...totalsLines(facts.totals, t)],
        facts.tasks.map((task) => taskBlock(task, facts, t)),
        [
          ...others(
            [t('button-overdue'), 'overdue'],
            [t('button-week'), 'week'],
            [t('button-unacknowledged'), 'unacknowledged'],
            [t('button-to-phone'), 'to_phone'],
          ),
          ...(facts.tasks.some((task) => task.group)
            ? [choice(t('button-board'), { do: 'board', plan: plan.id, task: null, paste: false })]
            : []),
        ],
        null,
        2,
      )
    case 'overdue':
      return list(
        [t('overdue-heading', args), asOf, ...noneOf(facts.tasks, t('overdue-none'))],
        facts.tasks.map((task) => taskBlock(task, facts, t, 'overdue')),
        others([t('button-status'), 'status'], [t('button-to-phone'), 'to_phone']),
        null,
        2,
      )
    case 'week':
      return list(
        [t('week-heading', args), asOf, ...noneOf(facts.tasks, t('week-none'))],
        facts.tasks.map((task) => taskBlock(task, facts, t)),
        others([t('button-status'), 'status'], [t('button-overdue'), 'overdue']),
        null,
        2,
      )
    case 'unacknowledged':
      return list(
        [t('unacknowledged-heading', args), asOf, ...noneOf(facts.units, t('unacknowledged-none'))],
        facts.units.map((unit, index) => ({
          lines: [unitLine(unit, index + 1, t)],
          choices: [
            choice(escapeHtml(shorten(names[index]!, 34)), {
              do: 'view',
              view: 'unit',
              plan: plan.id,
              page: 1,
              unit: unit.unitId,
            }),
          ],
        })),
        others([t('button-status'), 'status'], [t('button-to-phone'), 'to_phone']),
        UNITS,
        3,
      )
    case 'to_phone':
      return list(
        [t('to-phone-heading', args), asOf, ...noneOf(facts.units, t('to-phone-none'))],
        facts.units.map((unit, index) => phoneBlock(unit, index + 1, plan, facts.to !== 'viewer', t)),
        others([t('button-status'), 'status']),
        CALLS,
      )
    case 'unit':
      return unitView(facts, list, others, t)
    case 'schedule':
      return list(
        [t('schedule-heading', args), ...noneOf(facts.schedule, t('schedule-none'))],
        facts.schedule.map((entry) => ({
          lines: [
            t('schedule-line', {
              when: html(whenWeekdayWords(entry.at, t)),
              step: html(stepWords(entry.step, t)),
              units: String(entry.units),
              task: shorten(entry.task, TASK),
            }),
          ],
        })),
        others([t('button-status'), 'status']),
      )
    case 'journal':
      return list(
        [t('journal-heading', args), ...journalFilter(facts.filter, t), ...noneOf(facts.journal, t('journal-none'))],
        facts.journal.map((row) => ({
          lines: [
            t('journal-line', {
              when: html(whenWords(row.at, t)),
              actor: journalActor(row.actor, t),
              action: row.of
                ? t('journal-of', { act: journalAct(row.action, t), of: journalAct(row.of, t) })
                : journalAct(row.action, t),
              object: row.object,
            }),
          ],
        })),
        others([t('button-status'), 'status']),
      )
    default:
      return facts.view satisfies never
  }
}

const noneOf = (rows: readonly unknown[], sentence: string): string[] => (rows.length === 0 ? [sentence] : [''])

/** The four cells of every report, with the rule they are counted by. */
export function totalsLines(totals: Totals, t: Texts): string[] {
  const text = (count: number) => String(count)
  return [
    t('totals-done', { done: text(totals.onTime + totals.late), onTime: text(totals.onTime), late: text(totals.late) }),
    t('totals-open', {
      open: text(totals.inTime + totals.overdue),
      inTime: text(totals.inTime),
      overdue: text(totals.overdue),
      noDeadline: text(totals.noDeadline),
    }),
    t('totals-submitted', {
      submitted: text(totals.submitted),
      acknowledged: text(totals.acknowledged),
      of: text(totals.assignments),
    }),
    t('totals-other', {
      declined: text(totals.declined),
      cancelled: text(totals.cancelled),
      unreachable: text(totals.unreachable),
    }),
    t('totals-rule'),
  ]
}

/** A task and the button that opens it. */
function taskBlock(task: TaskLine, facts: ViewFacts, t: Texts, state: ListState = 'missing'): Block {
  const label =
    task.of === 0 ? task.ref : t('button-task', { ref: task.ref, done: String(task.done), of: String(task.of) })
  const opens = task.role === 'lead' && task.of > 0
  return {
    lines: ['', ...taskLines(task, facts, t)],
    choices: opens
      ? [
          choice(label, {
            do: 'find',
            plan: facts.plan.id,
            filter: everything(state, { tasks: [task.taskId] }),
            page: 1,
          }),
        ]
      : [],
  }
}

/** A task as the organizer sees it: x/N and how many are missing first, then what and by when, then who, by region. */
function taskLines(task: TaskLine, facts: ViewFacts, t: Texts): string[] {
  const heading = t('status-task', { ref: task.ref, task: shorten(task.task, BRIEF) })
  if (task.role === 'coordinate') return [heading, t('status-task-helper', { unit: task.unit })]
  const { deadline, missing } = task
  const about = { event: facts.plan.event.name ?? facts.plan.title }
  return [
    ...(task.of === 0 ? [] : [countLine(task, t)]),
    heading,
    t('status-task-unit', {
      unit: task.executor ?? task.unit,
      deadline: html(deadlineBrief(deadline, t, about)),
    }),
    ...(deadline.provisional ? [t('deadline-provisional')] : []),
    ...(task.waiting === null ? [] : [t('status-waiting', { message: task.waiting.message })]),
    // One unit's own line already names it.
    ...(missing.length === 0 || task.of === 1
      ? []
      : [t('status-missing', { count: String(missing.length) }), ...missingLines(missing, t)]),
  ]
}

function unitLine(line: UnitLine, no: number, t: Texts): string {
  const args = { no: String(no), unit: line.unit, state: html(lightWords(line.light, t)) }
  return line.contacts.length === 0
    ? t('unit-line', args)
    : t('unit-line-contacts', { ...args, contacts: html(contactsWords(line.contacts, t)) })
}

function unitView(facts: ViewFacts, list: List, others: Others, t: Texts): Message {
  const { plan, items } = facts
  const [unit] = facts.units
  const name = unit?.unit ?? items[0]?.unit ?? ''
  const contacts = unit?.contacts ?? []
  return list(
    [
      t('unit-heading', { unit: name, plan: html(planShort(plan, t)) }),
      contacts.length === 0 ? t('unit-no-contact') : t('unit-contacts', { contacts: html(contactsWords(contacts, t)) }),
      ...contacts
        .filter((contact) => (contact.chain ?? []).length > 0)
        .map((contact) => t('unit-chain', { chain: chainWords(contact, t) })),
      ...(unit?.told?.length ? [t('unit-announced-by', { channels: html(channelsWords(unit.told, t)) })] : []),
      ...(items.length === 0 ? [t('unit-none')] : []),
    ],
    items.map((item) => ({
      lines: [
        '',
        t('unit-item', { no: String(item.no), task: shorten(item.task, TASK) }),
        t('unit-item-state', {
          mark: markOf(item.light),
          state: html(stateWords(item, t)),
          deadline: html(deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title })),
        }),
        ...(item.submission?.via == null
          ? []
          : [t('unit-item-via', { channel: channelWords(item.submission.via, t) })]),
      ],
    })),
    [
      ...(unit && facts.to !== 'viewer'
        ? [choice(t('button-on-behalf'), { do: 'on_behalf', plan: plan.id, unit: unit.unitId, way: null })]
        : []),
      ...others([t('button-status'), 'status']),
    ],
  )
}

/** What a step of the schedule is called. */
function stepWords(step: Step, t: Texts): string {
  if (step === 'acknowledge') return t('step-acknowledge')
  if (step === 'last_day') return t('step-last-day')
  const count = Number(step.replace(/^\w+_/, ''))
  return step.startsWith('overdue_')
    ? t('step-overdue', { count: String(count) })
    : t('step-before', { count: two(count) })
}

export function renderPlans(facts: FactsOf<'plans'>, abilities: Abilities, t: Texts): Rendered {
  if (facts.plans.length === 0)
    return finish({ lines: [t('plans-none', { loading: loadingPlans(abilities, t) })], choices: [] }, abilities, t)
  return finish(
    {
      lines: [
        t('plans-heading'),
        ...facts.plans.flatMap(({ plan, totals }) => [
          t(plan.state === 'draft' ? 'plans-line-draft' : 'plans-line', {
            id: plan.shortId,
            plan: html(planTitled(plan, t)),
            state: html(t(`plan-state-${plan.state}`)),
            done: String(totals.onTime + totals.late),
            of: String(totals.assignments),
            overdue: String(totals.overdue),
          }),
          ...pauseLines(plan, t),
        ]),
      ],
      choices: facts.plans.map(({ plan }) => [
        plan.state === 'draft'
          ? choice(t('button-plan', { id: plan.shortId, plan: html(t('button-understood')) }), {
              do: 'understood',
              plan: plan.id,
              page: 1,
            })
          : choice(t('button-plan', { id: plan.shortId, plan: html(t('button-status')) }), {
              do: 'view',
              view: 'status',
              plan: plan.id,
              page: 1,
              unit: null,
            }),
      ]),
    },
    abilities,
    t,
  )
}

function planTitled(plan: ViewFacts['plan'], t: Texts): string {
  const name = planName(plan, t)
  return plan.title === null ? name : t('plan-titled', { plan: html(name), title: shorten(plan.title, TASK) })
}

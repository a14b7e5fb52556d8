// The organizer's walk through a plan in the chat: from stop to stop, an answer of one tap or a typed correction at each.
import type { Answer } from '../core/answers.ts'
import type { Action, RefusalCode, ReviewMode, ReviewSaid } from '../core/notice.ts'
import { onwards, type PlanReview, type ReviewAt, stopsOf } from '../core/review.ts'
import { type Waiting, waitFor } from '../store/conversations.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { type Plan, planById, taskById } from '../store/plans.ts'
import { type App, channelOf, tell } from './app.ts'
import { readField } from './field-words.ts'
import { planReview } from './plan-review.ts'
import { type Settled, type SettleRefusal, settleTask } from './settle-task.ts'
import { ask, byOf, refuse, type Speaker } from './speaker.ts'
import { undoably } from './undoing.ts'

type Walk = Extract<Action, { do: 'walk' }>
type Settle = Extract<Action, { do: 'settle' }>
type Edit = Extract<Action, { do: 'edit' }>

/** Shows a stop: in the message that was pressed where the walk goes on in it, else in a new one. */
export function showStop(
  app: App,
  speaker: Speaker,
  planId: number,
  stop: { at: ReviewAt | null; mode?: ReviewMode; said?: ReviewSaid | null },
  pressed: OutboxRow | null = null,
): void {
  const { identity } = speaker
  const channel = channelOf(app, identity)
  const inPlace = pressed?.notice.kind === 'review' && pressed.messageId !== null && channel?.abilities.edit === true
  tell(
    app,
    {
      lane: 'reply',
      personId: speaker.person.id,
      identityId: identity.id,
      ...(inPlace ? { edits: pressed.id } : { replyTo: speaker.messageId }),
    },
    { kind: 'review', plan: planId, at: stop.at, mode: stop.mode ?? 'see', said: stop.said ?? null },
  )
}

export const walkTo = (app: App, speaker: Speaker, action: Walk, pressed: OutboxRow | null): void =>
  showStop(app, speaker, action.plan, action, pressed)

/** An answer of one tap. It holds for the task as it was shown: changed meanwhile, it is shown again and nothing is done. */
export function settleStop(app: App, speaker: Speaker, action: Settle, pressed: OutboxRow | null): void {
  const plan = planById(app.db, action.plan)
  if (!plan) return refuse(app, speaker, 'stale_button')
  const review = planReview(app, plan.id)
  const { at } = action
  const taskId = 'task' in at ? at.task : null
  const task = taskId === null ? null : (review.tasks.find((one) => one.taskId === taskId) ?? null)
  if (taskId !== null && task?.stamp !== action.stamp) {
    const said = { ref: task?.ref ?? null, label: null, also: [], announced: 0, stale: true }
    return showStop(app, speaker, plan.id, { at: task ? at : null, said }, pressed)
  }
  const row = taskId === null ? null : (taskById(app.db, taskId) ?? null)
  const { result: settled } = undoably(app, speaker, 'task_changed', { tasks: row ? [row.id] : [] }, () =>
    settleTask(app, plan, row, action.answer, byOf(speaker)),
  )
  if (!settled.ok) return refuseSettled(app, speaker, settled)
  const said = {
    ref: settled.task?.ref ?? null,
    label: action.label,
    also: settled.also,
    announced: settled.announced,
    stale: false,
  }
  goOn(app, speaker, plan, { review, at, said }, pressed)
}

/** On to the next stop that waits for an answer. */
function goOn(
  app: App,
  speaker: Speaker,
  plan: Plan,
  from: { review: PlanReview; at: ReviewAt; said: ReviewSaid },
  pressed: OutboxRow | null,
): void {
  const next = onwards(stopsOf(from.review), planReview(app, plan.id), from.at)
  showStop(app, speaker, plan.id, { at: next, said: from.said }, pressed)
}

/** Asks for the new value of a field. */
export function editStop(app: App, speaker: Speaker, action: Edit): void {
  const task = action.task === null ? null : taskById(app.db, action.task)
  if (action.task !== null && (!task || task.dropped)) return refuse(app, speaker, 'stale_button')
  ask(app, speaker, { ask: 'field', plan: action.plan, about: action.task, parked: [], field: action.field })
}

/** The value was typed: done and on, or said why not and asked for again. */
export function fieldTyped(app: App, speaker: Speaker, plan: Plan, waiting: Waiting, text: string): void {
  const again = () => waitFor(app.db, speaker.identity.id, { ...waiting, at: app.now() })
  const read = readField(app, plan, waiting.field ?? 'text', text)
  if (!read.ok) {
    again()
    return refuse(app, speaker, read.code, read.detail)
  }
  const review = planReview(app, plan.id)
  const settled = settleTyped(app, speaker, plan, waiting.about, read.answer)
  if (!settled.ok) return again()
  const { about } = waiting
  const at: ReviewAt | null = about === null ? null : { task: about }
  const said = {
    ref: settled.task?.ref ?? plan.shortId,
    label: null,
    also: settled.also,
    announced: settled.announced,
    stale: false,
  }
  // What was corrected is shown as it is understood now; where nothing can be shown any more, the walk goes on.
  const still = at !== null && planReview(app, plan.id).tasks.some((one) => one.taskId === about)
  if (at !== null && !still) return goOn(app, speaker, plan, { review, at, said }, null)
  showStop(app, speaker, plan.id, { at: at ?? (settled.task ? { task: settled.task.id } : null), said })
}

/** Applies a typed answer; answers by itself where it cannot be taken, or not whole. */
export function settleTyped(app: App, speaker: Speaker, plan: Plan, taskId: number | null, said: Answer): Settled {
  const task = taskId === null ? null : (taskById(app.db, taskId) ?? null)
  const settled = settleTask(app, plan, task, said, byOf(speaker))
  if (!settled.ok) refuseSettled(app, speaker, settled)
  else if (settled.unresolved.length > 0) refuse(app, speaker, 'unit_unknown', settled.unresolved.join('; '))
  return settled
}

const REFUSALS: Readonly<Record<SettleRefusal, RefusalCode>> = {
  unresolved: 'unit_unknown',
  empty: 'field_empty',
  task_unknown: 'task_unknown',
  announced: 'task_announced',
  plan_closed: 'plan_closed',
  plan_active: 'event_in_two_steps',
  same_task: 'task_unknown',
  units_differ: 'units_differ',
  already_settled: 'already_done',
}

const refuseSettled = (app: App, speaker: Speaker, { code, names }: Extract<Settled, { ok: false }>): void =>
  refuse(app, speaker, REFUSALS[code], names.join('; ') || null)

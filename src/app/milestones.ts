// Internal milestones: offered for tasks that the plan leaves undated, adopted by the organizer, shown as not from the plan.
import { dueOf } from '../core/deadline.ts'
import { milestoneRule, usualMilestone } from '../core/milestones.ts'
import type { Facts, MilestoneLine } from '../core/notice.ts'
import type { Deadline } from '../core/plan-document.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { changeTask, type Plan, planById, type Task, taskById } from '../store/plans.ts'
import { refreshCards } from './acts.ts'
import type { App, By } from './app.ts'
import { readField, saysNone } from './field-words.ts'
import { deadlineFacts, planFacts } from './plan-facts.ts'
import { findTask } from './settle-task.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { tellChanged } from './task-changes.ts'
import { contactsToTell } from './telling.ts'
import { undoably, withUndo } from './undoing.ts'
import { loadWorld, type World } from './world.ts'

/** Tasks that somebody owes and that have no date of the plan's own. */
const undated = (world: World): Task[] =>
  world.tasks.filter((task) => task.role === 'lead' && !task.dropped && (task.milestone || task.deadline === null))

function offered(world: World, task: Task): Deadline | null {
  const usual = usualMilestone(task.text, world.deliverables.get(task.id) ?? [])
  return usual && milestoneRule(usual, world.plan.eventName ?? world.plan.title ?? '')
}

const factsOf = (app: App, world: World, rule: Deadline | null) =>
  deadlineFacts(app, world, {
    rule,
    due: dueOf(rule, world.deadlines),
    task: { corrected: [], milestone: true },
  })

/** What /moc shows: every undated task, its milestone or the one that is usual. */
export function milestoneFacts(app: App, planId: number, page: number): Extract<Facts, { kind: 'milestones' }> {
  const world = loadWorld(app, planId)
  return {
    kind: 'milestones',
    plan: planFacts(app, world.plan),
    page,
    lines: undated(world).map((task): MilestoneLine => {
      const offer = task.milestone ? null : offered(world, task)
      return {
        taskId: task.id,
        ref: task.ref,
        unit: task.unitText,
        task: task.text,
        adopted: task.milestone ? factsOf(app, world, task.deadline) : null,
        offered: offer ? factsOf(app, world, offer) : null,
      }
    }),
  }
}

/** Which tasks would get their usual milestone, and how many persons would be told. */
export function adoptable(app: App, plan: Plan): { tasks: { task: Task; rule: Deadline }[]; recipients: number } {
  const world = loadWorld(app, plan.id)
  const tasks = undated(world).flatMap((task) => {
    const rule = task.milestone ? null : offered(world, task)
    return rule ? [{ task, rule }] : []
  })
  const ids = new Set(tasks.map(({ task }) => task.id))
  const units = new Set(
    world.shares
      .filter((s) => ids.has(s.task.id) && s.row.role === 'lead' && s.life.announcedAt !== null)
      .map((s) => s.row.unitId),
  )
  const people = new Set([...units].flatMap((id) => contactsToTell(app, plan.id, id).map((c) => c.personId)))
  return { tasks, recipients: people.size }
}

/** Sets or takes away milestones; units that were told of a task hear once of all that changed for them. */
export function setMilestones(
  app: App,
  planId: number,
  tasks: readonly { task: Task; rule: Deadline | null }[],
  by: By,
): void {
  transact(app.db, () => {
    for (const { task, rule } of tasks) {
      changeTask(app.db, task.id, {
        deadline: rule,
        moreDeadlines: [],
        milestone: rule !== null,
        // Not a correction of the plan: the plan still says nothing.
        corrected: task.corrected.filter((field) => field !== 'deadline'),
      })
      const action = rule === null ? 'milestone_removed' : 'milestone_adopted'
      record(app.db, { at: app.now(), ...by, action, object: `task:${task.id}`, details: { plan: planId } })
    }
    if (planById(app.db, planId)?.state !== 'active') return
    const ids = tasks.map(({ task }) => task.id)
    tellChanged(app, planId, ids)
    const concerned = loadWorld(app, planId).shares.filter((s) => ids.includes(s.task.id))
    for (const unitId of new Set(concerned.map((s) => s.row.unitId))) refreshCards(app, planId, unitId)
  })
}

/** One tap or one line: adopts the usual milestone of a task, another rule, or takes it away. */
export function setMilestone(app: App, speaker: Speaker, taskId: number, to: 'usual' | 'none' | Deadline): void {
  const task = taskById(app.db, taskId)
  if (!task || task.dropped) return refuse(app, speaker, 'stale_button')
  if (!task.milestone && task.deadline !== null) return refuse(app, speaker, 'milestone_dated')
  if (to === 'none' && !task.milestone) return refuse(app, speaker, 'already_done')
  const world = loadWorld(app, task.planId)
  const rule = to === 'usual' ? offered(world, task) : to === 'none' ? null : to
  if (to === 'usual' && rule === null) return refuse(app, speaker, 'stale_button')
  const kind = rule === null ? 'milestone_removed' : 'milestone_adopted'
  const { undo } = undoably(app, speaker, kind, { tasks: [task.id] }, () =>
    setMilestones(app, task.planId, [{ task, rule }], byOf(speaker)),
  )
  answer(app, speaker, { kind: 'settled', task: task.id, ...withUndo(undo) })
}

/** "III.2-1 trước Hội nghị 02 ngày", "III.2-1 bỏ". @returns false where no task is named */
export function milestoneTyped(app: App, speaker: Speaker, plan: Plan, text: string): boolean {
  const [first = ''] = text.trim().split(/[\s:]+/)
  const task = findTask(app, plan.id, first)
  if (!task) return false
  const said = text
    .trim()
    .slice(first.length)
    .replace(/^[\s:]+/, '')
  if (said === '') setMilestone(app, speaker, task.id, 'usual')
  else if (saysNone(said)) setMilestone(app, speaker, task.id, 'none')
  else {
    const read = readField(app, plan, 'deadline', said)
    if (!read.ok) refuse(app, speaker, read.code, read.detail)
    else if (read.answer.kind === 'deadline' && read.answer.rule) setMilestone(app, speaker, task.id, read.answer.rule)
  }
  return true
}

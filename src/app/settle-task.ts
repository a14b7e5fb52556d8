// Settles a question or corrects a task, field by field; what is shared, split, merged or said of the plan has its own file.
import { type Answer, isPlanAnswer, type TaskAnswer } from '../core/answers.ts'
import { sortOf } from '../core/doubts.ts'
import { assignmentsOfTask } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { changeTask, type Plan, planById, setDeliverables, type Task, taskById, tasksOf } from '../store/plans.ts'
import { activateTasks } from './activate-plan.ts'
import { refreshCards } from './acts.ts'
import type { App, By } from './app.ts'
import { ANNOUNCE_PAST } from './clearance.ts'
import { settlePlan } from './settle-document.ts'
import { merge, split } from './settle-shape.ts'
import { setCoordinators, setExecutor, setLead, setRole, setUnits } from './settle-units.ts'
import { corrected, refused, type Settled, settled } from './settled.ts'
import { cancelTask, DROPPED, tellChanged } from './task-changes.ts'

export type { Answer } from '../core/answers.ts'
export type { Settled, SettleRefusal } from './settled.ts'

/** Finds a task of a plan by its place (`III.5-2`) or its number in the list, from 1. */
export function findTask(app: App, planId: number, text: string): Task | null {
  const tasks = tasksOf(app.db, planId)
  const wanted = text.trim().toLowerCase()
  return (
    tasks.find((t) => t.ref.toLowerCase() === wanted) ??
    tasks.find((t) => t.ref.toLowerCase().replace(/\s/g, '') === wanted.replace(/\s/g, '')) ??
    (/^\d+$/.test(wanted) ? tasks[Number(wanted) - 1] : undefined) ??
    null
  )
}

/**
 * Applies one answer; in an active plan what becomes clear is announced at once, what changed is told.
 * @param which null only where the answer is about the plan
 */
export function settleTask(app: App, about: Plan, which: Task | null, answer: Answer, by: By): Settled {
  return transact(app.db, (): Settled => {
    // As they are now: whoever gives several answers in a row holds rows from before the first.
    const plan = planById(app.db, about.id)!
    const task = which && (taskById(app.db, which.id) ?? null)
    if (about.state === 'closed' || plan.state === 'closed') return refused('plan_closed')
    const before = task === null ? [] : unitsOf(app, task)
    const outcome = isPlanAnswer(answer)
      ? settlePlan(app, plan, answer, by)
      : task === null || task.planId !== plan.id
        ? refused('task_unknown')
        : correct(app, plan, task, answer, by)
    if (!outcome.ok) return outcome
    record(app.db, {
      at: app.now(),
      ...by,
      action: `task_${answer.kind}`,
      object: outcome.task ? `task:${outcome.task.id}` : `plan:${plan.id}`,
      details: {},
    })
    const fresh = planById(app.db, plan.id)!
    const announced = fresh.state === 'active' ? activateTasks(app, fresh, by).announced : 0
    const units = new Set([...before, ...(outcome.task ? unitsOf(app, outcome.task) : [])])
    if (fresh.state === 'active') for (const unitId of units) refreshCards(app, plan.id, unitId)
    return { ...outcome, announced, task: outcome.task && (taskById(app.db, outcome.task.id) ?? null) }
  })
}

const unitsOf = (app: App, task: Task): number[] => assignmentsOfTask(app.db, task.id).map((row) => row.unitId)

function correct(app: App, plan: Plan, task: Task, answer: TaskAnswer, by: By): Settled {
  /** Changes the task, marks the fields as the organizer's own, and tells those who were told of it. */
  const change = (to: Partial<Task>, ...fields: string[]): Settled => {
    changeTask(app.db, task.id, { corrected: corrected(task, ...fields), ...to })
    if (plan.state === 'active') tellChanged(app, plan.id, [task.id])
    return settled(task)
  }
  switch (answer.kind) {
    case 'members':
      return setUnits(app, plan, task, answer.text, true)
    case 'unit':
      return setUnits(app, plan, task, answer.name, false)
    case 'role':
      return setRole(app, plan, task, answer.role)
    case 'leads':
      return setLead(app, plan, task, answer.name)
    case 'coordinators':
      return setCoordinators(app, plan, task, answer.text)
    case 'executor':
      return setExecutor(app, plan, task, named(answer.name))
    case 'deadline':
      return setDeadline(task, answer, change)
    case 'more_deadlines':
      return change({ moreDeadlines: answer.rules }, 'moreDeadlines')
    case 'text': {
      const text = answer.text.normalize('NFC').replace(/\s+/g, ' ').trim()
      return text === '' ? refused('empty') : change({ text }, 'text')
    }
    case 'deliver_to':
      return change({ deliverTo: named(answer.name) }, 'deliverTo')
    case 'products':
      setDeliverables(app.db, task.id, answer.names)
      return change({}, 'products')
    case 'drop':
      cancelTask(app, plan.id, task, by, DROPPED)
      return settled(task)
    case 'keep':
      changeTask(app.db, task.id, {
        questions: task.questions.filter((q) => q.code === 'open_group'),
        corrected: corrected(task, ANNOUNCE_PAST),
      })
      return settled(task)
    case 'confirm':
      return confirm(app, task, answer.code)
    case 'acceptance':
      changeTask(app.db, task.id, { needsAcceptance: answer.needed })
      return settled(task)
    case 'split':
      return split(app, task, answer.texts)
    case 'merge':
      return merge(app, plan, task, answer.with)
    case 'same_as':
      return sameAs(app, task, answer.with)
    default:
      return answer satisfies never
  }
}

const named = (name: string | null): string | null => name?.normalize('NFC').replace(/\s+/g, ' ').trim() || null

/** Of several deadlines that contradict each other the one named stays alone; else the further ones stay beside it. */
function setDeadline(
  task: Task,
  answer: Extract<TaskAnswer, { kind: 'deadline' }>,
  change: (to: Partial<Task>, ...fields: string[]) => Settled,
): Settled {
  const { rule, milestone } = answer
  const alone = rule === null || task.questions.some((q) => q.code === 'deadlines_differ')
  const same = JSON.stringify({ ...rule, text: '' })
  return change({
    deadline: rule,
    moreDeadlines: alone ? [] : task.moreDeadlines.filter((one) => JSON.stringify({ ...one, text: '' }) !== same),
    milestone,
    questions: task.questions.filter((q) => sortOf(q.code) !== 'deadline'),
    corrected: corrected(task, 'deadline').filter((f) => f !== ANNOUNCE_PAST),
  })
}

/** As it stands is an answer to every doubt but one: who is meant by a group. */
function confirm(app: App, task: Task, code: string): Settled {
  if (code === 'open_group') return refused('empty')
  if (code !== 'deadline_past' && !task.questions.some((q) => q.code === code)) return refused('already_settled')
  changeTask(app.db, task.id, {
    questions: task.questions.filter((q) => q.code !== code),
    // A deadline before the document is past as well: it is not asked twice.
    corrected: /^deadline_(past|before_document)$/.test(code) ? corrected(task, ANNOUNCE_PAST) : task.corrected,
  })
  return settled(task)
}

function sameAs(app: App, task: Task, otherId: number | null): Settled {
  const other = otherId === null ? null : (taskById(app.db, otherId) ?? null)
  if (otherId !== null && (other?.planId !== task.planId || other.dropped)) return refused('task_unknown')
  if (other?.id === task.id) return refused('same_task')
  changeTask(app.db, task.id, { sameAs: other?.ref ?? null, corrected: corrected(task, 'sameAs') })
  return settled(task)
}

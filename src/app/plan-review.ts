// A plan as it is reviewed: each task's own words beside what was understood, doubtful ones first, with one-tap answers.
import { createHash } from 'node:crypto'
import { dueOf } from '../core/deadline.ts'
import { suggestionOffers } from '../core/document-doubts.ts'
import { coordinatorUnits } from '../core/plan.ts'
import type { PlanReview, ReviewSuggestion, ReviewTask } from '../core/review.ts'
import { type SourceWords, sourceWords } from '../core/source-words.ts'
import { sameName } from '../core/units.ts'
import { latestVersion, type Task } from '../store/plans.ts'
import type { App } from './app.ts'
import { waitingReason } from './clearance.ts'
import { type Around, documentDoubts, taskDoubts } from './plan-doubts.ts'
import { deadlineFacts, planFacts } from './plan-facts.ts'
import { markOf } from './settle-document.ts'
import { contextOf } from './spread.ts'
import { DROPPED, REMOVED } from './task-changes.ts'
import { loadWorld, type Share, type World } from './world.ts'

export type { PlanReview, ReviewDoubt, ReviewSuggestion, ReviewTask } from '../core/review.ts'

/** Reads a plan for its review. */
export function planReview(app: App, planId: number): PlanReview {
  const world = loadWorld(app, planId)
  const version = latestVersion(app.db, planId)
  const around: Around = {
    lines: version?.lines ?? null,
    document: version?.document ?? null,
    ctx: contextOf(app, world.plan),
    inPlan: unitsInPlan(world),
  }
  const kept = world.tasks.filter((t) => !t.corrected.includes(DROPPED) && !t.corrected.includes(REMOVED))
  const tasks = kept.map((task) => reviewTask(app, world, task, around))
  const doubts = documentDoubts(app, world, around)
  const suggestions = (version?.document.suggestions ?? []).flatMap((one, index): ReviewSuggestion[] =>
    world.plan.settled.includes(markOf(one)) ? [] : [{ index, ...one, offers: suggestionOffers(index) }],
  )
  const weight = (task: ReviewTask) =>
    task.state === 'waiting' ? 0 : task.doubts.length > 0 && task.state !== 'announced' ? 1 : 2
  return {
    plan: planFacts(app, world.plan),
    lines: around.lines,
    tasks: tasks
      .map((task, i) => ({ task, i }))
      .sort((a, b) => weight(a.task) - weight(b.task) || a.i - b.i)
      .map(({ task }) => task),
    doubts,
    suggestions,
    counts: {
      tasks: tasks.length,
      units: new Set(world.shares.filter((s) => s.row.role === 'lead').map((s) => s.row.unitId)).size,
      dated: tasks.filter((t) => t.deadline.result.kind === 'due' || t.deadline.result.kind === 'no_date').length,
      waiting: tasks.filter((t) => t.state === 'waiting').length,
      doubts: doubts.length + tasks.reduce((sum, t) => sum + t.doubts.length, 0),
      agenda: version?.document.agenda.length ?? 0,
    },
  }
}

/** Bodies that lead a task of their own: whom "các đơn vị liên quan" is likely to mean. */
const unitsInPlan = (world: World): string[] => [
  ...new Set(
    world.shares
      .filter((s) => s.row.role === 'lead' && !s.task.isGroup && s.life.state !== 'cancelled')
      .map((s) => s.unit.name),
  ),
]

function reviewTask(app: App, world: World, task: Task, around: Around): ReviewTask {
  const shares = world.shares.filter((s) => s.task.id === task.id && s.life.state !== 'cancelled')
  const own = shares.filter((s) => s.row.role === task.role)
  const helping = shares.filter((s) => s.row.role === 'coordinate')
  const rule = (one: Task['deadline']) =>
    deadlineFacts(app, world, { task, rule: one, due: dueOf(one, world.deadlines) })
  const why = waitingReason(app, world, task)
  const announced = own.some((s) => s.life.state !== 'waiting')
  const same = task.sameAs === null ? undefined : world.tasks.find((t) => t.ref === task.sameAs)
  const products = world.deliverables.get(task.id) ?? []
  const coordinators = task.coordinators.map((text) => ({ text, names: told(text, helping, around) }))
  const helpers = new Set(coordinators.flatMap((c) => c.names))
  const names = own.map((s) => s.unit.name).filter((name) => task.role === 'lead' || !helpers.has(name))
  return {
    taskId: task.id,
    ref: task.ref,
    section: task.section,
    line: task.line,
    words: wordsOf(task, around),
    unit: { text: task.unitText, group: task.isGroup, names },
    role: task.role,
    executor: task.executor,
    coordinators,
    text: task.text,
    products,
    deadline: rule(task.deadline),
    moreDeadlines: task.moreDeadlines.map(rule),
    deliverTo: task.deliverTo,
    sameAs: same ? { taskId: same.id, ref: same.ref, unit: same.unitText } : null,
    doubts: taskDoubts(app, world, task, why, around),
    state: announced ? 'announced' : why === null ? 'clear' : 'waiting',
    needsAcceptance: task.needsAcceptance,
    corrected: task.corrected,
    stamp: stampOf(task, products, shares),
  }
}

const stampOf = (task: Task, products: string[], shares: Share[]): string =>
  createHash('sha256')
    .update(JSON.stringify([task, products, shares.map((s) => [s.row.unitId, s.row.role, s.row.executorUnitId])]))
    .digest('hex')
    .slice(0, 16)

/** The bodies that a coordinator's name stands for and that have a share of the task. */
function told(text: string, helping: Share[], around: Around): string[] {
  const keys = new Set(helping.map((s) => s.unit.key))
  const units = coordinatorUnits([text], around.ctx, keys).filter((u) => keys.has(u.key))
  const names = helping.filter((s) => units.some((u) => u.key === s.unit.key) || sameName(s.unit.name, text))
  return names.map((s) => s.unit.name)
}

/** The document's own words, whatever the organizer made of the task since. */
function wordsOf(task: Task, { lines, document }: Around): SourceWords | null {
  if (lines === null || task.line < 1) return null
  const from = document?.assignments.filter((one) => one.source.line === task.line) ?? []
  const printed = from.find((one) => one.id === task.ref) ?? from.find((one) => task.ref.startsWith(`${one.id}.`))
  return sourceWords(lines, task.line, printed?.task ?? from[0]?.task ?? task.text)
}

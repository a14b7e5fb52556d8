// What a letter or a revised document would change, line by line, as the organizer reads it before it is done.
import { patched } from '../../core/amended-document.ts'
import type { Effect } from '../../core/amendment.ts'
import { dueOf } from '../../core/deadline.ts'
import type { ChangeLine, Proposal } from '../../core/notice.ts'
import type { Field } from '../../core/plan-differences.ts'
import type { Deadline, PlanAssignment, PlanDocument } from '../../core/plan-document.ts'
import { formatDay } from '../../core/time.ts'
import { latestVersion, type Plan, type Task, unitByKey } from '../../store/plans.ts'
import type { Letter } from '../../store/proposals.ts'
import { amendPlan } from '../amend-plan.ts'
import { type App, SYSTEM } from '../app.ts'
import { wouldSay } from '../dry-run.ts'
import { eventChangeOf, type Offer, placeChangeOf } from '../letter-offer.ts'
import { dayDoubt, movedItems } from '../move-event.ts'
import { planFacts } from '../plan-facts.ts'
import { type KeptFile, revisePlan, revisionOf } from '../revise-plan.ts'
import { eventOf, loadWorld, type World } from '../world.ts'

type Changes = Extract<Proposal, { kind: 'changes' }>
type TaskChange = ChangeLine['tasks'][number]

const NONE = { event: null, place: null, documentDate: null, tasks: [], candidates: [] } satisfies Partial<ChangeLine>
const ANSWERED = new Set(['acknowledged', 'submitted', 'accepted', 'declined'])

/** The plan's own words for a deadline, else its day. */
const saidOf = (rule: Deadline | null): string | null =>
  rule === null ? null : rule.text !== '' ? rule.text : rule.kind === 'date' ? formatDay(rule.date) : null

/** A letter's changes with what they come to. */
export function letterProposal(app: App, offer: Offer, letter: Letter): Changes {
  const world = loadWorld(app, offer.plan.id)
  const document = latestVersion(app.db, offer.plan.id)?.document
  const event = eventChangeOf(offer, null)
  const lines = offer.changes.map((one): ChangeLine => {
    const alone: Offer = { ...offer, changes: [{ ...one, chosen: true }] }
    return {
      ...NONE,
      no: one.no,
      words: one.change.words,
      state: one.state,
      chosen: one.chosen,
      event: eventChangeOf(alone, null),
      place: placeChangeOf(alone, document),
      documentDate:
        one.effect?.kind === 'document_date' ? { from: offer.plan.documentDate, to: one.effect.date } : null,
      tasks: one.effect ? effectTasks(app, world, document, one.effect) : [],
      candidates: world.tasks
        .filter((task) => one.candidates.includes(task.id))
        .map((task) => ({ id: task.id, ref: task.ref, unit: task.unitText, task: task.text })),
    }
  })
  return {
    kind: 'changes',
    plan: planFacts(app, offer.plan),
    basis: offer.basis,
    same: null,
    keepsRest: offer.keepsRest,
    lines,
    ...eventPart(app, offer.plan, event),
    texts: wouldSay(app, (trial) => void amendPlan(trial, offer, letter, SYSTEM)),
  }
}

const eventPart = (app: App, plan: Plan, event: ReturnType<typeof eventChangeOf>) => ({
  moved: event ? movedItems(app, plan, event) : [],
  day: event ? dayDoubt(app, event.to) : { off: null, past: false },
})

const actedOn = (world: World, task: number): number =>
  world.shares.filter((s) => s.task.id === task && s.row.role === 'lead' && ANSWERED.has(s.life.state)).length

function isPast(app: App, world: World, rule: Deadline | null): boolean {
  const due = dueOf(rule, world.deadlines)
  return due.kind === 'due' && app.now() > due.due.lenient
}

const lineOf = (
  app: App,
  world: World,
  task: Task,
  fields: TaskChange['fields'],
  rule: Deadline | null,
): TaskChange => ({
  ref: task.ref,
  unit: task.unitText,
  task: task.text,
  what: 'changed',
  fields,
  acted: actedOn(world, task.id),
  past: fields.some(({ field }) => field === 'deadline') && isPast(app, world, rule),
})

function effectTasks(app: App, world: World, document: PlanDocument | undefined, effect: Effect): TaskChange[] {
  switch (effect.kind) {
    case 'tasks':
      return effect.patches.flatMap((patch) => {
        const task = world.tasks.find(({ id }) => id === patch.task)
        if (!task) return []
        const from = document?.assignments.find(({ id }) => id === task.ref) ?? null
        const to = from ? patched(from, patch) : null
        const fresh = to?.deadline ?? patch.deadline ?? null
        const fields: TaskChange['fields'] = []
        if (patch.unit !== undefined) fields.push({ field: 'unit', from: task.unitText, to: patch.unit })
        if (patch.text !== undefined) fields.push({ field: 'text', from: task.text, to: patch.text })
        if (patch.deadline !== undefined)
          fields.push({
            field: 'deadline',
            from: saidOf(task.deadline),
            to: saidOf(patch.only === undefined ? fresh : patch.deadline),
          })
        const one = patch.only === undefined ? null : unitByKey(app.db, patch.only)
        const line = lineOf(app, world, task, fields, fresh)
        return [one ? { ...line, unit: one.name } : line]
      })
    case 'drop':
      return world.tasks
        .filter(({ id }) => effect.tasks.includes(id))
        .map((task) => ({ ...lineOf(app, world, task, [], null), what: 'dropped' as const }))
    case 'add':
      return [addedLine(app, world, effect.assignment)]
    default:
      return []
  }
}

const addedLine = (
  app: App,
  world: World,
  one: PlanAssignment | { ref: string; unitText: string; text: string; deadline: Deadline | null },
): TaskChange => {
  const [ref, unit, task] = 'ref' in one ? [one.ref, one.unitText, one.text] : ['', one.unit, one.task]
  const past = isPast(app, world, one.deadline)
  return { ref, unit, task, what: 'added', fields: [], acted: 0, past }
}

/** What a revised document would change, task by task. */
export function revisionProposal(
  app: App,
  plan: Plan,
  { document, file }: { document: PlanDocument; file: KeptFile },
): Changes {
  const revision = revisionOf(app, plan, document)
  const world = loadWorld(app, plan.id)
  const lines: ChangeLine[] = []
  const add = (line: Partial<ChangeLine>): void => {
    lines.push({ ...NONE, no: lines.length + 1, words: null, state: 'clear', chosen: true, ...line })
  }
  if (revision.event || revision.place) add({ event: revision.event, place: revision.place })
  for (const { task, draft, fields } of revision.changed)
    add({
      tasks: [
        lineOf(
          app,
          world,
          task,
          fields.map((field) => ({ field, from: fieldOf(task, field), to: fieldOf(draft, field) })),
          draft.deadline,
        ),
      ],
    })
  for (const draft of revision.added) add({ tasks: [addedLine(app, world, draft)] })
  for (const task of revision.removed) add({ tasks: [{ ...lineOf(app, world, task, [], null), what: 'dropped' }] })
  return {
    kind: 'changes',
    plan: planFacts(app, plan),
    basis: null,
    same: revision.same.length,
    keepsRest: false,
    lines,
    ...eventPart(app, plan, revision.event && { ...revision.event, from: eventOf(plan) }),
    texts: wouldSay(app, (trial) => void revisePlan(trial, plan, document, file, SYSTEM, { announce: true })),
  }
}

type Fielded = Pick<Task, 'unitText' | 'text' | 'role' | 'executor' | 'deadline' | 'moreDeadlines' | 'deliverTo'>

function fieldOf(task: Fielded, field: Field): string | null {
  switch (field) {
    case 'unit':
      return task.unitText
    case 'text':
      return task.text
    case 'role':
      return task.role
    case 'executor':
      return task.executor
    case 'deadline':
      return (
        [task.deadline, ...task.moreDeadlines]
          .map(saidOf)
          .filter((said) => said !== null)
          .join('; ') || null
      )
    case 'deliverTo':
      return task.deliverTo
    default:
      return field satisfies never
  }
}

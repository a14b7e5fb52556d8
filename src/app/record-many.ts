// Recording on behalf of many units in one act: read, shown with what is unclear, completed by buttons, done when confirmed.
import { readRecording } from '../core/incoming/recording.ts'
import type { Proposal, RecordSetting } from '../core/notice.ts'
import { fold } from '../core/units.ts'
import { type Plan, unitById } from '../store/plans.ts'
import { changeProposal, type ProposalArgs, proposalById } from '../store/proposals.ts'
import { doAct } from './acts.ts'
import type { App } from './app.ts'
import { dayMeant } from './day-meant.ts'
import { isOpen, needsProduct, planFacts } from './plan-facts.ts'
import { propose } from './proposing.ts'
import { unitOfOrganizer } from './review.ts'
import { findTask } from './settle-task.ts'
import { answer, byOf, plansOfRole, refuse, type Speaker } from './speaker.ts'
import { declineAssignment, type Hand, reportDone, submitDocument } from './submit.ts'
import { undoably, withUndo } from './undoing.ts'
import { unitsMeant } from './units-meant.ts'
import { loadWorld, type Share, type World } from './world.ts'

type Recording = Extract<ProposalArgs, { kind: 'record' }>

/** Shows what would be recorded. @returns false where the text is no such act */
export function proposeRecording(app: App, speaker: Speaker, plan: Plan, text: string): boolean {
  const read = readRecording(text)
  if (!read) return false
  const { units, unclear } = unitsMeant(app, plan, read.units)
  const task = read.ref === null ? null : findTask(app, plan.id, read.ref)
  if (read.ref !== null && !task) {
    refuse(app, speaker, 'task_unknown', read.ref)
    return true
  }
  propose(app, speaker, plan.id, {
    kind: 'record',
    units,
    unclear,
    what: read.what,
    number: read.number,
    date: dayMeant(app, read.date),
    way: read.way,
    task: task?.id ?? null,
    thing: read.thing,
  })
  return true
}

/** Free words of an organizer that report what units did. Their own unit's doings are no report. @returns false where they are none */
export function recordTyped(app: App, speaker: Speaker, text: string): boolean {
  const read = speaker.role === 'organizer' ? readRecording(text) : null
  if (!read) return false
  const own = new Set(speaker.contacts.map((c) => c.unitId))
  const plans = plansOfRole(app, speaker).filter((plan) => plan.state === 'active')
  const meant = plans.map((plan) => ({ plan, ...unitsMeant(app, plan, read.units) }))
  const [best] = meant
    .filter(({ units }) => units.some((unit) => !own.has(unit)))
    .sort((a, b) => a.unclear.length - b.unclear.length || b.units.length - a.units.length)
  return best ? proposeRecording(app, speaker, best.plan, text) : false
}

/** The shares of the named units that the act can still be recorded for. */
function recordable(world: World, args: Recording): Share[] {
  return world.shares.filter((s) => {
    if (s.row.role !== 'lead' || !args.units.includes(s.row.unitId)) return false
    if (args.what === 'acknowledge') return s.life.state === 'announced'
    if (!isOpen(s)) return false
    if (args.what === 'done') return typeof args.task === 'number' || !needsProduct(world, s)
    return args.what === 'decline' || typeof args.task === 'number' || needsProduct(world, s)
  })
}

/** Those that are meant: of the task named, of what was said to be sent, or all; null while that is open. */
function chosen(world: World, args: Recording): { shares: Share[]; open: Share[] } {
  const all = recordable(world, args)
  if (typeof args.task === 'number') return { shares: all.filter((s) => s.task.id === args.task), open: [] }
  const words = args.thing === '' ? [] : all.filter((s) => saysThing(world, s, args.thing))
  const shares = words.length > 0 ? words : all
  const tasks = new Set(shares.map((s) => s.task.id))
  const clear = args.task === 'all' || args.what === 'acknowledge' || args.what === 'done' || tasks.size <= 1
  return clear ? { shares, open: [] } : { shares: [], open: shares }
}

const saysThing = (world: World, share: Share, thing: string): boolean =>
  fold([share.task.text, ...(world.deliverables.get(share.task.id) ?? [])].join(' ')).includes(fold(thing))

/** What the organizer reads before confirming: which units, which items, and what is still unclear. */
export function recordingFacts(app: App, plan: Plan, args: Recording): Extract<Proposal, { kind: 'record' }> {
  const world = loadWorld(app, plan.id)
  const { shares, open } = chosen(world, args)
  const nameOf = (unitId: number) => {
    const share = world.shares.find((s) => s.row.unitId === unitId)
    return share?.executor?.name ?? unitById(app.db, unitId)?.name ?? ''
  }
  const concerned = new Set([...shares, ...open].map((s) => s.row.unitId))
  const tasks = new Map(open.map((s) => [s.task.id, s.task]))
  return {
    kind: 'record',
    plan: planFacts(app, plan),
    what: args.what,
    number: args.number,
    date: args.date,
    way: args.way,
    lines: args.units
      .filter((id) => concerned.has(id))
      .map((id) => ({
        unit: nameOf(id),
        tasks: shares.filter((s) => s.row.unitId === id).map((s) => s.task.text),
      })),
    nothing: args.units.filter((id) => !concerned.has(id)).map(nameOf),
    unclear: args.unclear.map(({ name, near }) => ({
      name,
      near: near.map((id) => ({ unitId: id, unit: nameOf(id) })),
    })),
    tasks: [...tasks.values()].map(({ id, ref, text }) => ({ id, ref, task: text })),
    ready: args.way !== null && args.unclear.length === 0 && shares.length > 0,
    count: shares.length,
  }
}

/** Completes what was unclear; the preview is shown again with its time beginning anew. */
export function setRecording(app: App, speaker: Speaker, id: number, set: RecordSetting): void {
  const row = proposalById(app.db, id)
  if (row?.args.kind !== 'record') return refuse(app, speaker, 'stale_button')
  if (row.usedAt !== null) return answer(app, speaker, { kind: 'acted_before', proposal: id, again: null })
  changeProposal(app.db, id, completed(row.args, set), app.now())
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

function completed(args: Recording, set: RecordSetting): Recording {
  if ('way' in set) return { ...args, way: set.way }
  if ('task' in set) return { ...args, task: set.task }
  const { name, unit } = set
  const units = unit === null ? args.units : [...new Set([...args.units, unit])]
  return { ...args, units, unclear: args.unclear.filter((one) => one.name !== name) }
}

/** Records it for every unit; one act, which can be taken back as one. @returns `stale` where nothing of it is left to record */
export function recordMany(app: App, speaker: Speaker, plan: Plan, args: Recording): 'done' | 'stale' {
  const { way } = args
  const { shares } = chosen(loadWorld(app, plan.id), args)
  if (way === null || shares.length === 0) return 'stale'
  const hand: Hand = {
    actor: { kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, plan.id, speaker.person.id) },
    by: byOf(speaker),
    personId: speaker.person.id,
    identityId: speaker.identity.id,
    onBehalf: way,
    at: speaker.at,
  }
  const scope = { assignments: shares.map((s) => s.row.id) }
  const kind = { acknowledge: 'acknowledged', document: 'submitted', done: 'submitted', decline: 'declined' }[args.what]
  const { result, undo } = undoably(app, speaker, kind, scope, () =>
    shares.filter((share) => recordOne(app, share.row.id, args, hand)),
  )
  answer(app, speaker, {
    kind: 'recorded_many',
    plan: plan.id,
    what: args.what,
    way,
    units: new Set(result.map((s) => s.row.unitId)).size,
    items: result.length,
    left: shares.length - result.length,
    ...withUndo(undo),
  })
  return 'done'
}

function recordOne(app: App, assignment: number, args: Recording, hand: Hand): boolean {
  const { number, date } = args
  switch (args.what) {
    case 'acknowledge': {
      const via = hand.onBehalf ?? 'phone'
      return doAct(app, assignment, { kind: 'acknowledge', via }, hand.actor, hand.by, hand.at).ok
    }
    case 'document':
      return submitDocument(app, assignment, { number, date }, hand).ok
    case 'done':
      return reportDone(app, assignment, hand).ok
    case 'decline':
      return declineAssignment(app, assignment, 'not_taking_part', null, hand).ok
    default:
      return args.what satisfies never
  }
}

// Acts that reach many people ask once: put up with a preview, good for two minutes, done by whoever confirms first.
import type { EventChange, When } from '../core/notice.ts'
import { MINUTE } from '../core/time.ts'
import { fold } from '../core/units.ts'
import { transact } from '../store/db.ts'
import { lastOf, record } from '../store/journal.ts'
import { type Plan, planById } from '../store/plans.ts'
import {
  addProposal,
  answeredSince,
  changeProposal,
  type ProposalArgs,
  type ProposalRow,
  proposalById,
  useProposal,
} from '../store/proposals.ts'
import type { App } from './app.ts'
import { carryOut } from './carry-out.ts'
import { confirmContacts } from './contacts-arrive.ts'
import { readEventWords } from './event-words.ts'
import { type EventCommand, eventChange } from './move-event.ts'
import { nudgeLines } from './nudge-units.ts'
import { lookAt } from './propose-changes.ts'
import { isTimed } from './sending-time.ts'
import { answer, ask, byOf, refuse, type Speaker } from './speaker.ts'
import { noteSent } from './undoing.ts'

/** A preview is good for a moment only; afterwards what it showed may no longer be so. */
export const GOOD_FOR_MS = 2 * MINUTE

/** Puts an act that reaches many people up for a second press. */
export function propose(app: App, speaker: Speaker, planId: number, args: ProposalArgs): void {
  const id = addProposal(app.db, { planId, args, personId: speaker.person.id, createdAt: app.now() })
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

export function proposeEvent(
  app: App,
  speaker: Speaker,
  plan: Plan,
  command: EventCommand,
  basis: string | null,
): void {
  const proposed = eventChange(plan, command, basis, speaker.person.name)
  if (!proposed.ok) return refuse(app, speaker, proposed.code === 'closed' ? 'plan_closed' : 'already_done')
  propose(app, speaker, plan.id, { kind: 'event', change: proposed.change })
}

/** Proposes a change again, from where the event now is. */
export function proposeAgain(app: App, speaker: Speaker, plan: Plan, { to, basis }: EventChange): void {
  const fixed = to.day === null ? null : ({ kind: 'date', day: to.day, time: to.time } as const)
  const command: EventCommand | null =
    to.state === 'postponed' ? { kind: 'postpone' } : to.state === 'cancelled' ? { kind: 'cancel' } : fixed
  proposeEvent(app, speaker, plan, command ?? { kind: 'resume' }, basis)
}

/** A typed date, "hoãn", "hủy", "tiếp tục" is proposed; with a question mark it is only shown what it would move. */
export function eventAsked(app: App, speaker: Speaker, plan: Plan, text: string): void {
  const asked = text.trim().match(/^(?:(?:nếu|neu|thử|thu)\s+)?(.*?)(?:\s+(?:thì sao|thi sao))?\s*(\?*)$/isu)
  const said = asked?.[1] ?? text
  const read = readEventWords(app, said)
  if (!read.ok) return refuse(app, speaker, 'date_unreadable', read.unread)
  if (said === text.trim()) return proposeEvent(app, speaker, plan, read.command, read.basis)
  const would = eventChange(plan, read.command, read.basis, speaker.person.name)
  if (!would.ok) return refuse(app, speaker, would.code === 'closed' ? 'plan_closed' : 'already_done')
  answer(app, speaker, { kind: 'what_if', plan: plan.id, change: would.change })
}

/** The second press. Whoever comes second, or too late, is told so, and nothing goes out twice. */
export function confirm(app: App, speaker: Speaker, id: number): void {
  transact(app.db, () => {
    const row = proposalById(app.db, id)
    if (row?.args.kind === 'contacts') return confirmContacts(app, speaker, { ...row, args: row.args })
    const plan = row?.planId ? planById(app.db, row.planId) : undefined
    if (!row || !plan) return refuse(app, speaker, 'stale_button')
    if (row.usedAt !== null) return answer(app, speaker, { kind: 'acted_before', proposal: id, again: null })
    const done = answeredSince(app.db, row).filter((other) => wasDone(app, other))
    const args = without(app, plan.id, row.args, done)
    const first = args === null ? done.find((other) => sameAct(other.args, row.args)) : undefined
    if (first) return answer(app, speaker, { kind: 'acted_before', proposal: first.id, again: id })
    if (app.now() - row.createdAt > GOOD_FOR_MS) return answer(app, speaker, { kind: 'lapsed', proposal: id })
    useProposal(app.db, id, app.now())
    const outcome = carryOut(app, speaker, plan, { ...row, args: args ?? row.args })
    note(app, speaker, id, outcome === 'stale' ? 'proposal_lapsed' : 'confirmed')
    if (outcome === 'done' && REACHING.has(row.args.kind)) noteSent(app, speaker)
    if (outcome === 'stale') answer(app, speaker, { kind: 'lapsed', proposal: id })
  })
}

/** What has gone out to others by then. */
const REACHING: ReadonlySet<ProposalArgs['kind']> = new Set([
  'activate',
  'event',
  'nudge',
  'announce',
  'amend',
  'revise',
])

/** Who answered a proposal stands in the journal: a person by id, as everywhere. */
const note = (app: App, speaker: Speaker, id: number, action: 'confirmed' | 'discarded' | 'proposal_lapsed'): void =>
  record(app.db, { at: app.now(), ...byOf(speaker), action, object: `proposal:${id}`, details: {} })

const wasDone = (app: App, row: ProposalRow): boolean => lastOf(app.db, 'confirmed', `proposal:${row.id}`) !== undefined

/** Of a nudge, what nobody else has done meanwhile: no unit is nudged twice; null where that leaves nothing, or another act. */
function without(app: App, planId: number, args: ProposalArgs, done: readonly ProposalRow[]): ProposalArgs | null {
  if (args.kind !== 'nudge') return null
  const nudged = new Set(done.flatMap((other) => (other.args.kind === 'nudge' ? other.args.units : [])))
  const units = args.units.filter((unit) => !nudged.has(unit))
  if (units.length === args.units.length) return args
  const reached = nudgeLines(app, planId, units, args.tasks).some((line) => line.recipients > 0)
  return reached ? { ...args, units } : null
}

/** Would both do the same? Two different announcements may follow each other, two nudges of one unit may not. */
function sameAct(one: ProposalArgs, other: ProposalArgs): boolean {
  if (one.kind === 'nudge' && other.kind === 'nudge') return one.units.some((unit) => other.units.includes(unit))
  if (one.kind === 'announce' && other.kind === 'announce') return fold(one.text) === fold(other.text)
  if (one.kind === 'amend' || one.kind === 'revise') return false
  if (one.kind === 'pause' && other.kind === 'pause') return one.scope === other.scope && one.unit === other.unit
  // Of two who record the same, the second finds nothing left to record.
  return one.kind === other.kind && one.kind !== 'record'
}

export function discard(app: App, speaker: Speaker, id: number): void {
  transact(app.db, () => {
    if (!useProposal(app.db, id, app.now()))
      return answer(app, speaker, { kind: 'acted_before', proposal: id, again: null })
    note(app, speaker, id, 'discarded')
    refuse(app, speaker, 'discarded')
  })
}

/** A fresh preview of the same act, as things stand now. */
export function again(app: App, speaker: Speaker, id: number): void {
  const row = proposalById(app.db, id)
  const plan = row?.planId ? planById(app.db, row.planId) : undefined
  if (!row || !plan) return refuse(app, speaker, 'stale_button')
  const { args } = row
  switch (args.kind) {
    case 'event':
      return proposeAgain(app, speaker, plan, args.change)
    case 'nudge': {
      const units = nudgeLines(app, plan.id, args.units, args.tasks).map((line) => line.unitId)
      if (units.length === 0) return refuse(app, speaker, 'nothing_waiting')
      return propose(app, speaker, plan.id, { ...args, units, by: speaker.person.name ?? '' })
    }
    case 'amend':
    case 'revise':
      return propose(app, speaker, plan.id, { ...args, seen: lookAt(app, plan, args) })
    case 'contacts':
      return refuse(app, speaker, 'stale_button')
    default:
      return propose(app, speaker, plan.id, args)
  }
}

/** Chooses when the messages go out, and shows the preview again with its time beginning anew. */
export function chooseWhen(app: App, speaker: Speaker, id: number, when: When | 'ask'): void {
  const row = proposalById(app.db, id)
  if (!row || !isTimed(row.args)) return refuse(app, speaker, 'stale_button')
  if (row.usedAt !== null) return answer(app, speaker, { kind: 'acted_before', proposal: id, again: null })
  if (when === 'ask') return ask(app, speaker, { ask: 'send_when', plan: row.planId, about: id, parked: [] })
  if (when.kind === 'at' && when.at <= app.now()) return refuse(app, speaker, 'time_past')
  const { args } = row
  const told = args.kind === 'nudge' ? { ...args, urgent: when.kind === 'urgent', when } : { ...args, when }
  changeProposal(app.db, id, told, app.now())
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

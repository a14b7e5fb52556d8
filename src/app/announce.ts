// An organizer's own words to the units of a plan: to whom, how it will read, and sent once to each person.
import type { Audience, Proposal } from '../core/notice.ts'
import { render } from '../core/render.ts'
import { addBulletin } from '../store/bulletins.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { type Contact, contactsOf, personById } from '../store/people.ts'
import { type Plan, taskById } from '../store/plans.ts'
import type { ProposalArgs } from '../store/proposals.ts'
import type { App, By } from './app.ts'
import { addressedName, isOpen, owed, planFacts } from './plan-facts.ts'
import { contactsToTell, type Sending, tellOrganizers, tellUnit, whoAndWhen } from './telling.ts'
import { loadWorld, type World } from './world.ts'

type Announcement = Extract<ProposalArgs, { kind: 'announce' }>

interface Recipients {
  units: number[]
  /** Each person once, with the unit they are addressed as. */
  people: Map<number, number>
}

/** Whom an announcement would reach as things stand. */
function recipientsOf(app: App, world: World, audience: Audience): Recipients {
  const shares = world.shares.filter((s) => s.life.state !== 'cancelled')
  const chosen = shares.filter((s) => {
    switch (audience.kind) {
      case 'missing':
        return isOpen(s)
      case 'unacknowledged':
        return s.row.role === 'lead' && s.life.state === 'announced'
      case 'units':
        return audience.units.includes(s.row.unitId)
      case 'task':
        return s.task.id === audience.task
      default:
        return s.life.announcedAt !== null || world.plan.state === 'draft'
    }
  })
  const units = [...new Set(chosen.map((s) => s.row.unitId))]
  const people = new Map<number, number>()
  const contacts = audience.kind === 'technical' ? technical(app, world.plan.id) : null
  for (const unitId of units) {
    const reached = contacts ? contacts.filter((c) => c.unitId === unitId) : contactsToTell(app, world.plan.id, unitId)
    for (const { personId } of reached) if (!people.has(personId)) people.set(personId, unitId)
  }
  const reached = new Set(people.values())
  return { units: contacts ? units.filter((id) => reached.has(id)) : units, people }
}

const technical = (app: App, planId: number): Contact[] =>
  contactsOf(app.db, planId).filter((c) => c.purpose === 'technical' && c.joinedAt !== null)

/** What the organizer reads before confirming: to whom, how many, and the exact words. */
export function announcementFacts(
  app: App,
  plan: Plan,
  { text, audience }: Announcement,
  personId: number | null,
): Extract<Proposal, { kind: 'announce' }> {
  const world = loadWorld(app, plan.id)
  const { units, people } = recipientsOf(app, world, audience)
  const nameOf = (unitId: number) => addressed(world, unitId)
  const facts = planFacts(app, plan)
  const [first] = units
  const said = render(
    {
      kind: 'bulletin',
      plan: facts,
      addressed: first === undefined ? facts.organizer : nameOf(first),
      text,
      by: (personId === null ? null : personById(app.db, personId)?.name) ?? '',
    },
    { buttons: true, maxText: 4096 },
    app.ports.texts(app.settings.language),
  )
  return {
    kind: 'announce',
    plan: facts,
    audience: audience.kind,
    ref: audience.kind === 'task' ? (taskById(app.db, audience.task)?.ref ?? null) : null,
    units: units.map(nameOf),
    recipients: people.size,
    unreached: units.filter((id) => contactsToTell(app, plan.id, id).length === 0).map(nameOf),
    sample: said.parts.join('\n'),
  }
}

/** The unit as it is addressed: the body below it, where that one does the work. */
export function addressed(world: World, unitId: number): string {
  const shares = world.shares.filter((s) => s.row.unitId === unitId)
  return addressedName(owed(world, unitId), shares[0]?.unit.name ?? '')
}

/** Sends what was confirmed. @returns how many messages were queued */
export function announce(
  app: App,
  plan: Plan,
  { text, audience }: Announcement,
  sending: Sending,
  by: By,
  personId: number,
): number {
  return transact(app.db, () => {
    const { units, people } = recipientsOf(app, loadWorld(app, plan.id), audience)
    const bulletin = addBulletin(app.db, { planId: plan.id, text, personId, at: app.now() })
    let told = 0
    for (const [onlyPerson, unit] of people)
      told += tellUnit(
        app,
        plan.id,
        unit,
        { kind: 'bulletin', plan: plan.id, unit, bulletin },
        { ...sending, onlyPerson, key: `bulletin:${bulletin}` },
      )
    record(app.db, {
      at: app.now(),
      ...by,
      action: 'announced_words',
      object: `plan:${plan.id}`,
      details: { bulletin, units: units.length, people: people.size, urgent: sending.urgent ?? false },
    })
    const reached = new Set(people.values()).size
    tellOrganizers(
      app,
      plan.id,
      {
        kind: 'summary',
        plan: plan.id,
        told,
        units: reached,
        waiting: 0,
        unreached: 0,
        what: 'announced',
        ...whoAndWhen(app, by, sending),
      },
      { lane: 'reply' },
    )
    return told
  })
}

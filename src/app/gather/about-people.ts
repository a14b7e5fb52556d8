// Facts of what is said about people: invitations, hand-overs, the people of a plan, phone calls, one's own data.
import type { Facts } from '../../core/notice.ts'
import type { PeopleFacts, PeopleNotice } from '../../core/people-notice.ts'
import { openHandOvers } from '../../store/invitations.ts'
import { contactById, contactsOfPerson, type Invitation, invitationById, rolesOf } from '../../store/people.ts'
import { phoneCalls } from '../../store/phone-calls.ts'
import { type Plan, planById, unitById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { mainReached } from '../deputies.ts'
import { handsOverFrom } from '../hand-over.ts'
import { invitationLine, typedOf } from '../invite.ts'
import { nameOf } from '../link-contact.ts'
import { organizesAll } from '../may-organize.ts'
import { ownData, peopleOfPlan, personLine } from '../people-facts.ts'
import { contactFacts, contactsByUnit, planFacts } from '../plan-facts.ts'

import { type Gone, gone, type Recipient } from './gone.ts'

/** How long the answer counts to the question whether all data is to be erased. */
const ERASE_MS = 10 * 60_000

export function aboutPeople(app: App, notice: PeopleNotice, to: Recipient): Facts | Gone {
  switch (notice.kind) {
    case 'invitation_card':
      return invitationFacts(app, notice.invitation)
    case 'invitation_revoked': {
      const row = invitationById(app.db, notice.invitation)
      if (!row) return gone('no invitation')
      return { kind: 'invitation_revoked', for: purposeOf(row), unit: unitOf(app, row.unitId) }
    }
    case 'invite_role_ask':
      return { kind: 'invite_role_ask', role: notice.role, plan: planIn(app, notice.plan), shown: notice.shown }
    case 'hand_over_which': {
      const units = notice.contacts.flatMap((id) => {
        const contact = contactById(app.db, id)
        if (!contact || contact.removedAt !== null) return []
        return [{ contact: id, unit: unitOf(app, contact.unitId) ?? '', plan: planIn(app, contact.planId) }]
      })
      return units.length === 0 ? gone('no longer a contact') : { kind: 'hand_over_which', units }
    }
    case 'handed_over':
    case 'handed_back':
      return handedFacts(app, notice)
    case 'stand_in': {
      const contact = contactById(app.db, notice.contact)
      const plan = planById(app.db, notice.plan)
      if (!contact || contact.removedAt !== null || plan?.state !== 'active') return gone('no longer a deputy')
      if (!contact.deputy || mainReached(app, plan.id, contact.unitId)) return gone('somebody else is reached')
      return { kind: 'stand_in', plan: planFacts(app, plan), contact: contactFacts(app, contact) }
    }
    case 'people_list': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const { page, query } = notice
      const lines = peopleOfPlan(app, plan.id, query)
      return { kind: 'people_list', plan: planFacts(app, plan), page, query, lines, invites: invites(app, to) }
    }
    case 'person_card': {
      const plan = planById(app.db, notice.plan)
      if (!plan) return gone('no plan')
      const line = personLine(app, notice.person, plan.id)
      if (line.roles.length === 0 && line.contacts.length === 0) return gone('nobody any more')
      return {
        kind: 'person_card',
        plan: planFacts(app, plan),
        line,
        sure: notice.sure,
        invites: invites(app, to),
        handing: handingOf(app, notice.person, plan),
      }
    }
    case 'person_ask':
      return { kind: 'person_ask', line: personLine(app, notice.person, null), field: notice.field }
    case 'people_act': {
      const contact = notice.contact === null ? undefined : contactById(app.db, notice.contact)
      return {
        kind: 'people_act',
        what: notice.what,
        person: nameOf(app, notice.person) ?? '',
        unit: contact ? unitOf(app, contact.unitId) : null,
        plan: planIn(app, notice.plan),
        by: nameOf(app, notice.by) ?? '',
      }
    }
    case 'codes_closed':
      return notice
    case 'call_back': {
      const plan = planById(app.db, notice.plan)
      const call = phoneCalls(app.db, notice.plan).get(notice.unit)
      if (!plan || call?.at !== notice.asked || call.again === null) return gone('phoned meanwhile')
      const contacts = contactsByUnit(app, plan.id).get(notice.unit) ?? []
      const unit = unitOf(app, notice.unit) ?? ''
      return { kind: 'call_back', plan: planFacts(app, plan), unit, unitId: notice.unit, contacts }
    }
    case 'own_data':
      return to.personId === null ? gone('nobody') : { kind: 'own_data', data: ownData(app, to.personId) }
    case 'erase_ask': {
      const personId = to.personId ?? 0
      const units = contactsOfPerson(app.db, personId).map((c) => unitOf(app, c.unitId) ?? '')
      const roles = rolesOf(app.db, personId).length
      return { kind: 'erase_ask', units: [...new Set(units)], roles, until: app.now() + ERASE_MS }
    }
    case 'erased':
      return notice
    default:
      return notice satisfies never
  }
}

const unitOf = (app: App, id: number | null): string | null =>
  id === null ? null : (unitById(app.db, id)?.name ?? null)

function planIn(app: App, id: number | null) {
  const plan = id === null ? undefined : planById(app.db, id)
  return plan ? planFacts(app, plan) : null
}

const invites = (app: App, to: Recipient): boolean => to.personId !== null && organizesAll(app, to.personId)

const purposeOf = (row: Invitation) =>
  row.handsOver !== null ? 'hand_over' : row.role !== 'unit' ? row.role : row.deputy ? 'deputy' : 'unit'

function invitationFacts(app: App, id: number): PeopleFacts | Gone {
  const row = invitationById(app.db, id)
  if (!row || row.usedAt !== null || row.revokedAt !== null || row.expiresAt < app.now()) return gone('used or too old')
  if (row.handsOver !== null && handsOverFrom(app, row) === null) return gone('no longer a contact')
  const made = invitationLine(app, row)
  const plan = planIn(app, row.planId)
  return {
    kind: 'invitation_card',
    invitation: row.id,
    for: purposeOf(row),
    plan,
    unit: made.unit,
    unitId: row.unitId,
    person: made.person,
    organizer: plan?.organizer ?? '',
    code: made.code,
    link: made.telegram,
    ...typedOf(app, made),
    expires: row.expiresAt,
    seats: made.seats,
    left: made.left,
    stays: row.handsOver !== null && row.deputy,
  }
}

function handedFacts(
  app: App,
  notice: Extract<PeopleNotice, { kind: 'handed_over' | 'handed_back' }>,
): PeopleFacts | Gone {
  const contact = contactById(app.db, notice.contact)
  const from = contactById(app.db, notice.from)
  if (!contact || !from) return gone('no contact')
  const facts = {
    plan: planIn(app, contact.planId),
    contact: contactFacts(app, contact),
    from: contactFacts(app, from),
  }
  if (notice.kind === 'handed_back') return { kind: 'handed_back', to: notice.to, ...facts }
  if (contact.removedAt !== null || contact.handedFrom !== from.id) return gone('undone meanwhile')
  return { kind: 'handed_over', to: notice.to, ...facts, stays: from.removedAt === null }
}

const handingOf = (app: App, personId: number, plan: Plan) => {
  const contacts = contactsOfPerson(app.db, personId).filter((c) => c.planId === null || c.planId === plan.id)
  return openHandOvers(
    app.db,
    contacts.map((c) => c.id),
    app.now(),
  ).map((row) => ({ invitation: row.id, unit: unitOf(app, row.unitId) ?? '', expires: row.expiresAt }))
}

// What buttons about people do: hand-over, invitations, roles, removal, deputies, phone calls, one's own data.
import type { PeopleAction } from '../core/people-notice.ts'
import { waitFor } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { type Contact, contactById, personById } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { eraseSpeaker } from './erase-person.ts'
import { offerHandOver, takeBack } from './hand-over.ts'
import { invitationOfUnit, inviteToRole, newCode, revokeInvitation, setSeats, staysAs } from './invitation-acts.ts'
import { mayOrganize } from './may-organize.ts'
import { changeStanding, dropContact, dropRole } from './people-changes.ts'
import { callLater, undoCall } from './phone-calls.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { tellOrganizers } from './telling.ts'

export function peopleAct(app: App, speaker: Speaker, action: PeopleAction): void {
  transact(app.db, () => act(app, speaker, action))
}

function act(app: App, speaker: Speaker, action: PeopleAction): void {
  switch (action.do) {
    case 'hand_over':
      return startHandOver(app, speaker, action.plan, action.contact)
    case 'hand_over_as':
      return staysAs(app, speaker, action.invitation, action.deputy)
    case 'revoke':
      return revokeInvitation(app, speaker, action.invitation)
    case 'own_data':
      return answer(app, speaker, { kind: 'own_data' })
    case 'erase':
      if (action.until === null) return answer(app, speaker, { kind: 'erase_ask' })
      return app.now() > action.until ? refuse(app, speaker, 'expired') : eraseSpeaker(app, speaker)
    default:
      return organizerActs(app, speaker, action)
  }
}

type Organizing = Exclude<PeopleAction, { do: 'hand_over' | 'hand_over_as' | 'revoke' | 'own_data' | 'erase' }>

function organizerActs(app: App, speaker: Speaker, action: Organizing): void {
  switch (action.do) {
    case 'renew':
      return newCode(app, speaker, action.invitation)
    case 'seats':
      return setSeats(app, speaker, action.invitation, action.seats)
    case 'undo_hand_over':
      return undoHandOver(app, speaker, action.contact, action.from)
    default:
      return inPlan(app, speaker, action)
  }
}

type InPlan = Exclude<Organizing, { do: 'renew' | 'seats' | 'undo_hand_over' }>

function inPlan(app: App, speaker: Speaker, action: InPlan): void {
  if (!mayOrganize(speaker, action.plan)) return refuse(app, speaker, 'not_for_role')
  switch (action.do) {
    case 'invitation':
      return invitationOfUnit(app, speaker, action.plan, action.unit, action.deputy)
    case 'invite_role':
      if (!mayOrganize(speaker, null)) return refuse(app, speaker, 'not_for_role')
      if (action.sure) return inviteToRole(app, speaker, action.role, action.plan)
      return answer(app, speaker, { kind: 'invite_role_ask', role: action.role, plan: action.plan, shown: action.shown })
    case 'people':
      return answer(app, speaker, { kind: 'people_list', plan: action.plan, page: action.page, query: null })
    case 'person':
      return answer(app, speaker, { kind: 'person_card', plan: action.plan, person: action.person, sure: null })
    case 'person_edit': {
      if (!personById(app.db, action.person)) return refuse(app, speaker, 'stale_button')
      waitFor(app.db, speaker.identity.id, {
        ask: `person_${action.field}`,
        about: action.person,
        plan: action.plan,
        parked: [],
        at: app.now(),
      })
      return answer(app, speaker, { kind: 'person_ask', person: action.person, field: action.field })
    }
    case 'contact_as':
      return changeStanding(app, speaker, action.plan, action.contact, action.deputy)
    case 'remove_contact': {
      if (action.sure) return dropContact(app, speaker, action.plan, action.contact)
      const contact = contactById(app.db, action.contact)
      if (!contact || contact.removedAt !== null) return refuse(app, speaker, 'already_done')
      const sure = { what: 'remove_contact', contact: contact.id } as const
      return answer(app, speaker, { kind: 'person_card', plan: action.plan, person: contact.personId, sure })
    }
    case 'remove_role': {
      if (!mayOrganize(speaker, null)) return refuse(app, speaker, 'not_for_role')
      return dropRole(app, speaker, action)
    }
    case 'call_undo':
      return undoCall(app, speaker, action.plan, action.unit)
    case 'call_later':
      return callLater(app, speaker, action.plan, action.unit)
    default:
      return action satisfies never
  }
}

/** A contact hands a unit over: one of several is asked for, of one the code comes at once. */
export function startHandOver(app: App, speaker: Speaker, planId: number | null, contactId: number | null): void {
  const mine = onceEach(speaker.contacts).filter((c) => planId === null || c.planId === null || c.planId === planId)
  const chosen = contactId === null ? mine : speaker.contacts.filter((c) => c.id === contactId)
  const [only, another] = chosen
  // Who speaks for the unit no more has nothing to hand over.
  if (!only) return refuse(app, speaker, 'hand_over_none')
  if (another) return answer(app, speaker, { kind: 'hand_over_which', contacts: chosen.map((c) => c.id) })
  const invitation = offerHandOver(app, only, byOf(speaker))
  answer(app, speaker, { kind: 'invitation_card', invitation: invitation.id })
}

/** Both sides of a unit go over together: each unit once. */
function onceEach(contacts: Contact[]): Contact[] {
  const seen = new Set<string>()
  return contacts.filter((c) => {
    const key = `${c.unitId}:${c.planId}`
    return !seen.has(key) && seen.add(key)
  })
}

function undoHandOver(app: App, speaker: Speaker, contactId: number, fromId: number): void {
  const to = contactById(app.db, contactId)
  if (!to || !mayOrganize(speaker, to.planId ?? onlyPlan(speaker))) return refuse(app, speaker, 'not_for_role')
  const from = takeBack(app, to, fromId, byOf(speaker))
  if (!from) return refuse(app, speaker, 'already_done')
  const notice = { kind: 'handed_back', contact: to.id, from: from.id } as const
  answer(app, speaker, { ...notice, to: 'organizer' })
  tellOrganizers(app, to.planId, { ...notice, to: 'organizer' }, { except: speaker.person.id })
  tell(app, { lane: 'reply', personId: from.personId }, { ...notice, to: 'restored' })
  tell(app, { lane: 'reply', personId: to.personId }, { ...notice, to: 'undone' })
}

/** Who organizes one plan only may undo there what concerns all plans of a contact. */
const onlyPlan = (speaker: Speaker): number | null => speaker.plans?.[0] ?? null

// What is said and done about people: invitations, hand-over, deputies, removal, who cannot be reached, one's own data.
import type { TypedPlace } from './account-notice.ts'
import type { ContactFacts, PlanFacts } from './facts.ts'
import type { Instant } from './time.ts'

export type RoleName = 'organizer' | 'viewer'

/** What of a person is set by typing. */
export type PersonField = 'name' | 'position' | 'phone'

/** What a button about people does; who may is asked anew at each press. */
export type PeopleAction =
  /** A contact begins to hand a unit over; null where it is still to be said which one. */
  | { do: 'hand_over'; plan: number | null; contact: number | null }
  /** What becomes of the one who hands over: stays as deputy, or is released. */
  | { do: 'hand_over_as'; invitation: number; deputy: boolean }
  | { do: 'revoke'; invitation: number }
  | { do: 'undo_hand_over'; contact: number; from: number }
  /** The code of one unit with its picture; made where there is none. */
  | { do: 'invitation'; plan: number; unit: number; deputy: boolean }
  | { do: 'renew'; invitation: number }
  | { do: 'seats'; invitation: number; seats: number }
  | { do: 'invite_role'; role: RoleName; plan: number | null; shown: number; sure: boolean }
  | { do: 'people'; plan: number; page: number }
  | { do: 'person'; plan: number; person: number }
  | { do: 'person_edit'; plan: number; person: number; field: PersonField }
  | { do: 'contact_as'; contact: number; plan: number; deputy: boolean }
  | { do: 'remove_contact'; contact: number; plan: number; sure: boolean }
  | { do: 'remove_role'; person: number; role: RoleName; plan: number | null; shown: number; sure: boolean }
  | { do: 'call_undo'; plan: number; unit: number }
  | { do: 'call_later'; plan: number; unit: number }
  | { do: 'own_data' }
  /** Erasing one's own data; null asks first, an instant is until when the answer counts. */
  | { do: 'erase'; until: Instant | null }

/** What was done to somebody, told to the organizers who did not do it. */
export type PeopleAct =
  | 'removed'
  | 'made_deputy'
  | 'made_main'
  | 'edited'
  | 'role_removed'
  | 'invited'
  | 'erased'
  | 'erased_role'

export type PeopleNotice =
  | { kind: 'invitation_card'; invitation: number }
  | { kind: 'invitation_revoked'; invitation: number }
  | { kind: 'invite_role_ask'; role: RoleName; plan: number | null; shown: number }
  | { kind: 'hand_over_which'; contacts: number[] }
  | { kind: 'handed_over'; contact: number; from: number; to: 'organizer' | 'released' }
  | { kind: 'handed_back'; contact: number; from: number; to: 'organizer' | 'restored' | 'undone' }
  | { kind: 'stand_in'; contact: number; plan: number }
  | { kind: 'people_list'; plan: number; page: number; query: string | null }
  | { kind: 'person_card'; plan: number; person: number; sure: PersonSure | null }
  | { kind: 'person_ask'; person: number; field: PersonField }
  | { kind: 'people_act'; what: PeopleAct; person: number; contact: number | null; plan: number | null; by: number }
  | { kind: 'codes_closed'; until: Instant }
  | { kind: 'call_back'; plan: number; unit: number; asked: Instant }
  | { kind: 'own_data' }
  | { kind: 'erase_ask' }
  | { kind: 'erased' }

/** What is about to be done to a person and waits for the second press. */
export type PersonSure =
  | { what: 'remove_contact'; contact: number }
  | { what: 'remove_role'; role: RoleName; plan: number | null }

/** One line of the people of a plan. */
export interface PersonLine {
  person: number
  name: string
  position: string | null
  roles: { role: RoleName; everywhere: boolean }[]
  contacts: ContactFacts[]
}

export interface OwnData {
  name: string | null
  position: string | null
  phone: string | null
  since: Instant
  addresses: { channel: string; chat: string; last: Instant | null }[]
  units: { unit: string; plan: string | null; joined: Instant | null; deputy: boolean }[]
  roles: { role: RoleName; plan: string | null }[]
  sent: { at: Instant; code: string; unit: string; files: string[] }[]
  remarks: { at: Instant; text: string }[]
  messages: number
}

export type PeopleFacts =
  | {
      kind: 'invitation_card'
      invitation: number
      for: 'unit' | 'deputy' | 'hand_over' | RoleName
      plan: PlanFacts | null
      unit: string | null
      unitId: number | null
      /** The person whom a sheet named. */
      person: string | null
      organizer: string
      code: string
      link: string | null
      /** Where the code is typed; null where no account has room, left out where everybody joins by a link. */
      typed?: TypedPlace | null
      expires: Instant
      seats: number
      left: number
      /** Of a hand-over: the one who hands over stays as deputy. */
      stays: boolean
    }
  | { kind: 'invitation_revoked'; for: 'unit' | 'deputy' | 'hand_over' | RoleName; unit: string | null }
  | { kind: 'invite_role_ask'; role: RoleName; plan: PlanFacts | null; shown: number }
  | { kind: 'hand_over_which'; units: { contact: number; unit: string; plan: PlanFacts | null }[] }
  | {
      kind: 'handed_over'
      to: 'organizer' | 'released'
      plan: PlanFacts | null
      from: ContactFacts
      contact: ContactFacts
      stays: boolean
    }
  | {
      kind: 'handed_back'
      to: 'organizer' | 'restored' | 'undone'
      plan: PlanFacts | null
      from: ContactFacts
      contact: ContactFacts
    }
  | { kind: 'stand_in'; plan: PlanFacts; contact: ContactFacts }
  | {
      kind: 'people_list'
      plan: PlanFacts
      page: number
      query: string | null
      lines: PersonLine[]
      /** May invite organizers and viewers: only who organizes the whole installation. */
      invites: boolean
    }
  | {
      kind: 'person_card'
      plan: PlanFacts
      line: PersonLine
      sure: PersonSure | null
      /** May take roles away. */
      invites: boolean
      /** Hand-overs of this person that wait for the colleague. */
      handing: { invitation: number; unit: string; expires: Instant }[]
    }
  | { kind: 'person_ask'; line: PersonLine; field: PersonField }
  | {
      kind: 'people_act'
      what: PeopleAct
      person: string
      unit: string | null
      plan: PlanFacts | null
      by: string
    }
  | { kind: 'codes_closed'; until: Instant }
  | { kind: 'call_back'; plan: PlanFacts; unit: string; unitId: number; contacts: ContactFacts[] }
  | { kind: 'own_data'; data: OwnData }
  | { kind: 'erase_ask'; units: string[]; roles: number; until: Instant }
  | { kind: 'erased' }

const ACTIONS: Record<PeopleAction['do'], true> = {
  hand_over: true,
  hand_over_as: true,
  revoke: true,
  undo_hand_over: true,
  invitation: true,
  renew: true,
  seats: true,
  invite_role: true,
  people: true,
  person: true,
  person_edit: true,
  contact_as: true,
  remove_contact: true,
  remove_role: true,
  call_undo: true,
  call_later: true,
  own_data: true,
  erase: true,
}

const NOTICES: Record<PeopleNotice['kind'], true> = {
  invitation_card: true,
  invitation_revoked: true,
  invite_role_ask: true,
  hand_over_which: true,
  handed_over: true,
  handed_back: true,
  stand_in: true,
  people_list: true,
  person_card: true,
  person_ask: true,
  people_act: true,
  codes_closed: true,
  call_back: true,
  own_data: true,
  erase_ask: true,
  erased: true,
}

export const isPeopleAction = (action: { do: string }): action is PeopleAction => Object.hasOwn(ACTIONS, action.do)

export const isPeopleNotice = (notice: { kind: string }): notice is PeopleNotice => Object.hasOwn(NOTICES, notice.kind)

export const isPeopleFacts = (facts: { kind: string }): facts is PeopleFacts => Object.hasOwn(NOTICES, facts.kind)

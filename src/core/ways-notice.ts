// What is said and done about the ways to people: several channels of one person, the channels of a plan, whom one reaches.
import type { ChannelPolicy, PolicyWord } from './channel-policy.ts'
import type { ContactFacts, PlanFacts } from './facts.ts'
import type { UnitReach, WayReach } from './reach.ts'
import type { Instant } from './time.ts'

/** What a button about ways does; who may is asked anew at each press. */
export type WaysAction =
  | { do: 'ways' }
  /** A code by which another channel becomes a way to the same person; null for any channel. */
  | { do: 'way_code'; channel: string | null }
  | { do: 'way_first' | 'way_back' | 'way_drop'; identity: number }
  /** A chat that is somebody's already becomes a way to whoever made the code: they are one person. */
  | { do: 'way_take'; invitation: number }
  | { do: 'still_here' }
  /** Two persons are one; null where the other is still to be chosen. */
  | { do: 'same_person'; plan: number; person: number; other: number | null; sure: boolean }
  /** The channels of a plan: shown, or something said of them put up for confirmation. */
  | { do: 'channels'; plan: number; word: PolicyWord | null }
  | { do: 'reach'; plan: number; page: number }

export type WaysNotice =
  | { kind: 'ways'; said: { what: 'first' | 'back'; identity: number } | null }
  | { kind: 'way_code'; invitation: number; channel: string | null }
  /** `to`: the chat that was linked, or the ways that the person had before. */
  | { kind: 'way_added'; identity: number; to: 'new' | 'others' }
  /** The chat that sent the code is somebody's already. */
  | { kind: 'way_taken'; invitation: number }
  /** A way that does not work any more, said by another. */
  | { kind: 'way_lost'; identity: number }
  /** The person left a way and keeps the others. */
  | { kind: 'way_left'; channel: string }
  | { kind: 'keep_open' }
  | { kind: 'still_here' }
  /** To organizers: who has joined bears the name of somebody of the unit. */
  | { kind: 'twins'; contact: number; other: number }
  | { kind: 'same_person'; plan: number; person: number; other: number | null }
  | { kind: 'people_merged'; plan: number; person: number; by: number }
  | { kind: 'channels'; plan: number; set: boolean }
  | { kind: 'reach'; plan: number; page: number }

/** One of a person's ways, as it is shown to that person. */
export interface WayLine extends WayReach {
  identity: number
  first: boolean
  buttons: boolean
  inboundFiles: boolean
}

/** A person in a preview of joining two: what the one will have of the other. */
export interface PersonSide {
  person: number
  name: string
  position: string | null
  phone: string | null
  contacts: ContactFacts[]
  channels: string[]
}

export type WaysFacts =
  | {
      kind: 'ways'
      said: { what: 'first' | 'back'; channel: string } | null
      ways: WayLine[]
      /** The way by which it is read. */
      here: number | null
      /** Channels that could be added. */
      others: string[]
    }
  | { kind: 'way_code'; code: string; link: string | null; channel: string | null; expires: Instant }
  | { kind: 'way_added'; to: 'new' | 'others'; channel: string; identity: number; name: string; units: string[] }
  | { kind: 'way_taken'; invitation: number; mine: string; other: string; units: string[] }
  | { kind: 'way_lost'; channel: string; why: string | null }
  | { kind: 'way_left'; channel: string; left: string[] }
  | { kind: 'keep_open' }
  | { kind: 'still_here'; until: Instant | null }
  | { kind: 'twins'; plan: PlanFacts; contact: ContactFacts; other: ContactFacts; persons: [number, number] }
  | { kind: 'same_person'; plan: PlanFacts; keeps: PersonSide; other: PersonSide | null; among: PersonSide[] }
  | { kind: 'people_merged'; plan: PlanFacts; person: string; units: string[]; channels: string[]; by: string }
  | { kind: 'channels'; code: string; plan: number; policy: ChannelPolicy; set: boolean; used: string[] }
  | { kind: 'reach'; plan: PlanFacts; page: number; units: UnitReach[]; to: 'organizer' | 'viewer' }
  /** What stands in for a message whose content may not go this way. */
  | { kind: 'bare'; reply: boolean; codes: string[]; link: string | null; elsewhere: string[] }

/** What a policy about to be set would do. */
export interface ChannelsProposal {
  kind: 'channels'
  /** The plan's short name only: this is said even where nothing of the plan may be. */
  code: string
  plan: number
  from: ChannelPolicy
  to: ChannelPolicy
  /** Units that nobody reaches any more, and persons of whom only a bare way is left. */
  lost: string[]
  bare: number
  /** Organizers and viewers who would be shut out. */
  shut: number
}

const ACTIONS: Record<WaysAction['do'], true> = {
  ways: true,
  way_code: true,
  way_first: true,
  way_back: true,
  way_drop: true,
  way_take: true,
  still_here: true,
  same_person: true,
  channels: true,
  reach: true,
}

const NOTICES: Record<WaysNotice['kind'], true> = {
  ways: true,
  way_code: true,
  way_added: true,
  way_taken: true,
  way_lost: true,
  way_left: true,
  keep_open: true,
  still_here: true,
  twins: true,
  same_person: true,
  people_merged: true,
  channels: true,
  reach: true,
}

export const isWaysAction = (action: { do: string }): action is WaysAction => Object.hasOwn(ACTIONS, action.do)

export const isWaysNotice = (notice: { kind: string }): notice is WaysNotice => Object.hasOwn(NOTICES, notice.kind)

export const isWaysFacts = (facts: { kind: string }): facts is WaysFacts =>
  facts.kind === 'bare' || Object.hasOwn(NOTICES, facts.kind)

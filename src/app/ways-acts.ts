// What buttons and commands about ways do: a person's own channels, two persons who are one, the channels of a plan.
import { type PolicyWord, samePolicy, withWord } from '../core/channel-policy.ts'
import type { WaysAction } from '../core/ways-notice.ts'
import { transact } from '../store/db.ts'
import { type Identity, identitiesOf, identityById } from '../store/people.ts'
import { type Plan, planById } from '../store/plans.ts'
import { type App, tell } from './app.ts'
import { giveCards } from './link-contact.ts'
import { mayOrganize } from './may-organize.ts'
import { mayMerge, mergePeople } from './merge-people.ts'
import { channelsOf } from './plan-channels.ts'
import { propose } from './proposing.ts'
import { leaveWay, offerWay, preferWay, takeWay } from './second-way.ts'
import { answer, byOf, plansOfContact, plansOfRole, refuse, type Speaker, speakerOf } from './speaker.ts'
import { tellOrganizers } from './telling.ts'

export function waysAct(app: App, speaker: Speaker, action: WaysAction): void {
  transact(app.db, () => act(app, speaker, action))
}

function act(app: App, speaker: Speaker, action: WaysAction): void {
  switch (action.do) {
    case 'ways':
      return answer(app, speaker, { kind: 'ways', said: null })
    case 'way_code':
      return giveCode(app, speaker, action.channel)
    case 'way_first':
    case 'way_back':
      return own(app, speaker, action.identity, (identity) => prefer(app, speaker, identity))
    case 'way_drop':
      return own(app, speaker, action.identity, (identity) => drop(app, speaker, identity))
    case 'way_take':
      return take(app, speaker, action.invitation)
    case 'still_here':
      return answer(app, speaker, { kind: 'still_here' })
    case 'same_person':
      return samePerson(app, speaker, action)
    case 'channels': {
      const plan = planById(app.db, action.plan)
      if (!plan || !mayOrganize(speaker, plan.id)) return refuse(app, speaker, 'not_for_role')
      if (action.word === null) return answer(app, speaker, { kind: 'channels', plan: plan.id, set: false })
      return proposeChannels(app, speaker, plan, action.word)
    }
    case 'reach':
      if (!plansOfRole(app, speaker).some((plan) => plan.id === action.plan))
        return refuse(app, speaker, 'not_for_role')
      return answer(app, speaker, { kind: 'reach', plan: action.plan, page: action.page })
    default:
      return action satisfies never
  }
}

function own(app: App, speaker: Speaker, id: number, then: (identity: Identity) => void): void {
  const identity = identityById(app.db, id)
  if (!identity || identity.personId !== speaker.person.id) return refuse(app, speaker, 'stale_button')
  then(identity)
}

/** A code for another channel of the speaker's own. */
export function giveCode(app: App, speaker: Speaker, channel: string | null): void {
  const made = offerWay(app, speaker.person.id, byOf(speaker))
  answer(app, speaker, { kind: 'way_code', invitation: made.id, channel })
}

/** Puts a way first; one that was left is used again. */
export function prefer(app: App, speaker: Speaker, identity: Identity): void {
  const what = identity.reachable ? 'first' : 'back'
  preferWay(app, identity)
  answer(app, speaker, { kind: 'ways', said: { what, identity: identity.id } })
}

/** Leaves one of several ways; the only one that works is left by stopping altogether. */
export function drop(app: App, speaker: Speaker, identity: Identity): void {
  const others = identitiesOf(app.db, speaker.person.id).filter((one) => one.id !== identity.id && one.reachable)
  if (others.length === 0) return refuse(app, speaker, 'way_last')
  leaveWay(app, identity, byOf(speaker))
  answer(app, speaker, { kind: 'way_left', channel: identity.channel })
}

/** The chat was somebody's; both are one person from now on, and this chat shows that person's work. */
function take(app: App, speaker: Speaker, invitation: number): void {
  const personId = takeWay(app, speaker.identity, invitation)
  if (personId === null) return refuse(app, speaker, 'code_invalid')
  const identity = identityById(app.db, speaker.identity.id)!
  const now = speakerOf(app, identity, null, speaker.at)
  for (const contact of now?.contacts ?? [])
    giveCards(
      app,
      contact,
      identity,
      plansOfContact(app, contact).map((p) => p.id),
      true,
    )
}

function samePerson(app: App, speaker: Speaker, action: Extract<WaysAction, { do: 'same_person' }>): void {
  const { plan, person, other } = action
  if (!mayOrganize(speaker, plan)) return refuse(app, speaker, 'not_for_role')
  if (other !== null && !mayMerge(app, speaker, [person, other])) return refuse(app, speaker, 'not_for_role')
  if (other === null || !action.sure) return answer(app, speaker, { kind: 'same_person', plan, person, other })
  if (!mergePeople(app, person, other, byOf(speaker))) return refuse(app, speaker, 'already_done')
  const by = speaker.person.id === other ? person : speaker.person.id
  const notice = { kind: 'people_merged', plan, person, by } as const
  // Of the two one may be who presses: the answer goes to the chat, whose person it now is.
  tell(app, { lane: 'reply', personId: by, identityId: speaker.identity.id }, notice)
  tellOrganizers(app, plan, notice, { except: by })
}

/** Something said of a plan's channels is put up with what it would do. */
export function proposeChannels(app: App, speaker: Speaker, plan: Plan, word: PolicyWord): void {
  const before = channelsOf(plan)
  const policy = withWord(before, word)
  if (samePolicy(before, policy)) return answer(app, speaker, { kind: 'channels', plan: plan.id, set: false })
  propose(app, speaker, plan.id, { kind: 'channels', policy })
}

// Facts of what is said about ways: a person's channels, codes for another, two persons who are one, a plan's channels, reach.
import { POLICY_CHANNELS } from '../../core/channel-policy.ts'
import { chooseAddress } from '../../core/delivery.ts'
import type { PersonSide, WayLine, WaysFacts, WaysNotice } from '../../core/ways-notice.ts'
import { closesAt } from '../../core/window.ts'
import {
  type Contact,
  contactById,
  contactsOf,
  contactsOfPerson,
  type Identity,
  identitiesOf,
  identityById,
  invitationById,
  personById,
} from '../../store/people.ts'
import { planById, unitById } from '../../store/plans.ts'
import { actorName } from '../actor-name.ts'
import { type App, channelOf } from '../app.ts'
import { invitationLine } from '../invite.ts'
import { personLine } from '../people-facts.ts'
import { channelsOf } from '../plan-channels.ts'
import { contactFacts, planFacts } from '../plan-facts.ts'
import { reachOf } from '../reach.ts'
import { wayReach } from '../way-standing.ts'
import { asWay, proactiveAt } from '../windows.ts'
import { type Gone, gone, type Recipient } from './gone.ts'
import { roleOf } from './views.ts'

export function aboutWays(app: App, notice: WaysNotice, to: Recipient): WaysFacts | Gone {
  switch (notice.kind) {
    case 'ways':
      return ownWays(app, notice, to)
    case 'way_code': {
      const row = invitationById(app.db, notice.invitation)
      if (!row || row.usedAt !== null || row.revokedAt !== null || row.expiresAt < app.now())
        return gone('used or too old')
      const { code, telegram } = invitationLine(app, row)
      const link = notice.channel === null || notice.channel === 'telegram' ? telegram : null
      return { kind: 'way_code', code, link, channel: notice.channel, expires: row.expiresAt }
    }
    case 'way_added': {
      const identity = identityById(app.db, notice.identity)
      if (!identity) return gone('no address')
      return {
        kind: 'way_added',
        to: notice.to,
        channel: identity.channel,
        identity: identity.id,
        name: personById(app.db, identity.personId)?.name ?? '',
        units: unitsOf(app, identity.personId),
      }
    }
    case 'way_taken': {
      const row = invitationById(app.db, notice.invitation)
      const other = row?.personId ?? null
      if (other === null || to.personId === null) return gone('nobody')
      const name = (id: number) => personById(app.db, id)?.name ?? ''
      return {
        kind: 'way_taken',
        invitation: notice.invitation,
        mine: name(to.personId),
        other: name(other),
        units: unitsOf(app, other),
      }
    }
    case 'way_lost': {
      const identity = identityById(app.db, notice.identity)
      if (!identity || identity.reachable) return gone('works again')
      return { kind: 'way_lost', channel: identity.channel, why: identity.unreachableCode }
    }
    case 'way_left': {
      const left = to.personId === null ? [] : identitiesOf(app.db, to.personId).filter((i) => i.reachable)
      return { kind: 'way_left', channel: notice.channel, left: left.map((i) => i.channel) }
    }
    case 'keep_open':
      return notice
    case 'still_here':
      return { kind: 'still_here', until: openUntil(app, to) }
    default:
      return aboutPlans(app, notice, to)
  }
}

type AboutPlans = Extract<WaysNotice, { kind: 'twins' | 'same_person' | 'people_merged' | 'channels' | 'reach' }>

function aboutPlans(app: App, notice: AboutPlans, to: Recipient): WaysFacts | Gone {
  if (notice.kind === 'twins') return twinFacts(app, notice)
  const plan = planById(app.db, notice.plan)
  if (!plan) return gone('no plan')
  switch (notice.kind) {
    case 'same_person': {
      const keeps = side(app, notice.person, plan.id)
      if (!keeps) return gone('nobody any more')
      const other = notice.other === null ? null : side(app, notice.other, plan.id)
      if (notice.other !== null && other === null) return gone('nobody any more')
      const among = notice.other === null ? alike(app, notice.person, plan.id) : []
      return { kind: 'same_person', plan: planFacts(app, plan), keeps, other, among }
    }
    case 'people_merged': {
      const is = side(app, notice.person, plan.id)
      return {
        kind: 'people_merged',
        plan: planFacts(app, plan),
        person: is?.name ?? '',
        units: [...new Set(is?.contacts.map(({ unit }) => unit) ?? [])],
        channels: is?.channels ?? [],
        by: actorName(app, `person:${notice.by}`),
      }
    }
    case 'channels':
      return {
        kind: 'channels',
        code: plan.shortId,
        plan: plan.id,
        policy: channelsOf(plan),
        set: notice.set,
        used: usedChannels(app),
      }
    case 'reach':
      return {
        kind: 'reach',
        plan: planFacts(app, plan),
        page: notice.page,
        units: reachOf(app, plan.id),
        to: to.personId !== null && roleOf(app, to.personId, plan.id) === 'viewer' ? 'viewer' : 'organizer',
      }
    default:
      return notice satisfies never
  }
}

function ownWays(app: App, notice: Extract<WaysNotice, { kind: 'ways' }>, to: Recipient): WaysFacts | Gone {
  if (to.personId === null) return gone('nobody')
  const identities = identitiesOf(app.db, to.personId)
  const first = chooseAddress(
    identities.map((identity) => asWay(identity)),
    new Map(identities.map((i) => [`${i.channel}/${i.bot}`, 'ok' as const])),
    app.now(),
  )
  const said = notice.said === null ? undefined : identityById(app.db, notice.said.identity)
  const have = new Set(identities.filter((i) => i.reachable).map((i) => i.channel))
  const ways = identities.map(
    (identity): WayLine => ({
      ...wayReach(app, identity, null),
      identity: identity.id,
      first: identities.length > 1 && identity.id === first?.id,
      buttons: channelOf(app, identity)?.abilities.buttons ?? false,
      inboundFiles: channelOf(app, identity)?.abilities.inboundFiles ?? false,
    }),
  )
  return {
    kind: 'ways',
    said: notice.said === null || !said ? null : { what: notice.said.what, channel: said.channel },
    ways: ways.sort((a, b) => Number(b.first) - Number(a.first)),
    here: to.identityId ?? null,
    others: [...new Set(app.ports.channels().map((c) => c.name))].filter((name) => !have.has(name)),
  }
}

/** Channels that a policy of a plan could be about: those there are, or that people of it have. */
const usedChannels = (app: App): string[] => {
  const there = new Set(app.ports.channels().map((c) => c.name))
  return POLICY_CHANNELS.filter((channel) => there.has(channel))
}

function openUntil(app: App, to: Recipient): number | null {
  const identity = to.identityId == null ? undefined : identityById(app.db, to.identityId)
  return identity ? closesAt(proactiveAt(app, identity), identity.lastInboundAt) : null
}

const unitsOf = (app: App, personId: number): string[] => [
  ...new Set(contactsOfPerson(app.db, personId).map((c) => unitById(app.db, c.unitId)?.name ?? '')),
]

function side(app: App, personId: number, planId: number): PersonSide | null {
  const person = personById(app.db, personId)
  const { roles, contacts } = personLine(app, personId, planId)
  if (!person || (roles.length === 0 && contacts.length === 0)) return null
  const { name, position, phone } = person
  const channels = identitiesOf(app.db, personId).map((i: Identity) => i.channel)
  return { person: personId, name: name ?? '', position, phone, contacts, channels: [...new Set(channels)] }
}

/** Others of a plan who may be the same person: of a unit that both speak for. */
function alike(app: App, personId: number, planId: number): PersonSide[] {
  const all = contactsOf(app.db, planId)
  const mine = new Set(all.filter((c) => c.personId === personId).map((c) => c.unitId))
  const others = [...new Set(all.filter((c) => mine.has(c.unitId)).map((c) => c.personId))]
  return others.filter((id) => id !== personId).flatMap((id) => side(app, id, planId) ?? [])
}

function twinFacts(app: App, notice: Extract<WaysNotice, { kind: 'twins' }>): WaysFacts | Gone {
  const [contact, other] = [contactById(app.db, notice.contact), contactById(app.db, notice.other)]
  const here = (row: Contact | undefined): row is Contact => row !== undefined && row.removedAt === null
  if (!here(contact) || !here(other) || contact.personId === other.personId) return gone('one person by now')
  const plan = contact.planId === null ? undefined : planById(app.db, contact.planId)
  if (!plan) return gone('no plan')
  return {
    kind: 'twins',
    plan: planFacts(app, plan),
    contact: contactFacts(app, contact),
    other: contactFacts(app, other),
    persons: [contact.personId, other.personId],
  }
}

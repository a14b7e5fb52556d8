// By which way a message goes: the person's addresses, the policy of its plan, the platform's windows, the file it brings.
import { type ChannelPolicy, standingOf } from '../core/channel-policy.ts'
import { type ChannelState, chooseAddress, type NoWay, type Identity as Way, whyNoWay } from '../core/delivery.ts'
import type { Pass } from '../core/window.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { type Identity, identitiesOf, identityById } from '../store/people.ts'
import type { App } from './app.ts'
import { carriesFile } from './carrying.ts'
import { policiesFor } from './plans-of-notice.ts'
import { hasMessages, nextLook } from './traffic.ts'
import { asWay, passTo } from './windows.ts'

export interface Address {
  channel: string
  bot: string
  chat: string
  identityId: number | null
}

/** What of a message may go by the way that was found: all, only that there is something, or a neutral word. */
export type Content = 'full' | 'bare' | 'nothing'

export type Found = { to: Address; pass: Pass; content: Content; free: boolean } | { none: NoWay }

/** The way of a row; an answer goes where its question came from, and there only says that it cannot be said. */
export function wayOf(app: App, row: OutboxRow, health: ReadonlyMap<string, ChannelState>): Found {
  const policies = policiesFor(app, row)
  if (row.identityId !== null) return pinned(app, row, row.identityId, policies)
  if (row.personId === null) return elsewhere(row, policies)
  const identities = identitiesOf(app.db, row.personId)
  const ways = identities.map((identity) => wayFor(app, row, identity, policies))
  const chosen = chooseAddress(ways, health, app.now())
  const identity = identities.find((i) => i.id === chosen?.id)
  if (!identity || !chosen) return { none: whyNoWay(ways) }
  return {
    to: toAddress(identity),
    pass: chosen.pass ?? 'free',
    content: chosen.bare ? 'bare' : 'full',
    free: identities.length > 1,
  }
}

function wayFor(app: App, row: OutboxRow, identity: Identity, policies: readonly ChannelPolicy[]): Way {
  const standing = standingOf(policies, identity.channel)
  const [first] = policies
  const rank = first === undefined ? -1 : first.first.indexOf(identity.channel)
  return {
    ...asWay(identity),
    // A bot without messages left for it is as good as closed while there is another way.
    ...(hasMessages(app, identity, row) ? {} : { closedUntil: nextLook(app) }),
    pass: affordable(passTo(app, identity, row.kind), policies),
    rank: rank < 0 ? null : rank,
    forbidden: standing === 'never',
    bare: standing === 'bare',
    carries: carriesFile(app, row.notice, identity),
  }
}

const affordable = (pass: Pass, policies: readonly ChannelPolicy[]): Pass =>
  (pass === 'paid' || pass === 'template') && policies.some(({ freeOnly }) => freeOnly) ? 'closed' : pass

function pinned(app: App, row: OutboxRow, id: number, policies: readonly ChannelPolicy[]): Found {
  const identity = identityById(app.db, id)
  // Whoever left a way and still asks something there is answered there.
  if (!identity || !(identity.reachable || (row.lane === 'reply' && identity.unreachableCode === LEFT)))
    return { none: 'unreachable' }
  const pass = affordable(passTo(app, identity, row.kind), policies)
  if (pass === 'closed') return { none: 'window' }
  const standing = standingOf(policies, identity.channel)
  if (standing === 'never' && row.lane !== 'reply') return { none: 'policy' }
  const content = standing === 'never' ? 'nothing' : standing === 'bare' ? 'bare' : 'full'
  return { to: toAddress(identity), pass, content, free: false }
}

/** To a chat of nobody's own, such as a group; no other way stands in for it. */
function elsewhere(row: OutboxRow, policies: readonly ChannelPolicy[]): Found {
  const { toChannel: channel, toBot: bot, toChat: chat } = row
  if (!channel || !bot || !chat) return { none: 'unreachable' }
  const standing = standingOf(policies, channel)
  if (standing === 'never') return { none: 'policy' }
  const content = standing === 'bare' ? 'bare' : 'full'
  return { to: { channel, bot, chat, identityId: null }, pass: 'free', content, free: false }
}

/** The person left this way and keeps others. */
export const LEFT = 'left'

const toAddress = (i: Identity): Address => ({ channel: i.channel, bot: i.bot, chat: i.chatId, identityId: i.id })

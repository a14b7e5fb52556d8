// By which channels the messages of a plan go: what an organizer may say of them, and what it makes of a policy.
import { fold } from './fold.ts'

/** The channels of a plan, by the names they have in the program. */
export interface ChannelPolicy {
  /** The first choice first; channels left out come after. */
  first: string[]
  /** Channels that carry nothing of the plan. */
  never: string[]
  /** Channels that carry no content of it: only that there is something, and a link to it. */
  bare: string[]
  /** Nothing is sent that costs money. */
  freeOnly?: boolean
}

/** Channels that a policy can be about, in the order in which they are listed. */
export const POLICY_CHANNELS = ['telegram', 'zalo_bot', 'zalo_oa'] as const

export const NO_POLICY: ChannelPolicy = { first: [], never: [], bare: [] }

/** What is said of channels; `none` takes everything back. */
export type PolicyWord =
  | { what: 'first' | 'never' | 'bare' | 'allow'; channels: string[] }
  | { what: 'free_only' | 'paid' | 'none' }

/** Is anything said at all? */
export const saysNothing = ({ first, never, bare, freeOnly }: ChannelPolicy): boolean =>
  first.length + never.length + bare.length === 0 && freeOnly !== true

/** A policy with one thing said anew; a channel is in one state only: forbidden, bare or free to use. */
export function withWord(before: ChannelPolicy, word: PolicyWord): ChannelPolicy {
  switch (word.what) {
    case 'none':
      return NO_POLICY
    case 'free_only':
      return { ...before, freeOnly: true }
    case 'paid': {
      const { freeOnly: _, ...rest } = before
      return rest
    }
    case 'first': {
      const rest = without(before, word.channels)
      // What comes first is sent by: that it was forbidden no longer holds, that it carries no content may.
      return { ...rest, first: [...word.channels, ...rest.first], bare: before.bare }
    }
    case 'never':
      return {
        ...without(before, word.channels),
        never: sorted([...without(before, word.channels).never, ...word.channels]),
      }
    case 'bare': {
      const rest = without(before, word.channels)
      return { ...rest, first: before.first, bare: sorted([...rest.bare, ...word.channels]) }
    }
    case 'allow':
      return { ...without(before, word.channels), first: before.first }
    default:
      return word satisfies never
  }
}

function without(policy: ChannelPolicy, channels: readonly string[]): ChannelPolicy {
  const rest = (list: readonly string[]) => list.filter((one) => !channels.includes(one))
  return { ...policy, first: rest(policy.first), never: rest(policy.never), bare: rest(policy.bare) }
}

const sorted = (channels: readonly string[]): string[] => {
  const all: readonly string[] = POLICY_CHANNELS
  return [...new Set(channels)].sort((a, b) => all.indexOf(a) - all.indexOf(b))
}

export const samePolicy = (a: ChannelPolicy, b: ChannelPolicy): boolean =>
  JSON.stringify([a.first, a.never, a.bare, a.freeOnly ?? false]) ===
  JSON.stringify([b.first, b.never, b.bare, b.freeOnly ?? false])

/** What a policy says of one channel; of several policies what holds most back. */
export function standingOf(policies: readonly ChannelPolicy[], channel: string): 'full' | 'bare' | 'never' {
  if (policies.some(({ never }) => never.includes(channel))) return 'never'
  return policies.some(({ bare }) => bare.includes(channel)) ? 'bare' : 'full'
}

/** Names of channels as people type them, folded; the longer ones first. */
const NAMES: readonly [name: RegExp, channels: readonly string[]][] = [
  [/\bzalo (?:oa|official account|official)\b|\boa\b/g, ['zalo_oa']],
  [/\bzalo bot\b|\bbot zalo\b/g, ['zalo_bot']],
  [/\bzalo\b/g, ['zalo_oa', 'zalo_bot']],
  [/\btelegram\b|\btele\b|\btg\b/g, ['telegram']],
]

/** The channels that a text names, in its order; "Zalo" is both of Zalo's. */
export function channelsIn(text: string): string[] {
  let rest = fold(text)
  const found: { at: number; channels: readonly string[] }[] = []
  for (const [name, channels] of NAMES)
    rest = rest.replace(name, (match, ...more) => {
      found.push({ at: more.at(-2) as number, channels })
      return ' '.repeat(match.length)
    })
  return [...new Set(found.sort((a, b) => a.at - b.at).flatMap(({ channels }) => channels))]
}

const NONE =
  /^(?:bo|huy|xoa)(?: het| moi| cac| toan bo)* (?:quy dinh|gioi han|uu tien|han che)(?: ve)?(?: kenh.*)?$|^(?:moi kenh|tat ca(?: cac)? kenh|khong gioi han kenh|default|reset|no policy)$/
const FREE_ONLY =
  /\b(?:khong|ko)(?: gui)?(?: tin)? (?:tra phi|mat phi|tinh phi)\b|\bchi(?: gui)?(?: tin)? mien phi\b|\bfree only\b/
const PAID = /\bcho phep(?: gui)?(?: tin)? (?:tra phi|mat phi|tinh phi)\b|\ballow paid\b/
const BARE =
  /\bchi (?:bao|gui|nhan|nhac)(?: tin)?(?: la)?(?: rang)?(?: co)?(?: viec| thong bao| tin)? ?(?:moi|ma|link|duong dan|lien ket)\b|\b(?:khong|ko)(?: gui)?(?: kem)? noi dung\b|\bno content\b|\bbare\b/
const NEVER =
  /\b(?:khong|ko|dung|cam|ngung|thoi)(?: duoc)? (?:gui|dung|su dung|nhan|qua|trao doi)\b|\bnever\b|\bnot (?:by|via|over)\b/
const ALLOW = /\b(?:cho phep|duoc gui|gui lai|mo lai|gui day du|day du noi dung|allow)\b/
const FIRST = /\b(?:uu tien|truoc tien|truoc het|first|prefer)\b|\btruoc$/

/** What an organizer says of the channels of a plan; null where it is nothing of the kind. */
export function policyWordIn(text: string): PolicyWord | null {
  const said = fold(text).replace(/[.!\s]+$/, '')
  if (NONE.test(said)) return { what: 'none' }
  if (FREE_ONLY.test(said)) return { what: 'free_only' }
  if (PAID.test(said)) return { what: 'paid' }
  const channels = channelsIn(text)
  if (channels.length === 0) return null
  if (BARE.test(said)) return { what: 'bare', channels: sorted(channels) }
  if (NEVER.test(said)) return { what: 'never', channels: sorted(channels) }
  if (ALLOW.test(said)) return { what: 'allow', channels: sorted(channels) }
  return FIRST.test(said) ? { what: 'first', channels } : null
}

// What is said of accounts that carry so many people and so many messages: their name, what is left, who finds no seat.
import type { AccountFacts, AccountName, QuotaFacts, RoomFacts, TroubleFacts, TypedPlace } from '../account-notice.ts'
import { html, listed } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWords } from './days.ts'
import { type Abilities, finish, saying } from './layout.ts'
import { channelWords } from './words.ts'

/** "Zalo", or which bot of several. */
export const accountName = ({ channel, no, of }: AccountName, t: Texts): string =>
  of > 1
    ? t('account-of-several', { channel: channelWords(channel, t), no: String(no), of: String(of) })
    : channelWords(channel, t)

/** `2026-11` as people write it. */
const monthWords = (month: string): string => month.split('-').reverse().join('/')

export const renderAccounts = (facts: AccountFacts, abilities: Abilities, t: Texts): Rendered =>
  facts.kind === 'quota' ? renderQuota(facts, abilities, t) : renderTrouble(facts, abilities, t)

/** Codes that say that the right to the account is gone: only its administrator can give it again. */
const NO_RIGHT: ReadonlySet<string> = new Set(['token_dead', 'unauthorized', 'unknown_bot', 'token_none'])

function renderTrouble({ account, code, since }: TroubleFacts, abilities: Abilities, t: Texts): Rendered {
  const name = html(accountName(account, t))
  if (since === null)
    return finish(
      saying(t('trouble-warning', { account: name }), t(warningKey(code), { account: name, code })),
      abilities,
      t,
    )
  return finish(
    saying(
      t('trouble-down', { account: name, since: whenWords(since, t) }),
      t(NO_RIGHT.has(code) ? 'trouble-no-right' : 'trouble-code', { code }),
      t('trouble-how'),
    ),
    abilities,
    t,
  )
}

/** The sentence for what an account warns of. */
export const warningKey = (code: string): 'account-warning' | 'account-warning-token' =>
  code === 'token_ending' ? 'account-warning-token' : 'account-warning'

function renderQuota(facts: QuotaFacts, abilities: Abilities, t: Texts): Rendered {
  const account = html(accountName(facts.account, t))
  const counts = { used: String(facts.used), limit: String(facts.limit), month: monthWords(facts.month) }
  const left = String(Math.max(0, facts.limit - facts.used))
  const said = t('quota-counts', { ...counts, left })
  return finish(
    facts.level === 'spent'
      ? saying(t('quota-spent', { account }), said, t('quota-spent-how'))
      : saying(t('quota-low', { account }), said, t('quota-low-how', { kept: String(facts.kept) })),
    abilities,
    t,
  )
}

/** How a plan fits, and what to do where it does not; nothing where no account counts. */
export function roomWords(room: RoomFacts | null, t: Texts): string[] {
  if (room === null) return []
  const { waiting, seats, without, messages } = room
  const counts = { waiting: String(waiting), seats: String(seats) }
  return [
    ...(waiting === 0
      ? []
      : without.length === 0
        ? [t('room-fits', counts)]
        : [
            t('room-short', { ...counts, count: String(without.length), units: listed(without, '; ') }),
            t('room-short-how'),
          ]),
    ...(messages === null
      ? []
      : [t('room-messages', { expected: String(messages.expected), left: String(messages.left) })]),
    ...(messages !== null && messages.expected > messages.left ? [t('room-messages-short')] : []),
  ]
}

/** In which bot the codes below are typed, and where it is. */
export const typedHead = (place: TypedPlace, t: Texts): string => {
  const account = html(accountName(place, t))
  return place.link === null
    ? t('invitations-typed-unlinked', { account })
    : t('invitations-typed', { account, link: place.link })
}

// Accounts that people join by typing a code: how many each still takes, and in which one an invitation keeps its seats.
import type { AccountName } from '../core/account-notice.ts'
import { type Account, accountFor, isOver } from '../core/capacity.ts'
import { usersOf } from '../store/invitations.ts'
import { changeInvitation, type Invitation } from '../store/people.ts'
import { invitationsIn, peopleOf, promisedSeats } from '../store/traffic.ts'
import type { App } from './app.ts'

export interface JoiningAccount extends Account {
  channel: string
  bot: string
  /** The page on which people find it; null where nobody has said. */
  link: string | null
  /** Its place among the bots of its channel, from 1, and how many there are. */
  no: number
  of: number
}

export const accountKey = (account: { channel: string; bot: string }): string => `${account.channel}/${account.bot}`

/** Which account of its channel it is, as people are told. */
export function accountNameOf(app: App, { channel, bot }: { channel: string; bot: string }): AccountName {
  const beside = app.ports.channels().filter((c) => c.name === channel)
  return { channel, no: beside.findIndex((c) => c.bot === bot) + 1, of: beside.length }
}

/** In the order of the configuration; none where everybody joins by a link. */
export function joiningAccounts(app: App): JoiningAccount[] {
  // Before it has once started a bot has no name, and nobody can be sent to it.
  const infos = app.ports.channels().filter(({ abilities, bot }) => abilities.joins === 'code' && bot !== '')
  if (infos.length === 0) return []
  const promised = promisedSeats(app.db, app.now())
  return infos.map(({ name, bot, abilities, joinLink }) => {
    const beside = infos.filter((other) => other.name === name)
    const key = accountKey({ channel: name, bot })
    return {
      key,
      channel: name,
      bot,
      link: joinLink(''),
      people: abilities.capacity?.people ?? null,
      joined: peopleOf(app.db, { channel: name, bot }),
      promised: promised.get(key) ?? 0,
      no: beside.findIndex((other) => other.bot === bot) + 1,
      of: beside.length,
    }
  })
}

/** Where seats for so many persons may be kept; null where nothing counts its people, or none has room. */
export const accountForSeats = (app: App, seats: number): string | null =>
  accountFor(joiningAccounts(app), seats)?.key ?? null

/** The account of an invitation, where it still is one. */
export const accountOf = (
  accounts: readonly JoiningAccount[],
  row: Pick<Invitation, 'account'>,
): JoiningAccount | null => accounts.find((account) => account.key === row.account) ?? null

/**
 * Keeps the seats of an invitation: where they were kept before, as long as there is room for them, else elsewhere.
 * @returns the invitation as it is now
 */
export function keepSeats(app: App, row: Invitation, seats: number): Invitation {
  const needed = Math.max(0, seats - usersOf(app.db, row.id).length)
  const before = Math.max(0, row.seats - usersOf(app.db, row.id).length)
  const others = joiningAccounts(app).map((one) =>
    one.key === row.account ? { ...one, promised: Math.max(0, one.promised - before) } : one,
  )
  const stays = others.filter((one) => one.key === row.account)
  const account = (accountFor(stays, needed) ?? accountFor(others, needed))?.key ?? null
  if (account === row.account && seats === row.seats) return row
  changeInvitation(app.db, row.id, { account, seats })
  return { ...row, account, seats }
}

/** Somebody joined by a code that was kept elsewhere: the newest promises of a full account go where there is room. */
export function makeRoom(app: App, joinedBy: { channel: string; bot: string }): void {
  const key = accountKey(joinedBy)
  const over = () => joiningAccounts(app).find((one) => one.key === key && isOver(one))
  for (const row of over() ? invitationsIn(app.db, key, app.now()).reverse() : []) {
    if (!over()) return
    const needed = Math.max(0, row.seats - usersOf(app.db, row.id).length)
    const others = joiningAccounts(app).filter((one) => one.key !== key)
    changeInvitation(app.db, row.id, { account: accountFor(others, needed)?.key ?? null })
  }
}

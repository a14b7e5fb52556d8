// Accounts that carry so many people and no more: in which one an invitation keeps its seats, and who is left without.

/** An account that people join by typing a code. */
export interface Account {
  key: string
  /** How many people it carries; null: any number. */
  people: number | null
  joined: number
  /** Seats that open invitations keep in it. */
  promised: number
}

/** Seats that are neither taken nor promised. */
export const roomIn = ({ people, joined, promised }: Account): number =>
  people === null ? Number.POSITIVE_INFINITY : Math.max(0, people - joined - promised)

/** Whether more was promised than there is: somebody joined by a code that was kept elsewhere. */
export const isOver = ({ people, joined, promised }: Account): boolean =>
  people !== null && promised > 0 && joined + promised > people

/**
 * The account with room for so many: of those that count their people the one with most room, so that they and their
 * messages are spread; one that counts none only when no other has room. Null where nobody has.
 */
export function accountFor(accounts: readonly Account[], seats: number): Account | null {
  const fits = accounts.filter((account) => roomIn(account) >= seats)
  const [best] = fits.sort((a, b) => Number(a.people === null) - Number(b.people === null) || moreFirst(a, b))
  return best ?? null
}

function moreFirst(a: Account, b: Account): number {
  const [one, other] = [roomIn(a), roomIn(b)]
  return one === other ? 0 : other > one ? 1 : -1
}

/** How many of those who wait for a seat find one: `kept` have one already, the others take what room there is. */
export function seated(accounts: readonly Account[], waiting: number, kept: number): number {
  const room = accounts.reduce((sum, account) => sum + roomIn(account), 0)
  return Math.min(waiting, kept + Math.min(room, waiting - kept))
}

// What every gatherer starts from: the recipient, items with their numbers, and the word that a notice no longer applies.
import type { ItemFacts } from '../../core/notice.ts'
import type { Instant } from '../../core/time.ts'
import { contactsOfPerson } from '../../store/people.ts'
import type { App } from '../app.ts'
import { helped } from '../helping.ts'
import { itemFacts, owed } from '../plan-facts.ts'
import type { Share, World } from '../world.ts'

/** The notice no longer applies: why, in a word for the outbox row. */
export interface Gone {
  gone: string
}

export const gone = (reason: string): Gone => ({ gone: reason })

export interface Recipient {
  personId: number | null
  /** The address that it goes to, where it has one. */
  identityId?: number | null
  resent: boolean
  /** When it was decided; a message that waited may have to say it differently. */
  decidedAt?: Instant
}

export const items = (app: App, world: World, shares: Share[]): ItemFacts[] => {
  // The number of an item is its place in the unit's own card, so that typing it means the same everywhere.
  const unitId = shares[0]?.row.unitId
  const order = unitId === undefined ? [] : [...owed(world, unitId), ...helped(world, unitId)]
  return shares.map((share, i) => {
    const place = order.findIndex((s) => s.row.id === share.row.id)
    return itemFacts(app, world, share, place >= 0 ? place + 1 : i + 1)
  })
}

/** A contact who was removed hears nothing more about the unit. */
export function stillContact(app: App, to: Recipient, unitId: number): boolean {
  return to.personId !== null && contactsOfPerson(app.db, to.personId).some((c) => c.unitId === unitId)
}

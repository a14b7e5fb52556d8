// The people of a rehearsal: an organizer, and one contact for each unit, joined before the start.
import type { App } from './app/app.ts'
import { transact } from './store/db.ts'
import { addContact, addIdentity, addPerson, grant, identityByOutside } from './store/people.ts'

export type SeatPerson =
  | { kind: 'organizer'; chat: string; name: string | null }
  | { kind: 'unit'; chat: string; unitId: number; planId: number; name: string | null }

/** Seats somebody at a chat of the rehearsal's channel; seated already, nothing changes. @returns the person's id */
export function seat(app: App, channel: { name: string; bot: string }, who: SeatPerson): number {
  return transact(app.db, () => {
    const known = identityByOutside(app.db, channel.name, channel.bot, who.chat)
    const now = app.now()
    const personId =
      known?.personId ??
      addPerson(app.db, { name: who.name, position: null, phone: null, language: null, createdAt: now }).id
    if (!known)
      addIdentity(app.db, {
        personId,
        channel: channel.name,
        bot: channel.bot,
        outsideId: who.chat,
        chatId: who.chat,
        reachable: true,
        unreachableCode: null,
        closedUntil: null,
        lastInboundAt: now,
        lastSuccessAt: null,
      })
    if (known) return personId
    if (who.kind === 'organizer')
      grant(app.db, { personId, role: 'organizer', planId: null, grantedAt: now, removedAt: null })
    else
      addContact(app.db, {
        personId,
        unitId: who.unitId,
        planId: who.planId,
        purpose: 'content',
        joinedAt: now,
        removedAt: null,
      })
    return personId
  })
}

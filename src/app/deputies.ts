// Who of a unit is written to: its contacts; its deputies only while none of those can be reached, and then at once.
import { nextWorkingTime } from '../core/calendar.ts'
import { type Contact, contactsOf, identitiesOf } from '../store/people.ts'
import { plansInState } from '../store/plans.ts'
import { type App, tell } from './app.ts'
import { isReached } from './way-standing.ts'

/** @param planId whose policy of channels counts, for a contact of all plans; left out: the contact's own */
const reaches = (app: App, contact: Contact, planId: number | null = contact.planId): boolean =>
  isReached(app, contact.personId, planId)

/** Those of one unit's contacts that are written to unasked. Whom nothing reaches stays among them: they may come back. */
export function writtenTo(app: App, contacts: Contact[]): Contact[] {
  if (!contacts.some((c) => c.deputy)) return contacts
  const main = contacts.filter((c) => !c.deputy)
  return main.some((c) => reaches(app, c)) ? main : contacts
}

/** The same over the contacts of many units. */
export function writtenToOfAll(app: App, contacts: Contact[]): Contact[] {
  if (!contacts.some((c) => c.deputy)) return contacts
  const ofUnit = (unitId: number) => contacts.filter((c) => c.unitId === unitId)
  return contacts.filter((c) => !c.deputy || writtenTo(app, ofUnit(c.unitId)).includes(c))
}

/** When a person last wrote: it tells one time of being gone from the next. */
export const lastHeard = (app: App, personId: number): number =>
  Math.max(0, ...identitiesOf(app.db, personId).map((i) => i.lastInboundAt ?? 0))

/** Can somebody of a unit be reached who is no deputy? */
export const mainReached = (app: App, planId: number, unitId: number): boolean =>
  contactsOf(app.db, planId, [unitId]).some((c) => !c.deputy && reaches(app, c, planId))

/** A contact is gone: if nobody else of the unit can be reached, its deputies get the card as it is now. */
export function standIn(app: App, contact: Contact): void {
  for (const plan of plansInState(app.db, 'active')) {
    if (contact.planId !== null && contact.planId !== plan.id) continue
    if (mainReached(app, plan.id, contact.unitId)) continue
    for (const deputy of contactsOf(app.db, plan.id, [contact.unitId])) {
      if (!deputy.deputy || deputy.personId === contact.personId || !reaches(app, deputy, plan.id)) continue
      const to = {
        lane: 'bulk',
        personId: deputy.personId,
        notBefore: nextWorkingTime(app.settings.calendar, app.now()),
      } as const
      // Once for each time that this contact is gone.
      const key = `stand_in:${plan.id}:${deputy.id}:${contact.id}:${lastHeard(app, contact.personId)}`
      const told = tell(app, { ...to, key }, { kind: 'stand_in', contact: deputy.id, plan: plan.id })
      if (told !== null)
        tell(app, { ...to, key: `${key}:card` }, { kind: 'announcement', plan: plan.id, unit: contact.unitId })
    }
  }
}

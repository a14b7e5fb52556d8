// What a contact's unit owes, which item is meant, and the hand that answers for it.
import type { Actor } from '../core/assignment.ts'
import type { App } from './app.ts'
import { owed } from './plan-facts.ts'
import { refusalCode } from './refusals.ts'
import { byOf, plansOfContact, refuse, type Speaker } from './speaker.ts'
import type { Hand, Submitted } from './submit.ts'
import { loadWorld, type Share } from './world.ts'

/** What a contact's unit owes and can still answer, over all plans, in the order of their cards. */
export function openItems(app: App, speaker: Speaker): Share[] {
  return cardsOf(app, speaker).flat()
}

/** The items of each card of a person, in the order in which the card numbers them. */
function cardsOf(app: App, speaker: Speaker): Share[][] {
  const seen = new Set<string>()
  const cards: Share[][] = []
  for (const contact of speaker.contacts)
    for (const plan of plansOfContact(app, contact)) {
      // Who speaks for both sides of a unit has one card of it.
      const card = `${plan.id}:${contact.unitId}`
      if (seen.has(card)) continue
      seen.add(card)
      cards.push(owed(loadWorld(app, plan.id, [contact.unitId]), contact.unitId))
    }
  return cards
}

/** Items by the number that their card gives them: who has several cards may have several items of one number. */
export const itemsNumbered = (app: App, speaker: Speaker, no: number): Share[] =>
  cardsOf(app, speaker).flatMap((card) => card[no - 1] ?? [])

export const ANSWERABLE = new Set(['announced', 'acknowledged', 'returned'])

/** What is said of an item: something was sent for it, it is done, or nothing will come. */
export type Saying = 'sent' | 'done' | 'declined'

/**
 * The one item that is meant: by its number on the card, where no other card has one of that number; else the only one there is. Of several, what was sent belongs to the only
 * one for which the plan names a receiver (a list goes "về Bộ", a prepared room goes nowhere), else, like what is done, to
 * the only one still open. That nothing will come is never guessed.
 */
export function itemMeant(app: App, speaker: Speaker, no: number | null, saying: Saying | null = null): Share | null {
  if (no !== null) {
    const [one, another] = itemsNumbered(app, speaker, no)
    return another ? null : (one ?? null)
  }
  const items = openItems(app, speaker)
  if (items.length === 1) return items[0]!
  if (saying === 'declined') return null
  const open = items.filter((s) => ANSWERABLE.has(s.life.state))
  const only = (shares: Share[]): Share | null => (shares.length === 1 ? shares[0]! : null)
  const received = (shares: Share[]): Share[] => shares.filter((s) => s.task.deliverTo !== null)
  if (saying === 'sent' && received(items).length > 0) return only(received(items)) ?? only(received(open))
  return only(open)
}

export const contactActor = (speaker: Speaker, unit: number): Actor => ({
  kind: 'contact',
  person: speaker.person.id,
  unit,
})

export const handOf = (speaker: Speaker, unit: number): Hand => ({
  actor: contactActor(speaker, unit),
  by: byOf(speaker),
  personId: speaker.person.id,
  identityId: speaker.identity.id,
  onBehalf: null,
  at: speaker.at,
})

/** The receipt goes out by itself; here only what was refused is answered. */
export function settle(app: App, speaker: Speaker, outcome: Submitted): void {
  if (!outcome.ok) refuse(app, speaker, refusalCode(outcome.refusal))
}

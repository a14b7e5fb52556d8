// What a contact's unit owes, which item is meant, and the hand that answers for it.
import type { Actor } from '../core/assignment.ts'
import { numbersShown } from '../core/incoming/meant-item.ts'
import type { Waiting } from '../store/conversations.ts'
import type { App } from './app.ts'
import { helped } from './helping.ts'
import { owed } from './plan-facts.ts'
import { refusalCode } from './refusals.ts'
import { byOf, plansOfContact, refuse, type Speaker } from './speaker.ts'
import type { Hand, Submitted } from './submit.ts'
import { loadWorld, type Share, type World } from './world.ts'

/** What a contact's unit owes and can still answer, over all plans, in the order of their cards. */
export function openItems(app: App, speaker: Speaker): Share[] {
  return cardsOf(app, speaker).flat()
}

/** The items of each card of a person, in the order in which the card numbers them. */
function cardsOf(app: App, speaker: Speaker): Share[][] {
  return unitsOfCards(app, speaker).map(({ world, unitId }) => owed(world, unitId))
}

/** The plans and units of which a person has cards; who speaks for both sides of a unit has one card of it. */
function unitsOfCards(app: App, speaker: Speaker): { world: World; unitId: number }[] {
  const seen = new Set<string>()
  return speaker.contacts.flatMap(({ unitId, ...contact }) =>
    plansOfContact(app, { ...contact, unitId })
      .filter(({ id }) => !seen.has(`${id}:${unitId}`) && seen.add(`${id}:${unitId}`))
      .map(({ id }) => ({ world: loadWorld(app, id, [unitId]), unitId })),
  )
}

/** Items by the number that their card gives them: who has several cards may have several items of one number. */
export const itemsNumbered = (app: App, speaker: Speaker, no: number): Share[] =>
  cardsOf(app, speaker).flatMap((card) => card[no - 1] ?? [])

/** What a card shows under a number, what the unit only helps with included: it can be looked at. */
export const lookedUp = (app: App, speaker: Speaker, no: number): Share[] =>
  unitsOfCards(app, speaker).flatMap(
    ({ world, unitId }) => [...owed(world, unitId), ...helped(world, unitId)][no - 1] ?? [],
  )

/** The one item of a number; of several cards the only one that fits, where there is just one. */
export function oneOf(numbered: readonly Share[], fit: readonly Share[]): Share | null {
  if (numbered.length <= 1) return numbered[0] ?? null
  const fitting = numbered.filter((share) => fit.some((one) => one.row.id === share.row.id))
  return fitting.length === 1 ? fitting[0]! : null
}

/** The number of an item on its own card. */
const numberOf = (app: App, { row, task }: Share): number =>
  owed(loadWorld(app, task.planId, [row.unitId]), row.unitId).findIndex((s) => s.row.id === row.id) + 1

/** The one of these items that has a number; null where none has, or one of each of several cards: that is never guessed. */
export function oneNumbered(app: App, among: readonly Share[], no: number): Share | null {
  const [one, another] = among.filter((share) => numberOf(app, share) === no)
  return another ? null : (one ?? null)
}

/** The item that a number stands for in a question that listed these. */
export function listedAs(app: App, listed: readonly Share[], no: number): Share | null {
  const shown = numbersShown(listed.map((share) => numberOf(app, share)))
  return listed[shown.indexOf(no)] ?? null
}

/** Questions about one item: what is said instead of an answer is about that item too. */
export const ABOUT_ITEM: ReadonlySet<Waiting['ask']> = new Set<Waiting['ask']>([
  'document_number',
  'decline_reason',
  'send_how',
  'extension_date',
  'extension_reason',
  'field_chair',
  'field_delegates',
  'field_technical',
])

export const ANSWERABLE = new Set(['announced', 'acknowledged', 'returned'])

/** What is said of an item: something was sent for it, it is done, or nothing will come. */
export type Saying = 'sent' | 'done' | 'declined'

/**
 * The one item that is meant: by its number on the card, where no other card has one of that number; else the only one there is. Of several, what was sent belongs to the only
 * one for which the plan names a receiver (a list goes "về Bộ", a prepared room goes nowhere), else, like what is done, to
 * the only one still open. That nothing will come is never guessed.
 */
export function itemMeant(app: App, speaker: Speaker, no: number | null, saying: Saying | null = null): Share | null {
  const items = openItems(app, speaker)
  if (no !== null) return oneNumbered(app, items, no)
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

// Items to choose from in a question: each with its number, what it is, and the unit where that tells them apart.
import { numbersShown } from '../incoming/meant-item.ts'
import { shorten } from '../markup.ts'
import type { Action, ItemFacts, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { choice, column } from './layout.ts'

const TASK = 200

/** The items to choose from; those of several cards are numbered anew, for each card counts from 1, and name their unit. */
function asked(items: readonly ItemFacts[]): { item: ItemFacts; no: string; unit: string | null }[] {
  const shown = numbersShown(items.map((item) => item.no))
  const anew = items.some((item, i) => item.no !== shown[i])
  return items.map((item, i) => ({ item, no: String(shown[i]), unit: anew ? (item.executor ?? item.unit) : null }))
}

/** A line for each item. */
export const itemsAsked = (items: readonly ItemFacts[], t: Texts): string[] =>
  asked(items).map(({ item, no, unit }) => {
    const args = { no, task: shorten(item.task, TASK) }
    return unit === null ? t('ask-item', args) : t('ask-item-unit', { ...args, unit })
  })

/** Choices of items; the tasks themselves stand in the text, a label has no room for them. */
export const itemChoices = (
  items: readonly ItemFacts[],
  t: Texts,
  act: (item: ItemFacts) => Action,
): RenderedChoice[][] =>
  column(
    asked(items).map(({ item, no }) =>
      choice(t('button-item', { no, task: shorten(item.deliverables[0] ?? item.task, 40) }), act(item)),
    ),
  )

// Where choices are listed by number, a unit's items are called "Mục 1": two lists of bare numbers would be mistaken for each other.
import type { TextArgs, Texts } from '../texts.gen.ts'

/** Lines of items that stand above a list of choices. */
const LINES: ReadonlySet<keyof TextArgs> = new Set<keyof TextArgs>([
  'card-item',
  'card-helping-item',
  'card-helping-item-no-lead',
  'reminder-item',
  'event-changed-item',
  'ask-item',
  'ask-item-unit',
  'unit-item',
])

/** The same texts with the items' numbers spelt out. */
export function withItemNumbers(t: Texts): Texts {
  const say = t as (key: keyof TextArgs, args?: object) => string
  const spelt = (key: keyof TextArgs, args?: { no?: string }): string =>
    args?.no !== undefined && LINES.has(key) ? say(key, { ...args, no: t('item-no', { no: args.no }) }) : say(key, args)
  return spelt as Texts
}

// The names of many units in one line: some by name, the rest counted.
import { html, listed } from '../markup.ts'
import type { Texts } from '../texts.gen.ts'

/** The first names of a list, in its order, and how many more there are. */
export function someNames(names: readonly string[], most: number, between: string, t: Texts): ReturnType<typeof html> {
  const more = names.length - most
  const shown = listed(names.slice(0, most), between)
  return more > 0 ? html(t('names-and-more', { names: shown, count: String(more) })) : shown
}

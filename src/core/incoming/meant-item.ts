// Which of a unit's items words mean: "mục 2", "cái này là danh sách đại biểu", or the name of a file.
import { fold } from '../fold.ts'
import { referenceIn, typed } from './acts.ts'

/** An item as its own words tell it from the others. */
export interface Nameable {
  task: string
  deliverables: readonly string[]
}

/** The number of an item, where a text names one: alone, or after "mục", "nhiệm vụ" and the like. */
export function itemNumber(text: string): number | null {
  const lone = typed(text).flat.match(
    /^(?:thuoc |cho |la )*(?:muc |so |nhiem vu |nv |viec )?(?:so )?(\d{1,2})[.)]?(?: nhe| a| nha| ah)?$/,
  )
  return lone ? Number(lone[1]) : referenceIn(text).item
}

const ALONE =
  /^(?:(?:da|vang|a|em|ok|xin loi|nham(?: roi)?|sai(?: roi)?|gui nham|chuyen|chuyen sang|sua|sua lai|sua thanh|cai nay|file nay|tep nay|thuoc|cho|la|cua|vao|o)[ ,.:]+)*(?:(?:muc|so|stt|item|nhiem vu|nv|viec)(?: so)? ?)?(\d{1,2})[.)]?(?: (?:nhe|a|nha|ah|em|anh|chi))*$/

/** The number of an item where a text says nothing else: "mục 2", "nhầm, cái này là mục 2". */
export function itemAloneIn(text: string): number | null {
  const found = typed(text).flat.match(ALONE)
  return found ? Number(found[1]) : null
}

/**
 * The numbers that a list of items shows: those of their card; where two of them meet, for each card counts from 1, their
 * places in the list.
 */
export const numbersShown = (ofCard: readonly number[]): number[] =>
  new Set(ofCard).size < ofCard.length ? ofCard.map((_, i) => i + 1) : [...ofCard]

/**
 * The place of the one item that words name best, by pairs of neighbouring syllables that not every item has; products
 * first, then the task itself. Null where none is named, or two equally well.
 * @param only `products` where the words are a file's name, which says less than a person does
 */
export function itemNamed(text: string, items: readonly Nameable[], only: 'products' | 'all' = 'all'): number | null {
  const said = pairs(text)
  if (said.size === 0 || items.length < 2) return null
  const products = items.map((item) => union(item.deliverables.map(pairs)))
  const byProduct = best(said, products)
  if (byProduct !== null || only === 'products') return byProduct
  return best(
    said,
    items.map((item, i) => union([pairs(item.task), products[i]!])),
  )
}

function best(said: ReadonlySet<string>, items: readonly ReadonlySet<string>[]): number | null {
  const everywhere = (pair: string): boolean => items.every((item) => item.has(pair))
  const counts = items.map((item) => [...item].filter((pair) => said.has(pair) && !everywhere(pair)).length)
  const most = Math.max(...counts)
  return most > 0 && counts.filter((count) => count === most).length === 1 ? counts.indexOf(most) : null
}

/** Neighbouring syllables, folded: in Vietnamese two of them are nearly always a word. */
function pairs(text: string): Set<string> {
  const syllables = fold(text.replace(/\.\w{2,5}$/, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((one) => one !== '')
  return new Set(syllables.slice(1).map((one, i) => `${syllables[i]} ${one}`))
}

const union = (sets: readonly ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]))

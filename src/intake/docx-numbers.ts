// Word's automatic numbers: not in a document's text, so they are counted here, the way Word counts them.
import { type Attributes, isOn, readXml } from './xml.ts'

interface Level {
  format: string
  /** Pattern such as `%1.` or `%1.%2)`; a bullet's own sign. */
  text: string
  start: number
  /** What stands between number and text. */
  suffix: string
  /** The level whose numbers start this one anew: 0 never, undefined every higher one. */
  restart: number | undefined
  /** "1.1" even where the level above counts in Roman numerals. */
  legal: boolean
  style: string | undefined
}

interface List {
  /** Lists of one abstract definition count on together. */
  counter: string
  levels: Level[]
  /** Levels that start anew where this list is first used, with their first number. */
  starts: Map<number, number>
}

export interface Style {
  name: string
  basedOn: string | undefined
  list: string | undefined
  level: number | undefined
  hidden: boolean | undefined
}

/** What a paragraph says of itself: its style, and the list and level set directly. */
export interface NumberedParagraph {
  style: string | undefined
  list: string | undefined
  level: number | undefined
}

const emptyLevel = (): Level => ({
  format: 'decimal',
  text: '',
  start: 1,
  suffix: ' ',
  restart: undefined,
  legal: false,
  style: undefined,
})

const SUFFIXES: Record<string, string> = { nothing: '', tab: ' ', space: ' ' }

const levelPart = (level: Level, name: string, of: Attributes): void => {
  const value = of('val')
  // A format of its own stands in mc:Choice before the one that every program knows.
  if (name === 'w:numFmt' && value && value !== 'custom') level.format = value
  else if (name === 'w:lvlText') level.text = value ?? ''
  else if (name === 'w:start') level.start = Number(value ?? 1)
  else if (name === 'w:suff') level.suffix = SUFFIXES[value ?? 'tab'] ?? ' '
  else if (name === 'w:lvlRestart') level.restart = Number(value)
  else if (name === 'w:isLgl') level.legal = isOn(value)
  else if (name === 'w:pStyle') level.style = value
}

interface Definitions {
  abstract: Map<string, { levels: Level[]; link: string | undefined }>
  lists: Map<string, { abstract: string; starts: Map<number, number>; levels: Level[] }>
}

const readDefinitions = (xml: string): Definitions => {
  const found: Definitions = { abstract: new Map(), lists: new Map() }
  let abstract: { levels: Level[]; link: string | undefined } | null = null
  let list: { abstract: string; starts: Map<number, number>; levels: Level[] } | null = null
  let level: Level | null = null
  let overridden = 0
  readXml(xml, {
    open: (name, of) => {
      const value = of('val')
      if (name === 'w:abstractNum') {
        abstract = { levels: [], link: undefined }
        found.abstract.set(of('abstractNumId') ?? '', abstract)
      } else if (name === 'w:num') {
        list = { abstract: '', starts: new Map(), levels: [] }
        found.lists.set(of('numId') ?? '', list)
      } else if (name === 'w:abstractNumId' && list) list.abstract = value ?? ''
      else if (name === 'w:numStyleLink' && abstract) abstract.link = value
      else if (name === 'w:lvlOverride') overridden = Number(of('ilvl') ?? 0)
      else if (name === 'w:startOverride' && list) list.starts.set(overridden, Number(value ?? 1))
      else if (name === 'w:lvl') {
        level = emptyLevel()
        const levels = list?.levels ?? abstract?.levels
        const at = Number(of('ilvl') ?? 0)
        if (levels && at >= 0 && at < 9) levels[at] = level
      } else if (level) levelPart(level, name, of)
    },
    close: (name) => {
      if (name === 'w:lvl') level = null
      else if (name === 'w:abstractNum') abstract = null
      else if (name === 'w:num') list = null
    },
    text: () => undefined,
  })
  return found
}

/** Styles by id, the default paragraph style by '' as well. */
export const readStyles = (xml: string): Map<string, Style> => {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  readXml(xml, {
    open: (name, of) => {
      if (name === 'w:style') {
        style = { name: '', basedOn: undefined, list: undefined, level: undefined, hidden: undefined }
        styles.set(of('styleId') ?? '', style)
        if (of('type') === 'paragraph' && of('default') !== undefined && isOn(of('default'))) styles.set('', style)
      } else if (!style) return
      else if (name === 'w:name') style.name = of('val') ?? ''
      else if (name === 'w:basedOn') style.basedOn = of('val')
      else if (name === 'w:numId') style.list = of('val')
      else if (name === 'w:ilvl') style.level = Number(of('val') ?? 0)
      else if (name === 'w:vanish') style.hidden = isOn(of('val'))
    },
    close: (name) => {
      if (name === 'w:style') style = null
    },
    text: () => undefined,
  })
  return styles
}

const readLists = (xml: string, styles: ReadonlyMap<string, Style>): Map<string, List> => {
  const { abstract, lists } = readDefinitions(xml)
  // A definition may only point to a style, and the style to the list that defines it.
  const rootOf = (id: string): string => {
    const link = abstract.get(id)?.link
    const through = link === undefined ? undefined : lists.get(styles.get(link)?.list ?? '')?.abstract
    return through !== undefined && through !== id && !abstract.get(through)?.link ? through : id
  }
  const result = new Map<string, List>()
  for (const [id, list] of lists) {
    const counter = rootOf(list.abstract)
    const levels = [...(abstract.get(counter)?.levels ?? [])]
    list.levels.forEach((level, i) => {
      levels[i] = level
    })
    result.set(id, { counter, levels, starts: list.starts })
  }
  return result
}

const ROMAN: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
const roman = (n: number): string => {
  let rest = Math.min(Math.max(0, n), 400)
  let text = ''
  for (const [value, digits] of ROMAN) for (; rest >= value; rest -= value) text += digits
  return text
}
// Behind z Word doubles the letter; one letter is what a reader of lists looks for.
const letter = (n: number): string => String.fromCharCode(97 + ((Math.max(1, n) - 1) % 26))
const COUNTED = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const ORDINALS = ['không', 'nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

const written = (n: number, format: string): string => {
  switch (format) {
    case 'upperRoman':
      return roman(n).toUpperCase()
    case 'lowerRoman':
      return roman(n)
    case 'upperLetter':
      return letter(n).toUpperCase()
    case 'lowerLetter':
      return letter(n)
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'cardinalText':
    case 'vietnameseCounting':
      return COUNTED[n] ?? String(n)
    case 'ordinalText':
      return `thứ ${ORDINALS[n] ?? n}`
    case 'decimalEnclosedParen':
      return `(${n})`
    case 'decimalEnclosedFullstop':
      return `${n}.`
    default:
      return String(n)
  }
}

const isBullet = (level: Level | undefined): boolean => level?.format === 'bullet'

/** Signs of a symbol font read as a dash; what stands below another bullet is a plus. */
const bullet = (levels: readonly Level[], at: number): string => {
  const { text } = levels[at]!
  if (text === '*') return '* '
  return text === '+' || (at > 0 && isBullet(levels[at - 1]) && text !== '-' && text !== '–') ? '+ ' : '- '
}

export interface Numbering {
  styles: ReadonlyMap<string, Style>
  /** Counts the paragraph and gives what is printed before its text, with the blank behind it; '' where nothing is. */
  next(paragraph: NumberedParagraph): string
}

const MAX_STYLES = 20

/** The list and level of a paragraph: its own, else those of its style or of one that the style is based on. */
const placeOf = (
  { style, list, level }: NumberedParagraph,
  styles: ReadonlyMap<string, Style>,
  lists: ReadonlyMap<string, List>,
): { list: string; level: number } | null => {
  if (list !== undefined && level !== undefined) return { list, level }
  let id: string | undefined = style ?? ''
  let found = list
  let depth = level
  for (let i = 0; id !== undefined && i < MAX_STYLES && (found === undefined || depth === undefined); i++) {
    const one: Style | undefined = styles.get(id)
    if (found === undefined && one?.list !== undefined) {
      found = one.list
      const named: string = id
      const own = lists.get(found)?.levels.findIndex((lvl) => lvl?.style === named) ?? -1
      depth ??= one.level ?? (own >= 0 ? own : undefined)
    } else if (found !== undefined && one?.level !== undefined) depth ??= one.level
    id = one?.basedOn
  }
  return found === undefined ? null : { list: found, level: depth ?? 0 }
}

/** The numbers of a document: `next` is asked for every paragraph, in order. */
export const numberingOf = (numbering: string, stylesXml: string): Numbering => {
  const styles = stylesXml === '' ? new Map<string, Style>() : readStyles(stylesXml)
  const lists = numbering === '' ? new Map<string, List>() : readLists(numbering, styles)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    styles,
    next: (paragraph) => {
      const place = placeOf(paragraph, styles, lists)
      const list = place && place.list !== '0' ? lists.get(place.list) : undefined
      const level = list?.levels[place!.level]
      if (!list || !level || level.format === 'none') return ''
      if (isBullet(level)) return bullet(list.levels, place!.level)
      const at = place!.level
      const count = counts.get(list.counter) ?? []
      counts.set(list.counter, count)
      for (const [one, start] of list.starts) {
        const key = `${place!.list}:${one}`
        if (begun.has(key) || one > at) continue
        begun.add(key)
        count[one] = one === at ? start - 1 : start
      }
      count[at] = (count[at] ?? level.start - 1) + 1
      for (let below = at + 1; below < count.length; below++) {
        const restart = list.levels[below]?.restart
        if (restart === undefined || (restart > 0 && at < restart)) count[below] = undefined
      }
      const text = level.text.replace(/%(\d)/g, (_, digit: string) => {
        const of = Number(digit) - 1
        const format = level.legal ? 'decimal' : (list.levels[of]?.format ?? 'decimal')
        return written(count[of] ?? list.levels[of]?.start ?? 1, format)
      })
      return text === '' ? '' : text + level.suffix
    },
  }
}

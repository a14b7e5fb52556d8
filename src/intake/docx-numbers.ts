// Word's automatic numbers: not in a document's text, so they are computed and written in front of their paragraphs.

interface Level {
  format: string
  /** Pattern such as `%1.` or `%1.%2)`; a bullet's own sign. */
  text: string
  start: number
}
interface Lists {
  /** List id → its levels. */
  levels: Map<string, Level[]>
  /** Style id → list and level that paragraphs of the style have. */
  styles: Map<string, { list: string; level: number }>
}

const attributeOf = (xml: string, tag: string): string | null =>
  new RegExp(`<w:${tag}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1] ?? null
const idOf = (xml: string, attribute: string): string => new RegExp(`w:${attribute}="([^"]*)"`).exec(xml)?.[1] ?? ''
const plain = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

const levelsIn = (xml: string): Level[] => {
  const levels: Level[] = []
  for (const match of xml.matchAll(/<w:lvl\s[^>]*?w:ilvl="(\d+)"[\s\S]*?<\/w:lvl>/g))
    levels[Number(match[1])] = {
      format: attributeOf(match[0], 'numFmt') ?? 'decimal',
      text: plain(attributeOf(match[0], 'lvlText') ?? ''),
      start: Number(attributeOf(match[0], 'start') ?? 1),
    }
  return levels
}

const readLists = (numbering: string, styles: string): Lists => {
  const abstract = new Map<string, Level[]>()
  for (const match of numbering.matchAll(/<w:abstractNum\s[\s\S]*?<\/w:abstractNum>/g))
    abstract.set(idOf(match[0], 'abstractNumId'), levelsIn(match[0]))
  const levels = new Map<string, Level[]>()
  for (const match of numbering.matchAll(/<w:num\s[\s\S]*?<\/w:num>/g)) {
    const own = (abstract.get(attributeOf(match[0], 'abstractNumId') ?? '') ?? []).map((level) => ({ ...level }))
    for (const override of match[0].matchAll(/<w:lvlOverride\s[^>]*?w:ilvl="(\d+)"[\s\S]*?<\/w:lvlOverride>/g)) {
      const start = attributeOf(override[0], 'startOverride')
      const level = own[Number(override[1])]
      if (level && start !== null) level.start = Number(start)
    }
    levels.set(idOf(match[0], 'numId'), own)
  }
  const byStyle: Lists['styles'] = new Map()
  for (const match of styles.matchAll(/<w:style\s[\s\S]*?<\/w:style>/g)) {
    const list = attributeOf(match[0], 'numId')
    if (list) byStyle.set(idOf(match[0], 'styleId'), { list, level: Number(attributeOf(match[0], 'ilvl') ?? 0) })
  }
  return { levels, styles: byStyle }
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
  let rest = Math.max(0, n)
  let text = ''
  for (const [value, digits] of ROMAN) for (; rest >= value; rest -= value) text += digits
  return text
}
const letter = (n: number): string => String.fromCharCode(97 + ((Math.max(1, n) - 1) % 26))

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
    default:
      return String(n)
  }
}

const counter = (lists: Lists): ((list: string, level: number) => string) => {
  const counts = new Map<string, number[]>()
  return (list, level) => {
    const levels = lists.levels.get(list)
    const own = levels?.[level]
    if (!levels || !own || own.format === 'none') return ''
    if (own.format === 'bullet') return '- '
    const count = counts.get(list) ?? []
    counts.set(list, count)
    count[level] = (count[level] ?? own.start - 1) + 1
    count.length = level + 1
    const text = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return written(count[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal')
    })
    return text === '' ? '' : `${text} `
  }
}

/** document.xml with every automatic number written as text at the head of its paragraph. */
export const withNumbers = (document: string, numbering: string, styles: string): string => {
  const lists = readLists(numbering, styles)
  const next = counter(lists)
  return document.replace(
    /(<w:p(?:\s[^>]*)?>\s*)(<w:pPr>[\s\S]*?<\/w:pPr>(?:<\/w:pPrChange>[\s\S]*?<\/w:pPr>)?)/g,
    (all, open: string, properties: string) => {
      const own = properties.replace(/<w:pPrChange[\s\S]*$/, '')
      const direct = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(own)?.[0]
      const style = lists.styles.get(attributeOf(own, 'pStyle') ?? '')
      const list = (direct && attributeOf(direct, 'numId')) || style?.list
      if (!list || list === '0') return all
      const number = next(list, Number((direct && attributeOf(direct, 'ilvl')) ?? style?.level ?? 0))
      const safe = number.replace(/&/g, '&amp;').replace(/</g, '&lt;')
      return number === '' ? all : `${open}${properties}<w:r><w:t xml:space="preserve">${safe}</w:t></w:r>`
    },
  )
}

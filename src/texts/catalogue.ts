// Reads a catalogue of `locales/` and lists its messages with the arguments that each takes.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FluentResource } from '@fluent/bundle'

export type Lang = 'vi' | 'en'

export const LANGS: readonly Lang[] = ['vi', 'en']

/** The files of a language: what the bot says, the rehearsal page's own words, those of the organizers' pages and of the page for handing in. */
const FILES = (lang: Lang) => [`${lang}.ftl`, `page.${lang}.ftl`, `organizer.${lang}.ftl`, `upload.${lang}.ftl`]

/** The text of a language's files, NFC. `src/texts` and `dist/texts` lie equally deep below the package root. */
export function readCatalogue(lang: Lang): string {
  const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../locales/${file}`, import.meta.url)), 'utf8')
  return FILES(lang).map(read).join('\n').normalize('NFC')
}

type Entry = FluentResource['body'][number]
type Pattern = NonNullable<Entry['value']>
type Element = Exclude<Pattern, string>[number]
type Expression = Exclude<Element, string>

/** Messages that a message or an argument leads to, and the arguments themselves. */
interface Found {
  args: Set<string>
  messages: Set<string>
}

function visitExpression(expression: Expression, found: Found): void {
  if (expression.type === 'var') found.args.add(expression.name)
  if (expression.type === 'mesg') found.messages.add(expression.name)
  if (expression.type === 'term') found.messages.add(`-${expression.name}`)
  if (expression.type === 'select') {
    visitExpression(expression.selector, found)
    for (const variant of expression.variants) visitPattern(variant.value, found)
  }
}

function visitPattern(pattern: Pattern, found: Found): void {
  if (typeof pattern === 'string') return
  for (const element of pattern) if (typeof element !== 'string') visitExpression(element, found)
}

/**
 * Every message of a catalogue by key, with the names of its arguments, sorted, those of messages inside it included.
 * @throws where a key is repeated, or a message leads to one that is not there; the parser itself skips what it cannot
 * read, so the caller compares with the keys it expects.
 */
export function argumentsByKey(source: string): Map<string, string[]> {
  const direct = new Map<string, Found>()
  for (const entry of new FluentResource(source).body) {
    if (direct.has(entry.id)) throw new Error(`${entry.id}: twice in the catalogue`)
    const found: Found = { args: new Set(), messages: new Set() }
    if (entry.value !== null) visitPattern(entry.value, found)
    direct.set(entry.id, found)
  }
  const reach = (key: string, trail: readonly string[]): string[] => {
    const found = direct.get(key)
    if (!found) throw new Error(`${trail.at(-1) ?? ''}: leads to ${key}, which is not in the catalogue`)
    if (trail.includes(key)) throw new Error(`${key}: contains itself`)
    return [...found.args, ...[...found.messages].flatMap((inner) => reach(inner, [...trail, key]))]
  }
  const keys = [...direct.keys()].filter((key) => !key.startsWith('-'))
  return new Map(keys.map((key) => [key, [...new Set(reach(key, []))].sort()]))
}

/** Lines that look like the head of a message: what the parser silently skipped is in here and not in the messages. */
export const keysWritten = (source: string): string[] =>
  [...source.matchAll(/^([a-zA-Z][\w-]*)[ \t]*=/gm)].map((found) => found[1] ?? '')

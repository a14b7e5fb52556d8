// Our own plan document as JSON or YAML text → the value that it says, still to be checked.
import { LineCounter, parseDocument } from 'yaml'
import type { OwnKind } from './own-kind.ts'

/** `line` is where the text stops making sense, null where that is unknown. */
export type OwnValue = { ok: true; value: unknown } | { ok: false; line: number | null }

// A plan repeats nothing by reference; a few anchors are a convenience, thousands are a bomb.
const MAX_ALIASES = 50
// Nobody writes a plan this deep; the parser would recurse as deep as the text says.
const MAX_DEPTH = 40

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

const fromJson = (text: string): OwnValue => {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1]
    return { ok: false, line: at === undefined ? null : lineAt(text, Number(at)) }
  }
}

const tooDeep = (text: string): boolean => {
  let depth = 0
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++
    else if (letter === ']' || letter === '}') depth--
    if (depth > MAX_DEPTH) return true
  }
  return /^(?:\s*(?:-\s+|[?:]\s+)){41}/m.test(text) || new RegExp(`^ {${MAX_DEPTH * 8},}\\S`, 'm').test(text)
}

const fromYaml = (text: string): OwnValue => {
  if (tooDeep(text)) return { ok: false, line: null }
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      lineCounter: lines,
      // Each of them would quote its line, and a broken text may have thousands in one line.
      prettyErrors: false,
    })
    const [error] = document.errors
    if (error) return { ok: false, line: lines.linePos(error.pos[0]).line }
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) }
  } catch {
    return { ok: false, line: null }
  }
}

/** Reads the text; never throws for what it says. */
export const ownValue = (text: string, kind: OwnKind): OwnValue => {
  const bare = text.replace(/^\uFEFF/, '')
  return kind === 'json' ? fromJson(bare) : fromYaml(bare)
}

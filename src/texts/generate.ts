// Writes src/core/texts.gen.ts: the keys of the Vietnamese catalogue and their arguments, as types. Run: node dist/texts/generate.js
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { argumentsByKey, readCatalogue } from './catalogue.ts'

const HEAD = `// Generated from locales/vi.ftl by src/texts/generate.ts; do not edit.

/** Text that is markup already (made by a catalogue or escaped): inserted as it is. */
export interface Html {
  readonly html: string
}

/** What may be inserted: plain text, escaped on the way in, or {@link Html}. Numbers and dates come as text. */
export type Insert = string | Html

/** The arguments of every message; null where it takes none. */
export interface TextArgs {
`

const TAIL = `}

/**
 * A catalogue: a key and its arguments become HTML with \`<b>\` and \`<i>\` only, NFC.
 * @throws where the catalogue lacks the key or an argument is missing: a bug, never a person's doing
 */
export type Texts = <K extends keyof TextArgs>(key: K, ...args: TextArgs[K] extends null ? [] : [TextArgs[K]]) => string
`

/** The source of the generated file for a catalogue. */
export function generateTypes(catalogue: string): string {
  const lines = [...argumentsByKey(catalogue)].map(([key, args]) => {
    const shape = args.length === 0 ? 'null' : `{ ${args.map((arg) => `${arg}: Insert`).join('; ')} }`
    return `  '${key}': ${shape}\n`
  })
  return HEAD + lines.join('') + TAIL
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = fileURLToPath(new URL('../../src/core/texts.gen.ts', import.meta.url))
  writeFileSync(target, generateTypes(readCatalogue('vi')))
  console.log(target)
}

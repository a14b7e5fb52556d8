// `dondoc read`: what was understood of a document; nothing is stored.
import { createTexts } from '../texts/texts.ts'
import { readingLines } from './reading-words.ts'
import { documentOf, print, type Shell } from './shell.ts'

export async function read(shell: Shell, file: string): Promise<void> {
  const { plan, lines } = await documentOf(shell, file)
  if (shell.json) return print(shell, plan)
  const page = { plan, lines, t: createTexts(shell.config.language), terminal: shell.terminal }
  shell.out(`${readingLines(page).join('\n')}\n`)
}

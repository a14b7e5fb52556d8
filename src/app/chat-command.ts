// What a chat command is: a name without marks, who may use it, and what it does.
import type { TextArgs } from '../core/texts.gen.ts'
import type { App } from './app.ts'
import type { Speaker } from './speaker.ts'

export interface ChatCommand {
  /** Lower case letters only, as Telegram demands (1 to 32 of a–z, 0–9, _). */
  name: string
  aliases: readonly string[]
  roles: readonly ('contact' | 'organizer' | 'viewer')[]
  /** Key of its one-line description in the catalogue. */
  about: Extract<keyof TextArgs, `command-${string}`>
  /** @param args what follows the name */
  run(app: App, speaker: Speaker, args: string): void
}

// The command menu of a chat follows the person's role.
import type { MenuItem } from '../channels/channel.ts'
import type { Texts } from '../core/texts.gen.ts'
import { type Identity, identityById, personById } from '../store/people.ts'
import type { App } from './app.ts'
import type { ChatCommand } from './chat-command.ts'
import { speakerOf } from './speaker.ts'

/** The menu of one identity: empty for somebody who was removed. */
export function menuFor(app: App, identityId: number): { identity: Identity; items: MenuItem[] } | null {
  const identity = identityById(app.db, identityId)
  if (!identity) return null
  const speaker = speakerOf(app, identity, null, app.now())
  if (!speaker) return { identity, items: [] }
  const language = personById(app.db, identity.personId)?.language ?? app.settings.language
  return { identity, items: app.ports.menu(speaker.role ?? 'contact', language) }
}

/** A longer menu is no help on a phone; the rest is in /trogiup. */
const MENU = 25

/** The lines of a role's menu, in the order of the list. */
export const menuItems = (
  commands: readonly ChatCommand[],
  role: 'contact' | 'organizer' | 'viewer',
  texts: Texts,
): MenuItem[] =>
  commands
    .filter((c) => c.roles.includes(role))
    .slice(0, MENU)
    .map((c) => ({ command: c.name, description: texts(c.about) }))

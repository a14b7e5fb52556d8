// /dung: a contact stops; the organizer is told, and the unit is on the list to phone.

import { tell } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { undoJoin } from '../app/link-contact.ts'
import { menuLater } from '../app/menu-later.ts'
import { byOf } from '../app/speaker.ts'
import { tellLost } from '../app/unreachable.ts'
import { namedContactsOfPerson } from '../store/people.ts'

export const stop: ChatCommand = {
  name: 'dung',
  aliases: ['stop'],
  roles: ['contact'],
  about: 'command-stop',
  run(app, speaker) {
    for (const contact of speaker.contacts) undoJoin(app, contact.id, byOf(speaker))
    tellLost(app, speaker.contacts, (contact) => ({ key: `stopped:${contact.id}` }))
    // Whom a sheet named for more units is not asked to join for those, either.
    for (const contact of namedContactsOfPerson(app.db, speaker.person.id)) undoJoin(app, contact.id, byOf(speaker))
    menuLater(app, speaker.identity.id)
    tell(app, { lane: 'reply', personId: speaker.person.id, identityId: speaker.identity.id }, { kind: 'stopped' })
  },
}

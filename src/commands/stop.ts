// /dung: a contact stops; the organizer is told, and the unit is on the list to phone.

import { type App, tell } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { undoJoin } from '../app/link-contact.ts'
import { menuLater } from '../app/menu-later.ts'
import { byOf, type Speaker } from '../app/speaker.ts'
import { tellLost } from '../app/unreachable.ts'
import { LEFT } from '../app/ways.ts'
import { drop } from '../app/ways-acts.ts'
import { identitiesOf, namedContactsOfPerson } from '../store/people.ts'

export const stop: ChatCommand = {
  name: 'dung',
  aliases: ['stop'],
  roles: ['contact'],
  about: 'command-stop',
  run(app, speaker) {
    // Of several ways only this one is left; the others go on.
    const others = identitiesOf(app.db, speaker.person.id).filter((i) => i.id !== speaker.identity.id && i.reachable)
    if (others.length > 0 && speaker.identity.unreachableCode !== LEFT) return drop(app, speaker, speaker.identity)
    stopAll(app, speaker)
  },
}

/** /dunghan: on every channel. */
export const stopEverywhere: ChatCommand = {
  name: 'dunghan',
  aliases: ['stopall'],
  roles: ['contact'],
  about: 'command-stop-all',
  run: stopAll,
}

function stopAll(app: App, speaker: Speaker): void {
  for (const contact of speaker.contacts) undoJoin(app, contact.id, byOf(speaker))
  tellLost(app, speaker.contacts, (contact) => ({ key: `stopped:${contact.id}` }))
  // Whom a sheet named for more units is not asked to join for those, either.
  for (const contact of namedContactsOfPerson(app.db, speaker.person.id)) undoJoin(app, contact.id, byOf(speaker))
  menuLater(app, speaker.identity.id)
  tell(app, { lane: 'reply', personId: speaker.person.id, identityId: speaker.identity.id }, { kind: 'stopped' })
}

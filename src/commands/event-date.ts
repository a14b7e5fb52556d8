// /ngay: sets, moves, postpones, cancels or resumes the event; only a preview until it is confirmed.
import type { ChatCommand } from '../app/chat-command.ts'
import { readEventWords } from '../app/event-words.ts'
import { proposeEvent } from '../app/organizer-acts.ts'
import { ask, planMeant, refuse } from '../app/speaker.ts'

export const eventDate: ChatCommand = {
  name: 'ngay',
  aliases: ['date'],
  roles: ['organizer'],
  about: 'command-event-date',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    if (meant.rest === '') return ask(app, speaker, { ask: 'event_date', plan: meant.plan.id, about: null, parked: [] })
    const read = readEventWords(app, meant.rest)
    if (!read.ok) return refuse(app, speaker, 'date_unreadable', read.unread)
    proposeEvent(app, speaker, meant.plan, read.command, read.basis)
  },
}

// /ngay: sets, moves, postpones, cancels or resumes the event; only a preview until it is confirmed; with a question mark only what it would move.
import type { ChatCommand } from '../app/chat-command.ts'
import { eventAsked } from '../app/proposing.ts'
import { ask, planMeant } from '../app/speaker.ts'

export const eventDate: ChatCommand = {
  name: 'ngay',
  aliases: ['date'],
  roles: ['organizer'],
  about: 'command-event-date',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    if (meant.rest === '') return ask(app, speaker, { ask: 'event_date', plan: meant.plan.id, about: null, parked: [] })
    eventAsked(app, speaker, meant.plan, meant.rest)
  },
}

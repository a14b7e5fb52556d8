// /ngay: sets, moves, postpones, cancels or resumes the event; only a preview until it is confirmed.
import type { ChatCommand } from '../app/chat-command.ts'
import type { EventCommand } from '../app/move-event.ts'
import { proposeEvent } from '../app/organizer-acts.ts'
import { ask, planMeant, refuse } from '../app/speaker.ts'
import { dayOf, parseDayTime } from '../core/time.ts'
import { fold } from '../core/units.ts'

const WORDS: Record<string, EventCommand> = {
  hoan: { kind: 'postpone' },
  postpone: { kind: 'postpone' },
  huy: { kind: 'cancel' },
  cancel: { kind: 'cancel' },
  'tiep tuc': { kind: 'resume' },
  resume: { kind: 'resume' },
}
/** "theo Giấy mời số 12/GM-BNV": what the change rests on. */
const BASIS = /\s*(?:,|;|\()?\s*((?:theo|căn cứ)\s+.+?)\)?\s*$/iu

export const eventDate: ChatCommand = {
  name: 'ngay',
  aliases: ['date'],
  roles: ['organizer'],
  about: 'command-event-date',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const text = meant.rest.normalize('NFC')
    if (text === '') return ask(app, speaker, { ask: 'event_date', plan: meant.plan.id, about: null, parked: [] })
    const basis = BASIS.exec(text)
    const when = basis ? text.slice(0, basis.index).trim() : text
    const word = WORDS[fold(when)]
    if (word) return proposeEvent(app, speaker, meant.plan, word, basis?.[1] ?? null)
    const parsed = parseDayTime(when, dayOf(app.now(), app.settings.calendar.zone))
    if (!parsed) return refuse(app, speaker, 'date_unreadable', when)
    proposeEvent(app, speaker, meant.plan, { kind: 'date', day: parsed.day, time: parsed.time }, basis?.[1] ?? null)
  },
}

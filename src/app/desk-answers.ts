// Answers that an organizer types to questions of the desk: a time to send.
import { readSendTime } from '../core/incoming/send-time.ts'
import type { Waiting } from '../store/conversations.ts'
import type { App } from './app.ts'
import { chooseWhen } from './proposing.ts'
import { ask, refuse, type Speaker } from './speaker.ts'

/** The time typed for a proposal's messages; what is no time is asked for again, and the proposal stays. */
export function timeTyped(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  if (waiting.about === null) return refuse(app, speaker, 'stale_button')
  const when = readSendTime(text, app.now(), app.settings.calendar.zone)
  if (when === null) {
    refuse(app, speaker, 'date_unreadable', text)
    return ask(app, speaker, { ask: 'send_when', plan: waiting.plan, about: waiting.about, parked: [] })
  }
  chooseWhen(app, speaker, waiting.about, when)
}

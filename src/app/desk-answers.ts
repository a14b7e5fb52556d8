// Answers that an organizer types to questions of the desk: a time to send, what units said.
import { readSendTime } from '../core/incoming/send-time.ts'
import type { Waiting } from '../store/conversations.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { chooseWhen } from './proposing.ts'
import { proposeRecording } from './record-many.ts'
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

/** What units said, typed for /ghinhan; what cannot be read is asked for again, with an example. */
export function recordingTyped(app: App, speaker: Speaker, plan: Plan, text: string): void {
  if (proposeRecording(app, speaker, plan, text)) return
  refuse(app, speaker, 'recording_unreadable', text)
  ask(app, speaker, { ask: 'recording', plan: plan.id, about: null, parked: [] })
}

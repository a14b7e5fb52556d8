// Too many wrong codes by everybody together close joining for an hour: the organizers hear of it once a day.
import { dayOf, type Instant } from '../core/time.ts'
import type { App } from './app.ts'
import { tellOrganizers } from './telling.ts'

export function closeJoining(app: App, channel: string, until: Instant): void {
  const key = `codes_closed:${channel}:${dayOf(app.now(), app.settings.calendar.zone)}`
  tellOrganizers(app, null, { kind: 'codes_closed', until }, { key, lane: 'urgent' })
}

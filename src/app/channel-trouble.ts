// A channel that needs a person: organizers hear of it once a day, by whatever else reaches them.
import type { ChannelHealth } from '../channels/channel.ts'
import { dayOf } from '../core/time.ts'
import type { App } from './app.ts'
import { tellOrganizers } from './telling.ts'

/** What lasts so long does not heal by itself; a platform that is restarted takes minutes. */
const PATIENCE_MS = 15 * 60_000
/** Said late it is of no use: the next day says it again. */
const USE_MS = 12 * 3_600_000

export interface Watched {
  name: string
  bot: string
  health: ChannelHealth
}

/** May be called as often as one likes: what was said today is not said again. */
export function tellTrouble(app: App, channels: readonly Watched[]): void {
  for (const { name: channel, bot, health } of channels) {
    if (health.state === 'down' && app.ports.realNow() - health.since >= PATIENCE_MS)
      say(app, { channel, bot, code: health.code, since: health.since })
    for (const code of health.warnings ?? []) say(app, { channel, bot, code, since: null })
  }
}

function say(app: App, about: { channel: string; bot: string; code: string; since: number | null }): void {
  const day = dayOf(app.now(), app.settings.calendar.zone)
  const key = `trouble:${about.channel}:${about.bot}:${about.code}:${day}`
  tellOrganizers(app, null, { kind: 'channel_trouble', ...about }, { key, expiresAt: app.now() + USE_MS })
}

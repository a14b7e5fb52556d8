// Of each bot, for health and metrics: which one it is, and how many of the month's messages are used.
import type { App } from './app/app.ts'
import { type Standing, standings } from './app/traffic.ts'
import type { Channel } from './channels/channel.ts'
import type { ChannelReport, Metric } from './http/health.ts'

/** How the bots stand whose messages are counted. */
export const quotasOf = (app: App, channels: readonly Channel[]): Map<Channel, Standing> => {
  const all = standings(app)
  return new Map(
    channels.flatMap((channel) => {
      const standing = all.find((one) => one.channel === channel.name && one.bot === channel.bot)
      return standing ? [[channel, standing] as const] : []
    }),
  )
}

/** What health says of a bot's messages; nothing where none are counted. */
export function reportedQuota(
  channel: Channel,
  quotas: ReadonlyMap<Channel, Standing>,
): Pick<ChannelReport, 'bot' | 'quota'> {
  const standing = quotas.get(channel)
  if (!standing || standing.limit === null) return {}
  const { sent, received, limit, state } = standing
  return { bot: channel.bot, quota: { used: sent + received, limit, state } }
}

/** A channel of which there are several bots is told apart by them. */
export const labelsOf = (channel: Channel, channels: readonly Channel[]): Record<string, string> => ({
  channel: channel.name,
  ...(channels.filter((other) => other.name === channel.name).length > 1 ? { bot: channel.bot } : {}),
})

/** What works still and will not for long, each with its code; nothing where nobody warns. */
export function warningMetrics(channels: readonly Channel[]): Metric[] {
  const values = channels.flatMap((channel) =>
    (channel.health().warnings ?? []).map((code) => ({ labels: { ...labelsOf(channel, channels), code }, value: 1 })),
  )
  if (values.length === 0) return []
  return [{ name: 'dondoc_channel_warning', help: 'What works still and will not for long.', type: 'gauge', values }]
}

export function trafficMetrics(app: App, channels: readonly Channel[]): Metric[] {
  const all = [...quotasOf(app, channels)]
  if (all.length === 0) return []
  return [
    {
      name: 'dondoc_traffic_messages',
      help: 'Messages of this month by direction.',
      type: 'gauge',
      values: all.flatMap(([channel, { sent, received, month }]) => {
        const labels = { ...labelsOf(channel, channels), month }
        return [
          { labels: { ...labels, direction: 'sent' }, value: sent },
          { labels: { ...labels, direction: 'received' }, value: received },
        ]
      }),
    },
    {
      name: 'dondoc_traffic_limit',
      help: 'Messages that the platform carries in a month.',
      type: 'gauge',
      values: all.map(([channel, { limit }]) => ({ labels: labelsOf(channel, channels), value: limit ?? 0 })),
    },
  ]
}

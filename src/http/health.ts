// Health and metrics as other programs read them: `GET /health` (JSON) and `GET /metrics` (Prometheus text).

/** How one channel stands; `code` says why where it is down. */
export interface ChannelReport {
  name: string
  state: 'ok' | 'starting' | 'down'
  code?: string
  /** Which of several bots of one channel. */
  bot?: string
  /** Messages of the month, both directions, where the platform counts them. */
  quota?: { used: number; limit: number; state: 'open' | 'reserve' | 'spent' }
  /** What the platform says of its deliveries to our address: how many wait, and when one last failed. */
  webhook?: { pending: number; lastErrorAt: number | null }
  /** Codes of what works still and will not for long. */
  warnings?: string[]
}

export interface HealthReport {
  version: string
  /** Whole seconds since the start. */
  uptime: number
  outbox: { waiting: number; ambiguous: number }
  channels: ChannelReport[]
  /** The machine's clock jumped or disagrees with a platform's, so nothing is sent by it. */
  clockDoubted: boolean
}

/** One metric and its values, each told apart by its labels. */
export interface Metric {
  name: string
  help: string
  type: 'counter' | 'gauge'
  values: { labels: Record<string, string>; value: number }[]
}

export interface HealthPort {
  health(): HealthReport
  metrics(): Metric[]
}

/** The body of `GET /health` and its status: 503 when a channel is down or the clock is doubted. */
export function healthAnswer(report: HealthReport): { status: 200 | 503; body: HealthReport & { ok: boolean } } {
  const ok = !report.clockDoubted && report.channels.every((channel) => channel.state !== 'down')
  return { status: ok ? 200 : 503, body: { ok, ...report } }
}

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"')

/**
 * Metrics in the Prometheus text format, version 0.0.4.
 * @throws RangeError for a name that the format does not allow: a bug where the metric is made.
 */
export function prometheusText(metrics: Metric[]): string {
  return metrics
    .map((metric) => {
      if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric.name)) throw new RangeError(`not a metric name: ${metric.name}`)
      const lines = metric.values.map(({ labels, value }) => {
        const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escapeLabel(text)}"`)
        return `${metric.name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${sample(value)}\n`
      })
      return `# HELP ${metric.name} ${escapeHelp(metric.help)}\n# TYPE ${metric.name} ${metric.type}\n${lines.join('')}`
    })
    .join('')
}

function sample(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return String(value)
}

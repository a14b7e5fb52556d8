// The one logger: JSON lines on stderr; errors reduced to class and code, so that no token or text can ride along.
import { type Logger, pino } from 'pino'

/** `HttpError ECONNRESET`: the class and the code of an error, never its message or what it carries. */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  const known = typeof code === 'string' || typeof code === 'number' ? ` ${code}` : ''
  return `${error.constructor.name}${known}`
}

/** Where in the program it happened: file and line of the first frame of ours, for bugs. */
export function whereOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const frame = error.stack?.split('\n').find((line) => /dist\/|src\//.test(line) && !/node_modules/.test(line))
  return frame ? (/(?:dist|src)\/[\w/.-]+:\d+/.exec(frame)?.[0] ?? null) : null
}

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

export const createLog = (level: string): Log => pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))

/** Logs a bug or broken infrastructure by class, code and place. */
export const logError = (log: Log) => (error: unknown) =>
  log.error({ error: errorLine(error), at: whereOf(error) }, 'failed')

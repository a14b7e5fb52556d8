// May a platform take a message to somebody now? Some only do for a while after the person's last act: its windows.
import type { Instant } from './time.ts'

/** How long after a person's last act the platform takes messages; the shape of the channels' port. */
export interface Windowed {
  freeMs: number
  openMs: number
  templates: readonly string[]
}

export type Proactive = 'always' | Windowed

/**
 * What a message may be: sent for nothing, sent for money, said in words approved beforehand, or not possible. A platform
 * without windows takes everything for nothing.
 */
export type Pass = 'free' | 'paid' | 'template' | 'closed'

/**
 * How a message of some kind may go to somebody.
 * @param lastAt the person's last act there; null for somebody who never did anything
 * @param kind the notice's kind, by which templates are known
 */
export function passAt(proactive: Proactive, lastAt: Instant | null, kind: string, now: Instant): Pass {
  if (proactive === 'always') return 'free'
  const since = lastAt === null ? Number.POSITIVE_INFINITY : now - lastAt
  if (since <= proactive.freeMs) return 'free'
  if (since <= proactive.openMs) return 'paid'
  return proactive.templates.includes(kind) ? 'template' : 'closed'
}

/** Until when messages may go without a template; null where that never ends. */
export const closesAt = (proactive: Proactive, lastAt: Instant | null): Instant | null =>
  proactive === 'always' ? null : lastAt === null ? 0 : lastAt + proactive.openMs

/** Answers come late; a message that must still find the window open leaves this long before it closes. */
const MARGIN_MS = 3_600_000

/**
 * When to ask somebody for a sign of life, so that a later message still finds an open window. One that is asked for in
 * the free time is asked there, if the window it opens lasts long enough; else as late as possible, which asks least often.
 * @param needed when the first message goes that would find the window closed
 * @param working the last working moment at or before an instant, and the first at or after it
 * @returns null where the window is over, or lasts long enough
 */
export function askAt(
  { freeMs, openMs }: Pick<Windowed, 'freeMs' | 'openMs'>,
  lastAt: Instant,
  needed: Instant,
  now: Instant,
  working: { before(at: Instant): Instant; after(at: Instant): Instant },
): Instant | null {
  const closes = lastAt + openMs
  if (needed <= closes || now > closes) return null
  const free = working.before(lastAt + freeMs - MARGIN_MS)
  const late = working.before(closes - MARGIN_MS)
  // A moment before the last act is none: the window is shorter than the pause between working hours.
  const wanted = free > lastAt && free >= now && free + openMs >= needed ? free : late
  const at = working.after(Math.max(wanted, now, lastAt + 1))
  return at <= closes ? at : null
}

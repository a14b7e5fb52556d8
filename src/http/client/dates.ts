// Instants as people write them here: 24 hours, dd/mm/yyyy, the weekday in the page's words.
import type { Instant } from './wire.ts'
import type { PageKey, PageWords } from './words.ts'

interface Parts {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  weekday: string
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: Instant, zone: string): Parts {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clocks.set(zone, clock)
  }
  const parts: Record<string, string> = {}
  for (const { type, value } of clock.formatToParts(at)) parts[type] = value
  return parts as unknown as Parts
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "08:00" */
export function clockTime(at: Instant, zone: string): string {
  const { hour, minute } = partsOf(at, zone)
  return `${hour}:${minute}`
}

/** "08:00 18/11" */
export function shortMoment(at: Instant, zone: string): string {
  const { day, month } = partsOf(at, zone)
  return `${clockTime(at, zone)} ${day}/${month}`
}

/** "Thứ Sáu, 18/11/2022" */
export function longDay(at: Instant, zone: string, words: PageWords): string {
  const { day, month, year, weekday } = partsOf(at, zone)
  const key = `page-weekday-${WEEKDAYS.indexOf(weekday) + 1}` as PageKey
  return `${words[key]}, ${day}/${month}/${year}`
}

/** Equal for two instants of the same day. */
export function dayKey(at: Instant, zone: string): string {
  const { day, month, year } = partsOf(at, zone)
  return `${year}-${month}-${day}`
}

/** "1,2 MB": a size to read, with the comma or point of the page's language. */
export function fileSize(bytes: number, language: string): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`
}

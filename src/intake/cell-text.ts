// What a spreadsheet's cell shows: days, hours, percents, telephone numbers with their zero, plain numbers.

/** How a number is shown where the library does not tell; `iso` is a day that the file keeps as text. */
export type NumberShape = { kind: 'percent' } | { kind: 'zeros'; width: number } | { kind: 'iso' }

/**
 * What a format does to a number, beyond making a day of it; null for nothing that matters.
 * @param code the format as the file spells it; undefined for one known by its number
 */
export const numberShape = (id: number, code: string | undefined): NumberShape | null => {
  if (code === undefined) return id === 9 || id === 10 ? { kind: 'percent' } : null
  // Only what stands outside quotes, brackets and escapes is the format; behind the first semicolon stands another case.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').split(';')[0] ?? ''
  if (bare.includes('%')) return { kind: 'percent' }
  const zeros = /^[0\s-]+$/.test(bare) ? (bare.match(/0/g)?.length ?? 0) : 0
  // `0000000000` is how a sheet keeps the zero that a telephone number begins with.
  return zeros > 1 ? { kind: 'zeros', width: zeros } : null
}

const DAY_MS = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')

/**
 * A day as `dd/mm/yyyy`, with the hour where it has one; an hour alone where the workbook's calendar has not begun yet.
 * @param date in UTC, as the library gives it
 */
export const dateText = (date: Date, from1904: boolean): string => {
  const ms = Math.round(date.getTime() / 60_000) * 60_000
  const time = new Date(ms).toISOString().slice(11, 16)
  if (ms < (from1904 ? Date.UTC(1904, 0, 2) : Date.UTC(1899, 11, 31))) return time
  // The calendar of 1900 counts a 29 February that never was; before it the library is a day behind.
  const day = new Date(ms < Date.UTC(1900, 1, 28) ? ms + DAY_MS : ms)
  const text = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`
  return time === '00:00' ? text : `${text} ${time}`
}

// No exponent, and no trace of binary fractions: fifteen digits are all that a spreadsheet itself shows.
const plainText = (value: number): string => {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : text
}

/** The number of a cell as a person reads it. What is no number is given back as it stands. */
export const numberText = (raw: string, shape: NumberShape | undefined): string => {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (shape?.kind === 'percent') return `${plainText(value * 100)}%`
  if (shape?.kind === 'zeros' && Number.isInteger(value) && value >= 0) return String(value).padStart(shape.width, '0')
  return plainText(value)
}

/** `2026-11-20` or `2026-11-20T08:00:00`, as some programs write a date, in the same words. */
export const isoText = (raw: string): string => {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(raw)
  if (!found) return raw
  const [, year, month, day, hour, minute] = found
  return `${day}/${month}/${year}${hour && `${hour}:${minute}` !== '00:00' ? ` ${hour}:${minute}` : ''}`
}

// What a spreadsheet's cell shows, from the number that the file keeps and its format: days, hours, percents, plain numbers.

/** How numbers of a style are shown. */
export type NumberShape = { kind: 'plain' } | { kind: 'date' } | { kind: 'percent' } | { kind: 'zeros'; width: number }

// Formats that every program knows by their number alone.
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** @param code the format as the file spells it; undefined for one known by its number */
export const numberShape = (id: number, code: string | undefined): NumberShape => {
  if (code === undefined) return { kind: isBuiltInDate(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'plain' }
  // Only what stands outside quotes, brackets and escapes is the format; behind the first semicolon stands another case.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').split(';')[0] ?? ''
  if (/general/i.test(bare)) return { kind: 'plain' }
  if (/[dmyhs]/i.test(bare)) return { kind: 'date' }
  if (bare.includes('%')) return { kind: 'percent' }
  const zeros = /^[0\s.-]+$/.test(bare) && !bare.includes('.') ? (bare.match(/0/g)?.length ?? 0) : 0
  // `0000000000` is how a sheet keeps the zero that a telephone number begins with.
  return zeros > 1 ? { kind: 'zeros', width: zeros } : { kind: 'plain' }
}

const DAY_MS = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')

/** A day number of a spreadsheet as `dd/mm/yyyy`, with the hour where it has one; below one day the hour alone. */
const dateText = (serial: number, from1904: boolean): string | null => {
  const minutes = Math.round(serial * 1440)
  const day = Math.floor(minutes / 1440)
  const rest = minutes - day * 1440
  const time = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`
  if (day === 0 && !from1904) return time
  // The calendar of 1900 counts a 29 February that never was.
  const shift = from1904 ? 1462 : day < 60 ? 1 : 0
  const date = new Date(Date.UTC(1899, 11, 30) + (day + shift) * DAY_MS)
  if (day < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return null
  const text = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
  return rest === 0 ? text : `${text} ${time}`
}

// No exponent, and no trace of binary fractions: fifteen digits are all that a spreadsheet itself shows.
const plainText = (value: number): string => {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : text
}

/** The number of a cell as a person reads it. What is no number is given back as it stands. */
export const numberText = (raw: string, shape: NumberShape, from1904: boolean): string => {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  switch (shape.kind) {
    case 'date':
      return dateText(value, from1904) ?? plainText(value)
    case 'percent':
      return `${plainText(value * 100)}%`
    case 'zeros':
      return Number.isInteger(value) && value >= 0 ? String(value).padStart(shape.width, '0') : plainText(value)
    case 'plain':
      return plainText(value)
  }
}

/** `2026-11-20` or `2026-11-20T08:00:00`, as some programs write a date, in the same words. */
export const isoText = (raw: string): string => {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(raw)
  if (!found) return raw
  const [, year, month, day, hour, minute] = found
  return `${day}/${month}/${year}${hour && `${hour}:${minute}` !== '00:00' ? ` ${hour}:${minute}` : ''}`
}

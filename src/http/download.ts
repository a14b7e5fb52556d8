// How a file that somebody sent is given out: always saved under its name, never shown as a page of ours.

/** In the extended form of a header's value these letters alone stand for themselves. */
const PLAIN = /[!'()*]/g
/** Sent with letters of old, for programs that know no others: the Vietnamese ones without their marks. */
const asciiOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/gu, '_')

/**
 * `Content-Disposition` of a file to be saved (RFC 6266): its name for old programs and, in UTF-8, for all others.
 * @param name as `fileName` makes it; whatever it holds, no header can be begun or ended with it
 */
export function savedAs(name: string): string {
  const whole = name.replace(/\p{Cs}/gu, '')
  const encoded = encodeURIComponent(whole).replace(
    PLAIN,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${asciiOf(whole)}"; filename*=UTF-8''${encoded}`
}

/**
 * Headers under which a stranger's file leaves the house.
 * @param mime by its content; no other type is guessed
 */
export const downloadHeaders = (name: string, mime = 'application/octet-stream'): Record<string, string> => ({
  'Content-Type': mime,
  'Content-Disposition': savedAs(name),
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
})

// Addresses of ours that a platform delivers to, and the comparing of what it proves itself by.
import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * A path that follows from secrets, and from which nobody can go back to them: known to the platform and to us alone.
 * @param folder the channel's own, `telegram`
 */
export const secretPath = (folder: string, ...secrets: string[]): string =>
  `/${folder}/${digest(['webhook path', ...secrets].join('\n'))
    .toString('base64url')
    .slice(0, 32)}`

/** @param publicUrl where the world reaches this bot, with or without a slash at its end */
export const addressOf = (publicUrl: string, path: string): string => `${publicUrl.replace(/\/+$/, '')}${path}`

/** Compares in constant time. @returns whether what was given is the secret; nothing given is none */
export function secretIs(secret: string): (given: string | undefined) => boolean {
  const expected = digest(secret)
  // Digests are of one length, which comparing in constant time needs.
  return (given) => timingSafeEqual(digest(given ?? ''), expected)
}

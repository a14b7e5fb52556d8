// What a button carries: a version, the message's nonce, which choice, and a proof that the bot made it. Never a name or a countable id.
import { createHmac, timingSafeEqual } from 'node:crypto'

const proof = (secret: Uint8Array, body: string): string =>
  createHmac('sha256', secret).update(`button:${body}`).digest().subarray(0, 8).toString('base64url')

/** @param nonce of the outbox row, 12 characters; @param index of the choice, counted over all rows of buttons */
export function encodeButton(secret: Uint8Array, nonce: string, index: number): string {
  const body = `1.${nonce}.${index.toString(36)}`
  return `${body}.${proof(secret, body)}`
}

/** @returns null for anything the bot did not make: forged, cut, of another installation or an unknown version. */
export function decodeButton(secret: Uint8Array, data: string): { nonce: string; index: number } | null {
  const match = /^(1\.([\w-]{6,32})\.([0-9a-z]{1,3}))\.([\w-]{11})$/.exec(data)
  if (!match) return null
  const [, body = '', nonce = '', index = '', given = ''] = match
  const made = Buffer.from(proof(secret, body))
  const shown = Buffer.from(given)
  if (made.length !== shown.length || !timingSafeEqual(made, shown)) return null
  return { nonce, index: Number.parseInt(index, 36) }
}

// Sealing what the database must hold and nobody may read in it: AES-256-GCM under a key derived from the installation's.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

const VERSION = 's1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Each use has a key of its own, so that what is sealed for one cannot be passed off as another's. */
const keyFor = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `dondoc seal\n${purpose}`, 32))

/**
 * @param key the installation's, any length from 16 bytes
 * @param purpose what it is sealed for; needed to open it again
 * @returns text for a column: version, then the random start, the proof and the sealed bytes in base64url
 */
export function seal(text: string, key: Uint8Array, purpose: string, random: (bytes: number) => Uint8Array): string {
  const iv = random(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, purpose), iv)
  cipher.setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** @returns null where it was changed, cut, or sealed with another key or for another purpose */
export function unseal(sealed: string, key: Uint8Array, purpose: string): string | null {
  const [version, body = '', ...more] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  if (version !== VERSION || more.length > 0 || bytes.length < IV_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(key, purpose), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(Buffer.from(purpose))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    return plain.toString('utf8')
  } catch {
    return null
  }
}

// Sealing: what is opened is what was sealed, and nothing else opens it.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../src/store/seal.ts'

const KEY = Buffer.alloc(32, 1)

describe('sealing', () => {
  it('gives back any text, and never the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = seal(text, KEY, 'tokens', randomBytes)
        expect(unseal(sealed, KEY, 'tokens')).toBe(text)
        expect(seal(text, KEY, 'tokens', randomBytes)).not.toBe(sealed)
      }),
    )
  })

  it('opens with no other key and for no other purpose', () => {
    const sealed = seal('access', KEY, 'tokens', randomBytes)
    expect(unseal(sealed, Buffer.alloc(32, 2), 'tokens')).toBeNull()
    expect(unseal(sealed, KEY, 'links')).toBeNull()
    expect(sealed).not.toContain('access')
  })

  it('opens nothing that was changed, cut or never sealed', () => {
    const sealed = seal('access and refresh', KEY, 'tokens', randomBytes)
    const bytes = Buffer.from(sealed.split('.')[1]!, 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const other = Buffer.from(bytes)
      other[at]! ^= 1
      expect(unseal(`s1.${other.toString('base64url')}`, KEY, 'tokens')).toBeNull()
      expect(unseal(`s1.${bytes.subarray(0, at).toString('base64url')}`, KEY, 'tokens')).toBeNull()
    }
    for (const none of ['', 's1', 's1.', `s2.${sealed.slice(3)}`, `${sealed}.x`, 'access'])
      expect(unseal(none, KEY, 'tokens')).toBeNull()
  })
})

// The signature of a delivery: every combination of its disputed parts, what is bound by it, and what cannot be moved in it.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMS, type Form, type Signed, signedForm } from '../../src/channels/zalo-oa/signature.ts'

const APP = '1234567890123456789'
const OA = '2345678901234567890'
const SECRET = 'oa-secret'
const BODY = '{"event_name":"user_send_text","timestamp":"1763254800000"}'

function signed(form: Form, more: Partial<Signed> = {}, prefix = ''): Signed {
  const timestamps = { header: '1763254800555', body: '1763254800000' }
  const [who, when] = form.split('+')
  const text = (who === 'app' ? APP : OA) + BODY + (when === 'header' ? timestamps.header : timestamps.body) + SECRET
  return {
    signature: prefix + createHash('sha256').update(text).digest('hex'),
    raw: Buffer.from(BODY),
    appId: APP,
    oaId: OA,
    timestamps,
    secret: SECRET,
    ...more,
  }
}

describe('the signature of a delivery', () => {
  it.each(FORMS.flatMap((form) => ['', 'mac=', 'MAC='].map((prefix) => ({ form, prefix }))))(
    'is known in the form $form, with "$prefix" before it',
    ({ form, prefix }) => {
      const at = form.endsWith('header') ? 1763254800555 : 1763254800000
      expect(signedForm(signed(form, {}, prefix))).toEqual({ form, at })
      const upper = signed(form)
      expect(signedForm({ ...upper, signature: ` ${upper.signature.toUpperCase()} ` })).toEqual({ form, at })
    },
  )

  it.each(FORMS)('in the form %s binds body, secret, application and time', (form) => {
    const good = signed(form)
    const [who, when] = form.split('+') as ['app' | 'oa', 'header' | 'body']
    expect(signedForm({ ...good, raw: Buffer.from(BODY.replace('text', 'texT')) })).toBeNull()
    expect(signedForm({ ...good, secret: 'another' })).toBeNull()
    expect(signedForm({ ...good, ...(who === 'app' ? { appId: '99999' } : { oaId: '99999' }) })).toBeNull()
    expect(signedForm({ ...good, timestamps: { ...good.timestamps, [when]: '1763254800999' } })).toBeNull()
    expect(signedForm({ ...good, timestamps: { ...good.timestamps, [when]: null } })).toBeNull()
    expect(signedForm({ ...good, signature: good.signature.slice(0, 63) })).toBeNull()
    expect(signedForm({ ...good, signature: '' })).toBeNull()
    expect(signedForm({ ...good, signature: `${good.signature}ế` })).toBeNull()
  })

  it('takes the form that fitted before, where several do', () => {
    const same = { header: '1763254800000', body: '1763254800000' }
    const both = signed('app+body', { timestamps: same })
    expect(signedForm(both)?.form).toBe('app+header')
    expect(signedForm(both, 'app+body')?.form).toBe('app+body')
    expect(signedForm(both, 'oa+body')?.form, 'what was pinned need not fit for ever').toBe('app+header')
  })

  it('lets no byte move from the body into the time', () => {
    // Without a border between the two the hash of `…}1` and `763…` is that of `…}` and `1763…`.
    const good = signed('app+header')
    for (let moved = 1; moved < 13; moved++) {
      const header = good.timestamps.header!
      const raw = Buffer.from(BODY + header.slice(0, moved))
      const found = signedForm({ ...good, raw, timestamps: { header: header.slice(moved), body: null } })
      // What fits has a body that is no JSON, which nobody reads; a time of fewer digits than a time has never fits.
      if (found !== null) expect(() => JSON.parse(raw.toString())).toThrow()
      if (header.length - moved < 10) expect(found).toBeNull()
    }
    const shorter = Buffer.from(BODY.slice(0, -1))
    expect(
      signedForm({ ...good, raw: shorter, timestamps: { header: `}${good.timestamps.header}`, body: null } }),
    ).toBeNull()
  })

  it('is never found in what a stranger makes up', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (signature, header, raw) => {
        const given = {
          ...signed('app+header'),
          signature,
          timestamps: { header, body: header },
          raw: Buffer.from(raw),
        }
        expect(signedForm(given)).toBeNull()
      }),
    )
  })
})

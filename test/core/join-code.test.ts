// Codes as people type and paste them: whatever hand, keyboard or messenger made of them; and words that are none.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_LETTERS } from '../../src/core/codes.ts'
import { codeIn, joiningIn } from '../../src/core/incoming/join-code.ts'
import { type IncomingContext, interpret } from '../../src/core/incoming.ts'

const STRANGER: IncomingContext = { waitingFor: null, choices: 0, role: 'stranger' }
const say = (text: string, role: IncomingContext['role'] = 'stranger') =>
  interpret({ kind: 'text', text }, { ...STRANGER, role, choices: role === 'stranger' ? 0 : 5 })
const CARD = (code: string) => `Mã mời đầu mối – Sở Nội vụ tỉnh Nghệ An
Kế hoạch số 412/KH-BVH ngày 07/11/2022
Mã: ${code}
Telegram: https://t.me/dondoc_thu_bot?start=u9sXkkkkkkkkkkkkkkkkkA
Dùng một lần, đến 08:30 ngày 17/11/2022 (thứ Năm).
Trong Zalo mở https://zalo.me/s/bot12345678 rồi gửi: LIENKET và mã.`

const minted = fc.string({ minLength: 8, maxLength: 8, unit: fc.constantFrom(...CODE_LETTERS) })

describe('a code', () => {
  it.each([
    'LIENKET AB2C3D4E',
    'liên kết ab2c3d4e',
    'LIÊN KẾT: AB2C-3D4E',
    'LIENKETAB2C3D4E',
    'lien ket ma AB2C3D4E',
    'LIENKET <ab2c 3d4e> ạ',
    'lieen keets ab2c3d4e',
    'lie6n ke61t AB2C3D4E',
    'lieenkeets ab2c 3d4e',
    'ma ket noi cua toi la: ab2c3d4e',
    'kết nối AB2C3D4E giúp em với',
    'start ab2c3d4e',
    '/lienket ab2c3d4e',
    'ＬＩＥＮＫＥＴ ＡＢ２Ｃ３Ｄ４Ｅ',
    'LIENKET AB2C3D4E Sở Nội vụ tỉnh Nghệ An',
    'Mã mời: AB2C 3D4E',
    'AB2C–3D4E',
    'AB2C3D4E\u200b',
    CARD('AB2C3D4E'),
  ])('is read out of %j, whoever says it', (text) => {
    for (const role of ['stranger', 'contact'] as const)
      expect(say(text.normalize('NFD'), role)).toEqual({ kind: 'join', code: 'AB2C3D4E' })
  })

  it.each<[string, string]>([
    ['LIENKET OB2I3D4E', 'QB2L3D4E'],
    ['lienket 0b21 3d4e', 'QB2L3D4E'],
    ['ab2c|d4e', 'AB2CLD4E'],
  ])('%s: what no code has is taken for what looks like it', (text, code) => {
    expect(say(text)).toEqual({ kind: 'join', code })
  })

  it('comes back from what a telex keyboard made of it', () => {
    // AASB24U3, the S typed anywhere behind its vowel.
    for (const typed of ['LIENKET ẤB24U3', 'ẤB24U3']) {
      const read = joiningIn(typed, 'stranger')!
      expect([read.code, ...(read.others ?? [])]).toEqual(expect.arrayContaining(['AASB24U3', 'AAB2S4U3', 'AAB24U3S']))
      expect([read.code, ...(read.others ?? [])].length).toBeLessThanOrEqual(14)
    }
    expect(joiningIn('LIENKET ĐAB2C3E', 'stranger')).toEqual({ kind: 'join', code: 'DDAB2C3E' })
  })

  it('is read from any minted one, in a card, after the word, in small letters with blanks', () => {
    fc.assert(
      fc.property(minted, fc.boolean(), (code, small) => {
        const shown = small ? `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase() : code
        if (!small || /\d/.test(code)) expect(say(`LIENKET ${shown}`)).toEqual({ kind: 'join', code })
        expect(codeIn(shown)).toBe(code)
        if (/[A-Z]/.test(code)) expect(say(CARD(code))).toEqual({ kind: 'join', code })
      }),
    )
  })

  it('of the link stands in where a card was cut short', () => {
    const card = CARD('').replace(/Mã: \n/, '')
    expect(say(card)).toEqual({ kind: 'join', code: 'u9sXkkkkkkkkkkkkkkkkkA' })
  })
})

describe('no code', () => {
  it.each([
    'xin chào',
    'hello ban',
    'chua nhan',
    'lien ket chua nhan',
    'liên kết không được',
    'mã đó sai rồi',
    'mã số thuế 12345678',
    '20.11.2022',
    '0912 345 678',
    'join us please',
    'LIENKET',
    'Nghệ An: AB2C3D4E\nHà Tĩnh: BB2C3D4E',
  ])('%j is words', (text) => {
    expect(say(text).kind).not.toBe('join')
    expect(say(text, 'contact').kind).not.toBe('join')
  })

  it.each(['22334455', 'KH 12 2022', 'CHUA NHAN', '20.11.2022', 'BC112022'])(
    '%j is not taken from somebody who is connected',
    (text) => expect(say(text, 'contact').kind).not.toBe('join'),
  )

  it('an organizer who pastes a card keeps it as it is', () => {
    expect(say(CARD('AB2C3D4E'), 'organizer').kind).not.toBe('join')
  })

  it('after the word is said to be wrong', () => {
    expect(say('LIENKET ab2c 3d4')).toEqual({ kind: 'join', code: 'ab2c 3d4' })
    expect(say('LIENKET sai')).toEqual({ kind: 'join', code: 'sai' })
  })

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void joiningIn(text, 'stranger')),
      { numRuns: 300 },
    )
  })
})

// Raw telex and VNI: read as what was meant, and ordinary text never read differently.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { untyped } from '../../src/core/incoming/telex.ts'
import { interpret } from '../../src/core/incoming.ts'

const say = (text: string) => interpret({ kind: 'text', text }, { waitingFor: null, choices: 0, role: 'contact' })

const TONES: Record<string, [string, string]> = {
  '\u0301': ['s', '1'],
  '\u0300': ['f', '2'],
  '\u0309': ['r', '3'],
  '\u0303': ['x', '4'],
  '\u0323': ['j', '5'],
}
const SHAPES: Record<string, [string, string]> = {
  â: ['aa', 'a6'],
  ê: ['ee', 'e6'],
  ô: ['oo', 'o6'],
  ă: ['aw', 'a8'],
  ơ: ['ow', 'o7'],
  ư: ['uw', 'u7'],
  đ: ['dd', 'd9'],
}

/** As the keyboard gives it without a Vietnamese input: the tone at the end of the word. */
const raw = (text: string, how: 0 | 1): string =>
  text
    .split(' ')
    .map((word) => {
      let tone = ''
      const bare = word
        .toLowerCase()
        .normalize('NFD')
        .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
          tone = TONES[mark]![how]
          return ''
        })
        .normalize('NFC')
      return bare.replace(/[âêôăơưđ]/g, (letter) => SHAPES[letter]![how]) + tone
    })
    .join(' ')

const SAID: [string, string][] = [
  ['đã nhận', 'acknowledge'],
  ['đã nhận rồi', 'acknowledge'],
  ['đã nhận nhiệm vụ', 'acknowledge'],
  ['đã hoàn thành', 'done'],
  ['hoàn thành mục 2', 'done'],
  ['đã gửi rồi', 'by_document'],
  ['đã gửi công văn số 45/BC-SNV', 'by_document'],
  ['không tham gia', 'decline'],
  ['không thuộc chức năng', 'decline'],
  ['đề nghị gia hạn đến 25/11', 'extend'],
  ['xin thêm 3 ngày', 'extend'],
]

describe('raw typing', () => {
  it.each(SAID)('%s', (text, kind) => {
    expect(say(raw(text, 0)).kind).toBe(kind)
    expect(say(raw(text, 1)).kind).toBe(kind)
  })

  it.each(['ddax nhaanj', 'ddaf nhaanj roofi', 'DDAX NHAANJ', 'ddax nhanaj', 'd9a4 nha65n'])('slips: %s', (text) => {
    expect(say(text).kind).toBe('acknowledge')
  })

  it.each([
    'da nhan',
    'da gui roi',
    'ok',
    'see you tomorrow',
    'will send soon',
    'please wait for approval',
    'KH1',
    'file A4 bi loi',
    'gui a em',
    'đã nhận',
    'So 5 cua chung toi',
    'chua co',
  ])('leaves alone: %s', (text) => {
    expect(untyped(text)).toBeNull()
  })

  it('never touches a text with a letter that only a Vietnamese keyboard gives', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(untyped(`${before}đ${after}`)).toBeNull()
      }),
    )
  })

  it('never touches plain words', () => {
    const plain = fc.constantFrom(
      'da',
      'nhan',
      'gui',
      'roi',
      'khong',
      'tham',
      'gia',
      'muc',
      'viec',
      'so',
      'cong',
      'van',
    )
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 8 }), (words) => {
        expect(untyped(words.join(' '))).toBeNull()
      }),
    )
  })
})

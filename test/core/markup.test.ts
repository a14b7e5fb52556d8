// Cutting and shortening markup: nothing lost, nothing too long, every part well formed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, shorten, splitMarkup, textLength, toPlain } from '../../src/core/markup.ts'
import { wellFormed } from './well-formed.ts'

const line = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'b', 'i'),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('Sở KH&ĐT', '<b>', 'đề nghị gửi danh sách', '👨‍👩‍👧‍👦🇻🇳', 'ệ'.normalize('NFD'), 'x'.repeat(50)),
      ),
    ),
    { maxLength: 5 },
  )
  .map((pieces) =>
    pieces
      .map(([tag, text]) => (tag === '' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`))
      .join(' ')
      .replace(/\n/g, ' '),
  )

const bare = (text: string) => text.replace(/\s+/g, '')

describe('parts', () => {
  it('join to the whole, fit, and are well formed', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 12, max: 200 }), (lines, limit) => {
        const markup = lines.join('\n')
        const parts = splitMarkup(markup, limit)
        for (const part of parts) {
          expect(textLength(part)).toBeLessThanOrEqual(limit)
          expect(toPlain(part)).toHaveLength(textLength(part))
          wellFormed(part)
        }
        expect(bare(parts.map(toPlain).join(''))).toBe(bare(toPlain(markup)))
      }),
      { numRuns: 300 },
    )
  })

  it('are cut at line ends where lines fit', () => {
    expect(splitMarkup('một\nhai\nba', 8)).toEqual(['một\nhai', 'ba'])
  })

  it('are cut at a blank, else between graphemes, with tags closed and opened again', () => {
    expect(splitMarkup('<b>một hai ba</b>', 8)).toEqual(['<b>một hai</b>', '<b>ba</b>'])
    expect(splitMarkup('<b>aaaaaa</b>', 4)).toEqual(['<b>aaaa</b>', '<b>aa</b>'])
    expect(splitMarkup('🇻🇳🇻🇳', 4)).toEqual(['🇻🇳', '🇻🇳'])
  })

  it('count an escaped sign as one', () => {
    expect(splitMarkup('&amp;&amp;&amp;', 3)).toEqual(['&amp;&amp;&amp;'])
  })
})

describe('a shortened text', () => {
  it('ends at a word with its mark', () => {
    expect(shorten('Gửi danh sách đại biểu tham dự', 20)).toBe('Gửi danh sách đại…')
    expect(shorten('Gửi danh sách', 20)).toBe('Gửi danh sách')
    expect(shorten('a'.repeat(30), 10)).toBe(`${'a'.repeat(9)}…`)
  })

  it('is never longer than asked, and a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, limit) => {
        const short = shorten(text, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim()
        expect(short === clean || clean.startsWith(short.slice(0, -1))).toBe(true)
      }),
    )
  })
})

// The catalogues: the same keys and arguments in both languages, fresh types, escaping, and the house rules of wording.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { html } from '../../src/core/markup.ts'
import { argumentsByKey, keysWritten, LANGS, readCatalogue } from '../../src/texts/catalogue.ts'
import { generateTypes } from '../../src/texts/generate.ts'
import { createTexts, textsFrom } from '../../src/texts/texts.ts'

describe('catalogues', () => {
  const vi = argumentsByKey(readCatalogue('vi'))

  it('hold the same keys and arguments in both languages', () => {
    const entries = (catalogue: Map<string, string[]>) => Object.fromEntries([...catalogue].sort())
    expect(entries(argumentsByKey(readCatalogue('en')))).toEqual(entries(vi))
  })

  it.each(LANGS)('were read whole: %s', (lang) => {
    const source = readCatalogue(lang)
    expect([...argumentsByKey(source).keys()]).toEqual(keysWritten(source))
    expect(vi.size).toBeGreaterThan(300)
  })

  it('made the types that are checked in', () => {
    const checkedIn = readFileSync(new URL('../../src/core/texts.gen.ts', import.meta.url), 'utf8')
    expect(checkedIn === generateTypes(readCatalogue('vi')), 'stale: build, then node dist/texts/generate.js').toBe(
      true,
    )
  })

  it.each(LANGS)('keep to the house rules: %s', (lang) => {
    const words = readCatalogue(lang).replace(/^#.*$/gm, '')
    expect(words).not.toMatch(/!|\u2068|\u2069/)
    expect(words).not.toMatch(/Ban tổ chức|đã nộp|Trả lại|Biên nhận|Xin gia hạn|hỏa tốc|chưa ấn định|kính mong/i)
    expect(words.replace(/<\/?[bi]>/g, '')).not.toMatch(/[<>]/)
    expect(words.normalize('NFC')).toBe(words)
  })
})

describe('a text', () => {
  const t = textsFrom('one = Tới <b>{ $unit }</b>\ntwo = { one } và { $other }', 'vi') as unknown as (
    key: string,
    args?: Record<string, unknown>,
  ) => string

  it('escapes what is inserted and leaves markup alone', () => {
    expect(t('one', { unit: 'Sở KH&ĐT <b>"x"</b>' })).toBe('Tới <b>Sở KH&amp;ĐT &lt;b&gt;&quot;x&quot;&lt;/b&gt;</b>')
    expect(t('one', { unit: html('<i>a</i> &amp; b') })).toBe('Tới <b><i>a</i> &amp; b</b>')
  })

  it('composes letters and isolates nothing', () => {
    expect(t('one', { unit: 'Sở Nội vụ'.normalize('NFD') })).toBe('Tới <b>Sở Nội vụ</b>')
  })

  it('refuses a missing key or argument, also one inside another message', () => {
    expect(() => t('three')).toThrow(/three/)
    expect(() => t('one')).toThrow()
    expect(() => t('one', { unit: undefined })).toThrow(/unit/)
    expect(() => t('two', { other: 'x' })).toThrow()
  })

  it('prints numbers as they are given', () => {
    expect(createTexts('vi')('summary-told', { told: '1234', units: '63' })).toBe('Đã xếp gửi 1234 tin tới 63 đơn vị.')
  })
})

describe('the list of arguments', () => {
  it('follows messages inside messages and both sides of a choice', () => {
    const source = 'a = { $x } { b }\nb = { $y ->\n    [one] { $z }\n   *[other] nothing\n }'
    expect(argumentsByKey(source)).toEqual(
      new Map([
        ['a', ['x', 'y', 'z']],
        ['b', ['y', 'z']],
      ]),
    )
  })

  it('refuses a repeated key, a missing message and a circle', () => {
    expect(() => argumentsByKey('a = 1\na = 2')).toThrow(/twice/)
    expect(() => argumentsByKey('a = { b }')).toThrow(/b/)
    expect(() => argumentsByKey('a = { b }\nb = { a }')).toThrow(/itself/)
  })
})

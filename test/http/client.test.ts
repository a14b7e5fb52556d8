/// <reference lib="dom" />
// What the page makes of messages, dates and searches; and that nothing people name becomes markup.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bubble } from '../../src/http/client/bubble.ts'
import { clockTime, dayKey, fileSize, longDay, shortMoment } from '../../src/http/client/dates.ts'
import { readMarkup } from '../../src/http/client/markup.ts'
import { find } from '../../src/http/client/search.ts'
import type { ChatMessage } from '../../src/http/client/wire.ts'
import { elements, type FakeNode, fakeDocument, textOf } from '../support/fake-dom.ts'
import { pageTexts } from '../support/page-texts.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const NOW = Date.UTC(2026, 2, 12, 1, 5)
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const shown = (html: string) =>
  readMarkup(html)
    .map(({ text }) => text)
    .join('')

describe('markup', () => {
  it('reads bold and italic, one in the other', () => {
    expect(readMarkup('a <b>b <i>c</i></b> d')).toEqual([
      { text: 'a ', bold: false, italic: false, href: null },
      { text: 'b ', bold: true, italic: false, href: null },
      { text: 'c', bold: true, italic: true, href: null },
      { text: ' d', bold: false, italic: false, href: null },
    ])
  })

  it('gives back any text that was escaped, and only text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('<', '>', '&', '"', 'b', '/', 'i', 'script', '&lt;', '&amp;lt;', ' '))
        .map((all) => all.join('')),
    )
    fc.assert(fc.property(hostile, (text) => shown(escaped(text)) === text))
    fc.assert(fc.property(hostile, (text) => shown(`<b>${escaped(text)}</b>`) === text))
  })

  it('shows any other tag as it is written', () => {
    for (const html of [
      '<script>x</script>',
      '<img src=x onerror=y>',
      '<b class="x">',
      '<B>',
      '&nbsp;',
      '<a href="x">',
    ]) {
      expect(readMarkup(html)).toEqual([{ text: html, bold: false, italic: false, href: null }])
    }
  })

  it('leads to addresses that are written out, and to no other kind', () => {
    const links = (html: string) => readMarkup(html).flatMap(({ href }) => href ?? [])
    expect(links('Gửi tại (https://example.vn/u/a?b=1&amp;c=2). Xong')).toEqual(['https://example.vn/u/a?b=1&c=2'])
    expect(links('javascript:alert(1) data:text/html,x //example.vn')).toEqual([])
  })
})

describe('a message', () => {
  beforeAll(() => void vi.stubGlobal('document', fakeDocument))
  afterAll(() => void vi.unstubAllGlobals())

  const pressed: string[] = []
  const draw = (fields: Partial<ChatMessage>): FakeNode => {
    const message: ChatMessage = {
      id: 'm1',
      from: 'bot',
      at: NOW,
      html: '',
      choices: [],
      edited: false,
      file: null,
      ...fields,
    }
    return bubble(message, {
      words: pageTexts('vi'),
      zone: ZONE,
      language: 'vi',
      onPress: (_, data) => pressed.push(data),
    }) as unknown as FakeNode
  }

  it('is built of a few known elements, whatever its text, file and buttons are called', () => {
    const known = new Set('article div span footer time strong em a button svg path'.split(' '))
    const hostile = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      "' onclick='x",
      'javascript:x',
      'a',
    )
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (html, name, label, url) => {
        const drawn = draw({
          html,
          file: { name, bytes: 1, href: url },
          choices: [
            [
              { label, data: 'x' },
              { label, url },
            ],
          ],
        })
        for (const element of elements(drawn)) {
          expect(known).toContain(element.tag)
          expect(Object.keys(element.attributes).filter((key) => key.startsWith('on'))).toEqual([])
          expect(element.attributes.href ?? 'https://').toMatch(/^https?:\/\//)
        }
        expect(textOf(drawn)).toContain(html)
        expect(textOf(drawn)).toContain(name)
        expect(textOf(drawn)).toContain(label)
      }),
    )
  })

  it('offers its file for saving only from this server', () => {
    const links = (href: string | null) =>
      elements(draw({ file: { name: 'a.pdf', bytes: 1500, href } }))
        .filter(({ tag }) => tag === 'a')
        .map(({ attributes }) => attributes)
    expect(links('/r/files/f1')).toMatchObject([{ href: '/r/files/f1', download: 'a.pdf' }])
    expect(links('https://example.vn/r/files/f1')).toEqual([])
    expect(links(null)).toEqual([])
  })

  it('passes on which button was pressed, and shows which was', () => {
    const drawn = draw({
      choices: [[{ label: 'Đã nhận', data: 'ack', used: true }], [{ label: 'Trang', url: 'https://example.vn' }]],
    })
    const [button] = elements(drawn).filter(({ tag }) => tag === 'button')
    expect(textOf(button!)).toBe('Đã nhận (đã chọn)')
    for (const listener of button!.listeners.click!) listener()
    expect(pressed).toEqual(['ack'])
    expect(elements(drawn).find(({ tag }) => tag === 'a')?.attributes).toMatchObject({
      href: 'https://example.vn',
      rel: 'noopener noreferrer',
    })
  })

  it('says when it was written, and that it was changed', () => {
    expect(textOf(draw({ edited: true }))).toBe('đã cập nhật · 08:05 12/03')
  })
})

describe('dates', () => {
  it('are those of the plan’s zone, wherever the browser is', () => {
    const beforeMidnight = Date.UTC(2026, 2, 12, 16, 59)
    expect([clockTime(NOW, ZONE), shortMoment(beforeMidnight, ZONE)]).toEqual(['08:05', '23:59 12/03'])
    expect(dayKey(beforeMidnight, ZONE)).not.toBe(dayKey(beforeMidnight + 60_000, ZONE))
    expect(clockTime(beforeMidnight + 60_000, ZONE)).toBe('00:00')
  })

  it('name the day in the page’s language', () => {
    const days = Array.from({ length: 7 }, (_, index) => NOW + index * 86_400_000)
    expect(days.map((day) => longDay(day, ZONE, pageTexts('vi')))).toEqual([
      'Thứ Năm, 12/03/2026',
      'Thứ Sáu, 13/03/2026',
      'Thứ Bảy, 14/03/2026',
      'Chủ nhật, 15/03/2026',
      'Thứ Hai, 16/03/2026',
      'Thứ Ba, 17/03/2026',
      'Thứ Tư, 18/03/2026',
    ])
    expect(longDay(NOW, ZONE, pageTexts('en'))).toBe('Thursday, 12/03/2026')
  })

  it('give sizes to read', () => {
    expect([0, 999, 1000, 1536, 48_213, 2_345_678].map((bytes) => fileSize(bytes, 'vi'))).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '1,5 kB',
      '48 kB',
      '2,3 MB',
    ])
  })
})

describe('searching units', () => {
  const titles = ['Sở Nội vụ thành phố Hà Nội', 'Sở Nội vụ thành phố Hải Phòng', 'Sở Nội vụ tỉnh Nghệ An', 'Vụ Đào tạo']
  const found = (typed: string) => titles.filter((_, index) => find(titles, typed)[index])

  it('does without case and diacritics, and with them', () => {
    for (const typed of ['nghe an', 'NGHỆ AN', 'Nghe\u0323\u0302 An', 'tinh nghe'])
      expect(found(typed), typed).toEqual([titles[2]])
    expect(found('dao tao')).toEqual([titles[3]])
  })

  it('keeps to what is typed as it stands where something fits, else looks for each word', () => {
    expect(found('ha noi')).toEqual([titles[0]])
    expect(found('an nghe')).toEqual([titles[2]])
    expect(found('phong hai')).toEqual([titles[1]])
  })

  it('finds the beginnings of words, all for nothing typed, none for what is not there', () => {
    expect(found('ngh')).toEqual([titles[2]])
    expect(found('  ')).toEqual(titles)
    expect(found('ghe')).toEqual([])
  })
})

describe('the client’s source', () => {
  const folder = new URL('../../src/http/client/', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))

  it('never hands text to what reads markup or code', () => {
    expect(sources.length).toBeGreaterThan(8)
    for (const name of sources) {
      const source = readFileSync(new URL(name, folder), 'utf8')
      expect(source, name).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|srcdoc/,
      )
    }
  })
})

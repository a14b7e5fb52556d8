// The card in pages: each complete in itself, with every item once, its number kept, on any channel.
import { describe, expect, it } from 'vitest'
import { textLength, toPlain } from '../../src/core/markup.ts'
import type { CardFacts, Rendered } from '../../src/core/notice.ts'
import { render } from '../../src/core/render.ts'
import { createTexts } from '../../src/texts/texts.ts'
import { cardOf } from './card-facts.ts'

const BUTTONS = { buttons: true, maxText: 4096 }
const NUMBERS = { buttons: false, maxText: 2000 }
const vi = createTexts('vi')

function pagesOf(card: CardFacts, abilities: typeof BUTTONS): Rendered[] {
  const pages: Rendered[] = []
  for (let page = 1; page <= 100; page++) {
    const rendered = render({ kind: 'card', card, page }, abilities, vi)
    pages.push(rendered)
    const on = rendered.choices
      .flat()
      .some((c) => 'action' in c && c.action.do === 'card' && c.action.page === page + 1)
    if (!on) return pages
  }
  throw new Error('no last page')
}

const numbers = (rendered: Rendered): number[] =>
  [...toPlain(rendered.parts.join('\n')).matchAll(/^\S+ (?:Mục )?(\d+)\. /gm)].map((found) => Number(found[1]))

describe.each([
  ['with buttons', BUTTONS],
  ['with numbers', NUMBERS],
])('a card %s', (_what, abilities) => {
  it.each([1, 2, 3, 5, 8, 9, 17, 60])('of %i items has every one once, on pages that fit', (count) => {
    const pages = pagesOf(cardOf(count), abilities)
    expect(pages.flatMap(numbers)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
    for (const { parts, choices } of pages) {
      expect(parts).toHaveLength(1)
      expect(textLength(parts[0]!)).toBeLessThanOrEqual(abilities.maxText)
      expect(parts[0]).toContain('Kính gửi: Vụ Hợp tác')
      expect(choices.flat().length).toBeLessThanOrEqual(24)
    }
    if (count <= (abilities.buttons ? 8 : 2)) expect(pages).toHaveLength(1)
  })

  it('of items longer than a message still is one message a page, with its choices', () => {
    const long = (words: string, times: number) => Array.from({ length: times }, () => words).join(' ')
    const card = cardOf(4)
    const items = card.items.map((item) => ({
      ...item,
      task: long('rà soát, tổng hợp', 300),
      deliverables: Array.from({ length: 40 }, (_, i) => `báo cáo chuyên đề số ${i}`),
      coordinators: Array.from({ length: 60 }, (_, i) => `Sở Nội vụ tỉnh thứ ${i}`),
    }))
    const pages = pagesOf({ ...card, items }, abilities)
    expect(pages.flatMap(numbers)).toEqual([1, 2, 3, 4])
    for (const { parts, choices } of pages) {
      expect(parts).toHaveLength(1)
      expect(choices.flat().length).toBeGreaterThan(0)
    }
  })

  it('acknowledges all of its items from every page', () => {
    const card = cardOf(20)
    const items = card.items.map((item, i) =>
      i < 15 ? { ...item, state: 'acknowledged' as const, acknowledgedAt: 1 } : item,
    )
    for (const { choices } of pagesOf({ ...card, items }, abilities))
      expect(choices.flat().map((c) => c.label)).toContain('Đã nhận nhiệm vụ')
  })
})

describe('a page that does not exist', () => {
  it.each([-3, 0, 99, Number.NaN])('%d is the nearest that does', (page) => {
    const wanted = render({ kind: 'card', card: cardOf(20), page }, BUTTONS, vi)
    const pages = pagesOf(cardOf(20), BUTTONS)
    expect(wanted).toEqual(page > 1 ? pages.at(-1) : pages[0])
  })
})

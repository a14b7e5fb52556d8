// From lines and choices to a message: numbered choices where there are no buttons, parts, pages, shortening to fit.
import { splitMarkup, textLength, toPlain } from '../markup.ts'
import type { Action, Facts, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'

/** What of a channel's abilities changes a message. `maxText` in UTF-16 units without markup. */
export interface Abilities {
  buttons: boolean
  /** More choices than these are listed by number; left out: any number fits as buttons. */
  mostButtons?: number
  /** Whether files come through; left out: they do. */
  inboundFiles?: boolean
  /** What files the channel brings, drawn pictures among them or not; null: none; left out: all. */
  outboundFiles?: { pictures?: boolean } | null
  maxText: number
}

/** The facts of a kind, those that share its shape included. */
export type FactsOf<K extends Facts['kind'], F = Facts> = F extends { kind: infer Kinds }
  ? [K & Kinds] extends [never]
    ? never
    : F
  : never

/** A message before it meets a channel: lines of markup, an empty one between blocks. */
export interface Message {
  lines: string[]
  choices: RenderedChoice[][]
}

/** A message without choices. */
export const saying = (...lines: string[]): Message => ({ lines, choices: [] })

/** A choice whose label is a text of the catalogue. */
export const choice = (label: string, action: Action): RenderedChoice => ({ label: toPlain(label), action })

/** Choices one below the other. */
export const column = (choices: readonly RenderedChoice[]): RenderedChoice[][] => choices.map((one) => [one])

/** Choices so many in a row. */
export function rowsOf(choices: readonly RenderedChoice[], columns: number): RenderedChoice[][] {
  const rows: RenderedChoice[][] = []
  for (let at = 0; at < choices.length; at += columns) rows.push(choices.slice(at, at + columns))
  return rows
}

/** The list that stands in for buttons; its numbers are the places of {@link Rendered.choices}, row by row, from 1. */
function choiceLines(choices: readonly RenderedChoice[][], t: Texts): string[] {
  const lines = choices.flat().map((one, index) => {
    const no = String(index + 1)
    return 'url' in one
      ? t('choice-link', { no, label: one.label, url: one.url })
      : t('choice-numbered', { no, label: one.label })
  })
  return lines.length === 0 ? [] : ['', t('choose-by-number'), ...lines]
}

/** Cuts a message into parts; the choices belong under the last one. */
export function finish(message: Message, abilities: Abilities, t: Texts): Rendered {
  const lines = abilities.buttons ? message.lines : [...message.lines, ...choiceLines(message.choices, t)]
  const spaced = lines.filter((line, index) => line !== '' || lines[index - 1] !== '')
  return { parts: splitMarkup(spaced.join('\n'), abilities.maxText), choices: message.choices }
}

/** Lengths to which long texts of a message are shortened in turn, until it fits into one part. */
const SHORTER = [Number.POSITIVE_INFINITY, 400, 240, 140, 90] as const

/** The message with its long texts as full as one part allows; what never fits becomes parts. */
export function fitted(build: (limit: number) => Message, abilities: Abilities, t: Texts): Rendered {
  let rendered = finish(build(SHORTER[0]), abilities, t)
  for (const limit of SHORTER.slice(1)) {
    if (rendered.parts.length <= 1) break
    rendered = finish(build(limit), abilities, t)
  }
  return rendered
}

/** Lines that stay together on a page, and the choices that belong to them. */
export interface Block {
  lines: string[]
  choices?: RenderedChoice[]
  /** Choices that stand side by side, in place of `choices`. */
  row?: RenderedChoice[]
}

interface PageFrame {
  head: string[]
  blocks: readonly Block[]
  /** From 1; a page that does not exist becomes the nearest that does. */
  page: number
  /** Blocks on one page at most; null for as many as fit. */
  most: number | null
  /** Choices of the blocks in one row; one where left out. */
  columns?: number
  /** Choices under every page. */
  foot: RenderedChoice[][]
  turn: (page: number) => Action
}

// Room for "Trang 12/34", the two choices that turn pages and the heading of numbered choices.
const FRAME = 160
const NUMBERING = 6

/** One page of a long list, with the choices that turn it. */
export function pageOf(frame: PageFrame, abilities: Abilities, t: Texts): Message {
  const labels = (choices: readonly RenderedChoice[]) =>
    abilities.buttons ? 0 : choices.reduce((sum, one) => sum + one.label.length + NUMBERING, 0)
  const room = abilities.maxText - FRAME - textLength(frame.head.join('\n')) - labels(frame.foot.flat())
  const pages = pagesOf(frame.blocks, room, frame.most, (block) => {
    return textLength(block.lines.join('\n')) + 1 + labels([...(block.choices ?? []), ...(block.row ?? [])])
  })
  const page = Math.min(Math.max(Math.trunc(frame.page) || 1, 1), pages.length)
  const shown = pages[page - 1] ?? []
  const turns: RenderedChoice[] = []
  if (page > 1) turns.push(choice(t('button-previous'), frame.turn(page - 1)))
  if (page < pages.length) turns.push(choice(t('button-next'), frame.turn(page + 1)))
  const footer = pages.length > 1 ? ['', t('page', { page: String(page), pages: String(pages.length) })] : []
  return {
    lines: [...frame.head, ...shown.flatMap((block) => block.lines), ...footer],
    choices: [
      ...((frame.columns ?? 1) === 1
        ? shown.flatMap((block) => [...column(block.choices ?? []), ...(block.row?.length ? [block.row] : [])])
        : rowsOf(
            shown.flatMap((block) => block.choices ?? []),
            frame.columns ?? 1,
          )),
      ...(turns.length > 0 ? [turns] : []),
      ...frame.foot,
    ],
  }
}

/** Blocks dealt out over pages, in order: as many on each as there is room for, and `most` at most. */
export function pagesOf(
  blocks: readonly Block[],
  room: number,
  most: number | null,
  sizeOf: (block: Block) => number,
): Block[][] {
  const pages: Block[][] = [[]]
  let used = 0
  for (const block of blocks) {
    const size = sizeOf(block)
    const page = pages.at(-1)!
    if (page.length > 0 && (used + size > room || page.length === most)) {
      pages.push([block])
      used = size
    } else {
      page.push(block)
      used += size
    }
  }
  return pages
}

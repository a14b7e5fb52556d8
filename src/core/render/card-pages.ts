// The living card of one contact and plan: their unit's items with marks, deadlines and states, in pages where they are many.
import { html, shorten } from '../markup.ts'
import type { CardFacts, ItemFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { greeting, itemChoices, itemLines, sentence, sourceChoice } from './card.ts'
import { deadlineBrief } from './deadlines.ts'
import { type Abilities, type Block, choice, type FactsOf, finish, type Message, pagesOf } from './layout.ts'
import { eventLines, markOf, planName } from './words.ts'

/** Items on one page at most: what a thumb scrolls through, and what fits with its numbers where there are no buttons. */
const ON_PAGE = { buttons: 8, numbers: 4 }
/** Buttons that lead to an item of its own, side by side. */
const IN_ROW = 3
/** Room for what stands under the items: the page, the request, the mark of shortening. */
const FOOT = 320
/** Room for the choices, where they are lines of the text. */
const CHOICES = 480
/** Lengths to which long texts are shortened in turn before the card is cut into more pages. */
const SHORTER = [Number.POSITIVE_INFINITY, 400, 240, 140, 90, 40] as const

interface ItemBlock extends Block {
  item: ItemFacts | null
  /** What is only helped with: it can be looked at. */
  looked?: CardFacts['helping'][number]
}

/** The card, or one page of it; every page is complete in itself and keeps the items' numbers. */
export function renderCard(facts: FactsOf<'announcement' | 'card'>, abilities: Abilities, t: Texts): Rendered {
  const wanted = Math.trunc(facts.page ?? 1) || 1
  let rendered = page(facts.card, wanted, SHORTER[0], abilities, t)
  for (const limit of SHORTER.slice(1)) {
    if (!rendered.cut) break
    rendered = page(facts.card, wanted, limit, abilities, t)
  }
  return { parts: rendered.parts, choices: rendered.choices }
}

/** `cut`: a shorter text would do better: a part does not fit, or a second page holds what could stand on the first. */
function page(card: CardFacts, wanted: number, limit: number, abilities: Abilities, t: Texts) {
  const most = abilities.buttons ? ON_PAGE.buttons : ON_PAGE.numbers
  const head = headLines(card, limit, t)
  const blocks = [...card.items.map((item) => itemBlock(item, card, limit, t)), ...helpingBlocks(card, limit, t)]
  const few = blocks.length <= most
  const room = abilities.maxText - textRoom(head) - FOOT - (abilities.buttons ? 0 : CHOICES)
  const pages = pagesOf(blocks, room, most, (block) => textRoom(block.lines)) as ItemBlock[][]
  const no = Math.min(Math.max(wanted, 1), pages.length)
  const shown = pages[no - 1] ?? []
  const message: Message = {
    lines: [
      ...head,
      ...shown.flatMap((block) => block.lines),
      ...footLines(card, shown, { no, of: pages.length }, limit, abilities, t),
    ],
    choices: cardChoices(card, shown, { no, of: pages.length }, abilities, t),
  }
  const rendered = finish(message, abilities, t)
  return {
    ...rendered,
    cut: rendered.parts.length > 1 || (few && pages.length > 1 && limit > 90) || tooMany(pages, blocks, limit),
  }
}

/** Long items of many pages are shortened to 240 letters: fewer pages to turn, and each item in full is one tap away. */
const tooMany = (pages: Block[][], blocks: Block[], limit: number): boolean =>
  pages.length > 1 && limit > 240 && pages.length > Math.ceil(blocks.length / ON_PAGE.buttons)

const textRoom = (lines: readonly string[]): number => lines.join('\n').replace(/<\/?[bi]>/g, '').length + 1

function headLines({ plan, unit, addressed, person, items, helping }: CardFacts, limit: number, t: Texts): string[] {
  const args = { plan: html(planName(plan, t)) }
  return [
    greeting(addressed, person, t),
    unit === plan.organizer ? t('card-intro-own', args) : t('card-intro', { organizer: plan.organizer, ...args }),
    ...(plan.title === null ? [] : [t('card-title', { title: shorten(plan.title, limit) })]),
    ...eventLines(plan, t),
    ...(items.length === 0 && helping.length === 0 ? ['', t('card-nothing', args)] : []),
  ]
}

const itemBlock = (item: ItemFacts, { plan }: CardFacts, limit: number, t: Texts): ItemBlock => ({
  item,
  lines: [
    '',
    t('card-item', { mark: markOf(item.light), no: String(item.no), task: shorten(item.task, limit) }),
    ...itemLines(item, plan, t, limit),
  ],
})

/** What the unit only helps with; a helper sends nothing, so only the deadline itself is news. */
function helpingBlocks({ helping, plan }: CardFacts, limit: number, t: Texts): ItemBlock[] {
  const event = plan.event.name ?? plan.title
  return helping.map((one, index) => {
    const task = sentence(shorten(one.task, limit))
    const deadline = html(deadlineBrief(one.deadline, t, { event }))
    const line =
      // The plan may name no lead.
      one.lead === ''
        ? t('card-helping-item-no-lead', { no: String(one.no), task, deadline })
        : t('card-helping-item', { no: String(one.no), task, lead: one.lead, deadline })
    return { item: null, looked: one, lines: index === 0 ? ['', t('card-helping'), line] : [line] }
  })
}

interface Place {
  no: number
  of: number
}

function footLines(
  card: CardFacts,
  shown: readonly ItemBlock[],
  { no, of }: Place,
  limit: number,
  abilities: Abilities,
  t: Texts,
): string[] {
  const items = shown.flatMap(({ item }) => item ?? [])
  const shortened = items.find((item) => item.task.length > limit) ?? (abilities.buttons ? undefined : items[0])
  const several = card.items.length > 1
  const hint =
    shortened && several
      ? [t(shortened.task.length > limit ? 'card-shortened' : 'card-one', { no: String(shortened.no) })]
      : []
  return [
    ...(hint.length > 0 ? ['', ...hint] : []),
    ...(card.items.some((item) => item.state === 'announced') ? ['', t('card-request')] : []),
    ...(of > 1
      ? ['', t('page-of-items', { page: String(no), pages: String(of), items: String(card.items.length) })]
      : []),
  ]
}

function cardChoices(card: CardFacts, shown: readonly ItemBlock[], { no, of }: Place, abilities: Abilities, t: Texts) {
  const { plan, unitId } = card
  const items = shown.flatMap(({ item }) => item ?? [])
  const looked = shown.flatMap((block) => block.looked ?? [])
  const [first] = card.items
  const choices: RenderedChoice[][] = itemChoices(items, plan, t, { all: card.items })
  if (first && card.items.length === 1 && card.helping.length === 0) choices.push(sourceChoice(first, t))
  // Where numbers are typed, "viec 2" is as short as any choice, and a longer list would be harder to choose from.
  else if (abilities.buttons) choices.push(...itemRows([...items, ...looked], t))
  const turn = (to: number) => ({ do: 'card', plan: plan.id, unit: unitId, page: to }) as const
  const turns = [
    ...(no > 1 ? [choice(t('button-previous'), turn(no - 1))] : []),
    ...(no < of ? [choice(t('button-next'), turn(no + 1))] : []),
  ]
  const handing = choice(t('button-hand-over'), { do: 'hand_over', plan: plan.id, contact: card.contact ?? null })
  return [...choices, ...(turns.length > 0 ? [turns] : []), [handing]]
}

/** "Xem mục 1" "Mục 2" …: each item's own message, with the plan's words and all answers. */
function itemRows(items: readonly { no: number; assignmentId: number }[], t: Texts): RenderedChoice[][] {
  const all = items.map((item) =>
    choice(t('button-see-item', { no: String(item.no) }), { do: 'item', assignment: item.assignmentId }),
  )
  return Array.from({ length: Math.ceil(all.length / IN_ROW) }, (_, row) => all.slice(row * IN_ROW, (row + 1) * IN_ROW))
}

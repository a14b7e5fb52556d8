// The cards of several units of one contact as one message: each unit with its items in brief, one word for all of them.
import { html, shorten } from '../markup.ts'
import type { CardFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { greeting } from './card.ts'
import { deadlineBrief } from './deadlines.ts'
import { type Abilities, choice, column, fitted, type Message } from './layout.ts'
import { eventLines, markOf, planName } from './words.ts'

/** A task in brief; in full it stands on the unit's own card. */
const TASK = 160

export function renderTogether(cards: readonly CardFacts[], abilities: Abilities, t: Texts): Rendered {
  return fitted((limit) => message(cards, Math.min(limit, TASK), t), abilities, t)
}

function message(cards: readonly CardFacts[], limit: number, t: Texts): Message {
  const [first] = cards
  if (!first) return { lines: [], choices: [] }
  const { plan, person } = first
  const asks = cards.some((card) => card.items.some((item) => item.state === 'announced'))
  return {
    lines: [
      greeting(cards.map((card) => card.addressed).join('; '), person, t),
      t('card-intro', { organizer: plan.organizer, plan: html(planName(plan, t)) }),
      ...(plan.title === null ? [] : [t('card-title', { title: shorten(plan.title, limit) })]),
      ...eventLines(plan, t),
      ...cards.flatMap((card) => unitLines(card, limit, t)),
      '',
      t('cards-together-look'),
      ...(asks ? [t('cards-together-request')] : []),
    ],
    choices: choicesOf(cards, asks, t),
  }
}

function unitLines(card: CardFacts, limit: number, t: Texts): string[] {
  const event = card.plan.event.name ?? card.plan.title
  return [
    '',
    t('cards-together-unit', { unit: card.addressed }),
    ...card.items.flatMap((item) => [
      t('card-item', { mark: markOf(item.light), no: String(item.no), task: shorten(item.task, limit) }),
      deadlineBrief(item.deadline, t, { event }),
    ]),
    ...(card.helping.length === 0 ? [] : [t('cards-together-helping', { count: String(card.helping.length) })]),
  ]
}

function choicesOf(cards: readonly CardFacts[], asks: boolean, t: Texts): RenderedChoice[][] {
  const plan = cards[0]!.plan.id
  return [
    ...(asks ? [[choice(t('button-acknowledge'), { do: 'acknowledge', plan })]] : []),
    ...column(
      cards.map(({ addressed, unitId }) =>
        choice(t('button-see-card', { unit: shorten(addressed, 40) }), { do: 'card', plan, unit: unitId, page: 1 }),
      ),
    ),
  ]
}

// The plan's own words of an item with their place in the document, the plan itself, and where the current card is.
import { escapeHtml, html } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { type Abilities, type FactsOf, finish, saying } from './layout.ts'
import { planName } from './words.ts'

/** "Nguyên văn": the lines of the document as they stand there. */
export function renderSource(facts: FactsOf<'source_words'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, section, words } = facts
  const args = { no: String(item.no), plan: html(planName(plan, t)) }
  const place =
    words === null
      ? t('source-place-none')
      : words.from === words.to
        ? t('source-place', { section, line: String(words.from) })
        : t('source-place-lines', { section, from: String(words.from), to: String(words.to) })
  const said = words === null ? [item.task] : words.lines.map((line) => line.trim()).filter((line) => line !== '')
  return finish(
    saying(
      t('source-heading', args),
      place,
      '',
      ...said.map(escapeHtml),
      ...(facts.file === 'none'
        ? []
        : ['', t(facts.file === 'follows' ? 'source-file-follows' : 'source-file-internal')]),
    ),
    abilities,
    t,
  )
}

/** What stands under the plan's file. */
export const renderPlanFile = (facts: FactsOf<'plan_file'>, abilities: Abilities, t: Texts): Rendered =>
  finish(saying(t('plan-file', { plan: html(planName(facts.plan, t)) })), abilities, t)

/** What an older card says once there is a newer one. */
export const renderCardMoved = (facts: FactsOf<'card_moved'>, abilities: Abilities, t: Texts): Rendered =>
  finish(saying(t('card-moved', { plan: html(planName(facts.plan, t)) })), abilities, t)

// An organizer's own words: as the units read them, and as they are shown before they are sent.
import { html, listed } from '../markup.ts'
import type { Proposal, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { type Abilities, choice, column, type FactsOf, finish, saying } from './layout.ts'
import { planName, planShort } from './words.ts'

export function renderBulletin(facts: FactsOf<'bulletin'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, addressed, by } = facts
  return finish(
    saying(
      t('bulletin-addressed', { unit: addressed }),
      t('bulletin-heading', { organizer: plan.organizer, plan: html(planName(plan, t)) }),
      '',
      ...facts.text.split('\n').map((line) => t('bulletin-line', { text: line })),
      '',
      by === '' ? t('bulletin-reply') : t('bulletin-by', { by }),
    ),
    abilities,
    t,
  )
}

/** Names in a preview: enough to see that the right ones are meant. */
const NAMED = 12

export function announceProposal(proposal: Extract<Proposal, { kind: 'announce' }>, t: Texts): string[] {
  const { plan, audience, units, unreached } = proposal
  const count = String(units.length)
  const names = (all: readonly string[]) => listed(all.length > NAMED ? [...all.slice(0, NAMED), '…'] : all, '; ')
  const to =
    audience === 'all'
      ? t('audience-all', { count })
      : audience === 'task'
        ? t('audience-task', { ref: proposal.ref ?? '', count, units: names(units) })
        : t(`audience-${audience}`, { count, units: names(units) })
  return [
    t('proposal-announce-heading', { plan: html(planShort(plan, t)) }),
    to,
    ...(unreached.length > 0
      ? [t('audience-unreached', { count: String(unreached.length), units: names(unreached) })]
      : []),
    proposal.recipients === 0 ? t('audience-nobody') : t('proposal-recipients', { count: String(proposal.recipients) }),
    '',
    t('proposal-sample'),
    ...proposal.sample.split('\n'),
  ]
}

export const audienceChoices = (id: number, t: Texts): RenderedChoice[][] =>
  column(
    (['all', 'missing', 'unacknowledged', 'technical'] as const).map((to) =>
      choice(t(`button-audience-${to}`), { do: 'audience', proposal: id, to }),
    ),
  )

// What is stopped: said in every view of a plan, before it is stopped or resumed, and when it was.
import { html } from '../markup.ts'
import type { PauseFacts, PlanFacts, Proposal, Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWords } from './days.ts'
import { journalActor } from './journal.ts'
import { type Abilities, type FactsOf, finish, saying } from './layout.ts'
import { planShort } from './words.ts'

type Scoped = Pick<PauseFacts, 'scope' | 'unit'>

const scopeWords = ({ scope, unit }: Scoped, t: Texts): string =>
  scope === 'unit' ? t('stop-unit', { unit: unit ?? '' }) : t(scope === 'all' ? 'stop-all' : 'stop-plan')

const untilLines = (until: number | null, t: Texts): string[] =>
  until === null ? [] : [t('stop-until', { when: html(whenWords(until, t)) })]

/** One line for each stop in force: of what, since when, by whom, until when. */
export const pauseLines = (plan: PlanFacts, t: Texts): string[] =>
  (plan.paused ?? []).flatMap((one) => [
    t('paused-line', {
      what: html(scopeWords(one, t)),
      when: html(whenWords(one.since, t)),
      by: journalActor(one.by, t),
    }),
    ...untilLines(one.until, t),
  ])

/** That the messages of a preview wait for a stop to end. */
export const heldLines = (plan: PlanFacts | null, t: Texts): string[] =>
  (plan?.paused ?? []).some(({ scope }) => scope !== 'unit') ? [t('paused-held')] : []

export function stopProposal(proposal: Extract<Proposal, { kind: 'stop' }>, t: Texts): string[] {
  const { what, plan } = proposal
  const args = { what: html(scopeWords(proposal, t)), plan: html(planShort(plan, t)) }
  if (what === 'resume')
    return [
      t('proposal-resume-heading', args),
      t('proposal-resume-held', { count: String(proposal.held) }),
      t('proposal-resume-note'),
    ]
  return [
    t('proposal-pause-heading', args),
    ...untilLines(proposal.until, t),
    t('proposal-pause-count', { open: String(proposal.open), people: String(proposal.people) }),
    t('proposal-pause-note'),
  ]
}

export function renderStopChanged(facts: FactsOf<'stop_changed'>, abilities: Abilities, t: Texts): Rendered {
  const args = {
    what: html(scopeWords(facts, t)),
    plan: html(planShort(facts.plan, t)),
    by: journalActor(facts.by, t),
  }
  return finish(
    facts.what === 'pause'
      ? saying(t('stopped-now', args), ...untilLines(facts.until, t))
      : saying(t('resumed-now', args), t('resumed-released', { count: String(facts.released) })),
    abilities,
    t,
  )
}

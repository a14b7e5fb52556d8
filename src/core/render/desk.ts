// The organizer's desk: when messages go out, who else is at it, who was first, and what can no longer be done.
import { html } from '../markup.ts'
import type { Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWeekdayWords, whenWords } from './days.ts'
import { journalActor } from './journal.ts'
import { type Abilities, choice, type FactsOf, finish, saying } from './layout.ts'

/** When the messages of a preview go out, who else looks at the same, and for how long it is good. */
export function sendingLines({ sending, rivals }: FactsOf<'proposal'>, t: Texts): string[] {
  return [
    ...(sending ? [sendingLine(sending, t)] : []),
    ...(sending?.urgent ? [t('sending-urgent')] : []),
    ...(rivals ?? []).map(({ by, at }) => t('proposal-rival', { by, when: html(whenWords(at, t)) })),
    ...(rivals === undefined ? [] : [t('proposal-valid')]),
  ]
}

function sendingLine(sending: NonNullable<FactsOf<'proposal'>['sending']>, t: Texts): string {
  if (sending.atOnce) return t('sending-at-once')
  const when = html(whenWeekdayWords(sending.at, t))
  return sending.when === 'working' ? t('sending-working', { when }) : t('sending-at', { when })
}

/** The other times that can be chosen for a preview's messages. */
export function sendingChoices({ sending, id }: FactsOf<'proposal'>, t: Texts): RenderedChoice[][] {
  if (!sending) return []
  const at = (label: string, when: 'working' | 'urgent' | 'ask') => choice(label, { do: 'when', proposal: id, when })
  const now = sending.when === 'working' && sending.atOnce
  return [
    [
      ...(sending.when === 'urgent' || now ? [] : [at(t('button-send-urgent'), 'urgent')]),
      ...(sending.when === 'working' ? [] : [at(t('button-send-working'), 'working')]),
      at(t('button-send-when'), 'ask'),
    ],
  ]
}

export function renderLapsed(facts: FactsOf<'lapsed'>, abilities: Abilities, t: Texts): Rendered {
  return finish(
    {
      lines: [t('lapsed')],
      choices: [[choice(t('button-again'), { do: 'again', proposal: facts.proposal })]],
    },
    abilities,
    t,
  )
}

export function renderActedBefore(facts: FactsOf<'acted_before'>, abilities: Abilities, t: Texts): Rendered {
  const when = html(whenWords(facts.at, t))
  const by = journalActor(facts.by ?? 'system', t)
  const { own, done, again } = facts
  const said = own
    ? t(done ? 'acted-before-own' : 'discarded-before-own', { when })
    : t(done ? 'acted-before' : 'discarded-before', { by, when })
  if (again === null) return finish(saying(said), abilities, t)
  return finish(
    {
      lines: [said, t('acted-before-nothing')],
      choices: [[choice(t('button-again'), { do: 'again', proposal: again })]],
    },
    abilities,
    t,
  )
}

// What is said about ways: a person's channels, codes that add one, the window that closes, and words without content.
import { html, listed } from '../markup.ts'
import type { Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import type { WayLine, WaysFacts } from '../ways-notice.ts'
import { renderPlanChannels } from './channels.ts'
import { whenWeekdayWords } from './days.ts'
import { type Abilities, choice, type FactsOf, finish, saying } from './layout.ts'
import { renderReach } from './reach.ts'
import { renderPeopleMerged, renderSamePerson, renderTwins } from './same-person.ts'
import { channelsWords, channelWords, wayWords, whyWords } from './words.ts'

export function renderWays(facts: WaysFacts, abilities: Abilities, t: Texts): Rendered {
  switch (facts.kind) {
    case 'ways':
      return renderOwnWays(facts, abilities, t)
    case 'way_code':
      return renderCode(facts, abilities, t)
    case 'way_added':
      return renderAdded(facts, abilities, t)
    case 'way_taken':
      return renderTaken(facts, abilities, t)
    case 'way_lost':
      return finish(
        saying(t('way-lost', { channel: channelWords(facts.channel, t), why: html(whyWords(facts.why, t)) })),
        abilities,
        t,
      )
    case 'way_left':
      return finish(
        saying(
          t('way-left', { channel: channelWords(facts.channel, t), channels: html(channelsWords(facts.left, t)) }),
        ),
        abilities,
        t,
      )
    case 'keep_open':
      return finish(
        { lines: [t('keep-open')], choices: [[choice(t('button-still-here'), { do: 'still_here' })]] },
        abilities,
        t,
      )
    case 'still_here':
      return finish(
        saying(
          facts.until === null
            ? t('still-here')
            : t('still-here-until', { when: html(whenWeekdayWords(facts.until, t)) }),
        ),
        abilities,
        t,
      )
    case 'twins':
      return renderTwins(facts, abilities, t)
    case 'same_person':
      return renderSamePerson(facts, abilities, t)
    case 'people_merged':
      return renderPeopleMerged(facts, abilities, t)
    case 'channels':
      return renderPlanChannels(facts, abilities, t)
    case 'reach':
      return renderReach(facts, abilities, t)
    case 'bare':
      return renderBare(facts, abilities, t)
    default:
      return facts satisfies never
  }
}

function renderOwnWays(facts: FactsOf<'ways'>, abilities: Abilities, t: Texts): Rendered {
  const { said, ways, others } = facts
  return finish(
    {
      lines: [
        ...(said === null
          ? []
          : [
              t(said.what === 'first' ? 'ways-first-said' : 'ways-back-said', {
                channel: channelWords(said.channel, t),
              }),
              '',
            ]),
        t('ways-heading'),
        ...ways.flatMap((way, i) => wayLines(way, i + 1, facts.here, t)),
        '',
        t(ways.length > 1 ? 'ways-note' : 'ways-note-one'),
      ],
      choices: [...ways.map((way) => wayChoices(way, ways, t)).filter((row) => row.length > 0), ...adding(others, t)],
    },
    abilities,
    t,
  )
}

function wayLines(way: WayLine, no: number, here: number | null, t: Texts): string[] {
  const args = { no: String(no), channel: channelWords(way.channel, t), state: html(wayWords(way, t)) }
  const able = [
    way.buttons ? t('way-can-buttons') : t('way-can-numbers'),
    way.inboundFiles ? t('way-can-files') : t('way-can-link'),
  ]
  const marks = [...(way.first ? [t('way-mark-first')] : []), ...(way.identity === here ? [t('way-mark-here')] : [])]
  return [
    marks.length === 0 ? t('way-line', args) : t('way-line-marked', { ...args, marks: listed(marks) }),
    t('way-can', { able: listed(able, '; ') }),
  ]
}

function wayChoices(way: WayLine, all: readonly WayLine[], t: Texts): RenderedChoice[] {
  const { identity } = way
  const channel = channelWords(way.channel, t)
  if (way.state === 'left') return [choice(t('button-way-back', { channel }), { do: 'way_back', identity })]
  if (all.length === 1) return []
  return [
    ...(way.first ? [] : [choice(t('button-way-first', { channel }), { do: 'way_first', identity })]),
    choice(t('button-way-drop', { channel }), { do: 'way_drop', identity }),
  ]
}

const adding = (others: readonly string[], t: Texts): RenderedChoice[][] =>
  others.length === 0
    ? []
    : [
        others.map((channel) =>
          choice(t('button-way-add', { channel: channelWords(channel, t) }), { do: 'way_code', channel }),
        ),
      ]

function renderCode(facts: FactsOf<'way_code'>, abilities: Abilities, t: Texts): Rendered {
  const { code, link, channel } = facts
  return finish(
    saying(
      t('way-code-heading'),
      channel === null
        ? t('way-code-how-any', { code })
        : t('way-code-how', { code, channel: channelWords(channel, t) }),
      ...(link === null ? [] : [t('way-code-link', { link })]),
      t('way-code-until', { when: html(whenWeekdayWords(facts.expires, t)) }),
      t('way-code-own'),
    ),
    abilities,
    t,
  )
}

function renderAdded(facts: FactsOf<'way_added'>, abilities: Abilities, t: Texts): Rendered {
  const channel = channelWords(facts.channel, t)
  if (facts.to === 'others')
    return finish(
      {
        lines: [t('way-added-others', { channel })],
        choices: [[choice(t('button-way-drop', { channel }), { do: 'way_drop', identity: facts.identity })]],
      },
      abilities,
      t,
    )
  return finish(
    {
      lines: [
        facts.name === '' ? t('way-added', { channel }) : t('way-added-name', { channel, name: facts.name }),
        ...(facts.units.length === 0 ? [] : [t('way-added-units', { units: listed(facts.units, '; ') })]),
        t('way-added-note'),
      ],
      choices: [[choice(t('button-ways'), { do: 'ways' })]],
    },
    abilities,
    t,
  )
}

function renderTaken(facts: FactsOf<'way_taken'>, abilities: Abilities, t: Texts): Rendered {
  const name = (text: string) => (text === '' ? t('person-unnamed') : text)
  return finish(
    {
      lines: [
        t('way-taken', { mine: name(facts.mine), other: name(facts.other) }),
        ...(facts.units.length === 0 ? [] : [t('way-taken-units', { units: listed(facts.units, '; ') })]),
        t('way-taken-note'),
      ],
      choices: [[choice(t('button-way-take'), { do: 'way_take', invitation: facts.invitation })]],
    },
    abilities,
    t,
  )
}

/** That there is something, its code, and where it is read: nothing of what it is. */
function renderBare(facts: FactsOf<'bare'>, abilities: Abilities, t: Texts): Rendered {
  const { codes, link, elsewhere } = facts
  return finish(
    saying(
      facts.reply
        ? t('bare-reply')
        : codes.length === 0
          ? t('bare-news')
          : t('bare-news-code', { codes: listed(codes) }),
      ...(link === null ? [] : [t('bare-link', { link })]),
      ...(elsewhere.length === 0 ? [] : [t('bare-elsewhere', { channels: html(channelsWords(elsewhere, t)) })]),
      ...(link === null && elsewhere.length === 0 ? [t('bare-ask')] : []),
    ),
    abilities,
    t,
  )
}

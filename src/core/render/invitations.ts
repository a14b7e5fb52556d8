// Codes to join: all of a plan as one text to be printed or pasted, and its units to choose one from.
import { namesOf } from '../board.ts'
import { html, shorten } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { typedHead } from './accounts.ts'
import { showsPictures } from './files-here.ts'
import { type Abilities, choice, type FactsOf, finish, type Message, pageOf } from './layout.ts'
import { planName, planShort } from './words.ts'

/** Units on one page of buttons, in two columns. */
const UNITS = 12
/** Of a unit's name on a button. */
const LABEL = 40

type Line = FactsOf<'invitations'>['lines'][number]

/** Page 0 is the text of all codes; the pages after it are buttons, one for each unit. */
export const renderInvitations = (facts: FactsOf<'invitations'>, abilities: Abilities, t: Texts): Rendered =>
  finish(facts.page === 0 ? asText(facts, abilities, t) : asButtons(facts, abilities, t), abilities, t)

/** Codes by unit, ready to be printed in the letter of invitation or pasted into the group chat. */
const asText = ({ plan, lines }: FactsOf<'invitations'>, abilities: Abilities, t: Texts): Message => ({
  lines: [
    t('invitations-heading', { count: String(lines.length) }),
    t('plan-heading', { plan: html(planName(plan, t)) }),
    ...invitationLines(lines, t),
    t('invitations-note'),
    chooseLine(abilities, t),
  ],
  choices:
    lines.length === 0
      ? []
      : [[choice(t('button-one-unit'), { do: 'invitations', plan: plan.id, unit: null, page: 1 })]],
})

/** What one unit's invitation is for; no QR code is promised where none can be shown. */
const chooseLine = (abilities: Abilities, t: Texts): string =>
  t(showsPictures(abilities) ? 'invitations-choose' : 'invitations-choose-unpictured')

function asButtons({ plan, lines, page }: FactsOf<'invitations'>, abilities: Abilities, t: Texts): Message {
  const units = [...new Map(lines.map((line) => [line.unitId, line])).values()]
  const names = namesOf(units)
  return pageOf(
    {
      head: [
        t('invitations-units', { plan: html(planShort(plan, t)), count: String(units.length) }),
        chooseLine(abilities, t),
      ],
      blocks: units.map(({ unitId }, i) => ({
        lines: [],
        choices: [choice(shorten(names[i]!, LABEL), { do: 'invitation', plan: plan.id, unit: unitId, deputy: false })],
      })),
      page,
      most: UNITS,
      columns: 2,
      foot: [],
      turn: (to) => ({ do: 'invitations', plan: plan.id, unit: null, page: to }),
    },
    abilities,
    t,
  )
}

/** The codes; where they are typed, those of each bot under its page, and those for which none has room. */
function invitationLines(lines: readonly Line[], t: Texts): string[] {
  const said = (some: readonly Line[]) => some.map((line) => invitationLine(line, t))
  const telegram = lines.some((line) => line.link !== null) ? [t('invitations-note-telegram')] : []
  if (lines.every((line) => line.typed === undefined)) return [...said(lines), ...telegram]
  const places = new Map(
    lines.flatMap(({ typed }) => (typed ? [[`${typed.channel}:${typed.no}`, typed] as const] : [])),
  )
  const without = lines.filter((line) => !line.typed)
  return [
    ...telegram,
    ...[...places].flatMap(([key, place]) => [
      '',
      typedHead(place, t),
      ...said(lines.filter(({ typed }) => typed && `${typed.channel}:${typed.no}` === key)),
    ]),
    ...(without.length === 0
      ? []
      : ['', t('invitations-typed-full', { count: String(without.length) }), ...said(without)]),
    '',
  ]
}

function invitationLine({ unit, person, code, link }: Line, t: Texts): string {
  if (person === null)
    return link === null ? t('invitations-line', { unit, code }) : t('invitations-line-link', { unit, code, link })
  return link === null
    ? t('invitations-line-person', { unit, person, code })
    : t('invitations-line-person-link', { unit, person, code, link })
}

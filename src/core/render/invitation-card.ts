// One invitation to pass on: the code, the link, for whom and how long; made to be forwarded, with its QR picture.
import { html } from '../markup.ts'
import type { Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { accountName } from './accounts.ts'
import { whenWeekdayWords } from './days.ts'
import { showsPictures } from './files-here.ts'
import { type Abilities, choice, type FactsOf, finish, type Message, saying } from './layout.ts'
import { planName, planShort } from './words.ts'

type Card = FactsOf<'invitation_card'>

/** Seats that are offered by a button. */
const SEATS = [1, 2, 3, 5] as const

export function renderInvitationCard(facts: Card, abilities: Abilities, t: Texts): Rendered {
  const message: Message = {
    lines: [
      heading(facts, t),
      ...(facts.plan === null ? [] : [t('plan-heading', { plan: html(planName(facts.plan, t)) })]),
      ...(facts.person === null ? [] : [t('invitation-card-person', { person: facts.person })]),
      t('invitation-card-code', { code: facts.code }),
      ...wayLines(facts, showsPictures(abilities), t),
      facts.seats === 1
        ? t('invitation-card-once', { when: html(whenWeekdayWords(facts.expires, t)) })
        : t('invitation-card-seats', {
            when: html(whenWeekdayWords(facts.expires, t)),
            seats: String(facts.seats),
            left: String(facts.left),
          }),
      ...(facts.for === 'hand_over' ? ['', ...handingLines(facts, t)] : []),
      ...(facts.for === 'deputy' ? ['', t('invitation-card-deputy-note')] : []),
    ],
    choices: facts.for === 'hand_over' ? handingChoices(facts, t) : organizerChoices(facts, t),
  }
  return finish(message, abilities, t)
}

function heading(facts: Card, t: Texts): string {
  switch (facts.for) {
    case 'unit':
      return t('invitation-card-unit', { unit: facts.unit ?? '' })
    case 'deputy':
      return t('invitation-card-deputy', { unit: facts.unit ?? '' })
    case 'hand_over':
      return t('invitation-card-hand-over', { unit: facts.unit ?? '' })
    case 'organizer':
      return t('invitation-card-organizer')
    case 'viewer':
      return t('invitation-card-viewer')
    default:
      return facts.for satisfies never
  }
}

/** By which ways one joins: the link, and where the code is typed. */
function wayLines({ link, typed, code, organizer }: Card, pictured: boolean, t: Texts): string[] {
  if (typed === undefined)
    return [...(link === null ? [] : [t('invitation-card-link', { link })]), t('invitation-card-how')]
  const telegram = link === null ? [] : [t('invitation-card-telegram', { link, code })]
  if (typed === null) return [...telegram, t('invitation-card-typed-full')]
  const args = { account: html(accountName(typed, t)), code }
  return [
    ...telegram,
    typed.link === null
      ? t('invitation-card-typed-unlinked', { ...args, organizer: organizer === '' ? html(t('lead-unit')) : organizer })
      : t('invitation-card-typed', { ...args, link: typed.link }),
    ...(!pictured || (link === null && typed.link === null) ? [] : [t('invitation-card-scan')]),
  ]
}

const handingLines = (facts: Card, t: Texts): string[] => [
  t('hand-over-pass-on'),
  facts.stays ? t('hand-over-stays') : t('hand-over-released'),
]

function handingChoices({ invitation, stays }: Card, t: Texts): RenderedChoice[][] {
  return [
    [
      stays
        ? choice(t('button-hand-over-leave'), { do: 'hand_over_as', invitation, deputy: false })
        : choice(t('button-hand-over-stay'), { do: 'hand_over_as', invitation, deputy: true }),
    ],
    [choice(t('button-hand-over-revoke'), { do: 'revoke', invitation })],
  ]
}

function organizerChoices(facts: Card, t: Texts): RenderedChoice[][] {
  const { invitation, plan, unitId } = facts
  const seats = SEATS.filter((count) => count !== facts.seats && count > facts.seats - facts.left)
  return [
    [
      choice(t('button-new-code'), { do: 'renew', invitation }),
      choice(t('button-revoke-code'), { do: 'revoke', invitation }),
    ],
    // A code for one person by name is for that person alone.
    ...(facts.person === null
      ? [
          seats.map((count) =>
            choice(t('button-seats', { count: String(count) }), { do: 'seats', invitation, seats: count }),
          ),
        ]
      : []),
    ...(facts.for === 'unit' && facts.person === null && plan !== null && unitId !== null
      ? [[choice(t('button-deputy-code'), { do: 'invitation', plan: plan.id, unit: unitId, deputy: true })]]
      : []),
  ]
}

export function renderInvitationRevoked(
  facts: FactsOf<'invitation_revoked'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  if (facts.unit === null) return finish(saying(t('invitation-revoked')), abilities, t)
  const args = { unit: facts.unit }
  return finish(
    saying(facts.for === 'hand_over' ? t('hand-over-revoked', args) : t('invitation-revoked-unit', args)),
    abilities,
    t,
  )
}

/** Letting somebody organize or look on is asked twice: it opens everything. */
export function renderInviteRoleAsk(facts: FactsOf<'invite_role_ask'>, abilities: Abilities, t: Texts): Rendered {
  const { role, plan } = facts
  const scope = plan === null ? t('role-everywhere') : html(planShort(plan, t)).html
  return finish(
    {
      lines: [
        role === 'organizer'
          ? t('invite-organizer-ask', { scope: html(scope) })
          : t('invite-viewer-ask', { scope: html(scope) }),
      ],
      choices: [
        [
          choice(t('button-confirm'), {
            do: 'invite_role',
            role,
            plan: plan?.id ?? null,
            shown: facts.shown,
            sure: true,
          }),
        ],
      ],
    },
    abilities,
    t,
  )
}

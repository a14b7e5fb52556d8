// What is said about people: hand-overs, deputies, the list of everybody, one person, what was done to whom.
import { html, listed } from '../markup.ts'
import type { ContactFacts, PlanFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { PeopleFacts, PersonLine } from '../people-notice.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWeekdayWords } from './days.ts'
import { renderInvitationCard, renderInvitationRevoked, renderInviteRoleAsk } from './invitation-card.ts'
import { type Abilities, choice, column, type FactsOf, finish, pageOf, saying } from './layout.ts'
import { renderCodesClosed, renderEraseAsk, renderOwnData } from './own-data.ts'
import { chainWords, contactsWords, personWords, planName, planShort, standing } from './words.ts'

/** Persons with a button each on one page. */
const PEOPLE = 8

export function renderPeople(facts: PeopleFacts, abilities: Abilities, t: Texts): Rendered {
  switch (facts.kind) {
    case 'invitation_card':
      return renderInvitationCard(facts, abilities, t)
    case 'invitation_revoked':
      return renderInvitationRevoked(facts, abilities, t)
    case 'invite_role_ask':
      return renderInviteRoleAsk(facts, abilities, t)
    case 'hand_over_which':
      return renderWhich(facts, abilities, t)
    case 'handed_over':
      return renderHandedOver(facts, abilities, t)
    case 'handed_back':
      return finish(saying(handedBack(facts, t)), abilities, t)
    case 'stand_in':
      return finish(
        saying(t('stand-in', { unit: facts.contact.unit, plan: html(planName(facts.plan, t)) })),
        abilities,
        t,
      )
    case 'people_list':
      return renderList(facts, abilities, t)
    case 'person_card':
      return renderPerson(facts, abilities, t)
    case 'person_ask':
      return finish(
        saying(t(`ask-person_${facts.field}`), t('person-ask-of', { person: html(lineName(facts.line, t)) })),
        abilities,
        t,
      )
    case 'people_act':
      return finish(saying(actWords(facts, t)), abilities, t)
    case 'codes_closed':
      return renderCodesClosed(facts, abilities, t)
    case 'call_back':
      return renderCallBack(facts, abilities, t)
    case 'own_data':
      return renderOwnData(facts, abilities, t)
    case 'erase_ask':
      return renderEraseAsk(facts, abilities, t)
    case 'erased':
      return finish(saying(t('erased')), abilities, t)
    default:
      return facts satisfies never
  }
}

const who = (contact: ContactFacts, t: Texts) => html(personWords(contact.person, contact.position, t))

function renderWhich(facts: FactsOf<'hand_over_which'>, abilities: Abilities, t: Texts): Rendered {
  return finish(
    {
      lines: [t('hand-over-which')],
      choices: column(
        facts.units.map(({ contact, unit, plan }) =>
          choice(plan === null ? unit : t('button-unit-plan', { unit, plan: html(planShort(plan, t)) }), {
            do: 'hand_over',
            plan: plan?.id ?? null,
            contact,
          }),
        ),
      ),
    },
    abilities,
    t,
  )
}

function renderHandedOver(facts: FactsOf<'handed_over'>, abilities: Abilities, t: Texts): Rendered {
  const { from, contact, stays, plan } = facts
  const args = { from: who(from, t), to: who(contact, t), unit: contact.unit }
  if (facts.to === 'released')
    return finish(
      saying(t('handed-over-to-former', args), stays ? t('handed-over-stay') : t('handed-over-leave')),
      abilities,
      t,
    )
  return finish(
    {
      lines: [
        t('handed-over', args),
        stays ? t('handed-over-from-stays', args) : t('handed-over-from-released', args),
        ...(contact.phone === null ? [] : [t('contact-phone', { phone: contact.phone })]),
        ...(plan === null ? [] : [t('plan-heading', { plan: html(planShort(plan, t)) })]),
      ],
      choices: [
        [choice(t('button-undo-hand-over'), { do: 'undo_hand_over', contact: contact.id, from: from.id })],
        ...(plan === null
          ? []
          : [
              [
                choice(t('button-see-unit', { unit: contact.unit }), {
                  do: 'view',
                  view: 'unit',
                  plan: plan.id,
                  page: 1,
                  unit: contact.unitId,
                }),
              ],
            ]),
      ],
    },
    abilities,
    t,
  )
}

function handedBack({ to, from, contact }: FactsOf<'handed_back'>, t: Texts): string {
  const args = { from: who(from, t), to: who(contact, t), unit: contact.unit }
  if (to === 'restored') return t('handed-back-restored', args)
  return to === 'undone' ? t('handed-back-undone', args) : t('handed-back', args)
}

/** A person as a line: name, roles, units, and what keeps messages from arriving. */
function lineName(line: PersonLine, t: Texts): string {
  return personWords(line.name, line.position, t)
}

const roleWords = (line: PersonLine, t: Texts): string[] =>
  line.roles.map(({ role, everywhere }) =>
    role === 'organizer'
      ? everywhere
        ? t('role-organizer')
        : t('role-organizer-plan')
      : everywhere
        ? t('role-viewer')
        : t('role-viewer-plan'),
  )

function renderList(facts: FactsOf<'people_list'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, lines, query } = facts
  const foot = facts.invites
    ? [
        [invite(plan, 'organizer', plan.id, t('button-invite-organizer'))],
        [invite(plan, 'viewer', plan.id, t('button-invite-viewer'))],
        [invite(plan, 'organizer', null, t('button-invite-organizer-all'))],
        [invite(plan, 'viewer', null, t('button-invite-viewer-all'))],
      ]
    : []
  return finish(
    pageOf(
      {
        head: [
          t('people-heading', { count: String(lines.length), plan: html(planShort(plan, t)) }),
          ...(query === null ? [] : [t('people-query', { query })]),
          ...(lines.length === 0 ? [t('people-none')] : ['']),
        ],
        blocks: lines.map((line, i) => ({
          lines: [
            t('people-line', {
              no: String(i + 1),
              person: html(lineName(line, t)),
              what: listed([...roleWords(line, t), ...line.contacts.map((c) => contactStanding(c, t))], '; '),
            }),
          ],
          choices: [
            choice(t('button-person', { no: String(i + 1), person: html(lineName(line, t)) }), {
              do: 'person',
              plan: plan.id,
              person: line.person,
            }),
          ],
        })),
        page: facts.page,
        most: PEOPLE,
        foot,
        turn: (page) => ({ do: 'people', plan: plan.id, page }),
      },
      abilities,
      t,
    ),
    abilities,
    t,
  )
}

const invite = (plan: PlanFacts, role: 'organizer' | 'viewer', scope: number | null, label: string): RenderedChoice =>
  choice(label, { do: 'invite_role', role, plan: scope, shown: plan.id, sure: false })

/** "Sở Nội vụ tỉnh Hà Giang (dự phòng, đã chặn bot)". */
function contactStanding(contact: ContactFacts, t: Texts): string {
  const marks = standing(contact, t)
  return marks.length === 0 ? contact.unit : `${contact.unit} (${marks.join(', ')})`
}

function renderPerson(facts: FactsOf<'person_card'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, line, sure } = facts
  const name = html(lineName(line, t))
  if (sure !== null) {
    const contact = sure.what === 'remove_contact' ? line.contacts.find((c) => c.id === sure.contact) : undefined
    const asks =
      sure.what === 'remove_contact'
        ? t('person-remove-ask', { person: name, unit: contact?.unit ?? '' })
        : t('person-role-ask', { person: name, role: t(sure.role === 'organizer' ? 'role-organizer' : 'role-viewer') })
    const action =
      sure.what === 'remove_contact'
        ? ({ do: 'remove_contact', contact: sure.contact, plan: plan.id, sure: true } as const)
        : ({
            do: 'remove_role',
            person: line.person,
            role: sure.role,
            plan: sure.plan,
            shown: plan.id,
            sure: true,
          } as const)
    return finish(
      {
        lines: [asks],
        choices: [
          [choice(t('button-confirm'), action)],
          [choice(t('button-back-person'), { do: 'person', plan: plan.id, person: line.person })],
        ],
      },
      abilities,
      t,
    )
  }
  const phone = line.contacts.find((c) => c.phone !== null)?.phone ?? null
  return finish(
    {
      lines: [
        t('person-heading', { person: name }),
        ...roleWords(line, t).map((role) => t('person-role', { role })),
        ...line.contacts.flatMap((c) => [
          t('person-unit', { unit: contactStanding(c, t) }),
          ...((c.chain ?? []).length === 0 ? [] : [t('person-chain', { chain: chainWords(c, t) })]),
        ]),
        phone === null ? t('person-no-phone') : t('contact-phone', { phone }),
        ...facts.handing.map((h) => t('person-handing', { unit: h.unit, when: html(whenWeekdayWords(h.expires, t)) })),
      ],
      choices: personChoices(facts, t),
    },
    abilities,
    t,
  )
}

function personChoices(facts: FactsOf<'person_card'>, t: Texts): RenderedChoice[][] {
  const { plan, line } = facts
  const edit = (label: string, field: 'name' | 'position' | 'phone') =>
    choice(label, { do: 'person_edit', plan: plan.id, person: line.person, field })
  const several = line.contacts.length > 1
  return [
    [
      edit(t('button-edit-name'), 'name'),
      edit(t('button-edit-position'), 'position'),
      edit(t('button-edit-phone'), 'phone'),
    ],
    ...line.contacts.flatMap((c) => [
      ...(c.joined
        ? [
            [
              choice(t(c.deputy ? 'button-make-main' : 'button-make-deputy') + (several ? ` – ${c.unit}` : ''), {
                do: 'contact_as',
                contact: c.id,
                plan: plan.id,
                deputy: !c.deputy,
              }),
            ],
          ]
        : [
            [
              choice(t('button-code-of', { unit: c.unit }), {
                do: 'invitation',
                plan: plan.id,
                unit: c.unitId,
                deputy: false,
              }),
            ],
          ]),
      [
        choice(t('button-remove-contact', { unit: c.unit }), {
          do: 'remove_contact',
          contact: c.id,
          plan: plan.id,
          sure: false,
        }),
      ],
    ]),
    ...facts.handing.map((h) => [
      choice(t('button-hand-over-revoke'), { do: 'revoke', invitation: h.invitation } as const),
    ]),
    ...(facts.invites
      ? line.roles.map(({ role, everywhere }) => [
          choice(t(role === 'organizer' ? 'button-remove-organizer' : 'button-remove-viewer'), {
            do: 'remove_role',
            person: line.person,
            role,
            plan: everywhere ? null : plan.id,
            shown: plan.id,
            sure: false,
          } as const),
        ])
      : []),
    ...(line.contacts.some((c) => c.joined)
      ? [
          [
            choice(t('button-same-person-of'), {
              do: 'same_person',
              plan: plan.id,
              person: line.person,
              other: null,
              sure: false,
            } as const),
          ],
        ]
      : []),
    [choice(t('button-people'), { do: 'people', plan: plan.id, page: 1 })],
  ]
}

function actWords(facts: FactsOf<'people_act'>, t: Texts): string {
  const person = facts.person === '' ? t('person-unnamed') : facts.person
  const args = { person, unit: facts.unit ?? '', by: facts.by === '' ? t('lead-unit') : facts.by }
  switch (facts.what) {
    case 'removed':
      return t('act-removed', args)
    case 'made_deputy':
      return t('act-made-deputy', args)
    case 'made_main':
      return t('act-made-main', args)
    case 'edited':
      return t('act-edited', args)
    case 'role_removed':
      return t('act-role-removed', args)
    case 'invited':
      return t('act-invited', args)
    case 'erased':
      return t('act-erased', args)
    case 'erased_role':
      return t('act-erased-role')
    default:
      return facts.what satisfies never
  }
}

function renderCallBack(facts: FactsOf<'call_back'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, unit, unitId, contacts } = facts
  return finish(
    {
      lines: [
        t('call-back', { unit }),
        contacts.length === 0
          ? t('unit-no-contact')
          : t('unit-contacts', { contacts: html(contactsWords(contacts, t)) }),
      ],
      choices: [
        [choice(t('button-called', { unit }), { do: 'called', plan: plan.id, unit: unitId })],
        [choice(t('button-call-later'), { do: 'call_later', plan: plan.id, unit: unitId })],
      ],
    },
    abilities,
    t,
  )
}

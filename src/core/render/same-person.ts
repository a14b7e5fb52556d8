// Two persons who are one: that they may be, what joining them would do, and that it was done.
import { html, listed } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import type { PersonSide } from '../ways-notice.ts'
import { type Abilities, choice, column, type FactsOf, finish, saying } from './layout.ts'
import { channelsWords, personWords, planShort } from './words.ts'

const who = (side: PersonSide, t: Texts): string => {
  const person = personWords(side.name, side.position, t)
  const channels = channelsWords(side.channels, t)
  return side.channels.length === 0 ? person : t('same-person-side', { person: html(person), channels: html(channels) })
}

export function renderTwins(facts: FactsOf<'twins'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, contact, other } = facts
  const name = (one: typeof contact) => html(personWords(one.person, one.position, t))
  const [person, second] = facts.persons
  return finish(
    {
      lines: [
        t('twins', { person: name(contact), other: name(other), unit: contact.unit }),
        t('twins-note'),
        t('plan-heading', { plan: html(planShort(plan, t)) }),
      ],
      choices: [
        [
          choice(t('button-same-person'), {
            do: 'same_person',
            plan: plan.id,
            person: second,
            other: person,
            sure: false,
          }),
        ],
      ],
    },
    abilities,
    t,
  )
}

export function renderSamePerson(facts: FactsOf<'same_person'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, keeps, other, among } = facts
  const back = choice(t('button-back-person'), { do: 'person', plan: plan.id, person: keeps.person })
  const same = (person: number, sure: boolean) =>
    ({ do: 'same_person', plan: plan.id, person: keeps.person, other: person, sure }) as const
  if (other === null)
    return finish(
      {
        lines: [
          among.length === 0
            ? t('same-person-none', { person: html(who(keeps, t)) })
            : t('same-person-which', { person: html(who(keeps, t)) }),
        ],
        choices: [...column(among.map((one) => choice(who(one, t), same(one.person, false)))), [back]],
      },
      abilities,
      t,
    )
  const units = [...new Set([...keeps.contacts, ...other.contacts].map(({ unit }) => unit))]
  const channels = [...keeps.channels, ...other.channels]
  return finish(
    {
      lines: [
        t('same-person-heading', { one: html(who(keeps, t)), other: html(who(other, t)) }),
        ...(units.length === 0 ? [] : [t('same-person-units', { units: listed(units, '; ') })]),
        ...(channels.length === 0 ? [] : [t('same-person-channels', { channels: html(channelsWords(channels, t)) })]),
        t('same-person-note'),
      ],
      choices: [[choice(t('button-confirm'), same(other.person, true))], [back]],
    },
    abilities,
    t,
  )
}

export function renderPeopleMerged(facts: FactsOf<'people_merged'>, abilities: Abilities, t: Texts): Rendered {
  const { person, units, channels, by } = facts
  return finish(
    saying(
      t('people-merged', {
        by: by === '' ? t('lead-unit') : by,
        person: person === '' ? t('person-unnamed') : person,
      }),
      ...(units.length === 0 ? [] : [t('same-person-units', { units: listed(units, '; ') })]),
      ...(channels.length === 0 ? [] : [t('same-person-channels', { channels: html(channelsWords(channels, t)) })]),
    ),
    abilities,
    t,
  )
}

// All that is kept about a person, given to that person; the question before it is erased; the alarm on guessed codes.
import { html, listed } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { OwnData } from '../people-notice.ts'
import type { Texts } from '../texts.gen.ts'
import { formatTime } from '../time.ts'
import { whenWords } from './days.ts'
import { type Abilities, choice, type FactsOf, finish, saying } from './layout.ts'
import { channelWords } from './words.ts'

export function renderOwnData(facts: FactsOf<'own_data'>, abilities: Abilities, t: Texts): Rendered {
  const { data } = facts
  const unsaid = t('unsaid')
  return finish(
    {
      lines: [
        t('own-data-heading'),
        t('own-data-person', {
          name: data.name ?? unsaid,
          position: data.position ?? unsaid,
          phone: data.phone ?? unsaid,
        }),
        t('own-data-since', { when: html(whenWords(data.since, t)) }),
        ...data.addresses.map((a) => t('own-data-address', { channel: channelWords(a.channel, t), chat: a.chat })),
        ...rolesAndUnits(data, t),
        ...(data.sent.length === 0 ? [] : ['', t('own-data-sent', { count: String(data.sent.length) })]),
        ...data.sent.map((s) =>
          t(s.files.length === 0 ? 'own-data-sent-line' : 'own-data-sent-files', {
            when: html(whenWords(s.at, t)),
            code: s.code,
            unit: s.unit,
            files: listed(s.files, '; '),
          }),
        ),
        ...(data.remarks.length === 0 ? [] : ['', t('own-data-remarks', { count: String(data.remarks.length) })]),
        ...data.remarks.map((r) => t('own-data-remark', { when: html(whenWords(r.at, t)), text: r.text })),
        '',
        t('own-data-messages', { count: String(data.messages) }),
        t('own-data-how'),
      ],
      choices: [[choice(t('button-erase'), { do: 'erase', until: null })]],
    },
    abilities,
    t,
  )
}

const rolesAndUnits = (data: OwnData, t: Texts): string[] => [
  ...data.units.map((u) => {
    const args = { unit: u.unit, plan: u.plan ?? t('role-everywhere') }
    return u.deputy ? t('own-data-unit-deputy', args) : t('own-data-unit', args)
  }),
  ...data.roles.map((r) => {
    const args = { plan: r.plan ?? t('role-everywhere') }
    return r.role === 'organizer' ? t('own-data-organizer', args) : t('own-data-viewer', args)
  }),
]

export function renderEraseAsk(facts: FactsOf<'erase_ask'>, abilities: Abilities, t: Texts): Rendered {
  return finish(
    {
      lines: [
        t('erase-ask'),
        ...(facts.units.length === 0 ? [] : [t('erase-ask-units', { units: listed(facts.units, '; ') })]),
        ...(facts.roles === 0 ? [] : [t('erase-ask-roles')]),
        t('erase-ask-stays'),
        t('erase-ask-until', { time: formatTime(facts.until) }),
      ],
      choices: [
        [choice(t('button-erase-confirm'), { do: 'erase', until: facts.until })],
        [choice(t('button-own-data'), { do: 'own_data' })],
      ],
    },
    abilities,
    t,
  )
}

export const renderCodesClosed = (facts: FactsOf<'codes_closed'>, abilities: Abilities, t: Texts): Rendered =>
  finish(saying(t('codes-closed', { time: formatTime(facts.until) })), abilities, t)

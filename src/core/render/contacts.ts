// A sheet of units and contacts in words: what it would change, and each fault with its row and what to do.
import type { ContactFault, ContactPreview } from '../contact-sheet.ts'
import { html, listed } from '../markup.ts'
import type { Proposal, Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { dayOf, formatDay } from '../time.ts'
import { type Abilities, choice, type FactsOf, finish, saying } from './layout.ts'
import { planShort } from './words.ts'

/** How many faults, new units and people who left one message shows. */
const MOST = 10
const MOST_BUTTONS = 4

type Contacts = Extract<Proposal, { kind: 'contacts' }>

/** A fault as a sentence with its row: "Dòng 7: thiếu tên đơn vị." */
export function faultWords(fault: ContactFault, t: Texts): string {
  const words = html(faultOf(fault, t))
  const row = String(fault.row)
  return fault.sheet === null
    ? t('contacts-fault', { row, words })
    : t('contacts-fault-sheet', { sheet: fault.sheet, row, words })
}

function faultOf(fault: ContactFault, t: Texts): string {
  switch (fault.code) {
    case 'unit_missing':
      return t('contacts-unit-missing')
    case 'person_missing':
      return t('contacts-person-missing')
    case 'phone_invalid':
      return t('contacts-phone-invalid', { text: fault.text })
    case 'people_unmatched':
      return t('contacts-people-unmatched', { people: String(fault.people), phones: String(fault.phones) })
    case 'cell_error':
      return t('contacts-cell-error', { text: fault.text })
    case 'unit_unknown':
      return t('contacts-unit-unknown', { text: fault.text, near: listed(fault.near, '; ') })
    case 'unit_group':
      return t('contacts-unit-group', { text: fault.text })
    case 'plan_unknown':
      return fault.text === '' ? t('contacts-plan-missing') : t('contacts-plan-unknown', { text: fault.text })
    case 'twice':
      return t('contacts-twice', { person: fault.person, row: String(fault.of) })
    case 'phone_shared':
      return fault.of === null
        ? t('contacts-phone-known', { phone: fault.phone, person: fault.person })
        : t('contacts-phone-shared', { phone: fault.phone, person: fault.person, row: String(fault.of) })
    default:
      return fault satisfies never
  }
}

/** The counts of a preview, line by line. */
export function contactsWords(preview: ContactPreview, t: Texts, most = MOST): string[] {
  const { units, contacts, gone } = preview
  const some = (words: string[], count: number) =>
    count > words.length ? [...words, t('contacts-more', { count: String(count - words.length) })] : words
  return [
    t('contacts-units', { new: String(units.new.length), known: String(units.known) }),
    ...some(
      units.new.slice(0, most).map((unit) => t('contacts-unit-new', { unit })),
      units.new.length,
    ),
    t('contacts-people', {
      new: String(contacts.new),
      changed: String(contacts.changed),
      unchanged: String(contacts.unchanged),
    }),
    ...(contacts.withoutPhone > 0 ? [t('contacts-without-phone', { count: String(contacts.withoutPhone) })] : []),
    ...(gone.length > 0 ? [t('contacts-gone', { count: String(gone.length) })] : []),
    ...some(
      gone.slice(0, most).map(({ person, unit, at, how }) => {
        const args = { person, unit, day: formatDay(dayOf(at)) }
        return how === 'left' ? t('contacts-gone-left', args) : t('contacts-gone-removed', args)
      }),
      gone.length,
    ),
  ]
}

export function renderContacts(
  facts: FactsOf<'proposal'> & { proposal: Contacts },
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { preview, name, plan } = facts.proposal
  const { faults, gone } = preview
  const head = [
    t('contacts-heading', { name }),
    ...(plan === null ? [] : [t('contacts-for-plan', { plan: html(planShort(plan, t)) })]),
  ]
  if (faults.length > 0) {
    const rest = faults.length - MOST
    const lines = [
      ...head,
      t('contacts-faulty', { count: String(faults.length) }),
      ...faults.slice(0, MOST).map((fault) => faultWords(fault, t)),
      ...(rest > 0 ? [t('contacts-more', { count: String(rest) })] : []),
    ]
    return finish(saying(...lines), abilities, t)
  }
  const nothing = preview.units.new.length + preview.units.named + preview.contacts.new + preview.contacts.changed === 0
  const readmissions = gone
    .slice(0, MOST_BUTTONS)
    .map(({ contact, person }) => [
      choice(t('button-readmit', { person }), { do: 'readmit', proposal: facts.id, contact }),
    ])
  const confirm = [
    choice(t('button-confirm'), { do: 'confirm', proposal: facts.id }),
    choice(t('button-discard'), { do: 'discard', proposal: facts.id }),
  ]
  const lines = [...head, ...contactsWords(preview, t), ...(nothing ? [t('contacts-nothing')] : [])]
  return finish({ lines, choices: [...(nothing ? [] : [confirm]), ...readmissions] }, abilities, t)
}

export function renderContactsDone(facts: FactsOf<'contacts_done'>, abilities: Abilities, t: Texts): Rendered {
  const { units, contacts, changed, left } = facts
  const lines = [
    t('contacts-done', { units: String(units), contacts: String(contacts), changed: String(changed) }),
    ...(left > 0 ? [t('contacts-done-left', { count: String(left) })] : []),
    ...(contacts > 0 ? [t('contacts-done-invite')] : []),
  ]
  return finish(saying(...lines), abilities, t)
}

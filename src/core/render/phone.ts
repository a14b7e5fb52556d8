// A unit on the list to phone: why nothing reaches it, whom to phone, who has, and its buttons in one row.
import { html } from '../markup.ts'
import type { PlanFacts, RenderedChoice, UnitLine } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWords } from './days.ts'
import { type Block, choice } from './layout.ts'
import { contactsWords } from './words.ts'

/** @param acts whether the reader may do something about it; a leader only looks */
export function phoneBlock(line: UnitLine, no: number, plan: PlanFacts, acts: boolean, t: Texts): Block {
  return {
    lines: [phoneLine(line, no, t)],
    row: acts ? phoneChoices(line, String(no), plan, t) : [],
  }
}

function phoneLine(line: UnitLine, no: number, t: Texts): string {
  const { lost = [] } = line
  const contacts = [
    ...(line.contacts.length === 0 ? [t('to-phone-no-contact')] : [contactsWords(line.contacts, t)]),
    ...(lost.length === 0 ? [] : [t('to-phone-lost', { contacts: html(contactsWords(lost, t)) })]),
  ].join('; ')
  const args = { no: String(no), unit: line.unit, contacts: html(contacts) }
  const call = line.call ?? null
  if (call?.again != null) return t('phone-line-later', { ...args, by: call.by, when: html(whenWords(call.again, t)) })
  if (line.calledAt === null) return t('phone-line', args)
  const when = html(whenWords(line.calledAt, t))
  return call === null || call.by === ''
    ? t('phone-line-called', { ...args, when })
    : t('phone-line-by', { ...args, by: call.by, when })
}

/** Few words, for three stand in one row on a phone: the number is the unit's on the list. */
function phoneChoices(line: UnitLine, no: string, plan: PlanFacts, t: Texts): RenderedChoice[] {
  const about = { plan: plan.id, unit: line.unitId }
  const called = line.calledAt !== null && (line.call ?? null)?.again == null
  return [
    ...(called
      ? [choice(t('button-call-undo-no', { no }), { do: 'call_undo', ...about })]
      : [
          choice(t('button-called-no', { no }), { do: 'called', ...about }),
          choice(t('button-call-later-no', { no }), { do: 'call_later', ...about }),
        ]),
    ...(line.contacts.some((contact) => contact.reachable)
      ? []
      : [choice(t('button-code-no', { no }), { do: 'invitation', ...about, deputy: false })]),
  ]
}

// A sheet of contacts that an organizer sent in the chat: previewed, confirmed, and previewed again where the world changed meanwhile.
import { isContactSheet, nameKey, type ReadContacts, readContacts } from '../core/contact-sheet.ts'
import { fold } from '../core/units.ts'
import type { ParkedFile } from '../store/assignments.ts'
import { contactById, identityById, personById } from '../store/people.ts'
import { plansInState } from '../store/plans.ts'
import { addProposal, type ProposalRow, proposalById, useProposal } from '../store/proposals.ts'
import type { App, SheetOutcome } from './app.ts'
import { contactChanges } from './contact-changes.ts'
import { importContacts } from './import-contacts.ts'
import { answer, byOf, refuse, type Speaker, speakerOf } from './speaker.ts'

/** Names of files that may be a list of contacts. */
export const SHEET_NAME = /\.(?:xlsx|xlsm|csv|tsv)$/i

/** The contacts of a file that was read, or null where it is something else. */
export const contactsIn = (read: SheetOutcome): ReadContacts | null =>
  read.ok && isContactSheet(read.sheets) ? readContacts(read.sheets) : null

type ContactsProposal = Extract<ProposalRow['args'], { kind: 'contacts' }>

/** A preview is good for a moment only: it names people, and others may change them. */
const GOOD_FOR_MS = 2 * 60_000

export function contactsArrived(app: App, parked: ParkedFile, read: ReadContacts): void {
  const identity = identityById(app.db, parked.identityId)
  const speaker = identity ? speakerOf(app, identity, parked.messageId, parked.at) : null
  if (!speaker) return
  if (speaker.role !== 'organizer') return refuse(app, speaker, 'not_for_role')
  const open = plansInState(app.db, 'draft', 'active')
  const words = fold(parked.caption ?? '').split(' ')
  const named = open.find((plan) => words.includes(fold(plan.shortId)))?.id ?? null
  const only = speaker.plans?.length === 1 ? speaker.plans[0]! : null
  propose(app, speaker, named ?? only, { ...read, name: parked.name, readmit: [], within: speaker.plans })
}

function propose(
  app: App,
  speaker: Speaker,
  planId: number | null,
  sheet: Omit<ContactsProposal['sheet'], 'fingerprint'>,
): void {
  const { fingerprint } = changesOf(app, planId, sheet)
  const args = { kind: 'contacts' as const, sheet: { ...sheet, fingerprint } }
  const id = addProposal(app.db, { planId, args, personId: speaker.person.id, createdAt: app.now() })
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

/** What a previewed sheet would do now. */
export const changesOf = (app: App, planId: number | null, sheet: Omit<ContactsProposal['sheet'], 'fingerprint'>) =>
  contactChanges(app, sheet.entries, { ...sheet, planId })

/** The second press: done as it was shown, or shown again where the same sheet would do something else by now. */
export function confirmContacts(app: App, speaker: Speaker, row: ProposalRow & { args: ContactsProposal }): void {
  const { sheet } = row.args
  const now = changesOf(app, row.planId, sheet)
  const late = app.now() - row.createdAt > GOOD_FOR_MS
  if (!useProposal(app.db, row.id, app.now())) return refuse(app, speaker, 'already_done')
  if (late || now.fingerprint !== sheet.fingerprint || now.preview.faults.length > 0)
    return propose(app, speaker, row.planId, sheet)
  const { preview } = importContacts(app, { ...sheet, planId: row.planId }, byOf(speaker))
  answer(app, speaker, {
    kind: 'contacts_done',
    units: preview.units.new.length,
    contacts: preview.contacts.new,
    changed: preview.contacts.changed,
    left: preview.gone.length,
  })
}

/** Somebody who left or was removed is taken back: previewed once more, with this person among those who come. */
export function readmit(app: App, speaker: Speaker, proposalId: number, contactId: number): void {
  const row = proposalById(app.db, proposalId)
  const contact = contactById(app.db, contactId)
  const name = contact ? personById(app.db, contact.personId)?.name : null
  if (row?.args.kind !== 'contacts' || !name) return refuse(app, speaker, 'stale_button')
  if (!useProposal(app.db, proposalId, app.now())) return refuse(app, speaker, 'already_done')
  const { sheet } = row.args
  propose(app, speaker, row.planId, { ...sheet, readmit: [...new Set([...sheet.readmit, nameKey(name)])] })
}

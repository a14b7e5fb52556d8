// The journal in words: what was done and by whom, from the codes of its rows.
import type { JournalFilter } from '../notice.ts'
import type { TextArgs, Texts } from '../texts.gen.ts'
import { dayWords } from './days.ts'

type Plain = { [K in keyof TextArgs]: TextArgs[K] extends null ? K : never }[keyof TextArgs]

const ACTS: Readonly<Record<string, Plain>> = {
  announced: 'journal-act-announced',
  acknowledged: 'journal-act-acknowledged',
  submitted: 'journal-act-submitted',
  withdrawn: 'journal-act-withdrawn',
  accepted: 'journal-act-accepted',
  returned: 'journal-act-returned',
  declined: 'journal-act-declined',
  not_ours_claimed: 'journal-act-not-ours-claimed',
  not_ours_refused: 'journal-act-not-ours-refused',
  not_ours_withdrawn: 'journal-act-not-ours-withdrawn',
  extension_requested: 'journal-act-extension-requested',
  extension_granted: 'journal-act-extension-granted',
  extension_refused: 'journal-act-extension-refused',
  extension_withdrawn: 'journal-act-extension-withdrawn',
  remark_answered: 'journal-act-remark-answered',
  cancelled: 'journal-act-cancelled',
  reopened: 'journal-act-reopened',
  called: 'journal-act-called',
  contacts_imported: 'journal-act-contacts-imported',
  contact_named: 'journal-act-contact-named',
  person_changed: 'journal-act-person-changed',
  contact_removed: 'journal-act-contact-removed',
  invited: 'journal-act-invited',
  join_refused: 'journal-act-join-refused',
  secret_refused: 'journal-act-secret-refused',
  file_refused: 'journal-act-file-refused',
  file_opened: 'journal-act-file-opened',
  joined: 'journal-act-joined',
  hand_over_offered: 'journal-act-hand-over-offered',
  handed_over: 'journal-act-handed-over',
  hand_over_undone: 'journal-act-hand-over-undone',
  made_deputy: 'journal-act-made-deputy',
  made_main: 'journal-act-made-main',
  role_removed: 'journal-act-role-removed',
  invitation_revoked: 'journal-act-invitation-revoked',
  seats_set: 'journal-act-seats-set',
  call_later: 'journal-act-call-later',
  call_undone: 'journal-act-call-undone',
  erased: 'journal-act-erased',
  page_code: 'journal-act-page-code',
  way_added: 'journal-act-way-added',
  way_left: 'journal-act-way-left',
  people_merged: 'journal-act-people-merged',
  channels_set: 'journal-act-channels-set',
  page_refused: 'journal-act-page-refused',
  page_signed_in: 'journal-act-page-signed-in',
  page_signed_out: 'journal-act-page-signed-out',
  upload_link_made: 'journal-act-upload-link',
  upload_code_used: 'journal-act-upload-code',
  upload_code_refused: 'journal-act-upload-refused',
  announced_words: 'journal-act-announced-words',
  stopped: 'journal-act-stopped',
  resumed: 'journal-act-resumed',
  undone: 'journal-act-undone',
  task_changed: 'journal-act-task-changed',
  milestone_adopted: 'journal-act-milestone-adopted',
  milestone_removed: 'journal-act-milestone-removed',
  nudged: 'journal-act-nudged',
  plan_activated: 'journal-act-plan-activated',
  plan_imported: 'journal-act-plan-imported',
  plan_revised: 'journal-act-plan-revised',
  plan_amended: 'journal-act-plan-amended',
  task_dropped: 'journal-act-task-dropped',
  event_fixed: 'journal-act-event-fixed',
  event_postponed: 'journal-act-event-postponed',
  event_cancelled: 'journal-act-event-cancelled',
  event_unknown: 'journal-act-event-unknown',
  task_members: 'journal-act-task-members',
  task_unit: 'journal-act-task-unit',
  task_deadline: 'journal-act-task-deadline',
  task_products: 'journal-act-task-products',
  task_keep: 'journal-act-task-keep',
  task_drop: 'journal-act-task-drop',
  task_split: 'journal-act-task-split',
  task_add: 'journal-act-task-add',
  task_acceptance: 'journal-act-task-acceptance',
  task_text: 'journal-act-task-text',
  task_role: 'journal-act-task-role',
  task_leads: 'journal-act-task-leads',
  task_coordinators: 'journal-act-task-coordinators',
  task_executor: 'journal-act-task-executor',
  task_deliver_to: 'journal-act-task-deliver-to',
  task_more_deadlines: 'journal-act-task-more-deadlines',
  task_merge: 'journal-act-task-merge',
  task_same_as: 'journal-act-task-same-as',
  task_confirm: 'journal-act-task-confirm',
  task_adopt: 'journal-act-task-adopt',
  task_dismiss: 'journal-act-task-dismiss',
  task_document_date: 'journal-act-task-document-date',
  task_document_number: 'journal-act-task-document-number',
  task_event_date: 'journal-act-task-event-date',
  task_noted: 'journal-act-task-noted',
  group_registered: 'journal-act-group-registered',
  group_content_on: 'journal-act-group-content-on',
  group_content_off: 'journal-act-group-content-off',
  group_ended: 'journal-act-group-ended',
  group_lost: 'journal-act-group-lost',
}

const ACTORS: Readonly<Record<string, Plain>> = {
  system: 'journal-by-system',
  'command line': 'journal-by-command-line',
  stranger: 'journal-by-stranger',
  rehearsal: 'journal-by-rehearsal',
}

/** Every code that has words, for whoever lists or tests them. */
export const JOURNAL_CODES = { acts: Object.keys(ACTS), actors: Object.keys(ACTORS) }

/** What was done; a code of a newer program stays a code rather than being left out. */
export const journalAct = (action: string, t: Texts): string => (ACTS[action] ? t(ACTS[action]) : action)

/** Who did it: a part of the program in words, a person by the name given. */
export function journalActor(actor: string, t: Texts): string {
  const unnamed = /^person:(\d+)$/.exec(actor)?.[1]
  if (unnamed !== undefined) return t('journal-by-unnamed', { id: unnamed })
  return ACTORS[actor] ? t(ACTORS[actor]) : actor
}

/** What the journal is narrowed to, said above it. */
export function journalFilter(filter: JournalFilter | null | undefined, t: Texts): string[] {
  if (!filter) return []
  const name = filter.by === 'day' ? dayWords(filter.name, t) : filter.name
  return [t(`journal-filter-${filter.by}`, { name })]
}

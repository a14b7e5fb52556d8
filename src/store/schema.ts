// The tables. Instants are milliseconds since the epoch, days `YYYY-MM-DD`; what depends on dates is computed, not stored.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AssignmentState, State } from '../core/assignment.ts'
import type { ChannelPolicy } from '../core/channel-policy.ts'
import type { Action, Lane, Notice } from '../core/notice.ts'
import type { Deadline, PlanDocument, Question, Role } from '../core/plan-document.ts'

/** What of {@link AssignmentState} has no column of its own. */
export type Life = Pick<
  AssignmentState,
  'accepted' | 'returned' | 'declined' | 'notOurs' | 'extension' | 'extendedTo' | 'pausedAt' | 'cancelled'
>

const id = () => integer('id').primaryKey({ autoIncrement: true })

export const plan = sqliteTable('plan', {
  id: id(),
  shortId: text('short_id').notNull().unique(),
  number: text('number'),
  issuer: text('issuer'),
  title: text('title'),
  documentDate: text('document_date'),
  /** Key of the unit that runs the plan. */
  organizerUnitId: integer('organizer_unit_id').references(() => unit.id),
  state: text('state').$type<'draft' | 'active' | 'closed'>().notNull(),
  eventName: text('event_name'),
  eventDate: text('event_date'),
  eventTime: text('event_time'),
  eventState: text('event_state').$type<'unknown' | 'fixed' | 'postponed' | 'cancelled'>().notNull(),
  eventWindowFrom: text('event_window_from'),
  eventWindowTo: text('event_window_to'),
  eventVenues: text('event_venues', { mode: 'json' }).$type<string[]>().notNull(),
  eventBasis: text('event_basis'),
  /** When its date or state was last changed and everybody told. */
  eventChangedAt: integer('event_changed_at'),
  /** Doubts about the document and suggestions that the organizer settled, by what they said. */
  settled: text('settled', { mode: 'json' }).$type<string[]>().notNull().default([]),
  createdAt: integer('created_at').notNull(),
  activatedAt: integer('activated_at'),
  /** For use inside the offices only: platforms are asked not to let its messages be passed on or saved. */
  internal: integer('internal', { mode: 'boolean' }).notNull().default(false),
  /** Since when nothing of this plan is chased; null while it runs. */
  pausedAt: integer('paused_at'),
  /** By which channels its messages go; null: by whichever reaches the person. */
  channelPolicy: text('channel_policy', { mode: 'json' }).$type<ChannelPolicy | null>(),
})

export const planVersion = sqliteTable(
  'plan_version',
  {
    id: id(),
    planId: integer('plan_id')
      .notNull()
      .references(() => plan.id),
    sequence: integer('sequence').notNull(),
    fileHash: text('file_hash').notNull(),
    fileName: text('file_name').notNull(),
    document: text('document', { mode: 'json' }).$type<PlanDocument>().notNull(),
    /** The extracted text that the document's line numbers point into; null where only the document was given. */
    lines: text('lines', { mode: 'json' }).$type<string[] | null>(),
    importedAt: integer('imported_at').notNull(),
  },
  (t) => [uniqueIndex('plan_version_sequence').on(t.planId, t.sequence), index('plan_version_hash').on(t.fileHash)],
)

/** A letter that changed a plan, kept as the basis of what it changed; its file lies under the hash. */
export const planAmendment = sqliteTable(
  'plan_amendment',
  {
    id: id(),
    planId: integer('plan_id')
      .notNull()
      .references(() => plan.id),
    /** The version of the plan with its changes. */
    versionId: integer('version_id')
      .notNull()
      .references(() => planVersion.id),
    fileHash: text('file_hash').notNull(),
    fileName: text('file_name').notNull(),
    document: text('document', { mode: 'json' }).$type<PlanDocument>().notNull(),
    /** The numbers of the changes that were carried out, as the letter has them. */
    changes: text('changes', { mode: 'json' }).$type<number[]>().notNull(),
    appliedAt: integer('applied_at').notNull(),
  },
  (t) => [index('plan_amendment_hash').on(t.fileHash)],
)

export const task = sqliteTable(
  'task',
  {
    id: id(),
    planId: integer('plan_id')
      .notNull()
      .references(() => plan.id),
    /** Random and kept across revisions; a task is matched by its text, never by its place. */
    key: text('key').notNull().unique(),
    /** Its place in the document, `III.5-1`. */
    ref: text('ref').notNull(),
    position: integer('position').notNull(),
    unitText: text('unit_text').notNull(),
    isGroup: integer('is_group', { mode: 'boolean' }).notNull(),
    role: text('role').$type<Role>().notNull(),
    executor: text('executor'),
    coordinators: text('coordinators', { mode: 'json' }).$type<string[]>().notNull(),
    text: text('text').notNull(),
    deadline: text('deadline', { mode: 'json' }).$type<Deadline | null>(),
    moreDeadlines: text('more_deadlines', { mode: 'json' }).$type<Deadline[]>().notNull(),
    deliverTo: text('deliver_to'),
    sameAs: text('same_as'),
    section: text('section').notNull(),
    line: integer('line').notNull(),
    /** False where the word "done" is enough. */
    needsAcceptance: integer('needs_acceptance', { mode: 'boolean' }).notNull(),
    /** What waits for the organizer before the task may be announced; empty when it is clear. */
    questions: text('questions', { mode: 'json' }).$type<Question[]>().notNull(),
    /** Fields that the organizer set and a revised document does not overwrite. */
    corrected: text('corrected', { mode: 'json' }).$type<string[]>().notNull(),
    dropped: integer('dropped', { mode: 'boolean' }).notNull(),
    /** Where the deadline comes from, when not from the plan: adopted by the organizer. */
    milestone: integer('milestone', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('task_plan').on(t.planId)],
)

export const deliverable = sqliteTable(
  'deliverable',
  {
    id: id(),
    taskId: integer('task_id')
      .notNull()
      .references(() => task.id),
    position: integer('position').notNull(),
    name: text('name').notNull(),
  },
  (t) => [index('deliverable_task').on(t.taskId)],
)

export const unit = sqliteTable('unit', {
  id: id(),
  /** Stable across names: `ubnd:ha-giang`. */
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  place: text('place'),
  parentKey: text('parent_key'),
  validFrom: text('valid_from'),
  validTo: text('valid_to'),
  /** When a sheet named it: from then on plans mean it by this name. */
  listedAt: integer('listed_at'),
})

export const unitAlias = sqliteTable(
  'unit_alias',
  {
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    alias: text('alias').notNull(),
    folded: text('folded').notNull(),
    /** When a sheet gave it; null for what the directory and plans call the unit. */
    listedAt: integer('listed_at'),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.folded] }), index('unit_alias_folded').on(t.folded)],
)

export const unitSuccessor = sqliteTable(
  'unit_successor',
  {
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    successorKey: text('successor_key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.successorKey] })],
)

/** A group that the organizer named members for, kept for the next plan of the same issuer. */
export const unitGroup = sqliteTable(
  'unit_group',
  {
    id: id(),
    issuer: text('issuer').notNull(),
    phrase: text('phrase').notNull(),
    members: text('members', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (t) => [uniqueIndex('unit_group_phrase').on(t.issuer, t.phrase)],
)

export const assignment = sqliteTable(
  'assignment',
  {
    id: id(),
    taskId: integer('task_id')
      .notNull()
      .references(() => task.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    /** The body below the unit that does it and is addressed. */
    executorUnitId: integer('executor_unit_id').references(() => unit.id),
    /** A coordinating unit owes nothing: it is told and may look. */
    role: text('role').$type<Role>().notNull(),
    state: text('state').$type<State>().notNull(),
    /** A rule that the organizer set for this unit in place of the task's. */
    deadlineOverride: text('deadline_override', { mode: 'json' }).$type<Deadline | null>(),
    announcedAt: integer('announced_at'),
    acknowledgedAt: integer('acknowledged_at'),
    /** The rest of its life as the core keeps it; what was sent is in its own rows. */
    life: text('life', { mode: 'json' }).$type<Life>().notNull(),
    /** The organizer has phoned. */
    calledAt: integer('called_at'),
  },
  (t) => [uniqueIndex('assignment_task_unit').on(t.taskId, t.unitId), index('assignment_unit').on(t.unitId)],
)

export const submission = sqliteTable(
  'submission',
  {
    id: id(),
    assignmentId: integer('assignment_id')
      .notNull()
      .references(() => assignment.id),
    sequence: integer('sequence').notNull(),
    way: text('way').$type<'file' | 'document' | 'fields' | 'word' | 'declined'>().notNull(),
    documentNumber: text('document_number'),
    documentDate: text('document_date'),
    fields: text('fields', { mode: 'json' }).$type<Record<string, string> | null>(),
    receiptCode: text('receipt_code').notNull().unique(),
    personId: integer('person_id'),
    /** How the organizer learned it, where recorded on behalf. */
    onBehalf: text('on_behalf').$type<'phone' | 'group_chat' | 'paper'>(),
    at: integer('at').notNull(),
    /** `withdrawn`: taken back by the unit; kept on record, and no version any more. */
    state: text('state').$type<'waiting' | 'accepted' | 'returned' | 'withdrawn'>().notNull(),
    reason: text('reason'),
    decidedAt: integer('decided_at'),
    decidedBy: integer('decided_by'),
    afterAcceptance: integer('after_acceptance', { mode: 'boolean' }).notNull(),
    /** Albums and several files in a row are one submission until this instant. */
    openUntil: integer('open_until'),
    album: text('album'),
    /** The channel it came by, or `page` for the upload page; null where it was recorded on behalf. */
    channel: text('channel'),
  },
  (t) => [uniqueIndex('submission_sequence').on(t.assignmentId, t.sequence)],
)

/** A stored file: its bytes lie under their hash, synced to disk before this row exists. */
export const file = sqliteTable('file', {
  hash: text('hash').primaryKey(),
  bytes: integer('bytes').notNull(),
  mime: text('mime').notNull(),
  storedAt: integer('stored_at').notNull(),
  /** What a person should know before opening it: `macro`, `embedded`, `encrypted`, `remote`, `script`, `mismatch` … */
  flags: text('flags', { mode: 'json' }).$type<string[]>().notNull().default([]),
  /** What the scanner said; null where there is none. */
  scan: text('scan').$type<'clean' | 'unscanned' | 'infected'>(),
  /** Who decided that a flagged file may be opened and passed on, and when. */
  clearedBy: integer('cleared_by'),
  clearedAt: integer('cleared_at'),
})

export const submissionFile = sqliteTable(
  'submission_file',
  {
    id: id(),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submission.id),
    deliverableId: integer('deliverable_id'),
    hash: text('hash')
      .notNull()
      .references(() => file.hash),
    name: text('name').notNull(),
    version: integer('version').notNull(),
    /** The platform's handle, to show it again without uploading. */
    platformId: text('platform_id'),
  },
  (t) => [index('submission_file_submission').on(t.submissionId)],
)

export const person = sqliteTable('person', {
  id: id(),
  name: text('name'),
  position: text('position'),
  phone: text('phone'),
  language: text('language').$type<'vi' | 'en'>(),
  /** When a sheet named this person; null for one known only by the name that a platform gave. */
  listedAt: integer('listed_at'),
  createdAt: integer('created_at').notNull(),
})

/** Where a person can be reached; never a name or a phone number, always (channel, bot, outside id). */
export const identity = sqliteTable(
  'identity',
  {
    id: id(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    channel: text('channel').notNull(),
    bot: text('bot').notNull(),
    outsideId: text('outside_id').notNull(),
    chatId: text('chat_id').notNull(),
    reachable: integer('reachable', { mode: 'boolean' }).notNull(),
    unreachableCode: text('unreachable_code'),
    /** The platform takes nothing for this address before then, or before the person writes. */
    closedUntil: integer('closed_until'),
    /** The person's own order of ways, the lowest first; null: none was said. */
    preference: integer('preference'),
    lastInboundAt: integer('last_inbound_at'),
    lastSuccessAt: integer('last_success_at'),
  },
  (t) => [uniqueIndex('identity_outside').on(t.channel, t.bot, t.outsideId), index('identity_person').on(t.personId)],
)

export const contact = sqliteTable(
  'contact',
  {
    id: id(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    /** Null: for all plans. */
    planId: integer('plan_id').references(() => plan.id),
    purpose: text('purpose').$type<'content' | 'technical'>().notNull(),
    /** Null for somebody whom a sheet named and who has not joined yet: known by name and phone, written to by nobody. */
    joinedAt: integer('joined_at'),
    removedAt: integer('removed_at'),
    /** A deputy is written to only while no other contact of the unit can be reached. */
    deputy: integer('deputy', { mode: 'boolean' }).notNull().default(false),
    /** The contact who handed the work over to this one. */
    handedFrom: integer('handed_from'),
  },
  (t) => [index('contact_unit').on(t.unitId), index('contact_person').on(t.personId)],
)

export const roleGrant = sqliteTable('role_grant', {
  id: id(),
  personId: integer('person_id')
    .notNull()
    .references(() => person.id),
  role: text('role').$type<'organizer' | 'viewer'>().notNull(),
  /** Null: for the whole installation. */
  planId: integer('plan_id').references(() => plan.id),
  grantedAt: integer('granted_at').notNull(),
  removedAt: integer('removed_at'),
})

/** A one-time code. Only hashes are looked up; the code itself is derived from a key outside the database. */
export const invitation = sqliteTable(
  'invitation',
  {
    id: id(),
    planId: integer('plan_id').references(() => plan.id),
    unitId: integer('unit_id').references(() => unit.id),
    /** The person whom a sheet named: who joins by this code is that person. Null: whoever has the unit's code. */
    personId: integer('person_id').references(() => person.id),
    role: text('role').$type<'unit' | 'organizer' | 'viewer'>().notNull(),
    salt: text('salt').notNull(),
    codeHash: text('code_hash').notNull().unique(),
    payloadHash: text('payload_hash').notNull().unique(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** How many persons may join by it. */
    seats: integer('seats').notNull().default(1),
    /** When its last seat was taken. */
    usedAt: integer('used_at'),
    /** Who took the last seat; all of them are in `invitation_use`. */
    usedBy: integer('used_by'),
    revokedAt: integer('revoked_at'),
    /** The contact who hands the work over by it; null for one of the organizer's. */
    handsOver: integer('hands_over'),
    /** Who joins becomes a deputy; of a hand-over: who hands over stays as one. */
    deputy: integer('deputy', { mode: 'boolean' }).notNull().default(false),
    /** The account, channel and bot, in which its seats are kept free; null where none counts its people, or none has room. */
    account: text('account'),
  },
  (t) => [index('invitation_unit').on(t.planId, t.unitId)],
)

/** Who joined by an invitation; as many rows as seats were taken. */
export const invitationUse = sqliteTable(
  'invitation_use',
  {
    invitationId: integer('invitation_id')
      .notNull()
      .references(() => invitation.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.invitationId, t.personId] })],
)

/** A group chat that an organizer registered: of one unit, or of a whole plan. Others are left. */
export const groupChat = sqliteTable(
  'group_chat',
  {
    id: id(),
    channel: text('channel').notNull(),
    bot: text('bot').notNull(),
    chatId: text('chat_id').notNull(),
    title: text('title'),
    planId: integer('plan_id').references(() => plan.id),
    /** Null for the group of all units of the plan. */
    unitId: integer('unit_id').references(() => unit.id),
    /** Whether cards may be shown there with their content; neutral texts else. */
    content: integer('content', { mode: 'boolean' }).notNull().default(false),
    registeredBy: integer('registered_by').notNull(),
    registeredAt: integer('registered_at').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [index('group_chat_where').on(t.channel, t.bot, t.chatId)],
)

/** Wrong codes by one outside identity: after five, an hour's pause. */
export const wrongCode = sqliteTable(
  'wrong_code',
  {
    channel: text('channel').notNull(),
    outsideId: text('outside_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('wrong_code_who').on(t.channel, t.outsideId)],
)

/** A one-time code for the organizers' pages, asked for in the chat. Only hashes are looked up, as with invitations. */
export const pageCode = sqliteTable(
  'page_code',
  {
    id: id(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    salt: text('salt').notNull(),
    codeHash: text('code_hash').notNull().unique(),
    linkHash: text('link_hash').notNull().unique(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Used, or replaced by a newer one. */
    endedAt: integer('ended_at'),
  },
  (t) => [index('page_code_person').on(t.personId)],
)

/** A browser that signed in; the token itself is only in its cookie. */
export const pageSession = sqliteTable(
  'page_session',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
    ended: text('ended').$type<'signed_out' | 'revoked'>(),
  },
  (t) => [index('page_session_person').on(t.personId)],
)

export const inbox = sqliteTable(
  'inbox',
  {
    channel: text('channel').notNull(),
    bot: text('bot').notNull(),
    updateId: text('update_id').notNull(),
    receivedAt: integer('received_at').notNull(),
    raw: text('raw', { mode: 'json' }).$type<unknown>(),
    state: text('state').$type<'waiting' | 'done' | 'failed' | 'ignored'>().notNull(),
    attempts: integer('attempts').notNull(),
    inbound: text('inbound', { mode: 'json' }).$type<unknown>(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.bot, t.updateId] }), index('inbox_state').on(t.state)],
)

export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    lane: text('lane').$type<Lane>().notNull(),
    /** Null for somebody the bot does not know: then the address below is all there is. */
    personId: integer('person_id'),
    /** Set where it must go to this address: an answer goes where the question came from. */
    identityId: integer('identity_id'),
    toChannel: text('to_channel'),
    toBot: text('to_bot'),
    toChat: text('to_chat'),
    kind: text('kind').notNull(),
    notice: text('notice', { mode: 'json' }).$type<Notice>().notNull(),
    /** At most one row for each key: what may be decided twice is said once. */
    key: text('key').unique(),
    /** Random; button tokens name the row by it. */
    nonce: text('nonce').notNull().unique(),
    state: text('state')
      .$type<'waiting' | 'sending' | 'sent' | 'ambiguous' | 'held' | 'failed' | 'dropped'>()
      .notNull(),
    notBefore: integer('not_before').notNull(),
    expiresAt: integer('expires_at'),
    attempts: integer('attempts').notNull(),
    copies: integer('copies').notNull(),
    createdAt: integer('created_at').notNull(),
    claimedAt: integer('claimed_at'),
    sentAt: integer('sent_at'),
    messageId: text('message_id'),
    /** The message this row edits in place. */
    edits: integer('edits'),
    /** The person's message it answers. */
    replyTo: text('reply_to'),
    /** It followed a chat to a new id, which is done once. */
    moved: integer('moved', { mode: 'boolean' }).notNull().default(false),
    /** What was sent, kept as sent. */
    html: text('html'),
    choices: text('choices', { mode: 'json' }).$type<
      ({ label: string; action: Action } | { label: string; url: string })[][]
    >(),
    reason: text('reason'),
    /** What it cost, where the platform says so. */
    charge: text('charge').$type<'free' | 'paid' | 'template'>(),
  },
  (t) => [
    index('outbox_state').on(t.state, t.notBefore),
    // The head of a lane, however many rows wait in it.
    index('outbox_line').on(t.state, t.lane, t.id, t.notBefore),
    index('outbox_person').on(t.personId),
    // What somebody answers or presses, and what was said last in a chat and to somebody.
    index('outbox_message').on(t.toChat, t.messageId),
    index('outbox_chat').on(t.toChat, t.sentAt),
    index('outbox_identity').on(t.identityId, t.sentAt),
  ],
)

/** A reminder that was decided: one row for each (assignment, contact, step, deadline instant). */
export const ledger = sqliteTable(
  'ledger',
  {
    id: id(),
    assignmentId: integer('assignment_id').notNull(),
    contactId: integer('contact_id').notNull(),
    step: text('step').notNull(),
    /** 0 where the step has no deadline (acknowledgement). */
    dueStrict: integer('due_strict').notNull(),
    at: integer('at').notNull(),
    /** Null where it was superseded or is covered by another message. */
    outboxId: integer('outbox_id'),
  },
  (t) => [
    uniqueIndex('ledger_once').on(t.assignmentId, t.contactId, t.step, t.dueStrict),
    index('ledger_assignment').on(t.assignmentId),
  ],
)

/** Slow work that outlives an update: downloads, document reading, menus, leaving groups. */
export const job = sqliteTable(
  'job',
  {
    id: id(),
    kind: text('kind').$type<'download' | 'read_plan' | 'menu' | 'leave'>().notNull(),
    key: text('key').notNull().unique(),
    args: text('args', { mode: 'json' }).$type<unknown>().notNull(),
    state: text('state').$type<'waiting' | 'running' | 'done' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull(),
    notBefore: integer('not_before').notNull(),
    createdAt: integer('created_at').notNull(),
    error: text('error'),
  },
  (t) => [index('job_state').on(t.state, t.notBefore)],
)

/** A file that arrived and waits to be filed: downloaded or not, under an item or not yet. */
export const parkedFile = sqliteTable(
  'parked_file',
  {
    id: id(),
    personId: integer('person_id').notNull(),
    identityId: integer('identity_id').notNull(),
    platform: text('platform', { mode: 'json' }).$type<unknown>().notNull(),
    name: text('name').notNull(),
    caption: text('caption'),
    album: text('album'),
    messageId: text('message_id'),
    at: integer('at').notNull(),
    hash: text('hash'),
    assignmentId: integer('assignment_id'),
    /** `plan`: a plan document sent by an organizer. */
    purpose: text('purpose').$type<'submission' | 'plan'>().notNull(),
    state: text('state').$type<'fetching' | 'stored' | 'filed' | 'refused'>().notNull(),
  },
  (t) => [index('parked_person').on(t.personId, t.state)],
)

/** What the bot asked this person and waits for. */
export const conversation = sqliteTable('conversation', {
  identityId: integer('identity_id').primaryKey(),
  ask: text('ask').notNull(),
  args: text('args', { mode: 'json' }).$type<unknown>().notNull(),
  at: integer('at').notNull(),
})

/** The living card of one contact's unit in one plan, at one address. */
export const card = sqliteTable(
  'card',
  {
    planId: integer('plan_id').notNull(),
    unitId: integer('unit_id').notNull(),
    identityId: integer('identity_id').notNull(),
    outboxId: integer('outbox_id').notNull(),
    messageId: text('message_id').notNull(),
    reachedAt: integer('reached_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.unitId, t.identityId] })],
)

/** A dangerous act that was previewed and waits for its second press. */
export const proposal = sqliteTable('proposal', {
  id: id(),
  kind: text('kind').$type<string>().notNull(),
  /** Null for what is about no plan, such as contacts for all plans. */
  planId: integer('plan_id').references(() => plan.id),
  args: text('args', { mode: 'json' }).$type<unknown>().notNull(),
  personId: integer('person_id'),
  createdAt: integer('created_at').notNull(),
  usedAt: integer('used_at'),
})

/** Words of a unit that the bot did not understand: passed on, never dropped. */
export const remark = sqliteTable('remark', {
  id: id(),
  personId: integer('person_id').notNull(),
  unitId: integer('unit_id'),
  planId: integer('plan_id'),
  text: text('text').notNull(),
  at: integer('at').notNull(),
  answer: text('answer'),
  answeredAt: integer('answered_at'),
  answeredBy: integer('answered_by'),
})

/** What an organizer announces to units of a plan in words of their own. */
export const bulletin = sqliteTable('bulletin', {
  id: id(),
  planId: integer('plan_id')
    .notNull()
    .references(() => plan.id),
  text: text('text').notNull(),
  personId: integer('person_id').notNull(),
  at: integer('at').notNull(),
})

/** An own act that can be taken back for a while: what it was and how things stood before. */
export const undoable = sqliteTable(
  'undoable',
  {
    id: id(),
    personId: integer('person_id').notNull(),
    kind: text('kind').notNull(),
    args: text('args', { mode: 'json' }).$type<unknown>().notNull(),
    at: integer('at').notNull(),
    undoneAt: integer('undone_at'),
  },
  (t) => [index('undoable_person').on(t.personId, t.at)],
)

/** A platform's handle of a file that was uploaded once: good for that bot, sent again without uploading. */
export const platformFile = sqliteTable(
  'platform_file',
  {
    hash: text('hash').notNull(),
    channel: text('channel').notNull(),
    bot: text('bot').notNull(),
    handle: text('handle').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.channel, t.bot] })],
)

/** A personal address at which files are handed in. The token and the short code are derived from a key outside the database. */
export const uploadLink = sqliteTable(
  'upload_link',
  {
    id: id(),
    salt: text('salt').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Of the code that can be typed on another machine; null where it has none. */
    codeHash: text('code_hash').unique(),
    codeExpiresAt: integer('code_expires_at'),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    contactId: integer('contact_id').references(() => contact.id),
    /** Where the receipt goes. */
    identityId: integer('identity_id'),
    planId: integer('plan_id').references(() => plan.id),
    /** Null where the person chooses the item on the page. */
    assignmentId: integer('assignment_id').references(() => assignment.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Files that may come by it, and that have. */
    most: integer('most').notNull(),
    used: integer('used').notNull().default(0),
    revokedAt: integer('revoked_at'),
  },
  (t) => [index('upload_link_person').on(t.personId)],
)

/** What the bot keeps of an account at a platform: tokens that change, and what it learned of it. */
export const account = sqliteTable(
  'account',
  {
    channel: text('channel').notNull(),
    /** The bot or the application it belongs to. */
    name: text('name').notNull(),
    /** Sealed with the installation's key; null for an account whose token never changes. */
    tokens: text('tokens'),
    /** The pair before: what is left where the platform took the new one back. */
    tokensBefore: text('tokens_before'),
    /** Counts the pairs. */
    generation: integer('generation').notNull().default(0),
    accessExpiresAt: integer('access_expires_at'),
    refreshExpiresAt: integer('refresh_expires_at'),
    /** Somebody is fetching a new pair until then. */
    lockedUntil: integer('locked_until'),
    /** The pinned endpoint, the pinned form of the signature, the kind of account. */
    facts: text('facts', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.name] })],
)

/** Messages of a month by one bot, both directions: some platforms count them. */
export const traffic = sqliteTable(
  'traffic',
  {
    channel: text('channel').notNull(),
    bot: text('bot').notNull(),
    /** `2026-11`, in the agencies' own zone. */
    month: text('month').notNull(),
    sent: integer('sent').notNull().default(0),
    received: integer('received').notNull().default(0),
    /** When the organizers were told that it runs short. */
    warnedAt: integer('warned_at'),
  },
  (t) => [primaryKey({ columns: [t.channel, t.bot, t.month] })],
)

/** Append-only; each row is hashed with the one before. Persons by id only, so that one can be erased. */
export const journal = sqliteTable('journal', {
  sequence: integer('sequence').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
  way: text('way').notNull(),
  action: text('action').notNull(),
  object: text('object').notNull(),
  details: text('details', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  previous: text('previous').notNull(),
  hash: text('hash').notNull(),
})

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
})

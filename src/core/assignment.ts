// The life of an assignment: who may do what in which state, and what then has happened. Overdue is no state.
import type { Day, Role } from './plan-document.ts'
import { dayOf, type Instant } from './time.ts'

export type State =
  | 'waiting'
  | 'announced'
  | 'acknowledged'
  | 'submitted'
  | 'accepted'
  | 'returned'
  | 'declined'
  | 'cancelled'

/** What the unit answered with: a file, an official document's number, the three fields, or the word "done". */
export type Way = 'file' | 'document' | 'fields' | 'word'

/** How the answer came: the contact's own act in the chat or on the upload page, or what the organizer recorded. */
export type Via = 'chat' | 'upload' | 'phone' | 'group_chat' | 'paper'

export type Actor =
  | { kind: 'contact'; person: number; unit: number }
  /** `unit` is the organizer's own; null where it is not among the plan's units. */
  | { kind: 'organizer'; person: number; unit: number | null }
  | { kind: 'viewer'; person: number; unit: number | null }
  /** The bot itself: activation, cancelling of the event. */
  | { kind: 'system' }

export type Command =
  | { kind: 'announce' }
  | { kind: 'acknowledge'; via: Via }
  /** `submission` names what was sent (the store's id); a submission that is already known changes nothing. */
  | { kind: 'submit'; submission: number; way: Way; via: Via }
  /** The unit takes back what it sent by mistake; `returned` is what the organizer had said of the version before it. */
  | { kind: 'withdraw'; submission: number; returned: AssignmentState['returned']; via: Via }
  /** `submission` is the version that the organizer saw; null means the newest. */
  | { kind: 'accept'; submission: number | null }
  | { kind: 'return'; submission: number | null; reason: string }
  | { kind: 'decline'; what: Declined; reason: string | null; via: Via }
  /** The organizer's answer to "not ours". */
  | { kind: 'decide_not_ours'; granted: boolean }
  | { kind: 'cancel' }
  /** Takes back a cancelling, a refusal or an acceptance. */
  | { kind: 'reopen' }
  | { kind: 'pause' }
  | { kind: 'resume' }
  | { kind: 'request_extension'; until: Day; reason: string; via: Via }
  /** `until`: the day granted where it is another than the one asked for. */
  | { kind: 'decide_extension'; granted: boolean; until?: Day | null }
  /** Taken back by the unit, or moot: the deadline itself has moved. */
  | { kind: 'withdraw_extension'; why: 'unit' | 'moot' }
  /** The unit takes back that it does not take part, or that it is not theirs. */
  | { kind: 'take_back'; via: Via }

/** "Không cử đại biểu", "không có ý kiến", "không thuộc chức năng, nhiệm vụ của đơn vị". */
export type Declined = 'not_taking_part' | 'no_content' | 'not_ours'

export interface Submission {
  id: number
  way: Way
  via: Via
  /** When it arrived. */
  at: Instant
}

export interface AssignmentState {
  unit: number
  role: Role
  state: State
  announcedAt: Instant | null
  /** The first sign that the unit knows; kept whatever follows. */
  acknowledgedAt: Instant | null
  /** In order of arrival; the last is the newest. */
  submissions: Submission[]
  /** The version accepted last, kept on record when a newer one comes. */
  accepted: { submission: number; arrivedAt: Instant; at: Instant } | null
  returned: { submission: number; reason: string; at: Instant } | null
  declined: { what: Declined; reason: string | null; at: Instant } | null
  /** The unit says that it is not theirs and waits for the organizer. */
  notOurs: { reason: string; at: Instant } | null
  /** A request for more time that waits for the organizer. */
  extension: { until: Day; reason: string; at: Instant; person: number | null } | null
  /** The day granted last: a deadline of this assignment in place of the plan's. */
  extendedTo: Day | null
  pausedAt: Instant | null
  /** While cancelled: what to go back to. */
  cancelled: { from: State; at: Instant } | null
}

/** What decides besides the assignment: settings of its task, and dates of the plan. */
export interface AssignmentSettings {
  /** Whether answers need the organizer's acceptance; null is the default: all but a bare "done" do. */
  needsAcceptance: boolean | null
  /** The unit that runs the plan; its own tasks never need acceptance. */
  organizingUnit: number | null
  /** Until when a new version may follow an accepted one: the event's beginning; null where nothing ends it. */
  newVersionUntil: Instant | null
  /** The last day of the deadline in force, leniently read; null where there is none. */
  dueDay: Day | null
  zone: string
}

export type AssignmentEvent =
  | { kind: 'announced'; at: Instant }
  | { kind: 'acknowledged'; at: Instant; via: Via }
  | { kind: 'submitted'; at: Instant; submission: number; way: Way; via: Via; afterAcceptance: boolean }
  | { kind: 'withdrawn'; at: Instant; submission: number; returned: AssignmentState['returned'] }
  | { kind: 'accepted'; at: Instant; submission: number; by: 'organizer' | 'rule' }
  | { kind: 'returned'; at: Instant; submission: number; reason: string }
  | { kind: 'declined'; at: Instant; what: Declined; reason: string | null }
  | { kind: 'not_ours_claimed'; at: Instant; reason: string; via: Via }
  | { kind: 'not_ours_refused'; at: Instant }
  | { kind: 'cancelled'; at: Instant }
  | { kind: 'reopened'; at: Instant; to: State }
  | { kind: 'paused'; at: Instant }
  | { kind: 'resumed'; at: Instant }
  | { kind: 'not_ours_withdrawn'; at: Instant }
  | { kind: 'extension_requested'; at: Instant; until: Day; reason: string; via: Via; person: number | null }
  | { kind: 'extension_granted'; at: Instant; until: Day }
  | { kind: 'extension_refused'; at: Instant; until: Day }
  | { kind: 'extension_withdrawn'; at: Instant; why: 'unit' | 'moot' }

export type Refusal =
  /** Viewers look; coordinators are told and look. */
  | { code: 'may_only_look' }
  | { code: 'owes_nothing' }
  | { code: 'not_your_unit' }
  | { code: 'organizer_only' }
  /** What the organizer records for a unit carries the way it came, and what a contact does has none but the chat. */
  | { code: 'wrong_via' }
  /** No unit accepts or returns its own. */
  | { code: 'own_unit' }
  | { code: 'not_announced' }
  | { code: 'cancelled' }
  | { code: 'nothing_submitted' }
  /** Another version came after the one that was looked at. */
  | { code: 'newer_version'; submission: number }
  | { code: 'unknown_submission' }
  | { code: 'already_accepted' }
  | { code: 'already_submitted' }
  | { code: 'already_declined' }
  | { code: 'event_began' }
  | { code: 'reason_missing' }
  | { code: 'no_request' }
  | { code: 'nothing_to_reopen' }
  | { code: 'no_deadline' }
  | { code: 'date_past' }
  /** The date asked for is not after the deadline in force. */
  | { code: 'not_later'; dueDay: Day }

export type Decision = { ok: true; events: AssignmentEvent[] } | { ok: false; refusal: Refusal }

/** An assignment that nobody has been told of. */
export function newAssignment(unit: number, role: Role): AssignmentState {
  return {
    unit,
    role,
    state: 'waiting',
    announcedAt: null,
    acknowledgedAt: null,
    submissions: [],
    accepted: null,
    returned: null,
    declined: null,
    notOurs: null,
    extension: null,
    extendedTo: null,
    pausedAt: null,
    cancelled: null,
  }
}

const no = (refusal: Refusal): Decision => ({ ok: false, refusal })
const yes = (...events: AssignmentEvent[]): Decision => ({ ok: true, events })

/**
 * Decides one command. Nothing is changed here: {@link apply} the events.
 *
 * Asking twice is no mistake: what is already so is answered with no events. Commands may come late and in any order:
 * `at` is when the act happened, not when it was read, and an act that others have overtaken is recorded without
 * lowering the state.
 *
 * @param at when the person acted
 */
export function decide(
  current: AssignmentState,
  command: Command,
  actor: Actor,
  settings: AssignmentSettings,
  at: Instant,
): Decision {
  const refusal = mayAct(current, command, actor)
  if (refusal !== null) return no(refusal)
  switch (command.kind) {
    case 'announce':
      return current.state === 'waiting' ? yes({ kind: 'announced', at }) : yes()
    case 'acknowledge':
      if (current.state === 'cancelled') return no({ code: 'cancelled' })
      return current.acknowledgedAt !== null && current.acknowledgedAt <= at
        ? yes()
        : yes({ kind: 'acknowledged', at, via: command.via })
    case 'submit':
      return submit(current, command, settings, at)
    case 'withdraw':
      return withdraw(current, command, at)
    case 'accept':
    case 'return':
      return review(current, command, at)
    case 'decline':
      return decline(current, command, at)
    case 'decide_not_ours':
      if (current.notOurs === null) return no({ code: 'no_request' })
      if (!command.granted) return yes({ kind: 'not_ours_refused', at })
      return yes({ kind: 'declined', at, what: 'not_ours', reason: current.notOurs.reason })
    case 'cancel':
      return current.state === 'cancelled' ? yes() : yes({ kind: 'cancelled', at })
    case 'reopen':
      return reopen(current, at)
    case 'pause':
      return current.pausedAt === null ? yes({ kind: 'paused', at }) : yes()
    case 'resume':
      return current.pausedAt === null ? yes() : yes({ kind: 'resumed', at })
    case 'request_extension':
      return requestExtension(current, command, actor, settings, at)
    case 'decide_extension':
      return decideExtension(current, command, settings, at)
    case 'withdraw_extension':
      return current.extension === null
        ? no({ code: 'no_request' })
        : yes({ kind: 'extension_withdrawn', at, why: command.why })
    case 'take_back':
      return takeBack(current, at)
    default:
      return command satisfies never
  }
}

// What the unit itself says or does, and what the organizer may record for it.
const UNITS_ACTS: ReadonlySet<Command['kind']> = new Set([
  'acknowledge',
  'submit',
  'withdraw',
  'decline',
  'request_extension',
  'withdraw_extension',
  'take_back',
])
// What runs the plan rather than answers it; a coordinator's share has these too.
const PLAN_ACTS: ReadonlySet<Command['kind']> = new Set([
  'announce',
  'cancel',
  'reopen',
  'pause',
  'resume',
  'withdraw_extension',
])

function mayAct(current: AssignmentState, command: Command, actor: Actor): Refusal | null {
  if (actor.kind === 'viewer') return { code: 'may_only_look' }
  if (actor.kind === 'contact' && actor.unit !== current.unit) return { code: 'not_your_unit' }
  if (actor.kind === 'contact' && !UNITS_ACTS.has(command.kind)) return { code: 'organizer_only' }
  if (actor.kind === 'system' && !PLAN_ACTS.has(command.kind)) return { code: 'organizer_only' }
  if (current.role === 'coordinate' && !PLAN_ACTS.has(command.kind)) return { code: 'owes_nothing' }
  if ('via' in command) {
    const own = command.via === 'chat' || command.via === 'upload'
    if (own !== (actor.kind === 'contact')) return { code: 'wrong_via' }
    if (actor.kind === 'contact' && current.state === 'waiting') return { code: 'not_announced' }
  }
  const reviews = command.kind === 'accept' || command.kind === 'return'
  if (reviews && actor.kind === 'organizer' && actor.unit === current.unit) return { code: 'own_unit' }
  return null
}

function needsAcceptance(unit: number, way: Way, settings: AssignmentSettings): boolean {
  if (unit === settings.organizingUnit) return false
  return settings.needsAcceptance ?? way !== 'word'
}

function submit(
  current: AssignmentState,
  command: Extract<Command, { kind: 'submit' }>,
  settings: AssignmentSettings,
  at: Instant,
): Decision {
  if (current.state === 'cancelled') return no({ code: 'cancelled' })
  const { submission, way, via } = command
  if (current.submissions.some(({ id }) => id === submission)) return yes()
  const afterAcceptance = current.state === 'accepted' && at > current.accepted!.arrivedAt
  if (afterAcceptance && settings.newVersionUntil !== null && at >= settings.newVersionUntil) {
    return no({ code: 'event_began' })
  }
  const submitted = { kind: 'submitted', at, submission, way, via, afterAcceptance } as const
  const newest = current.submissions.at(-1)
  const overtaken = (newest !== undefined && newest.at > at) || (current.declined !== null && current.declined.at > at)
  if (overtaken || needsAcceptance(current.unit, way, settings)) return yes(submitted)
  return yes(submitted, { kind: 'accepted', at, submission, by: 'rule' })
}

/** Only the newest version, and only while nobody has decided on it; what was accepted is on record. */
function withdraw(
  current: AssignmentState,
  { submission, returned }: Extract<Command, { kind: 'withdraw' }>,
  at: Instant,
): Decision {
  if (current.state === 'cancelled') return no({ code: 'cancelled' })
  const newest = current.submissions.at(-1)
  if (!current.submissions.some(({ id }) => id === submission)) return no({ code: 'unknown_submission' })
  if (newest!.id !== submission) return no({ code: 'newer_version', submission: newest!.id })
  if (current.state === 'accepted') return no({ code: 'already_accepted' })
  if (current.state !== 'submitted') return no({ code: 'nothing_submitted' })
  return yes({ kind: 'withdrawn', at, submission, returned })
}

function review(
  current: AssignmentState,
  command: Extract<Command, { kind: 'accept' | 'return' }>,
  at: Instant,
): Decision {
  if (current.state === 'cancelled') return no({ code: 'cancelled' })
  if (current.state === 'declined') return no({ code: 'already_declined' })
  const newest = current.submissions.at(-1)
  if (newest === undefined) return no({ code: 'nothing_submitted' })
  const submission = command.submission ?? newest.id
  if (!current.submissions.some(({ id }) => id === submission)) return no({ code: 'unknown_submission' })
  // Two organizers at once, or one press read twice: the second finds it done.
  if (command.kind === 'accept' && current.state === 'accepted' && current.accepted?.submission === submission) {
    return yes()
  }
  if (submission !== newest.id) return no({ code: 'newer_version', submission: newest.id })
  if (command.kind === 'accept') return yes({ kind: 'accepted', at, submission, by: 'organizer' })
  if (command.reason.trim() === '') return no({ code: 'reason_missing' })
  return yes({ kind: 'returned', at, submission, reason: command.reason })
}

function decline(current: AssignmentState, command: Extract<Command, { kind: 'decline' }>, at: Instant): Decision {
  const { what, reason, via } = command
  if (current.state === 'cancelled') return no({ code: 'cancelled' })
  if (current.state === 'accepted') return no({ code: 'already_accepted' })
  if (what === 'not_ours') {
    if (current.state === 'declined') return no({ code: 'already_declined' })
    if (current.state === 'submitted') return no({ code: 'already_submitted' })
    if (reason === null || reason.trim() === '') return no({ code: 'reason_missing' })
    return yes({ kind: 'not_ours_claimed', at, reason, via })
  }
  if (current.declined?.what === what) return yes()
  return yes({ kind: 'declined', at, what, reason })
}

function reopen(current: AssignmentState, at: Instant): Decision {
  switch (current.state) {
    case 'cancelled':
      return yes({ kind: 'reopened', at, to: current.cancelled!.from })
    case 'declined':
      return yes({ kind: 'reopened', at, to: 'acknowledged' })
    case 'accepted':
      return yes({ kind: 'reopened', at, to: 'submitted' })
    default:
      return no({ code: 'nothing_to_reopen' })
  }
}

function requestExtension(
  current: AssignmentState,
  command: Extract<Command, { kind: 'request_extension' }>,
  actor: Actor,
  settings: AssignmentSettings,
  at: Instant,
): Decision {
  const { until, reason, via } = command
  if (current.state === 'cancelled') return no({ code: 'cancelled' })
  if (current.state === 'declined') return no({ code: 'already_declined' })
  if (current.state === 'accepted') return no({ code: 'already_accepted' })
  if (current.state === 'submitted') return no({ code: 'already_submitted' })
  if (settings.dueDay === null) return no({ code: 'no_deadline' })
  if (until < dayOf(at, settings.zone)) return no({ code: 'date_past' })
  if (until <= settings.dueDay) return no({ code: 'not_later', dueDay: settings.dueDay })
  if (reason.trim() === '') return no({ code: 'reason_missing' })
  return yes({
    kind: 'extension_requested',
    at,
    until,
    reason,
    via,
    person: actor.kind === 'contact' ? actor.person : null,
  })
}

function decideExtension(
  current: AssignmentState,
  command: Extract<Command, { kind: 'decide_extension' }>,
  settings: AssignmentSettings,
  at: Instant,
): Decision {
  if (current.extension === null) return no({ code: 'no_request' })
  const asked = current.extension.until
  if (!command.granted) return yes({ kind: 'extension_refused', at, until: asked })
  const until = command.until ?? asked
  if (until < dayOf(at, settings.zone)) return no({ code: 'date_past' })
  if (settings.dueDay !== null && until <= settings.dueDay) return no({ code: 'not_later', dueDay: settings.dueDay })
  return yes({ kind: 'extension_granted', at, until })
}

/** "Chúng tôi sẽ tham gia": what was declined is open again, a claim that waits is dropped. */
function takeBack(current: AssignmentState, at: Instant): Decision {
  if (current.state === 'cancelled') return no({ code: 'cancelled' })
  if (current.notOurs !== null) return yes({ kind: 'not_ours_withdrawn', at })
  if (current.state !== 'declined') return no({ code: 'nothing_to_reopen' })
  return yes({ kind: 'reopened', at, to: 'acknowledged' })
}

/** The assignment after an event. Events that {@link decide} gave, in that order. */
export function apply(state: AssignmentState, event: AssignmentEvent): AssignmentState {
  switch (event.kind) {
    case 'announced':
      return { ...state, state: 'announced', announcedAt: event.at }
    case 'acknowledged':
      return { ...heard(state, event.at), state: known(state.state) }
    case 'submitted':
      return afterSubmitted(state, event)
    case 'accepted': {
      const version = state.submissions.find(({ id }) => id === event.submission)!
      const accepted = { submission: version.id, arrivedAt: version.at, at: event.at }
      return { ...state, state: 'accepted', accepted, returned: null, extension: null, notOurs: null }
    }
    case 'withdrawn':
      return afterWithdrawn(state, event)
    case 'returned': {
      const { submission, reason, at } = event
      return { ...state, state: 'returned', returned: { submission, reason, at } }
    }
    case 'declined': {
      const { what, reason, at } = event
      const declined = { what, reason, at }
      const newest = state.submissions.at(-1)
      if (what !== 'not_ours' && newest !== undefined && newest.at > at) return heard(state, at)
      return { ...heard(state, at), state: 'declined', declined, notOurs: null, extension: null }
    }
    case 'not_ours_claimed':
      return {
        ...heard(state, event.at),
        state: known(state.state),
        notOurs: { reason: event.reason, at: event.at },
      }
    case 'not_ours_refused':
    case 'not_ours_withdrawn':
      return { ...state, notOurs: null }
    case 'cancelled':
      return { ...state, state: 'cancelled', cancelled: { from: state.state, at: event.at } }
    case 'reopened':
      return {
        ...state,
        state: event.to,
        cancelled: null,
        declined: event.to === 'declined' ? state.declined : null,
        accepted: event.to === 'submitted' && state.state === 'accepted' ? null : state.accepted,
      }
    case 'paused':
      return { ...state, pausedAt: event.at }
    case 'resumed':
      return { ...state, pausedAt: null }
    case 'extension_requested': {
      const { until, reason, at, person } = event
      return { ...heard(state, at), state: known(state.state), extension: { until, reason, at, person } }
    }
    case 'extension_granted':
      return { ...state, extension: null, extendedTo: event.until }
    case 'extension_refused':
    case 'extension_withdrawn':
      return { ...state, extension: null }
    default:
      return event satisfies never
  }
}

/** Every act of a unit shows that it knows; the earliest is kept. */
function heard(state: AssignmentState, at: Instant): AssignmentState {
  const acknowledgedAt = state.acknowledgedAt === null ? at : Math.min(state.acknowledgedAt, at)
  return { ...state, acknowledgedAt }
}

const known = (state: State): State => (state === 'waiting' || state === 'announced' ? 'acknowledged' : state)

function afterSubmitted(
  state: AssignmentState,
  event: Extract<AssignmentEvent, { kind: 'submitted' }>,
): AssignmentState {
  const version: Submission = { id: event.submission, way: event.way, via: event.via, at: event.at }
  const submissions = [...state.submissions, version].sort((a, b) => a.at - b.at || a.id - b.id)
  const next = { ...heard(state, event.at), submissions }
  // Read late: it is on record, but what was sent or said after it still holds.
  const overtaken = submissions.at(-1) !== version || (state.declined !== null && state.declined.at > event.at)
  if (overtaken) return next
  return { ...next, state: 'submitted', returned: null, declined: null, notOurs: null, extension: null }
}

/** As it was before the version came: with the one before it, or with none. */
function afterWithdrawn(
  state: AssignmentState,
  { submission, returned }: Extract<AssignmentEvent, { kind: 'withdrawn' }>,
): AssignmentState {
  const submissions = state.submissions.filter(({ id }) => id !== submission)
  const before = submissions.at(-1)
  if (before === undefined) return { ...state, submissions, state: 'acknowledged' }
  if (state.accepted?.submission === before.id) return { ...state, submissions, state: 'accepted' }
  return returned?.submission === before.id
    ? { ...state, submissions, state: 'returned', returned }
    : { ...state, submissions, state: 'submitted' }
}

/** Decides and applies: the assignment afterwards, or the refusal. */
export function act(
  current: AssignmentState,
  command: Command,
  actor: Actor,
  settings: AssignmentSettings,
  at: Instant,
): { ok: true; state: AssignmentState; events: AssignmentEvent[] } | { ok: false; refusal: Refusal } {
  const decision = decide(current, command, actor, settings, at)
  if (!decision.ok) return decision
  return { ok: true, state: decision.events.reduce(apply, current), events: decision.events }
}

/** Whether nobody may chase the unit: it has answered, waits for the organizer, or was told to wait. */
export function isQuiet(assignment: AssignmentState): boolean {
  const { state, extension, notOurs, pausedAt, role } = assignment
  if (role === 'coordinate' || extension !== null || notOurs !== null || pausedAt !== null) return true
  return state !== 'announced' && state !== 'acknowledged' && state !== 'returned'
}

/** When something first arrived, whatever became of it; null where nothing has. */
export const firstArrival = (assignment: AssignmentState): Instant | null => assignment.submissions[0]?.at ?? null

/**
 * Whether the accepted version arrived in time; null where nothing is accepted.
 * @param lenient what lateness is judged by; null where there is no deadline, and then nothing is late
 */
export function acceptedOnTime(assignment: AssignmentState, lenient: Instant | null): boolean | null {
  if (assignment.state !== 'accepted' || assignment.accepted === null) return null
  return lenient === null || assignment.accepted.arrivedAt <= lenient
}

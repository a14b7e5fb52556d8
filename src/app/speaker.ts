// Who wrote: the person behind an address, what they may see and do, and how they are answered.
import type { Request } from '../core/incoming.ts'
import type { Notice, RefusalCode } from '../core/notice.ts'
import type { Instant } from '../core/time.ts'
import { waitFor } from '../store/conversations.ts'
import { type Contact, contactsOfPerson, type Identity, type Person, personById, rolesOf } from '../store/people.ts'
import { type Plan, planById, plansInState } from '../store/plans.ts'
import { type App, type By, tell } from './app.ts'

export interface Speaker {
  person: Person
  identity: Identity
  contacts: Contact[]
  /** The highest role beside being a contact. */
  role: 'organizer' | 'viewer' | null
  /** Plans that the role is limited to; null where it holds for all. */
  plans: number[] | null
  /** The message that is being handled, so that answers can point to it. */
  messageId: string | null
  at: Instant
}

export function speakerOf(app: App, identity: Identity, messageId: string | null, at: Instant): Speaker | null {
  const person = personById(app.db, identity.personId)
  if (!person) return null
  const contacts = contactsOfPerson(app.db, person.id)
  const roles = rolesOf(app.db, person.id)
  if (contacts.length === 0 && roles.length === 0) return null
  const role = roles.some((r) => r.role === 'organizer') ? 'organizer' : roles.length > 0 ? 'viewer' : null
  const everywhere = roles.some((r) => r.planId === null)
  return {
    person,
    identity,
    contacts,
    role,
    plans: role === null || everywhere ? null : roles.map((r) => r.planId!),
    messageId,
    at,
  }
}

export const byOf = (speaker: Speaker): By => ({ actor: `person:${speaker.person.id}`, way: speaker.identity.channel })

/** Answers in the chat where it was asked, at any hour. */
export function answer(app: App, speaker: Speaker, notice: Notice): void {
  tell(
    app,
    { lane: 'reply', personId: speaker.person.id, identityId: speaker.identity.id, replyTo: speaker.messageId },
    notice,
  )
}

export const refuse = (app: App, speaker: Speaker, code: RefusalCode, detail: string | null = null): void =>
  answer(app, speaker, { kind: 'refused', code, detail })

/** Asks something and waits for the answer. */
export function ask(
  app: App,
  speaker: Speaker,
  what: Omit<Extract<Notice, { kind: 'ask' }>, 'kind'> & {
    onBehalf?: 'phone' | 'group_chat' | 'paper' | null
    pending?: Request | null
  },
): void {
  const { onBehalf, pending, ...notice } = what
  waitFor(app.db, speaker.identity.id, {
    ...notice,
    onBehalf: onBehalf ?? null,
    pending: pending ?? null,
    at: app.now(),
  })
  answer(app, speaker, { kind: 'ask', ...notice })
}

/** Plans that a contact's units take part in and that run. */
export function plansOfContact(app: App, contact: Contact): Plan[] {
  if (contact.planId === null) return plansInState(app.db, 'active')
  const plan = planById(app.db, contact.planId)
  return plan?.state === 'active' ? [plan] : []
}

/** Plans that this organizer or viewer may look at. */
export const plansOfRole = (app: App, speaker: Speaker): Plan[] =>
  speaker.role === null
    ? []
    : plansInState(app.db, 'draft', 'active').filter((p) => speaker.plans === null || speaker.plans.includes(p.id))

/** What names a plan in the chat. */
export const SHORT_ID = /^kh\d{1,4}$/i

/**
 * The plan a command means: the one named at its beginning (`KH1`, or a plan's number), else the only one.
 * Answers by itself where there is none or several.
 * @param any where it concerns all plans alike: whichever runs
 */
export function planMeant(app: App, speaker: Speaker, args: string, any = false): { plan: Plan; rest: string } | null {
  const plans = plansOfRole(app, speaker)
  const [first = ''] = args.trim().split(/\s+/)
  const named = plans.find(
    (p) =>
      p.shortId.toLowerCase() === first.toLowerCase() ||
      (p.number !== null && p.number.toLowerCase() === first.toLowerCase()),
  )
  if (named) return { plan: named, rest: args.trim().slice(first.length).trim() }
  // Another's plan, or none, is not to be taken for the one at hand.
  if (SHORT_ID.test(first)) {
    refuse(app, speaker, 'plan_unknown', first.toUpperCase())
    return null
  }
  const active = plans.filter((p) => p.state === 'active')
  const only = any
    ? (active[0] ?? plans[0])
    : plans.length === 1
      ? plans[0]
      : active.length === 1
        ? active[0]
        : undefined
  if (only) return { plan: only, rest: args.trim() }
  if (plans.length === 0) refuse(app, speaker, 'no_plan')
  else askWhichPlan(app, speaker, plans)
  return null
}

/** Asks which of several plans is meant; whoever handles the request keeps it until that is answered. */
export const askWhichPlan = (app: App, speaker: Speaker, plans: readonly Plan[]): void =>
  ask(app, speaker, { ask: 'which_plan', plan: null, about: null, parked: [], among: plans.map((p) => p.id) })

/** The plan that a text names and nothing else: "KH1", "số 4417/KH-BTP". */
export function planNamed(app: App, speaker: Speaker, text: string): Plan | undefined {
  const said = text
    .trim()
    .replace(/^(?:kế hoạch|ke hoach|plan)\s+/iu, '')
    .replace(/^(?:số|so|no)\s+/iu, '')
    .toLowerCase()
  return plansOfRole(app, speaker).find((p) => [p.shortId, p.number].some((name) => name?.toLowerCase() === said))
}

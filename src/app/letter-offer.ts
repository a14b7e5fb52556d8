// What a document that cites a stored plan is to it, and what each of its changes comes to there.
import { type Effect, type MatchedChange, matchChanges } from '../core/amendment.ts'
import { addWorkingDays } from '../core/calendar.ts'
import type { AmendContext } from '../core/meant-task.ts'
import type { EventChange, PlaceChange } from '../core/notice.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { addDays, formatDay } from '../core/time.ts'
import { fold, resolveUnit } from '../core/units.ts'
import { latestVersion, type Plan } from '../store/plans.ts'
import type { Choice, Letter } from '../store/proposals.ts'
import type { App } from './app.ts'
import { citedPlan } from './cited-plan.ts'
import { unitContext } from './spread.ts'
import { eventOf, loadWorld } from './world.ts'

export type Arrival =
  /** To be imported as a plan of its own, or as a version of one. */
  | { kind: 'plan' }
  | { kind: 'letter'; plan: Plan }
  | { kind: 'unknown'; number: string }
  | { kind: 'closed'; plan: Plan }

/** What a document is to this installation: a plan, or a letter that changes one that is stored. */
export function arrivalOf(app: App, document: PlanDocument): Arrival {
  const { amends } = document
  if (!amends || amends.replaces) return { kind: 'plan' }
  const cited = citedPlan(app, document)
  const invites = amends.changes.every(({ kind }) => kind === 'event_date' || kind === 'event_place')
  const invitation = amends.changes.find((change) => change.kind === 'event_date' && change.invitation !== null)
  if (cited.kind === 'plan') {
    // An invitation changes the plan that is about its event, no other one that it rests on.
    const meant = invitation?.kind === 'event_date' && invites ? sameEvent(cited.plan, invitation.invitation!) : true
    return meant ? { kind: 'letter', plan: cited.plan } : { kind: 'plan' }
  }
  if (document.assignments.length > 0) return { kind: 'plan' }
  return cited.kind === 'closed' ? cited : { kind: 'unknown', number: amends.number }
}

/** Do most words of the event's name in the invitation stand in the plan's own? */
function sameEvent(plan: Plan, name: string): boolean {
  const own = new Set(fold(`${plan.eventName ?? ''} ${plan.title ?? ''}`).split(' '))
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '' && !/^\d+$/.test(word))
  if (words.length === 0) return plan.eventName !== null
  return words.filter((word) => own.has(word)).length / words.length >= 0.6
}

export interface OfferedChange extends MatchedChange {
  chosen: boolean
}

export interface Offer {
  plan: Plan
  /** What the letter is called: "Công văn số 955/BNGV-VP ngày 14/04/2026". */
  basis: string
  keepsRest: boolean
  changes: OfferedChange[]
  /** What it looked like when it was shown: another look means that something happened since. */
  seen: string
}

export const NO_CHOICE: Choice = { left: [], taken: [], meant: {} }

/** What a letter's changes come to for a plan as it is now. */
export function offerOf(app: App, plan: Plan, letter: Pick<Letter, 'document'>, choice: Choice): Offer {
  const { document } = letter
  const ctx = amendContext(app, plan, document)
  const changes = matchChanges(document.amends?.changes ?? [], ctx, choice.meant).map((one) => ({
    ...one,
    chosen:
      one.effect !== null && (one.state === 'clear' ? !choice.left.includes(one.no) : choice.taken.includes(one.no)),
  }))
  return {
    plan,
    basis: nameOf(app, document),
    keepsRest: document.amends?.keepsRest ?? false,
    changes,
    seen: JSON.stringify([ctx.plan.event, ctx.plan.venues, ctx.plan.documentDate, ctx.plan.tasks, changes]),
  }
}

function amendContext(app: App, plan: Plan, document: PlanDocument): AmendContext {
  const world = loadWorld(app, plan.id)
  const stored = latestVersion(app.db, plan.id)?.document
  const on = plan.eventDate ?? plan.eventWindowFrom ?? plan.documentDate
  // What both declare is known under the letter's own meaning.
  const abbreviations = { ...stored?.abbreviations, ...document.abbreviations }
  const unitCtx = unitContext(app, { on, issuer: document.issuer ?? plan.issuer, abbreviations })
  const { eventWindowFrom: from, eventWindowTo: to } = plan
  return {
    plan: {
      documentDate: plan.documentDate,
      eventName: plan.eventName,
      event: eventOf(plan),
      window: from && to ? { from, to } : null,
      venues: plan.eventVenues,
      form: stored?.event?.form ?? null,
      tasks: world.tasks.map((task) => {
        const shares = world.shares.filter((s) => s.task.id === task.id && s.row.role === task.role)
        const live = shares.filter((s) => s.life.state !== 'cancelled')
        return {
          id: task.id,
          ref: task.ref,
          unitText: task.unitText,
          unitKeys: live.flatMap((s) => [s.unit.key, ...(s.executor ? [s.executor.key] : [])]),
          text: task.text,
          deliverables: world.deliverables.get(task.id) ?? [],
          deadline: task.deadline,
        }
      }),
      doubtfulNumbers: stored?.questions.some(({ code }) => code === 'duplicate_number') ?? false,
    },
    keysOf(name) {
      const found = resolveUnit(name, unitCtx)
      return found.kind === 'group' ? found.members.map(({ key }) => key) : [found.unit.key]
    },
    later: (day, days, unit) =>
      unit === 'day' ? addDays(day, days) : addWorkingDays(app.settings.calendar, day, days),
  }
}

const KINDS = [
  [/[/-]GM\b/u, 'basis-invitation'],
  [/[/-]QĐ(?!\p{L})/u, 'basis-decision'],
  [/[/-]TB\b/u, 'basis-announcement'],
  [/[/-]KH\b/u, 'basis-plan'],
] as const

function nameOf(app: App, { number, date }: PlanDocument): string {
  const t = app.ports.texts(app.settings.language)
  if (number === null) return date === null ? t('basis-bare') : t('basis-dated', { day: formatDay(date) })
  const kind = KINDS.find(([sign]) => sign.test(number))?.[1] ?? 'basis-letter'
  const named = t(kind, { number })
  return date === null ? named : t('basis-of-day', { document: named, day: formatDay(date) })
}

/** The effect on the event, as an event change; null where no chosen change has one. */
export function eventChangeOf(offer: Offer, by: string | null): EventChange | null {
  const effect = chosenEffects(offer).find((one) => one.kind === 'event')
  return effect?.kind === 'event' ? { from: eventOf(offer.plan), to: effect.to, basis: offer.basis, by } : null
}

export const placeChangeOf = (offer: Offer, document: PlanDocument | undefined): PlaceChange | null => {
  const effect = chosenEffects(offer).find((one) => one.kind === 'place')
  if (effect?.kind !== 'place') return null
  const from = { form: document?.event?.form ?? null, venues: offer.plan.eventVenues }
  return { from, to: { form: effect.form, venues: effect.venues } }
}

export const chosenEffects = (offer: Offer): Effect[] =>
  offer.changes.flatMap(({ chosen, effect }) => (chosen && effect ? [effect] : []))

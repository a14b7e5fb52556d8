// More time: a request of a unit, the organizer's answer, and what ends a request without one.
import type { Actor } from '../core/assignment.ts'
import type { Day } from '../core/plan-document.ts'
import type { TalkNotice } from '../core/talk.ts'
import type { Instant } from '../core/time.ts'
import { MINUTE } from '../core/time.ts'
import { transact } from '../store/db.ts'
import { type Acted, doAct } from './acts.ts'
import { type App, type By, SYSTEM, tell } from './app.ts'
import type { Hand } from './submit.ts'
import { bulkTime, contactsToTell, tellOrganizers } from './telling.ts'
import type { Share, World } from './world.ts'

/** Asks for more time; the organizers are told at once, and several within minutes in one message. */
export function requestExtension(app: App, assignmentId: number, until: Day, reason: string, hand: Hand): Acted {
  return transact(app.db, (): Acted => {
    const acted = doAct(
      app,
      assignmentId,
      { kind: 'request_extension', until, reason: reason.normalize('NFC'), via: hand.onBehalf ?? 'chat' },
      hand.actor,
      hand.by,
      hand.at,
    )
    if (acted.ok) tellWaiting(app, acted.world.plan.id, hand.personId)
    return acted
  })
}

/** The first goes out at once; what comes within so many minutes of it is told together when they are over. */
const TOGETHER_MS = 5 * MINUTE

function tellWaiting(app: App, planId: number, except: number | null): void {
  const notice = { kind: 'extensions_waiting', plan: planId } as const
  const slot = Math.floor(app.now() / TOGETHER_MS)
  const options = { except, unlessWaiting: true }
  const told = tellOrganizers(app, planId, notice, { ...options, key: `extensions:${planId}:${slot}` })
  if (told > 0) return
  const later = bulkTime(app) === app.now() ? { notBefore: (slot + 1) * TOGETHER_MS } : {}
  tellOrganizers(app, planId, notice, { ...options, ...later, key: `extensions:${planId}:${slot + 1}` })
}

export type ExtensionVerdict = { granted: true; until: Day | null } | { granted: false; reason: string | null }

/**
 * Answers a request and tells whoever asked (else every contact of the unit); the cards follow by themselves.
 * @param asked when the request was made that the organizer saw: a newer one is another
 */
export function decideExtension(
  app: App,
  share: Share,
  asked: Instant,
  verdict: ExtensionVerdict,
  actor: Actor,
  by: By,
): Acted {
  return transact(app.db, (): Acted => {
    const request = share.life.extension
    if (request === null || request.at !== asked) return { ok: false, refusal: { code: 'no_request' } }
    const command = verdict.granted
      ? ({ kind: 'decide_extension', granted: true, until: verdict.until } as const)
      : ({ kind: 'decide_extension', granted: false } as const)
    const acted = doAct(app, share.row.id, command, actor, by)
    if (!acted.ok) return acted
    const until = verdict.granted ? (verdict.until ?? request.until) : request.until
    tellAsker(app, acted.world.plan.id, share, request, {
      granted: verdict.granted,
      until,
      reason: verdict.granted ? null : verdict.reason,
    })
    return acted
  })
}

type Request = NonNullable<Share['life']['extension']>
type Told = Omit<Extract<TalkNotice, { kind: 'extension_told' }>, 'kind' | 'assignment' | 'asked'>

/** Whoever asked hears what became of it; where that person is there no more, every contact of the unit. */
function tellAsker(app: App, planId: number, { row }: Share, request: Request, told: Told): void {
  const contacts = contactsToTell(app, planId, row.unitId)
  const asker = contacts.filter((c) => c.personId === request.person)
  for (const { personId } of asker.length > 0 ? asker : contacts)
    tell(
      app,
      {
        lane: 'bulk',
        personId,
        key: `extension_told:${row.id}:${request.at}:${personId}`,
        notBefore: bulkTime(app),
      },
      { kind: 'extension_told', assignment: row.id, asked: request.until, ...told },
    )
}

/** A request for a day that the deadline itself has reached meanwhile: nothing is left to decide. */
const isMoot = ({ life, due }: Share): boolean =>
  life.extension !== null &&
  (due.kind === 'no_deadline' || (due.kind === 'due' && due.due.lenientDay >= life.extension.until))

/** Requests of a plan that wait for the organizer, oldest first. */
export const waitingExtensions = (world: World): Share[] =>
  world.shares
    .filter((s) => s.life.extension !== null && s.life.state !== 'cancelled' && !isMoot(s))
    .sort((a, b) => a.life.extension!.at - b.life.extension!.at || a.row.id - b.row.id)

/**
 * Ends what is moot, so that the unit is reminded again of the deadline that holds, and tells whoever asked.
 * @returns whether anything was ended, so that the plan has to be read again
 */
export function endMoot(app: App, world: World): boolean {
  const moot = world.shares.filter((share) => share.life.state !== 'cancelled' && isMoot(share))
  for (const share of moot) {
    const request = share.life.extension!
    const acted = doAct(app, share.row.id, { kind: 'withdraw_extension', why: 'moot' }, { kind: 'system' }, SYSTEM)
    if (acted.ok)
      tellAsker(app, world.plan.id, share, request, { granted: true, until: request.until, reason: null, moot: true })
  }
  return moot.length > 0
}

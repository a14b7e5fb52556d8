// Phoning units from the list: tried in vain and to be tried again, taken back.
import { nextWorkingTime } from '../core/calendar.ts'
import { changeAssignment } from '../store/assignments.ts'
import { record } from '../store/journal.ts'
import { type App, tell } from './app.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { loadWorld } from './world.ts'

/** Tried again after this time, within working hours. */
const AGAIN_MS = 2 * 3600_000

/** Nobody picked up: the unit goes to the end of the list, and who phoned is reminded. */
export function callLater(app: App, speaker: Speaker, planId: number, unitId: number): void {
  const at = app.now()
  const again = nextWorkingTime(app.settings.calendar, at + AGAIN_MS)
  record(app.db, {
    at,
    ...byOf(speaker),
    action: 'call_later',
    object: `unit:${unitId}`,
    details: { plan: planId, again },
  })
  const to = { lane: 'reply', personId: speaker.person.id, notBefore: again } as const
  tell(app, to, { kind: 'call_back', plan: planId, unit: unitId, asked: at })
  answer(app, speaker, { kind: 'called', plan: planId, unit: unitId, what: 'later' })
}

export function undoCall(app: App, speaker: Speaker, planId: number, unitId: number): void {
  const shares = loadWorld(app, planId, [unitId]).shares
  if (shares.length === 0) return refuse(app, speaker, 'stale_button')
  for (const share of shares) changeAssignment(app.db, share.row.id, { calledAt: null })
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: 'call_undone',
    object: `unit:${unitId}`,
    details: { plan: planId },
  })
  answer(app, speaker, { kind: 'called', plan: planId, unit: unitId, what: 'undone' })
}

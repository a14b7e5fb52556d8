// Somebody who could not be reached is back: what was missed is said once, by the cards as they are now.

import type { Notice } from '../core/notice.ts'
import { change, missedBy } from '../store/outbox.ts'
import { contactsOfPerson, type Identity } from '../store/people.ts'
import { type App, tell } from './app.ts'
import { unitsOf } from './cards-together.ts'
import { plansOfContact } from './speaker.ts'
import { bulkTime } from './telling.ts'
import { loadShare } from './world.ts'

/**
 * @param missedFor `window`: only what a window that was over kept back; `any`: all that could not be brought
 * @returns the cards that are shown, by plan and unit
 */
export function comeBack(app: App, { personId, id: identityId }: Identity, missedFor: 'window' | 'any'): Set<string> {
  const reason = missedFor === 'any' ? null : missedFor
  return bring(app, { lane: 'reply', personId, identityId }, reason)
}

/** A plan's policy let go of a channel: what it kept back is brought by whichever way is open, in working hours. */
export function bringAgain(app: App, personId: number): void {
  bring(app, { lane: 'bulk', personId, notBefore: bulkTime(app) }, 'policy')
}

function bring(app: App, to: Parameters<typeof tell>[1] & { personId: number }, reason: string | null): Set<string> {
  const shown = new Set<string>()
  const missed = missedBy(app.db, to.personId).filter((row) => reason === null || row.reason === reason)
  if (missed.length === 0) return shown
  for (const row of missed) change(app.db, row.id, { state: 'dropped', reason: 'came back' })
  // Cards show where things stand; what an organizer announced stands nowhere else.
  for (const { notice } of missed) if (notice.kind === 'bulletin') tell(app, to, notice)
  const cards = new Set(missed.flatMap(({ notice }) => cardsOf(app, notice)))
  for (const contact of contactsOfPerson(app.db, to.personId))
    for (const plan of plansOfContact(app, contact)) {
      const card = `${plan.id}:${contact.unitId}`
      if (!(cards.has(card) || cards.has(`${plan.id}:all`)) || shown.has(card)) continue
      shown.add(card)
      tell(app, to, { kind: 'announcement', plan: plan.id, unit: contact.unitId })
    }
  return shown
}

/** The cards, by plan and unit, that a missed message was about; those that nothing was missed of are not shown again. */
function cardsOf(app: App, notice: Notice): string[] {
  switch (notice.kind) {
    case 'announcement':
    case 'nudge':
      return unitsOf(notice).map((unit) => `${notice.plan}:${unit}`)
    case 'event_changed':
    case 'task_changed':
      return [`${notice.plan}:${notice.unit}`]
    case 'plan_changed':
      return notice.parts.length === 0
        ? [`${notice.plan}:all`]
        : notice.parts.map(({ unit }) => `${notice.plan}:${unit}`)
    case 'reminder':
      return notice.items.flatMap(({ assignmentId }) => {
        const share = loadShare(app, assignmentId)?.share
        return share ? [`${share.task.planId}:${share.row.unitId}`] : []
      })
    default:
      return []
  }
}

// Days left are said on cards, so cards that say them are brought up to date each working morning; an edit rings no phone.
import { nextWorkingTime } from '../core/calendar.ts'
import { dayOf, daysBetween } from '../core/time.ts'
import { cardsOf } from '../store/assignments.ts'
import { editWaits } from '../store/outbox.ts'
import { identityById } from '../store/people.ts'
import { plansInState } from '../store/plans.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import { type App, channelOf, tell } from './app.ts'
import { isOpen } from './plan-facts.ts'
import { loadWorld, type Share } from './world.ts'

const KEY = 'cards_of_day'
/** Deadlines so many days away are counted in words; for one that passed, the mark changes once. */
const AHEAD = 31
const BEHIND = 4

/** Queues the morning's edits, once a day. @returns whether this is a new day */
export function refreshDaily(app: App): boolean {
  const { calendar } = app.settings
  const today = dayOf(app.now(), calendar.zone)
  const last = readSetting<string>(app.db, KEY)
  if (last === today) return false
  writeSetting(app.db, KEY, today)
  if (last === null || !calendar.isWorkingDay(today)) return false
  for (const plan of plansInState(app.db, 'active')) refreshPlan(app, plan.id, today)
  return true
}

function refreshPlan(app: App, planId: number, today: string): void {
  const cards = cardsOf(app.db, planId)
  if (cards.length === 0) return
  const near = (share: Share): boolean => {
    if (share.due.kind !== 'due') return false
    const days = daysBetween(today, share.due.due.lenientDay)
    return days <= AHEAD && days >= -BEHIND
  }
  const counting = new Set(
    loadWorld(app, planId)
      .shares.filter((share) => isOpen(share) && near(share))
      .map((share) => share.row.unitId),
  )
  const notBefore = nextWorkingTime(app.settings.calendar, app.now())
  for (const card of cards) {
    const identity = counting.has(card.unitId) ? identityById(app.db, card.identityId) : undefined
    const channel = identity && channelOf(app, identity)
    if (!identity?.reachable || !channel?.abilities.edit || editWaits(app.db, card.outboxId)) continue
    tell(
      app,
      { lane: 'bulk', personId: identity.personId, identityId: identity.id, edits: card.outboxId, notBefore },
      { kind: 'card', plan: planId, unit: card.unitId },
    )
  }
}

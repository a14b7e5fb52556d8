// Facts of plain questions: when the event is, and what a contact asks about the own work.
import { workingDaysBetween } from '../../core/calendar.ts'
import type { Facts, Notice } from '../../core/notice.ts'
import { dayOf } from '../../core/time.ts'
import { contactsOfPerson } from '../../store/people.ts'
import { planById, plansInState } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { owed, planFacts } from '../plan-facts.ts'
import { loadWorld } from '../world.ts'
import { type Gone, gone, items, type Recipient } from './gone.ts'

export function eventAnswer(app: App, planId: number): Facts | Gone {
  const plan = planById(app.db, planId)
  if (!plan) return gone('no plan')
  const { calendar } = app.settings
  const today = dayOf(app.now(), calendar.zone)
  const facts = planFacts(app, plan)
  const { day, state } = facts.event
  const ahead = state === 'fixed' && day !== null && day > today
  return {
    kind: 'event_facts',
    plan: facts,
    today,
    workingDays: ahead ? workingDaysBetween(calendar, today, day) : null,
  }
}

/** Own items only: nobody learns here what another unit owes. */
export function ownAnswer(app: App, notice: Extract<Notice, { kind: 'own_work' }>, to: Recipient): Facts | Gone {
  if (to.personId === null) return gone('nobody')
  const parts: Extract<Facts, { kind: 'own_work' }>['parts'] = []
  for (const contact of contactsOfPerson(app.db, to.personId)) {
    const plans = contact.planId === null ? plansInState(app.db, 'active') : [planById(app.db, contact.planId)]
    for (const plan of plans) {
      if (plan?.state !== 'active') continue
      const world = loadWorld(app, plan.id, [contact.unitId])
      const own = items(app, world, owed(world, contact.unitId))
      if (own.length > 0) parts.push({ plan: planFacts(app, plan), items: own })
    }
  }
  return parts.length === 0 ? gone('nothing owed') : { kind: 'own_work', about: notice.about, parts }
}

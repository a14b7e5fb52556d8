// Facts of a reminder, judged again at the moment of sending.
import { isQuiet } from '../../core/assignment.ts'
import { workingDayAtOrBefore, workingDaysBetween } from '../../core/calendar.ts'
import type { Facts, Notice } from '../../core/notice.ts'
import type { Day } from '../../core/plan-document.ts'
import type { Step } from '../../core/reminders.ts'
import { dayOf, type Instant } from '../../core/time.ts'
import { contactById, personById } from '../../store/people.ts'
import type { App } from '../app.ts'
import { planFacts } from '../plan-facts.ts'
import { loadShare, type Share, type World } from '../world.ts'

import { type Gone, gone, items, type Recipient } from './gone.ts'

/** Shares of one message: those of one unit and plan are read once. */
export function sharesOf(app: App) {
  const worlds: World[] = []
  return (assignmentId: number): { world: World; share: Share } | null => {
    for (const world of worlds) {
      const share = world.shares.find((s) => s.row.id === assignmentId)
      if (share) return { world, share }
    }
    const loaded = loadShare(app, assignmentId)
    if (loaded) worlds.push(loaded.world)
    return loaded
  }
}

/** Checked again at the moment of sending: who has sent, asked for time, been replaced or paused is not nagged. */
export function reminderFacts(app: App, notice: Extract<Notice, { kind: 'reminder' }>, to: Recipient): Facts | Gone {
  const person = to.personId === null ? undefined : personById(app.db, to.personId)
  const shareOf = sharesOf(app)
  const kept: Extract<Facts, { kind: 'reminder' }>['items'] = []
  for (const { assignmentId, contactId, step, dueStrict } of notice.items) {
    const loaded = shareOf(assignmentId)
    const contact = contactById(app.db, contactId)
    if (!loaded || !contact || contact.removedAt !== null) continue
    const { world, share } = loaded
    if (isQuiet(share.life) || share.paused !== null || world.plan.state !== 'active') continue
    if (
      step === 'acknowledge'
        ? share.life.acknowledgedAt !== null
        : share.due.kind !== 'due' || share.due.due.strict !== dueStrict
    )
      continue
    const stepNow =
      share.due.kind === 'due' ? stepToday(app, step, share.due.due.strictDay, to.decidedAt ?? app.now()) : step
    if (stepNow === null) continue
    const [item] = items(app, world, [share])
    if (item) kept.push({ step: stepNow, plan: planFacts(app, world.plan), item })
  }
  if (kept.length === 0) return gone('no longer true')
  return {
    kind: 'reminder',
    now: app.now(),
    person: { name: person?.name ?? null, position: person?.position ?? null },
    items: kept,
    resent: to.resent,
  }
}

/** A step before a deadline that goes out on a later day than it was decided: what it is today, or null. */
export function stepToday(app: App, step: Step, strictDay: Day, decidedAt: Instant): Step | null {
  const { calendar } = app.settings
  const today = dayOf(app.now(), calendar.zone)
  if (today === dayOf(decidedAt, calendar.zone) || !/^(before_|last_day)/.test(step)) return step
  const lastDay = workingDayAtOrBefore(calendar, strictDay)
  if (today >= lastDay) return today === lastDay ? 'last_day' : null
  return `before_${workingDaysBetween(calendar, today, lastDay) + (lastDay === strictDay ? 0 : 1)}`
}

// How a plan fits the accounts that count their people and their messages, told before it is activated.
import type { RoomFacts } from '../core/account-notice.ts'
import { seated } from '../core/capacity.ts'
import { expected, type Share as Load } from '../core/quota.ts'
import { stepsOf } from '../core/reminders.ts'
import { render } from '../core/render.ts'
import { identitiesOf, openInvitations } from '../store/people.ts'
import type { App } from './app.ts'
import { accountKey, type JoiningAccount, joiningAccounts } from './joining-accounts.ts'
import { addressedName, cardFacts, owed } from './plan-facts.ts'
import { contactsToTell } from './telling.ts'
import { monthOf, standings } from './traffic.ts'
import { servesEvent, type World } from './world.ts'

/** Null where no account counts anything. */
export function roomFacts(app: App, world: World): RoomFacts | null {
  const accounts = joiningAccounts(app)
  const counted = standings(app)
  if (counted.length === 0 && accounts.every((account) => account.people === null)) return null
  // Whoever only helps is invited and told as well.
  const units = [...new Set(world.shares.filter((s) => s.life.state !== 'cancelled').map((s) => s.row.unitId))]
  const told = new Map(units.map((unitId) => [unitId, contactsToTell(app, world.plan.id, unitId)]))
  const { finds, without, waiting } = seatsOf(
    app,
    world,
    accounts,
    units.filter((id) => told.get(id)!.length === 0),
  )
  const keys = new Set(counted.map(accountKey))
  const loads = units.flatMap((unitId) => {
    const contacts = told.get(unitId)!
    const people = contacts.filter(({ personId }) =>
      identitiesOf(app.db, personId).some((i) => keys.has(accountKey(i))),
    )
    const count = contacts.length > 0 ? people.length : Number(finds.has(unitId))
    return count === 0 ? [] : [loadOf(app, world, unitId, count)]
  })
  const left = counted.reduce((sum, one) => sum + Math.max(0, (one.limit ?? 0) - one.sent - one.received), 0)
  return {
    waiting,
    seats: finds.size,
    without: without.map((id) => addressedName(owed(world, id), nameOf(world, id))),
    messages: counted.length === 0 ? null : { expected: expected(loads), left },
  }
}

/** Units that nobody has joined for and no bot has a seat for; none where people join by another channel as well. */
export function withoutSeat(app: App, world: World): Set<number> {
  const accounts = joiningAccounts(app)
  const byLink = app.ports.channels().some(({ abilities }) => abilities.joins !== 'code')
  if (byLink || accounts.length === 0 || accounts.some((account) => account.people === null)) return new Set()
  const units = new Set(world.shares.filter((s) => s.life.state !== 'cancelled').map((s) => s.row.unitId))
  const waiting = [...units].filter((unitId) => contactsToTell(app, world.plan.id, unitId).length === 0)
  return new Set(seatsOf(app, world, accounts, waiting).without)
}

const nameOf = (world: World, unitId: number): string =>
  world.shares.find((s) => s.row.unitId === unitId)?.unit.name ?? ''

/** Which units without a contact find a seat: those for which one is kept, then the others in the order of the plan. */
function seatsOf(app: App, world: World, accounts: readonly JoiningAccount[], waiting: readonly number[]) {
  // One that counts no people takes whoever comes.
  if (accounts.some((account) => account.people === null)) return { finds: new Set(waiting), without: [], waiting: 0 }
  if (accounts.length === 0) return { finds: new Set<number>(), without: [], waiting: 0 }
  const open = openInvitations(app.db, world.plan.id, 'unit', app.now())
  const kept = new Set(open.flatMap((i) => (i.account !== null && i.unitId !== null ? [i.unitId] : [])))
  const order = [...waiting].sort((a, b) => Number(kept.has(b)) - Number(kept.has(a)))
  const count = seated(accounts, order.length, order.filter((id) => kept.has(id)).length)
  const finds = new Set(order.slice(0, count))
  return { finds, without: waiting.filter((id) => !finds.has(id)), waiting: waiting.length }
}

/** As a channel without buttons shows it; one whose messages are counted has none. */
const PLAIN = { buttons: false, maxText: 2000 }

function loadOf(app: App, world: World, unitId: number, people: number): Load {
  const shares = world.shares.filter((s) => s.row.unitId === unitId && s.row.role === 'lead')
  const card = cardFacts(app, world, unitId, 0)
  const texts = app.ports.texts(app.settings.language)
  const month = monthOf(app)
  const times = shares.flatMap((share) =>
    stepsOf(
      {
        assignmentId: share.row.id,
        contactId: 0,
        personId: 0,
        reachedAt: app.now(),
        acknowledged: true,
        due: share.due.kind === 'due' ? share.due.due : null,
        servesEvent: servesEvent(world, share),
        quiet: false,
      },
      {
        policy: app.settings.policy,
        calendar: app.settings.calendar,
        eventDay: world.event.day,
        eventState: world.event.state,
      },
    ).filter(({ step, at }) => !step.startsWith('overdue') && monthOf(app, at) === month),
  )
  return {
    parts: card ? render({ kind: 'announcement', card }, PLAIN, texts).parts.length : 1,
    reminders: new Set(times.map(({ at }) => at)).size,
    items: shares.length,
    people,
  }
}

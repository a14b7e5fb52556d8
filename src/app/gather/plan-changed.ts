// Facts of all that a letter or a revised document changed for one person, as it stands at the moment of sending.
import type { Facts, ItemFacts, Notice } from '../../core/notice.ts'
import { planById, unitById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { addressedName, planFacts } from '../plan-facts.ts'
import { loadWorld } from '../world.ts'
import { type Gone, gone, items, type Recipient, stillContact } from './gone.ts'

type PlanChanged = Extract<Notice, { kind: 'plan_changed' }>

/** What was changed again since is left out; what another change took over is said by that one. */
export function planChanged(app: App, notice: PlanChanged, to: Recipient): Facts | Gone {
  const plan = planById(app.db, notice.plan)
  const parts = notice.parts.filter(({ unit }) => stillContact(app, to, unit))
  if (!plan || parts.length === 0) return gone('no longer a contact')
  const facts = planFacts(app, plan)
  const changed: ItemFacts[] = []
  const added: ItemFacts[] = []
  const cancelled: ItemFacts[] = []
  const names: string[] = []
  for (const part of parts) {
    const world = loadWorld(app, notice.plan, [part.unit])
    const live = world.shares.filter((s) => s.life.state !== 'cancelled')
    const of = (ids: readonly number[]) => live.filter((s) => ids.includes(s.row.id))
    names.push(addressedName(of([...part.changed, ...part.added]), unitById(app.db, part.unit)?.name ?? ''))
    changed.push(...items(app, world, of(part.changed)))
    added.push(...items(app, world, of(part.added)))
    const off = world.shares.filter((s) => part.cancelled.includes(s.row.id) && s.life.state === 'cancelled')
    cancelled.push(...items(app, world, off))
  }
  const { event: change } = notice
  const stands =
    change !== null &&
    facts.event.day === change.to.day &&
    facts.event.time === change.to.time &&
    facts.event.state === change.to.state
  // A date that was moved again is told of by that move alone.
  const onlyMoved = change !== null && notice.basis === null && added.length + cancelled.length === 0
  const nothingElse = onlyMoved || changed.length + added.length + cancelled.length === 0
  if (!stands && notice.place === null && nothingElse) return gone('changed again')
  return {
    kind: 'plan_changed',
    plan: facts,
    addressed: [...new Set(names)].join('; '),
    event: stands ? change : null,
    place: notice.place,
    basis: notice.basis,
    changed,
    added,
    cancelled,
  }
}

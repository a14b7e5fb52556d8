// The units of a plan by whatever people call them: full names, aliases, signs, without diacritics, the body below or a former name.
import { findUnit, mergedInto, resolveUnit, type Unit } from '../core/units.ts'
import { asUnits, type Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { contextOf } from './spread.ts'
import { loadWorld, type Share } from './world.ts'

export type UnitOfPlan =
  | { kind: 'unit'; unitId: number }
  | { kind: 'several' | 'none'; names: string[]; unitIds: number[] }

/** The unit of a plan that a name means; the body below it that is addressed stands for it. */
export function unitOfPlan(
  app: App,
  plan: Plan,
  query: string,
  shares: readonly Share[] = loadWorld(app, plan.id).shares,
): UnitOfPlan {
  const owner = new Map<number, number>()
  for (const share of shares) {
    if (share.life.state === 'cancelled') continue
    owner.set(share.row.unitId, share.row.unitId)
    if (share.executor && !owner.has(share.executor.id)) owner.set(share.executor.id, share.row.unitId)
  }
  const units = asUnits(app.db, [...owner.keys()])
  const ownerOf = (unit: { key: string }) => owner.get(units.find((u) => u.key === unit.key)!.id)!
  const found = findUnit(query, units)
  if ('found' in found) return { kind: 'unit', unitId: ownerOf(found.found) }
  if ('ambiguous' in found) {
    const meant = new Set(found.ambiguous.map(ownerOf))
    if (meant.size === 1) return { kind: 'unit', unitId: [...meant][0]! }
    const shown = found.ambiguous.slice(0, 5)
    return { kind: 'several', names: shown.map((u) => u.name), unitIds: shown.map(ownerOf) }
  }
  const known = byDirectory(app, plan, query, units)
  if (known) return { kind: 'unit', unitId: ownerOf(known) }
  const near = found.nearest.slice(0, 5)
  return { kind: 'none', names: near.map((u) => u.name), unitIds: near.map(ownerOf) }
}

/** What the directory makes of the words in a paper of this issuer, or the unit into which a former one was merged. */
function byDirectory(app: App, plan: Plan, query: string, units: readonly Unit[]): Unit | undefined {
  const ctx = contextOf(app, plan)
  // A name from before a merger is looked up on a day when it was still a name.
  for (const day of [ctx.on, '2025-06-30']) {
    const read = resolveUnit(query, { ...ctx, on: day })
    if (read.kind === 'group') continue
    const keys = [read.unit.key, ...mergedInto(read.unit, ctx.on).map((u) => u.key)]
    const found = units.find((u) => keys.includes(u.key))
    if (found) return found
  }
  return undefined
}

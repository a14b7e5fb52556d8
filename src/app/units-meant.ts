// Several units of a plan named in one line, by any of their names; what is unclear comes back with whom it may mean.
import { resolveUnit, splitUnits } from '../core/units.ts'
import { asUnits, type Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { unitOfPlan } from './plan-units.ts'
import { contextOf } from './spread.ts'
import { loadWorld, type Share } from './world.ts'

export interface UnitsMeant {
  units: number[]
  /** Names that fit none or several, each with the units that come near. */
  unclear: { name: string; near: number[] }[]
}

/** Reads "Nghệ An, Hà Tĩnh và Sở Nội vụ Huế; các tỉnh miền núi phía Bắc". */
export function unitsMeant(app: App, plan: Plan, text: string): UnitsMeant {
  const { shares } = loadWorld(app, plan.id)
  const units = new Set<number>()
  const unclear: UnitsMeant['unclear'] = []
  for (const name of namesIn(text)) {
    const parts = oneOrMore(app, plan, name, shares)
    for (const part of parts) {
      const meant = unitOfPlan(app, plan, part, shares)
      if (meant.kind === 'unit') {
        units.add(meant.unitId)
        continue
      }
      const group = groupIn(app, plan, part, shares)
      for (const unit of group) units.add(unit)
      if (group.length === 0) unclear.push({ name: part, near: [...new Set(meant.unitIds)] })
    }
  }
  return { units: [...units], unclear }
}

const namesIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** A comma parts two units, unless the whole is one ("Vụ Văn hóa, Xã hội"). */
function oneOrMore(app: App, plan: Plan, name: string, shares: readonly Share[]): string[] {
  if (!/,|\s(?:và|va|and)\s/iu.test(name) || unitOfPlan(app, plan, name, shares).kind === 'unit') return [name]
  const pieces = name
    .split(/,|\s(?:và|va|and)\s/iu)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const known = pieces.every((piece) => unitOfPlan(app, plan, piece, shares).kind !== 'none')
  const split = splitUnits(name)
  return known || split.length < 2 ? pieces : split
}

/** Units of the plan that a phrase for many stands for. */
function groupIn(app: App, plan: Plan, phrase: string, shares: readonly Share[]): number[] {
  const read = resolveUnit(phrase, contextOf(app, plan))
  if (read.kind !== 'group') return []
  const keys = new Set(read.members.map(({ key }) => key))
  const owner = new Map<number, number>()
  for (const share of shares) {
    if (share.life.state === 'cancelled') continue
    owner.set(share.row.unitId, share.row.unitId)
    if (share.executor) owner.set(share.executor.id, share.row.unitId)
  }
  const meant = asUnits(app.db, [...owner.keys()]).filter(({ key }) => keys.has(key))
  return [...new Set(meant.map(({ id }) => owner.get(id)!))]
}

// Which unit a row of a sheet means: one that is stored, one of the directory, a body of its own, or a slip for another.
import type { ContactEntry, ContactFault } from '../core/contact-sheet.ts'
import { compact, fold, isSlip, resolveUnit, type Unit, type UnitContext, unitByKey } from '../core/units.ts'
import { aliasesOf, allUnits, planById, plansInState } from '../store/plans.ts'
import type { App } from './app.ts'
import { unitContext } from './spread.ts'

export interface MeantUnit {
  unit: Unit
  /** Its row; null where it is not stored yet. */
  id: number | null
  /** Not of the directory: it goes by the names that sheets give it. */
  own: boolean
  /** Names that the sheet gives it and that are not kept yet. */
  names: Set<string>
}

export type UnitRead = { kind: 'units'; units: MeantUnit[] } | { kind: 'fault'; fault: ContactFault }

type Kept = Unit & { id: number }

/** A reader for the rows of one sheet; rows that write a unit alike get the same answer. */
export function unitReader(app: App, planId: number | null): { read(entry: ContactEntry): UnitRead } {
  const stored = allUnits(app.db)
  const byKey = new Map(stored.map((unit) => [unit.key, unit]))
  const byName = new Map<string, Kept[]>()
  for (const unit of stored)
    for (const name of new Set([unit.name, ...unit.aliases].map(compact))) {
      const same = byName.get(name)
      if (same) same.push(unit)
      else byName.set(name, [unit])
    }
  const given = new Set(
    aliasesOf(
      app.db,
      stored.map(({ id }) => id),
    ).flatMap((row) => (row.listedAt === null ? [] : [`${row.unitId}:${row.folded}`])),
  )
  const base = contextOf(app, planId)
  const ctx: UnitContext = { ...base, known: [] }
  const made = new Map<string, MeantUnit>()

  const named = (text: string, among: UnitContext, parent: Unit | null): Kept | null => {
    const found = (byName.get(compact(text)) ?? []).filter((unit) => parent === null || unit.parent === parent.key)
    return found.length === 1 && (parent !== null || among.issuer === base.issuer) ? found[0]! : null
  }

  function meant(unit: Unit, entry: ContactEntry, among: UnitContext): MeantUnit {
    const kept = byKey.get(unit.key)
    const own = unitByKey(unit.key, ctx.on) === null
    const result = made.get(unit.key) ?? { unit: kept ?? unit, id: kept?.id ?? null, own, names: new Set<string>() }
    made.set(unit.key, result)
    // Rows that write a new unit in different letters make one unit, whichever of them comes first.
    if (result.id === null && properness(unit.name) < properness(result.unit.name)) result.unit = unit
    const said = own && compact(entry.unit) !== compact(unit.name) && entry.aliases.length > 0 ? [entry.unit] : []
    for (const name of [...entry.aliases, ...said]) {
      // What the directory takes for another body stays that body's name.
      const read = resolveUnit(name, among)
      const taken = read.kind === 'unit' && read.unit.key !== unit.key
      const there = kept !== undefined && given.has(`${kept.id}:${fold(name)}`)
      if (!taken && !there && fold(name) !== '' && compact(name) !== compact(result.unit.name))
        result.names.add(name.normalize('NFC'))
    }
    return result
  }

  return {
    read(entry) {
      const place = { sheet: entry.sheet, row: entry.row }
      const parent = entry.parent === null ? null : resolveUnit(entry.parent, ctx)
      const above = parent && parent.kind !== 'group' ? parent.unit : null
      const among: UnitContext = above ? { ...ctx, issuer: above.name } : ctx
      const one = named(entry.unit, among, above)
      if (one) return { kind: 'units', units: [meant(one, entry, among)] }
      const read = resolveUnit(entry.unit, among)
      if (read.kind === 'unit') return { kind: 'units', units: [meant(read.unit, entry, among)] }
      if (read.kind === 'group') {
        if (read.why !== 'named' || read.members.length === 0)
          return { kind: 'fault', fault: { ...place, code: 'unit_group', text: entry.unit } }
        return { kind: 'units', units: read.members.map((unit) => meant(unit, { ...entry, aliases: [] }, among)) }
      }
      // A plan may know it by what the sheet calls its short name.
      const short = entry.aliases.map((alias) => named(alias, among, above)).find((unit) => unit !== null)
      if (short)
        return { kind: 'units', units: [meant(short, { ...entry, aliases: [...entry.aliases, entry.unit] }, among)] }
      // Of the plans at hand and of the directory.
      const like = entry.isNew ? [] : [...read.nearest, ...stored].filter((unit) => isSlip(entry.unit, unit))
      const near = [...new Set(like.map((unit) => unit.name))].slice(0, 3)
      if (near.length > 0) return { kind: 'fault', fault: { ...place, code: 'unit_unknown', text: entry.unit, near } }
      return { kind: 'units', units: [meant(read.unit, entry, among)] }
    },
  }
}

/** Orders spellings of one name: capitals where a name has them before all capitals or none, then by their letters. */
const properness = (name: string): string =>
  `${name === name.toUpperCase() || name === name.toLowerCase() ? 1 : 0}${/^\p{Lu}/u.test(name) ? 0 : 1}${name}`

/** Names are read as in the plan that is meant, or in the only one there is. */
function contextOf(app: App, planId: number | null): UnitContext {
  const open = plansInState(app.db, 'draft', 'active')
  const plan = planId === null ? (open.length === 1 ? open[0] : undefined) : planById(app.db, planId)
  const on = plan ? (plan.eventDate ?? plan.eventWindowFrom ?? plan.documentDate) : null
  return unitContext(app, { on, issuer: plan?.issuer ?? null })
}

// Several changes at once, told together: one message for each affected person, only to those affected.
import type { EventChange, Notice, PlaceChange } from '../core/notice.ts'
import { type App, type Gathered, tell } from './app.ts'
import { groupItem, tellGroups } from './group-news.ts'
import { bulkTime, contactsToTell, tellUnit } from './telling.ts'
import { loadWorld } from './world.ts'

/** The same app, but what units would be told of changes is kept back. */
export const gatheringApp = (app: App): App & { gathered: Gathered[] } => ({ ...app, gathered: [] })

type Part = Extract<Notice, { kind: 'plan_changed' }>['parts'][number]

/** Tells what was gathered. @returns how many messages, to how many units */
export function tellTogether(
  app: App,
  planId: number,
  gathered: readonly Gathered[],
  about: { basis: string | null; place: PlaceChange | null },
): { told: number; units: number } {
  const all = about.place === null ? gathered : [...gathered, ...everybody(app, planId)]
  const people = new Map<number, Gathered[]>()
  for (const one of all)
    for (const { personId } of contactsToTell(app, planId, one.unit)) {
      if (one.onlyPerson !== null && one.onlyPerson !== personId) continue
      people.set(personId, [...(people.get(personId) ?? []), one])
    }
  let told = 0
  for (const [personId, mine] of people) {
    const [only, ...more] = mine
    // A single change by hand keeps the words that it always had.
    if (only && more.length === 0 && about.basis === null && about.place === null) {
      told += tellUnit(app, planId, only.unit, only.notice, { onlyPerson: personId })
      continue
    }
    const notice: Notice = { kind: 'plan_changed', plan: planId, event: eventIn(mine), ...about, parts: partsOf(mine) }
    if (tell(app, { lane: 'bulk', personId, notBefore: bulkTime(app) }, notice) !== null) told++
  }
  for (const { unit, notice } of all)
    tellGroups(app, unit, groupItem(notice, planId), { lane: 'bulk', notBefore: bulkTime(app) })
  return { told, units: new Set(all.map(({ unit }) => unit)).size }
}

/** All that were told of the plan go to the same place, so a new place concerns each of them. */
function everybody(app: App, planId: number): Gathered[] {
  const { shares } = loadWorld(app, planId)
  const units = new Set(
    shares.filter((s) => s.life.announcedAt !== null && s.life.state !== 'cancelled').map((s) => s.row.unitId),
  )
  return [...units].map((unit) => ({
    unit,
    onlyPerson: null,
    notice: { kind: 'task_changed', plan: planId, unit, assignments: [], what: 'changed' },
  }))
}

const eventIn = (mine: readonly Gathered[]): EventChange | null => {
  for (const { notice } of mine) if (notice.kind === 'event_changed') return notice.change
  return null
}

function partsOf(mine: readonly Gathered[]): Part[] {
  const parts = new Map<number, Part>()
  for (const { unit, notice } of mine) {
    const part = parts.get(unit) ?? { unit, changed: [], added: [], cancelled: [] }
    const what = notice.kind === 'event_changed' ? 'changed' : notice.what
    part[what] = [...new Set([...part[what], ...notice.assignments])]
    parts.set(unit, part)
  }
  // What is new or taken back is not also said to have changed.
  return [...parts.values()].map((part) => ({
    ...part,
    changed: part.changed.filter((id) => !part.added.includes(id) && !part.cancelled.includes(id)),
  }))
}

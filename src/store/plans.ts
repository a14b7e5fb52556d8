// Plans, their versions, tasks and products, and the units they name.
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { ChannelPolicy } from '../core/channel-policy.ts'
import { fold, type Unit } from '../core/units.ts'
import { among, type Db, prepared } from './db.ts'
import { deliverable, plan, planVersion, task, unit, unitAlias, unitGroup, unitSuccessor } from './schema.ts'

export type Plan = typeof plan.$inferSelect
export type PlanVersion = typeof planVersion.$inferSelect
export type Task = typeof task.$inferSelect
export type StoredUnit = typeof unit.$inferSelect

const planQuery = prepared((db) =>
  db
    .select()
    .from(plan)
    .where(eq(plan.id, sql.placeholder('id')))
    .prepare(),
)
export const planById = (db: Db, id: number): Plan | undefined => planQuery(db).get({ id })
export const allPlans = (db: Db): Plan[] => db.select().from(plan).orderBy(asc(plan.id)).all()
const internalQuery = prepared((db) =>
  db.select({ id: plan.id }).from(plan).where(eq(plan.internal, true)).limit(1).prepare(),
)
/** Is any plan marked internal? */
export const anyInternal = (db: Db): boolean => internalQuery(db).get() !== undefined
export const plansInState = (db: Db, ...states: Plan['state'][]): Plan[] =>
  db.select().from(plan).where(inArray(plan.state, states)).orderBy(asc(plan.id)).all()

export const addPlan = (db: Db, row: typeof plan.$inferInsert): Plan => db.insert(plan).values(row).returning().get()
export function changePlan(db: Db, id: number, to: Partial<Plan>): void {
  db.update(plan).set(to).where(eq(plan.id, id)).run()
}

/** The newest version that came as this file. */
export const versionByHash = (db: Db, fileHash: string): PlanVersion | undefined =>
  db.select().from(planVersion).where(eq(planVersion.fileHash, fileHash)).orderBy(desc(planVersion.id)).limit(1).get()
export const latestVersion = (db: Db, planId: number): PlanVersion | undefined =>
  db.select().from(planVersion).where(eq(planVersion.planId, planId)).orderBy(desc(planVersion.sequence)).limit(1).get()
export const addVersion = (db: Db, row: typeof planVersion.$inferInsert): PlanVersion =>
  db.insert(planVersion).values(row).returning().get()

/** The tasks of a plan in the order of the document, dropped ones only on demand. */
export const tasksOf = (db: Db, planId: number, withDropped = false): Task[] => {
  const all = tasksQuery(db).all({ planId })
  return withDropped ? all : all.filter((t) => !t.dropped)
}
const tasksQuery = prepared((db) =>
  db
    .select()
    .from(task)
    .where(eq(task.planId, sql.placeholder('planId')))
    .orderBy(asc(task.position), asc(task.id))
    .prepare(),
)
const taskQuery = prepared((db) =>
  db
    .select()
    .from(task)
    .where(eq(task.id, sql.placeholder('id')))
    .prepare(),
)
export const taskById = (db: Db, id: number): Task | undefined => taskQuery(db).get({ id })
export const addTask = (db: Db, row: typeof task.$inferInsert): Task => db.insert(task).values(row).returning().get()
export function changeTask(db: Db, id: number, to: Partial<Task>): void {
  db.update(task).set(to).where(eq(task.id, id)).run()
}

export const deliverablesOf = (db: Db, taskIds: number[]) =>
  taskIds.length === 0
    ? []
    : db.select().from(deliverable).where(among(deliverable.taskId, taskIds)).orderBy(asc(deliverable.position)).all()
const planDeliverablesQuery = prepared((db) =>
  db
    .select({ taskId: deliverable.taskId, name: deliverable.name })
    .from(deliverable)
    .innerJoin(task, eq(task.id, deliverable.taskId))
    .where(eq(task.planId, sql.placeholder('planId')))
    .orderBy(asc(deliverable.position))
    .prepare(),
)
/** The products of a whole plan, by task in their order. */
export const planDeliverables = (db: Db, planId: number) => planDeliverablesQuery(db).all({ planId })
export function setDeliverables(db: Db, taskId: number, names: string[]): void {
  const old = deliverablesOf(db, [taskId])
  for (const [position, name] of names.entries()) {
    const kept = old[position]
    if (kept) db.update(deliverable).set({ name }).where(eq(deliverable.id, kept.id)).run()
    else db.insert(deliverable).values({ taskId, position, name }).run()
  }
  for (const extra of old.slice(names.length)) db.delete(deliverable).where(eq(deliverable.id, extra.id)).run()
}

const unitQuery = prepared((db) =>
  db
    .select()
    .from(unit)
    .where(eq(unit.id, sql.placeholder('id')))
    .prepare(),
)
export const unitById = (db: Db, id: number): StoredUnit | undefined => unitQuery(db).get({ id })
export const unitByName = (db: Db, name: string): StoredUnit | undefined =>
  db.select().from(unit).where(eq(unit.name, name)).orderBy(asc(unit.id)).limit(1).get()
export const unitByKey = (db: Db, key: string): StoredUnit | undefined =>
  db.select().from(unit).where(eq(unit.key, key)).get()
export const unitsByIds = (db: Db, ids: number[]): StoredUnit[] =>
  ids.length <= 4
    ? ids.flatMap((id) => unitById(db, id) ?? [])
    : db.select().from(unit).where(among(unit.id, ids)).all()
export const aliasesOf = (db: Db, unitIds: number[]) =>
  unitIds.length === 0 ? [] : db.select().from(unitAlias).where(among(unitAlias.unitId, unitIds)).all()
export const successorsOf = (db: Db, unitIds: number[]) =>
  unitIds.length === 0 ? [] : db.select().from(unitSuccessor).where(among(unitSuccessor.unitId, unitIds)).all()

/**
 * Stores a unit of the directory (or one made from a plan's words) under its key. A body that was renamed keeps its key;
 * the name that has been in force since later is the one it goes by, the others stay as aliases.
 * @returns its row id
 */
export function keepUnit(db: Db, from: Unit): number {
  const { name, kind, place, validFrom, validTo } = from
  const known = db.select().from(unit).where(eq(unit.key, from.key)).get()
  if (known?.name === name) return known.id
  const columns = { name, kind, place, parentKey: from.parent, validFrom, validTo }
  const newer = (validFrom ?? '') > (known?.validFrom ?? '')
  if (known && newer) db.update(unit).set(columns).where(eq(unit.id, known.id)).run()
  const id =
    known?.id ??
    db
      .insert(unit)
      .values({ key: from.key, ...columns })
      .returning({ id: unit.id })
      .get().id
  for (const alias of known ? [known.name, name, ...from.aliases] : from.aliases)
    db.insert(unitAlias)
      .values({ unitId: id, alias, folded: fold(alias) })
      .onConflictDoNothing()
      .run()
  for (const successorKey of known && !newer ? [] : from.successors)
    db.insert(unitSuccessor).values({ unitId: id, successorKey }).onConflictDoNothing().run()
  return id
}

/** Stored units as the directory shapes them, for looking names up. */
export function asUnits(db: Db, ids: number[]): (Unit & { id: number })[] {
  const aliases = aliasesOf(db, ids)
  const successors = successorsOf(db, ids)
  return unitsByIds(db, ids).map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    kind: row.kind as Unit['kind'],
    place: row.place,
    parent: row.parentKey,
    aliases: aliases.filter((a) => a.unitId === row.id).map((a) => a.alias),
    validFrom: row.validFrom,
    validTo: row.validTo,
    successors: successors.filter((s) => s.unitId === row.id).map((s) => s.successorKey),
  }))
}

/** Every stored unit, for finding the one that a sheet means. */
export const allUnits = (db: Db): (Unit & { id: number })[] =>
  asUnits(
    db,
    db
      .select({ id: unit.id })
      .from(unit)
      .orderBy(asc(unit.id))
      .all()
      .map((row) => row.id),
  )

/** Units that sheets named, each with its names: all of them for a body of its own, else those that the sheets gave. */
export function listedUnits(db: Db): { unit: Unit & { id: number }; own: boolean; given: string[] }[] {
  const given = db.select().from(unitAlias).where(isNotNull(unitAlias.listedAt)).all()
  const own = new Set(
    db
      .select({ id: unit.id })
      .from(unit)
      .where(isNotNull(unit.listedAt))
      .all()
      .map((row) => row.id),
  )
  return asUnits(db, [...new Set([...own, ...given.map((row) => row.unitId)])]).map((one) => ({
    unit: one,
    own: own.has(one.id),
    given: given.filter((row) => row.unitId === one.id).map((row) => row.alias),
  }))
}

/** What a sheet calls a unit, kept as a name of it. @returns how many names are new */
export function listUnit(db: Db, id: number, own: boolean, names: readonly string[], at: number): number {
  if (own)
    db.update(unit)
      .set({ listedAt: at })
      .where(and(eq(unit.id, id), isNull(unit.listedAt)))
      .run()
  let added = 0
  for (const alias of names)
    added += db
      .insert(unitAlias)
      .values({ unitId: id, alias, folded: fold(alias), listedAt: at })
      .onConflictDoUpdate({
        target: [unitAlias.unitId, unitAlias.folded],
        set: { listedAt: at },
        setWhere: isNull(unitAlias.listedAt),
      })
      .run().changes
  return added
}

export const groupMembers = (db: Db, issuer: string, phrase: string): string[] | null =>
  db
    .select()
    .from(unitGroup)
    .where(and(eq(unitGroup.issuer, fold(issuer)), eq(unitGroup.phrase, fold(phrase))))
    .get()?.members ?? null
/** Every group of an issuer whose members were named, with its words folded. */
export const groupsOf = (db: Db, issuer: string): { phrase: string; members: string[] }[] =>
  db
    .select()
    .from(unitGroup)
    .where(eq(unitGroup.issuer, fold(issuer)))
    .all()
export function keepGroup(db: Db, issuer: string, phrase: string, members: string[]): void {
  db.insert(unitGroup)
    .values({ issuer: fold(issuer), phrase: fold(phrase), members })
    .onConflictDoUpdate({ target: [unitGroup.issuer, unitGroup.phrase], set: { members } })
    .run()
}

const policiesQuery = prepared((db) =>
  db.select({ id: plan.id, policy: plan.channelPolicy }).from(plan).where(isNotNull(plan.channelPolicy)).prepare(),
)
/** Plans that say by which channels their messages go. */
export const channelPolicies = (db: Db): Map<number, ChannelPolicy> =>
  new Map(
    policiesQuery(db)
      .all()
      .flatMap(({ id, policy }) => (policy === null ? [] : [[id, policy] as const])),
  )

// Stores a plan document: a new plan, the same one again (nothing changes), or a revision (only what differs changes).
import { createHash } from 'node:crypto'
import { organizingUnit } from '../core/plan.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { fold } from '../core/units.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import {
  addPlan,
  addVersion,
  allPlans,
  keepUnit,
  latestVersion,
  type Plan,
  planById,
  versionByHash,
} from '../store/plans.ts'
import type { App, By } from './app.ts'
import { citedPlan } from './cited-plan.ts'
import { addDraft, eventColumns, type KeptFile, type Revised, revisePlan } from './revise-plan.ts'
import { draftsOf } from './spread.ts'

export type Imported = { kind: 'new'; plan: Plan } | { kind: 'unchanged'; plan: Plan } | Revised

export interface ImportSource {
  bytes: Uint8Array
  name: string
  /** The text that was extracted from it, so that a question can quote its place. */
  lines?: string[]
}

/**
 * Imports what was read from a document.
 * A plan is recognised by its number and issuer, or by its title where the number is blank.
 */
export function importPlan(app: App, document: PlanDocument, source: ImportSource, by: By): Imported {
  const fileHash = createHash('sha256').update(source.bytes).digest('hex')
  return transact(app.db, (): Imported => {
    if (isKnownFile(app, fileHash))
      return { kind: 'unchanged', plan: planById(app.db, versionByHash(app.db, fileHash)!.planId)! }
    const kept: KeptFile = { hash: fileHash, name: source.name, lines: source.lines ?? null }
    const known = samePlan(app, document)
    if (known) return revisePlan(app, known, document, kept, by)
    const plan = create(app, document, kept, by)
    return { kind: 'new', plan }
  })
}

/** Is this file the newest version of a plan? Then it changes nothing. */
export function isKnownFile(app: App, fileHash: string): boolean {
  const version = versionByHash(app.db, fileHash)
  return version !== undefined && latestVersion(app.db, version.planId)?.id === version.id
}

/** The stored plan that a document is a version of: by its own number, or by the one that it replaces. */
export function samePlan(app: App, document: PlanDocument): Plan | undefined {
  const replaced = document.amends?.replaces ? citedPlan(app, document) : null
  if (replaced?.kind === 'plan') return replaced.plan
  const fits = (plan: Plan): boolean => {
    if (plan.state === 'closed') return false
    if (document.number && plan.number)
      return fold(plan.number) === fold(document.number) && near(plan.issuer, document.issuer)
    return plan.title !== null && document.title !== null && fold(plan.title) === fold(document.title)
  }
  return allPlans(app.db).find(fits)
}

const near = (a: string | null, b: string | null): boolean => a === null || b === null || fold(a) === fold(b)

function create(app: App, document: PlanDocument, file: KeptFile, by: By): Plan {
  const now = app.now()
  const drafts = draftsOf(app, document, document.event?.date ?? null)
  const organizer = organizingUnit(drafts)
  const plan = addPlan(app.db, {
    shortId: `KH${allPlans(app.db).length + 1}`,
    number: document.number,
    issuer: document.issuer,
    title: document.title,
    documentDate: document.date,
    organizerUnitId: organizer ? keepUnit(app.db, organizer) : null,
    state: 'draft',
    ...eventColumns(document),
    eventBasis: null,
    eventChangedAt: null,
    createdAt: now,
    activatedAt: null,
  })
  addVersion(app.db, {
    planId: plan.id,
    sequence: 1,
    fileHash: file.hash,
    fileName: file.name,
    document,
    lines: file.lines,
    importedAt: now,
  })
  for (const [position, draft] of drafts.entries()) addDraft(app, plan.id, position, draft)
  record(app.db, {
    at: now,
    ...by,
    action: 'plan_imported',
    object: `plan:${plan.id}`,
    details: { hash: file.hash, tasks: drafts.length },
  })
  return plan
}

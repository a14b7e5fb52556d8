// Facts of a report: every task and assignment of a plan as it stands, and its contacts for those who may see phones.
import type { ExportFacts } from '../../core/facts.ts'
import { planById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { contactsByUnit, itemFacts, planFacts, taskLines, totalsOf } from '../plan-facts.ts'
import { loadWorld } from '../world.ts'
import { type Gone, gone, type Recipient } from './gone.ts'
import { journalOf } from './journal.ts'
import { roleOf } from './views.ts'

/** More lines than a person reads, fewer than a workbook holds. */
const IN_EXPORT = 5000

/** @param to who reads it; somebody at the command line, who has the database anyway, sees all */
export function exportFacts(app: App, planId: number, to: Recipient): ExportFacts | Gone {
  const plan = planById(app.db, planId)
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  const contacts = contactsByUnit(app, plan.id)
  const leads = world.shares.filter((share) => share.row.role === 'lead' && share.life.state !== 'cancelled')
  const units = new Map(leads.map((share) => [share.row.unitId, share.executor?.name ?? share.unit.name]))
  const phones = to.personId === null || roleOf(app, to.personId, plan.id) === 'organizer'
  return {
    plan: planFacts(app, plan),
    now: app.now(),
    totals: totalsOf(app, world, contacts),
    tasks: taskLines(app, world, contacts),
    rows: leads.map((share, i) => ({ ref: share.task.ref, item: itemFacts(app, world, share, i + 1) })),
    journal: journalOf(app, plan, '', IN_EXPORT).journal,
    contacts: phones ? [...units].map(([id, unit]) => ({ unit, contacts: contacts.get(id) ?? [] })) : null,
  }
}

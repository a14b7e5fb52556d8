// The journal of a plan for people to read: newest first, narrowed to a unit, a task, a person, a day.
import type { Facts, JournalFilter } from '../../core/notice.ts'
import { dayOf, parseDayTime } from '../../core/time.ts'
import { fold } from '../../core/units.ts'
import { assignmentById } from '../../store/assignments.ts'
import { latest } from '../../store/journal.ts'
import { contactById } from '../../store/people.ts'
import { type Plan, planById, taskById, unitById } from '../../store/plans.ts'
import { actorName } from '../actor-name.ts'
import type { App } from '../app.ts'
import { unitOfPlan } from '../plan-units.ts'
import { findTask } from '../settle-task.ts'

type Row = ReturnType<typeof latest>[number]
type View = Extract<Facts, { kind: 'view' }>

/** Rows looked through; deliveries are most of them. */
const DEEP = 20_000
const LINES = 300

/** Deliveries, and the two presses of an act whose doing has a row of its own. */
const HIDDEN = /^(?:message_|confirmed$|discarded$|proposal_lapsed$)/

/** What a row is about, as far as it is known. */
interface About {
  plan: number | null
  unit: number | null
  task: number | null
  name: string
}

/** The acts on a plan (and on what belongs to no plan), those that the query means. */
export function journalOf(
  app: App,
  plan: Plan,
  query: string,
  most = LINES,
): Pick<View, 'journal'> & { filter: JournalFilter | null } {
  const { filter, fits } = filterOf(app, plan, query.trim())
  const journal: View['journal'] = []
  for (const row of latest(app.db, DEEP)) {
    if (journal.length >= most) break
    if (HIDDEN.test(row.action)) continue
    const about = aboutOf(app, row)
    const actor = actorName(app, row.actor)
    if ((about.plan !== null && about.plan !== plan.id) || !fits(row, about, actor)) continue
    const of = typeof row.details.act === 'string' ? row.details.act : null
    journal.push({ at: row.at, actor, action: row.action, object: about.name, of })
  }
  return { journal, filter }
}

type Fits = (row: Row, about: About, actor: string) => boolean

function filterOf(app: App, plan: Plan, query: string): { filter: JournalFilter | null; fits: Fits } {
  if (query === '') return { filter: null, fits: () => true }
  const { zone } = app.settings.calendar
  const day = dayMeant(app, query)
  if (day !== null) return { filter: { by: 'day', name: day, query }, fits: (row) => dayOf(row.at, zone) === day }
  const task = /\d/.test(query)
    ? findTask(app, plan.id, query.replace(/^(?:mục|muc|nhiệm vụ|nhiem vu)\s+/iu, ''))
    : null
  if (task) return { filter: { by: 'task', name: task.ref, query }, fits: (_, about) => about.task === task.id }
  const unit = unitOfPlan(app, plan, query)
  if (unit.kind === 'unit') {
    const name = unitById(app.db, unit.unitId)?.name ?? query
    return { filter: { by: 'unit', name, query }, fits: (_, about) => about.unit === unit.unitId }
  }
  const wanted = fold(query)
  return {
    filter: { by: 'words', name: query, query },
    fits: (_, about, actor) => fold(`${actor} ${about.name}`).includes(wanted),
  }
}

/** A past day where none is named with its year: the journal knows no future. */
function dayMeant(app: App, query: string): string | null {
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const words = fold(query)
  if (words === 'hom nay' || words === 'today') return today
  const read = parseDayTime(query, today)
  if (!read || read.time !== null) return null
  if (read.day <= today) return read.day
  const lastYear = `${Number(read.day.slice(0, 4)) - 1}${read.day.slice(4)}`
  return lastYear <= today ? lastYear : read.day
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** `assignment:139` as people call it: the task's place and the unit. */
function aboutOf(app: App, row: Row): About {
  const [kind, id] = row.object.split(':')
  const plan = number(row.details.plan)
  const unit = number(row.details.unit)
  switch (kind) {
    case 'assignment': {
      const share = assignmentById(app.db, Number(id))
      const task = share ? taskById(app.db, share.taskId) : undefined
      const name = share ? [task?.ref, unitById(app.db, share.unitId)?.name].filter(Boolean).join(', ') : ''
      return { plan: task?.planId ?? plan, unit: share?.unitId ?? null, task: task?.id ?? null, name }
    }
    case 'task': {
      const task = taskById(app.db, Number(id))
      return { plan: task?.planId ?? plan, unit, task: task?.id ?? null, name: task?.ref ?? '' }
    }
    case 'plan':
      return { plan: Number(id), unit, task: null, name: planById(app.db, Number(id))?.shortId ?? '' }
    case 'unit':
      return { plan, unit: Number(id), task: null, name: unitById(app.db, Number(id))?.name ?? '' }
    case 'contact': {
      const contact = contactById(app.db, Number(id))
      const name = contact ? (unitById(app.db, contact.unitId)?.name ?? '') : ''
      return { plan: contact?.planId ?? plan, unit: contact?.unitId ?? unit, task: null, name }
    }
    default:
      return { plan, unit, task: null, name: unit === null ? '' : (unitById(app.db, unit)?.name ?? '') }
  }
}

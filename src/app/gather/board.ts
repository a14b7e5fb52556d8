// Facts of the board: for the picture and the text to paste, and for a leader's five lines.
import { namesOf } from '../../core/board.ts'
import type { Facts, Notice, TaskLine, UnitLine } from '../../core/notice.ts'
import { dayOf } from '../../core/time.ts'
import { planById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { briefBefore } from '../brief.ts'
import { groupsToPost, titleOf } from '../group-news.ts'
import { contactsByUnit, isOpen, planFacts, taskLines, totalsOf } from '../plan-facts.ts'
import { loadWorld, servesEvent } from '../world.ts'
import { type Gone, gone } from './gone.ts'

export function boardFacts(app: App, notice: Extract<Notice, { kind: 'board' }>): Facts | Gone {
  const plan = planById(app.db, notice.plan)
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  const contacts = contactsByUnit(app, plan.id)
  const lines = taskLines(app, world, contacts).filter((line) => line.role === 'lead' && line.of > 0)
  // A text for a group of units is about what many of them owe; a single unit's task is between two.
  const many = lines.filter((line) => line.of > 1)
  const chosen =
    notice.task !== null ? lines.filter((line) => line.taskId === notice.task) : notice.paste ? many : lines
  return {
    kind: 'board',
    plan: planFacts(app, plan),
    paste: notice.paste,
    tasks: chosen,
    groups: groupsToPost(app, plan.id).map(titleOf),
    totals: totalsOf(app, world, contacts),
    now: app.now(),
  }
}

export function briefFacts(app: App, notice: Extract<Notice, { kind: 'brief' }>): Facts | Gone {
  const plan = planById(app.db, notice.plan)
  if (plan?.state !== 'active') return gone('no plan')
  const world = loadWorld(app, plan.id)
  const contacts = contactsByUnit(app, plan.id)
  const totals = totalsOf(app, world, contacts)
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const lines = taskLines(app, world, contacts).filter((line) => line.role === 'lead')
  const serving = new Set(world.shares.filter((s) => isOpen(s) && servesEvent(world, s)).map((s) => s.task.id))
  const last = briefBefore(app, plan.id)
  return {
    kind: 'brief',
    brief: {
      plan: planFacts(app, plan),
      close: notice.close,
      now: app.now(),
      totals,
      since:
        last === null ? null : { done: Math.max(0, totals.onTime + totals.late - last.done), overdue: last.overdue },
      next: nextDue(lines, today),
      worries: worries(lines),
      open: notice.close
        ? lines
            .filter(
              (line) => serving.has(line.taskId) && line.missing.length > 0 && line.deadline.result.kind === 'due',
            )
            .map((line) => ({
              task: line.deliverables[0] ?? line.task,
              done: line.done,
              of: line.of,
              units: namesOf(line.missing),
            }))
        : [],
    },
  }
}

/** The next day by which something is still missing. */
function nextDue(lines: readonly TaskLine[], today: string) {
  const due = lines.flatMap((line) => {
    const day = line.deadline.result.kind === 'due' ? line.deadline.result.due.lenientDay : null
    return day !== null && day >= today && line.missing.length > 0 ? [{ day, line }] : []
  })
  const first = due.sort((a, b) => a.day.localeCompare(b.day) || b.line.missing.length - a.line.missing.length)[0]
  return first === undefined
    ? null
    : { day: first.day, task: first.line.deliverables[0] ?? first.line.task, missing: first.line.missing.length }
}

/** Units that are late, then those whom nobody can reach: each once. */
function worries(lines: readonly TaskLine[]): string[] {
  const missing = lines.flatMap((line) => line.missing)
  const late = missing.filter((unit) => unit.light === 'overdue')
  const silent = missing.filter((unit) => !unit.contacts.some((contact) => contact.reachable))
  const once = new Map<number, UnitLine>()
  for (const unit of [...late, ...silent]) if (!once.has(unit.unitId)) once.set(unit.unitId, unit)
  return namesOf([...once.values()])
}

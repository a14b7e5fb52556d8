// How a deadline that somebody types would be understood in a plan, shown while it is typed.
import { dueOf } from '../core/deadline.ts'
import { deadlinePhrase } from '../core/render.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { deadlineFacts } from './plan-facts.ts'
import { loadWorld } from './world.ts'

/** The phrase with the day it means, as markup; null where the words say no deadline. */
export function readingOf(app: App, plan: Plan, text: string): string | null {
  const rule = app.ports.readDeadline(text, plan.documentDate)
  if (rule === null) return null
  const world = loadWorld(app, plan.id, [])
  const task = { corrected: [], milestone: false }
  const facts = deadlineFacts(app, world, { task, rule, due: dueOf(rule, world.deadlines) })
  return deadlinePhrase(facts, app.ports.texts(app.settings.language), { event: plan.eventName ?? plan.title })
}

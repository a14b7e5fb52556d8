// What activation would do, before it is confirmed: which tasks go out, which wait, who is reached and who is not.
import type { RoomFacts } from '../core/account-notice.ts'
import type { PlanFacts, TaskLine } from '../core/notice.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { contactsByUnit, planFacts, taskLines } from './plan-facts.ts'
import { roomFacts } from './room.ts'
import { contactsToTell } from './telling.ts'
import { loadWorld } from './world.ts'

export interface ActivationFacts {
  plan: PlanFacts
  clear: TaskLine[]
  waiting: TaskLine[]
  /** Clear tasks that nobody was told of yet. */
  fresh: number
  /** Units that owe something clear. */
  units: number
  /** Persons who get a message. */
  recipients: number
  unreached: string[]
  /** How it fits accounts that count their people and messages; null where there are none. */
  room: RoomFacts | null
}

export function activationFacts(app: App, plan: Plan): ActivationFacts {
  const world = loadWorld(app, plan.id)
  const tasks = taskLines(app, world, contactsByUnit(app, plan.id))
  const clear = new Set(tasks.filter((t) => !t.waiting).map((t) => t.taskId))
  const units = new Map(
    world.shares
      .filter((s) => s.row.role === 'lead' && clear.has(s.task.id))
      .map((s) => [s.row.unitId, s.executor?.name ?? s.unit.name]),
  )
  const informed = new Set(world.shares.filter((s) => clear.has(s.task.id)).map((s) => s.row.unitId))
  const untold = world.shares.filter((s) => clear.has(s.task.id) && s.life.state === 'waiting').map((s) => s.task.id)
  return {
    plan: planFacts(app, plan),
    clear: tasks.filter((t) => !t.waiting),
    waiting: tasks.filter((t) => t.waiting),
    fresh: new Set(untold).size,
    units: units.size,
    recipients: [...informed].reduce((sum, unitId) => sum + contactsToTell(app, plan.id, unitId).length, 0),
    unreached: [...units]
      .filter(([unitId]) => contactsToTell(app, plan.id, unitId).length === 0)
      .map(([, name]) => name),
    room: roomFacts(app, world),
  }
}

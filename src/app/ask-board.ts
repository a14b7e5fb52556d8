// A plain question about a plan → what its words mean in that plan (tasks, units) → the list, the view or the answer.
import { bestOf, everything, isBody, type ListFilter } from '../core/board.ts'
import { fold } from '../core/fold.ts'
import type { Question } from '../core/incoming/questions.ts'
import { asUnits, type Plan, planDeliverables, type Task, tasksOf } from '../store/plans.ts'
import type { App } from './app.ts'
import { seatFor } from './plan-facts.ts'
import { unitOfPlan } from './plan-units.ts'
import { answer, askWhichPlan, plansOfRole, refuse, type Speaker } from './speaker.ts'
import { loadWorld } from './world.ts'

const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** Tasks that people mean by a place (`III.5-2`, "iii5 2") or by words of the task or its products; the best ones. */
export function tasksByWords(app: App, planId: number, said: string): number[] {
  const tasks = tasksOf(app.db, planId).filter((task) => !task.dropped)
  const place = tasks.filter((task) => bare(task.ref) === bare(said))
  if (place.length > 0) return place.map((task) => task.id)
  return byWords(app, planId, tasks, wordsOf(said)).map((task) => task.id)
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

function byWords(app: App, planId: number, tasks: readonly Task[], words: readonly string[]): Task[] {
  const products = new Map<number, string[]>()
  for (const each of planDeliverables(app.db, planId))
    products.set(each.taskId, [...(products.get(each.taskId) ?? []), each.name])
  // A product of just these words is meant before a task that mentions them.
  const exact = tasks.filter((task) => products.get(task.id)?.some((name) => fold(name) === words.join(' ')))
  return exact.length > 0 ? exact : bestOf(words, tasks, (task) => [task.text, ...(products.get(task.id) ?? [])])
}

interface Topic {
  tasks: number[]
  units: number[]
  unmatched: string | null
}

/**
 * What the words left over from a question mean: first a unit by its name (the longest run of words that is one), then
 * tasks by what remains. Words that are neither are given back, to be said.
 */
function topicOf(app: App, plan: Plan, said: string): Topic {
  const words = wordsOf(said)
  if (words.length === 0) return { tasks: [], units: [], unmatched: null }
  const tasks = tasksByWords(app, plan.id, said)
  const { units, rest } = unitsIn(app, plan, words)
  // One word of a unit's name may stand in a task that is meant; the task has all of them.
  if (units.length === 0 || (tasks.length > 0 && words.length - rest.length === 1 && rest.length > 0))
    return { tasks, units: [], unmatched: tasks.length === 0 ? said : null }
  if (rest.length === 0) return { tasks: [], units, unmatched: null }
  const left = tasksByWords(app, plan.id, rest.join(' '))
  // Words of a task may happen to name a unit too; what fits a task as a whole is the task.
  if (left.length === 0 && tasks.length > 0) return { tasks, units: [], unmatched: null }
  return { tasks: left, units, unmatched: left.length === 0 ? rest.join(' ') : null }
}

/** Units named by a run of these words, and the words beside it. */
function unitsIn(app: App, plan: Plan, words: readonly string[]): { units: number[]; rest: string[] } {
  const spelled = spellings(app, plan)
  for (let length = words.length; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const run = words.slice(start, start + length).join(' ')
      const rest = [...words.slice(0, start), ...words.slice(start + length)]
      const exact = [...spelled].filter(([, names]) => names.some((name) => name === run))
      if (exact.length > 0) return { units: exact.map(([id]) => id), rest }
      if (run.length < 4) continue
      const within = [...spelled].filter(([, names]) => names.some((name) => ` ${name} `.includes(` ${run} `)))
      if (within.length > 0 && (length > 1 || within.length === 1)) return { units: within.map(([id]) => id), rest }
    }
  }
  const whole = unitOfPlan(app, plan, words.join(' '))
  return whole.kind === 'unit' ? { units: [whole.unitId], rest: [] } : { units: [], rest: [...words] }
}

/** By unit of the plan, all it is called: its own names and those of the body below it that is addressed. */
function spellings(app: App, plan: Plan): Map<number, string[]> {
  const owners = new Map<number, Set<number>>()
  for (const share of loadWorld(app, plan.id).shares) {
    if (share.row.role !== 'lead' || share.life.state === 'cancelled') continue
    const bodies = owners.get(share.row.unitId) ?? new Set([share.row.unitId])
    if (share.executor) bodies.add(share.executor.id)
    owners.set(share.row.unitId, bodies)
  }
  const names = new Map<number, string[]>()
  for (const [owner, bodies] of owners)
    names.set(
      owner,
      asUnits(app.db, [...bodies]).flatMap((unit) =>
        [unit.name, ...unit.aliases].map((name) => wordsOf(name).join(' ')),
      ),
    )
  return names
}

/** Answers a question of an organizer or a viewer, in the plan that it names or that alone fits. */
export function askBoard(app: App, speaker: Speaker, question: Question): void {
  const plan = planAsked(app, speaker, question)
  if (plan === null) return
  switch (question.ask) {
    case 'event':
      return answer(app, speaker, { kind: 'event_facts', plan: plan.id })
    case 'to_phone':
      return answer(app, speaker, { kind: 'view', view: 'to_phone', plan: plan.id, page: 1, unit: null })
    case 'status':
      return answer(app, speaker, { kind: 'view', view: 'status', plan: plan.id, page: 1, unit: null })
    case 'list': {
      const topic = topicOf(app, plan, question.words)
      // "Nghệ An gửi chưa?": one unit, all that it owes.
      if (topic.units.length === 1 && topic.tasks.length === 0 && question.yesNo)
        return answer(app, speaker, { kind: 'view', view: 'unit', plan: plan.id, page: 1, unit: topic.units[0]! })
      const filter: ListFilter = everything(question.yesNo && topic.units.length > 0 ? 'all' : question.state, {
        ...topic,
        area: question.area,
        body: hasBody(app, plan, question) ? question.body : null,
        when: question.when,
      })
      return answer(app, speaker, { kind: 'found', plan: plan.id, filter, page: 1 })
    }
    default:
      return question satisfies never
  }
}

/** People say "tỉnh nào" and "đơn vị nào" alike: a kind of body that no unit of the plan is says nothing. */
function hasBody(app: App, plan: Plan, question: Extract<Question, { ask: 'list' }>): boolean {
  const { body } = question
  if (body === null) return false
  const world = loadWorld(app, plan.id)
  return world.shares.some((share) =>
    isBody(body, [share.unit.name, ...(share.executor ? [share.executor.name] : [])], seatFor(world, share)),
  )
}

function planAsked(app: App, speaker: Speaker, question: Question): Plan | null {
  const plans = plansOfRole(app, speaker)
  const named = plans.find((plan) => plan.shortId.toLowerCase() === question.plan)
  if (named) return named
  if (question.plan !== null) {
    refuse(app, speaker, 'plan_unknown', question.plan.toUpperCase())
    return null
  }
  const active = plans.filter((plan) => plan.state === 'active')
  const some = active.length > 0 ? active : plans
  if (some.length === 1) return some[0]!
  if (question.ask === 'list' && question.words !== '') {
    const fits = some.filter((plan) => topicOf(app, plan, question.words).unmatched === null)
    if (fits.length === 1) return fits[0]!
  }
  if (some.length === 0) refuse(app, speaker, 'no_plan')
  else askWhichPlan(app, speaker, some)
  return null
}

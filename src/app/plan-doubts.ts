// The doubts about a plan with what one tap answers: the directory, earlier plans and the rest of the plan are asked first.

import { dueOf } from '../core/deadline.ts'
import { documentOffers } from '../core/document-doubts.ts'
import { type DoubtContext, type Offer, taskOffers } from '../core/doubts.ts'
import { isBlocking, likeness } from '../core/plan.ts'
import type { Day, PlanDocument, Question } from '../core/plan-document.ts'
import type { DocumentDoubt, ReviewDoubt } from '../core/review.ts'
import { paragraphAt } from '../core/source-words.ts'
import { fold, resolveUnit, type UnitContext } from '../core/units.ts'
import { groupsOf, type Plan, type Task, unitById } from '../store/plans.ts'
import type { App } from './app.ts'
import { waitingWords } from './plan-facts.ts'
import { markOf } from './settle-document.ts'
import type { World } from './world.ts'

/** What all doubts of one plan are judged by. */
export interface Around {
  lines: string[] | null
  document: PlanDocument | null
  ctx: UnitContext
  /** Bodies that lead a task of their own. */
  inPlan: string[]
}

/** What is doubtful about a task: what the reader asked, what the clock adds, and a unit that no directory knows. */
export function taskDoubts(
  app: App,
  world: World,
  task: Task,
  why: { code: string; message: string } | null,
  around: Around,
): ReviewDoubt[] {
  const asked: Question[] = [...task.questions]
  if (why && !asked.some((q) => q.code === why.code)) asked.push({ ...why, line: task.line })
  const near = nearest(task, around.ctx)
  if (near.length > 0 && !asked.some((q) => q.code === 'unit_unknown'))
    asked.push({ code: 'unit_unknown', line: task.line, message: '' })
  const ctx: DoubtContext = {
    documentDate: isDoubtful(world.plan, around.document) ? null : world.plan.documentDate,
    eventDay: world.plan.eventDate ?? world.plan.eventWindowTo,
    groups: asked.some((q) => q.code === 'open_group') ? groupsFor(app, world, task, around) : [],
    nearest: near,
  }
  return asked.map((question) => ({
    code: question.code,
    line: question.line || task.line,
    message: messageOf(app, question),
    blocking: isBlocking(question),
    offers: taskOffers(question, task, ctx),
  }))
}

const messageOf = (app: App, question: Question): string =>
  question.message !== ''
    ? question.message
    : question.code === 'unit_unknown'
      ? app.ports.texts(app.settings.language)('doubt-unit-unknown')
      : (waitingWords(app, question)?.message ?? '')

/** A single unit that the directory does not know but has something like: a slip, or a body of its own. */
function nearest(task: Task, ctx: UnitContext): string[] {
  if (task.isGroup || task.corrected.includes('unit')) return []
  const found = resolveUnit(task.unitText, ctx)
  if (found.kind !== 'unknown') return []
  // A Sở is no slip for a Bộ: what kind of body it is, people do not mistype.
  const kind = kindOf(task.unitText)
  return found.nearest.map((u) => u.name).filter((name) => kind === null || kindOf(name) === kind)
}

const KIND = /^(so|bo|vu|cuc|phong|ban|vien|hoi|truong|trung tam|chi cuc|tong cuc)(?= )/
const kindOf = (name: string): string | null => KIND.exec(fold(name))?.[1] ?? null

// "Các đơn vị liên quan", "các đơn vị được giao nhiệm vụ": those whom the plan itself names.
const NAMED_ELSEWHERE = /lien quan|duoc giao|duoc phan cong|co ten|neu tren|tai ke hoach/
const MANY = 60

/** Bodies that an open group may stand for: whom a like group meant before, whom the directory holds, whom the plan names. */
function groupsFor(app: App, world: World, task: Task, around: Around): DoubtContext['groups'] {
  const phrase = fold(task.unitText)
  const before = groupsOf(app.db, world.plan.issuer ?? '')
    .map((group) => ({ ...group, like: likeness(group.phrase, phrase) }))
    .filter((group) => group.like >= 0.6)
    .sort((a, b) => b.like - a.like)
    .slice(0, 2)
  const found = resolveUnit(task.unitText, around.ctx)
  const spread = found.kind === 'group' ? found.members.map((u) => u.name) : []
  const named = NAMED_ELSEWHERE.test(phrase) ? around.inPlan : []
  return [
    ...before.map(({ members }) => ({ names: members, why: 'last_time' as const })),
    ...(spread.length > 0 ? [{ names: spread, why: 'spread' as const }] : []),
    ...(named.length > 1 && named.length <= MANY ? [{ names: named, why: 'in_plan' as const }] : []),
  ]
}

/** Is the document's date itself in doubt, so that no deadline may be judged by it? */
const isDoubtful = (plan: Plan, document: PlanDocument | null): boolean =>
  document?.questions.some(
    (q) => (q.code === 'document_date_doubtful' || q.code === 'blank_date') && !plan.settled.includes(markOf(q)),
  ) ?? false

/** What is doubtful about the document itself and was not settled yet. */
export function documentDoubts(app: App, world: World, around: Around): DocumentDoubt[] {
  const { document, lines } = around
  if (!document) return []
  const organizer = world.plan.organizerUnitId === null ? undefined : unitById(app.db, world.plan.organizerUnitId)
  const firstDue = earliest(world)
  return document.questions.flatMap((question, at): DocumentDoubt[] => {
    if (world.plan.settled.includes(markOf(question))) return []
    const words = lines ? paragraphAt(lines, question.line) : (/"([^"]+)"/.exec(question.message)?.[1] ?? '')
    const above = world.tasks.filter((t) => t.line > 0 && t.line < question.line).at(-1)?.unitText
    const units = [...new Set([above, organizer?.name].flatMap((name) => name ?? []))]
    const { date, time, state } = {
      date: world.plan.eventDate,
      time: world.plan.eventTime,
      state: world.plan.eventState,
    }
    const event = document.event && { ...document.event, date: state === 'fixed' ? date : null, time }
    const offers = documentOffers(question, at, words, { date: world.plan.documentDate, event, firstDue, units })
    return [
      {
        index: at,
        words,
        code: question.code,
        line: question.line,
        message: question.message,
        blocking: false,
        offers: offers
          .filter((one) => world.plan.state === 'draft' || one.answer.kind !== 'event_date')
          .map((one) => withDeadline(app, world, one)),
      },
    ]
  })
}

/** A line that is taken up as a task keeps the deadline that it states. */
function withDeadline(app: App, world: World, offer: Offer): Offer {
  const { answer } = offer
  if (answer.kind !== 'add') return offer
  return {
    ...offer,
    answer: { ...answer, deadline: app.ports.readDeadline(answer.text, world.plan.documentDate, 'sentence') },
  }
}

/** The first day that any task is due by a date of its own. */
function earliest(world: World): Day | null {
  const days = world.tasks.flatMap((task) => {
    const due = task.deadline?.kind === 'date' ? dueOf(task.deadline, world.deadlines) : null
    return due?.kind === 'due' ? [due.due.lenientDay] : []
  })
  return days.sort()[0] ?? null
}

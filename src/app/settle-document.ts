// What the organizer says of the plan as a whole: its date and number, its event, tasks to add, presenters without a task.
import type { PlanAnswer } from '../core/answers.ts'
import type { PlanDocument, Question } from '../core/plan-document.ts'
import { fold } from '../core/units.ts'
import { changePlan, changeTask, latestVersion, type Plan, tasksOf } from '../store/plans.ts'
import type { App, By } from './app.ts'
import { eventChange, moveEvent } from './move-event.ts'
import { add } from './settle-shape.ts'
import { refused, type Settled, settled } from './settled.ts'
import { tellChanged } from './task-changes.ts'

type Suggestion = PlanDocument['suggestions'][number]

/** What a settled doubt or suggestion is known by: its words, which a revised document keeps where its lines move. */
export const markOf = (of: Question | Suggestion): string =>
  'code' in of ? `question:${of.code}:${fold(of.message)}` : `suggestion:${fold(of.unit)}:${fold(of.task)}`

/** Said by the organizer: a revised draft does not put back what the document says of it. */
export const OWN = { date: 'own:date', number: 'own:number' } as const

export function settlePlan(app: App, plan: Plan, answer: PlanAnswer, by: By): Settled {
  const document = latestVersion(app.db, plan.id)?.document
  const mark = (...marks: string[]) =>
    changePlan(app.db, plan.id, { settled: [...new Set([...plan.settled, ...marks])] })
  const questions = (...codes: string[]) =>
    (document?.questions ?? []).filter((q) => codes.includes(q.code)).map(markOf)
  switch (answer.kind) {
    case 'add': {
      const added = add(app, plan, answer)
      // A line that had no unit was taken up as a task: the doubt about it is settled.
      const asked = document?.questions.filter((q) => q.code === 'unit_missing' && about(q, answer.text)) ?? []
      if (added.ok && asked.length > 0) mark(...asked.map(markOf))
      return added
    }
    case 'adopt': {
      const found = document?.suggestions[answer.suggestion]
      if (!found || plan.settled.includes(markOf(found))) return refused('already_settled')
      const added = add(app, plan, { unit: found.unit, text: found.task, deadline: null })
      if (!added.ok || added.task === null) return added
      changeTask(app.db, added.task.id, { line: found.line })
      mark(markOf(found))
      return added
    }
    case 'dismiss': {
      const found = document?.suggestions[answer.suggestion]
      if (!found || plan.settled.includes(markOf(found))) return refused('already_settled')
      mark(markOf(found))
      return settled(null)
    }
    case 'noted': {
      const found = document?.questions[answer.question]
      if (!found || plan.settled.includes(markOf(found))) return refused('already_settled')
      mark(markOf(found))
      return settled(null)
    }
    case 'document_date':
      changePlan(app.db, plan.id, { documentDate: answer.date })
      if (plan.state === 'active') tellChanged(app, plan.id, countedFromDocument(app, plan))
      mark(OWN.date, ...questions('document_date_doubtful', 'blank_date'))
      return settled(null)
    case 'document_number': {
      const number = answer.number.normalize('NFC').replace(/\s+/g, '')
      if (number === '') return refused('empty')
      changePlan(app.db, plan.id, { number })
      mark(OWN.number, ...questions('blank_number'))
      return settled(null)
    }
    case 'event_date': {
      // A running plan moves its event in two steps, with a preview of what moves along.
      if (plan.state !== 'draft') return refused('plan_active')
      const change = eventChange(plan, { kind: 'date', day: answer.date, time: answer.time }, null, null)
      if (change.ok) moveEvent(app, plan.id, change.change, by, null)
      mark(...questions('event_date_unknown', 'weekday_mismatch'))
      return settled(null)
    }
    default:
      return answer satisfies never
  }
}

/** The tasks whose deadlines count from the document's own date. */
const countedFromDocument = (app: App, plan: Plan): number[] =>
  tasksOf(app.db, plan.id)
    .filter(({ deadline }) => deadline !== null && 'anchor' in deadline && deadline.anchor === 'document')
    .map((task) => task.id)

/** Is a doubt about these words? It quotes their beginning. */
const about = (question: Question, text: string): boolean => {
  const quoted = /"([^"]+)"/.exec(question.message)?.[1] ?? ''
  return quoted !== '' && fold(text).includes(fold(quoted).slice(0, 60))
}

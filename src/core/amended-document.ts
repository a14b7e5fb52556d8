// A plan's document with the changes of a letter in it: what the next revision is compared with.
import type { Effect, TaskPatch } from './amendment.ts'
import type { Deadline, PlanAssignment, PlanDocument } from './plan-document.ts'

/** Digits of a day as documents print them: 18/4/2026, 18/04/2026, 18 tháng 4 năm 2026 … */
const printed = (day: string): RegExp => {
  const [year = '', month = '', date = ''] = day.split('-')
  const [d, m] = [`0?${Number(date)}`, `0?${Number(month)}`]
  return new RegExp(`(?<!\\d)${d}(?<mark>\\s?[/.-]\\s?)${m}(?:\\k<mark>${year})?(?![\\d/])`, 'u')
}

/** The new deadline's words: its own, or the old ones with the day put right. */
function wordsOf(fresh: Deadline, old: Deadline | null): string {
  if (fresh.text !== '' || old === null) return fresh.text
  if (fresh.kind !== 'date' || old.kind !== 'date') return ''
  const [year = '', month = '', date = ''] = fresh.date.split('-')
  const shown = printed(old.date)
  return shown.test(old.text) ? old.text.replace(shown, `${date}/${month}/${year}`) : ''
}

/** A task's words, with its old deadline in them replaced by the new one. */
function retold(text: string, old: Deadline | null, fresh: Deadline): string {
  if (old === null || old.text === '' || fresh.text === '') return text
  const at = text.indexOf(old.text)
  return at < 0 ? text : text.slice(0, at) + fresh.text + text.slice(at + old.text.length)
}

/** One assignment as a patch makes it. */
export function patched(from: PlanAssignment, patch: TaskPatch): PlanAssignment {
  const to = { ...from }
  if (patch.text !== undefined) to.task = patch.text
  if (patch.unit !== undefined) Object.assign(to, { unit: patch.unit, group: false, members: [] })
  if (patch.deadline !== undefined && patch.only === undefined) {
    const fresh = patch.deadline && { ...patch.deadline, text: wordsOf(patch.deadline, from.deadline) }
    if (fresh && patch.text === undefined) to.task = retold(from.task, from.deadline, fresh)
    to.deadline = fresh
    to.moreDeadlines = from.moreDeadlines.filter((more) => more.kind !== 'date' || from.deadline?.kind !== 'date')
    to.questions = from.questions.filter((q) => !/deadline|date|weekday|year/.test(q.code))
  }
  return to
}

/**
 * The document after these effects. Deadlines of single units of a group are kept beside it, not in it.
 * @param refs the place of each task in the document, by its id
 * @param prefix places of added tasks begin with it
 */
export function amendedDocument(
  document: PlanDocument,
  effects: readonly Effect[],
  refs: ReadonlyMap<number, string>,
  prefix: string,
): PlanDocument {
  let { event, date } = document
  let assignments = document.assignments
  let added = 0
  const none = {
    name: null, form: null, date: null, time: null, window: null, venues: [], chair: null, expectedAttendees: null,
  } // biome-ignore format: one list
  for (const effect of effects) {
    switch (effect.kind) {
      case 'event':
        event = { ...(event ?? none), date: effect.to.day, time: effect.to.time, window: effect.window }
        break
      case 'place':
        event = { ...(event ?? none), form: effect.form, venues: effect.venues }
        break
      case 'document_date':
        date = effect.date
        break
      case 'drop': {
        const gone = new Set(effect.tasks.map((id) => refs.get(id)))
        assignments = assignments.filter(({ id }) => !gone.has(id))
        break
      }
      case 'add':
        // Its line is one of the letter, which the plan's text does not have.
        assignments = [
          ...assignments,
          {
            ...effect.assignment,
            id: `${prefix}-${++added}`,
            sameAs: null,
            source: { ...effect.assignment.source, line: 0 },
          },
        ]
        break
      case 'tasks':
        for (const patch of effect.patches) {
          const ref = refs.get(patch.task)
          assignments = assignments.map((one) => (one.id === ref ? patched(one, patch) : one))
        }
        break
      default:
        effect satisfies never
    }
  }
  return { ...document, date, event, assignments }
}

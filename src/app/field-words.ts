// A correction as people type it: the value of one field of a task, with or without marks, into an answer.
import type { Answer } from '../core/answers.ts'
import type { EditField, RefusalCode } from '../core/notice.ts'
import type { Deadline } from '../core/plan-document.ts'
import { dayOf, parseDayTime } from '../core/time.ts'
import { fold } from '../core/units.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { findTask } from './settle-task.ts'

export type ReadField = { ok: true; answer: Answer } | { ok: false; code: RefusalCode; detail: string | null }

const NOTHING = /^(?:khong(?: co| quy dinh)?|none|no|bo|trong|-)\.?$/

/** Does the text say that there is none? */
export const saysNone = (text: string): boolean => text.trim() === '' || NOTHING.test(fold(text))

export const partsOf = (text: string, by: string): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const unreadable = (code: RefusalCode, detail: string | null): ReadField => ({ ok: false, code, detail })
const taken = (answer: Answer): ReadField => ({ ok: true, answer })

/** A deadline in the words of a plan, or a day as programs write it; without a year it is near what the plan is about. */
const deadlineIn = (app: App, plan: Plan, text: string): Deadline | null =>
  app.ports.readDeadline(
    text.replace(/(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g, '$3/$2/$1'),
    plan.documentDate ?? plan.eventDate ?? plan.eventWindowFrom,
  )

/** Reads what was typed for a field. */
export function readField(app: App, plan: Plan, field: EditField, typed: string): ReadField {
  const text = typed.normalize('NFC').trim()
  const named = (answer: Answer) => (text === '' ? unreadable('field_empty', null) : taken(answer))
  switch (field) {
    case 'unit':
      return named({ kind: 'unit', name: text })
    case 'members':
      return named({ kind: 'members', text })
    case 'text':
      return named({ kind: 'text', text })
    case 'coordinators':
      return taken({ kind: 'coordinators', text: saysNone(text) ? '' : text })
    case 'executor':
      return taken({ kind: 'executor', name: saysNone(text) ? null : text })
    case 'deliver_to':
      return taken({ kind: 'deliver_to', name: saysNone(text) ? null : text })
    case 'products':
      return taken({ kind: 'products', names: saysNone(text) ? [] : partsOf(text, ';') })
    case 'deadline': {
      if (saysNone(text)) return taken({ kind: 'deadline', rule: null, milestone: false })
      const rule = deadlineIn(app, plan, text)
      return rule ? taken({ kind: 'deadline', rule, milestone: false }) : unreadable('deadline_unreadable', text)
    }
    case 'more_deadlines': {
      if (saysNone(text)) return taken({ kind: 'more_deadlines', rules: [] })
      const said = partsOf(text, ';')
      const rules = said.map((one) => deadlineIn(app, plan, one))
      const unread = said.find((_, i) => rules[i] === null)
      return unread === undefined
        ? taken({ kind: 'more_deadlines', rules: rules.flatMap((rule) => rule ?? []) })
        : unreadable('deadline_unreadable', unread)
    }
    case 'split': {
      const texts = partsOf(text, '|')
      return texts.length < 2 ? unreadable('split_unreadable', null) : taken({ kind: 'split', texts })
    }
    case 'merge':
    case 'same_as': {
      if (field === 'same_as' && saysNone(text)) return taken({ kind: 'same_as', with: null })
      const other = findTask(app, plan.id, text)
      return other ? taken({ kind: field, with: other.id }) : unreadable('task_unknown', text)
    }
    case 'add':
      return added(app, plan, text)
    case 'document_date': {
      const day = parseDayTime(text, dayOf(app.now(), app.settings.calendar.zone))?.day
      return day ? taken({ kind: 'document_date', date: day }) : unreadable('date_unreadable', text)
    }
    case 'document_number':
      return named({ kind: 'document_number', number: text })
    default:
      return field satisfies never
  }
}

/** "Sở Y tế: gửi báo cáo; trước ngày 20/11/2026": who, what, and until when, for a task that the plan forgot. */
function added(app: App, plan: Plan, text: string): ReadField {
  const [who = '', ...rest] = text.split(':')
  const [what = '', ...until] = partsOf(rest.join(':'), ';')
  if (who.trim() === '' || what === '') return unreadable('correction_unreadable', null)
  const deadline = until.length === 0 ? null : deadlineIn(app, plan, until.join('; '))
  if (until.length > 0 && deadline === null) return unreadable('deadline_unreadable', until.join('; '))
  return taken({ kind: 'add', unit: who.trim(), text: what, deadline })
}

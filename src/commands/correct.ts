// /sua: corrects a task before or after it is announced: unit, members, deadline, products; drops, splits or adds one.

import type { App } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { type Answer, findTask, settleTask } from '../app/settle-task.ts'
import { answer, byOf, planMeant, refuse } from '../app/speaker.ts'
import { fold } from '../core/units.ts'
import type { Plan } from '../store/plans.ts'

/** What follows the task's place: the word for a field, without marks, and what it takes. */
const FIELDS: { words: readonly string[]; answer: (value: string, app: App, plan: Plan) => Answer | null }[] = [
  { words: ['don vi', 'unit'], answer: (name) => (name === '' ? null : { kind: 'unit', name }) },
  { words: ['thanh vien', 'gom', 'members'], answer: (text) => (text === '' ? null : { kind: 'members', text }) },
  {
    words: ['thoi han', 'han', 'deadline'],
    answer(text, app, plan) {
      if (/^(khong|none)$/.test(fold(text))) return { kind: 'deadline', rule: null, milestone: false }
      const rule = app.ports.readDeadline(text, plan.documentDate)
      return rule && { kind: 'deadline', rule, milestone: false }
    },
  },
  { words: ['san pham', 'product'], answer: (text) => ({ kind: 'products', names: parts(text, ';') }) },
  {
    words: ['tach', 'split'],
    answer: (text) => (parts(text, '|').length < 2 ? null : { kind: 'split', texts: parts(text, '|') }),
  },
  { words: ['bo', 'drop'], answer: () => ({ kind: 'drop' }) },
  { words: ['giu', 'keep'], answer: () => ({ kind: 'keep' }) },
]

const parts = (text: string, by: string): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** "Sở Y tế: gửi báo cáo; trước ngày 20/11/2026": who, what, and until when, for a task that the plan forgot. */
function added(text: string, app: App, plan: Plan): Answer | null {
  const [who = '', ...rest] = text.split(':')
  const [what = '', ...until] = parts(rest.join(':'), ';')
  if (who.trim() === '' || what === '') return null
  const deadline = until.length === 0 ? null : app.ports.readDeadline(until.join('; '), plan.documentDate)
  return until.length > 0 && deadline === null ? null : { kind: 'add', unit: who.trim(), text: what, deadline }
}

export const correct: ChatCommand = {
  name: 'sua',
  aliases: ['correct'],
  roles: ['organizer'],
  about: 'command-correct',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const { plan, rest } = meant
    const [first = '', ...words] = rest.normalize('NFC').split(/\s+/)
    const adding = fold(first) === 'them' || fold(first) === 'add'
    const task = adding ? null : findTask(app, plan.id, first)
    if (!adding && task === null) return refuse(app, speaker, 'correction_unreadable')
    const said = adding ? added(words.join(' '), app, plan) : fieldOf(words, app, plan)
    if (said === null) return refuse(app, speaker, 'correction_unreadable')
    const settled = settleTask(app, plan, task, said, byOf(speaker))
    if (!settled.ok) return refuse(app, speaker, 'unit_unknown', settled.names.join('; ') || null)
    if (settled.unresolved.length > 0) refuse(app, speaker, 'unit_unknown', settled.unresolved.join('; '))
    if (settled.task === null || said.kind === 'drop' || said.kind === 'split')
      return answer(app, speaker, { kind: 'understood', plan: plan.id, page: 1 })
    answer(app, speaker, { kind: 'settled', task: settled.task.id })
  },
}

/** The field's word may be of one syllable or two; what follows is its value, as typed. */
function fieldOf(words: string[], app: App, plan: Plan): Answer | null {
  for (const count of [2, 1]) {
    const name = fold(words.slice(0, count).join(' '))
    const field = FIELDS.find((f) => f.words.includes(name))
    if (field) return field.answer(words.slice(count).join(' ').trim(), app, plan)
  }
  return null
}

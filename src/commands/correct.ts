// /sua: corrects a plan by typing: every field of a task, splitting, merging, dropping, adding; the document's own date and number.
import type { App } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { partsOf, readField } from '../app/field-words.ts'
import { planReview } from '../app/plan-review.ts'
import { type Answer, findTask } from '../app/settle-task.ts'
import { planMeant, refuse, type Speaker } from '../app/speaker.ts'
import { settleTyped, showStop } from '../app/walk.ts'
import type { EditField, RefusalCode } from '../core/notice.ts'
import { onwards, stopsOf } from '../core/review.ts'
import { fold } from '../core/units.ts'
import { type Plan, type Task, tasksOf } from '../store/plans.ts'

/** The word for a field, without marks; the longer ones are tried first. */
const FIELDS: readonly (readonly [EditField, ...string[]])[] = [
  ['unit', 'don vi chu tri', 'don vi', 'chu tri', 'unit', 'lead'],
  ['members', 'thanh vien', 'gom cac don vi', 'gom', 'members'],
  ['coordinators', 'don vi phoi hop', 'phoi hop voi', 'phoi hop', 'coordinators'],
  ['executor', 'don vi thuc hien', 'thuc hien', 'executor'],
  ['more_deadlines', 'thoi han khac', 'han khac', 'more deadlines', 'more'],
  ['deadline', 'thoi han', 'han', 'deadline'],
  ['products', 'san pham', 'products', 'product'],
  ['deliver_to', 'noi nhan', 'gui ve', 'receiver'],
  ['text', 'noi dung', 'text', 'words'],
  ['split', 'tach thanh', 'tach', 'split'],
  ['merge', 'gop voi', 'gop', 'merge with', 'merge'],
  ['same_as', 'cung viec voi', 'trung voi', 'trung', 'same as'],
]

/** What is said of a task without a value, or with a word of a closed list. */
const SAID: readonly (readonly [string, (value: string) => Answer | null])[] = [
  ['bo', () => ({ kind: 'drop' })],
  ['drop', () => ({ kind: 'drop' })],
  ['giu', () => ({ kind: 'keep' })],
  ['keep', () => ({ kind: 'keep' })],
  ['vai tro', roleOf],
  ['role', roleOf],
]

function roleOf(value: string): Answer | null {
  const role = fold(value)
  if (/^(?:chu tri|lead)$/.test(role)) return { kind: 'role', role: 'lead' }
  return /^(?:phoi hop|coordinate)$/.test(role) ? { kind: 'role', role: 'coordinate' } : null
}

/** What is said of the plan itself, in place of a task. */
const OF_PLAN: readonly (readonly [EditField | 'adopt' | 'dismiss', ...string[]])[] = [
  ['document_date', 'ngay ban hanh', 'issued'],
  ['document_number', 'so ky hieu', 'so', 'number'],
  ['add', 'them', 'add'],
  ['adopt', 'giao goi y', 'goi y', 'adopt'],
  ['dismiss', 'bo qua goi y', 'bo goi y', 'dismiss'],
]

/** "thời hạn: trước ngày …": the longest word of a list that the text begins with, and what follows it, as typed. */
function named<K>(text: string, list: readonly (readonly [K, ...string[]])[]): { what: K; value: string } | null {
  const words = text.split(/\s+/)
  for (let count = Math.min(4, words.length); count > 0; count--) {
    const head = words.slice(0, count).join(' ')
    const colon = head.indexOf(':')
    if (colon >= 0 && colon < head.length - 1) continue
    const said = fold(head.replace(/:$/, ''))
    const found = list.find(([, ...names]) => names.includes(said))
    if (found) return { what: found[0], value: words.slice(count).join(' ').replace(/^:\s*/, '').trim() }
  }
  return null
}

type Understood =
  | { ok: true; task: Task | null; answer: Answer }
  | { ok: false; code: RefusalCode; detail: string | null }

const unread: Understood = { ok: false, code: 'correction_unreadable', detail: null }

function understand(app: App, plan: Plan, text: string): Understood {
  const [first = '', ...rest] = text.replace(/(\p{L}):(?=\p{L})/gu, '$1: ').split(/\s+/)
  const task = findTask(app, plan.id, first.replace(/:$/, ''))
  if (task) return aboutTask(app, plan, task, rest.join(' '))
  const about = named(text, OF_PLAN)
  if (!about) return /^[IVX\d+]/.test(first) ? { ok: false, code: 'task_unknown', detail: first } : unread
  if (about.what === 'adopt' || about.what === 'dismiss') {
    const suggestion = Number(about.value) - 1
    return Number.isInteger(suggestion) ? { ok: true, task: null, answer: { kind: about.what, suggestion } } : unread
  }
  const read = readField(app, plan, about.what, about.value)
  return read.ok ? { ok: true, task: null, answer: read.answer } : read
}

function aboutTask(app: App, plan: Plan, task: Task, text: string): Understood {
  const field = named(text, FIELDS)
  if (field) {
    // A field is cleared by "không", not by saying nothing.
    if (field.value === '') return { ok: false, code: 'field_empty', detail: null }
    const read = readField(app, plan, field.what, field.value)
    return read.ok ? { ok: true, task, answer: read.answer } : read
  }
  const words = partsOf(text, ' ')
  for (const [name, answer] of SAID) {
    const count = name.split(' ').length
    if (fold(words.slice(0, count).join(' ').replace(/:$/, '')) !== name) continue
    const said = answer(words.slice(count).join(' '))
    return said ? { ok: true, task, answer: said } : unread
  }
  return unread
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
    const text = rest.normalize('NFC').trim()
    if (text === '') return showStop(app, speaker, plan.id, { at: null })
    const said = understand(app, plan, text)
    if (!said.ok) return refuse(app, speaker, said.code, said.detail)
    settle(app, speaker, plan, said)
  },
}

/** Does it, and shows what the task is understood to be now; where nothing of it remains, what comes next. */
function settle(app: App, speaker: Speaker, plan: Plan, said: Extract<Understood, { ok: true }>): void {
  const before = stopsOf(planReview(app, plan.id))
  const settled = settleTyped(app, speaker, plan, said.task?.id ?? null, said.answer)
  if (!settled.ok) return
  const review = planReview(app, plan.id)
  const about = settled.task?.id ?? null
  const pieces =
    said.answer.kind === 'split'
      ? tasksOf(app.db, plan.id).filter((t) => t.ref.startsWith(`${settled.task?.ref}.`))
      : []
  const shown = pieces[0]?.id ?? about
  const still = review.tasks.some((task) => task.taskId === shown)
  const at =
    still && shown !== null ? { task: shown } : about === null ? null : onwards(before, review, { task: about })
  showStop(app, speaker, plan.id, {
    at,
    said: {
      ref: settled.task?.ref ?? plan.shortId,
      label: said.answer.kind === 'drop' ? { as: 'drop' } : null,
      also: settled.also,
      announced: settled.announced,
      stale: false,
    },
  })
}

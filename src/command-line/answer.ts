// `dondoc answer`: settles a question or corrects a plan, field by field, as the chat and the pages do.
import { COMMAND_LINE } from '../app/app.ts'
import { partsOf, readField } from '../app/field-words.ts'
import type { SettleRefusal } from '../app/settle-task.ts'
import { type Answer, findTask, type Settled, settleTask } from '../app/settle-task.ts'
import { plainText } from '../channels/channel.ts'
import { isPlanAnswer } from '../core/answers.ts'
import type { EditField } from '../core/notice.ts'
import { fold } from '../core/units.ts'
import type { Installation } from '../installation.ts'
import { assignmentsOfTask } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { allPlans, type Plan, planById, type Task, unitById } from '../store/plans.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, planMeant, print, type Shell, within } from './shell.ts'

export interface AnswerOptions {
  members?: string
  unit?: string
  text?: string
  role?: 'lead' | 'coordinate'
  coordinators?: string
  executor?: string
  receiver?: string
  deadline?: string
  more?: string
  product?: string
  sameAs?: string
  merge?: string
  split?: string
  confirm?: string
  keep?: boolean
  drop?: boolean
  add?: string
  adopt?: string
  dismiss?: string
  issued?: string
  number?: string
}

/** Options that correct a field, with what is typed there read as in the chat. */
const FIELDS: readonly [keyof AnswerOptions, EditField][] = [
  ['members', 'members'],
  ['unit', 'unit'],
  ['text', 'text'],
  ['coordinators', 'coordinators'],
  ['executor', 'executor'],
  ['receiver', 'deliver_to'],
  ['deadline', 'deadline'],
  ['more', 'more_deadlines'],
  ['product', 'products'],
  ['sameAs', 'same_as'],
]
/** Options that say all there is to say. */
const ALONE = ['merge', 'split', 'confirm', 'keep', 'drop', 'add', 'adopt', 'dismiss', 'issued', 'number'] as const

export async function answerTask(
  shell: Shell,
  planName: string | undefined,
  taskName: string,
  options: AnswerOptions,
): Promise<void> {
  await within(shell, (installation) => {
    const { app } = installation.engine
    const t = createTexts(shell.config.language)
    const { plan, rest } = meant(shell, installation, planName, taskName)
    const answers = answersOf(shell, installation, plan, options)
    const task = findTask(app, plan.id, rest)
    if (!task && !answers.every(isPlanAnswer))
      throw new Failure(plainText(t('cli-task-unknown', { task: taskName })), 2)
    const settled = transact(installation.db, () =>
      answers.map((answer) => {
        const one = settleTask(
          app,
          planById(installation.db, plan.id)!,
          isPlanAnswer(answer) ? null : task,
          answer,
          COMMAND_LINE,
        )
        if (!one.ok) throw new Failure(whyNot(shell, one), 1)
        return one
      }),
    )
    report(shell, installation, plan, settled)
  })
}

function report(shell: Shell, installation: Installation, plan: Plan, settled: Extract<Settled, { ok: true }>[]): void {
  const t = createTexts(shell.config.language)
  const last = settled.at(-1)!
  const announced = settled.reduce((sum, one) => sum + one.announced, 0)
  const unresolved = settled.flatMap((one) => one.unresolved)
  const also = [...new Set(settled.flatMap((one) => one.also))]
  const units = last.task ? unitsOfTask(installation, last.task) : []
  const ref = last.task?.ref ?? plan.shortId
  if (shell.json) return print(shell, { task: ref, announced, units, unresolved, also })
  shell.out(`${plainText(t('cli-answered', { task: ref, announced: String(announced) }))}\n`)
  if (also.length > 0) shell.out(`${plainText(t('walk-also', { refs: also.join(', ') }))}\n`)
  // What was understood of the names is shown: a slip would otherwise become a unit of its own unseen.
  if (units.length > 0) shell.out(`${plainText(t('cli-answered-units', { units: units.join('; ') }))}\n`)
  if (unresolved.length > 0) shell.err(`${plainText(t('cli-members-unknown', { names: unresolved.join('; ') }))}\n`)
}

/** The plan, and what names the task; a plan named alone is one where the answer needs no task. */
function meant(
  shell: Shell,
  installation: Installation,
  planName: string | undefined,
  taskName: string,
): { plan: Plan; rest: string } {
  const named = planName === undefined && allPlans(installation.db).some((p) => fold(p.shortId) === fold(taskName))
  return { plan: planMeant(shell, installation, named ? taskName : planName), rest: taskName }
}

/** The units that owe a task, by name. */
function unitsOfTask({ db }: Installation, task: Task): string[] {
  const rows = assignmentsOfTask(db, task.id).filter((a) => a.role === task.role && a.state !== 'cancelled')
  return rows.flatMap((a) => unitById(db, a.unitId)?.name ?? [])
}

/** Why an answer could not be taken, in one sentence that says what to do. */
function whyNot(shell: Shell, { code, names }: Extract<Settled, { ok: false }>): string {
  const t = createTexts(shell.config.language)
  const sentences: Record<SettleRefusal, () => string> = {
    unresolved: () => t('cli-members-unknown', { names: names.join('; ') }),
    empty: () => t('cli-members-empty'),
    task_unknown: () => t('refused-task_unknown'),
    same_task: () => t('refused-task_unknown'),
    announced: () => t('cli-split-announced'),
    units_differ: () => t('refused-units_differ'),
    plan_closed: () => t('refused-plan_closed'),
    plan_active: () => t('cli-import-event-active'),
    already_settled: () => t('refused-already_done'),
  }
  return plainText(sentences[code]())
}

/** What the options say, in the order in which it is done. Corrections go together; the other answers stand alone. */
function answersOf(shell: Shell, installation: Installation, plan: Plan, options: AnswerOptions): Answer[] {
  const t = createTexts(shell.config.language)
  const alone = ALONE.filter((name) => options[name] !== undefined && options[name] !== false)
  const corrections = FIELDS.filter(([name]) => options[name] !== undefined)
  const only = alone[0]
  const fields = corrections.length + (options.role === undefined ? 0 : 1)
  if (alone.length > 1 || (only !== undefined && only !== 'add' && fields > 0))
    throw new Failure(t('cli-answer-alone'), 2)
  if (options.members !== undefined && options.unit !== undefined) throw new Failure(t('cli-answer-alone'), 2)
  const read = (field: EditField, value: string): Answer => {
    const said = readField(installation.engine.app, plan, field, value)
    if (said.ok) return said.answer
    const date = field === 'deadline' || field === 'more_deadlines' || field === 'document_date'
    throw new Failure(plainText(date ? t('cli-date-unreadable', { text: value }) : t(`refused-${said.code}`)), 2)
  }
  if (only === 'add') return [added(shell, options, read)]
  if (only !== undefined) return [lone(shell, only, options, read)]
  const answers = corrections.map(([name, field]) => read(field, String(options[name])))
  if (options.role !== undefined) answers.push({ kind: 'role', role: options.role })
  if (answers.length === 0) throw new Failure(t('cli-answer-nothing'), 2)
  return answers
}

type Read = (field: EditField, value: string) => Answer

function added(shell: Shell, options: AnswerOptions, read: Read): Answer {
  const { unit, add, deadline } = options
  if (unit === undefined) throw new Failure(createTexts(shell.config.language)('cli-add-unit'), 2)
  const rule = deadline === undefined ? null : read('deadline', deadline)
  return { kind: 'add', unit, text: add ?? '', deadline: rule?.kind === 'deadline' ? rule.rule : null }
}

function lone(shell: Shell, name: Exclude<(typeof ALONE)[number], 'add'>, options: AnswerOptions, read: Read): Answer {
  const value = String(options[name])
  switch (name) {
    case 'keep':
    case 'drop':
      return { kind: name }
    case 'confirm':
      return { kind: 'confirm', code: value.trim() }
    case 'merge':
      return read('merge', value)
    case 'split':
      return { kind: 'split', texts: partsOf(value, '|') }
    case 'issued':
      return read('document_date', value)
    case 'number':
      return read('document_number', value)
    case 'adopt':
    case 'dismiss': {
      if (!/^[1-9]\d*$/.test(value)) throw new Failure(createTexts(shell.config.language)('cli-suggestion-number'), 2)
      return { kind: name, suggestion: Number(value) - 1 }
    }
    default:
      return name satisfies never
  }
}

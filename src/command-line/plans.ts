// `dondoc import`, `answer`, `activate`, `plans`, `status`: a plan from its document to its numbers.
import { activatePlan } from '../app/activate-plan.ts'
import { COMMAND_LINE } from '../app/app.ts'
import { gather } from '../app/gather/gather.ts'
import { importPlan } from '../app/import-plan.ts'
import { eventChange, moveEvent } from '../app/move-event.ts'
import { contactsByUnit, taskLines } from '../app/plan-facts.ts'
import { planStatus } from '../app/plan-status.ts'
import type { Revised } from '../app/revise-plan.ts'
import { type Answer, findTask, type Settled, settleTask } from '../app/settle-task.ts'
import { loadWorld } from '../app/world.ts'
import { plainText } from '../channels/channel.ts'
import type { Deadline } from '../core/plan-document.ts'
import { eventDateWords } from '../core/render/words.ts'
import type { Installation } from '../installation.ts'
import { readDeadlines } from '../intake/deadlines.ts'
import { assignmentsOfTask } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { allPlans, type Plan, planById, type Task, unitById } from '../store/plans.ts'
import { createTexts } from '../texts/texts.ts'
import { importLetter, type LetterOptions } from './letter.ts'
import { dayTimeOf, documentOf, Failure, planMeant, print, type Shell, say, within } from './shell.ts'

export async function importFile(
  shell: Shell,
  file: string,
  options: { activate?: boolean; event?: string } & LetterOptions,
): Promise<void> {
  const document = await documentOf(shell, file)
  const event = options.event === undefined ? null : dayTimeOf(shell, options.event)
  await within(shell, (installation) => {
    if (importLetter(shell, installation, document, options)) return
    const { engine, db } = installation
    const { app } = engine
    const t = createTexts(shell.config.language)
    const imported = importPlan(app, document.plan, { bytes: document.bytes, name: document.name }, COMMAND_LINE)
    // A plan that runs moves its event in two steps, with a preview; a draft takes the date as it is given.
    if (event && imported.plan.state !== 'draft') shell.err(`${t('cli-import-event-active')}\n`)
    else if (event) {
      const change = eventChange(imported.plan, { kind: 'date', ...event }, null, null)
      if (change.ok) moveEvent(app, imported.plan.id, change.change, COMMAND_LINE, null)
    }
    const activated = options.activate ? activatePlan(app, planById(db, imported.plan.id)!, COMMAND_LINE) : null
    const world = loadWorld(app, imported.plan.id)
    const lines = taskLines(app, world, contactsByUnit(app, imported.plan.id))
    const waiting = lines
      .filter((l) => l.waiting !== null)
      .map((l) => ({ id: l.ref, unit: l.unit, code: l.waiting!.code, message: plainText(l.waiting!.message) }))
    const assignments = world.shares.filter((s) => s.row.role === 'lead').length
    if (shell.json) {
      const { kind, plan: _plan, ...difference } = imported
      return print(shell, {
        id: imported.plan.shortId,
        result: kind,
        tasks: world.tasks.length,
        assignments,
        waiting,
        ...difference,
        ...(activated ? { announced: activated.announced } : {}),
      })
    }
    const kind =
      imported.kind === 'new'
        ? t('cli-import-new')
        : imported.kind === 'unchanged'
          ? t('cli-import-unchanged')
          : t('cli-import-revised')
    shell.out(`${imported.plan.shortId}  ${kind}\n`)
    if (imported.kind === 'revised') for (const line of differenceLines(shell, imported)) shell.out(`${line}\n`)
    shell.out(
      `${plainText(t('cli-import-counts', { tasks: String(world.tasks.length), assignments: String(assignments) }))}\n`,
    )
    for (const w of waiting) shell.out(`? ${w.id}  ${w.unit}: ${w.message}\n`)
    if (activated)
      shell.out(
        `${plainText(t('cli-activated', { announced: String(activated.announced), units: String(activated.units), waiting: String(activated.waiting.length) }))}\n`,
      )
  })
}

const differenceLines = (shell: Shell, d: Revised): string[] => [
  ...(d.event ? [eventLine(shell, d.event)] : []),
  ...d.added.map((ref) => `+ ${ref}`),
  ...d.removed.map((ref) => `- ${ref}`),
  ...d.changed.map((c) => `~ ${c.ref} (${c.fields.join(', ')})`),
]

function eventLine(shell: Shell, { from, to }: NonNullable<Revised['event']>): string {
  const t = createTexts(shell.config.language)
  return plainText(t('cli-import-event', { from: eventDateWords(from, t), to: eventDateWords(to, t) }))
}

export interface AnswerOptions {
  members?: string
  unit?: string
  deadline?: string
  product?: string
  drop?: boolean
  keep?: boolean
  split?: string
  add?: string
}

export async function answerTask(
  shell: Shell,
  planName: string | undefined,
  taskName: string,
  options: AnswerOptions,
): Promise<void> {
  await within(shell, (installation) => {
    const { app } = installation.engine
    const t = createTexts(shell.config.language)
    const plan = planMeant(shell, installation, planName)
    const task = findTask(app, plan.id, taskName)
    if (!task && options.add === undefined) throw new Failure(plainText(t('cli-task-unknown', { task: taskName })), 2)
    const answers = answersOf(shell, plan, options)
    const settled = transact(installation.db, () =>
      answers.map((answer) => {
        const one = settleTask(app, plan, task, answer, COMMAND_LINE)
        if (!one.ok) throw new Failure(whyNot(shell, one), 1)
        return one
      }),
    )
    const last = settled.at(-1)!
    const announced = settled.reduce((sum, one) => sum + one.announced, 0)
    const unresolved = settled.flatMap((one) => one.unresolved)
    const units = unitsOfTask(installation, last.task)
    if (shell.json) return print(shell, { task: last.task.ref, announced, units, unresolved })
    shell.out(`${plainText(t('cli-answered', { task: last.task.ref, announced: String(announced) }))}\n`)
    // What was understood of the names is shown: a slip would otherwise become a unit of its own unseen.
    if (units.length > 0) shell.out(`${plainText(t('cli-answered-units', { units: units.join('; ') }))}\n`)
    if (unresolved.length > 0) shell.err(`${plainText(t('cli-members-unknown', { names: unresolved.join('; ') }))}\n`)
  })
}

/** The units that owe a task, by name. */
function unitsOfTask({ db }: Installation, task: Task): string[] {
  const rows = assignmentsOfTask(db, task.id).filter((a) => a.role === task.role && a.state !== 'cancelled')
  return rows.flatMap((a) => unitById(db, a.unitId)?.name ?? [])
}

/** Why an answer could not be taken, in one sentence that says what to do. */
function whyNot(shell: Shell, { code, names }: Extract<Settled, { ok: false }>): string {
  const t = createTexts(shell.config.language)
  if (code === 'announced') return t('cli-split-announced')
  if (names.length === 0) return t('cli-members-empty')
  return plainText(t('cli-members-unknown', { names: names.join('; ') }))
}

/** What the options say, in the order in which it is done. Corrections go together; the other answers stand alone. */
function answersOf(shell: Shell, plan: Plan, options: AnswerOptions): Answer[] {
  const t = createTexts(shell.config.language)
  const { members, unit, deadline, product, split, add, drop, keep } = options
  const alone = [drop, keep, split !== undefined, add !== undefined].filter(Boolean).length
  const corrections = [members, unit, deadline, product].filter((option) => option !== undefined).length
  if (alone > 1 || (alone === 1 && add === undefined && corrections > 0)) throw new Failure(t('cli-answer-alone'), 2)
  if (members !== undefined && unit !== undefined) throw new Failure(t('cli-answer-alone'), 2)
  const rule = deadline === undefined ? null : ruleOf(shell, plan, deadline)
  if (add !== undefined) {
    if (unit === undefined) throw new Failure(t('cli-add-unit'), 2)
    return [{ kind: 'add', unit, text: add, deadline: rule }]
  }
  const answers: Answer[] = []
  if (split !== undefined) answers.push({ kind: 'split', texts: split.split('|') })
  if (drop) answers.push({ kind: 'drop' })
  if (keep) answers.push({ kind: 'keep' })
  if (members !== undefined) answers.push({ kind: 'members', text: members })
  if (unit !== undefined) answers.push({ kind: 'unit', name: unit })
  if (rule !== null) answers.push({ kind: 'deadline', rule, milestone: false })
  if (product !== undefined)
    answers.push({
      kind: 'products',
      names: product
        .split(';')
        .map((p) => p.trim())
        .filter(Boolean),
    })
  if (answers.length === 0) throw new Failure(t('cli-answer-nothing'), 2)
  return answers
}

/** A deadline in the words of a plan, or a plain date. */
function ruleOf(shell: Shell, plan: Plan, text: string): Deadline {
  const found = readDeadlines(text.normalize('NFC'), {
    documentDate: plan.documentDate,
    nearDate: plan.eventDate,
    cell: true,
  })
  if (!found[0]) throw new Failure(plainText(createTexts(shell.config.language)('cli-date-unreadable', { text })), 2)
  return found[0].deadline
}

export async function activate(shell: Shell, planName: string | undefined): Promise<void> {
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    if (plan.state === 'closed') throw new Failure(t('refused-plan_closed'), 1)
    const activated = activatePlan(app, plan, COMMAND_LINE)
    const waiting = taskLines(app, loadWorld(app, plan.id), new Map()).filter((l) => l.waiting !== null)
    if (shell.json)
      return print(shell, {
        id: plan.shortId,
        announced: activated.announced,
        units: activated.units,
        waiting: waiting.map((w) => ({
          id: w.ref,
          unit: w.unit,
          code: w.waiting!.code,
          message: plainText(w.waiting!.message),
        })),
        unreached: activated.unreached,
      })
    shell.out(
      `${plainText(t('cli-activated', { announced: String(activated.announced), units: String(activated.units), waiting: String(waiting.length) }))}\n`,
    )
    for (const w of waiting) shell.out(`? ${w.ref}  ${w.unit}: ${plainText(w.waiting!.message)}\n`)
    if (activated.unreached.length > 0)
      shell.out(
        `${plainText(t('cli-unreached', { count: String(activated.unreached.length), units: activated.unreached.join('; ') }))}\n`,
      )
  })
}

export async function plans(shell: Shell): Promise<void> {
  await within(shell, ({ engine: { app }, db }) => {
    const rows = allPlans(db).map((plan) => ({
      plan,
      status: planStatus(app, loadWorld(app, plan.id), contactsByUnit(app, plan.id)),
    }))
    if (shell.json)
      return print(
        shell,
        rows.map(({ plan, status }) => ({ ...status.plan, issuer: plan.issuer, totals: status.totals })),
      )
    if (rows.length === 0) return shell.out(`${createTexts(shell.config.language)('refused-no_plan')}\n`)
    const facts = gather(app, { kind: 'plans' }, { personId: null, resent: false })
    if (!('gone' in facts)) shell.out(say(shell, facts))
  })
}

export async function status(shell: Shell, planName: string | undefined): Promise<void> {
  await within(shell, (installation) => {
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    if (shell.json) return print(shell, planStatus(app, loadWorld(app, plan.id), contactsByUnit(app, plan.id)))
    const facts = gather(
      app,
      { kind: 'view', view: 'status', plan: plan.id, page: 1, unit: null },
      { personId: null, resent: false },
    )
    if (!('gone' in facts)) shell.out(say(shell, facts))
  })
}

// `dondoc import`, `activate`, `plans`, `status`: a plan from its document to its numbers.
import { activatePlan } from '../app/activate-plan.ts'
import { COMMAND_LINE } from '../app/app.ts'
import { gather } from '../app/gather/gather.ts'
import { importPlan } from '../app/import-plan.ts'
import { markInternal } from '../app/internal-plan.ts'
import { eventChange, moveEvent } from '../app/move-event.ts'
import { contactsByUnit, taskLines } from '../app/plan-facts.ts'
import { planStatus } from '../app/plan-status.ts'
import type { Revised } from '../app/revise-plan.ts'
import { roomFacts } from '../app/room.ts'
import { loadWorld } from '../app/world.ts'
import { plainText } from '../channels/channel.ts'
import { roomWords } from '../core/render/accounts.ts'
import { eventDateWords } from '../core/render/words.ts'
import { keepBytes } from '../keep-bytes.ts'
import { allPlans, planById } from '../store/plans.ts'
import { createTexts } from '../texts/texts.ts'
import { importLetter, type LetterOptions } from './letter.ts'
import { dayTimeOf, documentOf, Failure, planMeant, print, type Shell, say, within } from './shell.ts'

export async function importFile(
  shell: Shell,
  file: string,
  options: { activate?: boolean; event?: string; internal?: boolean } & LetterOptions,
): Promise<void> {
  const document = await documentOf(shell, file)
  const event = options.event === undefined ? null : dayTimeOf(shell, options.event)
  await within(shell, (installation) => {
    if (importLetter(shell, installation, document, options)) return
    const { engine, db } = installation
    const { app } = engine
    const t = createTexts(shell.config.language)
    const { plan: read, ...source } = document
    const imported = importPlan(app, read, source, COMMAND_LINE)
    keepBytes(app, installation.files, source.bytes)
    if (options.internal) markInternal(app, imported.plan, COMMAND_LINE)
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
    for (const line of roomWords(roomFacts(app, world), t)) shell.out(`${plainText(line)}\n`)
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

export async function activate(shell: Shell, planName: string | undefined): Promise<void> {
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    if (plan.state === 'closed') throw new Failure(t('refused-plan_closed'), 1)
    const room = roomFacts(app, loadWorld(app, plan.id))
    if (!shell.json) for (const line of roomWords(room, t)) shell.out(`${plainText(line)}\n`)
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
        ...(room === null ? {} : { room }),
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

// What each command of the command line does, once its arguments are parsed: text or JSON out, a sentence when it fails.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { activatePlan } from './app/activate-plan.ts'
import { COMMAND_LINE } from './app/app.ts'
import { gather } from './app/gather.ts'
import { importPlan } from './app/import-plan.ts'
import { type InvitationLine, invite } from './app/invite.ts'
import { type EventCommand, eventChange, movedItems, moveEvent, recipientsOf } from './app/move-event.ts'
import { contactsByUnit, planFacts, taskLines } from './app/plan-facts.ts'
import { planStatus } from './app/plan-status.ts'
import { type Answer, findTask, settleTask } from './app/settle-task.ts'
import { loadWorld } from './app/world.ts'
import { plainText } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { Facts } from './core/notice.ts'
import type { Deadline, PlanDocument } from './core/plan-document.ts'
import { render } from './core/render.ts'
import { dayOf, instantOf, parseDayTime, parseInstant, toIso } from './core/time.ts'
import { findUnit, fold } from './core/units.ts'
import { type Installation, openInstallation, READER_LIMITS } from './installation.ts'
import { readDeadlines } from './intake/deadlines.ts'
import { createReader } from './intake/reader.ts'
import { allPlans, asUnits, type Plan, planById } from './store/plans.ts'
import { createTexts } from './texts/texts.ts'
import { playTimeline, type Replies } from './timeline.ts'

/** A failure that people caused or can mend: its sentence is all that is printed. */
export class Failure extends Error {
  readonly exit: 1 | 2
  constructor(sentence: string, exit: 1 | 2) {
    super(sentence)
    this.exit = exit
  }
}

export interface Shell {
  config: Config
  json: boolean
  out(text: string): void
  err(text: string): void
  stdin(): Uint8Array
}

const print = (shell: Shell, data: unknown): void => shell.out(`${JSON.stringify(data, null, 2)}\n`)

/** Reads a document, or fails with the sentence that says what to do. */
async function documentOf(
  shell: Shell,
  file: string,
): Promise<{ plan: PlanDocument; lines: string[]; bytes: Uint8Array; name: string }> {
  const bytes = bytesOf(shell, file)
  const name = file === '-' ? 'stdin.txt' : basename(file)
  const read = await createReader(READER_LIMITS)(bytes, name)
  if (!read.ok) throw new Failure(sentenceFor(shell, read.code, read.detail), 2)
  return { plan: read.plan, lines: read.lines, bytes, name }
}

function bytesOf(shell: Shell, file: string): Uint8Array {
  if (file === '-') return shell.stdin()
  try {
    return readFileSync(file)
  } catch {
    throw new Failure(plainText(createTexts(shell.config.language)('cli-file-missing', { file })), 2)
  }
}

/** One sentence for each way a document cannot be read. */
export function sentenceFor(shell: Pick<Shell, 'config'>, code: string, detail?: string): string {
  const t = createTexts(shell.config.language)
  switch (code) {
    case 'empty':
      return t('unreadable-empty')
    case 'not_a_plan':
      return t('unreadable-not-a-plan')
    case 'scan':
      return t('unreadable-scan')
    case 'corrupt':
      return t('unreadable-corrupt')
    case 'encrypted':
      return t('unreadable-encrypted')
    case 'too_large':
      return t('unreadable-too-large')
    case 'secret':
      return t('unreadable-secret')
    case 'wrong_text_layer':
    case 'legacy_font':
      return t('unreadable-text-layer')
    case 'timeout':
      return t('unreadable-timeout')
    default:
      return detail === 'doc' ? t('unreadable-doc') : t('unreadable-unsupported')
  }
}

export async function read(shell: Shell, file: string): Promise<void> {
  const { plan } = await documentOf(shell, file)
  if (shell.json) return print(shell, plan)
  shell.out(`${readingText(shell, plan)}\n`)
}

function readingText(shell: Shell, plan: PlanDocument): string {
  const t = createTexts(shell.config.language)
  const say = (text: string) => plainText(text)
  const lines: string[] = []
  lines.push(
    say(t('cli-read-heading', { number: plan.number ?? '—', issuer: plan.issuer ?? '—', day: plan.date ?? '—' })),
  )
  if (plan.title) lines.push(plan.title)
  if (plan.event) {
    const { date, time, window } = plan.event
    const when = date ? `${time ? `${time} ` : ''}${date}` : window ? `${window.from} – ${window.to}` : '—'
    lines.push(say(t('cli-read-event', { name: plan.event.name ?? '—', when })))
  }
  for (const task of plan.assignments) {
    lines.push('', `${task.id}  ${task.unit}${task.executor ? ` → ${task.executor}` : ''}`)
    lines.push(`    ${task.task}`)
    const deadline = task.deadline ? task.deadline.text : say(t('deadline-none'))
    lines.push(`    ${say(t('cli-read-deadline', { deadline }))}`)
    if (task.deliverables.length > 0)
      lines.push(`    ${say(t('cli-read-products', { products: task.deliverables.join('; ') }))}`)
    for (const q of task.questions) lines.push(`    ? ${q.message}`)
  }
  if (plan.questions.length > 0)
    lines.push(
      '',
      ...plan.questions.map((q) => `? ${say(t('cli-read-question', { line: String(q.line), message: q.message }))}`),
    )
  lines.push(
    '',
    say(
      t('cli-read-total', {
        tasks: String(plan.assignments.length),
        questions: String(plan.questions.length + plan.assignments.reduce((n, a) => n + a.questions.length, 0)),
      }),
    ),
  )
  return lines.join('\n')
}

const open = (shell: Shell): Installation =>
  openInstallation(shell.config, [], (error) => {
    throw error
  })

async function within<T>(shell: Shell, work: (installation: Installation) => T | Promise<T>): Promise<T> {
  const installation = open(shell)
  try {
    return await work(installation)
  } finally {
    installation.close()
  }
}

/** The plan that is meant: by short id or number; left out while there is one open plan. */
function planMeant(shell: Shell, installation: Installation, name: string | undefined): Plan {
  const t = createTexts(shell.config.language)
  const plans = allPlans(installation.db)
  if (name !== undefined) {
    const wanted = fold(name)
    const found =
      plans.find((p) => fold(p.shortId) === wanted) ?? plans.find((p) => p.number !== null && fold(p.number) === wanted)
    if (found) return found
    throw new Failure(
      plainText(t('cli-plan-unknown', { plan: name, plans: plans.map((p) => p.shortId).join(', ') || '—' })),
      2,
    )
  }
  const openPlans = plans.filter((p) => p.state !== 'closed')
  if (openPlans.length === 1) return openPlans[0]!
  if (openPlans.length === 0) throw new Failure(t('refused-no_plan'), 1)
  throw new Failure(plainText(t('cli-plan-several', { plans: openPlans.map((p) => p.shortId).join(', ') })), 2)
}

/** A notice as text on the terminal, the same words as in the chat. */
function say(shell: Shell, facts: Facts): string {
  const { parts } = render(facts, { buttons: true, maxText: 1_000_000 }, createTexts(shell.config.language))
  return `${plainText(parts.join('\n'))}\n`
}

function dayTimeOf(shell: Shell, text: string): { day: string; time: string | null } {
  const parsed = parseDayTime(text, dayOf(Date.now(), shell.config.timezone))
  if (!parsed) throw new Failure(plainText(createTexts(shell.config.language)('cli-date-unreadable', { text })), 2)
  return parsed
}

export async function importFile(
  shell: Shell,
  file: string,
  options: { activate?: boolean; event?: string },
): Promise<void> {
  const document = await documentOf(shell, file)
  const event = options.event === undefined ? null : dayTimeOf(shell, options.event)
  await within(shell, ({ engine: { app }, db }) => {
    const t = createTexts(shell.config.language)
    const imported = importPlan(app, document.plan, { bytes: document.bytes, name: document.name }, COMMAND_LINE)
    if (event) {
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
    if (imported.kind === 'revised') for (const line of differenceLines(imported)) shell.out(`${line}\n`)
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

const differenceLines = (d: {
  changed: { ref: string; fields: string[] }[]
  added: string[]
  removed: string[]
}): string[] => [
  ...d.added.map((ref) => `+ ${ref}`),
  ...d.removed.map((ref) => `- ${ref}`),
  ...d.changed.map((c) => `~ ${c.ref} (${c.fields.join(', ')})`),
]

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
  planName: string,
  taskName: string,
  options: AnswerOptions,
): Promise<void> {
  await within(shell, (installation) => {
    const { app } = installation.engine
    const t = createTexts(shell.config.language)
    const plan = planMeant(shell, installation, planName)
    const task = findTask(app, plan.id, taskName)
    if (!task && options.add === undefined) throw new Failure(plainText(t('cli-task-unknown', { task: taskName })), 2)
    const answer = answerOf(shell, plan, options)
    const settled = settleTask(app, plan, task, answer, COMMAND_LINE)
    if (!settled.ok)
      throw new Failure(plainText(t('cli-members-unknown', { names: settled.names.join('; ') || '—' })), 1)
    if (shell.json)
      return print(shell, { task: settled.task.ref, announced: settled.announced, unresolved: settled.unresolved })
    shell.out(`${plainText(t('cli-answered', { task: settled.task.ref, announced: String(settled.announced) }))}\n`)
    if (settled.unresolved.length > 0)
      shell.err(`${plainText(t('cli-members-unknown', { names: settled.unresolved.join('; ') }))}\n`)
  })
}

function answerOf(shell: Shell, plan: Plan, options: AnswerOptions): Answer {
  const t = createTexts(shell.config.language)
  if (options.add !== undefined) {
    if (options.unit === undefined) throw new Failure(t('cli-add-unit'), 2)
    return {
      kind: 'add',
      unit: options.unit,
      text: options.add,
      deadline: options.deadline === undefined ? null : ruleOf(shell, plan, options.deadline),
    }
  }
  if (options.members !== undefined) return { kind: 'members', text: options.members }
  if (options.unit !== undefined) return { kind: 'unit', name: options.unit }
  if (options.product !== undefined)
    return {
      kind: 'products',
      names: options.product
        .split(';')
        .map((p) => p.trim())
        .filter(Boolean),
    }
  if (options.split !== undefined) return { kind: 'split', texts: options.split.split('|') }
  if (options.drop) return { kind: 'drop' }
  if (options.keep) return { kind: 'keep' }
  if (options.deadline !== undefined)
    return { kind: 'deadline', rule: ruleOf(shell, plan, options.deadline), milestone: false }
  throw new Failure(t('cli-answer-nothing'), 2)
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

export interface EventOptions {
  date?: string
  postpone?: boolean
  cancel?: boolean
  resume?: boolean
  basis?: string
  yes?: boolean
}

export async function moveTheEvent(shell: Shell, planName: string, options: EventOptions): Promise<void> {
  const command = eventCommandOf(shell, options)
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    const proposed = eventChange(plan, command, options.basis ?? null, null)
    if (!proposed.ok) {
      if (proposed.code === 'same' && shell.json)
        return print(shell, { applied: false, same: true, moved: [], recipients: 0 })
      if (proposed.code === 'same') return shell.out(`${t('cli-event-same')}\n`)
      throw new Failure(proposed.code === 'closed' ? t('refused-plan_closed') : t('cli-event-nothing-to-resume'), 1)
    }
    const moved = movedItems(app, plan, proposed.change)
    const recipients = recipientsOf(app, plan.id)
    const facts: Facts = {
      kind: 'proposal',
      id: 0,
      proposal: {
        kind: 'event',
        plan: planFacts(app, plan),
        change: proposed.change,
        moved,
        recipients,
        window: false,
        sample: null,
      },
    }
    if (options.yes) moveEvent(app, plan.id, proposed.change, COMMAND_LINE, null)
    if (shell.json) {
      const zone = shell.config.timezone
      const iso = (due: (typeof moved)[number]['to']) =>
        due ? { strict: toIso(due.strict, zone), lenient: toIso(due.lenient, zone) } : null
      return print(shell, {
        applied: options.yes === true,
        from: proposed.change.from,
        to: proposed.change.to,
        recipients,
        moved: moved.map((m) => ({
          unit: m.unit,
          task: m.task,
          from: iso(m.from),
          to: iso(m.to),
          day: m.toDay,
          dayOff: m.dayOff,
          past: m.past,
          acted: m.acted,
        })),
      })
    }
    shell.out(say(shell, facts))
    shell.out(
      `${options.yes ? plainText(t('cli-event-done', { recipients: String(recipients) })) : t('cli-event-preview')}\n`,
    )
  })
}

function eventCommandOf(shell: Shell, options: EventOptions): EventCommand {
  const given = [options.date, options.postpone, options.cancel, options.resume].filter(Boolean)
  if (given.length !== 1) throw new Failure(createTexts(shell.config.language)('cli-event-one'), 2)
  if (options.date !== undefined) {
    const { day, time } = dayTimeOf(shell, options.date)
    return { kind: 'date', day, time }
  }
  return { kind: options.postpone ? 'postpone' : options.cancel ? 'cancel' : 'resume' }
}

export interface InviteOptions {
  unit?: string
  role: 'unit' | 'organizer' | 'viewer'
  renew?: boolean
}

export async function inviteUnits(shell: Shell, planName: string | undefined, options: InviteOptions): Promise<void> {
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const lines =
      options.role === 'unit'
        ? inviteOf(shell, installation, planName, options)
        : invite(
            app,
            { role: options.role, plan: planName === undefined ? null : planMeant(shell, installation, planName) },
            options.renew ?? false,
            COMMAND_LINE,
          )
    const iso = (at: number) => toIso(at, shell.config.timezone)
    if (shell.json)
      return print(
        shell,
        lines.map((l) => ({ ...l, expires: iso(l.expires) })),
      )
    for (const l of lines)
      shell.out(
        `${l.code}  ${l.unit ?? t(l.role === 'viewer' ? 'cli-role-viewer' : 'cli-role-organizer')}${l.telegram ? `  ${l.telegram}` : ''}\n`,
      )
    shell.out(`${t('invitations-note')}\n`)
  })
}

function inviteOf(
  shell: Shell,
  installation: Installation,
  planName: string | undefined,
  options: InviteOptions,
): InvitationLine[] {
  const { app } = installation.engine
  const plan = planMeant(shell, installation, planName)
  const unitIds = options.unit === undefined ? null : [unitOf(shell, installation, plan, options.unit)]
  return invite(app, { role: 'unit', plan, unitIds }, options.renew ?? false, COMMAND_LINE)
}

/** A unit of a plan by any of its names; the body below it stands for it. */
function unitOf(shell: Shell, installation: Installation, plan: Plan, query: string): number {
  const t = createTexts(shell.config.language)
  const { shares } = loadWorld(installation.engine.app, plan.id)
  const owner = new Map<number, number>()
  for (const share of shares) {
    owner.set(share.row.unitId, share.row.unitId)
    if (share.executor && !owner.has(share.executor.id)) owner.set(share.executor.id, share.row.unitId)
  }
  const units = asUnits(installation.db, [...owner.keys()])
  const found = findUnit(query, units)
  const ids = ('found' in found ? [found.found] : 'ambiguous' in found ? found.ambiguous : []).map(
    (u) => owner.get(units.find((x) => x.key === u.key)!.id)!,
  )
  const meant = [...new Set(ids)]
  if (meant.length === 1) return meant[0]!
  const near = 'ambiguous' in found ? found.ambiguous : 'nearest' in found ? found.nearest : []
  throw new Failure(
    plainText(
      t('cli-unit-unknown', {
        unit: query,
        near:
          near
            .slice(0, 5)
            .map((u) => u.name)
            .join('; ') || '—',
      }),
    ),
    2,
  )
}

export interface RehearseOptions {
  from?: string
  event?: string
  replies: Replies
}

export async function rehearse(shell: Shell, file: string, options: RehearseOptions): Promise<void> {
  const t = createTexts(shell.config.language)
  const { plan } = await documentOf(shell, file)
  const { entries, waiting } = await playTimeline(plan, {
    from: options.from === undefined ? null : instantFrom(shell, options.from),
    event: options.event === undefined ? null : dayTimeOf(shell, options.event),
    replies: options.replies,
    language: shell.config.language,
    zone: shell.config.timezone,
  })
  if (shell.json) return print(shell, entries)
  for (const entry of entries) {
    shell.out(
      `── ${entry.at.slice(0, 16).replace('T', ' ')}  ${entry.to.unit ?? t('cli-role-organizer')}  [${entry.kind}]\n`,
    )
    shell.out(`${entry.text.replace(/^/gm, '   ')}\n\n`)
  }
  for (const w of waiting) shell.out(`? ${w.ref}: ${plainText(w.message || t('waiting-other'))}\n`)
  shell.out(`${plainText(t('cli-rehearsed', { messages: String(entries.length) }))}\n`)
}

function instantFrom(shell: Shell, text: string): number {
  const exact = parseInstant(text)
  if (exact !== null) return exact
  const { day, time } = dayTimeOf(shell, text)
  return instantOf(day, time ?? '08:00', shell.config.timezone)
}

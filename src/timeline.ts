// `dondoc rehearse`: a whole plan on a simulated clock in memory; who is told what, when.
import { randomBytes } from 'node:crypto'
import { activatePlan } from './app/activate-plan.ts'
import { doAct } from './app/acts.ts'
import type { App } from './app/app.ts'
import { importPlan } from './app/import-plan.ts'
import { unitsOf } from './app/invite.ts'
import { eventChange, moveEvent } from './app/move-event.ts'
import { assignmentName } from './app/plan-status.ts'
import { submitDocument } from './app/submit.ts'
import { loadWorld } from './app/world.ts'
import { type Channel, plainText } from './channels/channel.ts'
import { standingClock } from './clock.ts'
import { addWorkingDays, nextWorkingTime, workingDayAtOrBefore } from './core/calendar.ts'
import type { Notice } from './core/notice.ts'
import type { Day, PlanDocument, Time } from './core/plan-document.ts'
import { addDays, dayOf, type Instant, instantOf, toIso } from './core/time.ts'
import { createEngine, type Engine } from './engine.ts'
import { memoryFiles } from './files.ts'
import { seat } from './seats.ts'
import { openDb } from './store/db.ts'
import { sentRows } from './store/outbox.ts'
import { unitById } from './store/plans.ts'

export interface TimelineEntry {
  at: string
  to: { role: 'unit' | 'organizer' | 'viewer'; unit: string | null; contact: string | null }
  kind: string
  /** `III.5-2/ubnd:ha-giang`: the task's place and the unit's key. */
  assignments: string[]
  text: string
}

export type Replies = 'none' | 'prompt' | 'late' | 'mixed'

export interface TimelineOptions {
  from: Instant | null
  event: { day: Day; time: Time | null } | null
  replies: Replies
  language: 'vi' | 'en'
  zone: string
}

/** The longest a rehearsal looks ahead: plans of a year and its reports. */
const HORIZON_DAYS = 800

/** Plays a plan through: imported, activated at `from`, and the clock moved from one thing that happens to the next. */
export async function playTimeline(
  document: PlanDocument,
  options: TimelineOptions,
): Promise<{ from: Instant; entries: TimelineEntry[]; waiting: { ref: string; code: string; message: string }[] }> {
  const db = openDb(':memory:')
  const clock = standingClock(0)
  const channel = capturing()
  const engine = createEngine({
    db,
    clock,
    channels: [channel],
    files: memoryFiles(),
    language: options.language,
    zone: options.zone,
    secret: randomBytes(32),
    random: randomBytes,
    readPlan: async () => ({ ok: false, code: 'unsupported' }),
    onError: (error) => {
      throw error
    },
  })
  const { app } = engine
  try {
    clock.moveTo(options.from ?? startOf(document, options))
    const from = clock.now()
    const by = { actor: 'rehearsal', way: 'rehearsal' }
    const { plan } = importPlan(
      app,
      document,
      { bytes: new TextEncoder().encode(JSON.stringify(document)), name: 'plan.json' },
      by,
    )
    if (options.event) {
      const change = eventChange(plan, { kind: 'date', day: options.event.day, time: options.event.time }, null, null)
      if (change.ok) moveEvent(app, plan.id, change.change, by, null)
    }
    seat(app, channel, { kind: 'organizer', chat: 'organizer', name: null })
    for (const unitId of unitsOf(app, plan))
      seat(app, channel, { kind: 'unit', chat: `unit:${unitId}`, unitId, planId: plan.id, name: null })
    const { waiting } = activatePlan(app, plan, by)
    await engine.settle()
    await play(engine, clock.moveTo, plan.id, options.replies)
    const entries = entriesOf(app, plan.id)
    return { from, entries, waiting }
  } finally {
    await engine.dispatcher.stop()
    db.$client.close()
  }
}

/** 08:00 of the document's date if undoubted, else of seven days before the first deadline (contract). */
export function startOf(document: PlanDocument, options: Pick<TimelineOptions, 'zone'>): Instant {
  const doubted =
    document.date === null ||
    document.questions.some((q) => /^document_date|^blank_date|month_without_zero/.test(q.code))
  if (!doubted) return instantOf(document.date!, '08:00', options.zone)
  const days = document.assignments
    .map((a) => (a.deadline?.kind === 'date' ? a.deadline.date : null))
    .filter((day): day is Day => day !== null)
    .sort()
  const first =
    days[0] ?? document.event?.date ?? document.event?.window?.from ?? document.date ?? dayOf(Date.now(), options.zone)
  return instantOf(addDays(first, -7), '08:00', options.zone)
}

/** A channel on which everything arrives at once; what was sent is read from the outbox. */
function capturing(): Channel {
  let counter = 0
  return {
    name: 'console',
    bot: 'rehearsal',
    abilities: {
      buttons: true,
      edit: false,
      inboundFiles: false,
      maxFile: 0,
      maxText: 100_000,
      proactive: 'always',
      rate: { perSecond: 1e9, chatPauseMs: 0 },
    },
    start: async () => {},
    stop: async () => {},
    send: async () => ({ ok: true, messageId: String(++counter) }),
    fetchFile: async () => ({ ok: false, error: 'gone', code: 'none' }),
    setMenu: async () => false,
    leave: async () => true,
    joinLink: () => null,
    health: () => ({ state: 'ok' }),
  }
}

async function play(engine: Engine, moveTo: (at: Instant) => void, planId: number, replies: Replies): Promise<void> {
  const { app } = engine
  const until = app.now() + HORIZON_DAYS * 86_400_000
  const acts = actsOf(app, planId, replies)
  for (;;) {
    const next = engine.next()?.at ?? null
    const act = acts[0]
    const at = act && (next === null || act.at <= next) ? act.at : next
    if (at === null || at > until) return
    moveTo(at)
    if (act && act.at <= at) {
      acts.shift()
      act.run()
    }
    engine.tick()
    await engine.settle()
  }
}

/** What the contacts will do: promptly, late, or one of three ways each. */
function actsOf(app: App, planId: number, replies: Replies): { at: Instant; run: () => void }[] {
  if (replies === 'none') return []
  const acts: { at: Instant; run: () => void }[] = []
  const { calendar } = app.settings
  const world = loadWorld(app, planId)
  for (const [i, share] of world.shares.entries()) {
    if (share.row.role !== 'lead' || share.life.announcedAt === null) continue
    const way = replies === 'mixed' ? (['prompt', 'late', 'none'] as const)[i % 3]! : replies
    if (way === 'none') continue
    const actor = { kind: 'contact', person: 0, unit: share.row.unitId } as const
    const by = { actor: 'rehearsal', way: 'rehearsal' }
    const due = share.due.kind === 'due' ? share.due.due : null
    const first = nextWorkingTime(calendar, share.life.announcedAt + 30 * 60_000)
    const acknowledge = () => void doAct(app, share.row.id, { kind: 'acknowledge', via: 'chat' }, actor, by)
    const send = () =>
      void submitDocument(
        app,
        share.row.id,
        { number: `${i + 1}/BC`, date: null },
        { actor, by, personId: null, identityId: null, onBehalf: null, at: app.now() },
      )
    if (way === 'prompt') {
      acts.push({ at: first, run: acknowledge })
      if (due)
        acts.push({
          at: instantOf(
            addWorkingDays(calendar, workingDayAtOrBefore(calendar, due.strictDay), -1),
            '09:00',
            calendar.zone,
          ),
          run: send,
        })
    } else if (due) {
      acts.push({ at: instantOf(addWorkingDays(calendar, due.lenientDay, 1), '10:00', calendar.zone), run: send })
    }
  }
  return acts.filter((a) => a.at >= app.now()).sort((a, b) => a.at - b.at)
}

/** Everything that was sent, in order of time, with what it was about. */
function entriesOf(app: App, planId: number): TimelineEntry[] {
  const world = loadWorld(app, planId)
  const names = new Map(world.shares.map((s) => [s.row.id, assignmentName(s)]))
  const byUnit = new Map<number, number[]>()
  for (const share of world.shares)
    if (share.row.role === 'lead') byUnit.set(share.row.unitId, [...(byUnit.get(share.row.unitId) ?? []), share.row.id])
  return sentRows(app.db).map((row) => {
    const unitId = row.toChat?.startsWith('unit:') ? Number(row.toChat.slice(5)) : null
    return {
      at: toIso(row.sentAt ?? row.createdAt, app.settings.calendar.zone),
      to: {
        role: unitId === null ? 'organizer' : 'unit',
        unit: unitId === null ? null : (unitById(app.db, unitId)?.name ?? null),
        contact: null,
      },
      kind: kindOf(row.notice),
      assignments: aboutOf(row.notice, byUnit).flatMap((id) => names.get(id) ?? []),
      text: plainText(row.html ?? ''),
    }
  })
}

/** The contract's word for a notice: a reminder is named by the strongest step in it. */
function kindOf(notice: Notice): string {
  if (notice.kind !== 'reminder') return notice.kind
  const steps = notice.items.map((i) => i.step)
  if (steps.some((s) => s.startsWith('overdue'))) return 'overdue'
  return steps.every((s) => s === 'acknowledge') ? 'acknowledge' : 'reminder'
}

function aboutOf(notice: Notice, byUnit: Map<number, number[]>): number[] {
  if (notice.kind === 'reminder') return notice.items.map((i) => i.assignmentId)
  if ('assignments' in notice) return notice.assignments
  if (notice.kind === 'announcement' || notice.kind === 'card') return byUnit.get(notice.unit) ?? []
  return []
}

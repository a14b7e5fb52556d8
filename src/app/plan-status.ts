// The status of a plan as people and programs see it, from the rows of the store.

import { dueOf } from '../core/deadline.ts'
import type { ContactFacts } from '../core/notice.ts'
import {
  type AssignmentFacts,
  DEFAULT_STATUS_POLICY,
  type PlanStatus,
  type StatusFacts,
  statusOf,
} from '../core/status.ts'
import type { App } from './app.ts'
import { waitingReason } from './clearance.ts'
import { channelsTold } from './way-standing.ts'
import { filesBySubmission, ruleOf, type Share, servesEvent, type World } from './world.ts'

/** Files of submissions, by submission id. */
export type Files = ReturnType<typeof filesBySubmission>

/** What outsiders call an assignment: its task's place and its unit's key. */
export const assignmentName = (share: Pick<Share, 'task' | 'unit'>): string => `${share.task.ref}/${share.unit.key}`

export function assignmentFacts(
  share: Share,
  contacts: ContactFacts[],
  files?: Files,
  why: string | null = null,
  told: string[] = [],
): AssignmentFacts {
  const last = share.submissions.at(-1)
  return {
    id: assignmentName(share),
    unitId: share.row.unitId,
    unit: share.unit.name,
    role: share.row.role,
    state: share.life.state,
    why,
    due: share.due,
    acknowledgedAt: share.life.acknowledgedAt,
    submissions: share.submissions
      .filter((s) => s.way !== 'declined')
      .map((s) => ({
        at: s.at,
        way: s.way as Exclude<typeof s.way, 'declined'>,
        fields: s.fields,
        documents: s.documentNumber === null ? [] : [{ number: s.documentNumber, date: s.documentDate }],
        files: (files?.get(s.id) ?? []).map((f) => ({
          name: f.name,
          bytes: f.bytes,
          sha256: f.hash,
          version: f.version,
        })),
      })),
    acceptedAt: share.life.accepted?.at ?? null,
    acceptedArrivedAt: share.life.accepted?.arrivedAt ?? null,
    declined: share.life.declined?.what ?? null,
    paused: share.life.pausedAt !== null || share.paused !== null,
    contacts: contacts.length,
    reachable: contacts.some((c) => c.reachable),
    told,
    via: last?.onBehalf ?? last?.channel ?? null,
  }
}

export function statusFacts(app: App, world: World, contacts: Map<number, ContactFacts[]>): StatusFacts {
  const told = channelsTold(app, world.plan.id)
  const files = filesBySubmission(
    app,
    world.shares.flatMap((s) => s.submissions),
  )
  return {
    plan: {
      id: world.plan.shortId,
      number: world.plan.number,
      title: world.plan.title,
      state: world.plan.state,
      event: world.event,
    },
    tasks: world.tasks.map((task) => {
      const why = waitingReason(app, world, task)?.code ?? null
      const shares = world.shares.filter((s) => s.task.id === task.id)
      const rule = ruleOf(task, null)
      const due = shares.find((s) => s.rule === rule)?.due ?? dueOf(rule, world.deadlines)
      return {
        id: task.ref,
        task: task.text,
        unit: task.unitText,
        role: task.role,
        why,
        servesEvent: shares[0] ? servesEvent(world, shares[0]) : true,
        deadline: rule,
        due,
        assignments: shares.map((s) =>
          assignmentFacts(
            s,
            contacts.get(s.row.unitId) ?? [],
            files,
            s.life.state === 'waiting' ? (why ?? 'not_activated') : null,
            told.get(s.row.unitId),
          ),
        ),
      }
    }),
  }
}

/** What `dondoc status --json` prints. */
export function planStatus(app: App, world: World, contacts: Map<number, ContactFacts[]>): PlanStatus {
  return statusOf(statusFacts(app, world, contacts), {
    now: app.now(),
    calendar: app.settings.calendar,
    policy: DEFAULT_STATUS_POLICY,
  })
}

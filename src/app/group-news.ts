// A unit's own group hears once what its contacts are told one by one: a pointer without content, where it is not switched on.
import type { GroupItem, Notice } from '../core/notice.ts'
import type { ReminderItem } from '../core/reminders.ts'
import { anyGroup, type GroupChat, groupsOfPlan, groupsOfUnit, type Place, saidInGroup } from '../store/groups.ts'
import { change, editWaits } from '../store/outbox.ts'
import { contactById } from '../store/people.ts'
import { type App, channelOf, tell } from './app.ts'
import { mayHaveGroup, openGroup, placeOf } from './registered-group.ts'

const MINUTE = 60_000
/** Contacts of one unit are told one after the other; for the group that is one thing. */
const SAME_MS = 10 * MINUTE
/** A step of one deadline is said to a group once, though its contacts may hear of it on different days. */
const REMINDED_MS = 14 * 24 * 60 * MINUTE

/** What a notice to a unit is for its group; null for an answer to somebody's own act. */
export function groupItem(notice: Notice, planId: number): GroupItem {
  const assignments = 'assignments' in notice ? notice.assignments : []
  switch (notice.kind) {
    case 'announcement':
      return { what: 'work', plan: planId, assignments: [] }
    case 'event_changed':
    case 'task_changed':
    case 'plan_changed':
      return { what: 'change', plan: planId, assignments }
    case 'nudge':
      return { what: 'nudge', plan: planId, assignments }
    default:
      return { what: 'word', plan: planId, assignments }
  }
}

/**
 * Tells the groups of a unit, each once however many contacts are told; what still waits to be sent takes it in.
 * @param notBefore when the contacts are told
 */
export function tellGroups(
  app: App,
  unitId: number,
  item: GroupItem,
  to: { lane: 'urgent' | 'bulk'; notBefore: number; expiresAt?: number | null },
): void {
  if (!anyGroup(app.db) || !mayHaveGroup(app, item.plan)) return
  for (const group of groupsOfUnit(app.db, item.plan, unitId)) {
    const place = placeOf(group)
    const said = saidInGroup(app.db, place, app.now() - REMINDED_MS)
    if (said.some((row) => row.notice.kind === 'group_news' && holds(app, row, row.notice.items, item))) continue
    const open = said.find((row) => row.state === 'waiting' && row.copies === 0 && row.lane === to.lane)
    if (open?.notice.kind === 'group_news') {
      change(app.db, open.id, {
        notice: { ...open.notice, items: [...open.notice.items, item] },
        notBefore: Math.min(open.notBefore, to.notBefore),
      })
      continue
    }
    tell(app, { personId: null, address: place, ...to }, { kind: 'group_news', group: group.id, items: [item] })
  }
}

function holds(
  app: App,
  row: { state: string; createdAt: number; sentAt: number | null },
  items: readonly GroupItem[],
  item: GroupItem,
): boolean {
  const recent = row.state === 'waiting' || (row.sentAt ?? row.createdAt) > app.now() - SAME_MS
  return (item.what === 'reminder' || recent) && items.some((one) => JSON.stringify(one) === JSON.stringify(item))
}

/** The groups of those who are reminded now. */
export function remindGroups(app: App, planId: number, items: readonly ReminderItem[]): void {
  if (items.length === 0 || !anyGroup(app.db)) return
  for (const { assignmentId, contactId, step, dueStrict } of items) {
    const unitId = contactById(app.db, contactId)?.unitId
    if (unitId === undefined) continue
    const item: GroupItem = { what: 'reminder', plan: planId, assignments: [assignmentId], step, dueStrict }
    tellGroups(app, unitId, item, { lane: 'bulk', notBefore: app.now() })
  }
}

/** Where content is shown, the newest message about a plan follows what the unit has answered; an edit rings no phone. */
export function refreshGroups(app: App, planId: number, unitId: number): void {
  if (!anyGroup(app.db)) return
  for (const group of groupsOfUnit(app.db, planId, unitId)) {
    if (!group.content) continue
    const place = placeOf(group)
    const shown = saidInGroup(app.db, place, app.now() - REMINDED_MS)
      .filter((row) => row.notice.kind === 'group_news' && row.notice.items.some(({ plan }) => plan === planId))
      .at(-1)
    if (shown?.state !== 'sent' || editWaits(app.db, shown.id)) continue
    editAgain(app, place, shown)
  }
}

/** What was shown with its content is taken back where a platform lets messages be changed: the newest weeks of it. */
export function hideContent(app: App, group: GroupChat): void {
  const place = placeOf(group)
  for (const row of saidInGroup(app.db, place, app.now() - REMINDED_MS))
    if (row.state === 'sent') editAgain(app, place, row)
}

function editAgain(app: App, place: Place, { id, notice }: { id: number; notice: Notice }): void {
  const channel = channelOf(app, place)
  if (notice.kind !== 'group_news' || !channel?.abilities.edit) return
  tell(app, { lane: 'reply', personId: null, address: place, edits: id }, { ...notice, again: true })
}

/** The registered groups of a whole plan, where what an organizer posts goes; none for a plan for internal use. */
export const groupsToPost = (app: App, planId: number): GroupChat[] =>
  mayHaveGroup(app, planId) ? groupsOfPlan(app.db, planId) : []

export const titleOf = (group: GroupChat): string => group.title ?? group.chatId

export type Posted = { ok: true } | { ok: false; code: 'group_gone' | 'group_internal' }

/**
 * Posts a notice into a registered group because an organizer asked for it, at any hour. The notice must be made for
 * everybody to read: nobody's name or telephone in it. Its buttons that act are left out.
 * @param key at most one post for each key; a second press posts nothing more
 */
export function postToGroup(app: App, groupId: number, notice: Notice, key: string | null = null): Posted {
  const group = openGroup(app, groupId)
  if (!group) return { ok: false, code: 'group_gone' }
  const plan = 'plan' in notice ? notice.plan : null
  if (!mayHaveGroup(app, plan) || !mayHaveGroup(app, group.planId)) return { ok: false, code: 'group_internal' }
  tell(app, { lane: 'reply', personId: null, address: placeOf(group), key }, notice)
  return { ok: true }
}

// The bot's place in groups: registered by an organizer, switched, ended; every other group is left.
import { transact } from '../store/db.ts'
import { addGroup, changeGroup, type GroupChat, groupAt, leavingJobs, moveChat, type Place } from '../store/groups.ts'
import { addJob, settleJob } from '../store/jobs.ts'
import { record } from '../store/journal.ts'
import { type App, type By, SYSTEM, token } from './app.ts'
import { hideContent } from './group-news.ts'
import { placeOf } from './registered-group.ts'
import { tellOrganizers } from './telling.ts'

const MINUTE = 60_000
/** How long a group into which somebody known brought the bot may wait for its registration, where nothing is set. */
export const GROUP_WAIT_MS = 10 * MINUTE
/** A contact's group waits for an organizer to look at it. */
const PROPOSED_WAIT_MS = 24 * 60 * MINUTE
/** "At once" leaves time for the platform's word that a registered group has only changed its id. */
const AT_ONCE_MS = 5_000

/** Who brought the bot in decides how long it stays without being registered. */
export function leaveLater(app: App, place: Place, by: 'organizer' | 'contact' | 'nobody'): void {
  if (groupAt(app.db, place) || leavingJobs(app.db, place).length > 0) return
  const wait =
    by === 'organizer'
      ? (app.settings.groupWaitMs ?? GROUP_WAIT_MS)
      : by === 'contact'
        ? Math.max(PROPOSED_WAIT_MS, app.settings.groupWaitMs ?? 0)
        : AT_ONCE_MS
  leaveAt(app, place, app.now() + wait)
}

function leaveAt(app: App, { channel, bot, chat }: Place, at: number): void {
  addJob(app.db, {
    kind: 'leave',
    key: `leave:${channel}:${bot}:${chat}:${token(app)}`,
    args: { channel, bot, chat },
    notBefore: at,
    createdAt: app.now(),
  })
  app.nudge()
}

function stay(app: App, place: Place): void {
  for (const job of leavingJobs(app.db, place)) settleJob(app.db, job.id, { state: 'done' })
}

/** Leaves a group that is not registered, now. */
export function leaveNow(app: App, place: Place): void {
  stay(app, place)
  leaveAt(app, place, app.now())
}

/** Whether the bot is known to be in this chat: it is registered, or waits there. */
export const isThere = (app: App, place: Place): boolean =>
  groupAt(app.db, place) !== undefined || leavingJobs(app.db, place).length > 0

export interface Target {
  planId: number | null
  /** Null for the group of all units of the plan. */
  unitId: number | null
}

/** Registers a chat; what it was registered for before ends. @returns the registration, the one there is if it is the same */
export function registerGroup(
  app: App,
  place: Place & { title: string | null },
  target: Target,
  personId: number,
  by: By,
): GroupChat {
  return transact(app.db, () => {
    stay(app, place)
    const before = groupAt(app.db, place)
    if (before && before.planId === target.planId && before.unitId === target.unitId) {
      if (place.title !== null) changeGroup(app.db, before.id, { title: place.title })
      return before
    }
    if (before) changeGroup(app.db, before.id, { removedAt: app.now() })
    const group = addGroup(app.db, {
      channel: place.channel,
      bot: place.bot,
      chatId: place.chat,
      title: place.title ?? before?.title ?? null,
      ...target,
      registeredBy: personId,
      registeredAt: app.now(),
    })
    note(app, group, 'group_registered', by)
    return group
  })
}

export function switchContent(app: App, group: GroupChat, on: boolean, by: By): void {
  if (group.content === on) return
  transact(app.db, () => {
    changeGroup(app.db, group.id, { content: on })
    note(app, group, on ? 'group_content_on' : 'group_content_off', by)
    if (!on) hideContent(app, group)
  })
}

/** An organizer ends it: the bot leaves, nothing more is said there. */
export function endGroup(app: App, group: GroupChat, by: By): void {
  transact(app.db, () => {
    changeGroup(app.db, group.id, { removedAt: app.now() })
    note(app, group, 'group_ended', by)
    leaveNow(app, placeOf(group))
  })
}

/** The bot was thrown out, or may not write: the registration ends, and the organizers hear that contacts are the only way now. */
export function loseGroup(app: App, place: Place, why: 'thrown_out' | 'unsent'): void {
  const group = groupAt(app.db, place)
  stay(app, place)
  if (!group) return
  changeGroup(app.db, group.id, { removedAt: app.now() })
  note(app, group, 'group_lost', SYSTEM)
  tellOrganizers(app, group.planId, { kind: 'group_ended', group: group.id }, { key: `group_ended:${group.id}` })
  // A bot that may not write there has no business there either; one that is outside has nothing to leave.
  if (why === 'unsent') leaveAt(app, place, app.now())
}

/** A group became a supergroup: the same group under another id. */
export function moveGroup(app: App, place: Place, to: string): void {
  if (place.chat === to) return
  const waits = leavingJobs(app.db, place).length > 0
  const there = { ...place, chat: to }
  // The new id may have been heard of before the move was.
  const known = groupAt(app.db, there)
  const group = groupAt(app.db, place)
  if (group && known) changeGroup(app.db, group.id, { removedAt: app.now() })
  if (group) stay(app, there)
  moveChat(app.db, place, to)
  stay(app, place)
  if (waits && !group && !known) leaveLater(app, there, 'organizer')
}

const note = (app: App, group: GroupChat, action: string, by: By): void =>
  record(app.db, {
    at: app.now(),
    ...by,
    action,
    object: `group:${group.id}`,
    details: { plan: group.planId, unit: group.unitId },
  })

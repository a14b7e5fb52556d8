// A registered group: where it is, whether it still holds, and which plans may be spoken of in it.
import { type GroupChat, groupById, type Place } from '../store/groups.ts'
import { planById } from '../store/plans.ts'
import type { App } from './app.ts'

export const placeOf = (group: GroupChat): Place => ({ channel: group.channel, bot: group.bot, chat: group.chatId })

/** A registration that still holds. */
export function openGroup(app: App, id: number): GroupChat | null {
  const group = groupById(app.db, id)
  return group && group.removedAt === null ? group : null
}

/** Plans for internal use are never shown in a group, so no group is theirs. */
export const mayHaveGroup = (app: App, planId: number | null): boolean =>
  planId === null || planById(app.db, planId)?.internal !== true

// What an organizer types in place of a press: leaving a question be, answering a preview, the words on a button.
import { leavesBe, saysLabel, verdictIn } from '../core/incoming/desk-words.ts'
import type { Action } from '../core/notice.ts'
import { answered } from '../store/conversations.ts'
import { type OutboxRow, recentChoices } from '../store/outbox.ts'
import type { App } from './app.ts'
import type { Heard } from './heard.ts'
import { GOOD_FOR_MS } from './proposing.ts'
import { refuse, type Speaker } from './speaker.ts'

/** A question that is left be asks no more, and nothing of it is done. @returns whether the text said so */
export function leaveBe(app: App, speaker: Speaker, { waiting, inbound }: Heard): boolean {
  if (speaker.role !== 'organizer' || waiting === null || inbound.content.kind !== 'text') return false
  if (!leavesBe(inbound.content.text, waiting.ask)) return false
  answered(app.db, speaker.identity.id)
  refuse(app, speaker, 'discarded')
  return true
}

/** The choice of the last message that a text names: by its words, or as the answer to a preview; null where it names none. */
export function choiceSaid(app: App, speaker: Speaker, { listed, waiting, inbound }: Heard): Action | null {
  if (speaker.role === null || waiting !== null || inbound.content.kind !== 'text') return null
  const { text } = inbound.content
  const verdict = verdictIn(text)
  const inRow = (row: OutboxRow | null) => {
    const found = row?.choices
      ?.flat()
      .find((c) => 'action' in c && (c.action.do === verdict || saysLabel(text, c.label)))
    return found && 'action' in found ? found.action : null
  }
  // A report of somebody else's act may have come between a preview and its answer.
  const { channel, bot, chatId } = speaker.identity
  const since = app.now() - GOOD_FOR_MS
  const recent = verdict === null || chatId === null ? [] : recentChoices(app.db, channel, bot, chatId, since)
  return [listed, ...recent].map(inRow).find((action) => action !== null) ?? null
}

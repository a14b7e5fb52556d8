// What was heard, with what it may answer: the question asked before, the list shown last.
import type { Inbound } from '../channels/channel.ts'
import type { Waiting } from '../store/conversations.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { ChatCommand } from './chat-command.ts'
import type { Share } from './world.ts'

export interface Heard {
  inbound: Inbound
  waiting: Waiting | null
  /** The last message with choices in this chat: what a number chooses from. */
  listed: OutboxRow | null
  commands: readonly ChatCommand[]
  /** It came in a unit's own group: the item that it belongs to, where that is clear. */
  group?: { item: Share | null }
}

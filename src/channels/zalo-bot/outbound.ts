// One outgoing message → one sendMessage, and what its failure means.
import type { Instant } from '../../core/time.ts'
import { type Outgoing, plainText, type SendError, type SendResult } from '../channel.ts'
import type { Client } from './client.ts'
import { type Floods, toSendError } from './errors.ts'
import { sent as sentSchema } from './schema.ts'

/** UTF-16 units: the platform names no unit, and counts the places of its styles so. */
export const LONGEST_TEXT = 2_000

/**
 * Plain text without a parse mode: names of units and numbers of documents hold `*`, `_`, `<` and `#`, and a bare
 * address is opened by a touch. There are no buttons: choices stand in the text as numbers. Nothing can be edited: what
 * would change a message is a new one, and where none shall come in its place nothing is sent.
 *
 * No file goes to a person. The abilities say so and the app writes a link; an attachment that comes all the same is
 * left out and reported, its words go alone, and without words it is refused. Pictures would need an address of ours
 * that Zalo may fetch for days (sendPhoto), which a drawn picture has not.
 *
 * @param onLeftOut an attachment stayed behind
 * @returns one attempt at one message; nothing is repeated, for the platform knows no key by which it would be once
 */
export function createSend(
  client: Client,
  now: () => Instant,
  floods: Floods,
  onLeftOut: () => void,
): (message: Outgoing) => Promise<SendResult> {
  return async (message) => {
    if (message.edit !== null && message.editOnly) return { ok: true, messageId: message.edit }
    const text = plainText(message.html).normalize('NFC')
    if (text.trim() === '') return refused(message.attachment === null ? 'empty' : 'no_files')
    if (text.length > LONGEST_TEXT) return refused('too_long')
    if (message.attachment !== null) onLeftOut()
    const answered = await client.call('sendMessage', { chat_id: message.chat, text })
    if (!answered.ok) return { ok: false, error: toSendError(answered.failure, () => floods.refused(now())) }
    floods.passed()
    // The platform said yes: without a number of its own it was sent all the same.
    const { message_id: id = `sent-${now()}` } = sentSchema.safeParse(answered.result).data ?? {}
    return { ok: true, messageId: id }
  }
}

const refused = (code: string): { ok: false; error: SendError } => ({ ok: false, error: { kind: 'rejected', code } })

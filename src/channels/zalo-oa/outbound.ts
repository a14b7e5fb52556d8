// One outgoing message → one call, or two where a file goes with it, and what their failure means.
import { createHash } from 'node:crypto'
import type { Instant } from '../../core/time.ts'
import { type Charge, type Outgoing, plainText, type SendError, type SendResult } from '../channel.ts'
import { buttonsOf, fitsButtons } from './buttons.ts'
import type { Client, Reply } from './client.ts'
import { createCalm, type Failure, toSendError } from './errors.ts'
import { SentMessage } from './schema.ts'
import type { Speak } from './speak.ts'
import { type ApprovedTemplate, templateOf } from './template.ts'
import { createUploads, type Uploaded } from './uploads.ts'

/** UTF-16 units of composed text. */
export const LONGEST_TEXT = 2000

export interface SendParts {
  client: Client
  speak: Speak
  templates: Readonly<Record<string, ApprovedTemplate>>
  now: () => Instant
  /** Told of every failure, and of every success (null) with what it cost, for health. */
  onOutcome(failure: Failure | null, charge?: Charge): void
}

/** Codes of the table in errors.ts that have a way out. */
const BAD_FIELD = 'bad_field'
const STALE = 'asset_unknown'

/** Words whose file is before people's eyes already, of the last so many. */
const REMEMBERED = 500

/**
 * A file and its words are two messages here. The file goes first and the words, which carry the buttons, last: they are
 * what a person answers, so they stand at the bottom of the screen and are what counts as sent. A file that is refused
 * leaves nothing before anybody's eyes. Where the words fail after the file went, the failure is told and the file
 * remembered, so that another attempt brings the words alone; a restart in between costs one more copy of the file. A
 * picture that we drew says what the words say: where it is not taken the words go without it.
 */
export function createSend(parts: SendParts): (message: Outgoing) => Promise<SendResult> {
  const { client, speak, now, onOutcome } = parts
  const calm = createCalm(now)
  const uploads = createUploads(client)
  const gone = new Set<string>()

  function failed(failure: Failure): { ok: false; error: SendError } {
    onOutcome(failure)
    return { ok: false, error: toSendError(failure, now(), calm.until) }
  }

  async function put(chat: string, message: object): Promise<SendResult> {
    const { reply, endpoint } = await speak(chat, message)
    return finished(reply, (quota) => (endpoint === 'v3' ? chargeOf(quota) : undefined))
  }

  /** The message it answers may be gone, which is no reason to keep an answer from anybody: once more without it. */
  async function answering(chat: string, message: object, replyTo: string | null): Promise<SendResult> {
    const sent = await put(chat, { ...message, ...quote(replyTo) })
    const refused = !sent.ok && sent.error.kind === 'rejected' && sent.error.code === BAD_FIELD
    return refused && replyTo !== null ? put(chat, message) : sent
  }

  function finished(reply: Reply, charge: (quota: string | null) => Charge | undefined): SendResult {
    if (!reply.ok) return failed(reply.failure)
    const sent = SentMessage.safeParse(reply.data)
    // It said that it was taken; by which name nobody can know.
    if (!sent.success) return failed({ from: 'network', code: 'unreadable', reached: true })
    const cost = charge(sent.data.quota?.quota_type ?? null)
    onOutcome(null, cost)
    calm.over()
    return { ok: true, messageId: sent.data.message_id, ...(cost === undefined ? {} : { charge: cost }) }
  }

  async function sendTemplate(chat: string, template: NonNullable<Outgoing['template']>): Promise<SendResult> {
    const filled = templateOf(template, parts.templates)
    if (typeof filled === 'string') return { ok: false, error: { kind: 'not_allowed_now', code: filled } }
    const reply = await client.post('/v3.0/oa/message/template', { user_id: chat, ...filled })
    return finished(reply, () => 'template')
  }

  /** The file before its words, which say what it answers. */
  async function sendFile(chat: string, attachment: NonNullable<Outgoing['attachment']>): Promise<SendResult> {
    const first = await uploads.bring(attachment)
    if (!first.ok) return 'failure' in first ? failed(first.failure) : { ok: false, error: rejected(first.code) }
    const sent = await put(chat, first.message)
    if (sent.ok || sent.error.kind !== 'rejected' || sent.error.code !== STALE) return withHandle(sent, first)
    uploads.forget(attachment)
    const again = await uploads.bring(attachment, 'anew')
    if (!again.ok) return 'failure' in again ? failed(again.failure) : { ok: false, error: rejected(again.code) }
    return withHandle(await put(chat, again.message), again)
  }

  return async (message) => {
    const { chat, attachment, replyTo } = message
    // Nothing can be changed here, and in the place of what is gone nothing is wanted.
    if (message.editOnly && message.edit !== null) return { ok: true, messageId: message.edit }
    if (message.template !== undefined) return sendTemplate(chat, message.template)
    const text = plainText(message.html).normalize('NFC')
    const refused = checkMessage(message, text)
    if (refused !== null) return { ok: false, error: refused }
    const buttons = buttonsOf(message.choices)
    const words = () => answering(chat, { text, ...(buttons === null ? {} : { attachment: buttons }) }, replyTo)
    if (attachment === null) return words()

    const mark = markOf(message)
    let handle: { handle?: string } = {}
    if (!gone.has(mark)) {
      const file = await sendFile(chat, attachment)
      if (!file.ok && !(attachment.mime === 'image/png' && 'bytes' in attachment && isPictureTrouble(file.error)))
        return file
      if (file.ok && text.trim() === '') return file
      if (file.ok) {
        handle = file.handle === undefined ? {} : { handle: file.handle }
        remember(gone, mark)
      }
    }
    if (text.trim() === '') return { ok: false, error: rejected('empty') }
    const said = await words()
    if (!said.ok) return said
    gone.delete(mark)
    return { ...said, ...handle }
  }
}

const withHandle = (result: SendResult, { handle }: Uploaded): SendResult =>
  result.ok && handle !== undefined ? { ...result, handle } : result

const quote = (replyTo: string | null): object => (replyTo === null ? {} : { quote_message_id: replyTo })

/** Free within 48 hours of the person's last act; everything else is paid, the absence of a quota too. */
const chargeOf = (quota: string | null): Charge => (quota === 'reply' ? 'free' : 'paid')

/** Whatever stands in the way of the picture alone. */
const isPictureTrouble = ({ kind }: SendError): boolean => kind === 'rejected' || kind === 'ambiguous'

/** Which message this is: a second attempt at it says and brings the same. */
function markOf({ chat, html, attachment }: Outgoing): string {
  const file =
    attachment === null ? '' : 'bytes' in attachment ? attachment.bytes : (attachment.hash ?? attachment.path)
  return createHash('sha256').update(`${chat}\n${html}\n`).update(file).digest('base64url')
}

function remember(set: Set<string>, mark: string): void {
  set.add(mark)
  for (const oldest of set) {
    if (set.size <= REMEMBERED) return
    set.delete(oldest)
  }
}

/** Refuses here what the platform would refuse; nothing is ever cut to fit. */
function checkMessage({ attachment, choices }: Outgoing, text: string): SendError | null {
  if (text.trim() === '' && (attachment === null || choices.flat().length > 0)) return rejected('empty')
  if (text.length > LONGEST_TEXT) return rejected('too_long')
  return fitsButtons(choices) ? null : rejected('bad_buttons')
}

const rejected = (code: string): SendError => ({ kind: 'rejected', code })

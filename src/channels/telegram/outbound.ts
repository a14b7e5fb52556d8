// One outgoing message → one Telegram call, and what its failure means.
import { statSync } from 'node:fs'
import { type Api, InputFile } from 'grammy'
import type { Instant } from '../../core/time.ts'
import {
  type DrawnAttachment,
  type Outgoing,
  plainText,
  type SendError,
  type SendResult,
  type StoredAttachment,
} from '../channel.ts'
import { fitsButtons, keyboard } from './buttons.ts'
import {
  cannotEdit,
  createFloodScope,
  type Failure,
  isStaleFileId,
  isUnchanged,
  toFailure,
  toSendError,
} from './errors.ts'
import { systemCode } from './transport.ts'

/** UTF-16 units after the markup is taken out (Bot API: sendMessage, sendDocument). */
export const LONGEST_TEXT = 4096
const LONGEST_CAPTION = 1024
/** Bytes of one upload (Bot API: sending files). */
const LARGEST_UPLOAD = 50_000_000

/**
 * @param now the clock that flood pauses are counted from
 * @returns one attempt at one message; a second call is made only where the first was refused for a reason that proves
 *   it left no message behind (nothing to edit, a stale file handle)
 */
export function createSend(api: Api, now: () => Instant): (message: Outgoing) => Promise<SendResult> {
  const floodScope = createFloodScope()
  const handles = createHandles()

  const failed = (failure: Failure, chat: string): SendResult => {
    const at = now()
    return { ok: false, error: toSendError(failure, at, () => floodScope(chat, at)) }
  }
  const finished = (sent: Sent, chat: string): SendResult =>
    'failure' in sent ? failed(sent.failure, chat) : { ok: true, messageId: sent.messageId }

  async function sendText(message: Outgoing): Promise<SendResult> {
    const sent = await attempt(() => api.sendMessage(message.chat, message.html, { ...TEXT, ...extras(message) }))
    return finished(sent, message.chat)
  }

  async function editText(message: Outgoing, messageId: string): Promise<SendResult> {
    const markup = keyboard(message.choices)
    const edited = await attempt(async () => {
      await api.editMessageText(message.chat, Number(messageId), message.html, {
        ...TEXT,
        ...(markup === null ? {} : { reply_markup: markup }),
      })
      return { message_id: Number(messageId) }
    })
    if (!('failure' in edited) || isUnchanged(edited.failure)) return { ok: true, messageId }
    if (!cannotEdit(edited.failure)) return failed(edited.failure, message.chat)
    return message.editOnly ? { ok: true, messageId } : sendText(message)
  }

  async function sendDocument(message: Outgoing, attachment: StoredAttachment): Promise<SendResult> {
    const send = (document: string | InputFile) =>
      attempt(async () => {
        const sent = await api.sendDocument(message.chat, document, captioned(message))
        if (document instanceof InputFile) handles.keep(attachment.path, sent.document?.file_id)
        return sent
      })
    const known = attachment.platformId ?? handles.find(attachment.path)
    if (known !== null) {
      const sent = await send(known)
      if (!('failure' in sent) || !isStaleFileId(sent.failure)) return finished(sent, message.chat)
    }
    const refused = checkUpload(attachment.path)
    if (refused !== null) return { ok: false, error: refused }
    return finished(await send(new InputFile(attachment.path, quoted(attachment.name))), message.chat)
  }

  async function sendDrawn(message: Outgoing, { name, mime, bytes }: DrawnAttachment): Promise<SendResult> {
    const file = new InputFile(bytes, quoted(name))
    const sent = await attempt(() =>
      mime === 'image/png'
        ? api.sendPhoto(message.chat, file, captioned(message))
        : api.sendDocument(message.chat, file, captioned(message)),
    )
    return finished(sent, message.chat)
  }

  return async (message) => {
    const refused = checkMessage(message)
    if (refused !== null) return { ok: false, error: refused }
    const { attachment } = message
    if (attachment !== null)
      return 'bytes' in attachment ? sendDrawn(message, attachment) : sendDocument(message, attachment)
    return message.edit === null ? sendText(message) : editText(message, message.edit)
  }
}

const TEXT = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const

function extras({ choices, replyTo }: Outgoing) {
  const markup = keyboard(choices)
  return {
    ...(markup === null ? {} : { reply_markup: markup }),
    // A reply outlives the message it answers.
    ...(replyTo === null
      ? {}
      : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
  }
}

const captioned = (message: Outgoing) => ({
  ...(message.html === '' ? {} : { caption: message.html, parse_mode: 'HTML' as const }),
  ...extras(message),
})

type Sent = { messageId: string } | { failure: Failure }

async function attempt(call: () => Promise<{ message_id: number }>): Promise<Sent> {
  try {
    const sent: { message_id: number } | null = await call()
    if (Number.isSafeInteger(sent?.message_id)) return { messageId: String(sent.message_id) }
    return { failure: { from: 'network', code: 'unreadable', reached: true } }
  } catch (error) {
    return { failure: toFailure(error) }
  }
}

/** Refuses here what the platform would refuse; nothing is ever cut to fit. */
function checkMessage(message: Outgoing): SendError | null {
  const text = plainText(message.html)
  if (message.attachment === null && text.trim() === '') return rejected('empty')
  if (text.length > (message.attachment === null ? LONGEST_TEXT : LONGEST_CAPTION)) return rejected('too_long')
  if (!fitsButtons(message.choices)) return rejected('bad_buttons')
  return null
}

function checkUpload(path: string): SendError | null {
  try {
    const { size } = statSync(path)
    if (size > LARGEST_UPLOAD) return rejected('attachment_too_large')
    return size === 0 ? rejected('attachment_empty') : null
  } catch (error) {
    return rejected(`attachment_${systemCode(error)}`)
  }
}

const rejected = (code: string): SendError => ({ kind: 'rejected', code })

/** grammY writes a file's name bare into the form: without quotes it would end at the first semicolon. */
const quoted = (name: string): string => `"${name.replace(/\p{Cc}+/gu, ' ').replace(/["\\]/g, (sign) => `\\${sign}`)}"`

const KEPT_HANDLES = 200

/**
 * The platform's handles of files uploaded lately. The Bot API server spaces uploads of equal size, so one document for
 * a hundred units has to be uploaded once. Known by path, size and time of change; forgotten with the process.
 */
function createHandles() {
  const known = new Map<string, string>()
  const key = (path: string): string | null => {
    const stat = statSync(path, { throwIfNoEntry: false })
    return stat === undefined ? null : `${path}\n${stat.size}\n${stat.mtimeMs}`
  }
  return {
    find(path: string): string | null {
      const found = key(path)
      return found === null ? null : (known.get(found) ?? null)
    },
    keep(path: string, handle: string | undefined): void {
      const found = key(path)
      if (found === null || handle === undefined) return
      known.set(found, handle)
      const oldest = known.keys().next()
      if (known.size > KEPT_HANDLES && !oldest.done) known.delete(oldest.value)
    },
  }
}

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
  isBadMarkup,
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
 *   it left no message behind (nothing to edit, a stale file handle, markup that cannot be read)
 */
export function createSend(api: Api, now: () => Instant): (message: Outgoing) => Promise<SendResult> {
  const floodScope = createFloodScope()

  const failed = (failure: Failure, chat: string): SendResult => {
    const at = now()
    return { ok: false, error: toSendError(failure, at, (until) => floodScope(chat, at, until)) }
  }
  const finished = (sent: Sent, chat: string): SendResult =>
    'failure' in sent
      ? failed(sent.failure, chat)
      : { ok: true, messageId: sent.messageId, ...(sent.handle === undefined ? {} : { handle: sent.handle }) }

  async function sendText(message: Outgoing): Promise<SendResult> {
    const sent = await orPlain(message.html, (text, marked) =>
      attempt(() => api.sendMessage(message.chat, text, { ...PREVIEWS_OFF, ...marked, ...extras(message) })),
    )
    return finished(sent, message.chat)
  }

  async function editText(message: Outgoing, messageId: string): Promise<SendResult> {
    const markup = keyboard(message.choices)
    const edited = await orPlain(message.html, (text, marked) =>
      attempt(async () => {
        await api.editMessageText(message.chat, Number(messageId), text, {
          ...PREVIEWS_OFF,
          ...marked,
          ...(markup === null ? {} : { reply_markup: markup }),
        })
        return { message_id: Number(messageId) }
      }),
    )
    if (!('failure' in edited) || isUnchanged(edited.failure)) return { ok: true, messageId }
    if (!cannotEdit(edited.failure)) return failed(edited.failure, message.chat)
    return message.editOnly ? { ok: true, messageId } : sendText(message)
  }

  async function sendDocument(message: Outgoing, attachment: StoredAttachment): Promise<SendResult> {
    const send = (document: string | (() => InputFile)) =>
      orPlain(message.html, (text, marked) =>
        attempt(() =>
          // A file object is read once: each attempt has its own.
          api.sendDocument(message.chat, typeof document === 'string' ? document : document(), {
            ...(text === '' ? {} : { caption: text, ...marked }),
            ...extras(message),
          }),
        ),
      )
    if (attachment.platformId !== null) {
      const sent = await send(attachment.platformId)
      if (!('failure' in sent) || !isStaleFileId(sent.failure)) return finished(sent, message.chat)
    }
    const refused = checkUpload(attachment.path)
    if (refused !== null) return { ok: false, error: refused }
    return finished(await send(() => new InputFile(attachment.path, quoted(attachment.name))), message.chat)
  }

  async function sendDrawn(message: Outgoing, { name, mime, bytes }: DrawnAttachment): Promise<SendResult> {
    const sent = await orPlain(message.html, (text, marked) =>
      attempt(() => {
        const file = new InputFile(bytes, quoted(name))
        const words = { ...(text === '' ? {} : { caption: text, ...marked }), ...extras(message) }
        return mime === 'image/png'
          ? api.sendPhoto(message.chat, file, words)
          : api.sendDocument(message.chat, file, words)
      }),
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

const PREVIEWS_OFF = { link_preview_options: { is_disabled: true } } as const

type Marked = { parse_mode?: 'HTML' }

/**
 * Markup that Telegram cannot read is a bug of ours, and no reason to keep a deadline from anybody: the refusal proves
 * that nothing was sent, and the words go without it, once.
 */
async function orPlain(html: string, call: (text: string, marked: Marked) => Promise<Sent>): Promise<Sent> {
  const sent = await call(html, { parse_mode: 'HTML' })
  return 'failure' in sent && isBadMarkup(sent.failure) ? call(plainText(html), {}) : sent
}

function extras({ choices, replyTo, protect }: Outgoing) {
  const markup = keyboard(choices)
  return {
    ...(markup === null ? {} : { reply_markup: markup }),
    ...(protect ? { protect_content: true } : {}),
    // A reply outlives the message it answers.
    ...(replyTo === null
      ? {}
      : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
  }
}

/** `handle` is that of the document that came with it. */
type Sent = { messageId: string; handle?: string } | { failure: Failure }

async function attempt(call: () => Promise<{ message_id: number; document?: { file_id: string } }>): Promise<Sent> {
  try {
    const sent: { message_id: number; document?: { file_id: string } } | null = await call()
    if (sent !== null && Number.isSafeInteger(sent.message_id)) {
      const handle = sent.document?.file_id
      return { messageId: String(sent.message_id), ...(typeof handle === 'string' ? { handle } : {}) }
    }
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

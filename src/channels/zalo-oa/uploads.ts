// Bringing a file to Zalo before it is shown: documents by a token, pictures of ours by an id, both forgotten after a week.
import { readFile, stat } from 'node:fs/promises'
import type { Attachment, OutboundFiles } from '../channel.ts'
import type { Client } from './client.ts'
import type { Failure } from './errors.ts'
import { Uploaded as UploadedData } from './schema.ts'

/** What Zalo takes from an account; workbooks and archives it does not. */
export const OUTBOUND_FILES: OutboundFiles = {
  kinds: ['pdf', 'doc', 'docx'],
  maxBytes: 5 * 1024 * 1024,
  pictures: true,
}
const LARGEST_PICTURE = 1024 * 1024

/** Content types by the ending of a name. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The message that shows it, and the handle by which it is shown again without a new upload. */
export interface Uploaded {
  message: object
  handle?: string
}

export type Brought = ({ ok: true } & Uploaded) | { ok: false; code: string } | { ok: false; failure: Failure }

export interface Uploads {
  /** @param how anew: the handle that came with the file is no longer known */
  bring(attachment: Attachment, how?: 'anew'): Promise<Brought>
  /** The handle of this file is no longer known. */
  forget(attachment: Attachment): void
}

/** Handles that are not told to anybody yet, because the message they were for failed. */
const REMEMBERED = 200

export function createUploads(client: Client): Uploads {
  const handles = new Map<string, string>()
  const keyOf = (attachment: Attachment): string | null =>
    'bytes' in attachment ? null : (attachment.hash ?? attachment.path)

  async function upload(kind: 'file' | 'image', name: string, mime: string, bytes: Uint8Array) {
    const reply = await client.upload({ kind, name, mime, bytes })
    if (!reply.ok) return { ok: false, failure: reply.failure } as const
    const data = UploadedData.safeParse(reply.data)
    // An answer without a handle is how it refuses a name or a kind.
    return data.success
      ? ({ ok: true, handle: data.data } as const)
      : ({ ok: false, code: 'attachment_refused' } as const)
  }

  async function picture(bytes: Uint8Array): Promise<Brought> {
    if (bytes.length > LARGEST_PICTURE) return { ok: false, code: 'attachment_too_large' }
    const sent = await upload('image', 'dondoc.png', 'image/png', bytes)
    if (!sent.ok) return safely(sent)
    const elements = [{ media_type: 'image', attachment_id: sent.handle }]
    return { ok: true, message: { attachment: { type: 'template', payload: { template_type: 'media', elements } } } }
  }

  return {
    async bring(attachment, how) {
      if ('bytes' in attachment)
        return attachment.mime === 'image/png' ? picture(attachment.bytes) : { ok: false, code: 'attachment_kind' }
      const key = keyOf(attachment)!
      const known = how === 'anew' ? undefined : (attachment.platformId ?? handles.get(key))
      if (known !== undefined) return shown(known)
      const ending = endingOf(attachment)
      if (ending === null) return { ok: false, code: 'attachment_kind' }
      const bytes = await bytesAt(attachment.path)
      if (typeof bytes === 'string') return { ok: false, code: bytes }
      const sent = await upload('file', withEnding(attachment.name, ending), TYPES[ending]!, bytes)
      if (!sent.ok) return safely(sent)
      handles.set(key, sent.handle)
      for (const oldest of handles.keys()) {
        if (handles.size <= REMEMBERED) break
        handles.delete(oldest)
      }
      return shown(sent.handle)
    },
    forget(attachment) {
      const key = keyOf(attachment)
      if (key !== null) handles.delete(key)
    },
  }
}

const shown = (token: string): Brought => ({
  ok: true,
  message: { attachment: { type: 'file', payload: { token } } },
  handle: token,
})

/** An upload shows nothing to anybody: one whose answer was lost may be made again, whatever became of it. */
function safely(sent: { ok: false; code: string } | { ok: false; failure: Failure }): Brought {
  if (!('failure' in sent)) return sent
  const { failure } = sent
  if (failure.from === 'network') return { ok: false, failure: { ...failure, reached: false } }
  return failure.from === 'platform' && failure.code === -200
    ? { ok: false, failure: { from: 'network', code: 'upload_failed', reached: false } }
    : sent
}

/** By the name, else by the type; null where Zalo would not take it. */
function endingOf({ name, mime }: { name: string; mime: string }): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending !== undefined && Object.hasOwn(TYPES, ending)) return ending
  const byType = Object.entries(TYPES).find(([, type]) => type === mime)
  return ending === undefined || byType !== undefined ? (byType?.[0] ?? null) : null
}

const withEnding = (name: string, ending: string): string =>
  name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`

async function bytesAt(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    if (size > OUTBOUND_FILES.maxBytes) return 'attachment_too_large'
    return size === 0 ? 'attachment_empty' : await readFile(path)
  } catch (error) {
    const { code } = error as { code?: unknown }
    return `attachment_${typeof code === 'string' ? code.toLowerCase() : 'unreadable'}`
  }
}

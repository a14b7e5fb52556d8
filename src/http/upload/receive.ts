// A form with files off the wire to the disk: counted, limited in size, number and time, and nothing of it left where it breaks off.
import { type PartHead, readMultipart } from './multipart.ts'
import type { Receiving } from './port.ts'

export interface ReceivedFile {
  /** As the other side named it. */
  name: string
  received: Receiving
}

/** Why a file of a form was left out; the others of the form are taken. */
export type LeftOut = 'too_large' | 'too_many' | 'empty'

export type Form =
  | {
      kind: 'form'
      fields: ReadonlyMap<string, string>
      files: ReceivedFile[]
      leftOut: { name: string; why: LeftOut }[]
    }
  /** `cut`: the line broke or fell silent; `foreign`: not from our page; `no_room`: the disk is full. */
  | { kind: 'refused'; why: 'cut' | 'broken' | 'foreign' | 'too_much' | 'no_room' }

export interface FormLimits {
  /** Bytes of one file. */
  maxBytes: number
  /** Files that are taken. */
  maxFiles: number
  idleMs: number
  totalMs: number
  /** Whether the disk has room for more: what a form declares is not believed, and others write at the same time. */
  hasRoom: () => boolean
}

/** A field of a form is a line, not a document. */
const LONGEST_FIELD = 4 * 1024
/** Heads, boundaries and fields beside the files; and what is read on of a file that is too large, so that it can be said. */
const BESIDE = 64 * 1024 * 1024
/** So many bytes are written between two looks at the disk. */
const LOOK_AFTER = 4 * 1024 * 1024

type Refused = Extract<Form, { kind: 'refused' }>['why']

/**
 * Reads a form. Files go to the disk as they come; whoever gets them keeps or drops each.
 * @param isOurs whether the form's own word, which comes before any file, is the page's
 */
export async function receiveForm(
  body: ReadableStream<Uint8Array>,
  boundary: string,
  limits: FormLimits,
  receive: () => Receiving,
  isOurs: (word: string | undefined) => boolean,
): Promise<Form> {
  const form = collect(limits, receive, isOurs)
  const reader = readMultipart(boundary, form)
  const most = limits.maxBytes * limits.maxFiles + BESIDE
  const until = Date.now() + limits.totalMs
  const stream = body.getReader()
  let why: Refused = 'cut'
  let bytes = 0
  let looked = 0
  try {
    for (;;) {
      const piece = await nextPiece(stream, Math.min(limits.idleMs, until - Date.now()))
      if (piece === null) break
      bytes += piece.length
      if (bytes - looked > LOOK_AFTER) {
        looked = bytes
        if (!limits.hasRoom()) {
          why = 'no_room'
          break
        }
      }
      const state = bytes > most ? 'too_much' : reader.write(piece)
      const stopped = form.stopped() ?? (state === 'more' || state === 'done' ? null : state)
      if (stopped !== null) {
        why = stopped
        break
      }
      if (state === 'done') {
        const taken = form.taken()
        if (taken.kind === 'form') return taken
        why = taken.why
        break
      }
    }
  } catch (error) {
    if (isDiskFull(error)) why = 'no_room'
    else if (!(error instanceof Cut)) {
      form.drop()
      throw error
    }
  }
  // The other side may go on sending: nobody listens any more.
  stream.cancel().catch(() => undefined)
  form.drop()
  return { kind: 'refused', why }
}

export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')

/** The line broke off or fell silent, which is nobody's mistake. */
class Cut extends Error {}

/** The next bytes; null at the end. @throws Cut */
async function nextPiece(stream: ReadableStreamDefaultReader<Uint8Array>, waitMs: number): Promise<Uint8Array | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Cut()), Math.max(0, waitMs))
  })
  try {
    const read = stream.read().catch(() => {
      throw new Cut()
    })
    const { done, value } = await Promise.race([read, silence])
    return done ? null : value
  } finally {
    clearTimeout(timer)
  }
}

function collect(limits: FormLimits, receive: () => Receiving, isOurs: (word: string | undefined) => boolean) {
  const fields = new Map<string, string>()
  const files: ReceivedFile[] = []
  const leftOut: { name: string; why: LeftOut }[] = []
  let stopped: Refused | null = null
  let field: { name: string; pieces: Uint8Array[]; bytes: number } | null = null
  let file: { name: string; received: Receiving | null; bytes: number; out: LeftOut | null } | null = null

  function write(piece: Uint8Array): void {
    if (field) {
      field.bytes += piece.length
      if (field.bytes > LONGEST_FIELD) stopped = 'broken'
      else field.pieces.push(Uint8Array.from(piece))
      return
    }
    if (!file || file.out !== null) return
    file.bytes += piece.length
    if (file.received === null && files.length >= limits.maxFiles) file.out = 'too_many'
    else if (file.bytes > limits.maxBytes) {
      file.out = 'too_large'
      file.received?.drop()
      file.received = null
    } else {
      file.received ??= receive()
      file.received.write(piece)
    }
  }

  return {
    begin({ name, fileName }: PartHead): void {
      if (fileName === null) field = { name, pieces: [], bytes: 0 }
      // The word comes first: not a byte of a file is taken from a form that is not ours.
      else if (!isOurs(fields.get('form'))) stopped = 'foreign'
      else file = { name: fileName, received: null, bytes: 0, out: null }
    },
    data(piece: Uint8Array): void {
      if (stopped === null) write(piece)
    },
    end(): void {
      if (field) fields.set(field.name, Buffer.concat(field.pieces).toString('utf8'))
      else if (file?.received) files.push({ name: file.name, received: file.received })
      else if (file && (file.out !== null || file.name !== ''))
        leftOut.push({ name: file.name, why: file.out ?? 'empty' })
      field = null
      file = null
    },
    stopped: (): Refused | null => stopped,
    taken: (): Form =>
      isOurs(fields.get('form')) ? { kind: 'form', fields, files, leftOut } : { kind: 'refused', why: 'foreign' },
    drop(): void {
      file?.received?.drop()
      file = null
      for (const one of files.splice(0)) one.received.drop()
    },
  }
}

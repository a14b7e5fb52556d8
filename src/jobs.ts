// Runs the jobs that outlive an update: fetching files, reading plan documents, setting menus, leaving groups.

import type { App } from './app/app.ts'
import { contactsArrived, contactsIn, SHEET_NAME } from './app/contacts-arrive.ts'
import { fileSecret, fileStored } from './app/file-arrives.ts'
import { type FileFailure, fileFailed, tooManyFiles } from './app/file-refused.ts'
import { menuFor } from './app/menus.ts'
import { planArrived, planUnreadable } from './app/plan-arrives.ts'
import type { Channel, FileRef } from './channels/channel.ts'
import type { FileRefusal } from './core/card-notice.ts'
import { backoff } from './core/delivery.ts'
import type { FileStore } from './files.ts'
import { changeParked, dropFile, keepFile, type ParkedFile, parkedById } from './store/assignments.ts'
import { forgetLog, transact } from './store/db.ts'
import { groupAt, type Place } from './store/groups.ts'
import { addJob, type Job, settleJob, takeJob } from './store/jobs.ts'
import { identityById } from './store/people.ts'

/** After this many failures a file is given up and its sender told; what may heal by itself takes minutes. */
const FETCH_ATTEMPTS = 8
const MENU_ATTEMPTS = 3
const LEAVE_ATTEMPTS = 8

export interface JobRunner {
  /** Runs what is due, one after the other; resolves when nothing due is left. */
  run(): Promise<void>
  /** Takes nothing more and waits for the job under way. */
  stop(): Promise<void>
}

export function createJobRunner(options: {
  app: App
  channels: readonly Channel[]
  files: FileStore
  onError: (error: unknown) => void
}): JobRunner {
  const { app, channels, files, onError } = options
  let running: Promise<void> | null = null
  let stopped = false

  async function drain(): Promise<void> {
    while (!stopped) {
      const job = transact(app.db, () => takeJob(app.db, app.now()) ?? null)
      if (!job) return
      try {
        await one(job)
      } catch (error) {
        onError(error)
        failedAgain(job)
      }
    }
  }

  async function one(job: Job): Promise<void> {
    if (job.kind === 'menu') return menu(job)
    if (job.kind === 'leave') return leave(job)
    const parkedId = (job.args as { parked: number }).parked
    return job.kind === 'download' ? download(job, parkedId) : readPlan(job, parkedId)
  }

  function retry(job: Job, most: number): boolean {
    const again = job.attempts < most
    settleJob(
      app.db,
      job.id,
      again ? { state: 'waiting', notBefore: app.now() + backoff(job.id, job.attempts) } : { state: 'failed' },
    )
    return again
  }

  /** Tried again later, or given up: then whoever sent the file is told, and waits for nothing. */
  function failedAgain(job: Job): void {
    if (retry(job, FETCH_ATTEMPTS)) return
    const { parked } = job.args as { parked?: number }
    if (job.kind === 'download' && parked !== undefined) fileFailed(app, parked, 'file_unreadable')
  }

  const done = (job: Job): void => settleJob(app.db, job.id, { state: 'done' })

  async function download(job: Job, parkedId: number): Promise<void> {
    const parked = parkedById(app.db, parkedId)
    const identity = parked ? identityById(app.db, parked.identityId) : undefined
    const channel = channels.find((c) => c.name === identity?.channel && c.bot === identity.bot)
    if (parked?.state !== 'fetching') return done(job)
    if (!channel) return failedAgain(job)
    const ref = parked.platform as FileRef
    if (noRoom(job, parkedId, ref.bytes ?? 0)) return
    const receiving = files.receive()
    let ok = false
    try {
      const chunks: Uint8Array[] = []
      const result = await channel.fetchFile(ref, channel.abilities.maxFile, (chunk) => {
        receiving.write(chunk)
        chunks.push(Uint8Array.from(chunk))
      })
      if (result.ok) {
        // Looked at before it is kept: what bears a mark of secrecy never gets a name on the disk.
        if (await app.ports.bearsMark(Buffer.concat(chunks), parked.name)) {
          transact(app.db, () => {
            fileSecret(app, parkedId)
            done(job)
          })
          return forgetLog(app.db)
        }
        const seen = await app.ports.inspectFile(receiving.written(), parked.name, {
          anyKind: parked.purpose === 'plan',
        })
        if (!seen.ok) return refused(job, parkedId, seen.code, seen.kinds ? { kinds: seen.kinds } : {})
        if (noRoom(job, parkedId, result.bytes)) return
        const { hash, bytes } = receiving.keep()
        ok = true
        transact(app.db, () => {
          const mime = seen.kind === null ? (ref.mime ?? seen.mime) : seen.mime
          const { flags, scan } = seen
          keepFile(app.db, { hash, bytes, mime, storedAt: app.now(), flags, scan })
          fileStored(app, parkedId, hash)
          if (parked.purpose === 'plan') readLater(parkedId)
          done(job)
        })
        return
      }
      if (result.error === 'temporary' || result.error === 'misconfigured') {
        return failedAgain(job)
      }
      refused(job, parkedId, result.error === 'too_large' ? 'file_too_large' : 'file_unreadable')
    } finally {
      if (!ok) receiving.drop()
    }
  }

  function refused(job: Job, parkedId: number, code: FileFailure, more: FileRefusal = {}): void {
    transact(app.db, () => {
      done(job)
      fileFailed(app, parkedId, code, more)
    })
  }

  /** Refuses what there is no room for, on the disk or by what one unit may send; asked before anything is written. */
  function noRoom(job: Job, parkedId: number, bytes: number): boolean {
    if (!files.roomFor(bytes)) {
      refused(job, parkedId, 'disk_full')
      return true
    }
    const over = tooManyFiles(app, parkedId, bytes)
    if (over) refused(job, parkedId, 'file_quota', over)
    return over !== null
  }

  function readLater(parkedId: number): void {
    const now = app.now()
    addJob(app.db, {
      kind: 'read_plan',
      key: `read_plan:${parkedId}`,
      args: { parked: parkedId },
      notBefore: now,
      createdAt: now,
    })
  }

  async function readPlan(job: Job, parkedId: number): Promise<void> {
    const parked = parkedById(app.db, parkedId)
    const bytes = parked?.hash ? files.read(parked.hash) : null
    if (!parked || !bytes) return done(job)
    const sheet = SHEET_NAME.test(parked.name) ? await app.ports.readSheet(bytes, parked.name) : null
    const contacts = sheet ? contactsIn(sheet) : null
    if (contacts) {
      transact(app.db, () => {
        contactsArrived(app, parked, contacts)
        changeParked(app.db, parkedId, { state: 'filed' })
        done(job)
      })
      return
    }
    const read = sheet && !sheet.ok && sheet.code === 'secret' ? sheet : await app.ports.readPlan(bytes, parked.name)
    if (!read.ok && read.code === 'secret') return secretAfterAll(job, parked)
    transact(app.db, () => {
      if (read.ok) planArrived(app, parked, read, bytes)
      else planUnreadable(app, parked, read.code, read.detail)
      changeParked(app.db, parkedId, { state: read.ok ? 'filed' : 'refused' })
      done(job)
    })
  }

  /** A mark that was not seen at the door, where looking took too long: what was kept goes again. */
  function secretAfterAll(job: Job, parked: ParkedFile): void {
    const hash = parked.hash!
    const unused = transact(app.db, () => {
      fileSecret(app, parked.id)
      done(job)
      return dropFile(app.db, hash)
    })
    if (unused) files.remove(hash)
    forgetLog(app.db)
  }

  async function menu(job: Job): Promise<void> {
    const args = job.args as { identityId: number } | { channel: string; bot: string; chat: string }
    const found = 'chat' in args ? { ...args, items: [] } : menuOf(args.identityId)
    const channel = found ? channels.find((c) => c.name === found.channel && c.bot === found.bot) : undefined
    if (!found || !channel) return done(job)
    const set = await channel.setMenu(found.chat, found.items)
    if (!set && retry(job, MENU_ATTEMPTS)) return
    // Of a person whose data was erased, the chat is forgotten with the job.
    if ('chat' in args) settleJob(app.db, job.id, { args: {} })
    done(job)
  }

  function menuOf(identityId: number) {
    const found = menuFor(app, identityId)
    return found
      ? { channel: found.identity.channel, bot: found.identity.bot, chat: found.identity.chatId, items: found.items }
      : null
  }

  /** Looked at again before it is done: the group may have been registered meanwhile. */
  async function leave(job: Job): Promise<void> {
    const place = job.args as Place
    const channel = channels.find((c) => c.name === place.channel && c.bot === place.bot)
    if (!channel || groupAt(app.db, place)) return done(job)
    if ((await channel.leave(place.chat)) || !retry(job, LEAVE_ATTEMPTS)) done(job)
  }

  return {
    run() {
      running ??= drain().finally(() => {
        running = null
      })
      return running
    },
    async stop() {
      stopped = true
      await running
    },
  }
}

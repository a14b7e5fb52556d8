// Personal addresses for handing in: made, found again by what is in the address or typed, and judged anew at each request.

import { normalCode } from '../core/incoming/join-code.ts'
import type { Instant } from '../core/time.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { type Contact, identitiesOf, identityById } from '../store/people.ts'
import {
  addUploadLink,
  changeUploadLink,
  forgetOldUploads,
  openUploadLinks,
  type UploadLink,
  uploadLinkByCode,
  uploadLinkByToken,
} from '../store/uploads.ts'
import { type App, type By, token } from './app.ts'
import { isPaused, wrongTry } from './code-tries.ts'
import { derive, derivedCode } from './derived.ts'
import { openItems } from './items-of.ts'
import { type Speaker, speakerOf } from './speaker.ts'
import type { Share } from './world.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Asked for in the chat, it is used at once; in a reminder it waits for somebody to come back to the desk. */
export const LINK_LIFE = { asked: 60 * MINUTE, reminder: DAY } as const
export const CODE_MINUTES = 30
/** Files that may come by one link. */
export const MOST_FILES = 10
/** Links of one person at a time; a further one ends the oldest. */
const MOST_OPEN = 5
/** Under this name wrong tries are counted, apart from those of the chats and of the organizers' pages. */
const WAY = 'upload'

/** The way that is noted of what comes by a link. */
export const UPLOAD_WAY = 'page'

/** 256 bits. */
const tokenOf = (app: App, salt: string): string => derive(app, 'upload-link', salt).toString('base64url')
const codeOf = (app: App, salt: string): string => derivedCode(app, 'upload-code', salt)
const keyed = (app: App, word: string): string => derive(app, 'upload-hash', word).toString('hex')

export interface LinkFor {
  personId: number
  /** Where the receipt goes. */
  identityId: number | null
  /** The contact it is for alone; null: whatever the person is contact of. */
  contactId: number | null
  planId: number | null
  assignmentId: number | null
}

/** Makes a link; what is written down of it are hashes and the salt. @param lifeMs see {@link LINK_LIFE} */
export function makeUploadLink(app: App, to: LinkFor, lifeMs: number, by: By): UploadLink {
  const now = app.ports.realNow()
  forgetOldUploads(app.db, now - 30 * DAY)
  const open = openUploadLinks(app.db, to.personId, now)
  for (const old of open.slice(0, Math.max(0, open.length - MOST_OPEN + 1)))
    changeUploadLink(app.db, old.id, { revokedAt: now })
  const salt = token(app, 16)
  const row = addUploadLink(app.db, {
    ...to,
    salt,
    tokenHash: keyed(app, tokenOf(app, salt)),
    codeHash: keyed(app, codeOf(app, salt)),
    codeExpiresAt: now + CODE_MINUTES * MINUTE,
    createdAt: now,
    expiresAt: now + lifeMs,
    most: MOST_FILES,
    used: 0,
  })
  record(app.db, {
    at: app.now(),
    ...by,
    action: 'upload_link_made',
    object: to.assignmentId === null ? `person:${to.personId}` : `assignment:${to.assignmentId}`,
    details: { link: row.id },
  })
  return row
}

/** A link for somebody who writes to the bot. @param share the one item it is for; null: all that is open */
export function linkForSpeaker(app: App, speaker: Speaker, share: Share | null, lifeMs: number, by: By): UploadLink {
  const shares = share ? [share] : openItems(app, speaker)
  const only = <T>(values: T[]): T | null => (new Set(values).size === 1 ? values[0]! : null)
  const unit = only(shares.map((s) => s.row.unitId))
  const planId = only(shares.map((s) => s.task.planId))
  return makeUploadLink(
    app,
    {
      personId: speaker.person.id,
      identityId: speaker.identity.id,
      contactId: unit === null ? null : (contactFor(speaker, unit, planId)?.id ?? null),
      planId,
      assignmentId: share?.row.id ?? null,
    },
    lifeMs,
    by,
  )
}

const contactFor = (speaker: Speaker, unitId: number, planId: number | null): Contact | undefined =>
  speaker.contacts.find((c) => c.unitId === unitId && (c.planId === null || planId === null || c.planId === planId))

/** A link and its code as they are given to the person; null where nobody has said where the pages are. */
export function uploadWay(app: App, row: UploadLink) {
  const address = uploadAddress(app)
  if (address === null) return null
  const code = row.codeExpiresAt !== null && row.codeExpiresAt > app.ports.realNow() ? codeOf(app, row.salt) : null
  return {
    link: `${address}/u/${tokenOf(app, row.salt)}`,
    address: `${address}/u`,
    code: code === null ? null : `${code.slice(0, 4)}-${code.slice(4)}`,
    codeMinutes: CODE_MINUTES,
    until: row.expiresAt,
    most: row.most,
  }
}

/** Where the pages are seen from outside; null where nobody has said. */
export const uploadAddress = (app: App): string | null => app.ports.pages?.address ?? null

/** @param at by the machine's clock; now where left out */
export const isOpenLink = (app: App, row: UploadLink, at: Instant = app.ports.realNow()): boolean =>
  row.revokedAt === null && row.expiresAt > at

export interface OpenLink {
  row: UploadLink
  speaker: Speaker
  /** What may be handed in by it now, in the order of the unit's cards. */
  shares: Share[]
}

/**
 * What a link is good for now; null where it is for nothing. The person may have handed over, the plan be closed, the
 * item be cancelled since: all of that is looked up at each request, never remembered.
 * @param begun when the request began, by the machine's clock: a link does not run out under a file on its way
 */
export function openLink(app: App, row: UploadLink, begun?: Instant): OpenLink | null {
  if (!isOpenLink(app, row, begun)) return null
  const own = row.identityId === null ? undefined : identityById(app.db, row.identityId)
  // Somebody who moved to another channel meanwhile is answered there.
  const identity = own?.personId === row.personId ? own : identitiesOf(app.db, row.personId).find((i) => i.reachable)
  const speaker = identity ? speakerOf(app, identity, null, app.now()) : null
  if (!speaker) return null
  const contact = row.contactId === null ? undefined : speaker.contacts.find((c) => c.id === row.contactId)
  if (row.contactId !== null && contact === undefined) return null
  const shares = openItems(app, speaker).filter(
    (share) =>
      (row.assignmentId === null || share.row.id === row.assignmentId) &&
      (row.planId === null || share.task.planId === row.planId) &&
      (contact === undefined || share.row.unitId === contact.unitId),
  )
  return shares.length === 0 ? null : { row, speaker, shares }
}

/** The link that an address names. The same answer for one that never was, is over, or was taken back. */
export function linkByToken(app: App, word: string, begun?: Instant): OpenLink | null {
  const row = uploadLinkByToken(app.db, keyed(app, word))
  return row ? openLink(app, row, begun) : null
}

export type Entered = { ok: true; token: string } | { ok: false; code: 'code_invalid' | 'code_paused' }

/**
 * A code typed on another machine becomes the address of the page; it is good for once.
 * @param from the machine's address, kept only as a keyed hash
 */
export function enterUpload(app: App, typed: string, from: string): Entered {
  return transact(app.db, (): Entered => {
    const now = app.ports.realNow()
    const typist = { way: WAY, who: keyed(app, `address:${from}`) }
    const paused = isPaused(app, typist, now)
    // The same work for every try, right or wrong, so that time tells nothing.
    const row = uploadLinkByCode(app.db, keyed(app, normalCode(typed)))
    if (paused) return { ok: false, code: 'code_paused' }
    const fresh = row?.codeExpiresAt !== null && (row?.codeExpiresAt ?? 0) > now
    if (!row || !fresh || openLink(app, row) === null) {
      wrongTry(app, typist, now)
      noteCode(app, 'stranger', 'upload_code_refused', 'page')
      return { ok: false, code: 'code_invalid' }
    }
    changeUploadLink(app.db, row.id, { codeExpiresAt: null })
    noteCode(app, `person:${row.personId}`, 'upload_code_used', `person:${row.personId}`)
    return { ok: true, token: tokenOf(app, row.salt) }
  })
}

const noteCode = (app: App, actor: string, action: string, object: string): void =>
  record(app.db, { at: app.now(), actor, way: UPLOAD_WAY, action, object, details: {} })

/** What a page puts into its forms: who has only the address of a form cannot make a browser send it. */
export const uploadForm = (app: App, word: string): string => derive(app, 'upload-form', word).toString('base64url')

/** Whether a code typed in the chat is one that belongs on the page, and is this person's own. */
export function isOwnUploadCode(app: App, personId: number, typed: string): boolean {
  return uploadLinkByCode(app.db, keyed(app, normalCode(typed)))?.personId === personId
}

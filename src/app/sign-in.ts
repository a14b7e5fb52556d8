// Signing in to the organizers' pages: a one-time code out of the chat becomes the session of a browser.
import { normalCode } from '../core/incoming/join-code.ts'
import type { Instant } from '../core/time.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import {
  addPageCode,
  addPageSession,
  endPageCodes,
  endPageSession,
  forgetOldPages,
  type PageCode,
  pageCodeByHash,
  pageCodeById,
  pageSessionByHash,
} from '../store/pages.ts'
import { rolesOf } from '../store/people.ts'
import { type App, type By, token } from './app.ts'
import { isPaused, wrongTry } from './code-tries.ts'
import { derive, derivedCode } from './derived.ts'
import { hashOf } from './invite.ts'
import { type Visitor, visitorFor } from './visitor.ts'

const MINUTE = 60_000
const CODE_LIFE = 10 * MINUTE
export const SESSION_LIFE = 12 * 60 * MINUTE
/** Under this name wrong tries are counted, apart from those of the chats. */
const WAY = 'page'

const codeOf = (app: App, salt: string): string => derivedCode(app, 'page-code', salt)

const linkWordOf = (app: App, salt: string): string =>
  derive(app, 'page-link', salt).subarray(0, 24).toString('base64url')

/** With the installation's key: 40 bits alone would be found by trying, by whoever gets hold of the database. */
const keyed = (app: App, word: string): string => derive(app, 'page-hash', word).toString('hex')

/** Makes a code for somebody who asked in the chat; an earlier one ends. @returns the row that the message names */
export function makePageCode(app: App, personId: number, by: By): number {
  return transact(app.db, () => {
    const now = app.ports.realNow()
    forgetOldPages(app.db, now - 24 * 60 * MINUTE)
    endPageCodes(app.db, personId, now)
    const salt = token(app, 16)
    const row = addPageCode(app.db, {
      personId,
      salt,
      codeHash: keyed(app, codeOf(app, salt)),
      linkHash: keyed(app, linkWordOf(app, salt)),
      createdAt: now,
      expiresAt: now + CODE_LIFE,
      endedAt: null,
    })
    record(app.db, { at: app.now(), ...by, action: 'page_code', object: `person:${personId}`, details: {} })
    return row.id
  })
}

const isOpen = (row: PageCode, now: Instant): boolean => row.endedAt === null && row.expiresAt > now

/** What the message with a code says; null once it was used, replaced or is too old. */
export function pageCodeFacts(
  app: App,
  id: number,
): { code: string; link: string | null; address: string | null } | null {
  const row = pageCodeById(app.db, id)
  if (!row || !isOpen(row, app.ports.realNow())) return null
  const address = app.ports.pages?.address ?? null
  return {
    code: codeOf(app, row.salt),
    link: address === null ? null : `${address}/o/enter/${linkWordOf(app, row.salt)}`,
    address,
  }
}

export type SignedIn =
  | { ok: true; token: string; personId: number }
  | { ok: false; code: 'code_invalid' | 'code_paused' }

/**
 * Lets a browser in.
 * @param from its address, kept only as a keyed hash
 */
export function signIn(app: App, given: { code: string } | { link: string }, from: string): SignedIn {
  return transact(app.db, (): SignedIn => {
    const now = app.ports.realNow()
    const typist = { way: WAY, who: keyed(app, `address:${from}`) }
    // A link holds 192 bits and cannot be guessed: nobody is kept out of theirs by what others type.
    const paused = 'code' in given && isPaused(app, typist, now)
    // The same work for every try, right or wrong, so that time tells nothing.
    const row = pageCodeByHash(app.db, keyed(app, 'code' in given ? normalCode(given.code) : given.link))
    const known = rolesOf(app.db, row?.personId ?? 0).length > 0
    if (paused) return { ok: false, code: 'code_paused' }
    if (!row || !isOpen(row, now) || !known) {
      wrongTry(app, typist, now)
      record(app.db, {
        at: app.now(),
        actor: 'stranger',
        way: WAY,
        action: 'page_refused',
        object: 'page',
        details: {},
      })
      return { ok: false, code: 'code_invalid' }
    }
    endPageCodes(app.db, row.personId, now)
    const secret = token(app, 32)
    addPageSession(app.db, {
      tokenHash: hashOf(secret),
      personId: row.personId,
      createdAt: now,
      expiresAt: now + SESSION_LIFE,
      endedAt: null,
      ended: null,
    })
    record(app.db, {
      at: app.now(),
      actor: `person:${row.personId}`,
      way: WAY,
      action: 'page_signed_in',
      object: `person:${row.personId}`,
      details: {},
    })
    return { ok: true, token: secret, personId: row.personId }
  })
}

/** Who a session's token stands for now. Somebody whose roles were taken away is out, and the session with them. */
export function visitorOf(app: App, secret: string): Visitor | null {
  const now = app.ports.realNow()
  const session = pageSessionByHash(app.db, hashOf(secret))
  if (!session || session.endedAt !== null || session.expiresAt <= now) return null
  const visitor = visitorFor(app, session.personId)
  if (visitor === null) endPageSession(app.db, session.id, now, 'revoked')
  return visitor
}

export function signOut(app: App, secret: string): void {
  transact(app.db, () => {
    const session = pageSessionByHash(app.db, hashOf(secret))
    if (!session || session.endedAt !== null) return
    endPageSession(app.db, session.id, app.ports.realNow(), 'signed_out')
    record(app.db, {
      at: app.now(),
      actor: `person:${session.personId}`,
      way: WAY,
      action: 'page_signed_out',
      object: `person:${session.personId}`,
      details: {},
    })
  })
}

/** What a page puts into its forms and only the same browser can send back. @param key the session's token */
export const formWord = (app: App, key: string): string => derive(app, 'page-form', key).toString('base64url')

// One request to the organizers' pages: who it is, what they may do, and the checks that every form passes.
import { timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { App } from '../../app/app.ts'
import { formWord, SESSION_LIFE, visitorOf } from '../../app/sign-in.ts'
import { type Visitor, visitorFor } from '../../app/visitor.ts'
import type { Texts } from '../../core/texts.gen.ts'
import type { OrganizerPort } from './port.ts'

export interface Visit {
  port: OrganizerPort
  app: App
  t: Texts
  visitor: Visitor
  /** Where the assets are. */
  base: string
  /** What forms carry so that only this browser can have sent them. */
  form: string
  /** The rehearsal: nobody signed in, nobody signs out. */
  seated: boolean
}

export interface Variables {
  visit: Visit
}

export type PageContext = Context<{ Variables: Variables }>

const COOKIE = 'dondoc'
const SEATED = 'rehearsal'

const secure = (port: OrganizerPort): boolean => port.publicUrl?.startsWith('https:') ?? false

export function keepSession(c: Context, port: OrganizerPort, token: string): void {
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: secure(port),
    maxAge: SESSION_LIFE / 1000,
  })
}

export const sessionToken = (c: Context): string | null => getCookie(c, COOKIE) ?? null

export function dropSession(c: Context, port: OrganizerPort): void {
  deleteCookie(c, COOKIE, { path: '/', secure: secure(port) })
}

/** Who asks; null for a stranger. Roles are looked up anew each time. */
export function visitOf(c: Context, port: OrganizerPort, app: App, base: string): Visit | null {
  const t = app.ports.texts(port.language)
  if (port.seated) {
    const person = port.seated(app)
    const visitor = person === null ? null : visitorFor(app, person)
    return visitor && { port, app, t, visitor, base, form: formWord(app, SEATED), seated: true }
  }
  const token = sessionToken(c)
  const visitor = token === null ? null : visitorOf(app, token)
  return visitor && { port, app, t, visitor, base, form: formWord(app, token!), seated: false }
}

/** Does the form come from a page that we gave this browser? */
export function formIsOurs(visit: Visit, given: unknown): boolean {
  const expected = Buffer.from(visit.form)
  const actual = Buffer.from(typeof given === 'string' ? given : '')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

/**
 * The address that wrong codes are counted by. Only a proxy on this machine is believed about whom it speaks for, and
 * only the last name it added; of IPv6 the network counts, since one machine has the whole of it.
 */
export function addressOf(c: Context): string {
  let direct = ''
  try {
    direct = getConnInfo(c).remote.address ?? ''
  } catch {
    // Served without a socket.
  }
  const local = direct === '' || /^(::1|127\.|::ffff:127\.)/.test(direct)
  const told = local ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return networkOf(told || direct || 'local')
}

/** `2001:db8::1` is of the network `2001:db8:0:0`; an address of the old kind may come in the new one's clothes. */
function networkOf(address: string): string {
  const bare = address.replace(/^\[|\](?::\d+)?$|%.*$/g, '').toLowerCase()
  const old = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(bare)
  if (old) return old[1]!
  if (!isIPv6(bare)) return address
  const [before = '', after] = bare.split('::')
  const [left, right] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const zeros =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - left!.length - right!.length) }, () => '0')
  const groups = [...left!, ...zeros, ...right!]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/**
 * Refuses what another site makes a browser send. The pages' own forms say their origin, or at least that they are of
 * the same site; behind a proxy the origin is the public address.
 */
export function onlyOwnForms(port: OrganizerPort, refused: (c: Context) => Response): MiddlewareHandler {
  const outside = port.publicUrl === null ? null : new URL(port.publicUrl).origin
  return async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const host = c.req.header('host')
    const own =
      origin === undefined || origin === outside || origin === `http://${host}` || origin === `https://${host}`
    if ((site !== undefined && site !== 'same-origin' && site !== 'none') || !own) return refused(c)
    await next()
  }
}

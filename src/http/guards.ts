// Who may talk to the pages: the headers every answer carries, and the checks that keep foreign pages out.
import type { Context, MiddlewareHandler } from 'hono'
import type { Refusal, RefusalCode } from './client/wire.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer: nothing from elsewhere, no guessing of types, no referrer, no frame. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY)
  headers.set('X-Content-Type-Options', 'nosniff')
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'no-referrer')
  headers.set('X-Frame-Options', 'DENY')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}

/** A refusal as JSON. */
export const refuse = (c: Context, status: 400 | 403 | 404 | 413 | 415 | 500 | 503, error: RefusalCode): Response =>
  c.json({ error } satisfies Refusal, status)

/** The name in a Host header, without its port: `[::1]:8080` is `[::1]`. Null where it is no host. */
export function hostName(header: string | undefined): string | null {
  const match = header?.match(/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i)
  return match ? match[1]!.toLowerCase() : null
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Lets only requests through that were addressed to this machine by a name we know: a page elsewhere that points its
 * own name at 127.0.0.1 (DNS rebinding) is of the same origin to the browser, and only the Host header gives it away.
 * @param names further names that are ours, in lower case without port
 */
export function onlyKnownHosts(names: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const name = hostName(c.req.header('host'))
    if (name === null || !(LOOPBACK.has(name) || names.includes(name))) return refuse(c, 403, 'foreign')
    await next()
  }
}

/**
 * Refuses what another page makes a browser send. Browsers say where a request comes from in Sec-Fetch-Site and,
 * for anything but a plain GET, in Origin; a program without either is not a browser and carries nobody's session.
 */
export const onlySameOrigin: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(c, 403, 'foreign')
  const origin = c.req.header('origin')
  if (origin !== undefined && !isOriginOf(origin, c.req.header('host'))) return refuse(c, 403, 'foreign')
  await next()
}

function isOriginOf(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}

/** Refuses a body of any other content type; parameters such as a charset are allowed. */
export function onlyType(type: string, error: RefusalCode): MiddlewareHandler {
  return async (c, next) => {
    const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (given !== type) return refuse(c, 415, error)
    await next()
  }
}

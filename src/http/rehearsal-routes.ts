// The rehearsal's own routes under /r/: what the page asks and does, checked before it reaches the engine.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Refusal } from './client/wire.ts'
import { downloadHeaders } from './download.ts'
import type { EventHub } from './event-stream.ts'
import { onlyKnownHosts, onlySameOrigin, onlyType, refuse } from './guards.ts'
import type { ActResult, RehearsalControl } from './rehearsal-port.ts'

/** Largest JSON body: a long message, not a document. */
const MAX_JSON = 64 * 1024

const seat = z.string().min(1).max(200)
const sayBody = z.strictObject({ seat, text: z.string().trim().min(1).max(8000) })
const pressBody = z.strictObject({ seat, message: z.string().min(1).max(200), data: z.string().min(1).max(2000) })
const readBody = z.strictObject({ seat })
const advanceBody = z.strictObject({ by: z.enum(['hour', 'day', 'next']) })
const emptyBody = z.strictObject({})
const fileName = z.string().transform(cleanName)
const uploadQuery = z.object({
  seat,
  name: fileName,
  caption: z.string().trim().max(2000).default(''),
  album: z.string().max(64).default(''),
})
const planQuery = z.object({ name: fileName })

export interface RehearsalRoutes {
  control: RehearsalControl
  hub: EventHub
  /** Further host names that are ours. */
  hosts: readonly string[]
  /** Largest file or document, in bytes. */
  maxFile: number
}

/** Every route under /r/. */
export function rehearsalRoutes({ control, hub, hosts, maxFile }: RehearsalRoutes): Hono {
  const app = new Hono()
  const act = inTurn()
  const json = [onlyType('application/json', 'not_json'), limited(MAX_JSON)] as const
  const bytes = [onlyType('application/octet-stream', 'not_bytes'), limited(maxFile)] as const

  app.use(onlyKnownHosts(hosts), onlySameOrigin)
  app.get('/events', (c) => {
    // HEAD comes here too, and would open a stream that nobody reads.
    if (c.req.method !== 'GET') return c.body(null, 405)
    return hub.open((c.req.queries('seat') ?? []).slice(0, 4)) ?? refuse(c, 503, 'stopping')
  })
  app.get('/overview', (c) => c.json(control.overview()))
  app.get('/files/:id', (c) => {
    const file = control.file(c.req.param('id'))
    return file ? download(file) : refuse(c, 404, 'no_message')
  })
  // Only what the bot itself drew is shown; what a person sent is saved.
  app.get('/pictures/:id', (c) => {
    const file = control.file(c.req.param('id'))
    return file?.picture ? shown(file) : refuse(c, 404, 'no_message')
  })

  app.post('/say', ...json, async (c) => {
    const body = await parsed(c, sayBody)
    return body ? answer(c, await act(() => control.say(body.seat, body.text))) : refuse(c, 400, 'unreadable')
  })
  app.post('/press', ...json, async (c) => {
    const body = await parsed(c, pressBody)
    if (!body) return refuse(c, 400, 'unreadable')
    return answer(c, await act(() => control.press(body.seat, body.message, body.data)))
  })
  app.post('/read', ...json, async (c) => {
    const body = await parsed(c, readBody)
    if (!body) return refuse(c, 400, 'unreadable')
    control.markRead(body.seat)
    return c.json({ ok: true })
  })
  app.post('/advance', ...json, async (c) => {
    const body = await parsed(c, advanceBody)
    if (!body) return refuse(c, 400, 'unreadable')
    return c.json({ now: await act(() => control.advance(body.by)) })
  })
  app.post('/reset', ...json, async (c) => {
    if (!(await parsed(c, emptyBody))) return refuse(c, 400, 'unreadable')
    await act(() => control.reset())
    return c.json({ ok: true })
  })

  app.post('/upload', ...bytes, async (c) => {
    const query = uploadQuery.safeParse(c.req.query())
    if (!query.success) return refuse(c, 400, 'unreadable')
    const content = new Uint8Array(await c.req.arrayBuffer())
    if (content.length === 0) return refuse(c, 400, 'empty_file')
    const { seat: from, name, caption, album } = query.data
    return answer(c, await act(() => control.upload(from, name, content, caption || null, album || null)))
  })
  app.post('/plan', ...bytes, async (c) => {
    const query = planQuery.safeParse(c.req.query())
    if (!query.success) return refuse(c, 400, 'unreadable')
    const content = new Uint8Array(await c.req.arrayBuffer())
    if (content.length === 0) return refuse(c, 400, 'empty_file')
    const result = await act(() => control.loadPlan(query.data.name, content))
    if (result.ok) return c.json({ ok: true })
    return c.json({ error: 'refused', sentence: result.sentence } satisfies Refusal, 422)
  })
  app.all('*', (c) => c.notFound())
  return app
}

/** Runs acts one after another, as they came: two clicks must not move one clock at the same time. */
function inTurn(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const done = last.then(act)
    last = done.catch(() => undefined)
    return done
  }
}

const limited = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => refuse(c, 413, 'too_large') })

/** The body as `schema` wants it, or null. */
async function parsed<T>(c: Context, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const result = schema.safeParse(JSON.parse(await c.req.text()))
    return result.success ? result.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function answer(c: Context, result: ActResult): Response {
  return result === 'done' ? c.json({ ok: true }) : refuse(c, 404, result)
}

/** A file name from outside: its last part, without control or direction marks, not longer than disks allow. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  const whole = clean === '' || clean === '.' || clean === '..' ? 'file' : clean
  if (whole.length <= 120) return whole
  const dot = whole.lastIndexOf('.')
  const ending = dot > whole.length - 12 ? whole.slice(dot) : ''
  return wellFormed(whole.slice(0, 120 - ending.length)) + ending
}

/** Without halves of characters, which neither disks nor addresses can hold. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '')

const shown = ({ bytes }: { bytes: Uint8Array }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'image/png', 'Content-Security-Policy': "default-src 'none'; sandbox" },
  })

/** Always saved, never shown: what a person sent must not run as a page of ours. */
const download = (file: { name: string; bytes: Uint8Array }): Response =>
  new Response(new Uint8Array(file.bytes), { headers: downloadHeaders(file.name) })

/** @jsxImportSource hono/jsx */
// The routes under /u: a link out of the chat, or its code typed on another machine, and the forms behind it.
import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '../../app/app.ts'
import { enterUpload } from '../../app/upload-links.ts'
import { type UploadView, uploadView } from '../../app/upload-page.ts'
import { onlyKnownHosts } from '../guards.ts'
import { addressOf } from '../organizer/visit.ts'
import { type Answer, jsonOf, notesOf, nothing, receiptLines } from './answers.ts'
import { BlankPage, CodePage, SentencePage } from './bare-pages.tsx'
import type { Note, Place } from './layout.tsx'
import { ChoosePage, ItemPage } from './pages.tsx'
import type { UploadPort } from './port.ts'
import { type Taking, takeFiles, takeWords } from './take.ts'

export interface UploadRoutes {
  port: UploadPort
  /** Where the assets are. */
  base: string
  /** Further names by which a rehearsal may be opened. */
  hosts: readonly string[]
  onError: (error: unknown) => void
}

/** Forms under way at once: by one link, and by all. */
const MOST_PER_LINK = 3
const MOST_AT_ONCE = 20
/** A form without files. */
const SHORT = 32 * 1024
/** As the links are made: 256 bits. */
const WORD = /^[\w-]{43}$/

/** Every route under /u. What is behind a link is told to nobody who only fetches it. */
export function uploadRoutes({ port, base, hosts, onError }: UploadRoutes): Hono {
  const routes = new Hono()
  const queue = turnstile()
  const place = (app: App, language = port.language): Place => ({ language, base, t: app.ports.texts(language) })

  routes.use('/u', unlisted)
  routes.use('/u/*', unlisted)
  if (port.local) {
    routes.use('/u', onlyKnownHosts(hosts))
    routes.use('/u/*', onlyKnownHosts(hosts))
  }

  routes.get('/u', (c) => {
    const app = port.app()
    return app ? c.html(<CodePage place={place(app)} />) : starting(c)
  })
  routes.get('/u/', (c) => c.redirect('/u', 301))
  routes.post('/u', bodyLimit({ maxSize: SHORT, onError: (c) => c.text('', 413) }), async (c) => {
    const app = port.app()
    if (!app) return starting(c)
    if (isForeign(c)) return c.html(<CodePage place={place(app)} failed={place(app).t('u-foreign')} />, 403)
    const code = String((await c.req.parseBody()).code ?? '').slice(0, 40)
    const from = addressOf(c)
    const entered = await port.act((now) => enterUpload(now, code, from))
    if (entered.ok) return c.redirect(`/u/${entered.token}`, 303)
    const paused = entered.code === 'code_paused'
    const failed = place(app).t(paused ? 'u-code-paused' : 'u-code-invalid')
    return c.html(<CodePage place={place(app)} failed={failed} />, paused ? 429 : 403)
  })

  routes.get('/u/:word', (c) => {
    const app = port.app()
    if (!app) return starting(c)
    if (onlyFetches(c)) return c.html(<BlankPage place={place(app)} path={c.req.path} />)
    const view = viewOf(app, c.req.param('word'))
    if (!view) return gone(c, app)
    return c.html(page(c, app, view, notesFor(app, view, c.req.query('sent')), Number(c.req.query('item'))))
  })

  routes.post('/u/:word', async (c) => {
    const app = port.app()
    if (!app) return starting(c)
    const word = c.req.param('word')
    const view = viewOf(app, word)
    if (!view) return gone(c, app)
    const { t } = place(app, view.language)
    if (isForeign(c)) return answered(c, app, word, nothing(403, t('u-foreign')), null)
    const leave = queue.enter(view.link)
    if (leave === null) {
      c.header('Retry-After', '60')
      return answered(c, app, word, nothing(429, t('u-busy')), null)
    }
    try {
      return await take(c, app, word, view)
    } catch (error) {
      onError(error)
      return answered(c, app, word, nothing(500, t('u-failed')), null)
    } finally {
      leave()
    }
  })
  routes.all('/u/*', (c) => {
    const app = port.app()
    return app ? gone(c, app) : starting(c)
  })
  routes.onError((error, c) => {
    onError(error)
    const app = port.app()
    return app ? c.html(<SentencePage place={place(app)} sentence={place(app).t('u-failed')} />, 500) : starting(c)
  })

  const viewOf = (app: App, word: string): UploadView | null => (WORD.test(word) ? uploadView(app, word) : null)

  async function take(c: Context, app: App, word: string, view: UploadView): Promise<Response> {
    const { t } = place(app, view.language)
    const taking: Taking = { port, app, t, view, word, isOurs: (given) => sameWord(given, view.form) }
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type === 'multipart/form-data') {
      const { item, ...answer } = await takeFiles(c, taking)
      return answered(c, app, word, answer, item)
    }
    if (type !== 'application/x-www-form-urlencoded') return answered(c, app, word, nothing(415, t('u-broken')), null)
    if (Number(c.req.header('content-length') ?? SHORT + 1) > SHORT)
      return answered(c, app, word, nothing(413, t('u-broken')), null)
    const body = await c.req.parseBody()
    const fields = new Map(
      Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    )
    return answered(c, app, word, await takeWords(fields, taking), Number(fields.get('item')))
  }

  /** The script gets what it asks for; a browser is led back to the page, so that reading it again sends nothing twice. */
  function answered(
    c: Context,
    app: App,
    word: string,
    answer: Answer,
    item: number | null,
  ): Response | Promise<Response> {
    if (c.req.header('accept')?.includes('application/json')) return c.json(jsonOf(answer), answer.status)
    const view = viewOf(app, word)
    if (!view) return answer.status === 500 ? c.html(failedPage(app, answer), 500) : gone(c, app)
    const { receipt, files } = answer
    const of = item !== null && view.items.some((one) => one.item.assignmentId === item) ? item : null
    if (receipt !== null && files.every((one) => one.ok))
      return c.redirect(`/u/${word}?sent=${receipt.code}${of === null ? '' : `&item=${of}`}`, 303)
    const { t } = place(app, view.language)
    return c.html(page(c, app, view, notesOf(answer, t), of ?? Number.NaN), answer.status)
  }

  const failedPage = (app: App, { sentence }: Answer) => <SentencePage place={place(app)} sentence={sentence ?? ''} />

  function page(c: Context, app: App, view: UploadView, notes: readonly Note[], item: number) {
    const { kinds, maxBytes } = port
    const props = { place: place(app, view.language), view, path: c.req.path, notes, kinds, maxBytes }
    const one = view.items.length === 1 ? view.items[0] : view.items.find((i) => i.item.assignmentId === item)
    return one ? <ItemPage {...props} one={one} /> : <ChoosePage {...props} />
  }

  /** What was received just now, by its code; of another link's it is not known here. */
  function notesFor(app: App, view: UploadView, code: string | undefined): Note[] {
    const { t } = place(app, view.language)
    const found = code && view.items.flatMap((one) => one.sent.map((sent, i) => ({ sent, version: i + 1 })))
    const sent = found ? found.find((one) => one.sent.receiptCode === code) : undefined
    if (!sent) return []
    const { receiptCode, files } = sent.sent
    const version = files[0]?.version ?? sent.version
    const lines = files.map(({ name }) => t('u-ok-file', { name }))
    return [{ kind: 'done', lines: [...receiptLines({ code: receiptCode, version }, t), ...lines] }]
  }

  /** One answer for a link that never was, is over, was used up or taken back. */
  function gone(c: Context, app: App): Response | Promise<Response> {
    const { t } = place(app)
    if (c.req.header('accept')?.includes('application/json')) return c.json(jsonOf(nothing(404, t('u-gone'))), 404)
    return c.html(<SentencePage place={place(app)} sentence={t('u-gone')} />, 404)
  }

  function starting(c: Context): Response {
    return c.text('', 503, { 'Retry-After': '2' })
  }

  return routes
}

async function unlisted(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow')
}

/** Programs that fetch links to draw a preview, to index or to scan; browsers of phones from any time are none. */
const FETCHERS =
  /bot\b|bot\/|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|whatsapp|viber|skypeuripreview|embedly|vkshare|pinterest|google-|mediapartners|headless|python|curl|wget|java\/|okhttp|go-http|axios|node-fetch|undici|libwww|scan/i
const BROWSERS = /^(?:mozilla|opera|nokia|samsung|ucweb|sonyericsson|blackberry)/i

/** A request that no person stands behind, as far as can be told; a person is let on by a press. */
function onlyFetches(c: Context): boolean {
  if (c.req.method === 'HEAD') return true
  const agent = c.req.header('user-agent') ?? ''
  const early = `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''} ${c.req.header('x-purpose') ?? ''}`
  if (c.req.query('open') === '1') return false
  return /prefetch|preview/i.test(early) || FETCHERS.test(agent) || !BROWSERS.test(agent)
}

/** Sent by another site's page. The pages give no referrer, so browsers say no origin; newer ones say how far it came. */
function isForeign(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function sameWord(given: string | undefined, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Counts forms under way. */
function turnstile() {
  const byLink = new Map<number, number>()
  let all = 0
  return {
    /** @returns what to call at the end, or null where too many are inside */
    enter(link: number): (() => void) | null {
      const mine = byLink.get(link) ?? 0
      if (mine >= MOST_PER_LINK || all >= MOST_AT_ONCE) return null
      byLink.set(link, mine + 1)
      all++
      return () => {
        all--
        const left = (byLink.get(link) ?? 1) - 1
        if (left > 0) byLink.set(link, left)
        else byLink.delete(link)
      }
    },
  }
}

/** @jsxImportSource hono/jsx */
// Every route under /o/ and the front page: who may come in is decided here, what they see in the pages.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { planEntries } from '../../app/plan-list.ts'
import { mayBring, plansFor } from '../../app/visitor.ts'
import { onlyKnownHosts } from '../guards.ts'
import { cleanName } from '../rehearsal-routes.ts'
import { SentencePage } from './layout.tsx'
import { planRoutes } from './plan-routes.tsx'
import { PlansPage } from './plans-page.tsx'
import type { OrganizerPort } from './port.ts'
import type { Sentence } from './sentence.ts'
import { signInPage, signInRoutes } from './sign-in.tsx'
import { formIsOurs, onlyOwnForms, type PageContext, type Variables, visitOf } from './visit.ts'

export interface OrganizerRoutes {
  port: OrganizerPort
  /** Where the assets are. */
  base: string
  /** Further names by which a rehearsal may be opened. */
  hosts: readonly string[]
  /** Largest document, in bytes. */
  maxFile: number
  onError: (error: unknown) => void
}

/** The organizers' pages; the front page among them where people sign in. */
export function organizerRoutes({
  port,
  base,
  hosts,
  maxFile,
  onError,
}: OrganizerRoutes): Hono<{ Variables: Variables }> {
  const root = new Hono<{ Variables: Variables }>()
  const sentence = sentences(port, base)
  const closed = (c: Context) => sentence(c, 503, 'o-not-open')
  const foreign = (c: Context) => sentence(c, 403, 'o-foreign')
  const tooLarge = (c: Context) => sentence(c, 413, 'o-too-large')

  root.use('/o/*', ownReferrer)
  if (port.seated) root.use('/o/*', onlyKnownHosts(hosts))
  root.use('/o/*', onlyOwnForms(port, foreign))
  if (!port.seated) {
    root.get('/', ownReferrer, (c) => {
      const app = port.app()
      if (!app) return closed(c)
      return visitOf(c, port, app, base) ? c.redirect('/o/', 303) : signInPage(c, port, app, base)
    })
    root.route('/o', signInRoutes(port, base, closed))
  }
  root.use('/o/*', async (c, next) => {
    const app = port.app()
    if (!app) return closed(c)
    const visit = visitOf(c, port, app, base)
    if (!visit) return stranger(c, sentence)
    c.set('visit', visit)
    await next()
  })
  root.get('/o', (c) => c.redirect('/o/', 301))
  root.get('/o/', (c) => plansPage(c))
  root.post('/o/plans', bodyLimit({ maxSize: maxFile + 64 * 1024, onError: tooLarge }), (c) => bring(c, sentence))
  root.route('/o/plans/:plan', planRoutes(sentence))
  root.all('/o/*', (c) => sentence(c, 404, 'o-not-there'))
  root.onError((error, c) => {
    onError(error)
    return sentence(c, 500, 'o-failed')
  })
  return root
}

/** Browsers say no origin with a form where the page forbids a referrer altogether. */
async function ownReferrer(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.set('Referrer-Policy', 'same-origin')
}

function sentences(port: OrganizerPort, base: string): Sentence {
  return (c, status, key) => {
    const app = port.app()
    if (!app) return c.text('', 503, { 'Retry-After': '1' })
    const t = app.ports.texts(port.language)
    const way =
      status === 401
        ? { href: '/', label: t('o-sign-in') }
        : status === 403 || status === 404 || status === 413
          ? { href: '/o/', label: t('o-to-plans') }
          : null
    return c.html(String(<SentencePage port={port} base={base} t={t} sentence={t(key)} way={way} />), status)
  }
}

/** Somebody without a session: asked to sign in, and led back to where they wanted to go. */
function stranger(c: Context, sentence: Sentence): Response {
  // What was typed stays in the browser's page behind this one.
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return sentence(c, 401, 'o-session-over')
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(pathname === '/o/' ? '/' : `/?next=${encodeURIComponent(pathname + search)}`, 303)
}

function plansPage(c: PageContext, refused?: string): Response | Promise<Response> {
  const visit = c.get('visit')
  const entries = planEntries(visit.app, plansFor(visit.app, visit.visitor))
  const page = { visit, entries, mayBring: mayBring(visit.visitor) }
  return c.html(<PlansPage {...page} {...(refused ? { refused } : {})} />, refused ? 422 : 200)
}

async function bring(c: PageContext, sentence: Sentence): Promise<Response> {
  const visit = c.get('visit')
  const { t, visitor, port } = visit
  if (!mayBring(visitor)) return sentence(c, 403, 'o-only-look')
  const body = await c.req.parseBody()
  if (!formIsOurs(visit, body.form)) return plansPage(c, t('o-old-form'))
  const file = body.document
  if (!(file instanceof File) || file.size === 0) return plansPage(c, t('o-bring-empty'))
  const brought = await port.bring(cleanName(file.name), new Uint8Array(await file.arrayBuffer()), visitor)
  if (!brought.ok) return plansPage(c, brought.sentence)
  if (brought.kind === 'offered') return c.redirect(`/o/plans/${brought.plan}/changes/${brought.proposal}`, 303)
  return c.redirect(`/o/plans/${brought.plan}?note=${brought.kind}`, 303)
}

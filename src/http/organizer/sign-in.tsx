/** @jsxImportSource hono/jsx */
// Signing in and out: the form for the code out of the chat, the page behind the link, the cookie.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '../../app/app.ts'
import { signIn, signOut } from '../../app/sign-in.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { Document, Note, plain, said } from './layout.tsx'
import type { OrganizerPort } from './port.ts'
import { addressOf, dropSession, formIsOurs, keepSession, sessionToken, visitOf } from './visit.ts'

interface SignInProps {
  language: 'vi' | 'en'
  base: string
  t: Texts
  failed?: 'code_invalid' | 'code_paused' | 'link_invalid'
  /** The page to go on to. */
  next?: string
  /** The word of a link: nothing has to be typed. */
  word?: string
  /** Somebody who came from elsewhere may be signed in already: the cookie stays at home on such a way. */
  mayBeIn?: boolean
}

function SignInPage({ language, base, t, failed, next, word, mayBeIn }: SignInProps) {
  return (
    <Document language={language} title={plain(t('o-sign-in-title'))} base={base}>
      <body class="idle o-single">
        <main class="idle-card o-sign-in">
          <img src={`${base}icon.svg`} alt="" width="48" height="48" />
          <h1>{said(t('o-sign-in-title'))}</h1>
          {failed && <Note kind="failed">{said(t(`o-sign-in-${failed}`))}</Note>}
          {word ? (
            <form method="post" action={`/o/enter/${word}`}>
              <p>{said(t('o-sign-in-link-text'))}</p>
              <button type="submit" class="primary">
                {said(t('o-sign-in'))}
              </button>
            </form>
          ) : (
            <form method="post" action="/o/enter">
              <p id="code-about">{said(t('o-sign-in-text'))}</p>
              {next && <input type="hidden" name="next" value={next} />}
              <label for="code">{said(t('o-sign-in-code'))}</label>
              <input
                id="code"
                name="code"
                class="o-code"
                required
                maxlength={20}
                autocomplete="one-time-code"
                autocapitalize="characters"
                spellcheck={false}
                aria-describedby="code-about"
                autofocus
              />
              <button type="submit" class="primary">
                {said(t('o-sign-in'))}
              </button>
            </form>
          )}
          {mayBeIn && (
            <p class="o-onward">
              <a href={next ?? '/o/'}>{said(t('o-sign-in-already'))}</a>
            </p>
          )}
        </main>
      </body>
    </Document>
  )
}

/** Only ways inside the pages: a link from elsewhere must not send people on to a foreign site. */
export const ownWay = (way: unknown): string | undefined =>
  typeof way === 'string' && way.length < 200 && /^\/o\/[\w/-]*(\?[\w=&.%+-]*)?$/.test(way) ? way : undefined

/** The sign-in page as a stranger sees it: the same whatever lies behind it. */
export function signInPage(c: Context, port: OrganizerPort, app: App, base: string): Response | Promise<Response> {
  const next = ownWay(c.req.query('next'))
  const mayBeIn = c.req.header('sec-fetch-site') === 'cross-site'
  const t = app.ports.texts(port.language)
  return c.html(<SignInPage {...{ language: port.language, base, t, mayBeIn }} {...(next ? { next } : {})} />)
}

export function signInRoutes(port: OrganizerPort, base: string, closed: (c: Context) => Response): Hono {
  const routes = new Hono()
  const small = bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.text('', 413) })

  const enter = async (c: Context, given: { code: string } | { link: string }, next?: string) => {
    const app = port.app()
    if (!app) return closed(c)
    const from = addressOf(c)
    const entered = await port.act((app) => signIn(app, given, from))
    if (entered.ok) {
      keepSession(c, port, entered.token)
      return c.redirect(next ?? '/o/', 303)
    }
    const failed = 'link' in given ? 'link_invalid' : entered.code
    const page = { language: port.language, base, t: app.ports.texts(port.language), failed } as const
    return c.html(<SignInPage {...page} {...(next ? { next } : {})} />, entered.code === 'code_paused' ? 429 : 403)
  }

  routes.post('/enter', small, async (c) => {
    const body = await c.req.parseBody()
    return enter(c, { code: String(body.code ?? '').slice(0, 40) }, ownWay(body.next))
  })
  routes.get('/enter', (c) => c.redirect('/', 303))
  // The programs that draw previews of links fetch them: only the button behind it uses the code up.
  routes.get('/enter/:word', (c) => {
    const app = port.app()
    if (!app) return closed(c)
    const word = c.req.param('word')
    if (!/^[\w-]{10,64}$/.test(word)) return c.redirect('/', 303)
    return c.html(<SignInPage language={port.language} base={base} t={app.ports.texts(port.language)} word={word} />)
  })
  routes.post('/enter/:word', small, (c) => enter(c, { link: c.req.param('word').slice(0, 64) }))
  routes.post('/leave', small, async (c) => {
    const app = port.app()
    const visit = app && visitOf(c, port, app, base)
    const body = await c.req.parseBody()
    const token = sessionToken(c)
    if (visit && token !== null && formIsOurs(visit, body.form)) {
      await port.act((app) => signOut(app, token))
      dropSession(c, port)
    }
    return c.redirect('/', 303)
  })
  return routes
}

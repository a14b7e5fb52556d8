// The organizers' pages on a house: requests as a browser sends them, with its cookies and the forms it was given.
import { makePageCode, pageCodeFacts } from '../../src/app/sign-in.ts'
import { readConfig } from '../../src/config.ts'
import { createHttp } from '../../src/http/server.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { livePages } from '../../src/organizer-pages.ts'
import { addPerson, grant } from '../../src/store/people.ts'
import { BY, type House } from './house.ts'
import { CLIENT, healthy } from './http.ts'
import { pageTexts } from './page-texts.ts'

export const OFFICE = 'dondoc.example.gov.vn'

export interface Answer {
  status: number
  /** Where it leads on, if it does. */
  to: string | null
  body: string
  headers: Headers
}

export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Posts fields as a form of our own page; `form` is that of the page last seen, where not given. */
  post(path: string, fields: Record<string, string | File>, headers?: Record<string, string>): Promise<Answer>
  /** Follows to where the last answer leads. */
  follow(): Promise<Answer>
  cookie: string | null
  page: string
}

export interface Office {
  browser(): Browser
  /** The code that somebody with a role would read in the chat. */
  code(personId: number): { code: string; link: string | null }
  /** A browser that signed in. */
  signedIn(personId: number): Promise<Browser>
  person(name: string, role: 'organizer' | 'viewer', planId?: number | null): number
  errors: unknown[]
}

/** Opens the pages of a house as the live bot serves them. */
export function openOffice(house: House, publicUrl: string | null = `https://${OFFICE}`): Office {
  const { app } = house
  app.ports.pages = { address: publicUrl, open: false }
  app.ports.readPlan = readPlan
  const config = readConfig(publicUrl === null ? {} : { DONDOC_PUBLIC_URL: publicUrl }, '/nonexistent')
  const errors: unknown[] = []
  const server = createHttp({
    listen: { hostname: '127.0.0.1', port: 0 },
    health: { health: () => healthy, metrics: () => [] },
    front: { kind: 'idle', language: 'vi', words: pageTexts('vi') },
    organizer: livePages(config, app, house.files),
    onError: (error) => errors.push(error),
    assets: CLIENT,
  })

  function browser(): Browser {
    let last: Answer | null = null
    async function send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
      const headers = { host: OFFICE, ...(it.cookie ? { cookie: it.cookie } : {}), ...init.headers }
      const answer = await server.fetch(
        new Request(`http://${OFFICE}${path}`, { ...init, headers, redirect: 'manual' }),
      )
      const set = answer.headers.get('set-cookie')
      if (set) it.cookie = /=(;|$)/.test(set.split(';')[0]!) ? null : set.split(';')[0]!
      const body = await answer.text()
      if (body.includes('<html')) it.page = body
      last = { status: answer.status, to: answer.headers.get('location'), body, headers: answer.headers }
      return last
    }
    const it: Browser = {
      cookie: null,
      page: '',
      get: (path, headers = {}) => send(path, { headers }),
      post(path, fields, headers = {}) {
        const form = new FormData()
        const own = /name="form" value="([^"]+)"/.exec(it.page)?.[1]
        for (const [name, value] of Object.entries({ ...(own ? { form: own } : {}), ...fields }))
          form.append(name, value)
        return send(path, {
          method: 'POST',
          body: form,
          headers: { origin: `https://${OFFICE}`, 'sec-fetch-site': 'same-origin', ...headers },
        })
      },
      follow: () => send(last!.to!, { headers: {} }),
    }
    return it
  }

  const office: Office = {
    browser,
    errors,
    code: (personId) => pageCodeFacts(app, makePageCode(app, personId, BY))!,
    async signedIn(personId) {
      const it = browser()
      await it.get('/')
      await it.post('/o/enter', { code: office.code(personId).code })
      return it
    },
    person(name, role, planId = null) {
      const { id: personId } = addPerson(app.db, {
        name,
        position: null,
        phone: null,
        language: null,
        createdAt: app.now(),
      })
      grant(app.db, { personId, role, planId, grantedAt: app.now(), removedAt: null })
      return personId
    },
  }
  return office
}

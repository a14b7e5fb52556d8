// The one HTTP server: rehearsal or plain page, health, metrics, assets, and the routes that others bring.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Assets, loadAssets } from './assets.ts'
import type { PageWords } from './client/words.ts'
import { createEventHub, type EventHub } from './event-stream.ts'
import { onlyKnownHosts, refuse, safeHeaders } from './guards.ts'
import { type HealthPort, healthAnswer, prometheusText } from './health.ts'
import type { OrganizerPort } from './organizer/port.ts'
import { organizerRoutes } from './organizer/routes.tsx'
import { idlePage, rehearsalPage } from './pages.tsx'
import type { RehearsalControl } from './rehearsal-port.ts'
import { rehearsalRoutes } from './rehearsal-routes.ts'
import type { UploadPort } from './upload/port.ts'
import { uploadRoutes } from './upload/routes.tsx'

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'

export interface HttpOptions {
  /** Where to listen: `{ hostname: '127.0.0.1', port: 8080 }`; port 0 takes a free one. */
  listen: { hostname: string; port: number }
  health: HealthPort
  /** What `GET /` shows: the rehearsal, or a page that says nothing. */
  front: { kind: 'rehearsal'; control: RehearsalControl } | { kind: 'idle'; language: 'vi' | 'en'; words: PageWords }
  /** The organizers' pages under /o/, with the front page to sign in where nobody rehearses. */
  organizer?: OrganizerPort
  /** The page for handing in, under /u. */
  uploads?: UploadPort
  /** Further routes: webhooks. They answer for their own bodies and limits. */
  routes?: Hono
  /** Names besides the loopback ones and the one listened on by which the rehearsal may be opened, without port. */
  hosts?: string[]
  /** Largest file or document in the rehearsal, in bytes; 20 MiB where it is not said. */
  maxFile?: number
  /** Hears of bugs; the person is only told that it failed. */
  onError: (error: unknown) => void
  /** Where the compiled client is; the build's own place where it is not said. */
  assets?: string
}

export interface HttpServer {
  /** Listens; resolves with the address people open. @throws where the address is taken or not ours */
  start(): Promise<string>
  /** Ends the event streams, lets answers under way finish for two seconds, then closes what is left. */
  stop(): Promise<void>
  /** The handler without a socket, for tests and for who serves it otherwise. */
  fetch(request: Request): Response | Promise<Response>
}

/** Builds the server; nothing listens before `start`. */
export function createHttp(options: HttpOptions): HttpServer {
  const assets = loadAssets(options.assets)
  const hub = options.front.kind === 'rehearsal' ? createEventHub(options.front.control, options.onError) : null
  const app = buildApp(options, assets, hub)
  let server: ServerType | null = null

  return {
    fetch: (request) => app.fetch(request),
    start: () =>
      new Promise((resolve, reject) => {
        server = serve({
          fetch: app.fetch,
          ...options.listen,
          // A person on a slow line may take ten minutes over a file, which the page itself limits; nobody needs long
          // for the headers.
          serverOptions: {
            headersTimeout: 10_000,
            requestTimeout: 630_000,
            keepAliveTimeout: 5_000,
            connectionsCheckingInterval: 5_000,
          },
        })
        server.once('error', reject)
        server.once('listening', () => resolve(addressOf(server as Server)))
      }),
    stop: async () => {
      hub?.close()
      if (server) await closeServer(server as Server)
      server = null
    },
  }
}

function buildApp(options: HttpOptions, assets: Assets, hub: EventHub | null): Hono {
  const { front, health } = options
  const app = new Hono()
  app.use(safeHeaders)
  app.onError((error, c) => {
    options.onError(error)
    return refuse(c, 500, 'failed')
  })
  app.notFound((c) => c.text('Not found\n', 404))

  app.get('/health', (c) => {
    const { status, body } = healthAnswer(health.health())
    return c.json(body, status)
  })
  app.get('/metrics', (c) => c.body(prometheusText(health.metrics()), 200, { 'Content-Type': PROMETHEUS }))
  app.get('/assets/:hash/:name', (c) => {
    const asset = assets.files.get(c.req.param('name'))
    if (!asset || `/assets/${c.req.param('hash')}/` !== assets.base) return c.notFound()
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })

  const hosts = [...(options.hosts ?? []), inUrl(options.listen.hostname)].map((name) => name.toLowerCase())
  const maxFile = options.maxFile ?? 20 * 1024 * 1024
  if (options.organizer) {
    const { organizer: port, onError } = options
    app.route('/', organizerRoutes({ port, base: assets.base, hosts, maxFile, onError }))
  }
  if (options.uploads) {
    const { uploads: port, onError } = options
    app.route('/', uploadRoutes({ port, base: assets.base, hosts, onError }))
  }
  if (front.kind === 'rehearsal' && hub) {
    const { control } = front
    app.get('/', onlyKnownHosts(hosts), (c) =>
      c.html(rehearsalPage(control, assets.base, options.organizer !== undefined)),
    )
    app.route('/r', rehearsalRoutes({ control, hub, hosts, maxFile }))
  } else if (front.kind === 'idle' && !options.organizer) {
    app.get('/', (c) => c.html(idlePage(front.language, front.words, assets.base)))
  }
  if (options.routes) app.route('/', options.routes)
  return app
}

/** A host as addresses write it: IPv6 in brackets. */
const inUrl = (hostname: string): string => (hostname.includes(':') ? `[${hostname}]` : hostname)

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo
  if (address === '::' || address === '0.0.0.0') return `http://localhost:${port}/`
  return `http://${inUrl(address)}:${port}/`
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection that was answering becomes idle a moment later, and would then be kept alive for seconds.
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    const forced = setTimeout(() => server.closeAllConnections(), 2000)
    server.close((error) => {
      clearInterval(idle)
      clearTimeout(forced)
      if (error) reject(error)
      else resolve()
    })
  })
}

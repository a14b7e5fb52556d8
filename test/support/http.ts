// A server on the fake rehearsal, for tests: requests without a socket, as a browser on the same page would send them.
import { fileURLToPath } from 'node:url'
import type { HealthReport, Metric } from '../../src/http/health.ts'
import { createHttp, type HttpOptions, type HttpServer } from '../../src/http/server.ts'
import { type FakeOptions, type FakeRehearsal, fakeRehearsal } from './fake-rehearsal.ts'

/** Where the test run's build put the client. */
export const CLIENT = fileURLToPath(new URL('../../dist/http/client', import.meta.url))

export const HOST = '127.0.0.1:8080'

export const healthy: HealthReport = {
  version: '1.2.3',
  uptime: 60,
  outbox: { waiting: 0, ambiguous: 0 },
  channels: [{ name: 'browser', state: 'ok' }],
  clockDoubted: false,
}

export interface TestServer {
  server: HttpServer
  control: FakeRehearsal
  /** What the server reported as bugs. */
  errors: unknown[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
}

export async function testServer(
  options: Partial<HttpOptions> & { fake?: FakeOptions; report?: HealthReport; metrics?: Metric[] } = {},
): Promise<TestServer> {
  const { fake, report = healthy, metrics = [], ...rest } = options
  const control = await fakeRehearsal(fake ?? { units: ['Sở Nội vụ tỉnh Nghệ An', 'Sở Nội vụ tỉnh Sơn La'] })
  const errors: unknown[] = []
  const server = createHttp({
    listen: { hostname: '127.0.0.1', port: 0 },
    health: { health: () => report, metrics: () => metrics },
    front: { kind: 'rehearsal', control },
    onError: (error) => errors.push(error),
    assets: CLIENT,
    ...rest,
  })
  return {
    server,
    control,
    errors,
    get: async (path, headers = {}) =>
      server.fetch(new Request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } })),
    post: async (path, body, headers = {}) => {
      const bytes = body instanceof Uint8Array
      return server.fetch(
        new Request(`http://${HOST}${path}`, {
          method: 'POST',
          body: bytes ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body),
          headers: {
            host: HOST,
            origin: `http://${HOST}`,
            'sec-fetch-site': 'same-origin',
            'content-type': bytes ? 'application/octet-stream' : 'application/json',
            ...headers,
          },
        }),
      )
    },
  }
}

// The addresses at which platforms deliver: who does not prove to be the platform finds nothing there.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** What a channel offers, as channels know it. */
export interface WebhookPort {
  path: string
  longestBody: number
  knows(header: (name: string) => string | undefined): boolean
  receive(body: Uint8Array, header: (name: string) => string | undefined): 200 | 400 | 401 | 500 | 503
}

/** Routes for the webhooks of all channels. Only POST is answered, and only to the platform. */
export function webhookRoutes(webhooks: readonly WebhookPort[]): Hono {
  const routes = new Hono()
  for (const webhook of webhooks) {
    routes.post(
      webhook.path,
      async (c, next) => {
        // The same words as for an address that does not exist.
        if (!webhook.knows((name) => c.req.header(name))) return c.text('Not found\n', 404)
        await next()
      },
      bodyLimit({ maxSize: webhook.longestBody, onError: (c: Context) => c.body(null, 413) }),
      async (c) => {
        const status = webhook.receive(new Uint8Array(await c.req.arrayBuffer()), (name) => c.req.header(name))
        return c.body(null, status)
      },
    )
  }
  return routes
}

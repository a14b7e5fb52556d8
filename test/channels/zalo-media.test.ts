// Fetching media of Zalo: only from its own servers, never from a private network, counted, and with results for people.
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createCaller } from '../../src/channels/zalo-http.ts'
import { createMedia, isPublic, type Media, mediaAddress, publicLookup } from '../../src/channels/zalo-media.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** A media server on this machine; what it was asked is in `asked`. */
async function serves(listener: RequestListener) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function media(options: Parameters<typeof createMedia>[0] = { hosts: ['127.0.0.1'] }): Media {
  const made = createMedia(options)
  open.push(made.close)
  return made
}

const ignore = () => undefined
const picture = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 31) % 251))

describe('an address of media', () => {
  const of = (url: string) => mediaAddress(url, new Set(['media.test']))

  it('is one of Zalo with TLS, which is put where it is missing', () => {
    expect(of('https://f21-zpc.zdn.vn/jpg/1.jpg?a=b')).toBe('https://f21-zpc.zdn.vn/jpg/1.jpg?a=b')
    expect(of('http://b.zadn.vn/x')).toBe('https://b.zadn.vn/x')
    expect(of('https://stickers.zaloapp.com/s')).toBe('https://stickers.zaloapp.com/s')
    expect(of('https://oa.zalo.me/s')).toBe('https://oa.zalo.me/s')
  })

  it.each([
    ['http://oa.zalo.me/s', 'no_tls'],
    ['https://zdn.vn.example.com/x', 'host_not_allowed'],
    ['https://evilzdn.vn/x', 'host_not_allowed'],
    ['https://example.com/.zdn.vn', 'host_not_allowed'],
    ['https://example.com#.zdn.vn', 'host_not_allowed'],
    ['https://a.zdn.vn@example.com/', 'host_not_allowed'],
    ['https://user:word@a.zdn.vn/', 'host_not_allowed'],
    ['https://a.zdn.vn:8443/', 'host_not_allowed'],
    ['https://127.0.0.1/x', 'host_not_allowed'],
    ['http://[::1]/x', 'host_not_allowed'],
    ['http://2130706433/x', 'host_not_allowed'],
    ['file:///etc/passwd', 'no_address'],
    ['data:text/plain,x', 'no_address'],
    ['//a.zdn.vn/x', 'no_address'],
    ['', 'no_address'],
  ])('is not %s', (url, reason) => {
    expect(of(url)).toEqual({ refused: reason })
  })

  it('is one of a stand-in as it is', () => {
    expect(of('http://media.test:4711/x')).toBe('http://media.test:4711/x')
    expect(of('http://other.test/x')).toEqual({ refused: 'host_not_allowed' })
  })

  it('leads to hosts of Zalo alone, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (url) => {
        const address = mediaAddress(url, new Set())
        if (typeof address === 'string')
          expect(new URL(address).href).toMatch(
            /^https:\/\/[^/@:]+\.(zdn|zadn)\.vn\/|^https:\/\/[^/@:]+\.(zaloapp\.com|zalo\.me)\//,
          )
      }),
    )
  })
})

describe('an address of the net', () => {
  it.each(['8.8.8.8', '49.213.81.1', '172.32.0.1', '100.128.0.1', '2404:6800:4005:80f::200e', '2a00::1'])(
    '%s is of the world',
    (address) => expect(isPublic(address)).toBe(true),
  )
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2001:db8::1',
    '2002:a00:1::1',
    '2001:0:a00:1::',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false))
})

describe('fetching', () => {
  it('streams the whole, counted', async () => {
    const { root } = await serves((_, response) => response.end(picture))
    const chunks: Buffer[] = []
    const got = await media().fetch(`${root}/anh.jpg`, picture.length, (chunk) => chunks.push(Buffer.from(chunk)))
    expect(got).toEqual({ ok: true, bytes: picture.length })
    expect(Buffer.concat(chunks).equals(picture)).toBe(true)
  })

  it('stops over the limit, whatever the length that was declared', async () => {
    const { root } = await serves((_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      }
      response.on('drain', more)
      more()
    })
    let written = 0
    const got = await media().fetch(root, 100_000, (chunk) => {
      written += chunk.length
    })
    expect(got).toEqual({ ok: false, error: 'too_large', code: 'counted' })
    expect(written).toBeLessThanOrEqual(100_000)
  })

  it.each([
    [404, { error: 'gone', code: 'http_404' }],
    [403, { error: 'gone', code: 'http_403' }],
    [429, { error: 'temporary', code: 'http_429' }],
    [502, { error: 'temporary', code: 'http_502' }],
  ])('a status of %i writes nothing and says whether to come again', async (status, expected) => {
    const { root } = await serves((_, response) => response.writeHead(status).end('<html>no picture</html>'))
    let written = 0
    expect(await media().fetch(root, 1_000, () => written++)).toEqual({ ok: false, ...expected })
    expect(written).toBe(0)
  })

  it('follows no redirect', async () => {
    const { root, asked } = await serves((request, response) =>
      response.writeHead(302, { location: '/secret' }).end(request.url),
    )
    expect(await media().fetch(`${root}/a`, 1_000, ignore)).toEqual({ ok: false, error: 'gone', code: 'redirected' })
    expect(asked).toEqual(['/a'])
  })

  it('a connection that dies half way is tried again later', async () => {
    const { root } = await serves((_, response) => {
      response.writeHead(200, { 'content-length': 1_000 })
      response.write('half', () => response.socket?.resetAndDestroy())
    })
    expect(await media().fetch(root, 1_000, ignore)).toMatchObject({ ok: false, error: 'temporary' })
  })

  it('an answer that never ends is given up', async () => {
    const { root } = await serves((_, response) => {
      response.writeHead(200)
      response.write('some')
    })
    const short = media({ hosts: ['127.0.0.1'], timeoutMs: 60 })
    expect(await short.fetch(root, 1_000, ignore)).toEqual({ ok: false, error: 'temporary', code: 'timeout' })
  })

  it('closing breaks off what is under way', async () => {
    let arrived = () => {}
    const here = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const { root } = await serves(() => arrived())
    const made = media()
    const fetching = made.fetch(root, 1_000, ignore)
    await here
    await made.close()
    expect(await fetching).toEqual({ ok: false, error: 'temporary', code: 'aborted' })
  })

  it('passes on what the writer throws: a full disk is no trouble of the net', async () => {
    const { root } = await serves((_, response) => response.end(picture))
    const full = new Error('ENOSPC')
    const fetching = media().fetch(root, picture.length, () => {
      throw full
    })
    await expect(fetching).rejects.toBe(full)
  })

  it('asks nothing of a host that is not allowed', async () => {
    const { root, asked } = await serves((_, response) => response.end('x'))
    expect(await media({}).fetch(root, 1_000, ignore)).toEqual({ ok: false, error: 'gone', code: 'host_not_allowed' })
    expect(asked).toEqual([])
  })

  it('a name of Zalo that leads into a private network is not followed there', async () => {
    const resolve = ((_name: string, _options: unknown, done: (error: null, found: object[]) => void) =>
      done(null, [
        { address: '49.213.81.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])) as unknown as typeof import('node:dns').lookup
    const caller = createCaller(publicLookup(resolve))
    open.push(() => caller.close())
    const got = await media({ caller }).fetch('https://a.zdn.vn/x', 1_000, ignore)
    expect(got).toEqual({ ok: false, error: 'temporary', code: 'eprivate' })
  })

  it('a name that is not known is tried again later', async () => {
    const resolve = ((_name: string, _options: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))) as unknown as typeof import('node:dns').lookup
    const caller = createCaller(publicLookup(resolve))
    open.push(() => caller.close())
    const got = await media({ caller }).fetch('https://a.zdn.vn/x', 1_000, ignore)
    expect(got).toEqual({ ok: false, error: 'temporary', code: 'enotfound' })
  })
})

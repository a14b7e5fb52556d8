// Fetching what people sent from the media servers of Zalo: which addresses may be asked at all, streamed and counted.
import { lookup as systemLookup } from 'node:dns'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'
import type { FetchResult } from './channel.ts'
import { CallError, type Caller, createCaller } from './zalo-http.ts'

export interface Media {
  /**
   * Streams what lies at an address of Zalo's to `write`; nothing is asked of any other.
   * @param limit bytes; counted here, whatever the server says
   * @returns `gone` for an address that will never do, `temporary` where another try may
   * @throws what `write` throws; everything else is a result
   */
  fetch(url: string, limit: number, write: (chunk: Uint8Array) => void): Promise<FetchResult>
  /** Breaks off what is under way: a download is done again, unlike a send. */
  close(): Promise<void>
}

export interface MediaOptions {
  /** Names beside Zalo's that are asked as they are, private or without TLS too: where a server of one's own stands in. */
  hosts?: readonly string[]
  /** Its lookup should be {@link publicLookup}; left out: one of its own, closed with it. */
  caller?: Caller
  /** For the whole file. */
  timeoutMs?: number
}

/** Zalo's names, by their ends: media came from hosts of the first two, pages and stickers from the others. */
const ZALO = ['.zdn.vn', '.zadn.vn', '.zaloapp.com', '.zalo.me']
/** Here an address without TLS means the same file with it. */
const UPGRADED = ['.zdn.vn', '.zadn.vn']
/** A picture of the largest size over a slow line. */
const TIMEOUT_MS = 120_000

export function createMedia(options: MediaOptions = {}): Media {
  const caller = options.caller ?? createCaller(publicLookup())
  const hosts = new Set(options.hosts ?? [])
  const closing = new AbortController()

  return {
    async fetch(url, limit, write) {
      const target = mediaAddress(url, hosts)
      if (typeof target !== 'string') return refused('gone', target.refused)
      const ours: { error: unknown }[] = []
      const guarded = (chunk: Uint8Array) => {
        try {
          write(chunk)
        } catch (error) {
          ours.push({ error })
          throw error
        }
      }
      try {
        const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
        const got = await caller.download(
          { method: 'GET', url: target, timeoutMs, signal: closing.signal },
          limit,
          guarded,
        )
        return got.status >= 200 && got.status < 300 ? { ok: true, bytes: got.bytes } : statusRefused(got.status)
      } catch (error) {
        const [bug] = ours
        if (bug !== undefined) throw bug.error
        if (!(error instanceof CallError)) throw error
        return error.code === 'too_large' ? refused('too_large', 'counted') : refused('temporary', error.code)
      }
    },
    async close() {
      closing.abort()
      if (options.caller === undefined) await caller.close()
    },
  }
}

/**
 * The address to ask, with TLS where Zalo has it.
 * @param hosts names beside Zalo's
 */
export function mediaAddress(url: string, hosts: ReadonlySet<string>): string | { refused: string } {
  let address: URL
  try {
    address = new URL(url)
  } catch {
    return { refused: 'no_address' }
  }
  const { hostname, protocol } = address
  if (protocol !== 'https:' && protocol !== 'http:') return { refused: 'no_address' }
  if (address.username !== '' || address.password !== '') return { refused: 'host_not_allowed' }
  if (hosts.has(hostname)) return address.href
  const endsIn = (ends: readonly string[]) => ends.some((end) => hostname.endsWith(end))
  if (!endsIn(ZALO) || address.port !== '') return { refused: 'host_not_allowed' }
  if (protocol === 'http:' && !endsIn(UPGRADED)) return { refused: 'no_tls' }
  address.protocol = 'https:'
  return address.href
}

/** An address that is no longer valid stays so; whatever else ails a media server may pass. */
function statusRefused(status: number): FetchResult {
  if (status >= 300 && status < 400) return refused('gone', 'redirected')
  const passes = status >= 500 || status === 408 || status === 425 || status === 429
  return refused(passes ? 'temporary' : 'gone', `http_${status}`)
}

const refused = (error: 'too_large' | 'gone' | 'temporary', code: string): FetchResult => ({ ok: false, error, code })

/** What is not in the world: this machine, its neighbours, networks of agencies, and what maps onto them (RFC 6890). */
const NOT_PUBLIC = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv6')
const WORLD = new BlockList()
WORLD.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the world; of the sixth version only what is given out to the world is. */
export const isPublic = (address: string): boolean =>
  isIPv6(address)
    ? WORLD.check(address, 'ipv6') && !NOT_PUBLIC.check(address, 'ipv6')
    : !NOT_PUBLIC.check(address, 'ipv4')

/**
 * Names become addresses as ever, but one that leads into a private network is no address (`eprivate`): what a person
 * sent must not make the bot knock at a neighbour's door. A proxy of the environment is the agency's own and may stand
 * anywhere; it looks names up by itself.
 */
export function publicLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  const proxies = proxyHosts()
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const [first] = addresses
      const open = proxies.has(hostname) || addresses.every(({ address }) => isPublic(address))
      if (!open || first === undefined) {
        const none: NodeJS.ErrnoException = new Error('no public address')
        none.code = open ? 'ENOTFOUND' : 'EPRIVATE'
        return callback(none, '', 0)
      }
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

function proxyHosts(): ReadonlySet<string> {
  const hosts = new Set<string>()
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
    const value = process.env[name]
    if (value === undefined || value === '') continue
    try {
      hosts.add(new URL(value.includes('://') ? value : `http://${value}`).hostname)
    } catch {
      // Whoever reads the variable for the call itself says so.
    }
  }
  return hosts
}

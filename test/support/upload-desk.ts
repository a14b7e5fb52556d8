// An office that hands in by the page: a house with its server, a browser that keeps to forms, and files of any size.
import { createHttp, type HttpServer } from '../../src/http/server.ts'
import type { UploadPort } from '../../src/http/upload/port.ts'
import { uploadPages } from '../../src/upload-pages.ts'
import { fakeChannel, type House, type HouseOptions, openHouse, ownFolder } from './house.ts'
import { CLIENT, HOST } from './http.ts'

export const ADDRESS = 'https://dondoc.example.gov.vn'
/** A phone's browser. */
export const PHONE = 'Mozilla/5.0 (Linux; Android 9; SM-J415F) AppleWebKit/537.36 Chrome/80.0 Mobile Safari/537.36'

/** A browser before the pages of a link. */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form as a browser does. */
  post(path: string, body: FormData | URLSearchParams, headers?: Record<string, string>): Promise<Response>
  /** The hidden fields of the first form of a page. */
  form(path: string): Promise<{ form: string; item: string }>
  /** Hands in files by the page of a link, as its script does. */
  upload(path: string, files: [string, string | Uint8Array][], more?: Record<string, string>): Promise<Response>
  /** The address of one of several open items, by its number. */
  itemOf(path: string, no: number): Promise<string>
}

export interface Desk extends Browser {
  house: House
  server: HttpServer
  errors: unknown[]
  folder: string
  /** The newest link in a chat. */
  link(chat: string): string
  /** The newest code in a chat. */
  code(chat: string): string
}

export interface DeskOptions extends Omit<HouseOptions, 'channels' | 'folder'> {
  /** The channel carries files. */
  files?: boolean
  maxBytes?: number
  port?: Partial<UploadPort>
  address?: string | null
}

export function openDesk(from = '2022-11-14 08:30', options: DeskOptions = {}): Desk {
  const { files = false, maxBytes = 1_000_000, address = ADDRESS, parts } = options
  const folder = ownFolder()
  const able = { inboundFiles: files, buttons: files, edit: files, maxText: 2000, maxFile: files ? 20_000 : 0 }
  const house = openHouse(from, {
    folder,
    channels: (now) => [fakeChannel(files ? 'telegram' : 'zalo_bot', 'bot', now, able)],
    parts: { pages: { address, open: false }, uploadMaxBytes: maxBytes, ...parts },
  })
  const errors: unknown[] = []
  const pages = uploadPages(
    { language: 'vi', uploads: { kinds: ['pdf', 'docx'], maxBytes, clamd: null } },
    { app: () => house.app, files: () => house.files, act: async (work) => work(house.app), local: false },
  )
  const server = createHttp({
    listen: { hostname: '127.0.0.1', port: 0 },
    health: { health: () => ({}) as never, metrics: () => [] },
    front: { kind: 'idle', language: 'vi', words: {} as never },
    uploads: { ...pages, ...options.port },
    onError: (error) => errors.push(error),
    assets: CLIENT,
  })
  const newest = (chat: string, what: RegExp): string => {
    const found = house.heard(chat).flatMap((text) => [...text.matchAll(what)].map(([, word]) => word!))
    if (found.length === 0) throw new Error(`nothing like ${what} was said to ${chat}`)
    return found.at(-1)!
  }
  const desk: Desk = {
    house,
    server,
    errors,
    folder,
    link: (chat) => newest(chat, /https:\/\/dondoc\.example\.gov\.vn(\/u\/[\w-]{43})/g),
    code: (chat) => newest(chat, /<b>([A-Z2-9]{4}-[A-Z2-9]{4})<\/b>/g),
    ...openBrowser(server),
  }
  return desk
}

/** A browser that keeps to links and forms. */
export function openBrowser(server: HttpServer): Browser {
  const ask = async (path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> =>
    server.fetch(
      new Request(`http://${HOST}${path}`, {
        ...init,
        headers: { host: HOST, 'user-agent': PHONE, ...init.headers },
      }),
    )
  const self: Browser = {
    get: (path, headers) => ask(path, { headers: headers ?? {} }),
    async post(path, body, headers = {}) {
      // As on the wire: the length is said beforehand.
      const made = new Request('http://x/', { method: 'POST', body })
      const bytes = new Uint8Array(await made.arrayBuffer())
      return ask(path, {
        method: 'POST',
        body: bytes,
        headers: {
          'content-type': made.headers.get('content-type')!,
          'content-length': String(bytes.length),
          'sec-fetch-site': 'same-origin',
          origin: 'null',
          ...headers,
        },
      })
    },
    async form(path) {
      const page = await (await self.get(path)).text()
      const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
      return { form: value('form'), item: value('item') }
    },
    async upload(path, sent, more = {}) {
      const { form, item } = await self.form(path)
      const data = new FormData()
      for (const [name, value] of Object.entries({ form, item, what: 'files', ...more })) data.append(name, value)
      for (const [name, content] of sent) data.append('file', new Blob([content as string]), name)
      return self.post(path.split('?')[0]!, data, { accept: 'application/json' })
    },
    async itemOf(path, no) {
      const page = await (await self.get(path)).text()
      const items = [...page.matchAll(/\?item=(\d+)">\s*<span class="task">\s*(\d+)\./g)]
      const found = items.find(([, , shown]) => Number(shown) === no)
      return found ? `${path}?item=${found[1]}` : path
    },
  }
  return self
}

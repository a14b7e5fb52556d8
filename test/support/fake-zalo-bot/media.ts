// Where pictures lie: a server of its own, public and temporary, like the platform's.
import type { ServerResponse } from 'node:http'
import { createPlace } from '../fake-telegram/place.ts'
import type { MediaFault } from './faults.ts'

export interface MediaServer {
  readonly root: string
  /** @returns its address */
  add(bytes: Buffer): string
  /** Addresses given out so far stop working. */
  expire(): void
  fault(fault: MediaFault): void
  /** Paths that were asked for. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function createMediaServer(changed: () => void): Promise<MediaServer> {
  const files = new Map<string, Buffer>()
  const faults: MediaFault[] = []
  const asked: string[] = []
  const place = await createPlace((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    serve(files.get(path), faults.shift(), response)
    changed()
  })
  const root = `http://127.0.0.1:${place.port}`
  let last = 0
  return {
    root,
    asked,
    add(bytes) {
      const path = `/jpg/${++last}.jpg`
      files.set(path, bytes)
      return `${root}${path}`
    },
    expire: () => files.clear(),
    fault: (fault) => void faults.push(fault),
    close: place.shut,
  }
}

function serve(bytes: Buffer | undefined, fault: MediaFault | undefined, response: ServerResponse): void {
  const type = { 'content-type': 'image/jpeg' }
  if (fault?.kind === 'status') response.writeHead(fault.status).end('an error page that is no picture')
  else if (fault?.kind === 'redirect') response.writeHead(302, { location: fault.to }).end()
  else if (bytes === undefined) response.writeHead(404).end('gone')
  else if (fault?.kind === 'cut') {
    response.writeHead(200, { ...type, 'content-length': bytes.length })
    response.write(bytes.subarray(0, fault.after), () => response.socket?.resetAndDestroy())
  } else if (fault?.kind === 'endless') {
    response.writeHead(200, type)
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 7)));
    }
    response.on('drain', more)
    more()
  } else response.writeHead(200, { ...type, 'content-length': bytes.length }).end(bytes)
}

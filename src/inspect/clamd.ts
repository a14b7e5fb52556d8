// ClamAV over its socket: a file is streamed to it, and whatever is not a clear answer means that nothing was scanned.
import { createReadStream } from 'node:fs'
import { createConnection, type Socket } from 'node:net'

export type ScanResult = 'clean' | 'infected' | 'unscanned'

export interface ClamdOptions {
  /** The scanner's socket: a path, or `host:port`. */
  address: string
  /** From the connection to the whole answer. */
  timeoutMs: number
}

const PIECE = 64 * 1024
/** Its answers are one line. */
const LONGEST_ANSWER = 4096

/** Never throws: down, slow, cut off or over its limits, it did not scan. */
export async function scan(
  file: { path: string } | { bytes: Uint8Array },
  { address, timeoutMs }: ClamdOptions,
): Promise<ScanResult> {
  let socket: Socket
  try {
    socket = createConnection(addressOf(address))
  } catch {
    return 'unscanned'
  }
  const answer = answered(socket, timeoutMs)
  void stream(socket, file)
  return verdictOf(await answer)
}

const addressOf = (address: string): { path: string } | { host: string; port: number } => {
  const [, host, port] = /^\[?([^/\\[\]]+)\]?:(\d{1,5})$/.exec(address) ?? []
  return host !== undefined ? { host, port: Number(port) } : { path: address }
}

/** All that comes until the end of the line; null where it does not come. */
function answered(socket: Socket, timeoutMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    let text = ''
    const finish = (answer: string | null): void => {
      clearTimeout(timer)
      // Errors of a socket that is given up are nobody's business.
      socket.removeAllListeners('data').removeAllListeners('close')
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => finish(null), timeoutMs)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const end = text.search(/[\0\n]/)
      if (end >= 0) finish(text.slice(0, end))
      else if (text.length > LONGEST_ANSWER) finish(null)
    })
    socket.on('close', () => finish(null))
  })
}

/** Pieces with their lengths before them, and a length of nothing at the end. */
async function stream(socket: Socket, file: { path: string } | { bytes: Uint8Array }): Promise<void> {
  try {
    await put(socket, Buffer.from('zINSTREAM\0'))
    for await (const piece of piecesOf(file)) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      await put(socket, Buffer.concat([length, piece]))
    }
    await put(socket, Buffer.alloc(4))
  } catch {
    // A file that cannot be read to its end was not scanned; a scanner that hung up has said why, or nothing.
    if (!socket.destroyed) socket.destroySoon()
  }
}

async function* piecesOf(file: { path: string } | { bytes: Uint8Array }): AsyncGenerator<Buffer> {
  if ('path' in file) {
    yield* createReadStream(file.path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>
    return
  }
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

const put = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('closed'))
    if (socket.destroyed) return gone()
    socket.once('close', gone)
    socket.write(bytes, (error) => {
      socket.removeListener('close', gone)
      if (error) reject(error)
      else resolve()
    })
  })

/** `stream: OK`, `stream: Name FOUND`, `… ERROR`. What it "found" in its own limits or in a password was not scanned. */
function verdictOf(answer: string | null): ScanResult {
  if (answer === null) return 'unscanned'
  if (/^stream: OK$/.test(answer)) return 'clean'
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (found === undefined || /^Heuristics\.(?:Limits\.Exceeded|Encrypted)\b/.test(found)) return 'unscanned'
  return 'infected'
}

// A scanner on a socket that answers as told: what it was given, and every way in which it can fail to say anything.
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Behaviour =
  /** Finds the test pattern of the scanners, and nothing else. */
  | 'scans'
  | 'hangs'
  | 'hangs_up'
  | 'error'
  | 'limit'
  | 'limits_found'
  | 'babbles'
  /** Answers a letter at a time. */
  | 'slow'

export interface FakeClamd {
  address: string
  /** What was streamed to it, each to its end. */
  readonly scanned: Buffer[]
  behaviour: Behaviour
}

/** The pattern that every scanner finds, in two halves so that none finds it here. */
export const TEST_PATTERN = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** @param folder for a socket in the file system; a port of this machine where left out */
export async function startFakeClamd(behaviour: Behaviour = 'scans', folder?: string): Promise<FakeClamd> {
  const sockets = new Set<Socket>()
  const scanned: Buffer[] = []
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    let held = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk])
      if (fake.behaviour === 'hangs_up') return void socket.destroy()
      if (fake.behaviour === 'limit' && held.length > 20)
        return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      const file = streamed(held)
      if (file === null) return
      scanned.push(file)
      held = Buffer.alloc(0)
      reply(socket, file, fake.behaviour)
    })
  })
  const at = folder === undefined ? { port: 0, host: '127.0.0.1' } : { path: join(folder, 'clamd.sock') }
  await new Promise<void>((resolve) => server.listen(at, resolve))
  const address = server.address()
  const fake: FakeClamd = {
    address: typeof address === 'object' && address !== null ? `127.0.0.1:${address.port}` : at.path!,
    scanned,
    behaviour,
  }
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return fake
}

function reply(socket: Socket, file: Buffer, behaviour: Behaviour): void {
  switch (behaviour) {
    case 'scans':
      return void socket.end(file.includes(TEST_PATTERN) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
    case 'error':
      return void socket.end('lstat() failed: Permission denied. ERROR\0')
    case 'limits_found':
      return void socket.end('stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0')
    case 'babbles':
      return void socket.write('x'.repeat(100_000))
    case 'slow': {
      const letters = [...'stream: OK\0']
      const next = (): void => {
        const letter = letters.shift()
        if (letter !== undefined && !socket.destroyed) socket.write(letter, () => setImmediate(next))
      }
      return next()
    }
    default:
      return
  }
}

/** The file of a whole stream; null while it is not whole. */
function streamed(held: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (held.length < command.length) return null
  if (held.toString('latin1', 0, command.length) !== command) throw new Error('no INSTREAM')
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= held.length; ) {
    const length = held.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > held.length) return null
    pieces.push(held.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

// Where a fake platform listens: a port that can be left and taken up again, and conditions looked at after every change.
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Conditions to wait for, looked at after every change. */
export function createWatch(): { changed(): void; until(condition: () => boolean): Promise<void> } {
  const watchers = new Set<() => void>()
  return {
    changed() {
      for (const look of [...watchers]) look()
    },
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
  }
}

/** One port of this machine, which can be left and taken up again. @param changed told when a connection has ended */
export async function createPlace(listener: RequestListener, changed = () => {}) {
  let connections = 0
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(listener).listen(port, '127.0.0.1')
    server.on('connection', (socket) => {
      connections++
      socket.on('close', () => {
        connections--
        changed()
      })
    })
    await once(server, 'listening')
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    get connections() {
      return connections
    },
    async open() {
      server = await listen(port)
    },
    async shut() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      // A client in this same process needs a turn of the loop to see that its idle connections are dead.
      for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
    },
  }
}

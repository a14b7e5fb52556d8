// Which of two endpoints carries a message: the newer one, or the older for accounts that the newer refuses by their type.
import type { AccountStore } from './account.ts'
import type { Client, Reply } from './client.ts'
import { isClosedEndpoint, isWrongType } from './errors.ts'

export type Endpoint = 'v3' | 'v2'

/** Sends a consultation message. @returns the reply, and which endpoint gave it */
export type Speak = (chat: string, message: object) => Promise<{ reply: Reply; endpoint: Endpoint }>

const PATHS: Readonly<Record<Endpoint, string>> = { v3: '/v3.0/oa/message/cs', v2: '/v2.0/oa/message' }

/** The fact under which the endpoint of an account is pinned. */
export const endpointFact = (oaId: string): string => `endpoint:${oaId}`

/**
 * Accounts of state agencies get -235 from the newer endpoint, and the same body is taken by the older: after that one
 * error it is tried once, and what worked is pinned for this account. No other error is a reason to send again: one
 * team saw an error and the message delivered.
 */
export function createSpeak(client: Client, store: AccountStore, oaId: () => string): Speak {
  const on = async (endpoint: Endpoint, chat: string, message: object) => ({
    reply: await client.post(PATHS[endpoint], { recipient: { user_id: chat }, message }),
    endpoint,
  })
  const pin = (endpoint: string) => {
    try {
      store.note({ [endpointFact(oaId())]: endpoint })
    } catch {
      // Learned again at the next message.
    }
  }
  return async (chat, message) => {
    if (store.read()?.facts[endpointFact(oaId())] === 'v2') {
      const said = await on('v2', chat, message)
      // Closed by now: the next message tries the newer one.
      if (!said.reply.ok && isClosedEndpoint(said.reply.failure)) pin('')
      return said
    }
    const said = await on('v3', chat, message)
    if (said.reply.ok || !isWrongType(said.reply.failure)) return said
    const older = await on('v2', chat, message)
    if (older.reply.ok) pin('v2')
    return older
  }
}

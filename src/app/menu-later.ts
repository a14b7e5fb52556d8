// The menu of a chat follows its role; setting it is slow work that may fail and be tried again.
import { addJob } from '../store/jobs.ts'
import { type App, token } from './app.ts'

/** Has the menu of one address set anew. */
export function menuLater(app: App, identityId: number): void {
  const now = app.now()
  addJob(app.db, {
    kind: 'menu',
    key: `menu:${identityId}:${token(app)}`,
    args: { identityId },
    notBefore: now,
    createdAt: now,
  })
  app.nudge()
}

/** Empties the menu of a chat of whose person nothing is kept: the job alone knows the chat, until it is done. */
export function emptyMenuLater(app: App, channel: string, bot: string, chat: string): void {
  const now = app.now()
  addJob(app.db, { kind: 'menu', key: `menu:${token(app)}`, args: { channel, bot, chat }, notBefore: now, createdAt: now })
  app.nudge()
}

// A chat that goes on under another id: everything that was addressed to the old one follows.
import { transact } from '../store/db.ts'
import { moveWaitingRows } from '../store/outbox.ts'
import { moveChats } from '../store/people.ts'
import type { App } from './app.ts'

/** May be told several times, by the refusal of a send and by a message in either chat: the second changes nothing. */
export function moveChat(app: App, where: { channel: string; bot: string }, from: string, to: string): void {
  if (from === to) return
  transact(app.db, () => {
    moveChats(app.db, where, from, to)
    moveWaitingRows(app.db, where, from, to)
  })
}

// Asks something that has a notice of its own, and waits for the answer.
import type { Draft, TalkAsk, TalkNotice } from '../core/talk.ts'
import { waitFor } from '../store/conversations.ts'
import type { App } from './app.ts'
import { answer, type Speaker } from './speaker.ts'

export function askFor(
  app: App,
  speaker: Speaker,
  what: TalkAsk,
  about: { plan: number | null; about: number | null; draft?: Draft },
  notice: TalkNotice,
): void {
  waitFor(app.db, speaker.identity.id, { ask: what, parked: [], ...about, at: app.now() })
  answer(app, speaker, notice)
}

// What an act would say, exactly: it is done, what it would send is read, and all of it is taken back.
import type { Notice } from '../core/notice.ts'
import { render } from '../core/render.ts'
import { transact } from '../store/db.ts'
import { lastRowId, rowsAfter } from '../store/outbox.ts'
import type { App } from './app.ts'
import { gather } from './gather/gather.ts'

export interface ExactText {
  to: string
  html: string
  count: number
}

const TAKEN_BACK = Symbol('taken back')

/** Messages that reach units; what organizers and cards get is not among them. */
const TOLD: ReadonlySet<Notice['kind']> = new Set(['announcement', 'event_changed', 'task_changed', 'plan_changed'])

/**
 * Every message that an act would send, those with the same words once and counted.
 * @param act is called inside a transaction that is always rolled back
 */
export function wouldSay(app: App, act: (app: App) => void): ExactText[] {
  const texts = new Map<string, ExactText>()
  try {
    transact(app.db, () => {
      const before = lastRowId(app.db)
      act({ ...app, nudge: () => undefined })
      for (const row of rowsAfter(app.db, before)) {
        if (!TOLD.has(row.notice.kind)) continue
        const facts = gather(app, row.notice, { personId: row.personId, resent: false })
        if ('gone' in facts) continue
        const { parts } = render(facts, { buttons: true, maxText: 100_000 }, app.ports.texts(app.settings.language))
        const html = parts.join('\n')
        // The greeting names the unit: the same text to 63 of them is read once.
        const said = html.slice(html.indexOf('\n') + 1)
        const known = texts.get(said)
        if (known) known.count++
        else texts.set(said, { to: addressedIn(facts), html, count: 1 })
      }
      throw TAKEN_BACK
    })
  } catch (error) {
    if (error !== TAKEN_BACK) throw error
  }
  return [...texts.values()]
}

const addressedIn = (facts: ReturnType<typeof gather>): string =>
  'addressed' in facts ? facts.addressed : 'card' in facts ? facts.card.addressed : ''

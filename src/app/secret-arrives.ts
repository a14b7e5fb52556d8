// What bears a mark of secrecy and came into a chat: refused, recorded as a fact, and forgotten.
import type { InboundContent } from '../channels/channel.ts'
import { isMarkedName, isMarkedText } from '../core/secrecy.ts'
import { record } from '../store/journal.ts'
import type { App } from './app.ts'

/** Does a message itself carry a mark: its text, or the name or caption of its file? */
export function saysSecret(content: InboundContent): boolean {
  if (content.kind === 'text') return isMarkedText(content.text) || isMarkedText(content.text.replace(/^\/\S+\s*/, ''))
  if (content.kind !== 'file') return false
  return (
    isMarkedName(content.file.name ?? '') || isMarkedName(content.caption ?? '') || isMarkedText(content.caption ?? '')
  )
}

/** Does an update that nobody understood carry a mark anywhere? */
export function holdsSecret(raw: unknown): boolean {
  if (typeof raw === 'string') return isMarkedText(raw)
  return typeof raw === 'object' && raw !== null && Object.values(raw).some(holdsSecret)
}

/** That something was refused, and nothing of what it was. @param personId null for somebody the bot does not know */
export function recordSecret(app: App, personId: number | null, way: string): void {
  record(app.db, {
    at: app.now(),
    actor: personId === null ? 'stranger' : `person:${personId}`,
    way,
    action: 'secret_refused',
    object: personId === null ? 'inbox' : `person:${personId}`,
    details: {},
  })
}

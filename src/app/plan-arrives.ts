// A plan document that an organizer sent in the chat: imported and shown as understood, or refused with what to do.
import type { PlanDocument } from '../core/plan-document.ts'
import type { ParkedFile } from '../store/assignments.ts'
import { type App, tell } from './app.ts'
import { importPlan } from './import-plan.ts'
import { planRefusal } from './plan-refusal.ts'

export function planArrived(
  app: App,
  parked: ParkedFile,
  read: { plan: PlanDocument; lines: string[] },
  bytes: Uint8Array,
): void {
  const imported = importPlan(
    app,
    read.plan,
    { bytes, name: parked.name, lines: read.lines },
    { actor: `person:${parked.personId}`, way: 'chat' },
  )
  tell(
    app,
    { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
    { kind: 'understood', plan: imported.plan.id, page: 1 },
  )
}

/** @param code of the reader: each has a sentence that says what to do */
export function planUnreadable(app: App, parked: ParkedFile, code: string, detail?: string): void {
  tell(
    app,
    { lane: 'reply', personId: parked.personId, identityId: parked.identityId, replyTo: parked.messageId },
    { kind: 'refused', code: planRefusal(code, detail), detail: null },
  )
}

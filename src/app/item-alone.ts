// "Mục 2" and nothing else, where nothing was asked: what was just sent belongs there; else that item is shown.
import { itemAloneIn } from '../core/incoming/meant-item.ts'
import { openSubmissionOf, type Submission } from '../store/assignments.ts'
import type { App } from './app.ts'
import { refile } from './hand-in-acts.ts'
import { itemsNumbered, lookedUp } from './items-of.ts'
import { answer, refuse, type Speaker } from './speaker.ts'

/** So long after a receipt a number still speaks of the file. */
const JUST_SENT_MS = 10 * 60_000

/** @returns whether the text was an item's number alone, and is answered */
export function itemAlone(app: App, speaker: Speaker, text: string): boolean {
  const no = speaker.contacts.length === 0 ? null : itemAloneIn(text)
  if (no === null) return false
  const shares = itemsNumbered(app, speaker, no)
  const looked = lookedUp(app, speaker, no)
  const sent = justSent(app, speaker)
  const [only, another] = shares
  if (looked.length === 0) refuse(app, speaker, 'no_such_item', String(no))
  else if (only && sent && !shares.some((s) => s.row.id === sent.assignmentId))
    refile(app, speaker, sent.id, another ? null : only.row.id)
  // Of several units or plans, each item of that number; the message names its plan and unit.
  else for (const { row, task } of looked) answer(app, speaker, { kind: 'item', plan: task.planId, assignment: row.id })
  return true
}

/** The file of which the speaker got the last receipt, while nobody has decided on it. */
function justSent(app: App, speaker: Speaker): Submission | null {
  const last = openSubmissionOf(app.db, speaker.person.id)
  return last && last.at >= speaker.at - JUST_SENT_MS ? last : null
}

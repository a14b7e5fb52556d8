// What an organizer does with a list: reminding those on it, and taking the board as a picture or as a text for the group.
import type { ListFilter } from '../core/board.ts'
import { addProposal } from '../store/proposals.ts'
import type { App } from './app.ts'
import { unitsToNudge } from './gather/found.ts'
import { answer, refuse, type Speaker } from './speaker.ts'

/** Puts up reminders to the units of a list that still owe something, about the tasks that the list is about. */
export function proposeNudge(app: App, speaker: Speaker, planId: number, filter: ListFilter): void {
  const { units, tasks } = unitsToNudge(app, planId, filter)
  if (units.length === 0) return refuse(app, speaker, 'nothing_waiting')
  const id = addProposal(app.db, {
    planId,
    args: { kind: 'nudge', units, tasks, urgent: false, by: speaker.person.name ?? '' },
    personId: speaker.person.id,
    createdAt: app.now(),
  })
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

/** For pasting, the text and the picture are two messages: each is copied or forwarded by itself. */
export function showBoard(
  app: App,
  speaker: Speaker,
  board: { plan: number; task: number | null; paste: boolean },
): void {
  const { plan, task, paste } = board
  if (paste) answer(app, speaker, { kind: 'board', plan, task, paste: true })
  answer(app, speaker, { kind: 'board', plan, task, paste: false })
}

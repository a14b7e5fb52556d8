// The board goes into the groups of the whole plan: put up with the text as it will stand there, sent at the second press.
import type { Plan } from '../store/plans.ts'
import { addProposal, type ProposalArgs } from '../store/proposals.ts'
import type { App } from './app.ts'
import { groupsToPost, postToGroup, titleOf } from './group-news.ts'
import { mayHaveGroup } from './registered-group.ts'
import { answer, refuse, type Speaker } from './speaker.ts'

/** Puts the board, or what it says of one task, up to be sent into every registered group of the plan. */
export function proposePost(app: App, speaker: Speaker, board: { plan: number; task: number | null }): void {
  const groups = groupsToPost(app, board.plan)
  if (groups.length === 0) return refuse(app, speaker, mayHaveGroup(app, board.plan) ? 'no_group' : 'group_internal')
  const id = addProposal(app.db, {
    planId: board.plan,
    args: { kind: 'post', task: board.task, groups: groups.map((group) => group.id) },
    personId: speaker.person.id,
    createdAt: app.now(),
  })
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

/**
 * Sends the text and the picture, two messages as for pasting, into the groups that were shown and are still there.
 * @returns `stale` where none of them is
 */
export function postBoard(
  app: App,
  speaker: Speaker,
  plan: Plan,
  proposal: number,
  { task, groups }: Extract<ProposalArgs, { kind: 'post' }>,
): 'done' | 'stale' {
  const open = groupsToPost(app, plan.id).filter(({ id }) => groups.includes(id))
  const reached = open.filter(({ id }) =>
    [true, false].every((paste) => {
      const notice = { kind: 'board', plan: plan.id, task, paste } as const
      return postToGroup(app, id, notice, `post:${proposal}:${id}:${paste ? 'text' : 'picture'}`).ok
    }),
  )
  if (reached.length === 0) return 'stale'
  refuse(app, speaker, 'posted', reached.map(titleOf).join('; '))
  return 'done'
}

// /duyet: what waits for the organizer, one by one, and what units say is not their duty.
import type { ChatCommand } from '../app/chat-command.ts'
import { openClaims } from '../app/claims.ts'
import { showNext } from '../app/organizer-acts.ts'
import { nextWaiting } from '../app/review.ts'
import { answer, planMeant } from '../app/speaker.ts'
import { loadWorld } from '../app/world.ts'

export const review: ChatCommand = {
  name: 'duyet',
  aliases: ['review'],
  roles: ['organizer'],
  about: 'command-review',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const planId = meant.plan.id
    const claims = openClaims(loadWorld(app, planId)).length > 0
    if (!claims || nextWaiting(app, planId, null).submission !== null) showNext(app, speaker, planId, null)
    if (claims) answer(app, speaker, { kind: 'claims', plan: planId, page: 1 })
  },
}

// /moi: invitation codes of the units that nobody has joined for.
import type { ChatCommand } from '../app/chat-command.ts'
import { invite } from '../app/invite.ts'
import { unitMeant } from '../app/organizer-acts.ts'
import { answer, byOf, planMeant } from '../app/speaker.ts'

export const invitations: ChatCommand = {
  name: 'moi',
  aliases: ['invite'],
  roles: ['organizer'],
  about: 'command-invitations',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const unitId = meant.rest === '' ? null : unitMeant(app, speaker, meant.plan, meant.rest)
    if (meant.rest !== '' && unitId === null) return
    const by = byOf(speaker)
    invite(app, { role: 'unit', plan: meant.plan, unitIds: unitId === null ? null : [unitId] }, false, by)
    answer(app, speaker, { kind: 'invitations', plan: meant.plan.id, unit: unitId, page: 1 })
  },
}

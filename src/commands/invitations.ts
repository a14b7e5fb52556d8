// /moi: invitation codes of the units that nobody has joined for, as a text to paste; of one unit, named or chosen by its button, with its picture.
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
    const lines = invite(app, { role: 'unit', plan: meant.plan, unitIds: unitId === null ? null : [unitId] }, false, by)
    // One unit: each code with its picture, and what can be done with it.
    if (unitId !== null) {
      for (const line of lines) answer(app, speaker, { kind: 'invitation_card', invitation: line.id })
      return
    }
    answer(app, speaker, { kind: 'invitations', plan: meant.plan.id, unit: null, page: 0 })
  },
}

// /xuat: the plan as a workbook; phones are in it for organizers only.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant } from '../app/speaker.ts'

export const exporting: ChatCommand = {
  name: 'xuat',
  aliases: ['export'],
  roles: ['organizer', 'viewer'],
  about: 'command-export',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (meant) answer(app, speaker, { kind: 'export', plan: meant.plan.id })
  },
}

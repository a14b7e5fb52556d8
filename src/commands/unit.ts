// /donvi: one unit, by any name that people type.
import type { ChatCommand } from '../app/chat-command.ts'
import { unitMeant } from '../app/organizer-acts.ts'
import { answer, planMeant, refuse } from '../app/speaker.ts'

export const unit: ChatCommand = {
  name: 'donvi',
  aliases: ['unit'],
  roles: ['organizer', 'viewer'],
  about: 'command-unit',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    if (meant.rest === '') return refuse(app, speaker, 'unit_missing')
    const unitId = unitMeant(app, speaker, meant.plan, meant.rest)
    if (unitId !== null)
      answer(app, speaker, { kind: 'view', view: 'unit', plan: meant.plan.id, page: 1, unit: unitId })
  },
}

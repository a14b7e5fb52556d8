// /nhac: reminds by hand those who still owe something; a preview first. "gap" sends outside working hours.
import type { ChatCommand } from '../app/chat-command.ts'
import { nudgeLines } from '../app/nudge-units.ts'
import { propose, unitMeant } from '../app/organizer-acts.ts'
import { planMeant, refuse } from '../app/speaker.ts'

const URGENT = /\s*(?<![\p{L}])(?:gấp|gap|urgent)(?![\p{L}])\s*/iu

export const nudge: ChatCommand = {
  name: 'nhac',
  aliases: ['nudge'],
  roles: ['organizer'],
  about: 'command-nudge',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const urgent = URGENT.test(meant.rest)
    const name = meant.rest.replace(URGENT, ' ').trim()
    const unitId = name === '' ? null : unitMeant(app, speaker, meant.plan, name)
    if (name !== '' && unitId === null) return
    const lines = nudgeLines(app, meant.plan.id, unitId === null ? null : [unitId])
    if (lines.length === 0) return refuse(app, speaker, 'nothing_waiting')
    propose(app, speaker, meant.plan.id, {
      kind: 'nudge',
      units: lines.map((l) => l.unitId),
      urgent,
      by: speaker.person.name ?? '',
    })
  },
}

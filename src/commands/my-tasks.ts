// /viec: one item in full by its number; else the card again, as the newest message, for every plan of the contact.

import { tell } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { itemMeant } from '../app/items-of.ts'
import { owed } from '../app/plan-facts.ts'
import { answer, plansOfContact, refuse } from '../app/speaker.ts'
import { loadWorld } from '../app/world.ts'

export const myTasks: ChatCommand = {
  name: 'viec',
  aliases: ['tasks'],
  roles: ['contact'],
  about: 'command-my-tasks',
  run(app, speaker, args) {
    const no = /^\d{1,2}$/.test(args.trim()) ? Number(args.trim()) : null
    const item = no === null ? null : itemMeant(app, speaker, no)
    if (item) return answer(app, speaker, { kind: 'item', plan: item.task.planId, assignment: item.row.id })
    let shown = 0
    for (const contact of speaker.contacts)
      for (const plan of plansOfContact(app, contact)) {
        if (owed(loadWorld(app, plan.id, [contact.unitId]), contact.unitId).length === 0) continue
        tell(
          app,
          { lane: 'reply', personId: speaker.person.id, identityId: speaker.identity.id },
          { kind: 'announcement', plan: plan.id, unit: contact.unitId },
        )
        shown++
      }
    if (shown === 0) refuse(app, speaker, 'no_open_item')
  },
}

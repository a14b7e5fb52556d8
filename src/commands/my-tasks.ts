// /viec: the card again, as the newest message, for every plan of the contact; with a number, that item in full.

import { tell } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { helped } from '../app/helping.ts'
import { lookedUp } from '../app/items-of.ts'
import { owed } from '../app/plan-facts.ts'
import { answer, plansOfContact, refuse } from '../app/speaker.ts'
import { loadWorld } from '../app/world.ts'

export const myTasks: ChatCommand = {
  name: 'viec',
  aliases: ['tasks'],
  roles: ['contact'],
  about: 'command-my-tasks',
  run(app, speaker, args) {
    const no = /\d{1,3}/.exec(args)
    if (no) {
      const shares = lookedUp(app, speaker, Number(no[0]))
      if (shares.length === 0) return refuse(app, speaker, 'no_such_item', no[0])
      // Of several units or plans, each item of that number; the message names its plan and unit.
      for (const share of shares)
        answer(app, speaker, { kind: 'item', plan: share.task.planId, assignment: share.row.id })
      return
    }
    let shown = 0
    for (const contact of speaker.contacts)
      for (const plan of plansOfContact(app, contact)) {
        const world = loadWorld(app, plan.id, [contact.unitId])
        if (owed(world, contact.unitId).length + helped(world, contact.unitId).length === 0) continue
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

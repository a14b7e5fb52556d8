// /ghinhan: records what units said by phone, in a group or on paper, for many of them in one act.
import type { ChatCommand } from '../app/chat-command.ts'
import { proposeRecording } from '../app/record-many.ts'
import { ask, planMeant, refuse } from '../app/speaker.ts'

export const recordCommand: ChatCommand = {
  name: 'ghinhan',
  aliases: ['record'],
  roles: ['organizer'],
  about: 'command-record',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const asking = () => ask(app, speaker, { ask: 'recording', plan: meant.plan.id, about: null, parked: [] })
    if (meant.rest === '') return asking()
    if (proposeRecording(app, speaker, meant.plan, meant.rest)) return
    refuse(app, speaker, 'recording_unreadable', meant.rest)
    asking()
  },
}

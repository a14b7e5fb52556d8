// /bantin: the leaders' lines at 07:30 and the close on the eve, switched on and off by whoever reads them.
import { readsBrief, switchBrief } from '../app/brief.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { answer } from '../app/speaker.ts'
import { fold } from '../core/fold.ts'

const ON = /^(?:bat|mo|nhan|co|on)\b/
const OFF = /^(?:tat|dung|thoi|ngung|khong|off)\b/

export const briefing: ChatCommand = {
  name: 'bantin',
  aliases: ['briefing'],
  roles: ['viewer', 'organizer'],
  about: 'command-briefing',
  run(app, speaker, args) {
    const said = fold(args.trim())
    const role = speaker.role ?? 'viewer'
    const on = ON.test(said) ? true : OFF.test(said) ? false : null
    if (on !== null) switchBrief(app, speaker.person.id, on)
    answer(app, speaker, { kind: 'briefing', on: readsBrief(app, speaker.person.id, role) })
  },
}

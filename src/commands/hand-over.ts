// /chuyen: a contact hands the unit over to a colleague by a one-time code.
import type { ChatCommand } from '../app/chat-command.ts'
import { startHandOver } from '../app/people-acts.ts'

export const handOver: ChatCommand = {
  name: 'chuyen',
  aliases: ['handover'],
  roles: ['contact'],
  about: 'command-hand-over',
  run(app, speaker) {
    startHandOver(app, speaker, null, null)
  },
}

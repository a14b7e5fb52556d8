// /trogiup: what this person can do here.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer } from '../app/speaker.ts'

export const help: ChatCommand = {
  name: 'trogiup',
  aliases: ['help', 'start'],
  roles: ['contact', 'organizer', 'viewer'],
  about: 'command-help',
  run(app, speaker) {
    answer(app, speaker, { kind: 'help', role: speaker.role ?? 'contact' })
  },
}

// /dulieu and /xoa: everybody sees what is kept about them, and has it erased.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer } from '../app/speaker.ts'

export const ownData: ChatCommand = {
  name: 'dulieu',
  aliases: ['mydata'],
  roles: ['contact', 'organizer', 'viewer'],
  about: 'command-own-data',
  run(app, speaker) {
    answer(app, speaker, { kind: 'own_data' })
  },
}

export const eraseData: ChatCommand = {
  name: 'xoa',
  aliases: ['erase'],
  roles: ['contact', 'organizer', 'viewer'],
  about: 'command-erase',
  run(app, speaker) {
    answer(app, speaker, { kind: 'erase_ask' })
  },
}

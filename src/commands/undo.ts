// /hoantac: takes the last own act back, within thirty seconds of it.
import type { ChatCommand } from '../app/chat-command.ts'
import { undo } from '../app/undoing.ts'

export const undoCommand: ChatCommand = {
  name: 'hoantac',
  aliases: ['undo'],
  roles: ['organizer'],
  about: 'command-undo',
  run: (app, speaker) => undo(app, speaker, null),
}

// /giahan: a contact asks for more time; the organizer goes through what was asked for.
import { askForTime } from '../app/ask-time.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { showExtension } from '../app/extension-desk.ts'
import { planMeant } from '../app/speaker.ts'
import { saysDay } from '../core/day-words.ts'
import { extensionIn } from '../core/incoming/extension.ts'

export const moreTime: ChatCommand = {
  name: 'giahan',
  aliases: ['extend', 'extensions'],
  roles: ['contact', 'organizer', 'viewer'],
  about: 'command-more-time',
  run(app, speaker, args) {
    const said = args.trim()
    // Who is both speaks for the unit by naming a day; else the queue is meant.
    if (speaker.contacts.length > 0 && (speaker.role === null || saysDay(said))) {
      const alone = /^(?:\D{0,10}\s)?(\d{1,2})$/.exec(said)
      const act = extensionIn(`gia han ${said}`)
      return askForTime(
        app,
        speaker,
        alone
          ? { kind: 'extend', item: Number(alone[1]), when: '', reason: null, withdraw: false }
          : (act ?? { kind: 'extend', item: null, when: said, reason: null, withdraw: false }),
        null,
      )
    }
    const meant = planMeant(app, speaker, said)
    if (meant) showExtension(app, speaker, meant.plan.id, null)
  },
}

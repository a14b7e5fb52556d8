// /nop: how to hand in, for the item meant.
import type { ChatCommand } from '../app/chat-command.ts'
import { itemMeant, openItems } from '../app/items-of.ts'
import { ask, refuse } from '../app/speaker.ts'
import { askHow } from '../app/upload-offer.ts'

export const send: ChatCommand = {
  name: 'nop',
  aliases: ['gui', 'send'],
  roles: ['contact'],
  about: 'command-send',
  run(app, speaker, args) {
    const no = /^\d{1,2}$/.test(args.trim()) ? Number(args.trim()) : null
    if (openItems(app, speaker).length === 0) return refuse(app, speaker, 'no_open_item')
    const share = itemMeant(app, speaker, no)
    if (!share) return ask(app, speaker, { ask: 'which_item', plan: null, about: null, parked: [] })
    askHow(app, speaker, share)
  },
}

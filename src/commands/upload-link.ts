// /duongdan: a personal link for handing in, for whoever has the file on another machine; with a number, for that item.
import type { ChatCommand } from '../app/chat-command.ts'
import { itemsNumbered, openItems } from '../app/items-of.ts'
import { refuse } from '../app/speaker.ts'
import { askedForLink } from '../app/upload-offer.ts'

export const uploadLink: ChatCommand = {
  name: 'duongdan',
  aliases: ['link', 'upload'],
  roles: ['contact'],
  about: 'command-upload-link',
  run(app, speaker, args) {
    const no = /\d{1,3}/.exec(args)
    if (!no || openItems(app, speaker).length === 0) return askedForLink(app, speaker, null)
    const numbered = itemsNumbered(app, speaker, Number(no[0]))
    if (numbered.length === 0) return refuse(app, speaker, 'no_such_item', no[0])
    // Of several cards each has an item of that number: chosen on the page.
    askedForLink(app, speaker, numbered.length === 1 ? numbered[0]! : null)
  },
}

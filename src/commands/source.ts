// /nguyenvan: the plan's own words of an item. /thuhoi: takes back what was sent last, or for the item named.
import type { ChatCommand } from '../app/chat-command.ts'
import { withdraw } from '../app/hand-in-acts.ts'
import { itemsNumbered, lookedUp, openItems } from '../app/items-of.ts'
import { refuse } from '../app/speaker.ts'
import { source } from '../app/unit-acts.ts'

const numberIn = (args: string): number | null => {
  const found = /\d{1,3}/.exec(args)
  return found ? Number(found[0]) : null
}

export const wording: ChatCommand = {
  name: 'nguyenvan',
  aliases: ['source', 'wording'],
  roles: ['contact'],
  about: 'command-source',
  run(app, speaker, args) {
    const no = numberIn(args)
    const only = no === null && lookedUp(app, speaker, 2).length === 0 ? 1 : null
    if (no === null && only === null) return refuse(app, speaker, 'number_missing')
    const shares = lookedUp(app, speaker, no ?? 1)
    if (shares.length === 0)
      return refuse(app, speaker, no === null ? 'no_open_item' : 'no_such_item', no === null ? null : String(no))
    for (const share of shares) source(app, speaker, share)
  },
}

export const takeBackLast: ChatCommand = {
  name: 'thuhoi',
  aliases: ['withdraw'],
  roles: ['contact'],
  about: 'command-withdraw',
  run(app, speaker, args) {
    const no = numberIn(args)
    const shares = no === null ? openItems(app, speaker) : itemsNumbered(app, speaker, no)
    const sent = shares
      .flatMap((share) => share.submissions)
      .filter((s) => s.state === 'waiting' && s.way !== 'declined' && s.personId === speaker.person.id)
    const last = sent.reduce((a, b) => (a && a.id > b.id ? a : b), sent[0])
    return last ? withdraw(app, speaker, last.id) : refuse(app, speaker, 'withdraw_nothing')
  },
}

// /kenh: a person's own channels, one more, which comes first; /kenhgui: the channels of a plan; /lienlac: whom one reaches.
import type { App } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant, refuse, type Speaker } from '../app/speaker.ts'
import { giveCode, prefer, proposeChannels } from '../app/ways-acts.ts'
import { channelsIn, policyWordIn } from '../core/channel-policy.ts'
import { identitiesOf } from '../store/people.ts'

export const ways: ChatCommand = {
  name: 'kenh',
  aliases: ['channels', 'ways'],
  roles: ['contact', 'organizer', 'viewer'],
  about: 'command-ways',
  run(app, speaker, args) {
    const named = channelsIn(args)
    if (named.length === 0) return answer(app, speaker, { kind: 'ways', said: null })
    toChannel(app, speaker, named)
  },
}

/** A channel that the person has comes first; for one that they do not have there is a code. */
function toChannel(app: App, speaker: Speaker, named: readonly string[]): void {
  const mine = identitiesOf(app.db, speaker.person.id).find((i) => named.includes(i.channel))
  if (mine) return prefer(app, speaker, mine)
  const there = named.find((name) => app.ports.channels().some((c) => c.name === name))
  if (there === undefined) return answer(app, speaker, { kind: 'ways', said: null })
  giveCode(app, speaker, there)
}

export const planChannels: ChatCommand = {
  name: 'kenhgui',
  aliases: ['planchannels'],
  roles: ['organizer'],
  about: 'command-channels',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    if (meant.rest === '') return answer(app, speaker, { kind: 'channels', plan: meant.plan.id, set: false })
    const word = policyWordIn(meant.rest)
    if (word === null) return refuse(app, speaker, 'channel_unread')
    proposeChannels(app, speaker, meant.plan, word)
  },
}

export const reach: ChatCommand = {
  name: 'lienlac',
  aliases: ['reach'],
  roles: ['organizer', 'viewer'],
  about: 'command-reach',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const page = /^\d{1,3}$/.test(meant.rest) ? Number(meant.rest) : 1
    answer(app, speaker, { kind: 'reach', plan: meant.plan.id, page })
  },
}

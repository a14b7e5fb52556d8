// /kenh: a person's own channels, one more, which comes first; /kenhgui: the channels of a plan; /lienlac: whom one reaches.
import type { App } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant, refuse, type Speaker } from '../app/speaker.ts'
import { giveCode, prefer, proposeChannels } from '../app/ways-acts.ts'
import { channelsIn, policyWordIn } from '../core/channel-policy.ts'
import { fold } from '../core/fold.ts'
import { identitiesOf } from '../store/people.ts'

export const ways: ChatCommand = {
  name: 'kenh',
  aliases: ['channels', 'ways'],
  roles: ['contact', 'organizer', 'viewer'],
  about: 'command-ways',
  run(app, speaker, args) {
    const named = channelsIn(args)
    if (named.length === 0) return answer(app, speaker, { kind: 'ways', said: null })
    toChannel(app, speaker, named, ADDS.test(fold(args)))
  },
}

const ADDS = /\b(?:them|add)\b/

/**
 * A channel that the person has comes first; for one that they do not have there is a code.
 * @param adds one more is wanted: of Zalo's two the one that they do not have
 */
function toChannel(app: App, speaker: Speaker, named: readonly string[], adds: boolean): void {
  const mine = identitiesOf(app.db, speaker.person.id)
  const running = (name: string) => app.ports.channels().some((c) => c.name === name)
  const fresh = named.find((name) => running(name) && !mine.some((i) => i.channel === name))
  const known = mine.find((i) => named.includes(i.channel))
  if (fresh !== undefined && (adds || !known)) return giveCode(app, speaker, fresh)
  if (known) return prefer(app, speaker, known)
  answer(app, speaker, { kind: 'ways', said: null })
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

// The channels of a plan: what is said of them, and what a change would do to whom one reaches.
import { type ChannelPolicy, POLICY_CHANNELS, type PolicyWord, saysNothing } from '../channel-policy.ts'
import { html, listed } from '../markup.ts'
import type { Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import type { ChannelsProposal } from '../ways-notice.ts'
import { type Abilities, choice, type FactsOf, finish } from './layout.ts'
import { channelsWords, channelWords } from './words.ts'

/** One line for each thing that a policy says. */
export function policyLines(policy: ChannelPolicy, t: Texts): string[] {
  const { first, never, bare, freeOnly } = policy
  const words = (channels: readonly string[]) => ({ channels: html(channelsWords(channels, t)) })
  return [
    ...(saysNothing(policy) ? [t('channels-none')] : []),
    ...(first.length === 0 ? [] : [t('channels-first', words(first))]),
    ...(never.length === 0 ? [] : [t('channels-never', words(never))]),
    ...(bare.length === 0 ? [] : [t('channels-bare', words(bare))]),
    ...(freeOnly ? [t('channels-free-only')] : []),
  ]
}

export function renderPlanChannels(facts: FactsOf<'channels'>, abilities: Abilities, t: Texts): Rendered {
  const { policy, plan, code } = facts
  const used = POLICY_CHANNELS.filter((channel) => facts.used.includes(channel))
  const say = (label: string, word: PolicyWord): RenderedChoice => choice(label, { do: 'channels', plan, word })
  return finish(
    {
      lines: [
        ...(facts.set ? [t('channels-set'), ''] : []),
        t('channels-heading', { code }),
        ...policyLines(policy, t),
        '',
        t('channels-how'),
      ],
      choices: [
        ...used.map((channel) => {
          const name = { channel: channelWords(channel, t) }
          const channels = [channel]
          const held = policy.never.includes(channel) || policy.bare.includes(channel)
          return [
            ...(policy.first[0] === channel ? [] : [say(t('button-channel-first', name), { what: 'first', channels })]),
            ...(policy.never.includes(channel)
              ? []
              : [say(t('button-channel-never', name), { what: 'never', channels })]),
            ...(policy.bare.includes(channel) ? [] : [say(t('button-channel-bare', name), { what: 'bare', channels })]),
            ...(held ? [say(t('button-channel-allow', name), { what: 'allow', channels })] : []),
          ]
        }),
        ...(saysNothing(policy) ? [] : [[say(t('button-channel-none'), { what: 'none' })]]),
      ],
    },
    abilities,
    t,
  )
}

export function channelsProposal(proposal: ChannelsProposal, t: Texts): string[] {
  const { lost, bare, shut } = proposal
  return [
    t('proposal-channels-heading', { code: proposal.code }),
    ...policyLines(proposal.to, t),
    ...(lost.length === 0
      ? []
      : [t('proposal-channels-lost', { count: String(lost.length), units: listed(lost, '; ') })]),
    ...(bare === 0 ? [] : [t('proposal-channels-bare', { count: String(bare) })]),
    ...(shut === 0 ? [] : [t('proposal-channels-shut', { count: String(shut) })]),
  ]
}

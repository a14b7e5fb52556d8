// `dondoc channels`: by which channels the messages of a plan go, said as in the chat; without --yes only a preview.
import { COMMAND_LINE } from '../app/app.ts'
import { channelsFacts, channelsOf, setChannels } from '../app/plan-channels.ts'
import { plainText } from '../channels/channel.ts'
import { policyWordIn, withWord } from '../core/channel-policy.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, planMeant, print, type Shell, say, within } from './shell.ts'

export interface ChannelsOptions {
  set: string[]
  yes?: boolean
}

export async function planChannels(
  shell: Shell,
  planName: string | undefined,
  options: ChannelsOptions,
): Promise<void> {
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    const before = channelsOf(plan)
    const policy = options.set.reduce((so, words) => {
      const word = policyWordIn(words)
      if (word === null) throw new Failure(plainText(t('refused-channel_unread')), 2)
      return withWord(so, word)
    }, before)
    const proposal = channelsFacts(app, plan, policy)
    const applied = options.yes === true && setChannels(app, plan, policy, COMMAND_LINE)
    if (shell.json) {
      const { lost, bare, shut } = proposal
      return print(shell, { plan: plan.shortId, applied, channels: policy, lost, bare, shut })
    }
    if (options.set.length === 0 || applied)
      return shell.out(
        say(shell, { kind: 'channels', code: plan.shortId, plan: plan.id, policy, set: applied, used: [] }),
      )
    shell.out(say(shell, { kind: 'proposal', id: 0, proposal }))
    if (!options.yes) shell.out(`${t('cli-channels-preview')}\n`)
  })
}

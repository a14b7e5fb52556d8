// The Zalo bot keeps the channel contract: polling, delivered to, and delivered to by a platform that tries again.
import { describeChannel } from './contract.ts'
import { zaloBotByWebhook, zaloBotHarness } from './zalo-bot-harness.ts'

describeChannel('zalo bot, polling', zaloBotHarness)

describeChannel('zalo bot, by webhook', async () => {
  const harness = await zaloBotByWebhook()
  harness.fake.ways.redelivers = 100
  return harness
})

describeChannel('zalo bot, by webhook in envelopes that come once', async () => {
  const { acknowledged: _, ...harness } = await zaloBotByWebhook()
  harness.fake.ways.wrapped = true
  return harness
})

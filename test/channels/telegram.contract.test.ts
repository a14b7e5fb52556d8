// Telegram keeps the channel contract.
import { describeChannel } from './contract.ts'
import { telegramHarness } from './telegram-harness.ts'

describeChannel('telegram', telegramHarness)

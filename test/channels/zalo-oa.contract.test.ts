// An Official Account of Zalo keeps the channel contract.
import { describeChannel } from './contract.ts'
import { zaloOaHarness } from './zalo-oa-harness.ts'

describeChannel('zalo_oa', zaloOaHarness)

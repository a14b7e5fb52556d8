// Channels as people speak of them: "thêm Zalo", "đổi sang Telegram"; an organizer of a plan: "không gửi qua Telegram".
import { channelsIn, policyWordIn } from '../channel-policy.ts'
import { typed } from './acts.ts'

const ADD =
  /^(?:em |toi |minh |anh |chi )?(?:muon |can |xin |de nghi |cho )?(?:them|doi|chuyen|dung|nhan(?: tin)?|lien ket|ket noi|add|switch|use)(?: them)?(?: sang| qua| bang| kenh| voi| to)* \S/
/** More than the channel and a few words is about something else. */
const MOST_WORDS = 8

/** Whether a text asks for another channel of one's own. */
export function asksForWay(text: string): boolean {
  const { flat } = typed(text)
  return flat.split(' ').length <= MOST_WORDS && !flat.includes('?') && ADD.test(flat) && channelsIn(text).length > 0
}

/** Whether an organizer says something of the channels of a plan, the plan's short name before it or not. */
export function saysChannels(text: string): boolean {
  const { flat } = typed(text)
  const said = flat.replace(/^kh\d{1,4}[:,]? /, '')
  return said.split(' ').length <= MOST_WORDS + 4 && !said.includes('?') && policyWordIn(said) !== null
}

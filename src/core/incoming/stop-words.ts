// What to stop or resume, as people type it: "KH1", "tất cả", "Nghệ An đến ngày 25/11".
import { type Day, parseDayTime } from '../time.ts'
import { typed } from './acts.ts'

const UNTIL = /(?:^|[\s,(])(?:cho )?(?:den|toi|until)(?: het)?(?: ngay)? +(?=\S*\d)(.+?)\)?$/
const ALL = /^(?:tat ca|toan bo|het|he thong|toan he thong|moi ke hoach|tat ca ke hoach|all|everything)$/

export interface StopWords {
  all: boolean
  /** The unit's name, or empty. */
  name: string
  until: Day | null
  /** A date that was meant and cannot be read. */
  unread: string | null
}

/** Reads what is to be stopped, and the last day of it. */
export function readStop(text: string, today: Day): StopWords {
  const { said, flat } = typed(text)
  const found = UNTIL.exec(flat)
  const until = found ? (parseDayTime(found[1]!, today)?.day ?? null) : null
  const name = (found ? said.slice(0, found.index) : said).replace(/^[\s,]+|[\s,]+$/g, '')
  const all = ALL.test(typed(name).flat)
  return { all, name: all ? '' : name, until, unread: found && until === null ? found[1]! : null }
}

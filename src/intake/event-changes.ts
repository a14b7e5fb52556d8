// Sentences that move, postpone or cancel another plan's event, or change its place and form.
import type { PlanChange, PlanEvent } from '../core/plan-document.ts'
import { isOldDate } from './amended-task.ts'
import { datePattern } from './dates.ts'
import type { DeadlineContext } from './deadlines.ts'
import { timingIn } from './event.ts'
import { fold } from './fold.ts'

/** A change without where it was said: the document adds its words and line. */
export type Said<C = PlanChange> = C extends PlanChange ? Omit<C, 'words' | 'line'> : never

const EVENT =
  '(?:hội nghị|hội thảo|tọa đàm|toạ đàm|đại hội|hội thi|cuộc họp|buổi (?:họp|lễ|làm việc|tọa đàm|gặp mặt)|kỳ họp|phiên họp|diễn đàn|lễ (?:kỷ niệm|khai|công bố|trao|phát động|ra mắt|đón|tổng kết|mít tinh)|lớp tập huấn|(?:hội nghị )?tập huấn|sự kiện|ngày hội|cuộc thi|liên hoan|diễn tập|hội diễn|hội khỏe|hội giảng|tuần lễ|giải (?:thể thao|bóng|cầu lông|chạy|cờ|đấu))'
const MOVES = '(?:điều chỉnh|thay đổi|sửa đổi|đổi|dời|rời|lùi|hoãn|chuyển|đẩy sớm|đẩy|lui|ấn định lại)'
const word = (pattern: string, flags = 'iu'): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, flags)

/** "Thời gian gửi báo cáo" is a deadline, "thời gian tổ chức" the event's. */
export const ACTS =
  '(?:gửi|nộp|báo cáo|đăng ký|hoàn thành|cử|chuẩn bị|trình|góp ý|tổng hợp|cung cấp|hoàn thiện|lấy ý kiến|thẩm định|rà soát|xây dựng|tiếp nhận|nhận|thực hiện|triển khai|ban hành|xong|chốt|kiểm tra|khảo sát)'
const DEADLINE = word(
  `(?:thời hạn|hạn (?:cuối|chót|${ACTS.slice(3, -1)})|gia hạn|(?:thời gian|thời điểm|ngày|tiến độ)(?: và [^,;]{1,40}?)? ${ACTS})`,
)
/** True where a sentence is about when a task is due, not when the event takes place. */
export const isAboutDeadline = (text: string): boolean => DEADLINE.test(text)

const EVENT_MOVED = [
  // "điều chỉnh thời gian (tổ chức) Hội nghị", "thay đổi lịch họp"
  word(
    `${MOVES}[^.;]{0,60}(?:thời gian|thời điểm|ngày|giờ|lịch)(?: tổ chức| diễn ra| khai mạc| họp| làm việc| ${EVENT})`,
  ),
  // "lùi Hội nghị sang …", "dời lịch tổ chức …"
  word(`(?:dời|rời|lùi|hoãn|chuyển|đẩy sớm|đẩy)(?: lịch| việc| ngày| thời gian)?(?: tổ chức| khai mạc)? ${EVENT}`),
  // "Hội nghị … được lùi sang …", "Thời gian tổ chức Hội nghị được điều chỉnh"
  word(
    `(?:${EVENT}|thời gian tổ chức|thời gian khai mạc)[^.;]{0,240}?(?:được|sẽ|tạm|nay|xin|phải)?\\s*(?:điều chỉnh|thay đổi|dời|rời|lùi|hoãn|chuyển|đẩy sớm|đổi)(?: lại)?(?: thời gian| lịch)?(?: tổ chức)?`,
  ),
  word(`thời gian tổ chức(?: ${EVENT})?[^.;]{0,160}? nay (?:là|vào)`),
  word(`(?:${EVENT})[^.;]{0,200}? nay (?:tổ chức|chuyển|dời|lùi)`),
]
export const saysEventMoved = (text: string): boolean =>
  !isAboutDeadline(text) && EVENT_MOVED.some((pattern) => pattern.test(text))

const UNTIL_TOLD =
  /(?:thời gian|thời điểm|ngày)[^.;]{0,60}(?:thông báo sau|sẽ (?:được )?thông báo|chưa (?:xác định|ấn định))|(?:đến|cho đến|tới) khi có thông báo|thông báo (?:mới|sau)|sang (?:một )?(?:thời gian|thời điểm|dịp) (?:khác|thích hợp|phù hợp)/iu
const POSTPONED = [
  word(`(?:tạm )?hoãn(?: lại)?(?: việc)?(?: tổ chức)? ${EVENT}`),
  word(`(?:${EVENT})[^.;]{0,240}?(?:tạm )?hoãn`),
  word(`(?:tạm dừng|tạm ngừng|chưa|lùi|dời)(?: thời gian)?(?: việc)?(?: tổ chức)? ${EVENT}`),
]
const CANCELLED = [
  word(`(?:hủy|huỷ|hủy bỏ|huỷ bỏ|không|dừng|ngừng|thôi|bãi bỏ)(?: việc)?(?: tổ chức)? ${EVENT}`),
  word(`${EVENT}[^.;]{0,240}?(?:bị |được |sẽ )(?:hủy|huỷ)(?: bỏ)?`),
  word(`${EVENT}[^.;,]{0,240}? không (?:được )?tổ chức(?: nữa)?(?=[\\s.,;]*$)`),
]
// "Không tổ chức Hội nghị trực tiếp mà chuyển sang trực tuyến" cancels nothing.
const NOT_CANCELLED = /mà (?:chuyển|tổ chức)|không tổ chức [^.;]{0,60}(?:riêng|trực tiếp|tập trung)/iu

const MENTION = new RegExp(`(?<![\\d/.-])(?:ngay\\s+)?${datePattern('')}`, 'g')

interface Moment {
  start: number
  end: number
  old: boolean
}

const momentsIn = (text: string): Moment[] => {
  const moments: Moment[] = []
  let from = 0
  for (const match of fold(text).matchAll(MENTION)) {
    const before = text.slice(Math.max(from, match.index - 120), match.index)
    moments.push({ start: match.index, end: match.index + match[0].length, old: isOldDate(before) })
    from = match.index + match[0].length
  }
  return moments
}

/** The day and hour that held and those that hold now, as a sentence about the event states them. */
const movedTo = (text: string, context: DeadlineContext): Said<Extract<PlanChange, { kind: 'event_date' }>> | null => {
  const moments = momentsIn(text)
  const target = /(?:sang|thành)\s+(?=.*\d)/iu.exec(text)
  const fresh = moments.findLast((one) => !one.old)
  const at = fresh ? moments.indexOf(fresh) : -1
  const start = at > 0 ? moments[at - 1]!.end : target ? target.index : 0
  const segment = fresh ? text.slice(start, fresh.end + 24) : target ? text.slice(target.index) : null
  const timing = segment === null ? null : timingIn(segment, context)
  if (!timing || (!timing.date && !timing.window)) return null
  const old = moments.find((one) => one.old)
  const from = old ? (timingIn(text.slice(old.start, old.end), context)?.date ?? null) : null
  return { kind: 'event_date', from, date: timing.date, time: timing.time, window: timing.window, invitation: null }
}

const FORM_TO =
  /(?:sang|thành|theo|bằng|là|:)\s*(?:hình thức\s*)?(?:tổ chức\s*|họp\s*)?(?:hội nghị\s*)?(?<form>trực tiếp (?:kết hợp|và)(?: với)? trực tuyến|trực tuyến (?:kết hợp|và)(?: với)? trực tiếp|trực tuyến|trực tiếp|kết hợp trực tiếp và trực tuyến)/iu
const FORM_CHANGED = word(
  `(?:${MOVES}[^.;]{0,160}(?:hình thức|trực tuyến|trực tiếp)|hình thức[^.;]{0,120}(?:được |nay )(?:điều chỉnh|chuyển|đổi|thay đổi|là)|(?:tổ chức|họp) trực tuyến thay (?:cho|vì) (?:hình thức )?trực tiếp)`,
)
const formIn = (text: string): PlanEvent['form'] => {
  const said = FORM_TO.exec(text)?.groups?.form?.toLowerCase() ?? ''
  const both = said.includes('trực tuyến') && said.includes('trực tiếp')
  return both ? 'hybrid' : said.includes('trực tuyến') ? 'online' : said === '' ? null : 'in_person'
}

const PLACE_CHANGED = word(
  `(?:${MOVES}[^.;]{0,100}(?:địa điểm|hội trường|nơi tổ chức|phòng họp|điểm cầu)|(?:địa điểm|nơi)[^.;]{0,160}(?:được |nay )?(?:điều chỉnh|chuyển|dời|đổi|thay đổi|nay là))`,
)
const PLACE_TO =
  /(?:sang|thành|đến|về|mới(?: là)?\s*:?|nay là|là)\s+(?:tại\s+)?(?<place>\p{Lu}[^.;“”"]{3,200}?)(?=\s*(?:[.;(]|,\s*(?:các|thời gian|đồng thời)|$)|\s(?:thay (?:cho|vì)|thời gian|và (?:lùi|dời|điều chỉnh))(?!\p{L}))/u

const placeOf = (text: string): string[] => {
  const place = PLACE_TO.exec(text)?.groups?.place?.trim()
  return place ? [place.replace(/[\s,]+$/u, '')] : []
}

/** What a sentence changes of the event; nothing where it changes nothing. */
export const eventChangesIn = (text: string, context: DeadlineContext): Said[] => {
  const changes: Said[] = []
  const moved = saysEventMoved(text)
  const to = moved ? movedTo(text, context) : null
  if (to) changes.push(to)
  else if (CANCELLED.some((pattern) => pattern.test(text)) && !NOT_CANCELLED.test(text))
    changes.push({ kind: 'event_cancelled' })
  else if (POSTPONED.some((pattern) => pattern.test(text)) && (word('hoãn').test(text) || UNTIL_TOLD.test(text)))
    changes.push({ kind: 'event_postponed' })
  const form = FORM_CHANGED.test(text) ? formIn(text) : null
  const venues = PLACE_CHANGED.test(text) ? placeOf(text) : []
  if (form || venues.length > 0) changes.push({ kind: 'event_place', form, venues })
  return changes
}

const LABEL_TIME =
  /^(?:thời gian|ngày)(?: tổ chức| họp| diễn ra| khai mạc)?(?: (?:hội nghị|hội thảo|đại hội|cuộc họp|lớp tập huấn|tập huấn|buổi lễ|buổi họp)[^:;.\d]{0,40})?(?: mới| điều chỉnh| sau điều chỉnh| chính thức| nay)?(?: là)?\s*:\s*|^(?:nay )?(?:điều chỉnh|sửa) (?:thành|lại là|là)\s*:?\s*|^nay là\s*:?\s*/iu
const LABEL_OLD = /^[^:]{0,60}(?:cũ|trước đây|theo kế hoạch|đã (?:thông báo|ấn định)|ban đầu)[^:]{0,40}:/iu
const LABEL_PLACE =
  /^(?:địa điểm(?: tổ chức| họp)?|nơi tổ chức|điểm cầu trung tâm)(?: (?:hội nghị|hội thảo|đại hội|cuộc họp|lớp tập huấn|tập huấn|buổi lễ|buổi họp)[^:;.\d]{0,40})?(?: mới| điều chỉnh)?\s*:\s*/iu
const LABEL_FORM = /^hình thức(?: tổ chức)?(?: mới)?\s*:\s*/iu

const NAMES_EVENT = word(
  `^(?:thời gian|ngày|địa điểm|hình thức)(?: tổ chức| khai mạc| diễn ra| họp)?(?: ${EVENT}| tổ chức| khai mạc)[^:]{0,60}:`,
)
/** "Thời gian tổ chức Hội nghị: …" says whose time it is; "Thời gian: …" is anybody's. */
export const namesEvent = (text: string): boolean => NAMES_EVENT.test(text)

/** A line below "điều chỉnh thời gian, địa điểm như sau:": what follows its label holds now. */
export const labelledEventChange = (text: string, context: DeadlineContext): Said[] => {
  if (LABEL_OLD.test(text)) return []
  const time = LABEL_TIME.exec(text)
  if (time) {
    const rest = text.slice(time[0].length)
    const to = movedTo(/(?:sang|thành)\s/iu.test(rest) ? rest : `thành ${rest}`, context)
    return to ? [to] : []
  }
  const place = LABEL_PLACE.exec(text)
  if (place) {
    const venue = text
      .slice(place[0].length)
      .replace(/\s*\((?:thay|trước)[^()]*\)/iu, '')
      .replace(/[\s.;]+$/u, '')
    return venue === '' ? [] : [{ kind: 'event_place', form: null, venues: [venue] }]
  }
  if (!LABEL_FORM.test(text)) return []
  const form = formIn(text.includes(':') ? text.slice(text.indexOf(':')) : text)
  return form ? [{ kind: 'event_place', form, venues: [] }] : []
}

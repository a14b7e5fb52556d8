// A time to send as people type it: "ngay", "giờ hành chính", "8h sáng mai", "thứ Hai", "14h ngày 25/11".
import type { When } from '../notice.ts'
import { addDays, dayOf, type Instant, instantOf, parseDayTime, timeOf, weekday } from '../time.ts'
import { typed } from './acts.ts'

const URGENT = /^(?:gui )?(?:ngay|ngay lap tuc|ngay bay gio|bay gio|gap|luon|now|urgent)$/
const WORKING = /^(?:(?:gui )?(?:trong |vao )?(?:gio (?:lam viec|hanh chinh)|gio hc)|working hours)$/
const WEEKDAYS: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6, nhat: 7 }
const MORNING = '07:30'
const AFTERNOON = '13:30'

/** The day that "mai", "mốt", "thứ Hai tới" mean; null where none is said. */
function namedDay(flat: string, now: Instant, zone: string): { day: string; rest: string } | null {
  const today = dayOf(now, zone)
  const later = flat.match(/\b(ngay mai|mai|tomorrow|ngay kia|ngay mot|mot|hom nay|nay|today)\b/)
  if (later) {
    const days = /mai|tomorrow/.test(later[1]!) ? 1 : /kia|mot/.test(later[1]!) ? 2 : 0
    return { day: addDays(today, days), rest: flat.replace(later[0], ' ') }
  }
  const found = flat.match(
    /\b(?:(?:sang |chieu )?thu ?(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))\b(?: toi| nay| tuan sau)?/,
  )
  if (!found) return null
  const word = found[1] ?? 'nhat'
  const wanted = WEEKDAYS[word] ?? Number(word) - 1
  const ahead = (wanted - weekday(today) + 7) % 7 || 7
  const part = /^(sang|chieu) /.exec(found[0])?.[1] ?? ''
  return { day: addDays(today, ahead), rest: flat.replace(found[0], ` ${part} `) }
}

/** Reads a time to send; null where it says none. A part of the day without an hour is when offices open then. */
export function readSendTime(text: string, now: Instant, zone: string): When | null {
  const flat = typed(text)
    .flat.replace(/[.!]+$/, '')
    .trim()
  if (URGENT.test(flat)) return { kind: 'urgent' }
  if (WORKING.test(flat)) return { kind: 'working' }
  const named = namedDay(flat.replace(/^(?:gui )?(?:vao |luc )?/, ''), now, zone)
  const [year, month, date] = (named?.day ?? dayOf(now, zone)).split('-')
  const whole = `${date}/${month}/${year} ${named?.rest ?? flat}`
  const read = parseDayTime(flat, dayOf(now, zone)) ?? parseDayTime(whole, dayOf(now, zone))
  if (read?.time) return { kind: 'at', at: instantOf(read.day, read.time, zone) }
  const part = /\b(sang|chieu)\b/.exec(named?.rest ?? flat)?.[1]
  const bare = parseDayTime(whole.replace(/\b(?:sang|chieu)\b/, ' '), dayOf(now, zone))
  const day = read?.day ?? (bare && (named || part) ? bare.day : null)
  if (day === null) return null
  const time = part === 'chieu' ? AFTERNOON : MORNING
  // "Chiều" alone, in the afternoon, is today's, and has begun.
  if (!named && !read && time <= timeOf(now, zone)) return { kind: 'at', at: instantOf(addDays(day, 1), time, zone) }
  return { kind: 'at', at: instantOf(day, time, zone) }
}

// Deadlines that come again, and what is done all the time: "trước ngày 15 hằng tháng", "hằng năm", "thường xuyên".
import type { Bound } from '../core/plan-document.ts'
import { datePattern, timePattern, WEEKDAY, writtenDate } from './dates.ts'
import {
  BOUND,
  boundOf,
  DAY_MONTH,
  type Form,
  folded,
  type Groups,
  isMonth,
  QUARTER,
  RANGE_START,
  type Reading,
} from './deadline-form.ts'

const recurring = (
  every: 'continuous' | 'week' | 'month' | 'quarter' | 'half_year' | 'year' | null,
  month: number | null = null,
  day: number | null = null,
  bound: Bound = 'by',
): Reading => {
  // "Trước ngày 32/6 hằng năm": what the calendar does not know is asked about; the rest of the rule stands.
  const inYear = month === null || (month >= 1 && month <= 12)
  const last = inYear && month !== null ? LAST_DAYS[month - 1]! : 31
  const inMonth = day === null || (day >= 1 && day <= last)
  return {
    rule: { kind: 'recurring', every, month: inYear ? month : null, day: inMonth ? day : null },
    bound,
    doubts: inYear && inMonth ? [] : ['date_invalid'],
  }
}
const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const EVERY = { tuan: 'week', thang: 'month', quy: 'quarter', nam: 'year' } as const
const everyOf = (g: Groups): 'week' | 'month' | 'quarter' | 'year' => EVERY[g.every as keyof typeof EVERY]

/** A day of the year, `m` and `d` of the groups; null where there is no such month. */
const yearlyDay = (g: Groups, bound: Bound = 'by'): Reading | null =>
  isMonth(g.m) ? recurring('year', Number(g.m), Number(g.d), bound) : null

// At the head of a sentence, or after a verb, "hằng năm" says when; after a noun it only qualifies it.
const SAYS_WHEN =
  '(?:(?<=^|[.;:]\\s{0,3})|(?<=\\b(?:thuc hien|(?<!\\b(?:che do|cac|mau|so lieu)\\s)bao cao|to chuc|tien hanh|duy tri|ra soat|danh gia|cap nhat)\\s(?:,\\s)?))'

/** "trước ngày 15/12 hằng năm". */
export const yearlyDayBehind: Form = {
  pattern: folded`(?:dinh ky\s+)?(?:hang\s+nam\s*\(?\s*)?${BOUND}\s+(?:ngay\s+)?${datePattern('')}\s*(?:\([^()]{0,40}\)\s*)?(?:cua\s+)?(?:hang|moi)\s+nam`,
  read: (g) => {
    const written = writtenDate(g, '')
    return written && written.month <= 12 ? recurring('year', written.month, written.day, boundOf(g).bound) : null
  },
}

/** "hằng năm, trước ngày 15/12". */
export const yearlyDayAhead: Form = {
  pattern: folded`(?:dinh ky\s+)?(?:hang|moi)\s+nam\s*[,(]?\s*${BOUND}\s+(?:ngay\s+)?${DAY_MONTH}(?![\d/])`,
  read: (g) => yearlyDay(g, boundOf(g).bound),
}

/** "trước ngày 15/6 (6 tháng) và trước ngày 15/12 (năm) hằng năm": the last words hold for both. */
export const yearlyDayOfSeveral: Form = {
  pattern: folded`${BOUND}\s+(?:ngay\s+)?${DAY_MONTH}(?![\d/])(?=\s*(?:\([^()]{0,40}\)\s*)?(?:(?:,|va)\s*(?:(?:truoc|cham\s+nhat)\s+)?(?:ngay\s+)?\d{1,2}(?:\s?/\s?|\s+thang\s+)\d{1,2}(?![\d/])\s*(?:\([^()]{0,40}\)\s*)?){1,3}(?:hang|moi)\s+nam)`,
  read: (g) => yearlyDay(g, boundOf(g).bound),
}

/** "trước ngày 31 tháng 12 của năm trước năm kế hoạch". */
export const yearlyDayOfYearBeside: Form = {
  pattern: folded`${BOUND}\s+(?:ngay\s+)?${DAY_MONTH}\s+(?:cua\s+)?nam\s+(?:truoc|lien\s+truoc|lien\s+ke|sau|bao\s+cao|ke\s+hoach)(?:\s+(?:lien\s+ke|nam\s+(?:ke\s+hoach|bao\s+cao)))?`,
  read: (g) => yearlyDay(g, boundOf(g).bound),
}

/** "15/11 - 15/12 hằng năm". */
export const yearlyRange: Form = {
  pattern: folded`(?:tu\s+)?(?:ngay\s+)?${RANGE_START}\s*(?:-|den)\s*(?:het\s+)?(?:ngay\s+)?${DAY_MONTH}\s+(?:hang|moi)\s+nam`,
  read: (g) => yearlyDay(g),
}

/** "tháng 6 và tháng 12 hằng năm": the first one. */
export const yearlyMonth: Form = {
  pattern: /thang\s+(?<m>\d{1,2})(?:\s*(?:-|,|va|den)\s*(?:thang\s+)?\d{1,2})*\s+(?:hang|moi)\s+nam/g,
  read: (g) => (isMonth(g.m) ? recurring('year', Number(g.m), null) : null),
}

/** "quý IV hằng năm". */
export const yearlyQuarter: Form = {
  pattern: folded`quy\s+${QUARTER}(?:\s*(?:,|va|-|den)\s*(?:quy\s+)?${QUARTER})*\s+(?:hang|moi)\s+nam`,
  read: () => recurring('year'),
}

/** "hằng tháng, trước ngày 20". */
export const dayOfEachAhead: Form = {
  pattern: folded`(?:hang|moi)\s+(?<every>thang|quy)\s*[,(]?\s*${BOUND}\s+ngay\s+(?<d>\d{1,2})(?!\s?[/.-]?\s?\d|\s+thang\s+\d)`,
  read: (g) => recurring(everyOf(g), null, Number(g.d), boundOf(g).bound),
}

/** "hằng quý gửi báo cáo về Sở trước ngày 20". */
export const dayOfEachInSentence: Form = {
  pattern:
    /(?:hang|moi)\s+(?<every>thang|quy)(?![a-z])[^.;:,]{0,60}?\s(?:vao|truoc|cham nhat(?: la| vao)?)\s+ngay\s+(?<d>\d{1,2})(?!\s?[/.-]?\s?\d|\s+thang\s+\d)/g,
  read: (g) => recurring(everyOf(g), null, Number(g.d), 'by'),
}

/** "trước ngày 20 của tháng cuối quý". */
export const dayOfLastMonthOfQuarter: Form = {
  pattern: folded`${BOUND}\s+ngay\s+(?<d>\d{1,2})\s+(?:cua\s+)?thang\s+cuoi\s+(?:cua\s+)?(?:hang\s+|moi\s+)?quy`,
  read: (g) => recurring('quarter', null, Number(g.d), boundOf(g).bound),
}

/** "trước ngày 15 hằng tháng", "vào ngày 20 của mỗi quý". */
export const dayOfEachBehind: Form = {
  pattern: folded`(?:(?:${BOUND}|vao|dinh\s+ky)\s+)?ngay\s+(?<d>\d{1,2})\s+(?:cua\s+)?(?:hang|moi)\s+(?<every>thang|quy)`,
  read: (g) => recurring(everyOf(g), null, Number(g.d), boundOf(g).bound),
}

/** "trước 16 giờ thứ Sáu hằng tuần". */
export const weekday: Form = {
  pattern: folded`(?:(?:${BOUND}|vao)\s+)?(?:${timePattern()}\s+)?(?:(?:sang|chieu|cuoi\s+gio|ngay)\s+)*${WEEKDAY}\s+(?:hang|moi)\s+tuan`,
  read: (g) => recurring('week', null, null, boundOf(g).bound),
}

/** "Thường xuyên, liên tục trong năm 2026" at the head of a sentence. */
export const continuously: Form = {
  pattern: folded`(?:${SAYS_WHEN}|(?<=^|[,;.]\s|\bthuc hien\s)(?<!giao duc\s))thuong\s+xuyen(?:\s*,?\s*(?:lien tuc|(?:hang|trong|ca)\s+nam(?:\s+\d{4}(?!\d|\s?[-/]))?))*`,
  read: () => recurring('continuous'),
}

/** "định kỳ hằng quý". */
export const everyPeriod: Form = {
  pattern: /dinh ky\s+(?:(?:hang|moi)\s+)?(?<every>tuan|thang|quy|nam)(?![a-z])/g,
  read: (g) => recurring(everyOf(g)),
}

/** "định kỳ 6 tháng", "06 tháng một lần". */
export const halfYearly: Form = {
  pattern:
    /dinh ky\s*\(?\s*(?:0?6 thang|nua nam)(?:\s+(?:mot|1|01)\s+lan)?|(?:0?6 thang|nua nam)\s+(?:mot|1|01)\s+lan/g,
  read: () => recurring('half_year'),
}

/** "định kỳ 6 tháng, năm": the second of the two. */
export const andYearly: Form = {
  pattern: /(?<=dinh ky\s*\(?\s*0?6 thang\s*(?:,|va)\s*)(?:(?:hang|mot|01|ca)\s+)?nam(?![a-z])/g,
  read: () => recurring('year'),
}

/** "Hằng quý, Sở báo cáo …". */
export const everyAtHead: Form = {
  pattern: folded`(?:${SAYS_WHEN})(?:hang|moi)\s+(?<every>tuan|thang|quy|nam)(?![a-z])`,
  read: (g) => recurring(everyOf(g)),
}

/** "Thường xuyên". */
export const continuousInCell: Form = {
  pattern: /(?<!giao duc )thuong\s+xuyen/g,
  only: 'cell',
  read: () => recurring('continuous'),
}

/** "… cập nhật số liệu thường xuyên." */
export const continuousAtEnd: Form = {
  pattern:
    /(?<!\b(?:giao duc|nhiem vu|chi|kinh phi|dau tu|trao doi|khong) )(?<=[a-z] )thuong\s+xuyen(?=\s*(?:[;.]|$))/g,
  only: 'sentence',
  read: () => recurring('continuous'),
}

/** "Hằng tháng". */
export const everyInCell: Form = {
  pattern: /(?:hang|moi)\s+(?<every>tuan|thang|quy|nam)(?![a-z])/g,
  only: 'cell',
  read: (g) => recurring(everyOf(g)),
}

/** "…, hằng tuần báo cáo Chủ tịch", "(hằng tuần)", "hằng tuần (vào sáng thứ Bảy)": adverbs; after a noun a qualifier. */
export const everyAsAdverb: Form = {
  pattern:
    /(?<!\b(?:ke hoach|chi tieu|du toan|ngan sach|nhiem vu|chuong trinh|muc tieu|cong tac|so lieu|dinh muc|kinh phi) )(?<=[,;(]\s{0,2}|[a-z]\s)(?:hang|moi)\s+(?<every>tuan|thang|quy|nam)(?=\s+(?:bao cao|gui|tong hop|tham muu|to chuc|kiem tra|danh gia|ra soat|xay dung|cap nhat|so ket|hop|giao ban|chu tri|phoi hop|lap)(?![a-z])|\s*\)|\s*\()/g,
  read: (g) => recurring(everyOf(g)),
}

/** "Định kỳ". */
export const periodicInCell: Form = { pattern: /^dinh ky$/g, only: 'cell', read: () => recurring(null) }

/** "Kiểm tra định kỳ, đột xuất" says how, not when. */
export const periodic: Form = {
  pattern:
    /(?<!kiem tra )dinh ky(?=\s+(?:bao cao|gui|tong hop|ra soat|danh gia|so ket|cap nhat|thong bao|kiem tra|to chuc|hop|giao ban)(?![a-z])|\s*(?:[.;]|$))(?!\s*(?:,|va|hoac)\s*dot xuat)/g,
  read: () => recurring(null),
}

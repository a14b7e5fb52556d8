// Every notice in both languages: golden texts, every text used, markup that platforms accept, words that must hold.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textLength, toPlain } from '../../src/core/markup.ts'
import type { Facts, RefusalCode, Rendered } from '../../src/core/notice.ts'
import type { Deadline } from '../../src/core/plan-document.ts'
import { JOURNAL_CODES } from '../../src/core/render/journal.ts'
import { finish } from '../../src/core/render/layout.ts'
import { boardPicture, deadlineWords, exportSheets, render } from '../../src/core/render.ts'
import type { TextArgs, Texts } from '../../src/core/texts.gen.ts'
import { argumentsByKey, LANGS, readCatalogue } from '../../src/texts/catalogue.ts'
import { createTexts } from '../../src/texts/texts.ts'
import { accounts } from './account-facts.ts'
import { boards } from './board-facts.ts'
import { cards } from './card-facts.ts'
import { files } from './file-facts.ts'
import { groups } from './group-facts.ts'
import { people } from './people-facts.ts'
import {
  ask,
  BEFORE_SUNDAY,
  contact,
  DAYS_BEFORE,
  deadline,
  EVENT,
  item,
  every as notices,
  plan,
  refused,
  submission,
  task,
  UNDATED,
  unitLine,
  view,
} from './render-facts.ts'
import { reviews } from './review-facts.ts'
import { talks } from './talk-facts.ts'
import { uploads } from './upload-facts.ts'
import { ways } from './ways-facts.ts'
import { wellFormed } from './well-formed.ts'

/** All source but the generated types and the files of a folder, as one text. */
function sourcesBeside(folder: string): string {
  const root = fileURLToPath(new URL('../../src/', import.meta.url))
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(`${folder}/`) && !path.endsWith('.gen.ts'))
    .map((path) => readFileSync(root + path, 'utf8'))
    .join('\n')
}

/** Every notice by a name of its own; two of one name would hide each other. */
const every = together(notices, reviews, cards, files, groups, people, talks, boards, accounts, uploads, ways)

function together(...parts: Record<string, Facts>[]): Record<string, Facts> {
  const names = parts.flatMap((part) => Object.keys(part))
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  if (twice.length > 0) throw new Error(`two notices of one name: ${twice.join(', ')}`)
  return Object.assign({}, ...parts)
}

const BUTTONS = { buttons: true, maxText: 4096 }
const NUMBERS = { buttons: false, maxText: 2000 }
/** What a Zalo bot can do. */
const NO_FILES = { ...NUMBERS, inboundFiles: false, outboundFiles: null }
const FILES_MATTER: ReadonlySet<string> = new Set(['upload_link', 'help', 'plans', 'invitations', 'invitation_card'])
const vi = createTexts('vi')

const REFUSALS: readonly RefusalCode[] = [
  'stranger', 'stranger_code', 'code_invalid', 'code_paused', 'upload_code_here', 'stale_button', 'list_changed', 'not_yours', 'no_open_item', 'no_such_item', 'number_missing', 'withdraw_nothing', 'already_done', 'plan_closed',
  'group_chat', 'group_gone', 'group_asked', 'group_internal', 'posted', 'no_group', 'file_too_large', 'file_unreadable', 'file_kind', 'plan_unseen', 'file_unseen',
  'file_bomb', 'file_infected', 'file_broken', 'file_quota', 'disk_full',
  'kind_voice', 'kind_contact', 'kind_location', 'kind_sticker', 'changed_since', 'file_secret', 'no_plan',
  'several_plans', 'plan_unknown',
  'unit_unknown', 'unit_ambiguous', 'date_unreadable', 'nothing_waiting', 'nothing_to_review', 'no_extension_waits', 'unit_missing', 'expired',
  'discarded', 'correction_unreadable', 'command_unknown', 'not_for_role',
  'nobody_to_tell', 'plan_unreadable', 'amends_unknown', 'amends_closed',
  'plan_not_a_plan', 'plan_scan', 'plan_text_layer', 'plan_old_font', 'plan_locked',
  'plan_too_large', 'plan_kind', 'plan_old_word',
  'no_deadline', 'no_date', 'no_request', 'document_unknown',
  'failed', 'field_empty', 'deadline_unreadable', 'split_unreadable',
  'task_unknown', 'time_past', 'not_paused', 'recording_unreadable', 'milestone_dated', 'undo_nothing', 'undo_done', 'undo_sent', 'undo_late', 'undo_overtaken', 'task_announced', 'units_differ', 'event_in_two_steps',
] // biome-ignore format: one list

const text = (rendered: Rendered): string => rendered.parts.join('\n')
const labels = (rendered: Rendered): string[] => rendered.choices.flat().map((choice) => choice.label)
const say = (facts: Facts, t: Texts = vi, abilities = BUTTONS): string => text(render(facts, abilities, t))

/** A message with its choices, as a golden text. */
const golden = (rendered: Rendered): string =>
  [...rendered.parts, ...rendered.choices.map((row) => row.map(({ label }) => `[${label}]`).join(' '))].join('\n')

/** Deadline rules of every kind, with and without their day known. */
const rule = (rest: object, bound: Deadline['bound'] = 'before'): Deadline =>
  ({ text: 'theo lời Kế hoạch', bound, ...rest }) as Deadline
const relative = (days: number | null, rest: object = {}, bound: Deadline['bound'] = 'before') =>
  rule({ kind: 'relative', days, unit: 'day', time: null, anchor: 'event', text: 'trước Hội nghị', ...rest }, bound)
const recurring = (every: string | null, month: number | null = null, day: number | null = null) =>
  rule({ kind: 'recurring', every, month, day })
const period = (code: string | null, from: string | null = null, bound: Deadline['bound'] = 'on') =>
  rule({ kind: 'period', period: code, from }, bound)
const month = (months: number, anchor = 'event') =>
  rule({ kind: 'relative_month', months, day: 10, anchor, text: 'Hội nghị' })

const RULES: [string, Deadline | null, typeof EVENT, string][] = [
  ['none', null, EVENT, 'Kế hoạch không quy định thời hạn.'],
  ['before a Sunday', BEFORE_SUNDAY, EVENT, 'Thời hạn theo Kế hoạch: trước ngày 20/11/2022 (Chủ nhật). Đề nghị gửi trong giờ làm việc ngày 18/11/2022 (thứ Sáu).'],
  ['by a working day', rule({ kind: 'date', date: '2022-11-18', time: null, from: null }, 'by'), EVENT, 'Thời hạn theo Kế hoạch: chậm nhất ngày 18/11/2022 (thứ Sáu).'],
  ['on a holiday', rule({ kind: 'date', date: '2022-09-02', time: null, from: null }, 'on'), EVENT, 'Thời hạn theo Kế hoạch: ngày 02/09/2022 (thứ Sáu, Quốc khánh). Đề nghị gửi trong giờ làm việc ngày 31/08/2022 (thứ Tư).'],
  ['on a Saturday', rule({ kind: 'date', date: '2022-11-19', time: null, from: null }, 'by'), EVENT, 'Thời hạn theo Kế hoạch: chậm nhất ngày 19/11/2022 (thứ Bảy). Đề nghị gửi trong giờ làm việc ngày 18/11/2022 (thứ Sáu).'],
  ['with an hour', rule({ kind: 'date', date: '2020-10-13', time: '09:00', from: null }), EVENT, 'Thời hạn theo Kế hoạch: trước 09:00 ngày 13/10/2020 (thứ Ba).'],
  ['a range', rule({ kind: 'date', date: '2022-11-18', time: null, from: '2022-11-14' }, 'on'), EVENT, 'Thời hạn theo Kế hoạch: từ ngày 14/11/2022 (thứ Hai) đến hết ngày 18/11/2022 (thứ Sáu).'],
  ['five days before, unknown', DAYS_BEFORE, UNDATED, 'Thời hạn theo Kế hoạch: 05 ngày trước Hội nghị (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['five days before, known', DAYS_BEFORE, EVENT, 'Thời hạn theo Kế hoạch: 05 ngày trước Hội nghị, chậm nhất ngày 17/11/2022 (thứ Năm).'],
  ['twelve working days before', relative(-12, { unit: 'working_day', text: 'trước Đại hội' }), UNDATED, 'Thời hạn theo Kế hoạch: 12 ngày làm việc trước Đại hội (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['one day before, with an hour', relative(-1, { time: '17:00' }), UNDATED, 'Thời hạn theo Kế hoạch: 01 ngày trước Hội nghị, trước 17:00 (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['one day before, with an hour, known', relative(-1, { time: '17:00' }), EVENT, 'Thời hạn theo Kế hoạch: 01 ngày trước Hội nghị, chậm nhất 17:00 ngày 21/11/2022 (thứ Hai).'],
  ['after an event of no known kind', relative(3, { text: 'sau chuyến đi' }), UNDATED, 'Thời hạn theo Kế hoạch: 03 ngày sau sự kiện (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['before the event, no number', relative(null), EVENT, 'Thời hạn theo Kế hoạch: trước Hội nghị, chậm nhất ngày 21/11/2022 (thứ Hai).'],
  ['during the event', relative(null, {}, 'on'), EVENT, 'Thời hạn theo Kế hoạch: trong thời gian diễn ra Hội nghị, tức ngày 22/11/2022 (thứ Ba).'],
  ['before its day', relative(0), UNDATED, 'Thời hạn theo Kế hoạch: trước ngày tổ chức Hội nghị (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['after the plan was issued', relative(30, { anchor: 'document' }), UNDATED, 'Thời hạn theo Kế hoạch: 30 ngày sau ngày ban hành Kế hoạch, chậm nhất ngày 07/12/2022 (thứ Tư).'],
  ['the day it was issued', relative(0, { anchor: 'document' }, 'by'), UNDATED, 'Thời hạn theo Kế hoạch: chậm nhất ngày ban hành Kế hoạch, chậm nhất ngày 07/11/2022 (thứ Hai).'],
  ['after what the plan names', relative(5, { unit: 'working_day', anchor: 'sau khi có kết luận của đoàn' }), EVENT, 'Thời hạn theo Kế hoạch: 05 ngày làm việc sau khi có kết luận của đoàn (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['when something comes', relative(null, { anchor: 'khi có hướng dẫn', text: 'khi có hướng dẫn của Sở KH&ĐT' }), EVENT, 'Thời hạn theo Kế hoạch: khi có hướng dẫn của Sở KH&amp;ĐT (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['the month before', month(-1), EVENT, 'Thời hạn theo Kế hoạch: trước ngày 10 của tháng liền trước tháng tổ chức Hội nghị, chậm nhất ngày 09/10/2022 (Chủ nhật). Đề nghị gửi trong giờ làm việc ngày 07/10/2022 (thứ Sáu).'],
  ['two months before', month(-2), UNDATED, 'Thời hạn theo Kế hoạch: trước ngày 10 của tháng thứ 02 trước tháng tổ chức Hội nghị (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['the same month', month(0), UNDATED, 'Thời hạn theo Kế hoạch: trước ngày 10 của tháng tổ chức Hội nghị (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['the month after', month(1), UNDATED, 'Thời hạn theo Kế hoạch: trước ngày 10 của tháng liền sau tháng tổ chức Hội nghị (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['three months after', month(3), UNDATED, 'Thời hạn theo Kế hoạch: trước ngày 10 của tháng thứ 03 sau tháng tổ chức Hội nghị (chưa có ngày chính thức, sẽ thông báo sau).'],
  ['a quarter', period('2022-Q3'), EVENT, 'Thời hạn theo Kế hoạch: trong quý III/2022, chậm nhất ngày 30/09/2022 (thứ Sáu).'],
  ['quarters', period('2022-Q3', '2022-Q2'), EVENT, 'Thời hạn theo Kế hoạch: từ quý II/2022 đến hết quý III/2022, chậm nhất ngày 30/09/2022 (thứ Sáu).'],
  ['before a quarter', period('2022-Q4', null, 'before'), EVENT, 'Thời hạn theo Kế hoạch: trước quý IV/2022, chậm nhất ngày 30/09/2022 (thứ Sáu).'],
  ['a month', period('2022-11'), EVENT, 'Thời hạn theo Kế hoạch: trong tháng 11/2022, chậm nhất ngày 30/11/2022 (thứ Tư).'],
  ['a week', period('2020-12-W3'), EVENT, 'Thời hạn theo Kế hoạch: trong tuần 3 tháng 12/2020, chậm nhất ngày 20/12/2020 (Chủ nhật). Đề nghị gửi trong giờ làm việc ngày 18/12/2020 (thứ Sáu).'],
  ['a half', period('2022-H1'), EVENT, 'Thời hạn theo Kế hoạch: trong 06 tháng đầu năm 2022, chậm nhất ngày 30/06/2022 (thứ Năm).'],
  ['the other half', period('2021-H2'), EVENT, 'Thời hạn theo Kế hoạch: trong 06 tháng cuối năm 2021, chậm nhất ngày 31/12/2021 (thứ Sáu).'],
  ['a year', period('2021'), EVENT, 'Thời hạn theo Kế hoạch: trong năm 2021, chậm nhất ngày 31/12/2021 (thứ Sáu).'],
  ['a school year', period('SY2021'), EVENT, 'Thời hạn theo Kế hoạch: trong năm học 2021 - 2022, chậm nhất ngày 31/05/2022 (thứ Ba).'],
  ['an unknown period', period(null), EVENT, 'Thời hạn theo Kế hoạch: theo lời Kế hoạch.'],
  ['always', recurring('continuous'), EVENT, 'Thời hạn theo Kế hoạch: thực hiện thường xuyên.'],
  ['now and then', recurring(null), EVENT, 'Thời hạn theo Kế hoạch: định kỳ.'],
  ['weekly', recurring('week'), EVENT, 'Thời hạn theo Kế hoạch: hằng tuần.'],
  ['monthly', recurring('month'), EVENT, 'Thời hạn theo Kế hoạch: hằng tháng.'],
  ['monthly by a day', recurring('month', null, 15), EVENT, 'Thời hạn theo Kế hoạch: trước ngày 15 hằng tháng.'],
  ['quarterly', recurring('quarter'), EVENT, 'Thời hạn theo Kế hoạch: hằng quý.'],
  ['quarterly by a day', recurring('quarter', null, 20), EVENT, 'Thời hạn theo Kế hoạch: trước ngày 20 của tháng cuối quý.'],
  ['half-yearly', recurring('half_year'), EVENT, 'Thời hạn theo Kế hoạch: 06 tháng một lần.'],
  ['half-yearly by a day', recurring('half_year', null, 15), EVENT, 'Thời hạn theo Kế hoạch: trước ngày 15 của tháng cuối mỗi kỳ 06 tháng.'],
  ['yearly', recurring('year'), EVENT, 'Thời hạn theo Kế hoạch: hằng năm.'],
  ['yearly by a month', recurring('year', 12), EVENT, 'Thời hạn theo Kế hoạch: trước tháng 12 hằng năm.'],
  ['yearly by a day', recurring('year', 12, 10), EVENT, 'Thời hạn theo Kế hoạch: trước ngày 10/12 hằng năm.'],
] // biome-ignore format: a table

const NOUNS = [
  'Hội nghị',
  'Hội thảo',
  'Tọa đàm',
  'Đại hội',
  'Lễ hội',
  'Cuộc thi',
  'Kỳ thi',
  'Kỳ họp',
  'phiên họp',
  'tập huấn',
  'Lễ kỷ niệm',
]

/** Everything that can be said, through one function that notes which texts were used. */
function sayEverything(t: Texts): string[] {
  const all = Object.values(every).flatMap((facts) => [
    render(facts, BUTTONS, t),
    render(facts, NUMBERS, t),
    ...(FILES_MATTER.has(facts.kind) ? [render(facts, NO_FILES, t)] : []),
  ])
  const said = [...all, ...REFUSALS.map((code) => render(refused(code, 'chi tiết', ['lựa chọn']), BUTTONS, t))].flatMap(
    (rendered) => [...rendered.parts, ...labels(rendered)],
  )
  // What stands on a picture is said too.
  for (const facts of Object.values(every)) {
    if (facts.kind === 'export')
      for (const { name, rows } of exportSheets(facts.report, t).sheets)
        said.push(name, ...rows.flat().flatMap((cell) => (typeof cell === 'string' ? [cell] : [])))
    const picture = facts.kind === 'board' ? boardPicture(facts, t) : null
    if (picture) said.push(picture.title, ...picture.heading, ...picture.foot, ...picture.bars.map((bar) => bar.count))
  }
  const dues = RULES.map(([, one, event]) => deadlineWords(deadline(one, event), t))
  const sets = (['milestone', 'extension', 'corrected'] as const).map((set) =>
    deadlineWords(deadline(BEFORE_SUNDAY, EVENT, { set }), t),
  )
  const nouns = NOUNS.map((noun) => deadlineWords(deadline(relative(-5, { text: `trước ${noun}` }), UNDATED), t))
  const long = view({ page: 2, tasks: Array.from({ length: 90 }, (_, i) => task({ ref: `I.${i}`, light: null })) })
  const lights = (
    [
      'no_date',
      'due_soon',
      'due_today',
      'submitted',
      'returned',
      'done_on_time',
      'done_late',
      'declined',
      'paused',
      'not_due',
      'no_deadline',
    ] as const
  ).map((light) => say(view({ view: 'unacknowledged', units: [unitLine({ light })] }), t))
  const states = (['waiting', 'submitted', 'returned', 'declined'] as const).map((state) =>
    say(view({ view: 'unit', items: [item({ state })] }), t),
  )
  const journal = say(
    view({
      view: 'journal',
      journal: [
        ...JOURNAL_CODES.acts.map((action) => ({ at: 0, actor: 'An', action, object: '' })),
        ...JOURNAL_CODES.actors.map((actor) => ({ at: 0, actor, action: 'joined', object: '' })),
      ],
    }),
    t,
  )
  const linked = finish({ lines: [], choices: [[{ label: 'Sở KH&ĐT', url: 'https://example.org/u/1' }]] }, NUMBERS, t)
  return [journal, ...linked.parts, ...said, ...dues, ...sets, ...nouns, ...lights, ...states, say(long, t)]
}

/** Texts that no notice needs: said by the command line, the page, the menu. Named whole, or by a prefix with a code after it. */
const outside = sourcesBeside('render')

function namedOutsideRender(key: string): boolean {
  if (outside.includes(`'${key}'`)) return true
  return [...outside.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g)].some((found) => key.startsWith(found[1]!))
}

describe('golden texts', () => {
  it.each(LANGS)('in %s', async (lang) => {
    const said = Object.entries(every).map(
      ([name, facts]) => `## ${name}\n${golden(render(facts, BUTTONS, createTexts(lang)))}\n`,
    )
    await expect(said.join('\n')).toMatchFileSnapshot(`golden/notices.${lang}.txt`)
  })

  it('without buttons', async () => {
    const names = [
      'announcement',
      'reminder overdue',
      'ask which item',
      'view to phone',
      'proposal to move the event',
      'review of a doubtful task',
    ] as const
    const said = names.map((name) => `## ${name}\n${text(render(every[name]!, NUMBERS, vi))}\n`)
    await expect(said.join('\n')).toMatchFileSnapshot('golden/numbered.vi.txt')
  })
})

describe('a channel with few buttons', () => {
  const FEW = { buttons: true, mostButtons: 5, maxText: 2000 }
  it.each(Object.entries(every))('lists choices by number or shows them as buttons, never both: %s', (_, facts) => {
    const rendered = render(facts, FEW, vi)
    const count = rendered.choices.flat().length
    if (count === 0) return
    expect(rendered.parts.join('\n').includes('Trả lời bằng số để chọn:')).toBe(count > FEW.mostButtons)
  })
})

describe('the catalogue', () => {
  it.each(LANGS)('is used to its last key, and says nothing untoward: %s', (lang) => {
    const t = createTexts(lang)
    const used = new Set<string>()
    const noting = ((key: keyof TextArgs, ...args: never[]) => {
      used.add(key)
      return (t as (key: string, ...args: never[]) => string)(key, ...args)
    }) as Texts
    for (const said of sayEverything(noting)) {
      expect(said).not.toMatch(/\u2068|\{|\}|undefined|null|NaN|!|\[object/)
      expect(said).toBe(said.normalize('NFC'))
    }
    const keys = [...argumentsByKey(readCatalogue(lang)).keys()]
    expect(keys.filter((key) => !used.has(key) && !namedOutsideRender(key))).toEqual([])
  })
})

describe('deadline words', () => {
  it.each(RULES)('%s', (_, one, event, words) => {
    expect(deadlineWords(deadline(one, event), vi)).toBe(words)
  })

  it('name no hour that the plan does not name', () => {
    for (const [, one, event, words] of RULES) {
      const named = one !== null && 'time' in one && one.time !== null
      if (!named) expect(deadlineWords(deadline(one, event), vi)).not.toMatch(/\d:\d\d/)
      else expect(words).toMatch(/\d\d:\d\d/)
    }
  })

  it('say what is not from the plan', () => {
    const set = (kind: 'milestone' | 'extension') => deadlineWords(deadline(BEFORE_SUNDAY, EVENT, { set: kind }), vi)
    expect(set('milestone')).toMatch(/^Mốc do đơn vị chủ trì đề nghị/)
    expect(set('extension')).toMatch(/^Thời hạn đã gia hạn: /)
  })
})

describe('a unit’s card', () => {
  const card = every.announcement!

  it('greets first, names who gave the task, and offers the labels of the contract', () => {
    const rendered = render(card, BUTTONS, vi)
    expect(rendered.parts[0]).toMatch(/^<b>Kính gửi: Sở Nội vụ tỉnh Nghệ An \(đ\/c Nguyễn Văn An/)
    expect(rendered.parts[0]).toContain('UBND tỉnh giao')
    expect(labels(rendered)).toEqual([
      'Đã nhận nhiệm vụ',
      'Gửi danh sách đại biểu (mục 1)',
      'Đã hoàn thành (mục 2)',
      'Đề nghị gia hạn',
      'Xem mục 1',
      'Xem mục 2',
      'Xem mục 3',
      'Xem mục 4',
      'Chuyển đầu mối',
    ])
    expect(rendered.choices.flat()[1]).toMatchObject({ action: { do: 'send', plan: 1, assignment: 31 } })
  })

  it('lists the choices in their order where there are no buttons', () => {
    const rendered = render(card, NUMBERS, vi)
    expect(rendered.parts.at(-1)).toMatch(
      /1\. Đã nhận nhiệm vụ\n2\. Gửi danh sách đại biểu \(mục 1\)\n3\. Đã hoàn thành \(mục 2\)\n4\. Đề nghị gia hạn\n5\. Chuyển đầu mối$/,
    )
    const seeing = (row: (typeof rendered.choices)[number]) => row.some((c) => c.label.startsWith('Xem mục'))
    expect(rendered.choices).toEqual(render(card, BUTTONS, vi).choices.filter((row) => !seeing(row)))
  })

  it('stays one message by shortening tasks, and says how to see one in full', () => {
    const long = every['card too long']!
    expect(render(long, BUTTONS, vi).parts).toHaveLength(1)
    expect(say(long)).toContain('mục 1')
    expect(say({ kind: 'item', plan: plan(), item: item({ task: 'dài '.repeat(300).trim() }) })).toContain(
      'dài '.repeat(300).trim(),
    )
  })

  it('never calls an overdue item so', () => {
    for (const name of ['reminder overdue', 'announcement', 'nudge'] as const)
      expect(say(every[name]!)).not.toMatch(/quá hạn/i)
  })
})

describe('a leader', () => {
  it('looks and is offered no act', () => {
    for (const name of ['to_phone', 'unit'] as const) {
      const actions = (to: 'organizer' | 'viewer') =>
        render(view({ view: name, to }), BUTTONS, vi)
          .choices.flat()
          .map((choice) => ('action' in choice ? choice.action.do : ''))
      expect(actions('organizer').some((act) => act !== 'view')).toBe(true)
      expect(actions('viewer').every((act) => act === 'view')).toBe(true)
    }
  })

  it('alone is told "kính báo cáo"', () => {
    for (const [name, facts] of Object.entries(every)) {
      expect({ name, told: /kính báo cáo/i.test(say(facts)) }).toEqual({
        name,
        told: /^brief|for a leader$/.test(name),
      })
    }
  })
})

describe('refusals', () => {
  it.each(['stranger', 'stranger_code', 'code_invalid', 'code_paused', 'group_chat'] as const)(
    'tell a stranger nothing: %s',
    (code) => {
      expect(say(refused(code, 'Sở Nội vụ tỉnh Nghệ An', ['KH1']))).toBe(say(refused(code)))
    },
  )

  it.each(REFUSALS)('are one sentence: %s', (code) => {
    expect(say(refused(code))).toMatch(/^[^\n]+\.$/)
  })
})

describe('long lists', () => {
  const units = Array.from({ length: 63 }, (_, i) => unitLine({ unitId: i, unit: `Sở Nội vụ tỉnh thứ ${i + 1}` }))

  it.each([BUTTONS, NUMBERS])('become pages that fit and hold every line once: %o', (abilities) => {
    const seen: string[] = []
    for (let page = 1; page <= 63; page++) {
      const rendered = render(view({ view: 'to_phone', units, page }), abilities, vi)
      expect(rendered.parts).toHaveLength(1)
      seen.push(...(rendered.parts[0]!.match(/tỉnh thứ \d+: /g) ?? []))
      const next = rendered.choices.flat().find((choice) => choice.label === 'Trang sau')
      if (!next) break
      expect(next).toMatchObject({ action: { do: 'view', view: 'to_phone', page: page + 1 } })
    }
    expect(seen).toHaveLength(63)
    expect(new Set(seen).size).toBe(63)
  })

  it.each([700, 1000, 2000, 4096])('never outgrow one message of %i', (maxText) => {
    const tasks = Array.from({ length: 40 }, (_, i) => task({ ref: `I.${i}`, missing: [unitLine()] }))
    for (const view_ of ['overdue', 'unacknowledged'] as const) {
      for (let page = 1; page <= 30; page++) {
        const rendered = render(view({ view: view_, tasks, units, page }), { buttons: false, maxText }, vi)
        expect(rendered.parts).toHaveLength(1)
      }
    }
  })

  it('show the nearest page for one that is not there', () => {
    const at = (page: number) => say(view({ view: 'to_phone', units, page }))
    expect(at(0)).toBe(at(1))
    expect(at(999)).toMatch(/Trang (\d+)\/\1/)
  })
})

describe('hostile names', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '<b>',
      '</b><i>',
      'Sở KH&ĐT',
      '&amp;',
      '{ $unit }',
      '"',
      '</script>',
      '\u2068x',
      'a\u0000b',
      '\ud800',
      'x'.repeat(3000),
    ),
  )

  it('never break the markup, and parts stay within the channel', () => {
    fc.assert(
      fc.property(name, name, name, fc.constantFrom(BUTTONS, NUMBERS), (unit, words, person, abilities) => {
        const one = item({
          unit,
          executor: unit,
          task: words,
          deliverables: [words],
          coordinators: [unit],
          deliverTo: person,
        })
        const sent = submission({
          by: person,
          reason: words,
          documentNumber: words,
          way: 'document',
          files: [{ name: words, bytes: 1, version: 1 }],
        })
        const who = contact({ person, position: words, unit, phone: person })
        const facts: Facts[] = [
          {
            kind: 'card',
            card: {
              plan: plan({ title: words, organizer: unit, number: words }),
              unitId: 4,
              unit,
              addressed: unit,
              person: { name: person, position: words },
              items: [one],
              helping: [{ assignmentId: 9, no: 9, task: words, lead: unit, deadline: deadline(null) }],
            },
          },
          { kind: 'receipt', plan: plan(), item: one, submission: sent },
          { kind: 'review_item', plan: plan(), item: one, submission: sent, left: 0, next: null },
          { kind: 'remark', id: 1, answer: null, plan: plan(), contact: who, text: words, at: 0 },
          { kind: 'joined', contact: who, plan: plan(), left: 0, of: 1 },
          refused('unit_ambiguous', words, [unit, person]),
          ask('which_item_for_file', { items: [one], files: [words, person] }),
          view({ view: 'to_phone', units: [unitLine({ unit, contacts: [who] })] }),
        ]
        for (const fact of facts) {
          const rendered = render(fact, abilities, vi)
          expect(rendered.parts.length).toBeGreaterThan(0)
          for (const part of rendered.parts) {
            wellFormed(part)
            expect(textLength(part)).toBeLessThanOrEqual(abilities.maxText)
            expect(toPlain(part)).not.toMatch(/\p{Cs}/u)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

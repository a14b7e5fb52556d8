// A rehearsal without the engine: the real browser channel behind the real page, with a short script in between.
import { createBrowser } from '../../src/channels/browser/index.ts'
import type { Choice, Inbound } from '../../src/channels/channel.ts'
import { dayOf, HOUR, type Instant, instantOf, timeOf, weekday, ZONE } from '../../src/core/time.ts'
import type { Overview } from '../../src/http/client/wire.ts'
import type { RehearsalControl } from '../../src/http/rehearsal-port.ts'
import { pageTexts } from './page-texts.ts'

const DAY = 24 * HOUR

export const ORGANIZER = 'organizer'
export const START = instantOf('2026-03-12', '08:00')

const PLACES =
  'An Giang|Bắc Ninh|Cà Mau|Cao Bằng|Đắk Lắk|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Tĩnh|Hưng Yên|Khánh Hòa|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Nghệ An|Ninh Bình|Phú Thọ|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sơn La|Tây Ninh|Thái Nguyên|Thanh Hóa|Tuyên Quang|Vĩnh Long'.split(
    '|',
  )
const CITIES = ['Hà Nội', 'Huế', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Hồ Chí Minh']

export interface FakeRehearsal extends RehearsalControl {
  /** What the control was asked to do, as one line each. */
  readonly log: string[]
  /** The bot writes to a seat. */
  post(seat: string, html: string, choices?: Choice[][]): Promise<string>
  /** Makes the next act fail as a bug would. */
  breakNext(): void
  /** How many listen for changes. */
  listeners(): number
}

export interface FakeOptions {
  language?: 'vi' | 'en'
  /** Titles of the units; 34 of them where they are not said. */
  units?: string[]
}

export async function fakeRehearsal({ language = 'vi', units }: FakeOptions = {}): Promise<FakeRehearsal> {
  const titles = units ?? [
    ...CITIES.map((name) => `Sở Nội vụ thành phố ${name}`),
    ...PLACES.map((name) => `Sở Nội vụ tỉnh ${name}`),
  ]
  let now: Instant = START
  let broken = false
  let planName: string | null = '31/KH-BNV'
  const log: string[] = []
  const states = new Map<string, string>()
  const watching = new Set<() => void>()
  const channel = createBrowser({ now: () => now })
  channel.subscribe(() => {
    for (const listener of [...watching]) listener()
  })
  const seatOf = (index: number) => `unit-${index + 1}`
  const titleOf = (seat: string) => titles[Number(seat.slice(5)) - 1] ?? seat
  const post = async (chat: string, html: string, choices: Choice[][] = [], edit: string | null = null) => {
    const sent = await channel.send({ chat, html, choices, edit, replyTo: null, attachment: null })
    if (!sent.ok) throw new Error(JSON.stringify(sent.error))
    return sent.messageId
  }

  const seat = async () => {
    channel.open(ORGANIZER, 'Văn phòng Bộ')
    await post(ORGANIZER, PLAN_READ, [
      [{ label: 'Kích hoạt', data: 'activate' }],
      [{ label: 'Xem tin sẽ gửi', data: 'preview' }],
    ])
    for (const [index, title] of titles.entries()) {
      channel.open(seatOf(index), title)
      if (index % 9 === 4) states.set(seatOf(index), '2 việc chưa báo nhận')
      else if (index < 30) await post(seatOf(index), card(title), CARD_CHOICES)
    }
    channel.markRead(ORGANIZER)
  }
  const react = async (inbound: Inbound) => {
    const { id: chat } = inbound.chat
    const { content } = inbound
    if (content.kind === 'press' && content.data === 'ack') {
      await post(
        chat,
        `${card(titleOf(chat))}\n\n<i>Đã nhận nhiệm vụ lúc ${timeOf(now)}.</i>`,
        CARD_CHOICES.slice(1),
        inbound.answers,
      )
      await post(chat, 'Đã ghi nhận: đơn vị <b>đã nhận nhiệm vụ</b>.')
      states.set(chat, 'Đã nhận 2/2')
    } else if (content.kind === 'file') {
      await post(
        chat,
        `Đã tiếp nhận tệp <b>${escaped(content.file.name ?? '')}</b>, bản 1.\nMã tiếp nhận: TN-7F3K-9QXM\nMã này không thay cho văn bản gửi theo đường chính thức.`,
      )
      await post(ORGANIZER, `<b>${escaped(titleOf(chat))}</b> đã gửi: ${escaped(content.file.name ?? '')}`, [
        [
          { label: 'Tiếp nhận', data: 'accept' },
          { label: 'Đề nghị hoàn thiện', data: 'return' },
        ],
      ])
      states.set(chat, '1 việc chờ duyệt')
    } else await post(chat, content.kind === 'text' ? 'Đã chuyển ý kiến tới đơn vị chủ trì.' : 'Đã ghi nhận.')
  }
  let reactions: Promise<void> = Promise.resolve()
  await channel.start(({ inbound }) => {
    if (inbound) reactions = reactions.then(() => react(inbound))
  })
  await seat()

  const act = async <T>(line: string, doing: () => T | Promise<T>): Promise<T> => {
    log.push(line)
    if (broken) {
      broken = false
      throw new Error('the engine broke')
    }
    const result = await doing()
    await reactions
    return result
  }
  const nextAt = () => instantOf(dayOf(now), '08:00') + DAY
  return {
    language,
    words: pageTexts(language),
    zone: ZONE,
    log,
    post,
    breakNext: () => {
      broken = true
    },
    listeners: () => watching.size,
    now: () => now,
    hours: () => {
      const day = weekday(dayOf(now))
      const time = timeOf(now)
      const within = (time >= '07:30' && time < '11:30') || (time >= '13:30' && time < '17:30')
      return { working: day < 6 && within, note: day === 6 ? 'Thứ Bảy' : day === 7 ? 'Chủ nhật' : null }
    },
    nextAt: () => ({ at: nextAt(), what: 'Nhắc 33 đơn vị gửi danh sách đại biểu' }),
    planName: () => planName,
    seats: () => [
      {
        id: ORGANIZER,
        title: 'Văn phòng Bộ Nội vụ',
        role: 'organizer',
        unread: channel.unread(ORGANIZER),
        joined: true,
        state: '1 việc chờ duyệt',
      },
      ...titles.map((title, index) => ({
        id: seatOf(index),
        title,
        role: 'contact' as const,
        unread: channel.unread(seatOf(index)),
        joined: index % 9 !== 4,
        state: states.get(seatOf(index)) ?? '2 việc, hạn gần nhất 18/03',
      })),
    ],
    chat: channel.chat,
    markRead: channel.markRead,
    file: channel.file,
    say: (who, text) => act(`say ${who} ${text}`, () => channel.say(who, text)),
    press: (who, message, data) => act(`press ${who} ${data}`, () => channel.press(who, message, data)),
    upload: (who, name, bytes, caption, album) =>
      act(`upload ${[who, name, bytes.length, caption ?? '-', album ?? '-'].join(' ')}`, () =>
        channel.upload(who, name, bytes, caption, album),
      ),
    advance: (by) =>
      act(`advance ${by}`, () => {
        now = by === 'hour' ? now + HOUR : by === 'day' ? now + DAY : nextAt()
        if (by === 'next')
          for (const index of titles.slice(0, 3).keys())
            void post(seatOf(index), REMINDER, [[{ label: 'Gửi', data: 'send' }]])
        for (const listener of watching) listener()
        return now
      }),
    loadPlan: (name) =>
      act(`plan ${name}`, () => {
        if (!/\.(docx|pdf|txt)$/.test(name)) return { ok: false as const, sentence: 'Chưa đọc được tệp này.' }
        planName = name
        for (const listener of watching) listener()
        return { ok: true as const }
      }),
    reset: () =>
      act('reset', async () => {
        now = START
        states.clear()
        channel.clear()
        await seat()
      }),
    overview: () => overview(planName),
    subscribe(listener) {
      watching.add(listener)
      return () => watching.delete(listener)
    },
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const PLAN_READ = `<b>Kế hoạch số 31/KH-BNV</b>
Hội nghị trực tuyến sơ kết công tác văn thư, lưu trữ

Sự kiện: 08:00 thứ Năm, 26/03/2026
Đã đọc được <b>14 nhiệm vụ</b> của <b>40 đơn vị</b>; 9 nhiệm vụ có thời hạn.

<b>Cần làm rõ 2 điểm</b>
1. "Các cơ quan liên quan" là những cơ quan nào?
2. Nhiệm vụ III.4 ghi hai thời hạn khác nhau.`

const card = (unit: string): string => `Kính gửi: <b>${escaped(unit)}</b>
Văn phòng Bộ Nội vụ thông báo nhiệm vụ theo Kế hoạch số 31/KH-BNV.

<b>1. Gửi danh sách đại biểu dự Hội nghị</b>
Thời hạn theo Kế hoạch: trước ngày 18/03/2026 (thứ Tư). Đề nghị gửi trong giờ làm việc ngày 17/03/2026 (thứ Ba).

<b>2. Chuẩn bị phòng họp tại điểm cầu</b>
<i>Kế hoạch không quy định thời hạn.</i>`

const CARD_CHOICES: Choice[][] = [
  [{ label: 'Đã nhận nhiệm vụ', data: 'ack' }],
  [
    { label: 'Gửi sản phẩm', data: 'send' },
    { label: 'Đề nghị gia hạn', data: 'extend' },
  ],
  [{ label: 'Chuyển đầu mối', data: 'hand-over' }],
]

const REMINDER = `<b>Nhắc</b>: danh sách đại biểu dự Hội nghị
Thời hạn theo Kế hoạch: trước ngày 18/03/2026 (thứ Tư). Chưa nhận được của đơn vị.
Nếu đã gửi, đề nghị cho biết số, ngày văn bản.`

function overview(number: string | null): Overview {
  const task = (ref: string, words: string, unit: string, deadline: string) => ({
    ref,
    task: words,
    unit,
    deadline,
    note: null,
  })
  return {
    plan: {
      number,
      title: 'Tổ chức Hội nghị trực tuyến sơ kết công tác văn thư, lưu trữ giai đoạn 2021 - 2025',
      facts: [
        { label: 'Đơn vị chủ trì', value: 'Văn phòng Bộ Nội vụ' },
        { label: 'Sự kiện', value: '08:00 thứ Năm, 26/03/2026' },
        { label: 'Địa điểm', value: 'Phòng họp số 1 và 34 điểm cầu' },
      ],
    },
    totals: [
      { label: 'Nhiệm vụ', value: '14' },
      { label: 'Phần việc', value: '82' },
      { label: 'Đã nhận', value: '61' },
      { label: 'Hoàn thành đúng hạn', value: '23' },
      { label: 'Chưa hoàn thành quá hạn', value: '4' },
    ],
    questions: [
      { line: 41, message: '"Các cơ quan liên quan" là những cơ quan nào?' },
      { line: 63, message: 'Nhiệm vụ III.4 ghi hai thời hạn khác nhau: 17/03 và 18/03.' },
    ],
    tasks: [
      {
        ...task(
          'III.1',
          'Dự thảo Giấy mời và chương trình Hội nghị, trình Lãnh đạo Bộ',
          'Văn phòng Bộ',
          'trước ngày 13/03/2026',
        ),
        light: 'good',
        lightWords: 'Hoàn thành đúng hạn',
        done: 1,
        submitted: 0,
        of: 1,
      },
      {
        ...task(
          'III.5',
          'Gửi danh sách đại biểu dự Hội nghị tại điểm cầu',
          'Sở Nội vụ các tỉnh, thành phố',
          'trước ngày 18/03/2026',
        ),
        light: 'soon',
        lightWords: 'Sắp đến hạn',
        done: 21,
        submitted: 3,
        of: 34,
      },
      {
        ...task('III.4', 'Xây dựng báo cáo trung tâm', 'Cục Văn thư và Lưu trữ nhà nước', 'chậm nhất ngày 11/03/2026'),
        light: 'bad',
        lightWords: 'Quá hạn',
        done: 0,
        submitted: 0,
        of: 1,
        note: 'Hai thời hạn khác nhau, đề nghị chọn một.',
      },
      {
        ...task('III.7', 'Bảo đảm đường truyền trực tuyến', 'Trung tâm Thông tin', 'Kế hoạch không quy định thời hạn'),
        light: 'quiet',
        lightWords: 'Không thời hạn',
        done: 0,
        submitted: 1,
        of: 1,
      },
    ],
  }
}

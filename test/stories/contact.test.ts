// A contact in a hurry: a number alone, words in pieces, two cards in one hand; nothing is guessed and nothing is lost.
import { afterEach, describe, expect, it } from 'vitest'
import { loadWorld } from '../../src/app/world.ts'
import { filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { changePlan, type Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { documentFile, last, news, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let plan: Plan
let unit: Person
let organizer: Person

const PLAN = (own: string, finance: string, office: string) => `BỘ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 78/KH-BXD

Hà Nội, ngày 16 tháng 11 năm 2026

KẾ HOẠCH
Tổ chức Hội nghị sơ kết công tác quy hoạch

I. THỜI GIAN

Thời gian: 8h00, ngày 15/12/2026.

II. TỔ CHỨC THỰC HIỆN

1. Vụ Tổ chức cán bộ

Chủ trì, phối hợp với các đơn vị có liên quan giúp Lãnh đạo Bộ chuẩn bị nội dung Hội nghị, cụ thể:

${own}

2. Vụ Kế hoạch - Tài chính

${finance}

3. Văn phòng Bộ

${office}

Trên đây là Kế hoạch tổ chức Hội nghị, đề nghị các đơn vị thực hiện./.
`

const report = (no: number, day: string) =>
  `- Gửi báo cáo chuyên đề số ${no} về Vụ Tổ chức cán bộ chậm nhất ngày ${day}/12/2026.`

const THREE = [report(1, '04'), report(2, '07'), '- Bố trí phòng họp phục vụ Hội nghị.'].join('\n\n')
const TWO = [report(8, '04'), report(9, '08')].join('\n\n')

async function begin(finance = THREE, office = TWO, from = '2026-11-17 08:30'): Promise<void> {
  stage = await openStage(from)
  organizer = await stage.organizer()
  plan = await stage.loadText(PLAN('- Phát hành Giấy mời trước ngày 01/12/2026.', finance, office))
  unit = await stage.contact(plan, 'Vụ Kế hoạch - Tài chính', 'Trần Thị Lan')
  changePlan(stage.db, plan.id, { organizerUnitId: stage.unitId(plan, 'Vụ Tổ chức cán bộ') })
  stage.activate(plan)
  await stage.settle()
  news(stage, unit)
  news(stage, organizer)
}
afterEach(async () => {
  await stage.close()
  expect(stage.errors).toEqual([])
})

async function says(text: string, options: { replyTo?: string } = {}): Promise<string[]> {
  news(stage, unit)
  unit.says(text, options)
  await stage.settle()
  return news(stage, unit)
}
async function sends(name: string, options: { caption?: string } = {}): Promise<string[]> {
  news(stage, unit)
  unit.sendsDocument(documentFile(name), options)
  await stage.settle()
  return news(stage, unit)
}

/** What each item of a unit holds now: names of files, or numbers of documents with their days. */
function holds(name = 'Vụ Kế hoạch - Tài chính'): Record<number, string> {
  const { shares } = loadWorld(stage.app, plan.id, [stage.unitId(plan, name)])
  const own = shares.filter((s) => s.row.role === 'lead')
  return Object.fromEntries(
    own.flatMap((share, i) => {
      const row = submissionsOf(stage.db, [share.row.id]).findLast((s) => s.state !== 'withdrawn')
      if (!row) return []
      const files = filesOf(stage.db, [row.id]).map((f) => f.name)
      return [
        [
          i + 1,
          files.length > 0 ? files.join(', ') : `${row.documentNumber ?? row.way} ${row.documentDate ?? ''}`.trim(),
        ],
      ]
    }),
  )
}

describe('a number alone', () => {
  it.each(['mục 2', 'Nhầm, cái này là mục 2', 'muc 2 nhe', '2'])(
    'right after a receipt moves the file there: "%s"',
    async (said) => {
      await begin()
      await sends('bao-cao.docx', { caption: 'mục 1' })
      expect(holds()).toEqual({ 1: 'bao-cao.docx' })
      const [receipt] = await says(said)
      expect(receipt).toMatch(/chuyên đề số 2.*bao-cao\.docx/s)
      expect(holds()).toEqual({ 2: 'bao-cao.docx' })
      expect(news(stage, organizer).join()).not.toContain('Ý kiến')
    },
  )

  it.each(['mục 2', '2', 'item 2'])('shows that item where nothing was sent: "%s"', async (said) => {
    await begin()
    const [item] = await says(said)
    expect(item).toContain('Mục 2. Gửi báo cáo chuyên đề số 2')
    expect(holds()).toEqual({})
  })

  it('that no item has says so, and disturbs nobody', async () => {
    await begin()
    expect(await says('mục 9')).toEqual([expect.stringMatching(/không có mục mang số này.*9/)])
    expect(news(stage, organizer)).toEqual([])
  })
})

describe('asked for a document’s number', () => {
  it('a file answers as well, and a number typed later is none', async () => {
    await begin()
    unit.presses('Gửi')
    await stage.settle()
    unit.presses('Đã gửi bằng văn bản')
    await stage.settle()
    await sends('bao-cao.docx')
    expect(holds()).toEqual({ 1: 'bao-cao.docx' })
    await says('1')
    expect(holds()).toEqual({ 1: 'bao-cao.docx' })
  })

  it.each(['mục 1 gửi hôm qua', 'đã gửi mục 1 hôm qua', 'da gui muc 1 ngay 16/11'])(
    'keeps the day of "%s"',
    async (said) => {
      await begin()
      expect(await says(said)).toEqual([expect.stringContaining('số, ngày văn bản')])
      await says('45')
      expect(holds()).toEqual({ 1: '45 2026-11-16' })
    },
  )

  it('asks again for the number where only a day came', async () => {
    await begin()
    await says('đã gửi mục 1')
    expect(await says('hôm qua')).toEqual([expect.stringContaining('số, ngày văn bản')])
    await says('45/BC-KHTC')
    expect(holds()).toEqual({ 1: '45/BC-KHTC 2026-11-16' })
  })

  it('is over once the unit says that nothing will come', async () => {
    await begin()
    await says('đã gửi mục 1')
    await says('không có nội dung')
    expect(holds()).toEqual({ 1: 'declined' })
    await says('1')
    expect(holds()).toEqual({ 1: 'declined' })
  })
})

it.each(['Mục 2 ko thuộc chức năng: Vụ Quy hoạch làm', 'mục 2: không thuộc nhiệm vụ của đơn vị vì Vụ Quy hoạch làm'])(
  'an item is named first and refused after: "%s"',
  async (said) => {
    await begin()
    await says(said)
    expect(holds()).toEqual({ 2: 'declined' })
  },
)

describe('two cards in one hand', () => {
  const both = async () => {
    await begin()
    await stage.contact(plan, 'Văn phòng Bộ', unit)
    news(stage, unit)
  }

  it.each(['mục 2', '2', 'Kính gửi báo cáo mục 2'])(
    'the caption "%s" is asked about, among the two',
    async (caption) => {
      await both()
      const [question] = await sends('bao-cao.docx', { caption })
      expect(question).toContain('thuộc nhiệm vụ nào')
      expect(question).toContain('chuyên đề số 2')
      expect(question).toContain('chuyên đề số 9')
      expect(question).not.toContain('chuyên đề số 1')
      await says('2')
      expect(holds()).toEqual({})
      expect(holds('Văn phòng Bộ')).toEqual({ 2: 'bao-cao.docx' })
    },
  )

  it.each(['đã gửi mục 2 số 45/BC ngày 16/11', 'mục 2 không có nội dung', 'hoàn thành mục 2'])(
    '"%s" is asked about too',
    async (said) => {
      await both()
      const [question] = await says(said)
      expect(question).toContain('chuyên đề số 9')
      await says('1')
      expect(Object.keys(holds())).toEqual(['2'])
      expect(holds('Văn phòng Bộ')).toEqual({})
    },
  )

  it('more time for "mục 2" is asked about, and the number answers as it was listed', async () => {
    await both()
    const [question] = await says('xin gia hạn mục 2 đến 11/12 vì chờ số liệu')
    expect(question).toMatch(/chuyên đề số 1.*chuyên đề số 9/s)
    expect(question).toMatch(/4\. .*chuyên đề số 9/)
    await says('4')
    expect(last(unit)).toMatch(/chuyên đề số 9.*11\/12\/2026/s)
  })

  it('the name of the unit says which: in a caption, and as an answer', async () => {
    await both()
    await sends('a.docx', { caption: 'Văn phòng gửi mục 2' })
    expect(holds('Văn phòng Bộ')).toEqual({ 2: 'a.docx' })
    await says('đã gửi mục 1 số 45/BC ngày 16/11')
    await says('của Vụ Kế hoạch')
    expect(holds()).toEqual({ 1: '45/BC 2026-11-16' })
  })

  it('words that answer no question of the bot are not dropped', async () => {
    await both()
    await says('chủ trì: Lê An; số đại biểu: 5; kỹ thuật: Hà')
    news(stage, organizer)
    await says('danh sách thì Sở Xây dựng gửi số 12/SXD rồi mà?')
    expect(news(stage, organizer).join()).toContain('12/SXD')
  })

  it('a number alone shows the item of each card', async () => {
    await both()
    const shown = await says('mục 2')
    expect(shown).toHaveLength(2)
    expect(shown.join()).toMatch(/số 2.*số 9/s)
  })
})

describe('what a unit only helps with', () => {
  it('is looked at like any other item, and owes nothing', async () => {
    const helping = '- Bố trí kỹ thuật viên, phối hợp với Văn phòng Bộ bảo đảm đường truyền.'
    await begin(`${report(1, '04')}\n\n${helping}`, TWO)
    await stage.contact(plan, 'Văn phòng Bộ', organizer)
    news(stage, unit)
    const office = stage.fake.person('Đỗ Thị Hà')
    await stage.contact(plan, 'Văn phòng Bộ', office)
    const card = last(office)
    const no = /\n(\d)\. Bố trí kỹ thuật viên/.exec(card)?.[1]
    expect(card).toContain('Phối hợp thực hiện')
    expect(no).toBe('3')
    office.presses('Xem mục 3')
    await stage.settle()
    expect(last(office)).toMatch(/Mục 3\. Bố trí kỹ thuật viên.*không phải gửi sản phẩm/s)
    expect(office.sees().at(-1)!.buttons.flat()).toEqual(['Nguyên văn'])
    office.presses('Nguyên văn')
    await stage.settle()
    expect(last(office)).toMatch(/Nguyên văn mục 3.*- Bố trí kỹ thuật viên/s)
    office.says('nguyen van 3')
    await stage.settle()
    expect(last(office)).toContain('Nguyên văn mục 3')
    office.says('đã nhận 3')
    await stage.settle()
    expect(last(office)).toContain('không phải gửi sản phẩm')
  })
})

it('a nomination without a named product is sent, not only done; three fields are offered', async () => {
  await begin(['- Cử đại biểu tham dự Hội nghị trước ngày 04/12/2026.', report(2, '07')].join('\n\n'))
  unit.presses('Gửi kết quả (mục 1)')
  await stage.settle()
  expect(unit.sees().at(-1)!.buttons.flat()).toEqual(
    expect.arrayContaining(['Điền thông tin, không cần tệp', 'Đã gửi bằng văn bản', 'Không tham gia', 'Đã hoàn thành']),
  )
})

it('an item that needs no product can still be answered otherwise from its own message', async () => {
  await begin()
  await says('mục 3')
  unit.presses('Trả lời khác')
  await stage.settle()
  unit.presses('Không tham gia')
  await stage.settle()
  expect(holds()).toEqual({ 3: 'declined' })
  await says('mục 3')
  unit.presses('Sẽ tham gia')
  await stage.settle()
  expect(last(unit)).toContain('sẽ tham gia')
})

it('what was sent is taken back by a word as by the button', async () => {
  await begin()
  await sends('a.docx', { caption: 'mục 1' })
  await sends('b.docx', { caption: 'mục 2' })
  await says('thu hồi mục 1')
  expect(holds()).toEqual({ 2: 'b.docx' })
  await says('thu hồi')
  expect(holds()).toEqual({})
  expect((await says('thu hoi'))[0]).toContain('Không có nội dung nào')
})

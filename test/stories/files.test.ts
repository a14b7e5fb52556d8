// Files as people send them: replies, albums that come in pieces, words afterwards, the wrong item, the same file twice.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld } from '../../src/app/world.ts'
import { filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { changePlan, type Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { planWithTasks } from '../support/many-tasks.ts'
import { at, documentFile, last, messages, news, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let plan: Plan
let unit: Person
let organizer: Person

beforeEach(async () => {
  stage = await openStage('2026-11-17 08:30')
  organizer = await stage.organizer()
  plan = await stage.loadText(planWithTasks(4))
  unit = await stage.contact(plan, 'Vụ Kế hoạch - Tài chính', 'Trần Thị Lan')
  changePlan(stage.db, plan.id, { organizerUnitId: stage.unitId(plan, 'Văn phòng Bộ') })
  stage.activate(plan)
  await stage.settle()
  news(stage, unit)
  news(stage, organizer)
})
afterEach(async () => {
  await stage.close()
  expect(stage.errors).toEqual([])
})

/** What each item of the unit has, by number: names of the files of each version that counts. */
function versions(): Record<number, string[][]> {
  const shares = loadWorld(stage.app, plan.id, [stage.unitId(plan, 'Vụ Kế hoạch - Tài chính')]).shares
  return Object.fromEntries(
    shares.map((share, i) => [
      i + 1,
      submissionsOf(stage.db, [share.row.id])
        .filter((s) => s.state !== 'withdrawn')
        .map((s) => filesOf(stage.db, [s.id]).map((f) => f.name)),
    ]),
  )
}
const only = (no: number, ...files: string[][]) => ({ ...{ 1: [], 2: [], 3: [], 4: [] }, [no]: files })
const card = () => unit.sees().find((m) => m.text.startsWith('Kính gửi'))!

describe('under which item a file goes', () => {
  it.each([
    ['a number in the caption', 'mục 3'],
    ['the caption’s words', 'gửi Văn phòng báo cáo chuyên đề số 3 ạ'],
  ])('by %s', async (_what, caption) => {
    unit.sendsDocument(documentFile('a.docx'), { caption })
    await stage.settle()
    expect(versions()).toEqual(only(3, ['a.docx']))
  })

  it('by its own name', async () => {
    unit.sendsDocument(documentFile('Bao_cao_chuyen_de_so_2.docx'))
    await stage.settle()
    expect(versions()).toEqual(only(2, ['Bao_cao_chuyen_de_so_2.docx']))
  })

  it('by the item’s own message, when it is answered', async () => {
    unit.presses('Xem mục 2')
    await stage.settle()
    unit.sendsDocument(documentFile('a.docx'), { replyTo: unit.sees().at(-1)!.id })
    await stage.settle()
    expect(versions()).toEqual(only(2, ['a.docx']))
  })

  it('asks only among the items of the reminder that it answers', async () => {
    await stage.until('2026-12-01 09:00')
    const reminder = messages(stage, unit).findLast((call) => /\nNhắc: /.test(call.text ?? ''))!
    expect(reminder.text).toMatch(/chuyên đề số 1/)
    news(stage, unit)
    const shown = unit.sees().findLast((m) => m.text.includes('Nhắc: '))!
    const numbers = [...shown.text.matchAll(/^(\d+)\. /gm)].map((found) => found[1])
    unit.sendsDocument(documentFile('a.docx'), { replyTo: shown.id })
    await stage.settle()
    if (numbers.length === 1) return expect(versions()).toEqual(only(Number(numbers[0]), ['a.docx']))
    const [question] = news(stage, unit)
    for (const no of [1, 2, 3, 4]) expect(question!.includes(`\n${no}. `)).toBe(numbers.includes(String(no)))
  })

  it('takes the number and day of the document that the caption names', async () => {
    unit.sendsDocument(documentFile('a.pdf'), { caption: 'CV 123/KHTC-TH ngày 17/11, mục 1' })
    await stage.settle()
    expect(news(stage, unit).at(-1)).toContain('Kèm văn bản số 123/KHTC-TH ngày 17/11/2026.')
  })
})

describe('one question', () => {
  it('for an album whose files come ten seconds apart: it grows in place', async () => {
    const files = ['a.docx', 'b.docx', 'c.docx']
    for (const [i, name] of files.entries()) {
      unit.sendsDocument(documentFile(name), { album: '77' })
      await stage.settle()
      stage.clock.moveTo(at(`2026-11-17 08:3${i + 1}`))
    }
    expect(news(stage, unit)).toHaveLength(1)
    expect(last(unit)).toContain('a.docx, b.docx, c.docx')
    unit.says('cái này là báo cáo chuyên đề số 4')
    await stage.settle()
    expect(versions()).toEqual(only(4, files))
    expect(news(stage, unit)).toHaveLength(1)
  })

  it.each(['mục 2', '2', 'nhiệm vụ 2', 'số 2', 'báo cáo chuyên đề số 2'])('is answered by "%s"', async (answer) => {
    unit.sendsDocument(documentFile('x.docx'))
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining('thuộc nhiệm vụ nào')])
    unit.says(answer)
    await stage.settle()
    expect(versions()).toEqual(only(2, ['x.docx']))
  })

  it('stays open while what is said names no item; the words reach the organizer', async () => {
    unit.sendsDocument(documentFile('x.docx'))
    await stage.settle()
    unit.says('chờ em hỏi lại lãnh đạo đã')
    await stage.settle()
    expect(news(stage, organizer).at(-1)).toContain('chờ em hỏi lại lãnh đạo đã')
    unit.says('mục 1')
    await stage.settle()
    expect(versions()).toEqual(only(1, ['x.docx']))
  })

  it('is answered by a caption that is written afterwards', async () => {
    const sent = unit.sendsDocument(documentFile('x.docx'))
    await stage.settle()
    editCaption(sent, 'mục 3')
    await stage.settle()
    expect(versions()).toEqual(only(3, ['x.docx']))
    editCaption(sent, 'mục 4')
    await stage.settle()
    expect(versions()).toEqual(only(4, ['x.docx']))
  })
})

/** The sender corrects the caption of a file sent before, as the platform tells it. */
function editCaption(updateId: number, caption: string): void {
  const { raw } = stage.db.$client.prepare('select raw from inbox where update_id = ?').get(String(updateId)) as {
    raw: string
  }
  const { message } = JSON.parse(raw) as { message: object }
  stage.fake.updates.push('edited_message', { ...message, caption, edit_date: Math.floor(stage.clock.now() / 1000) })
}

describe('a mistake', () => {
  it('is mended by moving the file to the right item, with its time, and the record of both', async () => {
    unit.sendsDocument(documentFile('x.docx'), { caption: 'mục 1' })
    await stage.settle()
    await stage.until('2026-11-17 09:00')
    unit.presses('Chuyển sang nhiệm vụ khác')
    await stage.settle()
    unit.presses('Mục 2: ')
    await stage.settle()
    expect(versions()).toEqual(only(2, ['x.docx']))
    expect(last(unit)).toMatch(/Đã tiếp nhận tệp.*Thời gian nhận: 08:30/s)
    expect(card().text).toMatch(/ 1\. [^\n]+\n(?:[^\n]+\n)*Tình trạng: Đã nhận nhiệm vụ/)
    organizer.says('/duyet')
    await stage.settle()
    expect(last(organizer)).toContain('chuyên đề số 2')
  })

  it('is taken back, and the item is open again; what was decided stays', async () => {
    unit.says('mục 1 đã gửi số 9/BC-KHTC ngày 17/11')
    await stage.settle()
    unit.presses('Thu hồi')
    await stage.settle()
    expect(last(unit)).toContain('Đã thu hồi')
    expect(card().text).not.toContain('9/BC-KHTC')
    unit.sendsDocument(documentFile('x.docx'), { caption: 'mục 1' })
    await stage.settle()
    organizer.says('/duyet')
    await stage.settle()
    organizer.presses('Tiếp nhận')
    await stage.settle()
    await stage.until('2026-11-17 10:00')
    unit.presses('Thu hồi')
    await stage.settle()
    expect(last(unit)).toContain('đã được ghi nhận trước đó')
    expect(versions()).toEqual(only(1, ['x.docx']))
  })
})

describe('the same file again', () => {
  it('is one version; another is the next', async () => {
    for (const content of ['một', 'một', 'hai']) {
      unit.sendsDocument(documentFile('x.docx', content), { caption: 'mục 1' })
      await stage.settle()
      stage.clock.moveTo(stage.clock.now() + 600_000)
    }
    const said = news(stage, unit)
    expect(said[1]).toMatch(/trùng với bản đã tiếp nhận/)
    expect(said[2]).toContain('phiên bản 2')
    expect(versions()).toEqual(only(1, ['x.docx'], ['x.docx']))
  })
})

describe('what is not understood', () => {
  it('reaches the organizer, and shows three ways on', async () => {
    unit.says('cho em hỏi hội trường ở tầng mấy ạ?')
    await stage.settle()
    expect(news(stage, organizer)).toEqual([expect.stringContaining('tầng mấy')])
    expect(unit.sees().at(-1)!.buttons.flat()).toEqual(['Xem nhiệm vụ', 'Gửi kết quả', 'Trợ giúp'])
    unit.presses('Xem nhiệm vụ')
    await stage.settle()
    expect(last(unit)).toMatch(/^Kính gửi/)
  })

  it.each(['xin chào', 'alo', 'Alo alo', 'test', 'Chào anh ạ', 'hello'])(
    'is no remark where it only greets: %s',
    async (text) => {
      unit.says(text)
      await stage.settle()
      expect(news(stage, organizer)).toEqual([])
      expect(last(unit)).toMatch(/Đơn vị còn 4 mục chưa gửi\..*Thời hạn gần nhất.*04\/12\/2026/s)
    },
  )

  it.each([
    ['voice', 'tin thoại'],
    ['contact', 'danh thiếp'],
    ['location', 'vị trí'],
    ['sticker', 'hình dán'],
  ])('a %s gets one sentence that helps', async (kind, words) => {
    unit.sends(kind, { file_id: 'x', file_unique_id: 'x' })
    await stage.settle()
    expect(news(stage, unit)).toEqual([expect.stringContaining(words)])
  })

  it('a file over the limit is answered with its size and the limit', async () => {
    unit.sendsDocument({ name: 'phim.pdf', size: 27_300_000 })
    await stage.settle()
    expect(last(unit)).toMatch(/phim\.pdf, 27,3 MB; tối đa 2\d(?:,\d)? MB/)
  })
})

describe('taps', () => {
  it('twice on one button are one', async () => {
    unit.presses('Đã nhận nhiệm vụ')
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    expect(news(stage, unit)).toHaveLength(1)
  })

  it('by somebody who is no contact any more are answered politely, and tell nothing', async () => {
    stage.db.$client.prepare('update contact set removed_at = 1').run()
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    expect(news(stage, unit)).toEqual(['Đề nghị gửi mã kết nối do đơn vị chủ trì cung cấp.'])
  })
})

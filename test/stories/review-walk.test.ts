// The review of a plan in the chat: sent as a document, its doubts answered with taps, every field corrected, then activated.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Plan, tasksOf } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { last, news, openStage, plansOf, type Stage } from '../support/stage.ts'

/** A letterhead with a digit lost, a weekday that does not fit, an open group twice, a presenter without a task. */
const PLAN = `BỘ XÂY DỰNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/KH-BXD
Hà Nội, ngày 12 tháng 1 năm 2026

KẾ HOẠCH
Tổ chức Hội nghị tổng kết công tác quản lý nhà ở năm 2026

Căn cứ Quyết định số 880/QĐ-BXD ngày 05/11/2026 của Bộ trưởng Bộ Xây dựng.

I. MỤC ĐÍCH

Đánh giá kết quả quản lý nhà ở năm 2026.

II. NỘI DUNG

1. Thời gian: 8h00, ngày 15/12/2026 (thứ Ba).

2. Chương trình

TT	Thời gian	Nội dung	Thực hiện
1	8h00 - 8h15	Phát biểu khai mạc	Ông Lê Văn Minh, Thứ trưởng Bộ Xây dựng
2	8h15 - 9h00	Báo cáo tổng kết	Cục Quản lý nhà và thị trường bất động sản

III. TỔ CHỨC THỰC HIỆN

1. Cục Quản lý nhà và thị trường bất động sản

- Xây dựng báo cáo tổng kết, trình Lãnh đạo Bộ trước ngày 25/11/2026 (thứ Hai).

- Phối hợp với Văn phòng Bộ chuẩn bị hội trường.

2. Vụ Pháp chế

- Góp ý dự thảo báo cáo tổng kết, gửi về Cục Quản lý nhà và thị trường bất động sản trước ngày 20/11/2026.

- Rà soát văn bản liên quan.

3. Các cơ quan báo chí

- Đưa tin về Hội nghị.

- Cử phóng viên tham dự Hội nghị.

Trên đây là Kế hoạch tổ chức Hội nghị, đề nghị các đơn vị thực hiện./.

Nơi nhận:
- Lưu: VT.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG
`

describe('the review in the chat', () => {
  let stage: Stage
  let organizer: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    organizer = await stage.organizer()
    news(stage, organizer)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const says = async (words: string): Promise<string> => {
    organizer.says(words)
    await stage.settle()
    return news(stage, organizer).join('\n')
  }
  const presses = async (label: string): Promise<string> => {
    organizer.presses(label)
    await stage.settle()
    return last(organizer)
  }
  const sends = async (): Promise<Plan> => {
    organizer.sendsDocument({ name: 'ke-hoach.txt', mime: 'text/plain', bytes: Buffer.from(PLAN) })
    await stage.settle()
    news(stage, organizer)
    return plansOf(stage)[0]!
  }
  const task = (ref: string) => tasksOf(stage.db, plansOf(stage)[0]!.id).find((t) => t.ref === ref)

  it('goes from doubt to doubt with a tap each, in one message, to the messages and the activation', async () => {
    await sends()
    const before = organizer.sees().length
    let stop = await presses('Xem lại từng điểm')
    expect(stop).toContain('Hà Nội, ngày 12 tháng 1 năm 2026')
    stop = await presses('Ngày ban hành 12/11/2026')
    expect(stop).toContain('Đã ghi nhận: Ngày ban hành 12/11/2026')
    expect(stop).toMatch(/Dòng 32.*trước ngày 25\/11\/2026 \(thứ Hai\)/)
    stop = await presses('trước ngày 23/11/2026 (thứ Hai)')
    expect(stop).toContain('Đã ghi nhận III.1-1: trước ngày 23/11/2026')
    expect(stop).toContain('Các cơ quan báo chí')
    expect(organizer.sees()).toHaveLength(before + 1)
    await presses('Nêu các đơn vị của nhóm')
    stop = await says('Báo Xây dựng; Báo Nhân Dân')
    expect(stop).toContain('III.3-2')
    expect(stop).toContain('Áp dụng cho cả')
    stop = await presses('Điểm cần làm rõ tiếp theo')
    expect(stop).toContain('Lê Văn Minh')
    stop = await presses('Bỏ qua')
    expect(stop).toContain('Không còn điểm cần làm rõ')
    expect(await presses('Xem trước tin nhắn')).toContain('Kính gửi')
    expect(await presses('Kích hoạt kế hoạch')).toContain('Đề nghị xác nhận kích hoạt')
    expect(await presses('Xác nhận')).toContain('Đã kích hoạt')
  })

  it('corrects every field by a button and typed words', async () => {
    await sends()
    await says('/sua III.2-1 nội dung: Góp ý dự thảo báo cáo')
    const edits = async (field: string, words: string): Promise<string> => {
      await presses('Sửa…')
      await presses(field)
      return says(words)
    }
    expect(await edits('Thời hạn khác', 'quý IV/2026; chậm nhất 10/12/2026')).toContain('Thời hạn khác')
    expect(await edits('Đơn vị phối hợp', 'Văn phòng Bộ; các đơn vị liên quan')).toContain('Văn phòng Bộ')
    expect(await edits('Đơn vị thực hiện', 'Phòng Tổng hợp')).toContain('Phòng Tổng hợp')
    expect(await edits('Sản phẩm', 'văn bản góp ý; bảng tổng hợp')).toContain('Sản phẩm: văn bản góp ý; bảng tổng hợp')
    expect(await edits('Nơi nhận', 'Văn phòng Bộ')).toContain('Nơi nhận: Văn phòng Bộ')
    expect(await edits('Nội dung', 'Góp ý lần hai')).toContain('Nội dung đã sửa: Góp ý lần hai')
    expect(await edits('Thời hạn', 'truoc ngay 24/11/2026')).toContain('trước ngày 24/11/2026')
    expect(await edits('Đơn vị chủ trì', 'Văn phòng Bộ')).toContain('Chủ trì: Văn phòng Bộ Xây dựng')
    expect(await edits('Cùng việc với', 'III.2-2')).toContain('Cùng một việc với mục III.2-2')
    await presses('Sửa…')
    expect(await presses('Chuyển thành phối hợp')).toContain('Đã ghi nhận III.2-1: Phối hợp')
    expect(task('III.2-1')).toMatchObject({
      text: 'Góp ý lần hai',
      role: 'coordinate',
      executor: 'Phòng Tổng hợp',
      deliverTo: 'Văn phòng Bộ',
      sameAs: 'III.2-2',
      moreDeadlines: [{ kind: 'period' }, { kind: 'date', date: '2026-12-10' }],
    })
  })

  it('asks again for a value that it cannot read, and nothing is lost', async () => {
    await sends()
    await says('/sua III.2-1 sản phẩm: văn bản góp ý')
    await presses('Sửa…')
    await presses('Thời hạn')
    expect(await says('hôm nào đó')).toContain('Chưa đọc được thời hạn')
    expect(await says('trước ngày 22/11/2026')).toContain('trước ngày 22/11/2026')
    await presses('Sửa…')
    await presses('Gộp với mục khác')
    expect(await says('III.9-9')).toContain('không có mục khác')
    expect(await says('III.1-1')).toContain('khác đơn vị')
    expect(await says('III.2-2')).toContain('Đã cập nhật mục III.2-1')
    expect(task('III.2-2')?.dropped ?? true).toBe(true)
  })

  it('drops only when asked twice, splits and adds', async () => {
    await sends()
    await says('/sua III.2-1 nội dung: Góp ý')
    await presses('Sửa…')
    expect(await presses('Bỏ mục này')).toContain('Bỏ nhiệm vụ này?')
    expect(task('III.2-1')).toBeDefined()
    await presses('Bỏ nhiệm vụ này')
    expect(task('III.2-1')).toBeUndefined()
    await says('/sua III.2-2 tách: Rà soát văn bản cũ | Rà soát văn bản mới')
    expect([task('III.2-2.1')?.text, task('III.2-2.2')?.text]).toEqual(['Rà soát văn bản cũ', 'Rà soát văn bản mới'])
    await says('/sua thêm Vụ Pháp chế: Cử người tham dự; trước ngày 10/12/2026')
    expect(task('+1')).toMatchObject({ text: 'Cử người tham dự', deadline: { date: '2026-12-10' } })
  })

  it.each<[string, object]>([
    ['/sua III.2-1 thời hạn: trước ngày 22/11/2026', { deadline: { date: '2026-11-22', bound: 'before' } }],
    ['/sua III.2-1 thoi han truoc 17:00 ngay 22/11/2026', { deadline: { date: '2026-11-22', time: '17:00' } }],
    ['/sua KH1 III.2-1 hạn: không', { deadline: null }],
    ['/sua iii.2-1 chủ trì:Văn phòng Bộ', { unitText: 'Văn phòng Bộ' }],
    ['/sua III.2-1: phối hợp: Văn phòng Bộ; Thanh tra Bộ', { coordinators: ['Văn phòng Bộ', 'Thanh tra Bộ'] }],
    ['/sua III.2-1 phoi hop khong', { coordinators: [] }],
    ['/sua III.2-1 nơi nhận: Văn phòng Bộ', { deliverTo: 'Văn phòng Bộ' }],
    ['/sua III.2-1 vai trò: phối hợp', { role: 'coordinate' }],
    ['/sua III.2-1 thuc hien: Phòng Tổng hợp', { executor: 'Phòng Tổng hợp' }],
    ['/sua III.2-1 trùng với III.1-1', { sameAs: 'III.1-1' }],
    ['/correct III.2-1 text: Comment on the draft', { text: 'Comment on the draft' }],
  ])('%s', async (words, expected) => {
    await sends()
    await says(words)
    expect(task('III.2-1')).toMatchObject(expected)
  })

  it.each([
    ['/sua III.2-1 phối hợp:', 'Chưa có nội dung'],
    ['/sua III.2-1 thời hạn: khi nào xong', 'Chưa đọc được thời hạn'],
    ['/sua III.9-9 bỏ', 'không có mục khác'],
    ['/sua III.2-1 màu sắc đỏ', 'Chưa rõ cần sửa gì'],
    ['/sua III.2-1 tách: một phần', 'từ hai phần trở lên'],
    ['/sua III.2-1 đơn vị Vụ Phap chê; ', 'Đã cập nhật'],
  ])('%s is answered in one sentence', async (words, said) => {
    await sends()
    const before = JSON.stringify(task('III.2-1'))
    expect(await says(words)).toContain(said)
    if (said !== 'Đã cập nhật') expect(JSON.stringify(task('III.2-1'))).toBe(before)
  })

  it('of the plan itself: its date, its number, presenters', async () => {
    const plan = await sends()
    expect(await says('/sua ngày ban hành 12/11/2026')).toContain('12/11/2026')
    expect(await says('/sua số 215/KH-BXD')).toContain('215/KH-BXD')
    expect(await says('/sua gợi ý 1')).toContain('+1')
    expect(await says('/sua gợi ý 1')).toContain('trước đó')
    expect(stage.db.$client.prepare('select number, document_date from plan where id = ?').get(plan.id)).toEqual({
      number: '215/KH-BXD',
      document_date: '2026-11-12',
    })
  })

  it('two organizers at once: an answer to what has changed since does nothing and shows how it stands', async () => {
    await sends()
    const other = await stage.organizer('Nguyễn Thị Hai')
    news(stage, other)
    await presses('Xem lại từng điểm')
    await presses('Giữ như bản in')
    other.says('/sua III.1-1 thời hạn: trước ngày 26/11/2026')
    await stage.settle()
    expect(await presses('trước ngày 23/11/2026')).toContain('vừa được sửa ở nơi khác')
    expect(task('III.1-1')).toMatchObject({ deadline: { date: '2026-11-26' } })
  })

  it('a running plan tells only whom a correction concerns', async () => {
    const plan = await sends()
    const law = await stage.contact(plan, 'Vụ Pháp chế')
    const bureau = await stage.contact(plan, 'Cục Quản lý nhà')
    stage.activate(plan)
    await stage.settle()
    for (const person of [law, bureau, organizer]) news(stage, person)
    await says('/sua III.2-1 thời hạn: trước ngày 27/11/2026')
    expect(news(stage, law)).toEqual([expect.stringContaining('27/11/2026')])
    expect(news(stage, bureau)).toEqual([])
  })
})

// Products and receivers of a task: what is handed in and to whom, without the deadline that stands beside them.
import { describe, expect, it } from 'vitest'
import { finish } from '../../src/intake/draft.ts'
import { productsOf } from '../../src/intake/products.ts'

const CONTEXT = { documentDate: '2025-09-01', nearDate: null }

const draft = (task: string): Parameters<typeof finish>[0] => ({
  unit: { unit: 'Sở Y tế', group: false, members: [] },
  path: 'III.1',
  timing: [],
  general: null,
  task,
  heading: 'III. TỔ CHỨC THỰC HIỆN',
  line: 1,
  inherited: [],
  questions: [],
})

describe('a product', () => {
  it.each([
    ['Chuẩn bị giấy mời trước 17 giờ 00 phút, ngày 19/9/2025.', ['giấy mời']],
    ['Tổng hợp danh sách đại biểu trước 03 ngày làm việc tổ chức Hội nghị.', ['danh sách đại biểu']],
    ['Lập dự toán chậm nhất ngày 20/9/2025; gửi báo cáo trước ngày 30/9/2025.', ['dự toán', 'báo cáo']],
  ])('ends where a deadline begins: %s', (task, products) => {
    expect(finish(draft(task), 'III.1-1', CONTEXT).deliverables).toEqual(products)
  })

  it.each(['in, phát tài liệu cho đại biểu tại các điểm cầu', 'in ấn tài liệu'])(
    'is not what is only printed or handed out on the spot: %s',
    (task) => {
      expect(productsOf(task)).toEqual([])
    },
  )
})

describe('a receiver', () => {
  it.each([
    ['Gửi báo cáo về Sở Nội vụ từ ngày 20/01/2025.', 'Sở Nội vụ'],
    ['Gửi danh sách về Văn phòng Sở trước ngày 10/11/2025 để tổng hợp.', 'Văn phòng Sở'],
  ])('ends there as well: %s', (task, receiver) => {
    expect(finish(draft(task), 'III.1-1', CONTEXT).deliverTo).toBe(receiver)
  })
})

// Which milestone is usual for which work.
import { describe, expect, it } from 'vitest'
import { usualMilestone } from '../../src/core/milestones.ts'

describe('the usual milestone', () => {
  it.each([
    ['Bố trí hội trường, lễ tân, nước uống', [], -1],
    ['Bảo đảm đường truyền, cử kỹ thuật viên trực', [], -1],
    ['Bảo đảm an ninh, trật tự khu vực tổ chức', [], -1],
    ['Mời báo chí đưa tin về Hội nghị', [], -3],
    ['Tuyên truyền trên Đài phát thanh', [], -1],
    ['Phát hành Giấy mời và gửi tài liệu', [], -3],
    ['Chuẩn bị bài phát biểu khai mạc', [], -3],
    ['Phối hợp chuẩn bị nội dung', ['tham luận'], -3],
    ['Xây dựng kịch bản điều hành', [], -2],
    ['Lập dự toán kinh phí', [], -5],
    ['Thanh quyết toán kinh phí theo quy định', [], 5],
    ['Tham mưu thông báo kết luận Hội nghị', [], 3],
    ['CHUAN BI HOI TRUONG', [], -1],
    ['Chủ trì, phối hợp với Văn phòng thực hiện', [], null],
    ['Thực hiện các nhiệm vụ khác được giao', [], null],
    ['', [], null],
  ])('%s', (task, products, days) => {
    expect(usualMilestone(task, products)?.days ?? null).toBe(days)
  })
})

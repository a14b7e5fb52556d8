// The products that a task's text names: papers and data that somebody will have to hand in.

import { fold } from './fold.ts'

const KINDS =
  'giấy mời|công văn|báo cáo|chương trình|kịch bản|bài phát biểu|bài tham luận|tham luận|nội dung tham luận|danh sách|tài liệu|sơ đồ|phương án|dự toán|kế hoạch|phóng sự|biểu mẫu|quyết định|hồ sơ|tờ trình|phiếu|biên bản|thông báo|văn bản|bảng kê|bảng tổng hợp|số liệu|dữ liệu|đề cương|đề án|dự thảo|câu hỏi|ý kiến|tin, bài|tin bài|bản cam kết|thư mời|thông cáo báo chí|nội dung phóng sự|nội dung'
const MAKES =
  'dự thảo|xây dựng|chuẩn bị|lập|tổng hợp|gửi|nộp|phát hành|ban hành|trình|báo cáo|soạn thảo|biên soạn|thiết kế|cung cấp|đăng ký|hoàn thiện|viết|triển khai xây dựng|chủ trì lập|đưa|hoàn chỉnh|công bố|tham mưu ban hành'
const MADE = new RegExp(
  `(?<![\\p{L}])(?:${MAKES})\\s+(?:(?:và|,)\\s*(?:${MAKES})\\s+)?(?:các\\s+|bộ\\s+|dự thảo\\s+)?(?=(?:${KINDS})(?![\\p{L}]))`,
  'giu',
)
const END =
  /[.;:()]|,\s*(?:hoàn thành|gửi|trình|báo cáo (?!\p{Lu})|thực hiện|phục vụ|đón tiếp|trong đó|bảo đảm|đảm bảo|in,|phát|tổ chức|xong|lễ tân|tuyên truyền)|\s(?:trước ngày|trước \d|chậm nhất|dài|không quá|tối thiểu|với|về (?:Bộ|Sở|Phòng|Ban|Văn phòng|Trung tâm|UBND|Ủy ban|Cục|Vụ|Trường)|gửi (?:các|về|đến|tới)|để|hoàn thành|theo|cho đại biểu|đến các|gửi|của (?:các )?(?:cơ quan|đơn vị)|và (?:gửi|duyệt|phát hành|trực tiếp|tổ chức|thực hiện))(?:\s|$)/u
const ANOTHER = new RegExp(`^\\s*(?:,|và)\\s*(?=(?:${KINDS})(?![\\p{L}]))`, 'iu')
const STARTS_WITH_KIND = new RegExp(`^\\s*(?:${KINDS})(?![\\p{L}])`, 'iu')
const NEXT_ONE = new RegExp(`(?:,|\\svà)\\s+(?=(?:${KINDS})(?![\\p{L}]))`, 'iu')

const untilEnd = (text: string): string => {
  const stop = END.exec(text)
  if (!stop) return text
  // "danh sách A; danh sách B": a list goes on after a semicolon that another product follows.
  const after = text.slice(stop.index + 1)
  const goesOn = text.charAt(stop.index) === ';' && STARTS_WITH_KIND.test(after)
  return goesOn ? `${text.slice(0, stop.index)}, ${untilEnd(after.trimStart())}` : text.slice(0, stop.index)
}

/** The products named in a task, each as written, in order. */
export const productsOf = (text: string): string[] => {
  const products: string[] = []
  for (const match of text.matchAll(MADE)) {
    let rest = untilEnd(text.slice(match.index + match[0].length))
    for (;;) {
      const next = NEXT_ONE.exec(rest)
      const product = (next ? rest.slice(0, next.index) : rest)
        .replace(ANOTHER, '')
        .replace(/[\s,]+$/u, '')
        .trim()
      if (product !== '' && product.length <= 160 && !products.some((other) => fold(other).startsWith(fold(product))))
        products.push(product)
      if (!next) break
      rest = rest.slice(next.index + next[0].length)
    }
  }
  return products
}

/** A cell of a "Sản phẩm" column → its products. */
export const productsInCell = (cell: string): string[] =>
  cell
    .split(/\s*[;,]\s*|\s*\n\s*/u)
    .map((part) =>
      part
        .replace(/^[-–+]\s*/u, '')
        .replace(/\.$/u, '')
        .trim(),
    )
    .filter((part) => part !== '')

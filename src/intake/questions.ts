// Every doubt the reader can have: a code for programs and its sentence for people.
import type { Question } from '../core/plan-document.ts'

const SENTENCES = {
  document_date_doubtful: (detail: string) =>
    `Ngày ban hành in trên văn bản có thể bị nhầm (${detail}). Đề nghị kiểm tra; ngày được giữ như bản in.`,
  blank_number: () => 'Văn bản để trống hoặc không ghi rõ số, ký hiệu. Đề nghị bổ sung khi đã cấp số.',
  blank_date: () => 'Văn bản để trống hoặc không ghi rõ ngày ban hành. Đề nghị bổ sung.',
  duplicate_number: (detail: string) =>
    `Hai mục liền nhau cùng đánh số "${detail}". Các nhiệm vụ được đánh số theo thứ tự xuất hiện.`,
  deadline_contradictory: (detail: string) =>
    `Thời hạn "${detail}" vừa ghi "chậm nhất" vừa ghi "trước"; tạm hiểu theo nghĩa chặt hơn. Đề nghị xác nhận.`,
  deadlines_differ: (detail: string) =>
    `Một nhiệm vụ nêu các thời hạn khác nhau (${detail}). Đề nghị xác nhận thời hạn áp dụng.`,
  deadline_before_document: (detail: string) => `Thời hạn "${detail}" sớm hơn ngày ban hành văn bản. Đề nghị kiểm tra.`,
  deadline_after_event: (detail: string) =>
    `Thời hạn "${detail}" muộn hơn ngày tổ chức. Đề nghị kiểm tra nếu đây là việc phải xong trước Hội nghị.`,
  weekday_mismatch: (detail: string) => `Thứ trong tuần không khớp với ngày ghi tại "${detail}". Đề nghị kiểm tra.`,
  year_missing: (detail: string) =>
    `Thời hạn "${detail}" không ghi năm; năm được hiểu theo các mốc khác trong văn bản. Đề nghị xác nhận.`,
  year_from_document: (detail: string) => `Thời hạn "${detail}" không ghi năm; được hiểu theo năm của văn bản.`,
  year_doubtful: (detail: string) => `Năm ghi tại "${detail}" không hợp lý so với ngày ban hành. Đề nghị kiểm tra.`,
  date_invalid: (detail: string) => `Ngày ghi tại "${detail}" không có trong lịch. Đề nghị kiểm tra.`,
  open_group: (detail: string) =>
    `"${detail}" là nhóm đơn vị chưa có danh sách cụ thể. Đề nghị cho biết gồm những đơn vị nào.`,
  unit_missing: (detail: string) => `Chưa rõ đơn vị thực hiện nội dung "${detail}". Đề nghị cho biết.`,
  unit_inferred: (detail: string) => `Văn bản không nêu đơn vị; tạm hiểu là "${detail}". Đề nghị xác nhận.`,
  role_unclear: (detail: string) =>
    `Cột chủ trì/phối hợp không nói rõ đơn vị nào chủ trì trong "${detail}". Đề nghị xác nhận.`,
  event_date_unknown: () =>
    'Chưa xác định được ngày tổ chức chính thức; các thời hạn tính theo ngày tổ chức chưa có ngày cụ thể.',
  no_tasks: () => 'Không tìm thấy nhiệm vụ nào được phân công trong văn bản.',
} satisfies Record<string, (detail: string) => string>

export type QuestionCode = keyof typeof SENTENCES

/** Every code, for whoever must have an answer to each. */
export const QUESTION_CODES = Object.keys(SENTENCES) as QuestionCode[]

/** A question with its sentence; `detail` is the words of the document that it is about. */
export const ask = (code: QuestionCode, line: number, detail = ''): Question => ({
  code,
  line,
  message: SENTENCES[code](detail),
})

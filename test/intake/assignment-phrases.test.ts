// A phrase book of assignments: how offices write who does what, with whom, through whom and for whom.
import { describe, expect, it } from 'vitest'
import type { PlanAssignment } from '../../src/core/plan-document.ts'
import { planFromLines } from '../../src/intake/plan-from-lines.ts'
import { linesOf } from '../../src/intake/source.ts'

const HEAD =
  'Số: 12/KH-UBND\nĐông Hà, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nTổ chức Hội nghị tổng kết\nIII. TỔ CHỨC THỰC HIỆN\n'

/**
 * The notation: the unit with `*` where it is a class, left out where it is the heading's; `lead` or `helps`; `& A; B`
 * coordinators; `> X` who is told to do it; `→ Y` who gets the result.
 */
const noted = (one: PlanAssignment, heading: string | null): string =>
  [
    one.unit === heading ? '' : `${one.unit}${one.group ? '*' : ''}:`,
    one.role === 'lead' ? 'lead' : 'helps',
    one.coordinators.length > 0 ? `& ${one.coordinators.join('; ')}` : '',
    one.executor ? `> ${one.executor}` : '',
    one.deliverTo ? `→ ${one.deliverTo}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')

const read = (body: string, heading: string | null): string => {
  const result = planFromLines(linesOf(HEAD + body))
  if (!result.ok) throw new Error(result.code)
  return result.plan.assignments.map((one) => noted(one, heading)).join(' | ')
}

type Phrases = [sentence: string, reading: string][]

const TOGETHER: Phrases = [
  ['Chủ trì, phối hợp với Sở Tài chính thẩm định dự toán.', 'lead & Sở Tài chính'],
  ['Chủ trì phối hợp với Công an tỉnh, Sở Y tế xây dựng phương án.', 'lead & Công an tỉnh; Sở Y tế'],
  ['Chủ trì, phối hợp Văn phòng UBND tỉnh chuẩn bị hội trường.', 'lead & Văn phòng UBND tỉnh'],
  ['Chủ trì và phối hợp với Sở Tư pháp soạn thảo quy chế.', 'lead & Sở Tư pháp'],
  ['Là đơn vị đầu mối, phối hợp với các sở, ban, ngành tổng hợp số liệu.', 'lead & các sở, ban, ngành'],
  ['Là cơ quan thường trực, chủ trì, phối hợp với Sở Y tế theo dõi việc thực hiện.', 'lead & Sở Y tế'],
  ['Phối hợp với Sở Y tế tổ chức khám sức khỏe.', 'helps & Sở Y tế'],
  ['Phối hợp Sở Y tế tổ chức khám sức khỏe.', 'helps & Sở Y tế'],
  ['phối hợp với Sở Y tế tổ chức khám sức khỏe', 'helps & Sở Y tế'],
  [
    'Chủ động phối hợp với Báo và Đài Phát thanh, Truyền hình tỉnh đưa tin.',
    'helps & Báo và Đài Phát thanh, Truyền hình tỉnh',
  ],
  ['Có trách nhiệm phối hợp với Công an tỉnh bảo đảm an ninh.', 'helps & Công an tỉnh'],
  ['Tích cực phối hợp với Bưu điện tỉnh chuyển phát tài liệu.', 'helps & Bưu điện tỉnh'],
  [
    'Thường xuyên phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy định hướng dư luận.',
    'helps & Ban Tuyên giáo và Dân vận Tỉnh ủy',
  ],
  ['Phối hợp chặt chẽ với Ủy ban MTTQ Việt Nam tỉnh tuyên truyền đến Nhân dân.', 'helps & Ủy ban MTTQ Việt Nam tỉnh'],
  ['Phối hợp với đơn vị tư vấn nghiệm thu phần mềm.', 'helps & đơn vị tư vấn'],
  ['Phối hợp thực hiện các nội dung có liên quan.', 'helps'],
  ['Căn cứ Kế hoạch này, phối hợp với Sở Tài chính lập dự toán.', 'lead & Sở Tài chính'],
  ['Trên cơ sở báo cáo của các xã, phối hợp với Cục Thống kê rà soát số liệu.', 'lead & Cục Thống kê'],
  ['Hằng năm, phối hợp với Sở Tài chính tham mưu phân bổ kinh phí.', 'lead & Sở Tài chính'],
  [
    'Chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch, Sở Xây dựng trang trí khánh tiết.',
    'lead & Sở Văn hóa, Thể thao và Du lịch; Sở Xây dựng',
  ],
  [
    'Chủ trì, phối hợp với Sở Khoa học và Công nghệ và Sở Tư pháp soạn thảo đề án.',
    'lead & Sở Khoa học và Công nghệ; Sở Tư pháp',
  ],
  [
    'Chủ trì, phối hợp với các cơ quan, đơn vị liên quan kiểm tra việc thực hiện.',
    'lead & các cơ quan, đơn vị liên quan',
  ],
  ['Chủ trì, phối hợp với UBND các xã, phường rà soát hộ nghèo.', 'lead & UBND các xã, phường'],
  ['Chủ trì xây dựng kịch bản, phối hợp với Sở Tài chính bố trí kinh phí.', 'lead & Sở Tài chính'],
  ['Chuẩn bị tài liệu; phối hợp với Văn phòng UBND tỉnh phát hành giấy mời.', 'lead & Văn phòng UBND tỉnh'],
  ['Bố trí hội trường, phối hợp với Viễn thông tỉnh bảo đảm đường truyền.', 'lead & Viễn thông tỉnh'],
  ['Chủ trì, phối hợp với Trường Đại học Hùng Vương biên soạn tài liệu.', 'lead & Trường Đại học Hùng Vương'],
  [
    'Chủ trì, phối hợp với Công an, Quân sự và Y tế địa phương tổ chức diễn tập.',
    'lead & Công an, Quân sự và Y tế địa phương',
  ],
  [
    'Chủ trì, phối hợp với Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh, Tỉnh đoàn phát động phong trào.',
    'lead & Hội Liên hiệp Phụ nữ tỉnh; Hội Nông dân tỉnh; Tỉnh đoàn',
  ],
  ['Chủ trì phối hợp cùng Sở Nông nghiệp và Môi trường kiểm tra hiện trường.', 'lead & Sở Nông nghiệp và Môi trường'],
  [
    'Chủ trì, phối hợp với phòng chuyên môn của các sở, ngành cập nhật dữ liệu.',
    'lead & phòng chuyên môn của các sở, ngành',
  ],
  ['Phối hợp với các đoàn thể tuyên truyền, vận động hội viên tham gia.', 'helps & các đoàn thể'],
  ['Tham gia ý kiến theo yêu cầu của cơ quan chủ trì.', 'helps'],
  ['Cử công chức tham gia theo đề nghị, yêu cầu của đơn vị chủ trì.', 'helps'],
  ['Tham gia Hội nghị đúng thành phần.', 'lead'],
  ['Xây dựng cơ chế phối hợp giữa các ngành.', 'lead'],
  ['Ban hành quy chế phối hợp trước ngày 20/4/2026.', 'lead'],
]

const TOLD: Phrases = [
  ['Chỉ đạo Phòng Cải cách hành chính theo dõi tiến độ.', 'lead > Phòng Cải cách hành chính'],
  ['Chỉ đạo các phòng chuyên môn rà soát hồ sơ.', 'lead > các phòng chuyên môn'],
  ['Giao Văn phòng Sở bố trí xe.', 'Văn phòng Sở: lead'],
  ['Giao cho Phòng Tổ chức lập danh sách.', 'Phòng Tổ chức: lead'],
  ['Phân công Thanh tra Sở trực đường dây nóng.', 'Thanh tra Sở: lead'],
  ['Yêu cầu các đơn vị trực thuộc rà soát biên chế.', 'các đơn vị trực thuộc*: lead'],
  ['Chỉ đạo Trung tâm Lưu trữ lịch sử số hóa tài liệu.', 'lead > Trung tâm Lưu trữ lịch sử'],
  ['Chỉ đạo các trường mầm non, tiểu học tổ chức ngày hội đọc sách.', 'lead > các trường mầm non, tiểu học'],
  ['Có trách nhiệm chỉ đạo Trung tâm Y tế cử tổ trực.', 'lead > Trung tâm Y tế'],
  ['Chỉ đạo xây dựng chương trình hành động.', 'lead'],
  ['Chỉ đạo việc treo cờ Tổ quốc.', 'lead'],
  ['Phân công công chức trực Hội nghị.', 'lead'],
  ['Giao ban hằng tuần.', 'lead'],
  ['Lãnh đạo, chỉ đạo thực hiện nghiêm Kế hoạch.', 'lead'],
]

const SENT: Phrases = [
  ['Gửi báo cáo về Sở Y tế.', 'lead → Sở Y tế'],
  ['Nộp hồ sơ về Phòng Tổ chức trước ngày 10/4/2026.', 'lead → Phòng Tổ chức'],
  ['Báo cáo kết quả về UBND tỉnh (qua Sở Tài chính).', 'lead → UBND tỉnh (qua Sở Tài chính)'],
  [
    'Báo cáo UBND tỉnh (thông qua Văn phòng UBND tỉnh) trước ngày 20/4/2026.',
    'lead → UBND tỉnh (thông qua Văn phòng UBND tỉnh)',
  ],
  ['Gửi danh sách về Sở Y tế qua Phòng Nghiệp vụ Y.', 'lead → Sở Y tế (qua Phòng Nghiệp vụ Y)'],
  ['Gửi danh sách về Văn phòng Sở để tổng hợp, báo cáo UBND tỉnh.', 'lead → Văn phòng Sở'],
  ['Trình Chủ tịch UBND tỉnh phê duyệt danh sách khen thưởng.', 'lead → Chủ tịch UBND tỉnh'],
  ['Trình UBND tỉnh xem xét, quyết định.', 'lead → UBND tỉnh'],
  ['Gửi giấy mời các đại biểu.', 'lead'],
  ['Gửi tài liệu cho các đại biểu trước Hội nghị.', 'lead'],
  ['Báo cáo kết quả theo quy định.', 'lead'],
  ['Gửi về Bộ Nội vụ theo quy định.', 'lead → Bộ Nội vụ'],
  ['Nộp về Ban Tổ chức trước 16 giờ ngày 20/4/2026.', 'lead → Ban Tổ chức'],
  ['Tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy trước ngày 15/4/2026.', 'lead → Ban Thường vụ Tỉnh ủy'],
  ['Tham mưu UBND tỉnh ban hành kế hoạch.', 'lead'],
  ['Gửi Sở Tài chính thẩm định dự toán.', 'lead → Sở Tài chính'],
  ['Chuyển hồ sơ về Trung tâm Phục vụ hành chính công.', 'lead → Trung tâm Phục vụ hành chính công'],
  ['Gửi 02 bộ hồ sơ về Sở Khoa học và Công nghệ, số 12 đường Lê Lợi.', 'lead → Sở Khoa học và Công nghệ'],
  ['Gửi kết quả về UBND tỉnh và Bộ Y tế trước ngày 15/4/2026.', 'lead → UBND tỉnh và Bộ Y tế'],
  ['Gửi báo cáo cho Thường trực HĐND tỉnh.', 'lead → Thường trực HĐND tỉnh'],
  ['Phản hồi ý kiến về Sở Tư pháp chậm nhất ngày 12/4/2026.', 'lead → Sở Tư pháp'],
  ['Báo cáo kết quả thực hiện về Ban Chỉ đạo tỉnh trước ngày 25 hằng tháng.', 'lead → Ban Chỉ đạo tỉnh'],
  ['Gửi số liệu về Cục Thống kê khi có yêu cầu.', 'lead → Cục Thống kê'],
  ['Gửi báo cáo bằng văn bản và bản mềm về Phòng Tổng hợp.', 'lead → Phòng Tổng hợp'],
  ['Báo cáo tiến độ về Sở Xây dựng định kỳ hằng quý.', 'lead → Sở Xây dựng'],
  ['Gửi đề cương đến Vụ Pháp chế trước ngày 12/4/2026 để góp ý.', 'lead → Vụ Pháp chế'],
  ['Nộp bài dự thi tại Văn phòng Đoàn trường trước ngày 12/4/2026.', 'lead → Văn phòng Đoàn trường'],
  ['Đăng ký danh sách đại biểu về Văn phòng UBND tỉnh trước ngày 12/4/2026.', 'lead → Văn phòng UBND tỉnh'],
  [
    'Gửi báo cáo về Sở Giáo dục và Đào tạo (Phòng Giáo dục Mầm non).',
    'lead → Sở Giáo dục và Đào tạo (Phòng Giáo dục Mầm non)',
  ],
  ['Trình Hiệu trưởng ký ban hành.', 'lead → Hiệu trưởng'],
  ['Báo cáo về tình hình cải cách hành chính.', 'lead'],
  ['Báo cáo tham luận tại Hội nghị.', 'lead'],
  ['Gửi tham luận cho Ban Tổ chức.', 'lead → Ban Tổ chức'],
]

const NAMED: Phrases = [
  ['Sở Y tế chủ trì, phối hợp với Công an tỉnh trực cấp cứu.', 'Sở Y tế: lead & Công an tỉnh'],
  ['Các sở, ban, ngành cử đại biểu dự Hội nghị.', 'Các sở, ban, ngành*: lead'],
  ['Giao Sở Xây dựng sửa chữa hội trường.', 'Sở Xây dựng: lead'],
  ['Đề nghị Ủy ban MTTQ Việt Nam tỉnh tuyên truyền Kế hoạch.', 'Ủy ban MTTQ Việt Nam tỉnh: lead'],
  ['Đề nghị Tỉnh đoàn huy động đoàn viên.', 'Tỉnh đoàn: lead'],
  ['Văn phòng UBND tỉnh có trách nhiệm gửi giấy mời.', 'Văn phòng UBND tỉnh: lead'],
  ['Căn cứ Kế hoạch này, UBND các huyện xây dựng kế hoạch chi tiết.', 'UBND các huyện*: lead'],
  ['UBND các xã, phường chỉ đạo Trạm Y tế lập danh sách.', 'UBND các xã, phường*: lead > Trạm Y tế'],
  ['Hiệu trưởng các trường tổ chức lễ khai giảng.', 'Hiệu trưởng các trường*: lead'],
  ['Đồng chí Nguyễn Văn An phụ trách hậu cần.', 'Đồng chí Nguyễn Văn An: lead'],
  ['Giáo viên chủ nhiệm nhắc học sinh nộp bài.', 'Giáo viên chủ nhiệm*: lead'],
  ['Khoa Dược và Phòng Điều dưỡng kiểm kê vật tư.', 'Khoa Dược và Phòng Điều dưỡng: lead'],
  ['Trạm Y tế, Công an xã phối hợp kiểm tra vệ sinh.', 'Trạm Y tế, Công an xã: helps'],
  ['Công an tỉnh: Bảo đảm an ninh, trật tự.', 'Công an tỉnh: lead'],
  ['Đối với các trường THPT: Cử học sinh tham gia.', 'các trường THPT*: lead'],
  ['Đề nghị Báo Quảng Trị phối hợp với Sở Nội vụ đưa tin.', 'Báo Quảng Trị: helps & Sở Nội vụ'],
  ['Trung tâm Văn hóa, Thông tin và Thể thao treo băng rôn.', 'Trung tâm Văn hóa, Thông tin và Thể thao: lead'],
  ['Vụ Pháp luật dân sự - kinh tế góp ý dự thảo.', 'Vụ Pháp luật dân sự - kinh tế: lead'],
  ['Kho bạc Nhà nước khu vực kiểm soát chi kịp thời.', 'Kho bạc Nhà nước khu vực: lead'],
  ['Ban Quản lý Khu kinh tế tỉnh thông báo đến doanh nghiệp.', 'Ban Quản lý Khu kinh tế tỉnh: lead'],
  ['Bảo hiểm xã hội tỉnh cung cấp dữ liệu cho các bệnh viện.', 'Bảo hiểm xã hội tỉnh: lead'],
  ['Thủ trưởng các cơ quan, đơn vị triển khai Kế hoạch này.', 'Thủ trưởng các cơ quan, đơn vị*: lead'],
  ['Chủ tịch UBND các xã chịu trách nhiệm trước Chủ tịch UBND huyện.', 'Chủ tịch UBND các xã*: lead'],
  ['Trưởng thôn thông báo đến từng hộ.', 'Trưởng thôn*: lead'],
  ['Tổ Hậu cần nấu ăn cho đại biểu.', 'Tổ Hậu cần: lead'],
  ['Phòng Công tác sinh viên điểm danh, xếp chỗ.', 'Phòng Công tác sinh viên: lead'],
  ['Bệnh viện Đa khoa tỉnh tiêm bổ sung cho trẻ.', 'Bệnh viện Đa khoa tỉnh: lead'],
  ['Riêng Sở Tài chính gửi thêm thuyết minh.', 'Sở Tài chính: lead'],
  ['Giao Sở Nội vụ chủ trì, phối hợp Sở Tài chính tham mưu.', 'Sở Nội vụ: lead & Sở Tài chính'],
  ['Yêu cầu Thủ trưởng các đơn vị gửi báo cáo về Sở Nội vụ.', 'Thủ trưởng các đơn vị*: lead → Sở Nội vụ'],
  ['Để bảo đảm tiến độ, Sở Xây dựng bàn giao hội trường.', 'Sở Xây dựng: lead'],
  ['Sau khi có kết quả, Thanh tra tỉnh công khai kết luận.', 'Thanh tra tỉnh: lead'],
  ['Định kỳ hằng tháng, Công an xã báo cáo UBND xã.', 'Công an xã: lead → UBND xã'],
  ['Mời Đài Truyền hình Việt Nam dự và đưa tin.', 'Đài Truyền hình Việt Nam: lead'],
  ['Các khoa: Dược, Nội, Ngoại kiểm tra tủ thuốc.', 'Các khoa: Dược, Nội, Ngoại: lead'],
  ['Phòng quản lý đô thị kiểm tra hiện trường.', 'Phòng quản lý đô thị: lead'],
  ['Ngân hàng Nhà nước chi nhánh tỉnh báo cáo số liệu.', 'Ngân hàng Nhà nước chi nhánh tỉnh: lead'],
  ['Ban Quản lý dự án tỉnh lập hồ sơ.', 'Ban Quản lý dự án tỉnh: lead'],
  ['Ủy ban bầu cử xã niêm yết danh sách cử tri.', 'Ủy ban bầu cử xã: lead'],
  ['Các trường ngoài công lập tổ chức kiểm tra.', 'Các trường ngoài công lập*: lead'],
  ['Phòng Cảnh sát giao thông phân luồng.', 'Phòng Cảnh sát giao thông: lead'],
  ['Tổ thư ký ghi biên bản.', 'Tổ thư ký: lead'],
  [
    'Viện Kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh tổ chức phiên tòa mẫu.',
    'Viện Kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh: lead',
  ],
  ['Cán bộ y tế, nhân viên thư viện dọn vệ sinh.', 'Cán bộ y tế, nhân viên thư viện*: lead'],
]

const BEHIND: Phrases = [
  ['In băng rôn, khẩu hiệu (Văn phòng Sở chủ trì).', 'Văn phòng Sở: lead'],
  ['Niêm yết công khai danh sách - Phòng Văn hóa thực hiện.', 'Phòng Văn hóa: lead'],
  ['Chuẩn bị nước uống. Đơn vị thực hiện: Tổ Hậu cần.', 'Tổ Hậu cần: lead'],
  ['Duyệt tiết mục. Chủ trì: Đoàn trường. Phối hợp: Công đoàn trường.', 'Đoàn trường: lead & Công đoàn trường'],
  ['Lắp đặt âm thanh – Trung tâm Công nghệ thông tin phụ trách.', 'Trung tâm Công nghệ thông tin: lead'],
  ['Đón tiếp đại biểu (giao Phòng Hành chính - Quản trị đảm nhiệm).', 'Phòng Hành chính - Quản trị: lead'],
  ['Kiểm tra phòng cháy (Cơ quan thực hiện: Công an phường).', 'Công an phường: lead'],
  ['Viết bài tuyên truyền; Người phụ trách: Bà Trần Thị Bình.', 'Bà Trần Thị Bình: lead'],
]

describe.each([
  ['lead and help', TOGETHER],
  ['who is told to do it', TOLD],
  ['who gets the result', SENT],
])('below a unit: %s', (_, phrases) => {
  it.each(phrases)('%s', (sentence, reading) => expect(read(`1. Sở Nội vụ\n- ${sentence}`, 'Sở Nội vụ')).toBe(reading))
})

describe('a unit named by the sentence', () => {
  it.each(NAMED)('%s', (sentence, reading) => expect(read(`1. ${sentence}`, null)).toBe(reading))
})

describe('a unit named behind the task', () => {
  it.each(BEHIND)('%s', (sentence, reading) => expect(read(`1. ${sentence}`, null)).toBe(reading))
})

it('the book holds at least a hundred and twenty sentences, none twice', () => {
  const all = [TOGETHER, TOLD, SENT, NAMED, BEHIND].flat().map(([sentence]) => sentence)
  expect(all.length).toBeGreaterThanOrEqual(120)
  expect(new Set(all).size).toBe(all.length)
})

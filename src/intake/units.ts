// Names of bodies in running text: where one begins, where its verb starts, how a list of bodies splits.
import { fold } from './fold.ts'

// A head word alone is a common word too ("ban hành", "phòng, chống", "số"): a name must follow in capitals.
const PROPER_HEAD =
  /^(?:bưu điện|điện lực|viễn thông|chi nhánh|viện kiểm sát(?: nhân dân)?|ban chỉ huy|nhà văn hóa|nhà thi đấu|thầy|cô|hiệp hội|câu lạc bộ|hội liên hiệp|hợp tác xã|đại học|nhà hát|bảo tàng|thư viện|quỹ|bộ tư lệnh|ban quản lý|tòa soạn|đồn|phân hiệu|đài truyền hình|tổng cục|chi cục|cục|vụ|sở|phòng|ban|bộ|trung tâm|văn phòng|viện|học viện|hội đồng|hội|đoàn|báo|đài|trường|khoa|tổ|liên đoàn|ngân hàng|kho bạc|công ty|tổng công ty|tập đoàn|thanh tra|tòa án|toà án|huyện|tỉnh|thành phố|xã|phường|quận|thị xã|cơ quan|đơn vị|điểm cầu|tiểu ban|nhà xuất bản|bệnh viện|đảng ủy|đảng uỷ|hạt|trạm|đội|thường trực|chi bộ|đảng bộ|công đoàn|bí thư|trưởng|phó trưởng|chánh|phó chánh|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|hiệu trưởng|phó hiệu trưởng|vụ trưởng|phó vụ trưởng|cục trưởng|thứ trưởng|bộ trưởng|ông|bà|đồng chí|đ\/c|lãnh đạo|đại diện|đại diện lãnh đạo|thủ trưởng|nhóm|bộ phận|công chức|cán bộ|viên chức|nhân viên|chuyên viên|ủy viên|uỷ viên|trưởng thôn|trưởng ấp|trưởng khu|nhà khách|nhà máy|xí nghiệp|tổng đài|mặt trận|cụm|khối|lớp|chi đội|tiểu học|mầm non)(?=\s)/iu
const WHOLE_HEAD =
  /^(?:ủy ban(?: nhân dân)?|uỷ ban(?: nhân dân)?|ubnd|ubmttq|mttq|mặt trận tổ quốc|hội đồng nhân dân|hđnd|bảo hiểm xã hội|bhxh|công an|bộ chỉ huy quân sự|bộ đội biên phòng|nhà trường|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|quận ủy|quận uỷ|đảng ủy|đảng uỷ|vpubnd|văn phòng bộ|vpub\p{Lu}*|ban giám hiệu|bgh|bộ trưởng(?=,)|thứ trưởng(?=,)|trưởng (?:bản|thôn|ấp|xóm|làng|buôn|khóm|khối|khu phố|khu dân cư|tổ dân phố|đoàn|ban|tiểu ban)|(?:rà soát|điều tra|giám sát|cộng tác|tuyên truyền|báo cáo|hướng dẫn|kiểm tra|kiểm soát|thanh tra|huấn luyện|tình nguyện) viên|thư ký|ban giám đốc|ban thường vụ|ban chấp hành|ban đại diện|giáo viên|gvcn|gvbm|nhân viên|tổng phụ trách|tpt|tổ trưởng|tổ chuyên môn|tổ văn phòng|chi đoàn|liên đội|chi hội|công đoàn|(?:tỉnh|thành|huyện|quận|thị|xã|phường) (?:đoàn|hội)(?= \p{Lu})|(?:tỉnh|thành|huyện|quận|thị) đoàn|đoàn thanh niên|đoàn tncs|đoàn thể|bql|lđlđ|cđcs|cđn|ttyt|kbnn|ttgdtx|tand|vksnd|ban chỉ đạo|bcđ|ban tổ chức|thủ trưởng|hiệu trưởng|phó hiệu trưởng|giám đốc|lãnh đạo|chánh văn phòng|kho bạc nhà nước|liên đoàn lao động|tổ công tác|tổ giúp việc|cơ sở (?:kcb|khám|giáo dục|gdmn|y tế|đào tạo|sản xuất|kinh doanh|dạy|cai)|phòng gd|sở gd|pgd|sgd|các sở|văn phòng)(?![\p{Ll}])/iu
const CLASS_NOUN =
  'sở|ban|bộ|ngành|cơ quan|đơn vị|trường|khoa|phòng|vụ|cục|chi cục|tổng cục|tỉnh|thành phố|địa phương|huyện|quận|thị xã|xã|phường|cơ sở|tổ chức|hội|đoàn thể|doanh nghiệp|hợp tác xã|thành viên|tổ|đồng chí|nhà trường|trung tâm|viện|báo|đài|ủy ban|uỷ ban|ubnd|hiệp hội|tiểu ban|công ty|tập đoàn|ngân hàng|đại học|học viện|nhà|lớp|thôn|bệnh viện|đội|nhóm|cấp|thủ trưởng|hiệu trưởng|giám đốc|ấp|buôn|bản|khu phố|tổ dân phố|khu dân cư|đặc khu|thị trấn|lực lượng|chi hội|chi đoàn|đoàn|trạm|câu lạc bộ|bộ môn|cụm|nhà mạng|chủ đầu tư|nhà thầu|hộ kinh doanh|ban quản lý|chi nhánh|chi bộ|đảng bộ|đảng ủy|điểm cầu'
const CLASS_HEAD = new RegExp(
  `^(?:(?:toàn bộ|tất cả|mỗi|từng|những|các|một số|\\d{1,3})\\s+)+(?:${CLASS_NOUN})(?![\\p{Ll}])|^(?:trưởng|thủ trưởng|giám đốc|hiệu trưởng|lãnh đạo|đại diện|chủ tịch|chánh văn phòng|người đứng đầu)\\s+(?:các|cơ quan|cơ sở|đơn vị|ubnd|ủy ban|uỷ ban|sở|phòng|ban|nhà trường|trường|văn phòng)(?![\\p{Ll}])`,
  'iu',
)
const NOT_A_BODY =
  /^(?:các|những|một số|từng|mỗi)\s+(?:tổ chức thực|hội nghị|báo cáo|bộ phận khác|bộ tài liệu|bộ chỉ số|phòng họp|nhà nước)|^(?:hội nghị|hội trường|hội thảo|hội thi|trường hợp|bộ phận (?:không|dân cư|cán bộ)|cán bộ,|ban hành|phòng họp|phòng ngừa|phòng, chống|báo cáo|tổ chức|đoàn kết|văn phòng phẩm|bộ tài liệu|cơ quan,? đơn vị nào)(?![\p{Ll}])/iu

/** Names that offices also write in small letters: "ban tuyên giáo", "phòng giáo dục", "trạm y tế". */
const LOWER_NAME = new RegExp(
  `^(?:${[
    'ban\\s+(?:tuyên giáo|dân vận|tổ chức|nội chính|biên tập|văn hóa|công tác mặt trận|thanh tra nhân dân|hòa giải|bảo vệ|tài chính|quân sự|công an)',
    '(?:phòng|sở|vụ|ban|khoa|tổ|bộ phận)\\s+(?:giáo dục|tài chính|nội vụ|văn hóa|văn hoá|lao động|kinh tế|y tế|tư pháp|tài nguyên|nông nghiệp|hành chính|tổ chức cán bộ|tổ chức -|tổ chức hành chính|kế hoạch|kế toán|đào tạo|quản lý|khảo thí|công tác (?:sinh viên|chính trị|học sinh)|thanh tra|nghiệp vụ|tổng hợp|quản trị|chuyên môn|chính trị|văn thư|văn phòng|một cửa|tiếp nhận|truyền thông|kỹ thuật|thư ký|thi đua|thiết bị|thư viện|bảo vệ|nhà bếp|cấp dưỡng|khám bệnh|điều dưỡng|dược|xét nghiệm|công nghệ thông tin)',
    'ban quản lý\\s+(?:bản|thôn|chợ|dự án|di tích|rừng|khu|cụm)',
    'hội\\s+(?:nông dân|phụ nữ|cựu chiến binh|cựu giáo chức|chữ thập đỏ|người cao tuổi|khuyến học|cha mẹ|phụ huynh|sinh viên|đồng đội)',
    'trung tâm\\s+(?:y tế|văn hóa|văn hoá|giáo dục|học tập|dịch vụ|hành chính|chính trị|bồi dưỡng|công nghệ|thông tin|ngoại ngữ)',
    'trạm\\s+(?:y tế|truyền thanh|thú y|khuyến nông|bảo vệ)',
    'đài\\s+(?:truyền thanh|phát thanh|truyền hình)',
    'trường\\s+(?:tiểu học|trung học|mầm non|mẫu giáo|đại học|cao đẳng|trung cấp|phổ thông)',
    '(?:đoàn|liên đội|chi đoàn|công đoàn|chi bộ|đảng bộ)\\s+(?:trường|xã|phường|cơ sở|huyện|quận|ngành|viên chức|công an)',
    'công chức\\s+(?:văn hóa|văn hoá|tài chính|tư pháp|địa chính|văn phòng|lao động|nông nghiệp|phụ trách|chuyên môn)',
    '(?:cán bộ|viên chức|nhân viên|chuyên viên)\\s+(?:y tế|thư viện|kế toán|văn thư|văn hóa|văn hoá|tư pháp|địa chính|phụ trách|thiết bị|công nghệ thông tin)',
  ].join('|')})(?![\\p{Ll}])`,
  'iu',
)

/** The length of the head word if a body's name begins at the start of the text, else 0. */
const headLength = (text: string): number => {
  if (NOT_A_BODY.test(text) || /^phòng,/iu.test(text)) return 0
  const sure = WHOLE_HEAD.exec(text) ?? CLASS_HEAD.exec(text)
  if (sure) return sure[0].length
  const proper = PROPER_HEAD.exec(text)
  if (!proper) return 0
  const next = text.slice(proper[0].length).trimStart()
  if (LOWER_NAME.test(`${proper[0].toLowerCase()} ${next}`)) return proper[0].length
  return /^(?:[\p{Lu}“"]|\d|các\b|cấp (?:trên|dưới|tỉnh|huyện|xã|phường|cơ sở|ủy|uỷ|trường|học)|chuyên môn|chức năng|tỉnh|huyện|xã|phường|tỉnh|nhân dân|thuộc)/u.test(
    next,
  ) || /^sở,\s+(?:ban|ngành)/iu.test(text)
    ? proper[0].length
    : 0
}

/** True where the text begins with the name of a body or of a class of bodies. */
export const beginsWithBody = (text: string): boolean => headLength(text) > 0

const VERBS = [
  'chủ trì',
  'chủ động',
  'phối hợp',
  'có trách nhiệm',
  'chịu trách nhiệm',
  'có nhiệm vụ',
  'có kế hoạch',
  'xây dựng',
  'tổ chức',
  'chuẩn bị',
  'cử',
  'tổng hợp',
  'hướng dẫn',
  'bố trí',
  'rà soát',
  'đảm bảo',
  'bảo đảm',
  'gửi',
  'nộp',
  'báo cáo',
  'tham mưu',
  'triển khai',
  'thực hiện',
  'lập',
  'cung cấp',
  'thông báo',
  'tuyên truyền',
  'theo dõi',
  'kiểm tra',
  'đôn đốc',
  'lựa chọn',
  'phổ biến',
  'truy cập',
  'căn cứ',
  'đăng ký',
  'đăng tải',
  'đề xuất',
  'tiếp nhận',
  'tham gia',
  'tham dự',
  'quán triệt',
  'chỉ đạo',
  'phân công',
  'ban hành',
  'công bố',
  'in',
  'phát hành',
  'dự thảo',
  'trình',
  'thẩm định',
  'phê duyệt',
  'hỗ trợ',
  'tạo điều kiện',
  'cập nhật',
  'thống kê',
  'là',
  'giúp',
  'tiếp tục',
  'tăng cường',
  'phải',
  'cần',
  'sẽ',
  'xem xét',
  'nghiên cứu',
  'đưa tin',
  'viết bài',
  'xác định',
  'hoàn thành',
  'hoàn thiện',
  'vận hành',
  'kết nối',
  'giám sát',
  'đánh giá',
  'mời',
  'thành lập',
  'kiện toàn',
  'chi trả',
  'quyết định',
  'ký',
  'kí',
  'đăng kí',
  'quản lí',
  'xử lí',
  'lãnh đạo xây dựng',
  'lãnh đạo thực hiện',
  'lãnh đạo tổ chức',
  'lãnh đạo triển khai',
  'lãnh đạo, chỉ đạo',
  'đón tiếp',
  'phục vụ',
  'duyệt',
  'trao',
  'nghiêm túc',
  'kịp thời',
  'khẩn trương',
  'thường xuyên',
  'định kỳ',
  'hằng năm',
  'hàng năm',
  'phát biểu',
  'trực tiếp',
  'khảo sát',
  'lồng ghép',
  'bổ sung',
  'kiểm soát',
  'chấm điểm',
  'niêm yết',
  'thu thập',
  'phân tích',
  'xử lý',
  'giải quyết',
  'giới thiệu',
  'đề nghị',
  'yêu cầu',
  'giao',
  'thực hành',
  'trang trí',
  'sắp xếp',
  'quản lý',
  'ứng dụng',
  'huy động',
  'kêu gọi',
  'vận động',
  'đầu tư',
  'nâng cao',
  'khai thác',
  'tham luận',
  'được phân công',
  'được giao',
  'không',
  'nắm',
  'bám sát',
  'tập trung',
  'đẩy mạnh',
  'hợp đồng',
  'mua sắm',
  'quay phim',
  'ghi hình',
  'chụp ảnh',
  'trả lời',
  'trình bày',
  'chia sẻ',
  'cho ý kiến',
  'góp ý',
  'rút kinh nghiệm',
  'khen thưởng',
  'sử dụng',
  'lưu trữ',
  'tính toán',
  'nhập',
  'kê khai',
  'điều hành',
  'dẫn chương trình',
  'thiết kế',
  'bàn giao',
  'tiến hành',
  'đăng',
  'phát sóng',
  'xin ý kiến',
  'cam kết',
  'nêu cao',
  'ưu tiên',
  'dự',
  'chọn',
  'lên kế hoạch',
  'lên kịch bản',
  'mở',
  'treo',
  'lắp đặt',
  'trực(?! thuộc| tuyến| tiếp)',
  'tập hợp',
  'thẩm tra',
  'biên soạn',
  'soạn thảo',
  'viết',
  'công khai',
  'đưa',
  'bầu',
  'đón',
  'tiếp đón',
  'chạy thử',
  'thử nghiệm',
  'chấp hành',
  'duy trì',
  'phân bổ',
  'cân đối',
  'cấp phát',
  'thanh toán',
  'quyết toán',
  'tập huấn',
  'bồi dưỡng',
  'đào tạo',
  'phát động',
  'phát huy',
  'vận dụng',
  'đề cử',
  'tổng kết',
  'sơ kết',
  'kê',
  'dọn',
  'trưng bày',
  'tuần tra',
  'bố phòng',
  'phân luồng',
  'điều động',
  'huấn luyện',
  'quyên góp',
  'quản trị',
  'giữ',
  'vệ sinh',
  'trồng',
  'rải',
  'phun',
  'cắm',
  'sửa chữa',
  'khắc phục',
  'thu gom',
  'đối chiếu',
  'xác minh',
  'xác nhận',
  'đính chính',
  'sao gửi',
  'ghi nhận',
  'lấy ý kiến',
  'thống nhất',
  'cắt cử',
  'phụ trách',
  'điều phối',
  'có ít nhất',
  'có tối thiểu',
  'dàn dựng',
  'bốc thăm',
  'cấp giấy',
  'chuyển',
  'nhận',
  'thu',
  'chi',
  'họp',
]
const VERB = new RegExp(
  `(?<![\\p{L}\\d&-])(?:dịch(?! (?:vụ|bệnh))|cấp(?! (?:tỉnh|huyện|xã|phường|thôn|trường|cơ sở|sở|bộ|trung ương|trên|dưới|ủy|uỷ|học|cao|mình|quốc gia))|${VERBS.sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}])`,
  'gu',
)
const VERB_AHEAD = new RegExp(VERB.source, 'u')
const QUALIFIES = /^(?:chủ trì|phối hợp|thực hiện|tham mưu|quản lý|tham gia|được giao|được phân công|kiểm soát)$/
// After these the word is part of a name or an attribute ("về xây dựng pháp luật", "công tác tuyên truyền").
const NOUN_BEFORE =
  /(?:(?<![\p{L}])(?:về|của|cho|để|công tác|nhiệm vụ|việc|sự|hoạt động|chương trình|kế hoạch|(?<!trực )thuộc|tại|theo|bộ phận|báo chí,|lĩnh vực|chuyên ngành|được giao|chức năng|đội ngũ|đã|đang|giấy|văn bản|(?<!(?:xuất|trưởng|thôn|lý|các) )bản|đề án|hội đồng|thành viên|khi|trong|nội dung|quy định|kết quả|được|các|cơ quan,|những|mọi|từng))\s+$/iu
const ATTRIBUTE = /(?:đơn vị|cơ quan|bộ phận|cá nhân|tập thể|người)\s+$/iu

/** Where the first act begins after a name, or -1. Verbs are small letters; in names they have capitals or follow "về", "của". */
export const verbAt = (text: string, from: number): number => {
  for (const match of text.slice(from).matchAll(VERB)) {
    const at = from + match.index
    // A verb never stands at the very start: names come first. What is looked back at is bounded.
    if (at <= from || (match.index === 0 && from > 0 && /[\p{L}\d]/u.test(text.charAt(from - 1)))) continue
    const word = match[0]
    const before = text.slice(Math.max(0, at - 120), at)
    const after = text.slice(at + word.length, at + word.length + 200)
    if (!belongsToName(word, before, after)) return at
  }
  return -1
}

/** True where a word that can be an act is part of a name or qualifies a noun ("các đơn vị tham gia Hội nghị"). */
const belongsToName = (word: string, before: string, after: string): boolean => {
  if (/^(?:là|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)$/u.test(word)) return false
  if (NOUN_BEFORE.test(before.slice(-40))) return true
  if (word === 'phụ trách' && /tổng\s+$/iu.test(before)) return true
  if (word === 'tổ chức' && /được (?:chọn|giao|phân công)\s+$/u.test(before) && VERB_AHEAD.test(after)) return true
  if (word === 'tổ chức')
    return /,\s*$/.test(before) || /^(?:,|\s+(?:chính trị|xã hội|đoàn thể|và cá nhân|có liên quan|,))/u.test(after)
  const more = (): boolean => VERB_AHEAD.test(after)
  if (ATTRIBUTE.test(before.slice(-40)) && QUALIFIES.test(word)) {
    if (!/^,?\s*phối hợp|^\s+(?:với|xây dựng)/u.test(after) && more()) return true
    if (/^\s*(?:$|[.;:)])/u.test(after)) return true
  }
  return (
    word === 'tham gia' &&
    /(?:các|những)\s+[\p{L}\s,]+$/iu.test(before) &&
    !/^\s+(?:đầy đủ|và|ý kiến|hội nghị)/iu.test(after) &&
    more()
  )
}

const trimName = (name: string): string =>
  name
    .replace(/^[\s,;:–-]+|[\s,;:.–-]+$/gu, '')
    .replace(/\s+(?:và|để|cùng|cũng)$/u, '')
    .trim()

/** The subject with which a sentence begins, and where its act starts; null where it does not begin with a body and an act. */
export const subjectOf = (text: string): { name: string; act: number } | null => {
  const head = headLength(text)
  if (head === 0) return null
  const act = verbAt(text, head)
  if (act < 0) return null
  const raw = text.slice(0, act)
  // A full stop, colon or semicolon ends what could be a name.
  const plain = raw.replace(/\([^()]{0,400}\)/g, '')
  if (/[!?]|[\p{Ll}\d)]\.\s/u.test(plain) || raw.length > 320) return null
  // "Thủ trưởng các sở; Chủ tịch UBND các huyện …" and "UBND các tỉnh: A, B, C …" are subjects all the same.
  const listed = /^(?:các|những)\s+\p{L}+(?:\s\p{L}+){0,2}\s*:\s*(?=\p{Lu})[^:]*,[^:]*$/iu.test(plain)
  if (/:/.test(plain) && namesOfKind(plain).length < 2 && !listed) return null
  if (/;/.test(plain) && !listed && !plain.split(';').every((part) => headLength(part.trim()) > 0)) return null
  const name = trimName(
    raw
      .replace(/\([^()]{0,400}\)\s*$/u, '')
      // "các bộ, ngành theo chức năng, nhiệm vụ xây dựng": by what right is no part of the name.
      .replace(
        /,?\s+(?:theo (?:chức năng|nhiệm vụ|thẩm quyền|phân công|địa bàn)|tùy theo|tuỳ theo|trong phạm vi|căn cứ|trên cơ sở)(?![\p{L}]).*$/iu,
        '',
      ),
  )
  return name === '' ? null : { name, act }
}

/** "Giao", "Đề nghị", "Yêu cầu", "Đối với" before a name: how many characters they take. */
export const leadInLength = (text: string): number =>
  /^(?:giao cho|giao|đề nghị|yêu cầu|đối với|phân công|mời|riêng(?: đối với)?)\s+(?!nhiệm vụ)/iu.exec(text)?.[0]
    .length ?? 0

/** A clause before the subject, "Căn cứ Kế hoạch này, các sở …": how many characters it takes. */
export const clauseLength = (text: string): number => {
  // "Cấp tỉnh: Sở Nội vụ chủ trì …"
  const level = /^(?:cấp|tuyến)\s[^:;,.]{1,30}:\s*/iu.exec(text)
  if (level) return level[0].length
  const match =
    /^(?:căn cứ|trên cơ sở|theo|để|nhằm|hằng năm|hàng năm|định kỳ|sau khi|khi|riêng(?: đối với)?|ngoài ra|đồng thời|bước \d+\s*:|trước|trong)(?![\p{L}])/iu.exec(
      text,
    )
  if (!match) return 0
  if (/^riêng/iu.test(text)) {
    const length = /^riêng(?: đối với)?\s+/iu.exec(text)?.[0].length ?? 0
    return beginsWithBody(text.slice(length)) ? length : 0
  }
  if (/^bước/iu.test(text)) return match[0].length + (/^\s*/.exec(text.slice(match[0].length))?.[0].length ?? 0)
  for (let comma = text.indexOf(','); comma >= 0 && comma < 200; comma = text.indexOf(',', comma + 1)) {
    const rest = text.slice(comma + 1)
    const blank = /^\s*/.exec(rest)![0].length
    // "Căn cứ nhiệm vụ, chỉ đạo các trường, …": an act right behind the clause has no subject of its own.
    if (verbAt(`· ${rest.slice(blank, blank + 60)}`, 0) === 2 && !beginsWithBody(rest.slice(blank))) return 0
    if (subjectOf(rest.slice(blank))) return comma + 1 + blank
  }
  return 0
}

// In a list, a body may be named by its kind alone: "Văn phòng Bộ và đơn vị viễn thông".
const COMMON_BODY = /^(?:đơn vị|cơ quan|nhà mạng|địa phương|chính quyền)\s/u

/** Splits a list of bodies only where the next part begins with a head word, so that names keep their own commas. */
export const splitBodies = (text: string): string[] => {
  const parts: string[] = []
  let start = 0
  const outside = text.replace(/\([^()]{0,400}\)/g, (inner) => '·'.repeat(inner.length))
  const separator = /\s*;\s*|\s*,\s*(?:và\s+)?|\s+(?:và|cùng|với)\s+(?:với\s+)?/gu
  for (let match = separator.exec(outside); match; match = separator.exec(outside)) {
    const rest = text.slice(match.index + match[0].length)
    if (
      /^\s*;/.test(match[0]) ||
      ((headLength(rest) > 0 || COMMON_BODY.test(rest)) && separates(text.slice(start, match.index), rest))
    ) {
      parts.push(text.slice(start, match.index))
      start = match.index + match[0].length
    }
  }
  parts.push(text.slice(start))
  return parts.map(trimName).filter((part) => part !== '')
}

// "các sở, ban, ngành" and "UBND các quận, huyện, thị xã" are one class each.
const separates = (left: string, rest: string): boolean => {
  // "Báo và Đài PT-TH tỉnh": what follows completes the first word.
  if (!/\s/.test(left.trim()) && !/^(?:UBND|HĐND|BHXH|MTTQ)/u.test(left)) return false
  if (
    /^(?:ban|ngành|phòng|tổ chức|đoàn thể|đơn vị|huyện|quận|xã|phường|thị xã|thị trấn|thành phố|tỉnh|cơ quan|trường)(?![\p{L}])/u.test(
      rest,
    )
  )
    return /^\p{Lu}/u.test(rest)
  if (/^thành phố|^tỉnh|^huyện/iu.test(rest) && /(?:^|\s)(?:các|ubnd)\s/iu.test(left)) return false
  return true
}

const CLASS_SIGN = /(?:^|\s)(?:các|toàn bộ|tất cả|mỗi|từng|những)(?=\s)|cấp (?:tỉnh|huyện|xã|trường|cơ sở)/iu

/** True where a name stands for many bodies. */
export const isClass = (name: string): boolean => {
  const bare = name.replace(/\([^()]{0,400}\)/g, ' ')
  if (/^(?:vụ|cục|ban|phòng)\s+Các(?=\s)/u.test(bare)) return false
  if (/^(?:phó|ủy ban nhân dân|ubnd)?\s*\p{Lu}[\p{L}\s]*\s+các vấn đề/u.test(bare)) return false
  if (CLASS_SIGN.test(bare)) return true
  return (
    /^(?:trưởng (?:bản|thôn|ấp|xóm|làng|buôn|khóm|khu phố|tổ dân phố|các)|\p{L}+(?: \p{L}+)? viên|cơ sở|đơn vị|địa phương|cơ quan|công đoàn cơ sở|chi đoàn|giáo viên|gvcn|gvbm)(?=\s|$)/iu.test(
      bare,
    ) ||
    /^(?:cơ quan|đơn vị), /iu.test(bare) ||
    /^(?:sở|ban), (?:ban|ngành)/iu.test(bare)
  )
}

const PLACE_KIND = 'xã|phường|thị trấn|huyện|quận|thị xã|đặc khu|thôn'
const OFFICE_KIND = 'tổng cục|chi cục|vụ|cục|sở|phòng|ban|khoa|viện|trường|trung tâm|công ty|tổ|đội'
const KIND_LIST = new RegExp(
  `^(?<whose>ubnd|uỷ ban nhân dân|ủy ban nhân dân|công an|bhxh|lđlđ|hội lhpn|phòng gd&đt|đảng ủy)?\\s*(?:các\\s+)?(?<kind>tỉnh|${PLACE_KIND}|${OFFICE_KIND})(?<colon>\\s*:)?\\s+(?<names>\\p{Lu}.*)$`,
  'isu',
)
const PLACES = new RegExp(`^(?:tỉnh|${PLACE_KIND})$`, 'i')

const namesOfKind = (text: string): string[] => {
  const { whose, kind, colon, names } = KIND_LIST.exec(text.trim())?.groups ?? {}
  if (!kind || !names || !/(?:^|\s)các\s|^[^:]*:/iu.test(text.trim().slice(0, text.indexOf(names)))) return []
  const place = PLACES.test(kind)
  const parts = names.split(place ? /\s*,\s*(?:và\s+)?|\s+và\s+/u : /\s*,\s*(?:và\s+)?/u).map(trimName)
  // "Các Sở Văn hóa, Thể thao và Du lịch" is one name in many provinces: without a colon a single comma proves nothing.
  if (!place && !colon && parts.length < 3) return []
  // "UBND các phường: A, B và xã C": another kind of place may stand before a name.
  const other = (part: string): boolean => place && new RegExp(`^(?:${PLACE_KIND})\\s\\p{Lu}`, 'u').test(part)
  const named = (part: string): boolean =>
    other(part) || (/^\p{Lu}/u.test(part) && part.length <= 60 && headLength(part) === 0)
  if (!parts.every(named)) return []
  if (parts.length < 2 && !colon) return []
  const head = whose ? `${whose} ${kind}` : kind.charAt(0).toUpperCase() + kind.slice(1)
  return parts.map((part) => (other(part) ? (whose ? `${whose} ${part}` : part) : `${head} ${part}`))
}

/** "Các Vụ: A, B; các Cục: C" and "Các xã A, B và C" name bodies: each with its kind, or none where it is a class. */
export const namedOfKind = (text: string): string[] => {
  const lists = text.split(/\s*;\s*/u).map(namesOfKind)
  return lists.every((names) => names.length > 0) ? lists.flat() : []
}

/** True where a text begins with an act: "Chuẩn bị …", "phối hợp …". */
export const beginsWithAct = (text: string): boolean =>
  verbAt(`· ${text.charAt(0).toLowerCase()}${text.slice(1)}`, 0) === 2

/** True for a line that only names bodies or persons, without an act: what stands as a heading. */
export const isOnlyName = (text: string): boolean => {
  const name = text.slice(leadInLength(text)).replace(/[:.]\s*$/u, '')
  return (
    name.length < 130 &&
    !/[.;,:]\s*$/u.test(text.replace(/:\s*$/u, '')) &&
    beginsWithBody(name) &&
    verbAt(name, 1) < 0 &&
    !/[.!?]\s+\p{Lu}/u.test(name)
  )
}

export interface UnitName {
  unit: string
  group: boolean
  members: string[]
}

/** A heading's or cell's name → unit as written, whether it is a class, the members it names. */
export const unitOf = (written: string): UnitName => {
  // "(đơn vị chủ trì)" says what the body does here, not who it is.
  const stated = trimName(written.replace(/\s*\([^()]*(?:chủ trì|đầu mối|thường trực|sau đây)[^()]*\)\s*$/iu, ''))
  // "(Trưởng Tiểu ban: đồng chí …)" says who heads it.
  const unit = stated.replace(
    /\s*\((?:[^()]*(?:đồng chí|đ\/c|trưởng (?:ban|tiểu ban|đoàn))[^()]*|[^()]*:[^()]*)\)\s*$/iu,
    '',
  )
  const inner = /\(([^()]{6,})\)\s*$/u.exec(unit)?.[1]
  const bare = unit.replace(/\s*\([^()]{0,400}\)\s*$/u, '')
  const named = namedOfKind(bare)
  if (named.length > 1) return { unit, group: false, members: named }
  const bodies = splitBodies(bare)
  if (bodies.length > 1) return { unit, group: bodies.some(isClass), members: bodies }
  const listed =
    inner && isClass(bare) ? inner.split(/\s*[;,]\s*|\s+và\s+/u).filter((part) => /^\p{Lu}/u.test(part)) : []
  return {
    unit: listed.length > 1 || !inner ? (listed.length > 1 ? bare : unit) : unit,
    group: isClass(bare),
    members: listed.length > 1 ? listed : [],
  }
}

/** Initial letters of the words, with abbreviations kept: to match `Vụ CCHC` with `Vụ Cải cách hành chính`. */
const initials = (name: string): string =>
  (name.match(/[\p{L}\d&]+/gu) ?? [])
    .filter((word) => fold(word) !== 'va')
    .map((word) => (/^[\p{Lu}&]{2,}$/u.test(word) ? fold(word) : fold(word.charAt(0))))
    .join('')
    .replace(/&/g, '')

/** True where two names are the same body, abbreviated or shortened. */
export const sameBody = (a: string, b: string): boolean => {
  const x = fold(a)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const y = fold(b)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (x === '' || y === '') return false
  if (x === y || (x.length > 5 && ` ${y} `.includes(` ${x} `)) || (y.length > 5 && ` ${x} `.includes(` ${y} `)))
    return true
  const p = initials(a)
  const q = initials(b)
  return (
    p.length >= 3 &&
    q.length >= 3 &&
    (p === q || (/\p{Lu}{2}/u.test(a + b) && (p.startsWith(q) || q.startsWith(p))) || (p.includes(q) && q.length >= 5))
  )
}

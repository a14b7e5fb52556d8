// The words by which names of bodies and acts are recognised: lists only, grown from real plans.

const either = (...rows: string[]): string => rows.join('|')

/**
 * Words that begin a name. Alone each is a common word, too ("ban hành", "phòng, chống", "số"): a name must follow in
 * capitals, or one of `LOWER_NAME`. The first that fits wins, so a longer one stands before its own beginning.
 */
export const PROPER_HEAD = new RegExp(
  `^(?:${either(
    'bưu điện|điện lực|viễn thông|chi nhánh|viện kiểm sát(?: nhân dân)?|ban chỉ huy|nhà văn hóa|nhà thi đấu',
    'thầy|cô|hiệp hội|câu lạc bộ|hội liên hiệp|hợp tác xã|đại học|nhà hát|bảo tàng|thư viện|quỹ|bộ tư lệnh',
    'ban quản lý|tòa soạn|đồn|phân hiệu|đài truyền hình|tổng cục|chi cục|cục|vụ|sở|phòng|ban|bộ|trung tâm',
    'văn phòng|viện|học viện|hội đồng|hội|đoàn|báo|đài|trường|khoa|tổ|liên đoàn|ngân hàng|kho bạc|công ty',
    'tổng công ty|tập đoàn|thanh tra|tòa án|toà án|huyện|tỉnh|thành phố|xã|phường|quận|thị xã|cơ quan|đơn vị',
    'điểm cầu|tiểu ban|nhà xuất bản|bệnh viện|đảng ủy|đảng uỷ|hạt|trạm|đội|thường trực|chi bộ|đảng bộ|công đoàn',
    // Persons by their office.
    'bí thư|trưởng|phó trưởng|chánh|phó chánh|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|hiệu trưởng',
    'phó hiệu trưởng|vụ trưởng|phó vụ trưởng|cục trưởng|thứ trưởng|bộ trưởng|ông|bà|đồng chí|đ\\/c|lãnh đạo',
    'đại diện|đại diện lãnh đạo|thủ trưởng|nhóm|bộ phận|công chức|cán bộ|viên chức|nhân viên|chuyên viên',
    'ủy viên|uỷ viên|trưởng thôn|trưởng ấp|trưởng khu',
    'nhà khách|nhà máy|xí nghiệp|tổng đài|mặt trận|cụm|khối|lớp|chi đội|tiểu học|mầm non',
  )})(?=\\s)`,
  'iu',
)

/** Words that are a body by themselves: "UBND", "nhà trường", "giáo viên". */
export const WHOLE_HEAD = new RegExp(
  `^(?:${either(
    'ủy ban(?: nhân dân)?|uỷ ban(?: nhân dân)?|ubnd|ubmttq|mttq|mặt trận tổ quốc|hội đồng nhân dân|hđnd',
    'bảo hiểm xã hội|bhxh|công an|bộ chỉ huy quân sự|bộ đội biên phòng|nhà trường|tỉnh ủy|tỉnh uỷ|thành ủy',
    'thành uỷ|huyện ủy|huyện uỷ|quận ủy|quận uỷ|đảng ủy|đảng uỷ|vpubnd|văn phòng bộ|vpub\\p{Lu}*|ban giám hiệu',
    'bgh|bộ trưởng(?=,)|thứ trưởng(?=,)',
    'trưởng (?:bản|thôn|ấp|xóm|làng|buôn|khóm|khối|khu phố|khu dân cư|tổ dân phố|đoàn|ban|tiểu ban)',
    // "rà soát viên", "tình nguyện viên".
    '(?:rà soát|điều tra|giám sát|cộng tác|tuyên truyền|báo cáo|hướng dẫn|kiểm tra|kiểm soát|thanh tra|huấn luyện|tình nguyện) viên',
    'thư ký|ban giám đốc|ban thường vụ|ban chấp hành|ban đại diện|giáo viên|gvcn|gvbm|nhân viên|tổng phụ trách',
    'tpt|tổ trưởng|tổ chuyên môn|tổ văn phòng|chi đoàn|liên đội|chi hội|công đoàn',
    // "Tỉnh đoàn", "xã Đoàn Tân Hưng".
    '(?:tỉnh|thành|huyện|quận|thị|xã|phường) (?:đoàn|hội)(?= \\p{Lu})|(?:tỉnh|thành|huyện|quận|thị) đoàn',
    'đoàn thanh niên|đoàn tncs|đoàn thể|bql|lđlđ|cđcs|cđn|ttyt|kbnn|ttgdtx|tand|vksnd|ban chỉ đạo|bcđ',
    'ban tổ chức|thủ trưởng|hiệu trưởng|phó hiệu trưởng|giám đốc|lãnh đạo|chánh văn phòng|kho bạc nhà nước',
    'liên đoàn lao động|tổ công tác|tổ giúp việc',
    'cơ sở (?:kcb|khám|giáo dục|gdmn|y tế|đào tạo|sản xuất|kinh doanh|dạy|cai)|phòng gd|sở gd|pgd|sgd|các sở',
    'văn phòng',
  )})(?![\\p{Ll}])`,
  'iu',
)

const CLASS_NOUN = either(
  'sở|ban|bộ|ngành|cơ quan|đơn vị|trường|khoa|phòng|vụ|cục|chi cục|tổng cục|tỉnh|thành phố|địa phương|huyện',
  'quận|thị xã|xã|phường|cơ sở|tổ chức|hội|đoàn thể|doanh nghiệp|hợp tác xã|thành viên|tổ|đồng chí|nhà trường',
  'tổ trưởng|trưởng tiểu ban|trưởng đoàn|trưởng bộ môn|trưởng khoa|trưởng phòng|trưởng thôn|trưởng bản|bí thư',
  'trung tâm|viện|báo|đài|ủy ban|uỷ ban|ubnd|hiệp hội|tiểu ban|công ty|tập đoàn|ngân hàng|đại học|học viện',
  'nhà|lớp|thôn|bệnh viện|đội|nhóm|cấp|thủ trưởng|hiệu trưởng|giám đốc|ấp|buôn|bản|khu phố|tổ dân phố',
  'khu dân cư|đặc khu|thị trấn|lực lượng|chi hội|chi đoàn|đoàn|trạm|câu lạc bộ|bộ môn|cụm|nhà mạng|chủ đầu tư',
  'nhà thầu|hộ kinh doanh|ban quản lý|chi nhánh|chi bộ|đảng bộ|đảng ủy|điểm cầu',
)

/** A class of bodies: "Các sở", "05 khoa", "Thủ trưởng các đơn vị". */
export const CLASS_HEAD = new RegExp(
  `^(?:(?:toàn bộ|tất cả|mỗi|từng|những|các|một số|\\d{1,3})\\s+)+(?:${CLASS_NOUN})(?![\\p{Ll}])|^(?:trưởng|thủ trưởng|giám đốc|hiệu trưởng|lãnh đạo|đại diện|chủ tịch|chánh văn phòng|người đứng đầu)\\s+(?:các|cơ quan|cơ sở|đơn vị|ubnd|ủy ban|uỷ ban|sở|phòng|ban|nhà trường|trường|văn phòng)(?![\\p{Ll}])`,
  'iu',
)

/** What begins like a body and is none. */
export const NOT_A_BODY =
  /^(?:các|những|một số|từng|mỗi)\s+(?:tổ chức thực|hội nghị|báo cáo|bộ phận khác|bộ tài liệu|bộ chỉ số|phòng họp|nhà nước)|^(?:\d{1,4}\s+(?:đoàn viên|đại biểu|học sinh|sinh viên|hội viên|đồng chí|thành viên|cán bộ|giáo viên)|hội nghị|hội trường|hội thảo|hội thi|trường hợp|bộ phận (?:không|dân cư|cán bộ)|cán bộ,|ban hành|phòng họp|phòng ngừa|phòng, chống|báo cáo|tổ chức|đoàn kết|văn phòng phẩm|bộ tài liệu|cơ quan,? đơn vị nào)(?![\p{Ll}])/iu

/** Names that offices also write in small letters: "ban tuyên giáo", "phòng giáo dục", "trạm y tế". */
export const LOWER_NAME = new RegExp(
  `^(?:${either(
    '(?:ban|tổ)\\s+bầu cử|ban\\s+(?:tuyên giáo|dân vận|tổ chức|nội chính|biên tập|văn hóa|công tác mặt trận|thanh tra nhân dân|hòa giải|bảo vệ|tài chính|quân sự|công an)',
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
  )})(?![\\p{Ll}])`,
  'iu',
)

// Words that make an act of what follows a name, by what they are about.
const VERBS = either(
  // Who carries it, and how.
  'chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có kế hoạch|phụ trách|điều phối|là|giúp',
  'phải|sẽ|được phân công|được giao|có ít nhất|có tối thiểu|tiếp tục|tăng cường|tập trung|đẩy mạnh',
  'nâng cao|phát huy|nêu cao|ưu tiên|nghiêm túc|kịp thời|khẩn trương|thường xuyên|định kỳ|hằng năm|hàng năm',
  'trực tiếp|căn cứ|bám sát|nắm|cam kết|chấp hành|duy trì|giữ',
  // Leading and ordering.
  'chỉ đạo|lãnh đạo xây dựng|lãnh đạo thực hiện|lãnh đạo tổ chức|lãnh đạo triển khai|lãnh đạo, chỉ đạo|phân công',
  'giao ban|đề nghị|yêu cầu|mời|đôn đốc|điều hành|điều động|huy động|cắt cử|đề cử|chọn|lựa chọn|thành lập',
  'kiện toàn|quyết định|phê duyệt|duyệt|ký|kí|quán triệt|phổ biến|phát động|thống nhất|xem xét|cho ý kiến',
  // Papers.
  'xây dựng|dự thảo|soạn thảo|biên soạn|viết|viết bài|ban hành|phát hành|in|gửi|sao gửi|nộp|báo cáo',
  'thí điểm|chạy',
  'thông báo|công bố|công khai|niêm yết|tổng hợp|tham mưu|đề xuất|tham luận|trả lời|góp ý|lấy ý kiến|xin ý kiến',
  'đính chính|xác nhận|ghi nhận|lưu trữ|trình bày|phát biểu|giới thiệu|chia sẻ|đăng ký|đăng kí|cấp giấy|chuyển|nhận',
  'tiếp nhận|bàn giao|hợp đồng|lên kế hoạch|lên kịch bản|nghiên cứu|thiết kế',
  // Doing and checking.
  'tổ chức|triển khai|thực hiện|tiến hành|chuẩn bị|bố trí|đảm bảo|bảo đảm|hoàn thành|hoàn thiện|hướng dẫn|hỗ trợ',
  'tạo điều kiện|cung cấp|cập nhật|bổ sung|rà soát|theo dõi|kiểm tra|kiểm soát|giám sát|đánh giá|chấm điểm',
  'thẩm định|thẩm tra|khảo sát|thống kê|thu thập|phân tích|xác định|xác minh|đối chiếu|tính toán|tập hợp|lồng ghép',
  'xử lý|xử lí|số hóa|số hoá|kiểm kê|liệt kê|nghiệm thu|giải quyết|khắc phục|tổng kết|sơ kết|rút kinh nghiệm|khen thưởng|tham gia|tham dự|họp',
  // Press and network.
  'tuyên truyền|định hướng|nhắc nhở|nhắc|đưa tin|đưa|đăng tải|đăng|phát sóng|quay phim|ghi hình|chụp ảnh|vận hành|quản trị|kết nối',
  'truy cập|ứng dụng|khai thác|sử dụng|vận dụng|kê khai|chạy thử|thử nghiệm|quản lý|quản lí',
  // The hall and the guests.
  'đón tiếp|tiếp đón|đón|phục vụ|trang trí|sắp xếp|dẫn chương trình|dàn dựng|trưng bày|bốc thăm|trao|treo|mở|lắp đặt',
  // Money.
  'chi trả|phân bổ|cân đối|cấp phát|thanh toán|quyết toán|đầu tư|mua sắm|quyên góp|kêu gọi|vận động',
  // Training, order, work in the field.
  'tập huấn|bồi dưỡng|đào tạo|huấn luyện|thực hành|tuần tra|bố phòng|phân luồng|dọn',
  'điểm danh|ghi biên bản|coi thi|chấm thi|tiêm|nấu|vệ sinh|trồng|rải|phun|cắm|sửa chữa|thu gom',
).split('|')

/** An act, wherever it stands in a text; the longest that fits. In names these words have capitals, or a noun before them. */
export const VERB = new RegExp(
  `(?<![\\p{L}\\d&-])(?:${either(
    // "dịch vụ", "cấp tỉnh", "trực thuộc", "Cục Thống kê", "tổ bầu cử", "Ban quản lý dự án" are no acts.
    '(?<!(?:thống|Thống) )kê',
    '(?<!bầu )cử',
    'bầu(?! cử)',
    'dự(?! (?:án|toán|báo|phòng|trữ|bị))',
    'giao(?! (?:thông|dịch|lưu))',
    'chi(?! (?:nhánh|bộ|cục|hội|đoàn|đội|tiết|phí))',
    'thu(?! (?:nhập|ngân|hút))',
    '(?<!(?:công|độc|dân|tư|quốc) )lập',
    '(?<!(?:chương|công|quy|lịch|giáo|tiến|quá|lộ) )trình',
    '(?<!(?:thu|hội|xuất|gia) )nhập',
    '(?<![Hh]ậu )cần',
    '(?<![Hh]àng )không',
    'dịch(?! (?:vụ|bệnh))',
    '(?<![Tt]hường )trực(?! thuộc| tuyến| tiếp)',
    'cấp(?! (?:tỉnh|huyện|xã|phường|thôn|trường|cơ sở|sở|bộ|trung ương|trên|dưới|ủy|uỷ|học|cao|mình|quốc gia))',
    ...VERBS.sort((a, b) => b.length - a.length),
  )})(?![\\p{L}])`,
  'gu',
)

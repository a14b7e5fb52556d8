// Four plans of our own, described once: what text, Word file and PDF of them are made from.

/** A cell; `down` rows and `across` columns that it is merged over. */
export type Cell = string | { text: string; down?: number; across?: number }
export type Part =
  | { kind: 'head'; left: string[]; right: string[] }
  | { kind: 'title'; lines: string[] }
  | { kind: 'text'; text: string; note?: string }
  /** Level 0 Roman, 1 Arabic, 2 letter, 3 dash: automatic numbers in Word, typed ones in text. */
  | { kind: 'item'; level: 0 | 1 | 2 | 3; text: string; note?: string }
  | { kind: 'table'; widths: number[]; rows: Cell[][] }
  | { kind: 'end'; recipients: string[]; signature: string[] }
  /** A new section on a page of its own. */
  | { kind: 'annex'; landscape: boolean; lines: string[] }

export interface OfficeDocument {
  name: string
  parts: Part[]
}

const head = (left: string[], right: string[]): Part => ({ kind: 'head', left, right })
const title = (...lines: string[]): Part => ({ kind: 'title', lines })
const text = (of: string, note?: string): Part => ({ kind: 'text', text: of, ...(note ? { note } : {}) })
const item =
  (level: 0 | 1 | 2 | 3) =>
  (of: string, note?: string): Part => ({ kind: 'item', level, text: of, ...(note ? { note } : {}) })
const [roman, arabic, letter, dash] = [item(0), item(1), item(2), item(3)] as const
const NATION = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']

const ministry: OfficeDocument = {
  name: 'ministry-conference',
  parts: [
    head(['BỘ XÂY DỰNG', 'Số: 318/KH-BXD'], [...NATION, 'Hà Nội, ngày 05 tháng 10 năm 2026']),
    title('KẾ HOẠCH', 'Tổ chức Hội nghị trực tuyến tổng kết công tác phát triển nhà ở xã hội năm 2026'),
    text(
      'Thực hiện Quyết định số 77/QĐ-BXD ngày 12/01/2026 của Bộ trưởng Bộ Xây dựng ban hành Chương trình công tác năm 2026, Bộ Xây dựng xây dựng Kế hoạch tổ chức Hội nghị trực tuyến tổng kết công tác phát triển nhà ở xã hội năm 2026 như sau:',
    ),
    roman('MỤC ĐÍCH, YÊU CẦU'),
    arabic('Mục đích'),
    text(
      'Đánh giá kết quả phát triển nhà ở xã hội năm 2026; trao đổi những khó khăn, vướng mắc về quỹ đất, nguồn vốn và thủ tục; thống nhất nhiệm vụ trọng tâm năm 2027.',
    ),
    arabic('Yêu cầu'),
    text('Hội nghị được tổ chức thiết thực, tiết kiệm; các ý kiến phát biểu ngắn gọn, không quá 07 phút.'),
    roman('THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN'),
    arabic('Thời gian: 8h00, ngày 12/11/2026 (thứ Năm).'),
    arabic('Hình thức: Trực tuyến, điểm cầu chính tại trụ sở Bộ Xây dựng.'),
    roman('PHÂN CÔNG THỰC HIỆN'),
    arabic('Cục Quản lý nhà và thị trường bất động sản'),
    dash(
      'Chủ trì, phối hợp với Văn phòng Bộ xây dựng báo cáo tổng kết công tác phát triển nhà ở xã hội, trình Lãnh đạo Bộ trước ngày 30/10/2026.',
      'Báo cáo gồm phần đánh giá chung và phụ lục số liệu của từng địa phương.',
    ),
    dash(
      'Dự thảo bài phát biểu khai mạc, phát biểu kết luận của Bộ trưởng, hoàn thành trước 05 ngày tổ chức Hội nghị.',
    ),
    dash('Tổng hợp danh sách đại biểu các địa phương, gửi Văn phòng Bộ chậm nhất ngày 06/11/2026.'),
    arabic('Văn phòng Bộ'),
    dash('Chuẩn bị hội trường, maket, tài liệu và các điều kiện phục vụ Hội nghị tại điểm cầu chính.'),
    dash('Gửi Giấy mời đại biểu dự Hội nghị trước ngày 28/10/2026.'),
    arabic('Trung tâm Thông tin'),
    dash('Bảo đảm đường truyền; kiểm tra kết nối với các điểm cầu địa phương trước 16 giờ 00 ngày 11/11/2026.'),
    arabic('Vụ Kế hoạch - Tài chính'),
    dash('Bố trí kinh phí tổ chức Hội nghị theo quy định.'),
    arabic('Sở Xây dựng các tỉnh, thành phố trực thuộc Trung ương'),
    dash(
      'Báo cáo kết quả phát triển nhà ở xã hội trên địa bàn, gửi về Bộ Xây dựng (qua Cục Quản lý nhà và thị trường bất động sản) trước ngày 20/10/2026.',
    ),
    dash('Lập danh sách đại biểu tham dự tại điểm cầu địa phương, gửi về Bộ Xây dựng chậm nhất ngày 04/11/2026.'),
    text(
      'Trên đây là Kế hoạch tổ chức Hội nghị trực tuyến tổng kết công tác phát triển nhà ở xã hội năm 2026, Bộ Xây dựng đề nghị các đơn vị triển khai thực hiện./.',
    ),
    {
      kind: 'end',
      recipients: [
        '- Bộ trưởng (để báo cáo);',
        '- Các Thứ trưởng;',
        '- Các Cục, Vụ, Văn phòng Bộ;',
        '- Sở Xây dựng các tỉnh, thành phố;',
        '- Lưu: VT, QLN (03 bản).',
      ],
      signature: ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'Trần Văn Bình'],
    },
    {
      kind: 'annex',
      landscape: true,
      lines: [
        'PHỤ LỤC',
        'PHÂN CÔNG CHUẨN BỊ TÀI LIỆU HỘI NGHỊ',
        '(Kèm theo Kế hoạch số 318/KH-BXD ngày 05 tháng 10 năm 2026 của Bộ Xây dựng)',
      ],
    },
    {
      kind: 'table',
      widths: [6, 34, 20, 20, 10, 14],
      rows: [
        ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian hoàn thành'],
        [
          '1',
          'Rà soát số liệu nhà ở xã hội đã hoàn thành, đang xây dựng và dự kiến khởi công của các địa phương đến hết quý III năm 2026',
          'Cục Quản lý nhà và thị trường bất động sản',
          'Sở Xây dựng các tỉnh, thành phố',
          'Bảng số liệu',
          '20/10/2026',
        ],
        [
          '2',
          'Xây dựng phóng sự về nhà ở cho công nhân',
          { text: 'Báo Xây dựng', down: 2 },
          'Trung tâm Thông tin',
          'Phóng sự',
          '05/11/2026',
        ],
        ['3', 'Đưa tin, bài về Hội nghị trên các ấn phẩm in và điện tử', '', '', 'Tin, bài', '12/11/2026'],
        [
          '4',
          'Biên tập kỷ yếu Hội nghị, in và phát hành tới các đại biểu',
          'Văn phòng Bộ',
          'Nhà xuất bản Xây dựng',
          'Kỷ yếu',
          'Trước ngày 10/11/2026',
        ],
      ],
    },
  ],
}

const province: OfficeDocument = {
  name: 'province-table',
  parts: [
    head(['ỦY BAN NHÂN DÂN', 'TỈNH LÂM ĐỒNG', 'Số: 92/KH-UBND'], [...NATION, 'Lâm Đồng, ngày 09 tháng 02 năm 2026']),
    title('KẾ HOẠCH', 'Phòng cháy, chữa cháy rừng mùa khô năm 2026 trên địa bàn tỉnh'),
    text(
      'Để chủ động phòng cháy, chữa cháy rừng trong mùa khô năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung như sau:',
    ),
    roman('MỤC ĐÍCH'),
    text(
      'Nâng cao trách nhiệm của các cấp, các ngành; phát hiện sớm, xử lý kịp thời các điểm cháy, hạn chế thấp nhất thiệt hại.',
    ),
    roman('TỔ CHỨC THỰC HIỆN'),
    text('Các cơ quan, đơn vị thực hiện nhiệm vụ theo bảng phân công sau đây:'),
    {
      kind: 'table',
      widths: [6, 40, 22, 20, 16],
      rows: [
        ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn'],
        [{ text: 'A. CÔNG TÁC PHÒNG NGỪA', across: 5 }],
        [
          '1',
          'Rà soát, khoanh vùng các khu vực trọng điểm có nguy cơ cháy rừng cao, lập bản đồ và niêm yết tại trụ sở các xã có rừng, trạm bảo vệ rừng, nhà văn hóa thôn',
          { text: 'Sở Nông nghiệp và Môi trường', down: 3 },
          'UBND các xã, phường',
          '28/02/2026',
        ],
        ['2', 'Tổ chức tập huấn kỹ năng chữa cháy rừng cho lực lượng cơ sở', '', 'Công an tỉnh', 'Quý I/2026'],
        [
          '3',
          'Phát dọn, làm mới và tu sửa đường băng cản lửa tại các lâm phần giáp ranh',
          '',
          '',
          'Trước ngày 15/3/2026',
        ],
        [
          '4',
          'Tuyên truyền về phòng cháy, chữa cháy rừng',
          'Báo và Phát thanh, Truyền hình tỉnh',
          'Sở Văn hóa, Thể thao và Du lịch',
          'Thường xuyên',
        ],
        [{ text: 'B. CÔNG TÁC CHỮA CHÁY', across: 5 }],
        [
          '5',
          'Xây dựng phương án huy động lực lượng, phương tiện tham gia chữa cháy khi có cháy lớn xảy ra',
          { text: 'Bộ Chỉ huy quân sự tỉnh', down: 2 },
          'Công an tỉnh; Sở Y tế',
          '10/3/2026',
        ],
        ['6', 'Tổ chức diễn tập chữa cháy rừng cấp tỉnh', '', 'UBND các xã, phường', 'Tháng 4/2026'],
        [
          '7',
          'Bố trí kinh phí mua sắm, sửa chữa trang thiết bị, phương tiện chữa cháy rừng; hướng dẫn các đơn vị lập dự toán, thanh toán, quyết toán đúng quy định của pháp luật về ngân sách nhà nước',
          'Sở Tài chính',
          'Sở Nông nghiệp và Môi trường',
          '20/3/2026',
        ],
        [
          '8',
          'Trực chỉ huy, trực ban 24/24 giờ trong suốt mùa khô',
          'Chi cục Kiểm lâm',
          'UBND các xã, phường',
          'Từ ngày 10/02/2026 đến ngày 31/5/2026',
        ],
        [
          '9',
          'Tổng hợp kết quả, báo cáo UBND tỉnh',
          'Sở Nông nghiệp và Môi trường',
          'Các sở, ban, ngành',
          'Trước ngày 15/6/2026',
        ],
      ],
    },
    roman('CHẾ ĐỘ BÁO CÁO'),
    text('Trên đây là Kế hoạch phòng cháy, chữa cháy rừng mùa khô năm 2026./.'),
    {
      kind: 'end',
      recipients: [
        '- Bộ Nông nghiệp và Môi trường;',
        '- Các sở, ban, ngành;',
        '- UBND các xã, phường;',
        '- Lưu: VT, NN.',
      ],
      signature: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lê Thị Hoa'],
    },
  ],
}

const school: OfficeDocument = {
  name: 'school-bullets',
  parts: [
    head(
      ['PHÒNG GD&ĐT QUẬN 3', 'TRƯỜNG THCS LÊ LỢI', 'Số: 15/KH-THCSLL'],
      [...NATION, 'Quận 3, ngày 10 tháng 9 năm 2024'],
    ),
    title('KẾ HOẠCH', 'Tổ chức Hội thi Khoa học kỹ thuật cấp trường năm học 2024 - 2025'),
    text(
      'Căn cứ hướng dẫn nhiệm vụ năm học 2024 - 2025, Trường THCS Lê Lợi xây dựng kế hoạch tổ chức Hội thi như sau:',
    ),
    roman('MỤC ĐÍCH'),
    dash('Khuyến khích học sinh nghiên cứu, sáng tạo, vận dụng kiến thức vào thực tiễn cuộc sống.'),
    roman('THỜI GIAN, ĐỊA ĐIỂM'),
    dash('Thời gian: 7h30 ngày 16/11/2024.'),
    dash('Địa điểm: Hội trường nhà trường.'),
    roman('TỔ CHỨC THỰC HIỆN'),
    arabic('Ban Giám hiệu'),
    dash('Ban hành quyết định thành lập Ban Tổ chức và Ban Giám khảo trước ngày 20/9/2024.'),
    arabic('Các tổ chuyên môn'),
    dash('Triển khai thể lệ Hội thi đến học sinh; mỗi tổ hướng dẫn tối thiểu 02 đề tài.'),
    dash('Nộp danh sách đề tài dự thi về Phó Hiệu trưởng chậm nhất ngày 15/10/2024.'),
    dash('Nộp báo cáo đề tài trước ngày 08/11/2024.'),
    arabic('Đoàn Thanh niên - Đội Thiếu niên'),
    dash('Phối hợp với các tổ chuyên môn tuyên truyền, vận động học sinh tham gia Hội thi.'),
    arabic('Giáo viên chủ nhiệm'),
    dash('Thông báo kế hoạch đến học sinh và cha mẹ học sinh trong tháng 9/2024.'),
    arabic('Bộ phận Kế toán'),
    dash('Dự trù kinh phí, khen thưởng; hoàn thành trước ngày 10/11/2024.'),
    text('Trên đây là Kế hoạch tổ chức Hội thi Khoa học kỹ thuật cấp trường năm học 2024 - 2025./.'),
    {
      kind: 'end',
      recipients: ['- Phòng GD&ĐT (để báo cáo);', '- Các tổ chuyên môn;', '- Lưu: VT.'],
      signature: ['HIỆU TRƯỞNG', 'Phạm Thu Trang'],
    },
  ],
}

const decision: OfficeDocument = {
  name: 'decision-and-plan',
  parts: [
    head(
      ['ỦY BAN NHÂN DÂN', 'TỈNH QUẢNG NGÃI', 'Số: 1204/QĐ-UBND'],
      [...NATION, 'Quảng Ngãi, ngày 18 tháng 8 năm 2026'],
    ),
    title('QUYẾT ĐỊNH', 'Ban hành Kế hoạch tổ chức Tuần lễ chuyển đổi số năm 2026'),
    title('CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'),
    text('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;'),
    text('Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 88/TTr-SKHCN ngày 10/8/2026.'),
    title('QUYẾT ĐỊNH:'),
    text('Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tổ chức Tuần lễ chuyển đổi số năm 2026.'),
    text('Điều 2. Quyết định này có hiệu lực kể từ ngày ký.'),
    text(
      'Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở, ban, ngành và Chủ tịch UBND các xã, phường chịu trách nhiệm thi hành Quyết định này./.',
    ),
    {
      kind: 'end',
      recipients: ['- Như Điều 3;', '- Bộ Khoa học và Công nghệ;', '- Lưu: VT.'],
      signature: ['CHỦ TỊCH', 'Võ Minh Khôi'],
    },
    { kind: 'annex', landscape: false, lines: [] },
    title('KẾ HOẠCH', 'Tổ chức Tuần lễ chuyển đổi số năm 2026'),
    text('(Ban hành kèm theo Quyết định số 1204/QĐ-UBND ngày 18/8/2026 của Chủ tịch UBND tỉnh)'),
    roman('MỤC ĐÍCH, YÊU CẦU'),
    text('Nâng cao nhận thức của người dân, doanh nghiệp về chuyển đổi số; bảo đảm thiết thực, hiệu quả.'),
    roman('NỘI DUNG'),
    text('Tuần lễ chuyển đổi số diễn ra từ ngày 05/10/2026 đến ngày 11/10/2026 tại Trung tâm Hội nghị tỉnh.'),
    roman('TỔ CHỨC THỰC HIỆN'),
    arabic('Sở Khoa học và Công nghệ'),
    letter(
      'Là cơ quan đầu mối, chủ trì xây dựng kịch bản chi tiết các hoạt động của Tuần lễ, hoàn thành trước ngày 10/9/2026;',
    ),
    letter('Mời chuyên gia, doanh nghiệp công nghệ tham gia trưng bày, giới thiệu sản phẩm;'),
    letter('Tổng hợp, báo cáo kết quả về UBND tỉnh chậm nhất ngày 20/10/2026.'),
    arabic('Sở Tài chính'),
    letter('Thẩm định dự toán, tham mưu UBND tỉnh bố trí kinh phí thực hiện trước ngày 15/9/2026;'),
    letter('Hướng dẫn các đơn vị thanh toán, quyết toán theo quy định.'),
    arabic('UBND các xã, phường'),
    letter('Tổ chức hưởng ứng Tuần lễ trên địa bàn, gửi kế hoạch về Sở Khoa học và Công nghệ trước ngày 25/9/2026;'),
    letter('Cử đại biểu tham dự Lễ khai mạc.'),
    text(
      'Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Sở Khoa học và Công nghệ để tổng hợp, báo cáo./.',
    ),
  ],
}

export const OFFICE_DOCUMENTS: readonly OfficeDocument[] = [ministry, province, school, decision]

// From the first heading to the closing words, and the annex's table.
const BODY = ministry.parts.slice(2, -3)
const TABLE = province.parts.find((part) => part.kind === 'table')!

/** About forty pages: the first plan's parts again and again, with the table of the second between them. */
export const FORTY_PAGES: OfficeDocument = {
  name: 'forty-pages',
  parts: [
    ...ministry.parts.slice(0, 2),
    ...Array.from({ length: 26 }, (_, i) => [...BODY.slice(1, -1), ...(i % 4 === 0 ? [TABLE] : [])]).flat(),
  ],
}

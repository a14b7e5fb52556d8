// Letters about the sample plan, in the shape that offices write them.

export interface LetterParts {
  number?: string
  subject?: string
  /** What it says after it has cited the plan. */
  says: string
  cites?: string
}

const SAMPLE_PLAN = 'Kế hoạch số 3968/KH-BKHCN ngày 16/11/2026 của Bộ Khoa học và Công nghệ'

/** An official letter of the ministry that cites the sample plan. */
export const letterText = ({ number = '4120/BKHCN-CĐSQG', subject, says, cites = SAMPLE_PLAN }: LetterParts): string =>
  `BỘ KHOA HỌC VÀ CÔNG NGHỆ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                   Độc lập - Tự do - Hạnh phúc
Số: ${number}          Hà Nội, ngày 24 tháng 11 năm 2026
${subject ?? 'V/v điều chỉnh một số nội dung Kế hoạch tổ chức Hội nghị trực tuyến'}

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.

Thực hiện ${cites} về tổ chức Hội nghị trực tuyến triển khai Bộ tiêu chí, Bộ Khoa học và Công nghệ thông báo điều chỉnh một số nội dung như sau:
${says}
Các nội dung khác giữ nguyên theo Kế hoạch. Đề nghị Quý cơ quan quan tâm, phối hợp thực hiện./.

Nơi nhận:                    TL. BỘ TRƯỞNG
- Như trên;                  CHÁNH VĂN PHÒNG
- Lưu: VT, CĐSQG.            Phạm Gia Bình
`

export const invitationText = (says: string, cites = SAMPLE_PLAN): string =>
  `BỘ KHOA HỌC VÀ CÔNG NGHỆ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                   Độc lập - Tự do - Hạnh phúc
Số: 215/GM-BKHCN          Hà Nội, ngày 24 tháng 11 năm 2026
GIẤY MỜI
Dự Hội nghị trực tuyến

Kính gửi: Lãnh đạo UBND các tỉnh, thành phố.

Thực hiện ${cites}, Bộ Khoa học và Công nghệ trân trọng kính mời đồng chí tham dự Hội nghị trực tuyến triển khai Bộ tiêu chí đánh giá mức độ ứng dụng công nghệ số, cụ thể như sau:
${says}
Rất mong đồng chí sắp xếp thời gian tham dự./.

Nơi nhận:                    TL. BỘ TRƯỞNG
- Như trên;                  CHÁNH VĂN PHÒNG
- Lưu: VT.                   Phạm Gia Bình
`

// Ministries, central agencies and the bodies of a province as data: names, signs, dates, successors.
import type { Day } from './plan-document.ts'

export interface BodyRow {
  slug: string
  name: string
  /** Signs and short forms; compared without blanks, marks, dashes and "và". */
  aliases: readonly string[]
  from?: Day
  to?: Day
  /** Slugs; the first one takes over what is not said to go elsewhere. */
  successors?: readonly string[]
}

export interface CentralRow extends BodyRow {
  /** Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ. */
  rank: 'ministry' | 'equal' | 'agency'
  /** Last day of the rank, where the body outlives it. */
  rankUntil?: Day
}

const UNTIL_2025: Day = '2025-02-28'
const SINCE_2025: Day = '2025-03-01'

/**
 * BTC and BCT are left out of the signs: in plans they are more often Ban Tổ chức and Bộ Chính trị.
 * Nghị quyết 08/2021/QH15 (18 + 4) until 28/02/2025, Nghị quyết 176/2025/QH15 (14 + 3) after; agencies of both times.
 */
export const CENTRAL: readonly CentralRow[] = [
  { slug: 'bo-quoc-phong', name: 'Bộ Quốc phòng', aliases: ['BQP'], rank: 'ministry' },
  { slug: 'bo-cong-an', name: 'Bộ Công an', aliases: ['BCA'], rank: 'ministry' },
  { slug: 'bo-ngoai-giao', name: 'Bộ Ngoại giao', aliases: ['BNG'], rank: 'ministry' },
  { slug: 'bo-noi-vu', name: 'Bộ Nội vụ', aliases: ['BNV'], rank: 'ministry' },
  {
    slug: 'bo-lao-dong-thuong-binh-va-xa-hoi',
    name: 'Bộ Lao động - Thương binh và Xã hội',
    aliases: ['BLĐTBXH', 'LĐTBXH', 'Bộ LĐTBXH', 'Bộ Lao động TBXH'],
    rank: 'ministry',
    to: UNTIL_2025,
    successors: ['bo-noi-vu', 'bo-giao-duc-va-dao-tao', 'bo-y-te', 'bo-nong-nghiep-va-moi-truong'],
  },
  { slug: 'bo-tu-phap', name: 'Bộ Tư pháp', aliases: ['BTP'], rank: 'ministry' },
  { slug: 'bo-tai-chinh', name: 'Bộ Tài chính', aliases: ['Bộ TC'], rank: 'ministry' },
  {
    slug: 'bo-ke-hoach-va-dau-tu',
    name: 'Bộ Kế hoạch và Đầu tư',
    aliases: ['BKHĐT', 'Bộ KHĐT'],
    rank: 'ministry',
    to: UNTIL_2025,
    successors: ['bo-tai-chinh'],
  },
  { slug: 'bo-cong-thuong', name: 'Bộ Công Thương', aliases: ['Bộ CT'], rank: 'ministry' },
  {
    slug: 'bo-nong-nghiep-va-phat-trien-nong-thon',
    name: 'Bộ Nông nghiệp và Phát triển nông thôn',
    aliases: ['BNNPTNT', 'BNN', 'Bộ NNPTNT', 'Bộ Nông nghiệp PTNT', 'Bộ Nông nghiệp'],
    rank: 'ministry',
    to: UNTIL_2025,
    successors: ['bo-nong-nghiep-va-moi-truong'],
  },
  {
    slug: 'bo-tai-nguyen-va-moi-truong',
    name: 'Bộ Tài nguyên và Môi trường',
    aliases: ['BTNMT', 'Bộ TNMT'],
    rank: 'ministry',
    to: UNTIL_2025,
    successors: ['bo-nong-nghiep-va-moi-truong'],
  },
  {
    slug: 'bo-nong-nghiep-va-moi-truong',
    name: 'Bộ Nông nghiệp và Môi trường',
    aliases: ['BNNMT', 'Bộ NNMT'],
    rank: 'ministry',
    from: SINCE_2025,
  },
  { slug: 'bo-xay-dung', name: 'Bộ Xây dựng', aliases: ['BXD'], rank: 'ministry' },
  {
    slug: 'bo-giao-thong-van-tai',
    name: 'Bộ Giao thông vận tải',
    aliases: ['BGTVT', 'Bộ GTVT'],
    rank: 'ministry',
    to: UNTIL_2025,
    successors: ['bo-xay-dung', 'bo-cong-an'],
  },
  {
    slug: 'bo-khoa-hoc-va-cong-nghe',
    name: 'Bộ Khoa học và Công nghệ',
    aliases: ['BKHCN', 'Bộ KHCN'],
    rank: 'ministry',
  },
  {
    slug: 'bo-thong-tin-va-truyen-thong',
    name: 'Bộ Thông tin và Truyền thông',
    aliases: ['BTTTT', 'Bộ TTTT'],
    rank: 'ministry',
    to: UNTIL_2025,
    successors: ['bo-khoa-hoc-va-cong-nghe', 'bo-van-hoa-the-thao-va-du-lich', 'bo-cong-an'],
  },
  {
    slug: 'bo-van-hoa-the-thao-va-du-lich',
    name: 'Bộ Văn hóa, Thể thao và Du lịch',
    aliases: ['BVHTTDL', 'Bộ VHTTDL', 'Bộ VH, TTDL'],
    rank: 'ministry',
  },
  { slug: 'bo-giao-duc-va-dao-tao', name: 'Bộ Giáo dục và Đào tạo', aliases: ['BGDĐT', 'Bộ GDĐT'], rank: 'ministry' },
  { slug: 'bo-y-te', name: 'Bộ Y tế', aliases: ['BYT'], rank: 'ministry' },
  {
    slug: 'bo-dan-toc-va-ton-giao',
    name: 'Bộ Dân tộc và Tôn giáo',
    aliases: ['BDTTG', 'Bộ DTTG'],
    rank: 'ministry',
    from: SINCE_2025,
  },
  {
    slug: 'uy-ban-dan-toc',
    name: 'Ủy ban Dân tộc',
    aliases: ['UBDT'],
    rank: 'equal',
    to: UNTIL_2025,
    successors: ['bo-dan-toc-va-ton-giao'],
  },
  {
    slug: 'ngan-hang-nha-nuoc-viet-nam',
    name: 'Ngân hàng Nhà nước Việt Nam',
    aliases: ['NHNN', 'NHNN Việt Nam', 'NHNNVN', 'Ngân hàng Nhà nước'],
    rank: 'equal',
  },
  { slug: 'thanh-tra-chinh-phu', name: 'Thanh tra Chính phủ', aliases: ['TTCP'], rank: 'equal' },
  { slug: 'van-phong-chinh-phu', name: 'Văn phòng Chính phủ', aliases: ['VPCP', 'VP Chính phủ'], rank: 'equal' },
  {
    slug: 'bao-hiem-xa-hoi-viet-nam',
    name: 'Bảo hiểm xã hội Việt Nam',
    aliases: ['BHXH Việt Nam', 'BHXHVN', 'BHXH VN'],
    rank: 'agency',
    // Since then a body of Bộ Tài chính, no longer one beside the ministries.
    rankUntil: UNTIL_2025,
  },
  {
    slug: 'thong-tan-xa-viet-nam',
    name: 'Thông tấn xã Việt Nam',
    aliases: ['TTXVN', 'Thông tấn xã VN'],
    rank: 'agency',
  },
  {
    slug: 'dai-tieng-noi-viet-nam',
    name: 'Đài Tiếng nói Việt Nam',
    aliases: ['VOV', 'Đài TNVN', 'Đài Tiếng nói VN'],
    rank: 'agency',
  },
  {
    slug: 'dai-truyen-hinh-viet-nam',
    name: 'Đài Truyền hình Việt Nam',
    aliases: ['VTV', 'Đài THVN', 'Đài Truyền hình VN'],
    rank: 'agency',
  },
  {
    slug: 'vien-han-lam-khoa-hoc-va-cong-nghe-viet-nam',
    name: 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam',
    aliases: ['Viện Hàn lâm KHCN Việt Nam', 'Viện Hàn lâm KHCNVN'],
    rank: 'agency',
  },
  {
    slug: 'vien-han-lam-khoa-hoc-xa-hoi-viet-nam',
    name: 'Viện Hàn lâm Khoa học xã hội Việt Nam',
    aliases: ['Viện Hàn lâm KHXH Việt Nam', 'Viện Hàn lâm KHXHVN'],
    rank: 'agency',
  },
  {
    slug: 'uy-ban-quan-ly-von-nha-nuoc-tai-doanh-nghiep',
    name: 'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp',
    aliases: ['Ủy ban Quản lý vốn nhà nước'],
    rank: 'agency',
    to: UNTIL_2025,
    successors: ['bo-tai-chinh'],
  },
  {
    slug: 'ban-quan-ly-lang-chu-tich-ho-chi-minh',
    name: 'Ban Quản lý Lăng Chủ tịch Hồ Chí Minh',
    aliases: ['Ban Quản lý Lăng', 'BQL Lăng'],
    rank: 'agency',
    to: UNTIL_2025,
    successors: ['bo-quoc-phong'],
  },
]

export interface ProvincialRow extends BodyRow {
  /** `department` counts among the Sở and their equals; `office` answers to a ministry or court; `party` and the unions are no part of UBND. */
  kind: 'department' | 'office' | 'party' | 'other'
  /** `%T` is the place with its type ("tỉnh Hà Giang"), `%P` without; no mark means ` %T` at the end. */
  cityName?: string
  /** Provinces known to have it; absent: every province. In others it is understood when named, never presupposed. */
  only?: readonly string[]
  /** Provinces that have another department in its place. */
  except?: readonly string[]
  /** From when a vertical body no longer follows the provinces one to one. */
  regionalFrom?: Day
  /** Provinces in which it ended earlier than elsewhere, its tasks going to the first of `successors`. */
  endedIn?: Readonly<Record<string, Day>>
  /** Stands at the district level too. */
  inDistricts?: boolean
}

const CAPITALS = ['ha-noi', 'ho-chi-minh']

const ofTinhUy = (slug: string, body: string): ProvincialRow => ({
  slug,
  name: `${body} Tỉnh ủy %P`,
  cityName: `${body} Thành ủy %P`,
  aliases: [`${body} Tỉnh ủy`, `${body} Thành ủy`],
  kind: 'party',
})

/**
 * The 17 of Nghị định 24/2014 and 107/2020 until 28/02/2025, the 12 of Nghị định 45/2025 after, what only some
 * provinces have, and the bodies beside UBND that plans address in the same breath.
 */
export const PROVINCIAL: readonly ProvincialRow[] = [
  {
    slug: 'van-phong-ubnd',
    name: 'Văn phòng Ủy ban nhân dân %T',
    aliases: ['VPUBND', 'VP UBND', 'VPUB', 'VPUBTP', 'Văn phòng UBND', 'Văn phòng UB'],
    kind: 'department',
  },
  { slug: 'thanh-tra', name: 'Thanh tra %T', aliases: [], kind: 'department', inDistricts: true },
  { slug: 'so-noi-vu', name: 'Sở Nội vụ', aliases: ['SNV', 'Sở NV'], kind: 'department' },
  { slug: 'so-tu-phap', name: 'Sở Tư pháp', aliases: ['STP', 'Sở TP'], kind: 'department' },
  {
    slug: 'so-ke-hoach-va-dau-tu',
    name: 'Sở Kế hoạch và Đầu tư',
    aliases: ['SKHĐT', 'Sở KHĐT'],
    kind: 'department',
    to: UNTIL_2025,
    successors: ['so-tai-chinh'],
  },
  { slug: 'so-tai-chinh', name: 'Sở Tài chính', aliases: ['STC', 'Sở TC'], kind: 'department' },
  { slug: 'so-cong-thuong', name: 'Sở Công Thương', aliases: ['SCT', 'Sở CT'], kind: 'department' },
  {
    slug: 'so-nong-nghiep-va-phat-trien-nong-thon',
    name: 'Sở Nông nghiệp và Phát triển nông thôn',
    aliases: ['SNN', 'SNNPTNT', 'Sở NNPTNT', 'Sở NN', 'Sở Nông nghiệp', 'Sở Nông nghiệp PTNT'],
    kind: 'department',
    to: UNTIL_2025,
    successors: ['so-nong-nghiep-va-moi-truong'],
  },
  {
    slug: 'so-giao-thong-van-tai',
    name: 'Sở Giao thông vận tải',
    aliases: ['SGTVT', 'Sở GTVT'],
    kind: 'department',
    to: UNTIL_2025,
    successors: ['so-xay-dung'],
  },
  { slug: 'so-xay-dung', name: 'Sở Xây dựng', aliases: ['SXD', 'Sở XD'], kind: 'department' },
  {
    slug: 'so-quy-hoach-kien-truc',
    name: 'Sở Quy hoạch - Kiến trúc',
    aliases: ['SQHKT', 'Sở QHKT', 'Sở Quy hoạch và Kiến trúc'],
    kind: 'department',
    only: CAPITALS,
  },
  {
    slug: 'so-tai-nguyen-va-moi-truong',
    name: 'Sở Tài nguyên và Môi trường',
    aliases: ['STNMT', 'Sở TNMT'],
    kind: 'department',
    to: UNTIL_2025,
    successors: ['so-nong-nghiep-va-moi-truong'],
  },
  {
    slug: 'so-nong-nghiep-va-moi-truong',
    name: 'Sở Nông nghiệp và Môi trường',
    aliases: ['SNNMT', 'Sở NNMT'],
    kind: 'department',
    from: SINCE_2025,
  },
  {
    slug: 'so-thong-tin-va-truyen-thong',
    name: 'Sở Thông tin và Truyền thông',
    aliases: ['STTTT', 'Sở TTTT', 'Sở Thông tin TT'],
    kind: 'department',
    to: UNTIL_2025,
    successors: ['so-khoa-hoc-va-cong-nghe'],
  },
  {
    slug: 'so-lao-dong-thuong-binh-va-xa-hoi',
    name: 'Sở Lao động - Thương binh và Xã hội',
    aliases: ['SLĐTBXH', 'Sở LĐTBXH', 'Sở Lao động TBXH', 'Sở LĐ'],
    kind: 'department',
    to: UNTIL_2025,
    successors: ['so-noi-vu'],
  },
  {
    slug: 'so-van-hoa-the-thao-va-du-lich',
    name: 'Sở Văn hóa, Thể thao và Du lịch',
    aliases: ['SVHTTDL', 'Sở VHTTDL', 'Sở VH, TTDL'],
    kind: 'department',
    except: ['ha-noi', 'ho-chi-minh'],
  },
  {
    slug: 'so-van-hoa-va-the-thao',
    name: 'Sở Văn hóa và Thể thao',
    aliases: ['SVHTT', 'Sở VHTT'],
    kind: 'department',
    only: CAPITALS,
  },
  { slug: 'so-du-lich', name: 'Sở Du lịch', aliases: ['SDL', 'Sở DL'], kind: 'department', only: CAPITALS },
  {
    slug: 'so-khoa-hoc-va-cong-nghe',
    name: 'Sở Khoa học và Công nghệ',
    aliases: ['SKHCN', 'Sở KHCN'],
    kind: 'department',
  },
  {
    slug: 'so-giao-duc-va-dao-tao',
    name: 'Sở Giáo dục và Đào tạo',
    aliases: ['SGDĐT', 'Sở GDĐT', 'Sở Giáo dục'],
    kind: 'department',
  },
  { slug: 'so-y-te', name: 'Sở Y tế', aliases: ['SYT', 'Sở YT'], kind: 'department' },
  {
    slug: 'so-ngoai-vu',
    name: 'Sở Ngoại vụ',
    aliases: ['SNgV', 'Sở NgV'],
    kind: 'department',
    only: CAPITALS,
    endedIn: { 'ha-noi': UNTIL_2025 },
    successors: ['van-phong-ubnd'],
  },
  {
    slug: 'ban-dan-toc',
    name: 'Ban Dân tộc',
    aliases: [],
    kind: 'department',
    to: UNTIL_2025,
    only: CAPITALS,
    successors: ['so-dan-toc-va-ton-giao'],
  },
  {
    slug: 'so-dan-toc-va-ton-giao',
    name: 'Sở Dân tộc và Tôn giáo',
    aliases: ['SDTTG', 'Sở DTTG'],
    kind: 'department',
    from: SINCE_2025,
    only: CAPITALS,
  },
  {
    slug: 'so-an-toan-thuc-pham',
    name: 'Sở An toàn thực phẩm',
    aliases: ['Sở ATTP', 'SATTP'],
    kind: 'department',
    only: ['ho-chi-minh'],
  },
  { slug: 'ubnd', name: 'Ủy ban nhân dân', aliases: ['UBND'], kind: 'other', inDistricts: true },
  { slug: 'hdnd', name: 'Hội đồng nhân dân', aliases: ['HĐND'], kind: 'other', inDistricts: true },
  { slug: 'doan-dbqh', name: 'Đoàn đại biểu Quốc hội', aliases: ['Đoàn ĐBQH'], kind: 'other' },
  {
    slug: 'van-phong-doan-dbqh-va-hdnd',
    name: 'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân %T',
    aliases: ['Văn phòng Đoàn ĐBQH và HĐND', 'VP Đoàn ĐBQH và HĐND'],
    kind: 'other',
  },
  { slug: 'tinh-uy', name: 'Tỉnh ủy %P', cityName: 'Thành ủy %P', aliases: ['Tỉnh ủy', 'Thành ủy'], kind: 'party' },
  {
    slug: 'van-phong-tinh-uy',
    name: 'Văn phòng Tỉnh ủy %P',
    cityName: 'Văn phòng Thành ủy %P',
    aliases: ['Văn phòng Tỉnh ủy', 'Văn phòng Thành ủy', 'VP Tỉnh ủy', 'VP Thành ủy', 'VPTU'],
    kind: 'party',
  },
  ofTinhUy('ban-to-chuc-tinh-uy', 'Ban Tổ chức'),
  ofTinhUy('ban-tuyen-giao-tinh-uy', 'Ban Tuyên giáo'),
  ofTinhUy('ban-dan-van-tinh-uy', 'Ban Dân vận'),
  ofTinhUy('ban-noi-chinh-tinh-uy', 'Ban Nội chính'),
  ofTinhUy('uy-ban-kiem-tra-tinh-uy', 'Ủy ban Kiểm tra'),
  {
    slug: 'mat-tran-to-quoc',
    name: 'Ủy ban Mặt trận Tổ quốc Việt Nam',
    aliases: [
      'UBMTTQ',
      'MTTQ',
      'UBMTTQ Việt Nam',
      'UBMTTQVN',
      'Ủy ban MTTQ',
      'Ủy ban Mặt trận Tổ quốc',
      'Mặt trận Tổ quốc',
    ],
    kind: 'other',
    inDistricts: true,
  },
  { slug: 'lien-doan-lao-dong', name: 'Liên đoàn Lao động', aliases: ['LĐLĐ'], kind: 'other', inDistricts: true },
  { slug: 'hoi-nong-dan', name: 'Hội Nông dân', aliases: [], kind: 'other', inDistricts: true },
  {
    slug: 'hoi-lien-hiep-phu-nu',
    name: 'Hội Liên hiệp Phụ nữ',
    aliases: ['Hội LHPN', 'Hội Phụ nữ'],
    kind: 'other',
    inDistricts: true,
  },
  { slug: 'hoi-cuu-chien-binh', name: 'Hội Cựu chiến binh', aliases: ['Hội CCB'], kind: 'other', inDistricts: true },
  {
    slug: 'tinh-doan',
    name: 'Tỉnh đoàn %P',
    cityName: 'Thành đoàn %P',
    aliases: ['Tỉnh đoàn', 'Thành đoàn'],
    kind: 'other',
  },
  { slug: 'cong-an', name: 'Công an', aliases: [], kind: 'office', inDistricts: true },
  {
    slug: 'bo-chi-huy-quan-su',
    name: 'Bộ Chỉ huy Quân sự',
    aliases: ['Bộ CHQS'],
    kind: 'office',
    inDistricts: true,
    except: CAPITALS,
  },
  {
    slug: 'bo-tu-lenh-thu-do',
    name: 'Bộ Tư lệnh Thủ đô %P',
    aliases: ['Bộ Tư lệnh Thủ đô'],
    kind: 'office',
    only: ['ha-noi'],
  },
  { slug: 'bo-tu-lenh', name: 'Bộ Tư lệnh', aliases: [], kind: 'office', only: ['ho-chi-minh'] },
  { slug: 'toa-an-nhan-dan', name: 'Tòa án nhân dân', aliases: ['TAND'], kind: 'office', inDistricts: true },
  {
    slug: 'vien-kiem-sat-nhan-dan',
    name: 'Viện kiểm sát nhân dân',
    aliases: ['VKSND', 'Viện KSND'],
    kind: 'office',
    inDistricts: true,
  },
  {
    slug: 'bao-hiem-xa-hoi',
    name: 'Bảo hiểm xã hội',
    aliases: ['BHXH'],
    kind: 'office',
    inDistricts: true,
    regionalFrom: SINCE_2025,
  },
  {
    slug: 'cuc-thue',
    name: 'Cục Thuế',
    aliases: [],
    kind: 'office',
    regionalFrom: SINCE_2025,
  },
  {
    slug: 'kho-bac-nha-nuoc',
    name: 'Kho bạc Nhà nước',
    aliases: ['KBNN'],
    kind: 'office',
    inDistricts: true,
    regionalFrom: SINCE_2025,
  },
  { slug: 'cuc-thong-ke', name: 'Cục Thống kê', aliases: [], kind: 'office', regionalFrom: SINCE_2025 },
]

/** The fields of the phòng of a district (until 30/06/2025), with their short forms. */
export const DISTRICT_OFFICES: readonly BodyRow[] = [
  { slug: 'phong-noi-vu', name: 'Phòng Nội vụ', aliases: ['PNV', 'Phòng NV'] },
  { slug: 'phong-tu-phap', name: 'Phòng Tư pháp', aliases: ['PTP'] },
  { slug: 'phong-tai-chinh-ke-hoach', name: 'Phòng Tài chính - Kế hoạch', aliases: ['Phòng TCKH', 'PTCKH'] },
  { slug: 'phong-tai-nguyen-va-moi-truong', name: 'Phòng Tài nguyên và Môi trường', aliases: ['Phòng TNMT', 'PTNMT'] },
  {
    slug: 'phong-lao-dong-thuong-binh-va-xa-hoi',
    name: 'Phòng Lao động - Thương binh và Xã hội',
    aliases: ['Phòng LĐTBXH', 'PLĐTBXH', 'Phòng Lao động TBXH'],
  },
  { slug: 'phong-van-hoa-va-thong-tin', name: 'Phòng Văn hóa và Thông tin', aliases: ['Phòng VHTT', 'PVHTT'] },
  {
    slug: 'phong-giao-duc-va-dao-tao',
    name: 'Phòng Giáo dục và Đào tạo',
    aliases: ['Phòng GDĐT', 'PGDĐT', 'Phòng Giáo dục'],
  },
  { slug: 'phong-y-te', name: 'Phòng Y tế', aliases: ['PYT'] },
  { slug: 'phong-kinh-te', name: 'Phòng Kinh tế', aliases: [] },
  {
    slug: 'phong-nong-nghiep-va-phat-trien-nong-thon',
    name: 'Phòng Nông nghiệp và Phát triển nông thôn',
    aliases: ['Phòng NNPTNT', 'Phòng Nông nghiệp PTNT', 'Phòng NN'],
  },
  { slug: 'phong-quan-ly-do-thi', name: 'Phòng Quản lý đô thị', aliases: ['Phòng QLĐT'] },
  { slug: 'phong-kinh-te-va-ha-tang', name: 'Phòng Kinh tế và Hạ tầng', aliases: ['Phòng KTHT'] },
  { slug: 'phong-dan-toc', name: 'Phòng Dân tộc', aliases: [] },
]

// The district units of each province, until that level ended on 30/06/2025, as data.
import type { Day } from './plan-document.ts'

export interface DistrictRow {
  /** From when on the list is right; before it districts were split, merged or raised, which is not recorded here. */
  since: Day
  /** `Q` quận, `TP` thành phố, `TX` thị xã, `H` huyện, each followed by its names. */
  units: string
  /** What was raised, split or merged since then, in order of time. */
  changes?: readonly { from: Day; without: string; with: string }[]
}

/** Last day of the district level (Nghị quyết 203/2025/QH15). */
export const DISTRICTS_UNTIL: Day = '2025-06-30'

/**
 * By province; the counts agree with those of 09/2024 (704) and 01/03/2025 (696).
 */
export const DISTRICTS: Readonly<Record<string, DistrictRow>> = {
  'ha-noi': {
    since: '2014-04-01',
    units:
      'Q Ba Đình, Hoàn Kiếm, Tây Hồ, Long Biên, Cầu Giấy, Đống Đa, Hai Bà Trưng, Hoàng Mai, Thanh Xuân, Hà Đông, Bắc Từ Liêm, Nam Từ Liêm; H Ba Vì, Chương Mỹ, Đan Phượng, Đông Anh, Gia Lâm, Hoài Đức, Mê Linh, Mỹ Đức, Phú Xuyên, Phúc Thọ, Quốc Oai, Sóc Sơn, Thạch Thất, Thanh Oai, Thanh Trì, Thường Tín, Ứng Hòa; TX Sơn Tây',
  },
  'ha-giang': {
    since: '2011-01-01',
    units:
      'TP Hà Giang; H Bắc Mê, Bắc Quang, Đồng Văn, Hoàng Su Phì, Mèo Vạc, Quản Bạ, Quang Bình, Vị Xuyên, Xín Mần, Yên Minh',
  },
  'cao-bang': {
    since: '2020-03-01',
    units: 'TP Cao Bằng; H Bảo Lạc, Bảo Lâm, Hạ Lang, Hà Quảng, Hòa An, Nguyên Bình, Quảng Hòa, Thạch An, Trùng Khánh',
  },
  'bac-kan': {
    since: '2015-05-01',
    units: 'TP Bắc Kạn; H Ba Bể, Bạch Thông, Chợ Đồn, Chợ Mới, Na Rì, Ngân Sơn, Pác Nặm',
  },
  'tuyen-quang': {
    since: '2011-02-01',
    units: 'TP Tuyên Quang; H Chiêm Hóa, Hàm Yên, Lâm Bình, Na Hang, Sơn Dương, Yên Sơn',
  },
  'lao-cai': {
    since: '2020-01-01',
    units: 'TP Lào Cai; TX Sa Pa; H Bát Xát, Bảo Thắng, Bảo Yên, Bắc Hà, Mường Khương, Si Ma Cai, Văn Bàn',
  },
  'dien-bien': {
    since: '2013-07-01',
    units:
      'TP Điện Biên Phủ; TX Mường Lay; H Điện Biên, Điện Biên Đông, Mường Ảng, Mường Chà, Mường Nhé, Nậm Pồ, Tủa Chùa, Tuần Giáo',
  },
  'lai-chau': {
    since: '2014-01-01',
    units: 'TP Lai Châu; H Mường Tè, Nậm Nhùn, Phong Thổ, Sìn Hồ, Tam Đường, Tân Uyên, Than Uyên',
  },
  'son-la': {
    since: '2013-09-01',
    units:
      'TP Sơn La; H Bắc Yên, Mai Sơn, Mộc Châu, Mường La, Phù Yên, Quỳnh Nhai, Sông Mã, Sốp Cộp, Thuận Châu, Vân Hồ, Yên Châu',
    changes: [{ from: '2025-02-01', without: 'H Mộc Châu', with: 'TX Mộc Châu' }],
  },
  'yen-bai': {
    since: '2010-01-01',
    units: 'TP Yên Bái; TX Nghĩa Lộ; H Lục Yên, Mù Cang Chải, Trạm Tấu, Trấn Yên, Văn Chấn, Văn Yên, Yên Bình',
  },
  'hoa-binh': {
    since: '2020-01-01',
    units: 'TP Hòa Bình; H Cao Phong, Đà Bắc, Kim Bôi, Lạc Sơn, Lạc Thủy, Lương Sơn, Mai Châu, Tân Lạc, Yên Thủy',
  },
  'thai-nguyen': {
    since: '2015-07-01',
    units: 'TP Thái Nguyên, Sông Công; TX Phổ Yên; H Đại Từ, Định Hóa, Đồng Hỷ, Phú Bình, Phú Lương, Võ Nhai',
    changes: [{ from: '2022-04-10', without: 'TX Phổ Yên', with: 'TP Phổ Yên' }],
  },
  'lang-son': {
    since: '2010-01-01',
    units:
      'TP Lạng Sơn; H Bắc Sơn, Bình Gia, Cao Lộc, Chi Lăng, Đình Lập, Hữu Lũng, Lộc Bình, Tràng Định, Văn Lãng, Văn Quan',
  },
  'quang-ninh': {
    since: '2020-01-01',
    units:
      'TP Hạ Long, Cẩm Phả, Móng Cái, Uông Bí; TX Đông Triều, Quảng Yên; H Ba Chẽ, Bình Liêu, Cô Tô, Đầm Hà, Hải Hà, Tiên Yên, Vân Đồn',
    changes: [{ from: '2024-11-01', without: 'TX Đông Triều', with: 'TP Đông Triều' }],
  },
  'bac-giang': {
    since: '2010-01-01',
    units: 'TP Bắc Giang; H Hiệp Hòa, Lạng Giang, Lục Nam, Lục Ngạn, Sơn Động, Tân Yên, Việt Yên, Yên Dũng, Yên Thế',
    changes: [
      { from: '2024-02-01', without: 'H Việt Yên', with: 'TX Việt Yên' },
      { from: '2025-01-01', without: 'H Yên Dũng', with: 'TX Chũ' },
    ],
  },
  'phu-tho': {
    since: '2010-01-01',
    units:
      'TP Việt Trì; TX Phú Thọ; H Cẩm Khê, Đoan Hùng, Hạ Hòa, Lâm Thao, Phù Ninh, Tam Nông, Tân Sơn, Thanh Ba, Thanh Sơn, Thanh Thủy, Yên Lập',
  },
  'vinh-phuc': {
    since: '2018-03-01',
    units: 'TP Vĩnh Yên, Phúc Yên; H Bình Xuyên, Lập Thạch, Sông Lô, Tam Dương, Tam Đảo, Vĩnh Tường, Yên Lạc',
  },
  'bac-ninh': {
    since: '2010-01-01',
    units: 'TP Bắc Ninh; TX Từ Sơn; H Gia Bình, Lương Tài, Quế Võ, Thuận Thành, Tiên Du, Yên Phong',
    changes: [
      { from: '2021-11-01', without: 'TX Từ Sơn', with: 'TP Từ Sơn' },
      { from: '2023-04-10', without: 'H Quế Võ, Thuận Thành', with: 'TX Quế Võ, Thuận Thành' },
    ],
  },
  'hai-duong': {
    since: '2019-11-01',
    units:
      'TP Hải Dương, Chí Linh; TX Kinh Môn; H Bình Giang, Cẩm Giàng, Gia Lộc, Kim Thành, Nam Sách, Ninh Giang, Thanh Hà, Thanh Miện, Tứ Kỳ',
  },
  'hai-phong': {
    since: '2010-01-01',
    units:
      'Q Dương Kinh, Đồ Sơn, Hải An, Hồng Bàng, Kiến An, Lê Chân, Ngô Quyền; H An Dương, An Lão, Bạch Long Vĩ, Cát Hải, Kiến Thụy, Thủy Nguyên, Tiên Lãng, Vĩnh Bảo',
    changes: [{ from: '2025-01-01', without: 'H An Dương, Thủy Nguyên', with: 'Q An Dương; TP Thủy Nguyên' }],
  },
  'hung-yen': {
    since: '2019-05-01',
    units: 'TP Hưng Yên; TX Mỹ Hào; H Ân Thi, Khoái Châu, Kim Động, Phù Cừ, Tiên Lữ, Văn Giang, Văn Lâm, Yên Mỹ',
  },
  'thai-binh': {
    since: '2010-01-01',
    units: 'TP Thái Bình; H Đông Hưng, Hưng Hà, Kiến Xương, Quỳnh Phụ, Thái Thụy, Tiền Hải, Vũ Thư',
  },
  'ha-nam': {
    since: '2020-01-01',
    units: 'TP Phủ Lý; TX Duy Tiên; H Bình Lục, Kim Bảng, Lý Nhân, Thanh Liêm',
    changes: [{ from: '2025-02-01', without: 'H Kim Bảng', with: 'TX Kim Bảng' }],
  },
  'nam-dinh': {
    since: '2010-01-01',
    units: 'TP Nam Định; H Giao Thủy, Hải Hậu, Mỹ Lộc, Nam Trực, Nghĩa Hưng, Trực Ninh, Vụ Bản, Xuân Trường, Ý Yên',
    changes: [{ from: '2024-09-01', without: 'H Mỹ Lộc', with: '' }],
  },
  'ninh-binh': {
    since: '2015-05-01',
    units: 'TP Ninh Bình, Tam Điệp; H Gia Viễn, Hoa Lư, Kim Sơn, Nho Quan, Yên Khánh, Yên Mô',
    changes: [{ from: '2025-01-01', without: 'TP Ninh Bình; H Hoa Lư', with: 'TP Hoa Lư' }],
  },
  'thanh-hoa': {
    since: '2020-06-01',
    units:
      'TP Thanh Hóa, Sầm Sơn; TX Bỉm Sơn, Nghi Sơn; H Bá Thước, Cẩm Thủy, Đông Sơn, Hà Trung, Hậu Lộc, Hoằng Hóa, Lang Chánh, Mường Lát, Nga Sơn, Ngọc Lặc, Như Thanh, Như Xuân, Nông Cống, Quan Hóa, Quan Sơn, Quảng Xương, Thạch Thành, Thiệu Hóa, Thọ Xuân, Thường Xuân, Triệu Sơn, Vĩnh Lộc, Yên Định',
    changes: [{ from: '2025-01-01', without: 'H Đông Sơn', with: '' }],
  },
  'nghe-an': {
    since: '2013-05-01',
    units:
      'TP Vinh; TX Cửa Lò, Hoàng Mai, Thái Hòa; H Anh Sơn, Con Cuông, Diễn Châu, Đô Lương, Hưng Nguyên, Kỳ Sơn, Nam Đàn, Nghi Lộc, Nghĩa Đàn, Quế Phong, Quỳ Châu, Quỳ Hợp, Quỳnh Lưu, Tân Kỳ, Thanh Chương, Tương Dương, Yên Thành',
    changes: [{ from: '2024-12-01', without: 'TX Cửa Lò', with: '' }],
  },
  'ha-tinh': {
    since: '2015-05-01',
    units:
      'TP Hà Tĩnh; TX Hồng Lĩnh, Kỳ Anh; H Cẩm Xuyên, Can Lộc, Đức Thọ, Hương Khê, Hương Sơn, Kỳ Anh, Lộc Hà, Nghi Xuân, Thạch Hà, Vũ Quang',
    changes: [{ from: '2025-01-01', without: 'H Lộc Hà', with: '' }],
  },
  'quang-binh': {
    since: '2014-01-01',
    units: 'TP Đồng Hới; TX Ba Đồn; H Bố Trạch, Lệ Thủy, Minh Hóa, Quảng Ninh, Quảng Trạch, Tuyên Hóa',
  },
  'quang-tri': {
    since: '2010-01-01',
    units: 'TP Đông Hà; TX Quảng Trị; H Cam Lộ, Cồn Cỏ, Đakrông, Gio Linh, Hải Lăng, Hướng Hóa, Triệu Phong, Vĩnh Linh',
  },
  hue: {
    since: '2012-01-01',
    units: 'TP Huế; TX Hương Thủy, Hương Trà; H A Lưới, Nam Đông, Phong Điền, Phú Lộc, Phú Vang, Quảng Điền',
    changes: [
      { from: '2025-01-01', without: 'TP Huế; H Nam Đông, Phong Điền', with: 'Q Phú Xuân, Thuận Hóa; TX Phong Điền' },
    ],
  },
  'da-nang': {
    since: '2010-01-01',
    units: 'Q Cẩm Lệ, Hải Châu, Liên Chiểu, Ngũ Hành Sơn, Sơn Trà, Thanh Khê; H Hòa Vang, Hoàng Sa',
  },
  'quang-nam': {
    since: '2015-05-01',
    units:
      'TP Tam Kỳ, Hội An; TX Điện Bàn; H Bắc Trà My, Duy Xuyên, Đại Lộc, Đông Giang, Hiệp Đức, Nam Giang, Nam Trà My, Nông Sơn, Núi Thành, Phú Ninh, Phước Sơn, Quế Sơn, Tây Giang, Thăng Bình, Tiên Phước',
    changes: [{ from: '2025-01-01', without: 'H Nông Sơn', with: '' }],
  },
  'quang-ngai': {
    since: '2020-04-01',
    units:
      'TP Quảng Ngãi; TX Đức Phổ; H Ba Tơ, Bình Sơn, Lý Sơn, Minh Long, Mộ Đức, Nghĩa Hành, Sơn Hà, Sơn Tây, Sơn Tịnh, Trà Bồng, Tư Nghĩa',
  },
  'binh-dinh': {
    since: '2020-06-01',
    units:
      'TP Quy Nhơn; TX An Nhơn, Hoài Nhơn; H An Lão, Hoài Ân, Phù Cát, Phù Mỹ, Tây Sơn, Tuy Phước, Vân Canh, Vĩnh Thạnh',
  },
  'phu-yen': {
    since: '2020-06-01',
    units: 'TP Tuy Hòa; TX Đông Hòa, Sông Cầu; H Đồng Xuân, Phú Hòa, Sông Hinh, Sơn Hòa, Tây Hòa, Tuy An',
  },
  'khanh-hoa': {
    since: '2011-01-01',
    units: 'TP Nha Trang, Cam Ranh; TX Ninh Hòa; H Cam Lâm, Diên Khánh, Khánh Sơn, Khánh Vĩnh, Trường Sa, Vạn Ninh',
  },
  'ninh-thuan': {
    since: '2010-01-01',
    units: 'TP Phan Rang - Tháp Chàm; H Bác Ái, Ninh Hải, Ninh Phước, Ninh Sơn, Thuận Bắc, Thuận Nam',
  },
  'binh-thuan': {
    since: '2010-01-01',
    units:
      'TP Phan Thiết; TX La Gi; H Bắc Bình, Đức Linh, Hàm Tân, Hàm Thuận Bắc, Hàm Thuận Nam, Phú Quý, Tánh Linh, Tuy Phong',
  },
  'kon-tum': {
    since: '2015-05-01',
    units: "TP Kon Tum; H Đăk Glei, Đăk Hà, Đăk Tô, Ia H'Drai, Kon Plông, Kon Rẫy, Ngọc Hồi, Sa Thầy, Tu Mơ Rông",
  },
  'gia-lai': {
    since: '2010-01-01',
    units:
      'TP Pleiku; TX An Khê, Ayun Pa; H Chư Păh, Chư Prông, Chư Pưh, Chư Sê, Đak Đoa, Đak Pơ, Đức Cơ, Ia Grai, Ia Pa, KBang, Kông Chro, Krông Pa, Mang Yang, Phú Thiện',
  },
  'dak-lak': {
    since: '2010-01-01',
    units:
      "TP Buôn Ma Thuột; TX Buôn Hồ; H Buôn Đôn, Cư Kuin, Cư M'gar, Ea H'leo, Ea Kar, Ea Súp, Krông Ana, Krông Bông, Krông Búk, Krông Năng, Krông Pắc, Lắk, M'Drắk",
  },
  'dak-nong': {
    since: '2020-01-01',
    units: "TP Gia Nghĩa; H Cư Jút, Đắk Glong, Đắk Mil, Đắk R'lấp, Đắk Song, Krông Nô, Tuy Đức",
  },
  'lam-dong': {
    since: '2010-06-01',
    units:
      'TP Đà Lạt, Bảo Lộc; H Bảo Lâm, Cát Tiên, Di Linh, Đam Rông, Đạ Huoai, Đạ Tẻh, Đơn Dương, Đức Trọng, Lạc Dương, Lâm Hà',
    changes: [{ from: '2024-12-01', without: 'H Cát Tiên, Đạ Tẻh', with: '' }],
  },
  'binh-phuoc': {
    since: '2018-12-01',
    units:
      'TP Đồng Xoài; TX Bình Long, Phước Long; H Bù Đăng, Bù Đốp, Bù Gia Mập, Chơn Thành, Đồng Phú, Hớn Quản, Lộc Ninh, Phú Riềng',
    changes: [{ from: '2022-10-01', without: 'H Chơn Thành', with: 'TX Chơn Thành' }],
  },
  'tay-ninh': {
    since: '2020-02-01',
    units: 'TP Tây Ninh; TX Hòa Thành, Trảng Bàng; H Bến Cầu, Châu Thành, Dương Minh Châu, Gò Dầu, Tân Biên, Tân Châu',
  },
  'binh-duong': {
    since: '2020-02-01',
    units: 'TP Thủ Dầu Một, Dĩ An, Thuận An; TX Bến Cát, Tân Uyên; H Bàu Bàng, Bắc Tân Uyên, Dầu Tiếng, Phú Giáo',
    changes: [
      { from: '2023-04-10', without: 'TX Tân Uyên', with: 'TP Tân Uyên' },
      { from: '2024-05-01', without: 'TX Bến Cát', with: 'TP Bến Cát' },
    ],
  },
  'dong-nai': {
    since: '2019-06-01',
    units:
      'TP Biên Hòa, Long Khánh; H Cẩm Mỹ, Định Quán, Long Thành, Nhơn Trạch, Tân Phú, Thống Nhất, Trảng Bom, Vĩnh Cửu, Xuân Lộc',
  },
  'ba-ria-vung-tau': {
    since: '2018-05-01',
    units: 'TP Bà Rịa, Vũng Tàu; TX Phú Mỹ; H Châu Đức, Côn Đảo, Đất Đỏ, Long Điền, Xuyên Mộc',
    changes: [{ from: '2025-01-01', without: 'TX Phú Mỹ; H Đất Đỏ, Long Điền', with: 'TP Phú Mỹ; H Long Đất' }],
  },
  'ho-chi-minh': {
    since: '2021-01-01',
    units:
      'TP Thủ Đức; Q 1, 3, 4, 5, 6, 7, 8, 10, 11, 12, Bình Tân, Bình Thạnh, Gò Vấp, Phú Nhuận, Tân Bình, Tân Phú; H Bình Chánh, Cần Giờ, Củ Chi, Hóc Môn, Nhà Bè',
  },
  'long-an': {
    since: '2013-06-01',
    units:
      'TP Tân An; TX Kiến Tường; H Bến Lức, Cần Đước, Cần Giuộc, Châu Thành, Đức Hòa, Đức Huệ, Mộc Hóa, Tân Hưng, Tân Thạnh, Tân Trụ, Thạnh Hóa, Thủ Thừa, Vĩnh Hưng',
  },
  'tien-giang': {
    since: '2014-05-01',
    units:
      'TP Mỹ Tho; TX Cai Lậy, Gò Công; H Cái Bè, Cai Lậy, Châu Thành, Chợ Gạo, Gò Công Đông, Gò Công Tây, Tân Phú Đông, Tân Phước',
    changes: [{ from: '2024-05-01', without: 'TX Gò Công', with: 'TP Gò Công' }],
  },
  'ben-tre': {
    since: '2010-01-01',
    units: 'TP Bến Tre; H Ba Tri, Bình Đại, Châu Thành, Chợ Lách, Giồng Trôm, Mỏ Cày Bắc, Mỏ Cày Nam, Thạnh Phú',
  },
  'tra-vinh': {
    since: '2015-06-01',
    units: 'TP Trà Vinh; TX Duyên Hải; H Càng Long, Cầu Kè, Cầu Ngang, Châu Thành, Duyên Hải, Tiểu Cần, Trà Cú',
  },
  'vinh-long': {
    since: '2013-01-01',
    units: 'TP Vĩnh Long; TX Bình Minh; H Bình Tân, Long Hồ, Mang Thít, Tam Bình, Trà Ôn, Vũng Liêm',
  },
  'dong-thap': {
    since: '2020-11-01',
    units:
      'TP Cao Lãnh, Hồng Ngự, Sa Đéc; H Cao Lãnh, Châu Thành, Hồng Ngự, Lai Vung, Lấp Vò, Tam Nông, Tân Hồng, Thanh Bình, Tháp Mười',
  },
  'an-giang': {
    since: '2013-08-01',
    units:
      'TP Long Xuyên, Châu Đốc; TX Tân Châu; H An Phú, Châu Phú, Châu Thành, Chợ Mới, Phú Tân, Thoại Sơn, Tịnh Biên, Tri Tôn',
    changes: [{ from: '2023-04-10', without: 'H Tịnh Biên', with: 'TX Tịnh Biên' }],
  },
  'kien-giang': {
    since: '2021-03-01',
    units:
      'TP Rạch Giá, Hà Tiên, Phú Quốc; H An Biên, An Minh, Châu Thành, Giang Thành, Giồng Riềng, Gò Quao, Hòn Đất, Kiên Hải, Kiên Lương, Tân Hiệp, U Minh Thượng, Vĩnh Thuận',
  },
  'can-tho': {
    since: '2010-01-01',
    units: 'Q Bình Thủy, Cái Răng, Ninh Kiều, Ô Môn, Thốt Nốt; H Cờ Đỏ, Phong Điền, Thới Lai, Vĩnh Thạnh',
  },
  'hau-giang': {
    since: '2020-02-01',
    units: 'TP Vị Thanh, Ngã Bảy; TX Long Mỹ; H Châu Thành, Châu Thành A, Long Mỹ, Phụng Hiệp, Vị Thủy',
  },
  'soc-trang': {
    since: '2014-01-01',
    units:
      'TP Sóc Trăng; TX Ngã Năm, Vĩnh Châu; H Châu Thành, Cù Lao Dung, Kế Sách, Long Phú, Mỹ Tú, Mỹ Xuyên, Thạnh Trị, Trần Đề',
  },
  'bac-lieu': {
    since: '2015-06-01',
    units: 'TP Bạc Liêu; TX Giá Rai; H Đông Hải, Hòa Bình, Hồng Dân, Phước Long, Vĩnh Lợi',
  },
  'ca-mau': {
    since: '2010-01-01',
    units: 'TP Cà Mau; H Cái Nước, Đầm Dơi, Năm Căn, Ngọc Hiển, Phú Tân, Thới Bình, Trần Văn Thời, U Minh',
  },
}

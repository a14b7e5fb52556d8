// Unit names, aliases, groups and mergers, on any date.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { departmentsOf, districtsOf, provinceOn, provincesOn, titleOf } from '../../src/core/unit-directory.ts'
import {
  executorUnit,
  findUnit,
  fold,
  matchMembers,
  mergedInto,
  resolveUnit,
  sameName,
  sameProvinces,
  splitUnits,
  type Unit,
  type UnitContext,
  unitByKey,
} from '../../src/core/units.ts'
import { DISTRICTS } from '../../src/core/units-districts.ts'
import { compact } from '../../src/core/units-names.ts'
import { PROVINCES } from '../../src/core/units-provinces.ts'

const ministry = (on = '2022-11-22'): UnitContext => ({ on, issuer: 'Bộ Nội vụ' })
const haNoi = (on = '2024-02-21'): UnitContext => ({ on, issuer: 'UBND Thành phố Hà Nội' })
const haGiang = (on = '2020-10-05'): UnitContext => ({ on, issuer: 'ỦY BAN NHÂN DÂN TỈNH HÀ GIANG' })

const unitOf = (text: string, ctx: UnitContext) => {
  const read = resolveUnit(text, ctx)
  if (read.kind !== 'unit') throw new Error(`${text}: ${read.kind}`)
  return read
}
const groupOf = (text: string, ctx: UnitContext) => {
  const read = resolveUnit(text, ctx)
  if (read.kind !== 'group') throw new Error(`${text}: ${read.kind}`)
  return read
}
const names = (units: readonly Unit[]) => units.map(({ name }) => name)

describe('the provincial units', () => {
  test.each([
    ['2022-11-22', 63, 5],
    ['2024-12-31', 63, 5],
    ['2025-01-01', 63, 6],
    ['2025-06-30', 63, 6],
    ['2025-07-01', 34, 6],
    ['2026-04-29', 34, 6],
    ['2026-04-30', 34, 7],
  ])('on %s there are %i, %i of them cities', (on, all, cities) => {
    const places = provincesOn(on)
    expect(places).toHaveLength(all)
    expect(places.filter(({ type }) => type === 'thành phố')).toHaveLength(cities)
  })

  test('no two of a day are written alike, whatever the marks, blanks and dashes', () => {
    for (const on of ['2022-01-01', '2026-06-01']) {
      const written = provincesOn(on).map(({ name }) => compact(name))
      expect(new Set(written).size).toBe(written.length)
    }
  })

  test('23 units were formed from 52, 11 went on alone', () => {
    const formed = new Map<string, number>()
    for (const { into } of PROVINCES) formed.set(into, (formed.get(into) ?? 0) + 1)
    const sizes = [...formed.values()]
    expect(sizes).toHaveLength(34)
    expect(sizes.filter((size) => size === 1)).toHaveLength(11)
    expect(sizes.filter((size) => size > 1).reduce((sum, size) => sum + size, 0)).toBe(52)
  })

  test.each([
    ['tuyen-quang', 'ha-giang tuyen-quang'],
    ['lao-cai', 'lao-cai yen-bai'],
    ['thai-nguyen', 'bac-kan thai-nguyen'],
    ['phu-tho', 'hoa-binh phu-tho vinh-phuc'],
    ['bac-ninh', 'bac-giang bac-ninh'],
    ['hung-yen', 'hung-yen thai-binh'],
    ['hai-phong', 'hai-duong hai-phong'],
    ['ninh-binh', 'ha-nam nam-dinh ninh-binh'],
    ['quang-tri', 'quang-binh quang-tri'],
    ['da-nang', 'da-nang quang-nam'],
    ['quang-ngai', 'kon-tum quang-ngai'],
    ['gia-lai', 'binh-dinh gia-lai'],
    ['khanh-hoa', 'khanh-hoa ninh-thuan'],
    ['lam-dong', 'binh-thuan dak-nong lam-dong'],
    ['dak-lak', 'dak-lak phu-yen'],
    ['ho-chi-minh', 'ba-ria-vung-tau binh-duong ho-chi-minh'],
    ['dong-nai', 'binh-phuoc dong-nai'],
    ['tay-ninh', 'long-an tay-ninh'],
    ['can-tho', 'can-tho hau-giang soc-trang'],
    ['vinh-long', 'ben-tre tra-vinh vinh-long'],
    ['dong-thap', 'dong-thap tien-giang'],
    ['ca-mau', 'bac-lieu ca-mau'],
    ['an-giang', 'an-giang kien-giang'],
  ])('%s was formed from %s', (into, from) => {
    expect(
      PROVINCES.filter((row) => row.into === into)
        .map(({ slug }) => slug)
        .sort()
        .join(' '),
    ).toBe(from)
  })

  test('every one of the 63 is stood for by exactly one of the 34', () => {
    const now = new Set(provincesOn('2025-07-01').map(({ slug }) => `ubnd:${slug}`))
    for (const { slug } of PROVINCES) {
      const standing = mergedInto(unitByKey(`ubnd:${slug}`, '2024-06-01')!, '2025-07-01')
      expect(standing, slug).toHaveLength(1)
      expect(now.has(standing[0]!.key), slug).toBe(true)
    }
  })

  test('Huế and Đồng Nai became cities', () => {
    const title = (slug: string, on: string) => titleOf(provinceOn(slug, on)!)
    expect(title('hue', '2024-12-31')).toBe('tỉnh Thừa Thiên Huế')
    expect(title('hue', '2025-01-01')).toBe('thành phố Huế')
    expect(title('dong-nai', '2026-04-29')).toBe('tỉnh Đồng Nai')
    expect(title('dong-nai', '2026-04-30')).toBe('thành phố Đồng Nai')
    expect(sameProvinces('2025-06-20', '2025-07-02')).toBe(false)
    expect(sameProvinces('2022-01-01', '2024-11-22')).toBe(true)
  })

  test('district units are as many as were published, 704 in 09/2024 and 696 from 03/2025, none in 07/2025', () => {
    let [before, after] = [0, 0]
    for (const { slug, districts } of PROVINCES) {
      const counts = ['2024-09-15', '2025-03-01'].map((on) => districtsOf(slug, on).places.length)
      expect(counts, slug).toEqual(districts)
      expect(districtsOf(slug, '2025-07-01').places, slug).toEqual([])
      before += counts[0]!
      after += counts[1]!
    }
    expect([before, after]).toEqual([704, 696])
    expect(Object.keys(DISTRICTS)).toHaveLength(63)
  })

  test('departments: 17 everywhere, 12 since 01/03/2025; in Hà Nội 21 and 15', () => {
    const count = (slug: string, on: string) => departmentsOf(provinceOn(slug, on)!, on).length
    expect(count('ha-giang', '2025-02-28')).toBe(17)
    expect(count('tuyen-quang', '2025-07-01')).toBe(12)
    expect(count('ha-noi', '2024-02-21')).toBe(21)
    expect(count('ha-noi', '2025-03-01')).toBe(15)
  })
})

describe('folding', () => {
  test('marks, case, composition, tone placement, dashes', () => {
    expect(fold('Uỷ ban nhân dân tỉnh Hoà Bình')).toBe(fold('ỦY BAN  NHÂN DÂN tỉnh Hòa Bình'))
    expect(fold('Bà Rịa – Vũng Tàu')).toBe('ba ria vung tau')
    expect(fold('Đắk Lắk')).toBe('dak lak')
    expect(sameName('Sở GD&ĐT', 'Sở GD-ĐT')).toBe(true)
    expect(sameName('UBND TP. Hà Nội', 'Ủy ban nhân dân thành phố Hà Nội')).toBe(true)
    expect(sameName('Sở Y tế', 'Sở Nội vụ')).toBe(false)
  })

  test('once is enough, and NFC and NFD agree', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...PROVINCES.map(({ name }) => name)))
    fc.assert(
      fc.property(text, (name) => {
        expect(fold(fold(name))).toBe(fold(name))
        expect(fold(name.normalize('NFD'))).toBe(fold(name.normalize('NFC')))
      }),
    )
  })
})

describe('groups by date', () => {
  // phrase, day, how sure, members, expected
  test.each([
    ['63 tỉnh, thành phố', '2022-11-22', 'expand', 63, 63],
    ['63 tỉnh, thành', '2022-11-22', 'expand', 63, 63],
    ['63 điểm cầu', '2022-11-22', 'expand', 63, 63],
    ['sáu mươi ba địa phương', '2022-11-22', 'expand', 63, 63],
    ['63 tỉnh, thành phố', '2025-08-01', 'ask', 34, 63],
    ['34 tỉnh, thành phố', '2025-08-01', 'expand', 34, 34],
    ['34 tỉnh, thành phố', '2022-11-22', 'ask', 63, 34],
    ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương', '2022-11-22', 'expand', 63, 63],
    ['UBND CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TW', '2022-11-22', 'expand', 63, 63],
    ['uy ban nhan dan cac tinh, thanh pho', '2026-05-01', 'expand', 34, 34],
    ['UBND tỉnh, thành phố trực thuộc Trung ương', '2022-11-22', 'expand', 63, 63],
    ['Chủ tịch UBND các tỉnh, thành phố', '2022-11-22', 'expand', 63, 63],
    ['UBND các tỉnh Hà Giang, Cao Bằng và Bắc Kạn', '2022-11-22', 'expand', 3, 3],
    ['Sở Nội vụ các tỉnh, thành phố: Hà Nội, Bà Rịa - Vũng Tàu', '2022-11-22', 'expand', 2, 2],
    ['Các tỉnh: Nghệ An, Hà Tĩnh, Thanh Hóa', '2022-11-22', 'expand', 3, 3],
    ['các Bộ: Tài chính, Văn hóa, Thể thao và Du lịch, Y tế', '2022-11-22', 'expand', 3, 3],
    ['các Bộ, ngành, cơ quan thuộc Chính phủ', '2022-11-22', 'ask', 30, 30],
    ['Vụ Tổ chức - Biên chế, Vụ Công chức - Viên chức', '2022-11-22', 'expand', 2, 2],
    ['tại 63 điểm cầu', '2022-11-22', 'expand', 63, 63],
    ['5. UBND các tỉnh, thành phố:', '2022-11-22', 'expand', 63, 63],
    ['các tỉnh, thành phố trong cả nước', '2022-11-22', 'expand', 63, 63],
    ['các địa phương', '2022-11-22', 'expand', 63, 63],
    ['Sở Nội vụ các tỉnh, thành phố', '2022-11-22', 'expand', 63, 63],
    ['các thành phố trực thuộc Trung ương', '2024-12-31', 'expand', 5, 5],
    ['UBND các thành phố trực thuộc Trung ương', '2025-01-01', 'expand', 6, 6],
    ['các thành phố trực thuộc Trung ương', '2026-04-30', 'expand', 7, 7],
    ['các bộ, cơ quan ngang bộ', '2025-02-28', 'expand', 22, 22],
    ['Các Bộ, Cơ quan ngang Bộ', '2025-03-01', 'expand', 17, 17],
    ['các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ', '2022-11-22', 'ask', 30, 30],
    ['các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ', '2025-03-01', 'ask', 22, 22],
    ['các bộ, ngành', '2022-11-22', 'ask', 22, null],
    ['các bộ, ngành Trung ương', '2022-11-22', 'ask', 22, null],
    ['bộ, ngành, địa phương', '2022-11-22', 'ask', 85, null],
    ['Đoàn ĐBQH các tỉnh, thành phố', '2022-11-22', 'expand', 63, 63],
    ['HĐND các tỉnh, thành phố', '2025-07-01', 'expand', 34, 34],
    ['Tỉnh ủy, Thành ủy trực thuộc Trung ương', '2022-11-22', 'ask', 63, 63],
    ['Bảo hiểm xã hội các tỉnh, thành phố', '2022-11-22', 'expand', 63, 63],
    ['Kho bạc Nhà nước các tỉnh, thành phố', '2025-04-01', 'ask', 63, null],
    ['các tỉnh Tây Nguyên', '2022-11-22', 'expand', 5, 5],
    ['các tỉnh, thành phố vùng Đông Nam Bộ', '2022-11-22', 'expand', 6, 6],
    ['UBND các tỉnh, thành phố vùng ĐBSCL', '2022-11-22', 'expand', 13, 13],
    ['các tỉnh miền núi phía Bắc', '2022-11-22', 'expand', 14, 14],
    ['các tỉnh, thành phố đồng bằng sông Hồng', '2022-11-22', 'expand', 11, 11],
    ['các tỉnh Bắc Trung Bộ và duyên hải miền Trung', '2022-11-22', 'expand', 14, 14],
    ['các tỉnh Trung du và miền núi phía Bắc', '2025-10-05', 'expand', 9, 9],
    ['các tỉnh, thành phố vùng Đồng bằng sông Hồng', '2025-10-05', 'expand', 6, 6],
    ['các tỉnh Bắc Trung Bộ', '2025-10-05', 'expand', 5, 5],
    ['các tỉnh Duyên hải Nam Trung Bộ và Tây Nguyên', '2025-10-05', 'expand', 6, 6],
    ['các tỉnh Đông Nam Bộ', '2025-10-05', 'expand', 3, 3],
    ['các tỉnh Đồng bằng sông Cửu Long', '2025-10-05', 'expand', 5, 5],
    ['các tỉnh Tây Nguyên', '2025-10-05', 'ask', 4, null],
    ['các tỉnh Đông Nam Bộ', '2025-08-01', 'ask', 3, null],
    ['63/63 tỉnh, thành phố', '2022-11-22', 'never', 0, 63],
    ['Sở Nội vụ', '2022-11-22', 'ask', 63, 63],
    ['Các đơn vị thuộc, trực thuộc Bộ', '2022-11-22', 'ask', 0, null],
    ['các cơ quan báo chí', '2022-11-22', 'never', 0, null],
    ['Các cơ quan, đơn vị được giao phát biểu tham luận', '2022-11-22', 'never', 0, null],
    ['các cơ quan, tổ chức, cá nhân có liên quan', '2022-11-22', 'never', 0, null],
    ['Trưởng các đơn vị có liên quan', '2022-11-22', 'never', 0, null],
    ['05 khoa', '2022-11-22', 'never', 0, 5],
  ] as const)('in a ministry’s paper: %s on %s', (phrase, on, certainty, members, expected) => {
    const group = groupOf(phrase, ministry(on))
    expect([group.certainty, group.members.length, group.expected]).toEqual([certainty, members, expected])
    expect(new Set(group.members.map(({ key }) => key)).size).toBe(members)
  })

  test.each([
    ['UBND các quận, huyện, thị xã', '2024-02-21', 'expand', 30, 30],
    ['30 quận, huyện, thị xã', '2024-02-21', 'expand', 30, 30],
    ['12 quận', '2024-02-21', 'expand', 12, 12],
    ['13 quận', '2024-02-21', 'ask', 12, 13],
    ['UBND các quận, huyện, thị xã', '2025-07-01', 'ask', 0, null],
    ['Phòng Nội vụ các quận, huyện, thị xã', '2024-02-21', 'expand', 30, 30],
    ['Quận, huyện, thị ủy', '2024-02-21', 'ask', 30, 30],
    ['các Sở, cơ quan tương đương Sở', '2024-02-21', 'ask', 21, 21],
    ['các Sở, cơ quan tương đương Sở', '2025-03-01', 'ask', 15, 15],
    ['các Sở, ban, ngành', '2024-02-21', 'ask', 18, null],
    ['các Sở, Ban, Ngành Thành phố', '2024-02-21', 'ask', 18, null],
    ['UBND các xã, phường, thị trấn', '2024-02-21', 'ask', 0, null],
    ['UBND các xã, phường', '2025-08-01', 'ask', 0, 126],
    ['các tỉnh, thành phố', '2024-02-21', 'ask', 63, 63],
    ['các địa phương', '2024-02-21', 'ask', 30, 30],
    ['Thủ trưởng các Sở, ban, ngành', '2024-02-21', 'ask', 18, null],
    ['Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các quận, huyện, thị xã', '2024-02-21', 'ask', 48, null],
    ['Phòng Nội vụ', '2024-02-21', 'ask', 30, 30],
    ['các Sở: Nội vụ, Tài chính, Kế hoạch và Đầu tư', '2024-02-21', 'expand', 3, 3],
    ['Sở Nội vụ, Sở Văn hóa và Thể thao và UBND các quận, huyện, thị xã', '2024-02-21', 'expand', 32, 32],
  ] as const)('in a paper of Hà Nội: %s on %s', (phrase, on, certainty, members, expected) => {
    const group = groupOf(phrase, haNoi(on))
    expect([group.certainty, group.members.length, group.expected]).toEqual([certainty, members, expected])
  })

  test.each([
    ['UBND các huyện, thành phố', 'expand', 11],
    ['UBND các huyện, TP', 'expand', 11],
    ['UBND các huyện/TP', 'expand', 11],
    ['UBND các huyện, thành phố trên địa bàn tỉnh', 'expand', 11],
    ['UBND cấp huyện', 'expand', 11],
    ['UBND các huyện', 'expand', 10],
    ['UBND các huyện: Đồng Văn, Mèo Vạc và thành phố Hà Giang', 'expand', 3],
    ['các địa phương', 'ask', 11],
    ['Phòng GD&ĐT các huyện, thành phố', 'expand', 11],
    ['Các huyện ủy, thành ủy', 'ask', 11],
    ['các sở, ban, ngành, UBND các huyện, thành phố', 'ask', 26],
  ] as const)('in a paper of a province: %s', (phrase, certainty, members) => {
    const group = groupOf(phrase, haGiang())
    expect([group.certainty, group.members.length]).toEqual([certainty, members])
  })

  test('a type of district that the phrase leaves out, and a list too old to be sure of, are asked', () => {
    expect(groupOf('UBND các huyện, thành phố', { on: '2024-10-01', issuer: 'UBND tỉnh Bắc Giang' })).toMatchObject({
      certainty: 'ask',
      why: 'types_differ',
      expected: 10,
    })
    expect(groupOf('UBND cấp huyện', { on: '2017-10-01', issuer: 'UBND tỉnh Cao Bằng' }).why).toBe('districts_changed')
    expect(
      groupOf('UBND các quận, huyện và thành phố Thủ Đức', { on: '2023-05-05', issuer: 'UBND TP.HCM' }),
    ).toMatchObject({
      certainty: 'expand',
      expected: 22,
    })
  })

  test('members named in brackets, and the issuer’s own list of earlier plans', () => {
    const group = groupOf('Các trường sư phạm (ĐHSP Hà Nội, ĐHSP Huế, …)', ministry())
    expect(group.members).toHaveLength(2)
    const known = [unitOf('Vụ Cải cách hành chính', ministry()).unit, unitOf('Sở Nội vụ', haNoi()).unit]
    const own = groupOf('Các đơn vị thuộc, trực thuộc Bộ', { ...ministry(), known })
    expect(names(own.members)).toEqual(['Vụ Cải cách hành chính, Bộ Nội vụ'])
  })

  test('members carry the full official names', () => {
    const all = names(groupOf('UBND các tỉnh, thành phố', ministry()).members)
    expect(all).toContain('Ủy ban nhân dân thành phố Hà Nội')
    expect(all).toContain('Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu')
    expect(all).toContain('Ủy ban nhân dân thành phố Hồ Chí Minh')
    expect(names(groupOf('UBND các quận, huyện, thị xã', haNoi()).members)).toContain('Ủy ban nhân dân thị xã Sơn Tây')
    expect(names(groupOf('Quận, huyện, thị ủy', haNoi()).members)).toContain('Thị ủy Sơn Tây')
  })
})

describe('names relative to the issuer', () => {
  test.each([
    ['Sở Nội vụ', haNoi(), 'so-noi-vu:ha-noi', 'Sở Nội vụ thành phố Hà Nội'],
    ['Văn phòng UBND Thành phố', haNoi(), 'van-phong-ubnd:ha-noi', 'Văn phòng Ủy ban nhân dân thành phố Hà Nội'],
    ['Giám đốc Sở Nội vụ', haNoi(), 'so-noi-vu:ha-noi', 'Sở Nội vụ thành phố Hà Nội'],
    ['Chánh Văn phòng UBND Thành phố', haNoi(), 'van-phong-ubnd:ha-noi', 'Văn phòng Ủy ban nhân dân thành phố Hà Nội'],
    [
      'Vụ trưởng Vụ Cải cách hành chính',
      ministry(),
      'bo-noi-vu/vu-cai-cach-hanh-chinh',
      'Vụ Cải cách hành chính, Bộ Nội vụ',
    ],
    ['VPUBTP', haNoi(), 'van-phong-ubnd:ha-noi', 'Văn phòng Ủy ban nhân dân thành phố Hà Nội'],
    ['Thanh tra Thành phố', haNoi(), 'thanh-tra:ha-noi', 'Thanh tra thành phố Hà Nội'],
    ['Ban Tuyên giáo Thành ủy', haNoi(), 'ban-tuyen-giao-tinh-uy:ha-noi', 'Ban Tuyên giáo Thành ủy Hà Nội'],
    ['Quận Hoàn Kiếm', haNoi(), 'ubnd:ha-noi/quan-hoan-kiem', 'Ủy ban nhân dân quận Hoàn Kiếm'],
    ['Sở GD&ĐT', haGiang(), 'so-giao-duc-va-dao-tao:ha-giang', 'Sở Giáo dục và Đào tạo tỉnh Hà Giang'],
    [
      'SLĐTBXH',
      haGiang(),
      'so-lao-dong-thuong-binh-va-xa-hoi:ha-giang',
      'Sở Lao động - Thương binh và Xã hội tỉnh Hà Giang',
    ],
    ['UBND thành phố', haGiang(), 'ubnd:ha-giang/thanh-pho-ha-giang', 'Ủy ban nhân dân thành phố Hà Giang'],
    ['Hội LHPN tỉnh', haGiang(), 'hoi-lien-hiep-phu-nu:ha-giang', 'Hội Liên hiệp Phụ nữ tỉnh Hà Giang'],
    ['Vụ Cải cách hành chính', ministry(), 'bo-noi-vu/vu-cai-cach-hanh-chinh', 'Vụ Cải cách hành chính, Bộ Nội vụ'],
    [
      'Vụ Cải cách hành chính Bộ Nội vụ',
      ministry(),
      'bo-noi-vu/vu-cai-cach-hanh-chinh',
      'Vụ Cải cách hành chính, Bộ Nội vụ',
    ],
    ['Vụ Tổ chức cán bộ', ministry(), 'bo-noi-vu/vu-to-chuc-can-bo', 'Vụ Tổ chức cán bộ, Bộ Nội vụ'],
    ['Văn phòng Bộ', ministry(), 'bo-noi-vu/van-phong', 'Văn phòng Bộ Nội vụ'],
    ['Văn phòng Bộ Nội vụ', haNoi(), 'bo-noi-vu/van-phong', 'Văn phòng Bộ Nội vụ'],
    ['VPCP', ministry(), 'van-phong-chinh-phu', 'Văn phòng Chính phủ'],
    ['Bộ LĐ-TB&XH', ministry(), 'bo-lao-dong-thuong-binh-va-xa-hoi', 'Bộ Lao động - Thương binh và Xã hội'],
    ['UBND TP. HCM', ministry(), 'ubnd:ho-chi-minh', 'Ủy ban nhân dân thành phố Hồ Chí Minh'],
    ['Daklak', ministry(), 'ubnd:dak-lak', 'Ủy ban nhân dân tỉnh Đắk Lắk'],
    ['UBND tỉnh BG', ministry(), 'ubnd:bac-giang', 'Ủy ban nhân dân tỉnh Bắc Giang'],
    ['UBND TP ĐN', ministry(), 'ubnd:da-nang', 'Ủy ban nhân dân thành phố Đà Nẵng'],
    ['UBND thành phố Cao Bằng', ministry(), 'ubnd:cao-bang/thanh-pho-cao-bang', 'Ủy ban nhân dân thành phố Cao Bằng'],
    ['UBND thành phố Huế', ministry('2024-05-05'), 'ubnd:hue/thanh-pho-hue', 'Ủy ban nhân dân thành phố Huế'],
    ['UBND thành phố Huế', ministry('2025-05-05'), 'ubnd:hue', 'Ủy ban nhân dân thành phố Huế'],
    [
      'Phòng Giáo dục và Đào tạo huyện Hiệp Hòa',
      { on: '2020-01-01', issuer: null },
      'phong-giao-duc-va-dao-tao:bac-giang/huyen-hiep-hoa',
      'Phòng Giáo dục và Đào tạo huyện Hiệp Hòa',
    ],
  ] as const)('%s', (text, ctx, key, name) => {
    const { unit, note } = unitOf(text, ctx)
    expect([unit.key, unit.name, note]).toEqual([key, name, null])
  })

  test.each([
    ['Trung tâm Thông tin', ministry(), 'Trung tâm Thông tin, Bộ Nội vụ', 'bo-noi-vu'],
    ['Đài Phát thanh và Truyền hình Hà Nội', haNoi(), 'Đài Phát thanh và Truyền hình Hà Nội', 'ubnd:ha-noi'],
    ['Đài PT-TH tỉnh', haGiang(), 'Đài PT-TH tỉnh Hà Giang', 'ubnd:ha-giang'],
    ['Tạp chí Du lịch Quốc tế', haNoi(), 'Tạp chí Du lịch Quốc tế', 'ubnd:ha-noi'],
  ] as const)('%s is not in the directory and says so', (text, ctx, name, parent) => {
    const read = resolveUnit(text, ctx)
    expect(read).toMatchObject({ kind: 'unknown', unit: { name, parent } })
  })

  test('the paper’s own abbreviations', () => {
    const ctx = { ...ministry(), issuer: 'Trường Đại học X', abbreviations: { QLCL: 'Quản lý chất lượng' } }
    expect(resolveUnit('Trung tâm QLCL', ctx)).toMatchObject({
      kind: 'unknown',
      unit: { name: 'Trung tâm Quản lý chất lượng, Trường Đại học X' },
    })
  })

  test('letters of several provinces are never taken for one of them', () => {
    for (const text of ['QN', 'UBND tỉnh QN']) {
      const read = resolveUnit(text, ministry())
      expect(read.kind).toBe('unknown')
      if (read.kind === 'unknown') {
        expect(names(read.nearest).slice(0, 3).sort()).toEqual([
          'Ủy ban nhân dân tỉnh Quảng Nam',
          'Ủy ban nhân dân tỉnh Quảng Ngãi',
          'Ủy ban nhân dân tỉnh Quảng Ninh',
        ])
      }
    }
    expect(resolveUnit('KH', ministry()).kind).toBe('unknown')
    expect(resolveUnit('VP', haNoi()).kind).toBe('unknown')
  })

  test('what the organizer stored wins', () => {
    const stored = { ...unitOf('Sở Y tế', haNoi()).unit, key: 'own', name: 'Trung tâm Thông tin', aliases: ['TTTT'] }
    expect(unitOf('trung tam thong tin', { ...haNoi(), known: [stored] }).unit.key).toBe('own')
    expect(unitOf('TTTT', { ...haNoi(), known: [stored] }).unit.key).toBe('own')
  })

  test('a slip of the pen offers the unit that was meant', () => {
    const read = resolveUnit('UBND quận Hoàn Kiém1', haNoi())
    expect(read.kind === 'unknown' && names(read.nearest)).toEqual(['Ủy ban nhân dân quận Hoàn Kiếm'])
  })
})

describe('old names', () => {
  test.each([
    ['UBND tỉnh Hà Giang', '2025-08-01', 'Ủy ban nhân dân tỉnh Tuyên Quang', 'Ủy ban nhân dân tỉnh Hà Giang'],
    [
      'Sở Kế hoạch và Đầu tư tỉnh Hà Giang',
      '2025-08-01',
      'Sở Tài chính tỉnh Tuyên Quang',
      'Sở Kế hoạch và Đầu tư tỉnh Hà Giang',
    ],
    [
      'Sở TN&MT tỉnh Lai Châu',
      '2025-03-01',
      'Sở Nông nghiệp và Môi trường tỉnh Lai Châu',
      'Sở Tài nguyên và Môi trường tỉnh Lai Châu',
    ],
    ['Bộ GTVT', '2025-03-01', 'Bộ Xây dựng', 'Bộ Giao thông vận tải'],
    ['Ủy ban Dân tộc', '2025-03-01', 'Bộ Dân tộc và Tôn giáo', 'Ủy ban Dân tộc'],
    ['UBND tỉnh Thừa Thiên Huế', '2025-02-01', 'Ủy ban nhân dân thành phố Huế', 'Ủy ban nhân dân tỉnh Thừa Thiên Huế'],
    ['UBND tỉnh Đồng Nai', '2026-06-01', 'Ủy ban nhân dân thành phố Đồng Nai', 'Ủy ban nhân dân tỉnh Đồng Nai'],
    ['Bình Phước', '2026-06-01', 'Ủy ban nhân dân thành phố Đồng Nai', 'Ủy ban nhân dân tỉnh Bình Phước'],
  ])('%s on %s is %s', (text, on, now, printed) => {
    const { unit, note } = unitOf(text, ministry(on))
    expect(unit.name).toBe(now)
    expect(note).toMatchObject({ code: 'succeeded', printed })
  })

  test('before the change they are kept, and a name before its time is noted', () => {
    expect(unitOf('Sở TN&MT tỉnh Lai Châu', ministry('2025-02-28'))).toMatchObject({
      unit: { name: 'Sở Tài nguyên và Môi trường tỉnh Lai Châu' },
      note: null,
    })
    expect(unitOf('UBND tỉnh Tuyên Quang', ministry('2025-08-01')).note).toBeNull()
    expect(unitOf('Bộ Dân tộc và Tôn giáo', ministry()).note?.code).toBe('not_yet')
    expect(unitOf('Bộ Thông tin và Truyền thông', ministry('2025-03-01')).note?.also).toContain('Bộ Công an')
  })

  test('of every province’s Sở there is a successor after both reorganisations', () => {
    for (const place of provincesOn('2024-06-01')) {
      for (const unit of departmentsOf(place, '2024-06-01')) {
        expect(mergedInto(unit, '2025-07-01').length, unit.name).toBeGreaterThan(0)
      }
    }
  })
})

describe('compound headings', () => {
  test.each([
    ['Sở A, Sở B và UBND C', ['Sở A', 'Sở B', 'UBND C']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế']],
    ['Sở Lao động - Thương binh và Xã hội và Ban Dân tộc', ['Sở Lao động - Thương binh và Xã hội', 'Ban Dân tộc']],
    ['Vụ Các vấn đề chung về xây dựng pháp luật', ['Vụ Các vấn đề chung về xây dựng pháp luật']],
    ['Trung tâm Kiểm soát thanh toán BHXH, BHYT điện tử', ['Trung tâm Kiểm soát thanh toán BHXH, BHYT điện tử']],
    ['Văn phòng HĐND và UBND huyện', ['Văn phòng HĐND và UBND huyện']],
    ['các Sở, Ban ngành, UBND các huyện, thành phố', ['các Sở, Ban ngành', 'UBND các huyện, thành phố']],
    ['các Bộ, Cơ quan ngang Bộ, UBND các tỉnh', ['các Bộ, Cơ quan ngang Bộ', 'UBND các tỉnh']],
    ['4.5. Sở TTTT, Báo Hà Giang, Đài PT-TH tỉnh', ['Sở TTTT', 'Báo Hà Giang', 'Đài PT-TH tỉnh']],
    ['Phòng Đào tạo và Phòng Công tác sinh viên', ['Phòng Đào tạo', 'Phòng Công tác sinh viên']],
    ['Trung tâm QLCL; các khoa', ['Trung tâm QLCL', 'các khoa']],
    ['Giám đốc Sở Nội vụ, Chủ tịch UBND quận Ba Đình', ['Giám đốc Sở Nội vụ', 'Chủ tịch UBND quận Ba Đình']],
    ['SỞ NỘI VỤ, SỞ TÀI CHÍNH', ['SỞ NỘI VỤ', 'SỞ TÀI CHÍNH']],
    ['a) Giao Sở Nội vụ:', ['Sở Nội vụ']],
    ['', []],
  ])('%s', (text, parts) => {
    expect(splitUnits(text)).toEqual(parts)
  })
})

describe('who is told to do it', () => {
  test('a Sở under the UBND that answers', () => {
    const owners = groupOf('UBND các tỉnh, thành phố', ministry()).members
    const doers = owners.map((owner) => executorUnit(owner, 'Sở Nội vụ', ministry()))
    expect(doers).toHaveLength(63)
    expect(doers.find(({ place }) => place === 'ha-giang')).toMatchObject({
      key: 'so-noi-vu:ha-giang',
      name: 'Sở Nội vụ tỉnh Hà Giang',
    })
    expect(new Set(doers.map(({ key }) => key)).size).toBe(63)
  })

  test('a phòng under the UBND of a district; a class of bodies leaves it with the owner', () => {
    const owner = unitOf('UBND quận Ba Đình', haNoi()).unit
    expect(executorUnit(owner, 'Phòng Nội vụ', haNoi()).name).toBe('Phòng Nội vụ quận Ba Đình')
    expect(executorUnit(owner, 'các cơ quan liên quan', haNoi())).toBe(owner)
  })
})

describe('what a person types', () => {
  const ubnd = groupOf('UBND các tỉnh, thành phố', ministry()).members
  const both = [...ubnd, ...groupOf('Sở Nội vụ các tỉnh, thành phố', ministry()).members]
  const found = (query: string, units: Unit[]) => {
    const answer = findUnit(query, units)
    return 'found' in answer ? answer.found.name : 'ambiguous' in answer ? answer.ambiguous.length : null
  }

  test.each([
    ['ha giang', 'Ủy ban nhân dân tỉnh Hà Giang'],
    ['UBND tinh Ha Giang', 'Ủy ban nhân dân tỉnh Hà Giang'],
    ['tphcm', 'Ủy ban nhân dân thành phố Hồ Chí Minh'],
    ['BR-VT', 'Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu'],
    ['Huế', 'Ủy ban nhân dân tỉnh Thừa Thiên Huế'],
    ['ubnd:ca-mau', 'Ủy ban nhân dân tỉnh Cà Mau'],
    ['HY', 'Ủy ban nhân dân tỉnh Hưng Yên'],
    ['QN', 3],
    ['binh', 8],
    ['xyz', null],
    ['', null],
  ])('%s among the UBND', (query, expected) => {
    expect(found(query, ubnd)).toBe(expected)
  })

  test.each([
    ['SNV Hà Giang', 'Sở Nội vụ tỉnh Hà Giang'],
    ['so noi vu ha giang', 'Sở Nội vụ tỉnh Hà Giang'],
    ['UBND Hà Giang', 'Ủy ban nhân dân tỉnh Hà Giang'],
    ['snv', 63],
  ])('%s among UBND and Sở', (query, expected) => {
    expect(found(query, both)).toBe(expected)
  })

  test('every unit is found by its own name and every alias leads to it', () => {
    for (const unit of ubnd) {
      expect(findUnit(unit.name, both)).toEqual({ found: unit })
      for (const alias of unit.aliases)
        expect(findUnit(alias.normalize('NFD').toLowerCase(), ubnd), alias).toEqual({ found: unit })
    }
  })

  test('a slip is not found, but the right one is offered', () => {
    expect(findUnit('Ha Giangg', ubnd)).toMatchObject({ none: true, nearest: [{ key: 'ubnd:ha-giang' }] })
  })
})

describe('the answer for an open group', () => {
  test('units in order, each once, and what is not known', () => {
    const answer =
      'Sở Nội vụ; UBND quận Ba Đình, Sở Y tế; Hà Đông\nBáo Hà Nội mới; Sở Tài chín; Cầu Giấy, Tây Hồ và Thanh Xuân; sở y tế'
    const { units, unknown } = matchMembers(answer, haNoi())
    expect(names(units)).toEqual([
      'Sở Nội vụ thành phố Hà Nội',
      'Ủy ban nhân dân quận Ba Đình',
      'Sở Y tế thành phố Hà Nội',
      'Ủy ban nhân dân quận Hà Đông',
      'Ủy ban nhân dân quận Cầu Giấy',
      'Ủy ban nhân dân quận Tây Hồ',
      'Ủy ban nhân dân quận Thanh Xuân',
    ])
    expect(unknown.map(({ text, nearest }) => [text, names(nearest)])).toEqual([
      ['Báo Hà Nội mới', []],
      ['Sở Tài chín', ['Sở Tài chính thành phố Hà Nội']],
    ])
  })

  test('provinces by their names alone; a group phrase stands for its members', () => {
    expect(names(matchMembers('Hà Giang, Cao Bằng và Bà Rịa - Vũng Tàu', ministry()).units)).toHaveLength(3)
    expect(matchMembers('các bộ, cơ quan ngang bộ', ministry()).units).toHaveLength(22)
    expect(matchMembers(' ; ', ministry())).toEqual({ units: [], unknown: [] })
  })
})

test('never throws, whatever stands in a heading', () => {
  const piece = fc.constantFrom(
    'Sở',
    'UBND',
    'các',
    'tỉnh',
    ',',
    'và',
    ';',
    '63',
    'thành phố',
    'Hà Nội',
    'Bộ',
    '(',
    ')',
    'QN',
    '/',
    'cấp xã',
    'quận',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('Bộ Nội vụ', 'UBND tỉnh Hà Giang', 'Trường X', null), (heading, issuer) => {
      const read = resolveUnit(heading, { on: '2024-02-21', issuer })
      if (read.kind === 'group') expect(new Set(read.members.map(({ key }) => key)).size).toBe(read.members.length)
      else expect(typeof read.unit.key).toBe('string')
      matchMembers(heading, { on: '2026-02-21', issuer })
      for (const part of splitUnits(heading)) expect(part.trim()).toBe(part)
    }),
    { numRuns: 300 },
  )
})

test('the districts of a province follow what was raised and merged', () => {
  const typesOf = (on: string) =>
    districtsOf('bac-giang', on)
      .places.filter(({ name }) => name === 'Việt Yên' || name === 'Chũ')
      .map(titleOf)
  expect(typesOf('2020-03-27')).toEqual(['huyện Việt Yên'])
  expect(typesOf('2024-02-01')).toEqual(['thị xã Việt Yên'])
  expect(typesOf('2025-01-01')).toEqual(['thị xã Việt Yên', 'thị xã Chũ'])
  expect(groupOf('UBND các huyện, thành phố', { on: '2020-03-27', issuer: 'UBND tỉnh Bắc Giang' })).toMatchObject({
    certainty: 'expand',
    expected: 10,
  })
})

// Units and contacts from a sheet: what is imported, what is refused whole, who joins as whom, who is not taken back.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { contactChanges } from '../../src/app/contact-changes.ts'
import { importContacts } from '../../src/app/import-contacts.ts'
import { invite } from '../../src/app/invite.ts'
import { undoJoin } from '../../src/app/link-contact.ts'
import { contactsByUnit, totalsOf } from '../../src/app/plan-facts.ts'
import { planStatus } from '../../src/app/plan-status.ts'
import { loadWorld } from '../../src/app/world.ts'
import { readContacts } from '../../src/core/contact-sheet.ts'
import { fold } from '../../src/core/units.ts'
import { latest } from '../../src/store/journal.ts'
import { BY, entry, type House, openHouse, planDocument, unitNames } from '../support/house.ts'

type Rows = (string | null)[][]
const HEAD = ['STT', 'Đơn vị', 'Viết tắt', 'Họ và tên', 'Chức vụ', 'Điện thoại', 'Lĩnh vực', 'Kế hoạch', 'Ghi chú']
const row = (
  unit: string | null,
  name: string | null = null,
  phone: string | null = null,
  more: { alias?: string; position?: string; purpose?: string; plan?: string; note?: string } = {},
) => [
  '1',
  unit,
  more.alias ?? null,
  name,
  more.position ?? null,
  phone,
  more.purpose ?? null,
  more.plan ?? null,
  more.note ?? null,
]
const bring = (house: House, rows: Rows, options: { planId?: number | null; readmit?: string[] } = {}) =>
  importContacts(
    house.app,
    {
      ...readContacts([{ name: 'x', rows: [HEAD, ...rows] }])!,
      planId: options.planId ?? null,
      readmit: options.readmit ?? [],
    },
    BY,
  )
const rowsOf = (house: House, sql: string) => house.db.$client.prepare(sql).all()
/** Everything that an import may write, without numbers and instants. */
const world = (house: House) => ({
  units: rowsOf(house, 'select key, name, listed_at is not null as listed from unit order by key'),
  names: rowsOf(
    house,
    'select u.key, a.folded, a.listed_at is not null as listed from unit_alias a join unit u on u.id = a.unit_id order by 1, 2',
  ),
  people: rowsOf(
    house,
    `select p.name, p.position, p.phone, u.key, c.plan_id, c.purpose, c.joined_at, c.removed_at
     from contact c join person p on p.id = c.person_id join unit u on u.id = c.unit_id order by 4, 1, 6, 5`,
  ),
})
const codes = (preview: { faults: { row: number; code: string }[] }) =>
  preview.faults.map(({ row, code }) => [row, code])

const provincial = () =>
  planDocument(
    [
      entry('Sở Nội vụ', 'Chuẩn bị hội trường'),
      entry('Sở Y tế', 'Gửi báo cáo', { coordinators: ['TTYT'] }),
      entry('TTCNTT', 'Bảo đảm đường truyền'),
    ],
    { issuer: 'Ủy ban nhân dân tỉnh Nghệ An', number: '31/KH-UBND' },
  )

describe('an import', () => {
  it('stores units and people, once', () => {
    const house = openHouse()
    const rows = [
      row('Sở Nội vụ tỉnh Nghệ An', 'Nguyễn Thị Hạnh', '912345678', { position: 'Trưởng phòng' }),
      row('Trường THPT Lê Lợi', 'Lê An', '0987654321; 0238.3844123', { alias: 'LL' }),
      row('Trường THPT Lê Lợi', 'Trần Bình', null, { purpose: 'kỹ thuật' }),
      row('Trung tâm Hội nghị'),
    ]
    const first = bring(house, rows)
    expect(first).toMatchObject({
      applied: true,
      preview: {
        units: { new: ['Sở Nội vụ tỉnh Nghệ An', 'Trường THPT Lê Lợi', 'Trung tâm Hội nghị'], known: 0 },
        contacts: { new: 3, changed: 0, unchanged: 0, withoutPhone: 1 },
      },
    })
    const after = world(house)
    expect(after.people).toMatchObject([
      {
        name: 'Nguyễn Thị Hạnh',
        position: 'Trưởng phòng',
        phone: '0912345678',
        key: 'so-noi-vu:nghe-an',
        joined_at: null,
      },
      { name: 'Lê An', phone: '0987654321; 02383844123', purpose: 'content' },
      { name: 'Trần Bình', phone: null, purpose: 'technical' },
    ])
    const journal = latest(house.db, 100).length
    expect(bring(house, rows).preview).toMatchObject({
      units: { new: [], known: 3 },
      contacts: { new: 0, changed: 0, unchanged: 3 },
    })
    expect(world(house)).toEqual(after)
    expect(latest(house.db, 100)).toHaveLength(journal)
  })

  it('changes what the sheet says otherwise, and takes nothing away with an empty cell', () => {
    const house = openHouse()
    bring(house, [row('Sở Y tế tỉnh Nghệ An', 'Le An', '0912345678', { position: 'Chuyên viên' })])
    expect(bring(house, [row('Sở Y tế Nghệ An', 'Đ/c Lê An', '0912345670')]).preview.contacts).toMatchObject({
      new: 0,
      changed: 1,
    })
    expect(world(house).people).toMatchObject([{ name: 'Lê An', position: 'Chuyên viên', phone: '0912345670' }])
  })

  it('knows one person of several units by name and number', () => {
    const house = openHouse()
    bring(house, [
      row('Trường A', 'Lê An', '0912345678'),
      row('Trường B', 'Lê An', '0912345678'),
      row('Trường C', 'Lê An', '0912345679'),
    ])
    expect(rowsOf(house, 'select count(*) n from person')).toEqual([{ n: 2 }])
    bring(house, [row('Trường D', 'LÊ AN', '912345678')])
    expect(rowsOf(house, 'select count(*) n from person')).toEqual([{ n: 2 }])
  })

  test.each<[string, Rows, unknown[]]>([
    ['no unit', [row(null, 'Lê An')], [[2, 'unit_missing']]],
    [
      'a slip for a unit that is known',
      [row('Sở Nội vu tỉnh Nghê An', 'Lê An'), row('Sở Nộ vụ tỉnh Nghệ An', 'Lê Bình')],
      [[3, 'unit_unknown']],
    ],
    ['a group', [row('UBND các huyện, thành phố', 'Lê An')], [[2, 'unit_group']]],
    ['a plan that is not there', [row('Trường A', 'Lê An', null, { plan: 'KH7' })], [[2, 'plan_unknown']]],
    ['somebody twice', [row('Trường A', 'Lê An'), row('Trường A', 'LÊ AN')], [[3, 'twice']]],
    [
      'two people with one mobile',
      [row('Trường A', 'Lê An', '0912345678'), row('Trường B', 'Vũ Chi', '0912345678')],
      [[3, 'phone_shared']],
    ],
    ['a number that somebody else has', [row('Trường A', 'Vũ Chi', '0900000001')], [[2, 'phone_shared']]],
  ])('is refused whole for %s', (_, rows, expected) => {
    const house = openHouse()
    bring(house, [row('Sở Nội vụ tỉnh Nghệ An', 'Đỗ Dung', '0900000001')])
    const before = world(house)
    const done = bring(house, [row('Trường X', 'Hồ Em', '0900000002'), ...rows].toReversed().toReversed())
    expect(codes(done.preview)).toEqual(
      expected.map((e) => [(e as [number, string])[0] + 1, (e as [number, string])[1]]),
    )
    expect(done.applied).toBe(false)
    expect(world(house)).toEqual(before)
  })

  it('lets an office share its landline, a number change hands, and a new unit resemble another', () => {
    const house = openHouse()
    bring(house, [row('Trường Minh Tân', 'Lê An', '02383844123'), row('Trường B', 'Vũ Chi', '0912345678')])
    const done = bring(house, [
      row('Trường B', 'Vũ Chi', '0912345679'),
      row('Trường B', 'Hồ Em', '0912345678'),
      row('Trường Minh Tâm', 'Đỗ Dung', '02383844123', { note: 'đơn vị mới' }),
    ])
    expect(done.preview.faults).toEqual([])
    expect(bring(openHouse(), [row('Phòng 1'), row('Phòng 2')]).applied).toBe(true)
  })

  it('is the same whatever the order of the rows, and changes nothing the second time', async () => {
    const names = ['Lê An', 'Vũ Chi', 'Trần Bình', 'Hồ Em']
    const one = fc.record({
      unit: fc.constantFrom('Sở Y tế Nghệ An', 'Sở Y tế tỉnh Nghệ An', 'Trường A', 'Trường B', 'trường a', 'TRƯỜNG A'),
      who: fc.integer({ min: 0, max: 3 }),
      phone: fc.boolean(),
      position: fc.constantFrom('', 'Chuyên viên', 'Trưởng phòng'),
      purpose: fc.constantFrom('', 'kỹ thuật'),
      alias: fc.constantFrom('', 'TA', 'SYT NA'),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, {
          maxLength: 8,
          selector: (r) => [fold(r.unit.replace('tỉnh ', '')), r.who, r.purpose].join(),
        }),
        fc.infiniteStream(fc.nat()),
        (list, order) => {
          const rows = list.map((r) =>
            row(r.unit, names[r.who]!, r.phone ? `091234567${r.who}` : null, {
              position: r.position,
              purpose: r.purpose,
              alias: r.alias,
            }),
          )
          const mixed = rows
            .map((r) => ({ r, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ r }) => r)
          const [a, b] = [openHouse(), openHouse()]
          const done = bring(a, rows)
          expect(bring(b, mixed).applied).toBe(done.applied)
          const after = world(a)
          expect(world(b)).toEqual(after)
          if (!done.applied) expect(after).toEqual(world(openHouse()))
          const again = bring(a, mixed)
          expect(world(a)).toEqual(after)
          if (done.applied)
            expect(again.preview).toMatchObject({ units: { new: [], named: 0 }, contacts: { new: 0, changed: 0 } })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('writes no name and no number to the journal', () => {
    const house = openHouse()
    bring(house, [row('Trường A', 'Lê An', '0912345678')])
    bring(house, [row('Trường A', 'Lê An', '0912345679')])
    expect(JSON.stringify(latest(house.db, 100))).not.toMatch(/Lê|An\b|09123/)
  })
})

describe('plans and the units of a sheet', () => {
  it('mean by a short name what the sheet calls so, loaded before or after', () => {
    for (const before of [true, false]) {
      const house = openHouse()
      const sheet = [row('Trung tâm Công nghệ thông tin', 'Lê An', '0912345678', { alias: 'TTCNTT' })]
      if (before) bring(house, sheet)
      const { plan } = house.load(provincial())
      if (!before) bring(house, sheet)
      const [share] = house.shares(plan, 'III.3')
      expect(contactsByUnit(house.app, plan.id).get(share!.row.unitId)).toMatchObject([
        { person: 'Lê An', joined: false, reachable: false },
      ])
    }
  })

  it('do not take a short name of another province', () => {
    const house = openHouse()
    bring(house, [row('Sở Công Thương tỉnh Nghệ An', 'Lê An', null, { alias: 'SCT; Sở CT' })])
    const { plan } = house.load(planDocument([entry('Sở CT', 'Báo cáo')], { issuer: 'Ủy ban nhân dân tỉnh Hà Tĩnh' }))
    expect(unitNames(house.shares(plan))[0]).not.toContain('Nghệ An')
    const own = house.load(
      planDocument([entry('Sở CT', 'Báo cáo')], { issuer: 'Ủy ban nhân dân tỉnh Nghệ An', number: '2/KH' }),
      'b.json',
    )
    expect(unitNames(house.shares(own.plan))).toEqual(['Sở Công Thương tỉnh Nghệ An'])
  })

  it('finds the units of the only plan as the plan calls them', () => {
    const house = openHouse()
    const { plan } = house.load(provincial())
    expect(bring(house, [row('Sở Nội vụ', 'Lê An', '0912345678'), row('SYT', 'Vũ Chi')]).preview.units).toMatchObject({
      new: [],
      known: 2,
    })
    expect([...contactsByUnit(house.app, plan.id).values()].flat().map((c) => c.person)).toEqual(['Lê An', 'Vũ Chi'])
  })
})

describe('somebody named and not joined', () => {
  const named = () => {
    const house = openHouse()
    const { plan } = house.load(provincial())
    house.organizer()
    bring(house, [
      row('Sở Nội vụ', 'Nguyễn Thị Hạnh', '0912345678'),
      row('Sở Y tế', 'Nguyễn Thị Hạnh', '0912345678'),
      row('Sở Y tế', 'Vũ Chi'),
    ])
    const code = (unit: string, person: string | null) =>
      invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY).find(
        (l) => l.unit?.startsWith(unit) && l.person === person,
      )?.code ?? ''
    return { house, plan, code }
  }
  const join = (house: House, chat: string, code: string, name = chat) =>
    house.does(chat, { kind: 'start', payload: code }, { sender: { id: chat, name, language: null } })

  it('is on the list to phone, has a number, counts as a contact without reach, and gets no message', async () => {
    const { house, plan } = named()
    house.activate(plan)
    await house.until('2022-11-16 10:00')
    const world = loadWorld(house.app, plan.id)
    const contacts = contactsByUnit(house.app, plan.id)
    expect(totalsOf(house.app, world, contacts).unreachable).toBe(3)
    expect(planStatus(house.app, world, contacts).tasks[1]?.assignments[0]).toMatchObject({
      reachable: false,
      contacts: 2,
    })
    await house.does('organizer', { kind: 'text', text: '/chualienlac' })
    expect(house.heard('organizer').at(-1)).toContain('0912345678 (chưa kết nối)')
    expect(house.rows().filter((r) => r.state === 'failed')).toEqual([])
    expect(new Set(house.channel.sent.map((m) => m.chat))).toEqual(new Set(['organizer']))
  })

  it("joins by a code of one's own as that person, for every unit named for", async () => {
    const { house, plan, code } = named()
    house.activate(plan)
    await house.settle()
    const people = rowsOf(house, 'select id from person')
    await join(house, 'hanh', code('Sở Nội vụ', 'Nguyễn Thị Hạnh'), 'hanh.ng')
    expect(rowsOf(house, 'select id from person')).toEqual(people)
    const all = [...contactsByUnit(house.app, plan.id).values()].flat()
    expect(all.map((c) => [c.person, c.joined, c.reachable])).toEqual([
      ['Nguyễn Thị Hạnh', true, true],
      ['Nguyễn Thị Hạnh', true, true],
      ['Vũ Chi', false, false],
    ])
    const heard = house.heard('hanh').join('\n')
    expect(heard).toContain('Chuẩn bị hội trường')
    expect(heard).toContain('Gửi báo cáo')
    // The same link once more lets the same person in, and nobody else.
    house.quiet()
    await join(house, 'hanh', code('Sở Nội vụ', 'Nguyễn Thị Hạnh'))
    await join(house, 'hanh', '')
    expect(
      invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY).filter((l) => l.person !== null),
    ).toMatchObject([{ person: 'Vũ Chi' }])
  })

  it("is the one who joins by the unit's code under the same name, and a namesake of nobody is somebody new", async () => {
    const { house, plan, code } = named()
    await join(house, 'chi', code('Sở Y tế', null), 'VU CHI')
    await join(
      house,
      'lan',
      invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY).find(
        (l) => l.unit?.startsWith('Sở Y tế') && l.person === null,
      )!.code,
      'Phan Lan',
    )
    const unit = contactsByUnit(house.app, plan.id).get(house.unitId(plan, 'Sở Y tế'))!
    expect(unit.map((c) => [c.person, c.joined])).toEqual([
      ['Vũ Chi', true],
      ['Phan Lan', true],
      ['Nguyễn Thị Hạnh', false],
    ])
    // By the common code one joins for that unit only.
    expect(contactsByUnit(house.app, plan.id).get(house.unitId(plan, 'Sở Nội vụ'))).toMatchObject([{ joined: false }])
  })

  it('turns out to be somebody whom the bot knows', async () => {
    const { house, plan, code } = named()
    await join(
      house,
      'h',
      code('TTCNTT', null) || invite(house.app, { role: 'unit', plan, unitIds: null }, false, BY)[4]!.code,
      'H',
    )
    const before = rowsOf(house, 'select id from identity').length
    await join(house, 'h', code('Sở Nội vụ', 'Nguyễn Thị Hạnh'), 'H')
    expect(rowsOf(house, 'select id from identity')).toHaveLength(before)
    const all = [...contactsByUnit(house.app, plan.id).values()].flat().filter((c) => c.joined)
    expect(all.map((c) => c.person)).toEqual(['Nguyễn Thị Hạnh', 'Nguyễn Thị Hạnh', 'Nguyễn Thị Hạnh'])
    expect(bring(house, [row('Sở Nội vụ', 'Nguyễn Thị Hạnh', '0912345678')]).preview).toMatchObject({
      contacts: { unchanged: 1 },
      faults: [],
    })
  })

  it('who left is not taken back by the sheet, only by name, and then joins anew', async () => {
    const { house, plan, code } = named()
    await join(house, 'chi', code('Sở Y tế', 'Vũ Chi'))
    await house.does('chi', { kind: 'text', text: '/dung' })
    const before = world(house)
    const sheet = [row('Sở Y tế', 'Vũ Chi', '0912345677')]
    expect(bring(house, sheet).preview).toMatchObject({
      contacts: { new: 0 },
      gone: [{ person: 'Vũ Chi', how: 'left' }],
    })
    expect(world(house)).toEqual(before)
    expect(bring(house, sheet, { readmit: ['vu chi'] }).preview).toMatchObject({ contacts: { new: 1 }, gone: [] })
    const unit = () => contactsByUnit(house.app, plan.id).get(house.unitId(plan, 'Sở Y tế'))!
    expect(unit().find((c) => c.person === 'Vũ Chi')).toMatchObject({
      joined: false,
      reachable: false,
      phone: '0912345677',
    })
    await join(house, 'chi', code('Sở Y tế', 'Vũ Chi'))
    expect(unit().find((c) => c.person === 'Vũ Chi')).toMatchObject({ joined: true, reachable: true })
  })

  it('the wrong one is let go: the organizer undoes it, and the right one joins from another chat alone', async () => {
    const { house, plan, code } = named()
    await join(house, 'wrong', code('Sở Y tế', 'Vũ Chi'))
    const unitId = house.unitId(plan, 'Sở Y tế')
    const contact = contactsByUnit(house.app, plan.id)
      .get(unitId)!
      .find((c) => c.person === 'Vũ Chi')!
    undoJoin(house.app, contact.id, { actor: 'person:1', way: 'telegram' })
    expect(bring(house, [row('Sở Y tế', 'Vũ Chi')]).preview.gone).toMatchObject([{ person: 'Vũ Chi', how: 'removed' }])
    bring(house, [row('Sở Y tế', 'Vũ Chi')], { readmit: ['Vũ Chi'] })
    await join(house, 'right', code('Sở Y tế', 'Vũ Chi'))
    house.quiet()
    house.activate(plan)
    await house.settle()
    expect(house.heard('wrong')).toEqual([])
    expect(house.heard('right').join()).toContain('Gửi báo cáo')
  })

  it('is shown as changed where something else was imported meanwhile', () => {
    const { house } = named()
    const wanted = { planId: null, readmit: [] }
    const { entries } = readContacts([{ name: 'x', rows: [HEAD, row('Trường A', 'Lê An', '0912345671')] }])!
    const before = contactChanges(house.app, entries, wanted).fingerprint
    expect(contactChanges(house.app, entries, wanted).fingerprint).toBe(before)
    bring(house, [row('Trường A')])
    expect(contactChanges(house.app, entries, wanted).fingerprint).not.toBe(before)
  })
})

describe('a list that names the body below the unit of the plan', () => {
  const below = () => {
    const house = openHouse()
    const { plan } = house.load(
      planDocument([
        entry('UBND các tỉnh, thành phố trực thuộc Trung ương', 'Gửi danh sách', {
          group: true,
          executor: 'Sở Nội vụ',
        }),
      ]),
    )
    house.organizer()
    return { house, plan, unitId: house.unitId(plan, 'UBND tỉnh Nghệ An') }
  }
  const sheet = [
    row('Sở Nội vụ tỉnh Nghệ An', 'Vũ Chi', '0912345678'),
    row('UBND tỉnh Hà Giang', 'Lê An', '0912345679'),
  ]

  it('is a list of the contacts of the units above: to phone, to invite, to join', async () => {
    const { house, plan, unitId } = below()
    bring(house, sheet)
    house.activate(plan)
    await house.settle()
    expect(contactsByUnit(house.app, plan.id).get(unitId)).toMatchObject([{ person: 'Vũ Chi', joined: false }])
    await house.does('organizer', { kind: 'text', text: '/chualienlac' })
    expect(house.heard('organizer').at(-1)).toContain('0912345678')
    const line = invite(house.app, { role: 'unit', plan, unitIds: [unitId] }, false, BY)[1]!
    expect(line.person).toBe('Vũ Chi')
    await house.does('chi', { kind: 'start', payload: line.code })
    expect(house.heard('chi').join()).toContain('Gửi danh sách')
    expect(contactsByUnit(house.app, plan.id).get(unitId)).toMatchObject([
      { person: 'Vũ Chi', joined: true, reachable: true },
    ])
    expect(invite(house.app, { role: 'unit', plan, unitIds: [unitId] }, false, BY).map((l) => l.person)).toEqual([null])
    expect(bring(house, sheet).preview.contacts).toMatchObject({ new: 0, unchanged: 2 })
    await house.does('chi', { kind: 'text', text: '/dung' })
    expect(contactsByUnit(house.app, plan.id).get(unitId)).toBeUndefined()
    expect(bring(house, sheet).preview.gone).toMatchObject([{ person: 'Vũ Chi', how: 'left' }])
  })

  it('knows who joined for the unit above before the list came', async () => {
    const { house, plan, unitId } = below()
    const [line] = invite(house.app, { role: 'unit', plan, unitIds: [unitId] }, false, BY)
    await house.does(
      'chi',
      { kind: 'start', payload: line!.code },
      { sender: { id: 'chi', name: 'Vũ Chi', language: null } },
    )
    bring(house, sheet)
    expect(contactsByUnit(house.app, plan.id).get(unitId)).toMatchObject([
      { person: 'Vũ Chi', joined: true, phone: '0912345678' },
    ])
  })
})

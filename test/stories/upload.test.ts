// Handing in by a link: somebody whose channel carries no files, the office PC with its code, a second version, a link that ends.
import { describe, expect, it } from 'vitest'
import { filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { contactsOf, removeContact } from '../../src/store/people.ts'
import { entry, onDate, planDocument } from '../support/house.ts'
import { type Desk, openDesk } from '../support/upload-desk.ts'

const UNIT = 'Sở Nội vụ tỉnh Nghệ An'
const LIST = 'Gửi danh sách đại biểu dự Hội nghị về Bộ.'
const REPORT = 'Gửi báo cáo tham luận về Bộ.'

function open(tasks = [LIST], options: Parameters<typeof openDesk>[1] = {}) {
  const desk = openDesk('2022-11-14 08:30', options)
  const { house } = desk
  const { plan } = house.load(
    planDocument([
      ...tasks.map((task) =>
        entry(UNIT, task, {
          deliverables: ['danh sách đại biểu'],
          deliverTo: 'Bộ Nội vụ',
          deadline: onDate('2022-11-18'),
        }),
      ),
      ...['một', 'hai', 'ba'].map((no) => entry('Văn phòng Bộ', `Chuẩn bị việc thứ ${no}.`)),
    ]),
  )
  house.organizer()
  house.contact(plan, UNIT, 'lan')
  house.activate(plan)
  return { desk, house, plan }
}

const sent = (desk: Desk, ref = 'III.1') => {
  const { house } = desk
  const [share] = house.shares(house.fresh({ id: 1 } as never), ref)
  const all = submissionsOf(house.db, [share!.row.id])
  return all.map((one) => ({
    channel: one.channel,
    version: one.sequence,
    files: filesOf(house.db, [one.id]).map((file) => file.name),
  }))
}

describe('somebody whose channel carries no files', () => {
  it('gets a link at once, hands in two files, and has the receipt in the chat', async () => {
    const { desk, house } = open()
    await house.settle()
    house.quiet()
    await house.does('lan', { kind: 'unsupported', what: 'file' })
    expect(house.heard('lan').join('\n')).toContain('không đến được qua kênh này')
    const link = desk.link('lan')
    const page = await (await desk.get(link)).text()
    expect(page).toContain(LIST)
    expect(page).toContain(UNIT)
    expect(page).toContain('18/11/2022')
    const answer = await desk.upload(link, [
      ['Danh sách.pdf', 'một'],
      ['Phụ lục.pdf', 'hai'],
    ])
    const body = (await answer.json()) as { ok: boolean; receipt: { code: string; version: number } }
    expect(body).toMatchObject({ ok: true, receipt: { version: 1 } })
    await house.until('2022-11-14 08:31')
    const receipt = house.heard('lan').at(-1)!
    expect(receipt).toContain(body.receipt.code)
    expect(receipt).toContain('Danh sách.pdf')
    expect(receipt).toContain('Phụ lục.pdf')
    expect(sent(desk)).toEqual([{ channel: 'page', version: 1, files: ['Danh sách.pdf', 'Phụ lục.pdf'] }])
    expect(await (await desk.get(link)).text()).toContain(body.receipt.code)
    expect(desk.errors).toEqual([])
  })

  it('gets one link for several files in a row, and another two minutes later', async () => {
    const { house } = open()
    await house.settle()
    house.quiet()
    for (let i = 0; i < 3; i++) await house.does('lan', { kind: 'unsupported', what: 'file' })
    expect(house.heard('lan')).toHaveLength(1)
    await house.until('2022-11-14 08:33')
    await house.does('lan', { kind: 'unsupported', what: 'file' })
    expect(house.heard('lan')).toHaveLength(2)
  })

  it.each(['nộp', 'nop 1', 'gửi từ máy tính', 'link', 'đường dẫn', '/duongdan 1'])(
    'gets a link for "%s"',
    async (text) => {
      const { desk, house } = open([LIST, REPORT])
      await house.settle()
      house.quiet()
      await house.does('lan', { kind: 'text', text })
      if (text === 'nộp') return expect(house.heard('lan').at(-1)).toContain('Đề nghị chọn nhiệm vụ')
      expect(desk.link('lan')).toMatch(/^\/u\//)
    },
  )

  it('may say beside the link, by a number, that it was sent as a document', async () => {
    const { desk, house } = open()
    await house.settle()
    house.quiet()
    await house.does('lan', { kind: 'text', text: 'nộp 1' })
    expect(house.heard('lan').at(-1)).toContain('1. Đã gửi bằng văn bản')
    await house.does('lan', { kind: 'text', text: 'số 123/SNV-CCHC ngày 14/11' })
    expect(sent(desk)).toMatchObject([{ version: 1, channel: 'zalo_bot', files: [] }])
  })

  it('is told what else to do where nobody has said where the page is', async () => {
    const { house } = open([LIST], { address: null })
    await house.settle()
    house.quiet()
    await house.does('lan', { kind: 'unsupported', what: 'file' })
    await house.does('lan', { kind: 'unsupported', what: 'file' })
    expect(house.heard('lan')).toHaveLength(1)
    expect(house.heard('lan')[0]).toContain('văn bản theo đường chính thức')
    await house.does('lan', { kind: 'text', text: 'nộp 1' })
    expect(house.heard('lan').at(-1)).toContain('Kênh này không chuyển được tệp')
  })

  it('who is nobody’s contact gets no link', async () => {
    const { house } = open()
    await house.does('stranger', { kind: 'unsupported', what: 'file' })
    await house.does('stranger', { kind: 'text', text: 'link' })
    expect(house.heard('stranger').join('\n')).not.toContain('/u/')
  })
})

describe('a channel that carries files', () => {
  const large = (bytes: number) =>
    ({
      kind: 'file',
      caption: null,
      album: null,
      file: { id: 'f', unique: null, name: 'Hồ sơ.pdf', mime: null, bytes },
    }) as const

  it('gives the link with the refusal of a file that is too large for it', async () => {
    const { desk, house } = open([LIST], { files: true })
    await house.settle()
    house.quiet()
    await house.does('lan', large(30_000))
    expect(house.heard('lan').at(-1)).toContain('Hồ sơ.pdf')
    expect(desk.link('lan')).toMatch(/^\/u\//)
  })

  it('refuses what is too large for the page as well', async () => {
    const { house } = open([LIST], { files: true, maxBytes: 25_000 })
    await house.settle()
    house.quiet()
    await house.does('lan', large(30_000))
    expect(house.heard('lan').at(-1)).not.toContain('/u/')
  })

  it('gives the link where a file could not be fetched for good', async () => {
    const { desk, house } = open([LIST], { files: true })
    await house.settle()
    house.quiet()
    house.channel.fetches.push(() => ({ ok: false, error: 'gone', code: 'gone' }))
    await house.does('lan', large(100))
    expect(house.heard('lan').at(-1)).toContain('Chưa lấy được tệp Hồ sơ.pdf')
    expect(desk.link('lan')).toMatch(/^\/u\//)
  })

  it('offers it beside the other ways of sending', async () => {
    const { desk, house } = open([LIST], { files: true })
    await house.settle()
    house.quiet()
    await house.does('lan', { kind: 'text', text: 'nộp' })
    const button = house.channel.sent
      .at(-1)!
      .choices.flat()
      .find((choice) => choice.label === 'Gửi tệp từ máy tính')!
    await house.does('lan', { kind: 'press', data: (button as { data: string }).data })
    expect(desk.link('lan')).toMatch(/^\/u\//)
  })
})

describe('the office PC', () => {
  it('opens the page by the code, once, in whatever way it is typed', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const code = desk.code('lan')
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `
    const entered = await desk.post('/u', new URLSearchParams({ code: typed }))
    expect([entered.status, entered.headers.get('location')]).toEqual([303, desk.link('lan')])
    expect((await desk.post('/u', new URLSearchParams({ code }))).status).toBe(403)
  })

  it('is refused in the same words whether the code never was, was used or is too old', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const [used, old] = [desk.code('lan'), '']
    await desk.post('/u', new URLSearchParams({ code: used }))
    house.clock.moveTo(house.clock.now() + 60_000)
    await house.does('lan', { kind: 'text', text: 'link' })
    const late = desk.code('lan')
    house.clock.moveTo(house.clock.now() + 31 * 60_000)
    const texts = await Promise.all(
      [used, late, 'AAAA-BBBB', old].map(async (code) =>
        (await desk.post('/u', new URLSearchParams({ code }), { 'x-forwarded-for': '10.0.0.9' })).text(),
      ),
    )
    expect(new Set(texts).size).toBe(1)
  })

  it('pauses after five wrong codes from one address; the link still opens', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const from = { 'x-forwarded-for': '10.0.0.7' }
    for (let i = 0; i < 5; i++) await desk.post('/u', new URLSearchParams({ code: 'AAAABBBB' }), from)
    const code = desk.code('lan')
    expect((await desk.post('/u', new URLSearchParams({ code }), from)).status).toBe(429)
    expect((await desk.post('/u', new URLSearchParams({ code }), { 'x-forwarded-for': '10.0.0.8' })).status).toBe(303)
    expect((await desk.get(desk.link('lan'))).status).toBe(200)
  })

  it('is named to whoever types the code into the chat instead', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    // A code without a digit is taken for words.
    const code = desk.code('lan').replaceAll('-', '')
    await house.does('lan', { kind: 'text', text: `mã ${code}` })
    expect(house.heard('lan').at(-1)).toContain('nhập tại địa chỉ trang gửi tệp')
    expect((await desk.post('/u', new URLSearchParams({ code }))).status).toBe(303)
  })
})

describe('a link', () => {
  it('takes a second version, and the same bytes once', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const link = desk.link('lan')
    await desk.upload(link, [['a.pdf', 'bản một']])
    await house.until('2022-11-14 08:40')
    const second = await (await desk.upload(link, [['a.pdf', 'bản hai']])).json()
    expect(second).toMatchObject({ ok: true, receipt: { version: 2 } })
    const again = (await (await desk.upload(link, [['a.pdf', 'bản hai']])).json()) as { files: { sentence: string }[] }
    expect(again).toMatchObject({ ok: true, receipt: { version: 2 } })
    expect(again.files[0]!.sentence).toContain('trùng với bản đã tiếp nhận')
    expect(sent(desk).map((one) => one.version)).toEqual([1, 2])
  })

  it('leads to the choice of an item where several are open', async () => {
    const { desk, house } = open([LIST, REPORT])
    await house.does('lan', { kind: 'text', text: 'link' })
    const link = desk.link('lan')
    const page = await (await desk.get(link)).text()
    expect(page).toContain(LIST)
    expect(page).toContain(REPORT)
    expect(page).not.toContain('type="file"')
    const [, second] = [...page.matchAll(/\?item=(\d+)/g)].map(([, id]) => id!)
    await desk.upload(`${link}?item=${second}`, [['Tham luận.docx', 'x']])
    expect([sent(desk), sent(desk, 'III.2')]).toMatchObject([[], [{ files: ['Tham luận.docx'] }]])
  })

  it.each([
    [
      'the contact was removed',
      ({ house, plan }: ReturnType<typeof open>) =>
        removeContact(house.db, contactsOf(house.db, plan.id)[0]!.id, house.app.now()),
    ],
    ['it is too old', ({ house }: ReturnType<typeof open>) => house.clock.moveTo(house.clock.now() + 61 * 60_000)],
    [
      'the plan is closed',
      ({ house, plan }: ReturnType<typeof open>) =>
        house.db.$client.exec(`update plan set state = 'closed' where id = ${plan.id}`),
    ],
    [
      'the item was cancelled',
      ({ house }: ReturnType<typeof open>) => house.db.$client.exec(`update assignment set state = 'cancelled'`),
    ],
    [
      'it was taken back',
      ({ house }: ReturnType<typeof open>) => house.db.$client.exec('update upload_link set revoked_at = 1'),
    ],
  ])('is for nothing once %s, like one that never was', async (_, ends) => {
    const opened = open()
    const { desk, house } = opened
    await house.does('lan', { kind: 'text', text: 'link' })
    const link = desk.link('lan')
    const { form, item } = await desk.form(link)
    const never = await desk.get(`/u/${'A'.repeat(43)}`)
    ends(opened)
    const [dead, unknown] = [await desk.get(link), never]
    expect([dead.status, await dead.text()]).toEqual([404, await unknown.text()])
    const data = new FormData()
    for (const [name, value] of Object.entries({ form, item })) data.append(name, value)
    data.append('file', new Blob(['x']), 'a.pdf')
    expect((await desk.post(link, data)).status).toBe(404)
    expect(sent(desk)).toEqual([])
  })

  it('ends with a hand-over', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const link = desk.link('lan')
    await house.does('lan', { kind: 'text', text: 'chuyển đầu mối' })
    const code = /<b>([A-Z2-9]{8})<\/b>/.exec(house.heard('lan').at(-1)!)![1]!
    await house.does('hoa', { kind: 'text', text: `LIENKET ${code}` })
    expect((await desk.get(link)).status).toBe(404)
    await house.does('hoa', { kind: 'text', text: 'link' })
    expect((await desk.get(desk.link('hoa'))).status).toBe(200)
  })

  it('is one of five at most; a sixth ends the first', async () => {
    const { desk, house } = open()
    const links: string[] = []
    for (let i = 0; i < 6; i++) {
      await house.does('lan', { kind: 'text', text: 'link' })
      links.push(desk.link('lan'))
    }
    const states = await Promise.all(links.map(async (link) => (await desk.get(link)).status))
    expect(states).toEqual([404, 200, 200, 200, 200, 200])
  })

  it('is nowhere in the database: neither its word nor its code', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const dump = house.db.$client.serialize().toString('latin1')
    expect(dump).toContain('upload_link')
    expect(dump).not.toContain(desk.link('lan').slice(3))
    expect(dump).not.toContain(desk.code('lan'))
    expect(dump).not.toContain(desk.code('lan').replace('-', ''))
  })

  it('is erased with the person’s data', async () => {
    const { desk, house } = open()
    await house.does('lan', { kind: 'text', text: 'link' })
    const link = desk.link('lan')
    await house.does('lan', { kind: 'text', text: 'xóa dữ liệu của tôi' })
    await house.does('lan', { kind: 'text', text: '1' })
    expect((await desk.get(link)).status).toBe(404)
  })
})

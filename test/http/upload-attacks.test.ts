// The page for handing in under attack: guessing from many addresses, rights that end on the way, disks that fill, limits gone round.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { QUOTA } from '../../src/app/file-quota.ts'
import type { Receiving } from '../../src/http/upload/port.ts'
import { filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { contactsOf, removeContact } from '../../src/store/people.ts'
import type { Plan } from '../../src/store/plans.ts'
import { entry, onDate, planDocument } from '../support/house.ts'
import { HOST } from '../support/http.ts'
import { type Desk, type DeskOptions, openDesk } from '../support/upload-desk.ts'

const UNIT = 'Sở Nội vụ tỉnh Nghệ An'

interface Opened {
  desk: Desk
  link: string
  plan: Plan
}

async function open(options: DeskOptions = {}): Promise<Opened> {
  const desk = openDesk('2022-11-14 08:30', options)
  const { house } = desk
  const { plan } = house.load(
    planDocument([
      entry(UNIT, 'Gửi danh sách đại biểu dự Hội nghị về Bộ.', {
        deliverables: ['danh sách đại biểu'],
        deadline: onDate('2022-11-18'),
      }),
      entry('Văn phòng Bộ', 'Chuẩn bị phòng họp.'),
    ]),
  )
  house.contact(plan, UNIT, 'lan')
  house.activate(plan)
  await house.does('lan', { kind: 'text', text: 'link' })
  return { desk, link: desk.link('lan'), plan }
}

const files = ({ house }: Desk): string[] => {
  const ids = house.db.$client.prepare('select id from assignment').pluck().all() as number[]
  return submissionsOf(house.db, ids).flatMap((one) => filesOf(house.db, [one.id]).map(({ name }) => name))
}

/** Everything on the disk, whether it counts or not. */
const onDisk = ({ folder }: Desk): string[] => {
  const root = join(folder, 'files')
  return existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []))
    : []
}

const said = async (answer: Response) =>
  (await answer.json()) as { ok: boolean; sentence: string | null; files: { ok: boolean; sentence: string }[] }

describe('rights that end while a file is on its way', () => {
  it.each<[string, (opened: Opened) => void, number]>([
    ['the link is taken back', ({ desk }) => desk.house.db.$client.exec('update upload_link set revoked_at = 1'), 404],
    [
      'the contact is removed',
      ({ desk: { house }, plan }) =>
        void removeContact(house.db, contactsOf(house.db, plan.id)[0]!.id, house.app.now()),
      404,
    ],
    ['the plan is closed', ({ desk }) => desk.house.db.$client.exec(`update plan set state = 'closed'`), 404],
    [
      'the item is cancelled',
      ({ desk }) => desk.house.db.$client.exec(`update assignment set state = 'cancelled'`),
      404,
    ],
  ])('%s: nothing counts, and no byte stays', async (_, ends, status) => {
    let opened: Opened | null = null
    opened = await open({
      parts: {
        inspectFile: async () => {
          if (opened) ends(opened)
          return { ok: true, kind: 'pdf', mime: 'application/pdf', flags: [], scan: null }
        },
      },
    })
    const { desk, link } = opened
    const answer = await desk.upload(link, [['a.pdf', 'nội dung']])
    expect(answer.status).toBe(status)
    expect([files(desk), onDisk(desk), desk.errors]).toEqual([[], [], []])
  })

  it('the link’s hour runs out: what was begun in time counts', async () => {
    let desk: Desk | null = null
    const opened = await open({
      parts: {
        inspectFile: async () => {
          desk?.house.clock.moveTo(desk.house.clock.now() + 61 * 60_000)
          return { ok: true, kind: 'pdf', mime: 'application/pdf', flags: [], scan: null }
        },
      },
    })
    desk = opened.desk
    expect((await desk.upload(opened.link, [['a.pdf', 'x']])).status).toBe(200)
    expect((await desk.get(opened.link)).status).toBe(404)
  })
})

describe('codes guessed', () => {
  const guess = (desk: Desk, code: string, from: string) =>
    desk.post('/u', new URLSearchParams({ code }), { 'x-forwarded-for': from })

  it('from ever new addresses: after a hundred in an hour nobody types codes, and links still open', async () => {
    const { desk, link } = await open()
    const statuses: number[] = []
    for (let i = 0; i < 130; i++) statuses.push((await guess(desk, 'AAAABBBB', `10.1.${i}.1`)).status)
    expect([statuses.slice(0, 100).every((s) => s === 403), new Set(statuses.slice(100))]).toEqual([
      true,
      new Set([429]),
    ])
    expect((await guess(desk, desk.code('lan'), '10.2.0.1')).status).toBe(429)
    expect((await desk.get(link)).status).toBe(200)
    desk.house.clock.moveTo(desk.house.clock.now() + 60 * 60_000 + 1)
    await desk.house.does('lan', { kind: 'text', text: 'link' })
    expect((await guess(desk, desk.code('lan'), '10.2.0.1')).status).toBe(303)
  })

  it.each([
    ['one network of IPv6', (i: number) => `2001:db8::${(i + 1).toString(16)}:${i}`],
    ['one machine behind another port', (i: number) => `203.0.113.7:${40_000 + i}`],
    ['one machine in the new kind’s clothes', (i: number) => (i % 2 ? '::ffff:203.0.113.7' : '203.0.113.7')],
    ['names put before the one the proxy added', (i: number) => `198.51.100.${i}, 203.0.113.7`],
  ])('from %s are counted as one', async (_, from) => {
    const { desk } = await open()
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await guess(desk, 'AAAABBBB', from(i))).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
  })

  it('twice at the same time: one gets in', async () => {
    const { desk } = await open()
    const code = desk.code('lan')
    const both = await Promise.all(['10.3.0.1', '10.3.0.2'].map((from) => guess(desk, code, from)))
    expect(both.map((one) => one.status).sort()).toEqual([303, 403])
  })
})

describe('limits gone round', () => {
  it('by one link after the other: a unit’s limit for a plan holds here as in the chat', async () => {
    const { desk } = await open()
    const { house } = desk
    let n = 0
    for (let round = 0; round < QUOTA.files / 10; round++) {
      await house.does('lan', { kind: 'text', text: 'link' })
      const link = desk.link('lan')
      const many = Array.from({ length: 10 }, (): [string, string] => [`${++n}.pdf`, `nội dung ${n}`])
      expect((await desk.upload(link, many)).status).toBe(200)
    }
    await house.does('lan', { kind: 'text', text: 'link' })
    const answer = await desk.upload(desk.link('lan'), [['nữa.pdf', 'nữa']])
    expect([answer.status, (await said(answer)).sentence]).toEqual([409, expect.stringContaining('đủ số tệp')])
    expect([files(desk).length, onDisk(desk).length]).toEqual([QUOTA.files, QUOTA.files])
  })

  const head = (form: string, item: string): string =>
    [
      ['form', form],
      ['item', item],
    ]
      .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('')
  const fileHead = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'

  async function raw(desk: Desk, link: string, body: string | ReadableStream, headers: Record<string, string> = {}) {
    return desk.server.fetch(
      new Request(`http://${HOST}${link}`, {
        method: 'POST',
        body,
        duplex: 'half',
        headers: {
          host: HOST,
          accept: 'application/json',
          'content-type': 'multipart/form-data; boundary=b',
          ...headers,
        },
      } as RequestInit),
    )
  }

  it('by not saying how long a form is: the disk is looked at while it comes', async () => {
    let room = 700 * 1024 * 1024
    const { desk, link } = await open({
      maxBytes: 50 * 1024 * 1024,
      port: { roomFor: (bytes) => room - bytes >= 500 * 1024 * 1024 },
    })
    const { form, item } = await desk.form(link)
    const piece = new Uint8Array(1024 * 1024)
    let pulls = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) return controller.enqueue(Buffer.from(head(form, item) + fileHead))
        // Nineteen others write at the same time.
        room -= 20 * piece.length
        controller.enqueue(piece)
      },
    })
    const answer = await raw(desk, link, body)
    expect([answer.status, (await said(answer)).sentence]).toEqual([507, expect.stringContaining('hết chỗ')])
    expect(pulls).toBeLessThan(20)
    expect([files(desk), onDisk(desk)]).toEqual([[], []])
  })

  it.each<[string, (form: string, item: string) => string, number]>([
    [
      'fields after the file, which mean another item',
      (form, item) =>
        `${head(form, item)}${fileHead}x\r\n--b\r\nContent-Disposition: form-data; name="item"\r\n\r\n2\r\n--b--`,
      409,
    ],
    [
      'a second word after the file',
      (form, item) =>
        `${head(form, item)}${fileHead}x\r\n--b\r\nContent-Disposition: form-data; name="form"\r\n\r\ny\r\n--b--`,
      403,
    ],
    [
      'two dispositions',
      (form, item) =>
        `${head(form, item)}--b\r\nContent-Disposition: form-data; name="file"\r\nContent-Disposition: form-data; name="x"; filename="a.pdf"\r\n\r\nx\r\n--b--`,
      400,
    ],
    [
      'a form within the form',
      (form, item) =>
        `${head(form, item)}--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Disposition: attachment; filename="b.exe"\r\n\r\nMZ\r\n--c--\r\n--b--`,
      200,
    ],
    [
      'line ends of one letter',
      (form, item) => `${head(form, item)}${fileHead}x\r\n--b--`.replaceAll('\r\n', '\n'),
      400,
    ],
    ['no head at all', (form, item) => `${head(form, item)}--b\r\n\r\nx\r\n--b--`, 400],
    ['ten thousand parts', (form, item) => `${head(form, item)}${`${fileHead}\r\n`.repeat(10_000)}--b--`, 400],
    [
      'a head without end',
      (form, item) => `${head(form, item)}--b\r\nContent-Disposition: form-data; name="${'x'.repeat(100_000)}`,
      400,
    ],
  ])('by %s', async (_, body, status) => {
    const { desk, link } = await open()
    const { form, item } = await desk.form(link)
    const answer = await raw(desk, link, body(form, item))
    expect(answer.status).toBe(status)
    const kept = status === 200 ? ['a.pdf'] : []
    expect([files(desk), onDisk(desk).length, desk.errors]).toEqual([kept, kept.length, []])
  })

  it('by methods nobody asked for, and long ways', async () => {
    const { desk, link } = await open()
    const ask = async (method: string, path = link) =>
      (await desk.server.fetch(new Request(`http://${HOST}${path}`, { method, headers: { host: HOST } }))).status
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect(await ask(method)).toBe(404)
    for (const path of [`${link}/../../o`, `${link}%2f..%2f`, `/u/${'a'.repeat(9_000)}`, '/u//example.com', '/u/%00'])
      expect(await ask('POST', path)).toBe(404)
    expect((await desk.get('/u//example.com')).headers.get('location')).toBeNull()
    expect(files(desk)).toEqual([])
  })
})

describe('a disk that fills while names are given', () => {
  /** The n-th file cannot be kept. */
  const failing = (desk: () => Desk, nth: number, code: string) => {
    let kept = 0
    return (): Receiving => {
      const receiving = desk().house.files.receive()
      const keep = () => {
        if (++kept === nth) throw Object.assign(new Error('no space'), { code })
        return receiving.keep()
      }
      return { ...receiving, keep }
    }
  }

  it.each([
    ['full', 'ENOSPC', 507],
    ['broken', 'EIO', 500],
  ])('%s: all of the form or nothing of it', async (_, code, status) => {
    const opened = await open({ port: { receive: () => receive() } })
    const { desk, link } = opened
    const receive = failing(() => desk, 3, code)
    const answer = await desk.upload(link, [
      ['a.pdf', 'một'],
      ['b.pdf', 'hai'],
      ['c.pdf', 'ba'],
    ])
    expect(answer.status).toBe(status)
    expect([files(desk), onDisk(desk)]).toEqual([[], []])
    expect((await desk.upload(link, [['a.pdf', 'một']])).status).toBe(200)
    expect(files(desk)).toEqual(['a.pdf'])
  })

  it('leaves alone what was handed in before with the same bytes', async () => {
    const opened = await open({ port: { receive: () => receive() } })
    const { desk, link } = opened
    const receive = failing(() => desk, 4, 'ENOSPC')
    expect((await desk.upload(link, [['a.pdf', 'một']])).status).toBe(200)
    const more: [string, string][] = [
      ['b.pdf', 'hai'],
      ['a.pdf', 'một'],
      ['c.pdf', 'ba'],
    ]
    expect((await desk.upload(link, more)).status).toBe(507)
    expect([files(desk), onDisk(desk).length]).toEqual([['a.pdf'], 1])
  })
})

// The page for handing in over HTTP: who only fetches gets nothing, what is sent is limited and counted once, and what breaks off leaves nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uploadView } from '../../src/app/upload-page.ts'
import type { Receiving } from '../../src/http/upload/port.ts'
import { filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { entry, onDate, planDocument } from '../support/house.ts'
import { HOST } from '../support/http.ts'
import { type Desk, type DeskOptions, openDesk } from '../support/upload-desk.ts'

const UNIT = 'Sở Nội vụ tỉnh Nghệ An'
const LIST = 'Gửi danh sách đại biểu dự Hội nghị về Bộ.'

interface Opened {
  desk: Desk
  link: string
}

async function open(options: DeskOptions = {}, task = LIST, products = ['danh sách đại biểu']): Promise<Opened> {
  const desk = openDesk('2022-11-14 08:30', options)
  const { house } = desk
  const { plan } = house.load(
    planDocument([
      entry(UNIT, task, { deliverables: products, deadline: onDate('2022-11-18') }),
      ...['một', 'hai', 'ba'].map((no) => entry('Văn phòng Bộ', `Chuẩn bị việc thứ ${no}.`)),
    ]),
  )
  house.contact(plan, UNIT, 'lan')
  house.activate(plan)
  await house.does('lan', { kind: 'text', text: 'link' })
  return { desk, link: desk.link('lan') }
}

/** Versions of the item with their files, as they count. */
function counted({ house }: Desk) {
  const ids = house.db.$client.prepare('select id from assignment').pluck().all() as number[]
  return submissionsOf(house.db, ids).map((one) => ({
    way: one.way,
    files: filesOf(house.db, [one.id]).map(({ name, hash }) => ({
      name,
      bytes: readFileSync(house.files.path(hash)).toString(),
    })),
  }))
}

/** What lies about of forms that were not finished. */
const lying = ({ folder }: Desk): string[] => {
  const incoming = join(folder, 'files', 'incoming')
  return existsSync(incoming) ? readdirSync(incoming) : []
}

const said = async (
  answer: Response,
): Promise<{ ok: boolean; sentence: string | null; files: { ok: boolean; name: string; sentence: string }[] }> =>
  (await answer.json()) as never

const rows = ({ house }: Desk): number => house.db.$client.prepare('select total_changes()').pluck().get() as number

describe('whoever only fetches', () => {
  it.each([
    ['TelegramBot (like TwitterBot)'],
    ['facebookexternalhit/1.1'],
    ['WhatsApp/2.23.20.0'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['Java/1.8.0_202'],
    [''],
  ])('sees nothing of the plan and changes nothing: %s', async (agent) => {
    const { desk, link } = await open()
    const before = rows(desk)
    const answer = await desk.get(link, { 'user-agent': agent })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).not.toContain(UNIT)
    expect(page).not.toContain('danh sách')
    // The same for a link that never was.
    const never = await (await desk.get(`/u/${'x'.repeat(43)}`, { 'user-agent': agent })).text()
    expect(page.replaceAll(link, '')).toBe(never.replaceAll(`/u/${'x'.repeat(43)}`, ''))
    expect(rows(desk)).toBe(before)
  })

  it('by HEAD or beforehand sees nothing either', async () => {
    const { desk, link } = await open()
    const head = await desk.server.fetch(
      new Request(`http://${HOST}${link}`, { method: 'HEAD', headers: { host: HOST, 'user-agent': 'Mozilla/5.0' } }),
    )
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(await (await desk.get(link, { 'sec-purpose': 'prefetch;prerender' })).text()).not.toContain(UNIT)
  })

  it('is let on by a press, since nobody knows every browser', async () => {
    const { desk, link } = await open()
    const page = await (await desk.get(link, { 'user-agent': 'Browser of an old phone' })).text()
    const onward = /href="([^"]+open=1)"/.exec(page)![1]!
    expect(await (await desk.get(onward, { 'user-agent': 'Browser of an old phone' })).text()).toContain(UNIT)
  })

  it('changes nothing as a person either, however often', async () => {
    const { desk, link } = await open()
    const before = rows(desk)
    for (let i = 0; i < 20; i++) await desk.get(link)
    expect(rows(desk)).toBe(before)
    expect((await desk.upload(link, [['a.pdf', 'x']])).status).toBe(200)
  })

  it('is told not to keep, to list or to pass on anything', async () => {
    const { desk, link } = await open()
    for (const path of [link, '/u', `/u/${'x'.repeat(43)}`]) {
      const { headers } = await desk.get(path)
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('x-robots-tag'), path).toContain('noindex')
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    }
  })

  it('learns nothing by guessing: ten thousand words, one answer', async () => {
    const { desk, link } = await open()
    const word = (i: number): string =>
      Buffer.from(Array.from({ length: 32 }, (_, k) => (i * 7919 + k * 104_729) % 251)).toString('base64url')
    const found = [...Array(10_000).keys()].filter((i) => uploadView(desk.house.app, word(i)) !== null)
    expect(found).toEqual([])
    const answers = await Promise.all(
      [...Array(40).keys()].map((i) => desk.get(`/u/${i % 4 === 0 ? word(i).slice(0, i) || 'x' : word(i)}`)),
    )
    const texts = await Promise.all(answers.map((one) => one.text()))
    expect([new Set(texts).size, [...new Set(answers.map((one) => one.status))]]).toEqual([1, [404]])
    expect((await desk.get(link)).status).toBe(200)
  })
})

describe('a form without a script', () => {
  it('leads back to the page with the receipt, so that reading it again sends nothing twice', async () => {
    const { desk, link } = await open()
    const { form, item } = await desk.form(link)
    const data = new FormData()
    for (const [name, value] of Object.entries({ form, item, what: 'files', number: 'số 12/SNV', date: '14/11' }))
      data.append(name, value)
    data.append('file', new Blob(['một']), 'Danh sách.pdf')
    data.append('file', new Blob([]), '')
    const answer = await desk.post(link, data)
    expect(answer.status).toBe(303)
    const page = await (await desk.get(answer.headers.get('location')!)).text()
    expect(page).toContain('Đã tiếp nhận')
    expect(page).toContain('Danh sách.pdf')
    expect(page).toContain('Kèm văn bản số 12/SNV ngày 14/11/2022')
    expect(counted(desk)).toMatchObject([{ way: 'file', files: [{ name: 'Danh sách.pdf', bytes: 'một' }] }])
  })

  it('says what was left out, and takes the rest', async () => {
    const { desk, link } = await open({ maxBytes: 1000 })
    const { form, item } = await desk.form(link)
    const data = new FormData()
    for (const [name, value] of Object.entries({ form, item })) data.append(name, value)
    data.append('file', new Blob(['x'.repeat(1001)]), 'lớn.pdf')
    data.append('file', new Blob(['vừa']), 'vừa.pdf')
    const answer = await desk.post(link, data)
    const page = await answer.text()
    expect(page).toContain('Chưa nhận lớn.pdf')
    expect(page).toContain('Đã tiếp nhận: vừa.pdf')
    expect(counted(desk)).toMatchObject([{ files: [{ name: 'vừa.pdf' }] }])
    expect(lying(desk)).toEqual([])
  })

  const words = async ({ desk, link }: Opened, fields: Record<string, string>): Promise<Response> => {
    const { form, item } = await desk.form(link)
    return desk.post(link, new URLSearchParams({ form, item, ...fields }))
  }

  it('gives the number of a document in place of a file', async () => {
    const opened = await open()
    expect((await words(opened, { what: 'document', number: '', date: '' })).status).toBe(422)
    expect((await words(opened, { what: 'document', number: '123/SNV-CCHC', date: 'sớm thôi' })).status).toBe(422)
    expect((await words(opened, { what: 'document', number: 'Số 123/SNV-CCHC', date: '2022-11-13' })).status).toBe(303)
    const [one] = submissionsOf(opened.desk.house.db, [1])
    expect([one!.documentNumber, one!.documentDate, one!.channel]).toEqual(['123/SNV-CCHC', '2022-11-13', 'page'])
  })

  it('gives three fields, each checked', async () => {
    const opened = await open()
    expect(await (await opened.desk.get(opened.link)).text()).toContain('Người chủ trì')
    expect(
      (await words(opened, { what: 'fields', chair: 'An', delegates: 'nhiều', technical: '', phone: '' })).status,
    ).toBe(422)
    expect(
      (await words(opened, { what: 'fields', chair: 'An', delegates: '5', technical: 'Bình', phone: '12' })).status,
    ).toBe(422)
    expect(
      (await words(opened, { what: 'fields', chair: 'An', delegates: '5', technical: 'Bình', phone: '0912 345 678' }))
        .status,
    ).toBe(303)
    const [one] = submissionsOf(opened.desk.house.db, [1])
    expect(one!.fields).toEqual({ chair: 'An', delegates: '5', technical: 'Bình', phone: '0912345678' })
  })

  it('says that it is done, where no product is owed', async () => {
    const opened = await open({}, 'Chuẩn bị phòng họp tại điểm cầu.', [])
    expect((await words(opened, { what: 'done' })).status).toBe(303)
    const other = await open()
    expect((await words(other, { what: 'done' })).status).toBe(409)
  })

  it('with a mark of secrecy in its words is refused, and keeps nothing', async () => {
    const opened = await open()
    const answer = await words(opened, { what: 'fields', chair: 'TUYỆT MẬT', delegates: '5', technical: '', phone: '' })
    expect(answer.status).toBe(409)
    expect(opened.desk.house.db.$client.serialize().toString('utf8')).not.toContain('TUYỆT MẬT')
  })

  it.each([
    ['of another page', { form: 'x' }, {}],
    ['without our word', { form: '' }, {}],
    ['that another site sends', {}, { 'sec-fetch-site': 'cross-site' }],
  ])('%s counts nothing', async (_, fields, headers) => {
    const { desk, link } = await open()
    const own = await desk.form(link)
    const answer = await desk.post(link, new URLSearchParams({ ...own, what: 'done', ...fields }), headers)
    expect(answer.status).toBe(403)
    const data = new FormData()
    for (const [name, value] of Object.entries({ ...own, ...fields })) data.append(name, value)
    data.append('file', new Blob(['x']), 'a.pdf')
    expect((await desk.post(link, data, headers)).status).toBe(403)
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it('with a file before our word counts nothing', async () => {
    const { desk, link } = await open()
    const { form, item } = await desk.form(link)
    const data = new FormData()
    data.append('file', new Blob(['x']), 'a.pdf')
    data.append('form', form)
    data.append('item', item)
    expect((await desk.post(link, data)).status).toBe(403)
    expect(lying(desk)).toEqual([])
  })
})

describe('a file', () => {
  it.each([
    ['empty', '', 'tệp không có nội dung'],
    ['too large', 'x'.repeat(2001), 'tệp lớn hơn'],
  ])('that is %s gets one sentence', async (_, content, sentence) => {
    const { desk, link } = await open({ maxBytes: 2000 })
    const answer = await said(await desk.upload(link, [['a.pdf', content]]))
    expect(answer).toMatchObject({ ok: false, files: [{ ok: false, name: 'a.pdf' }] })
    expect(answer.files[0]!.sentence).toContain(sentence)
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it.each([
    ['file_kind', 'loại tệp này không nhận được; nhận pdf, docx'],
    ['file_bomb', 'tệp nén bất thường'],
    ['file_infected', 'mã độc'],
    ['file_broken', 'tệp hỏng'],
  ] as const)('refused as %s gets one sentence, and nothing of it is kept', async (code, sentence) => {
    const { desk, link } = await open({ parts: { inspectFile: async () => ({ ok: false, code }) } })
    const answer = await said(await desk.upload(link, [['a.exe', 'x']]))
    expect(answer.files[0]!.sentence).toContain(sentence)
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it('with a mark of secrecy is refused, recorded as a fact, and forgotten', async () => {
    const { desk, link } = await open({ parts: { bearsMark: async (bytes) => Buffer.from(bytes).includes('MẬT') } })
    const answer = await said(await desk.upload(link, [['Kế hoạch X.pdf', 'TỐI MẬT và tên riêng']]))
    expect(answer.files[0]!.sentence).toContain('dấu độ mật')
    expect(await said(await desk.upload(link, [['Báo cáo (Mật).pdf', 'x']]))).toMatchObject({ ok: false })
    const { house, folder } = desk
    expect(house.db.$client.prepare("select count(*) from journal where action = 'secret_refused'").pluck().get()).toBe(
      2,
    )
    expect(house.db.$client.serialize().toString('utf8')).not.toContain('Kế hoạch X')
    expect(readdirSync(join(folder, 'files')).filter((name) => name !== 'incoming')).toEqual([])
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it('that holds something dangerous is kept with that, and its sender is told', async () => {
    const { desk, link } = await open({
      parts: {
        inspectFile: async () => ({
          ok: true,
          kind: 'docx',
          mime: 'application/x',
          flags: ['macro'],
          scan: 'unscanned',
        }),
      },
    })
    const answer = await said(await desk.upload(link, [['a.docx', 'x']]))
    expect(answer.files[0]!.sentence).toContain('đơn vị chủ trì xem xét trước khi mở')
    expect(desk.house.db.$client.prepare('select mime, flags, scan from file').get()).toEqual({
      mime: 'application/x',
      flags: '["macro"]',
      scan: 'unscanned',
    })
  })

  it('of any name lies under its hash, and its name is shown without tricks', async () => {
    const { desk, link } = await open()
    const name = fc.oneof(
      fc.constantFrom(
        '../../../etc/passwd',
        'C:\\Windows\\x.doc',
        'fdp\u202excod.exe',
        'a\u0000b.pdf',
        '<script>x</script>.pdf',
        '"; rm -rf.pdf',
        'Danh sách đại biểu.docx'.normalize('NFD'),
        `${'ộ'.repeat(300)}.pdf`,
        'CON',
        '.htaccess',
        '👍.pdf',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    )
    let n = 0
    await fc.assert(
      fc.asyncProperty(name, async (given) => {
        desk.house.db.$client.exec('update upload_link set used = 0')
        const answer = await desk.upload(link, [[given, `nội dung ${++n}`]])
        const { files } = await said(answer)
        if (answer.status !== 200) return
        const [file] = files
        expect(file!.name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
        expect(file!.name).toBe(file!.name.normalize('NFC'))
        expect(Buffer.byteLength(file!.name)).toBeLessThanOrEqual(255)
      }),
      { numRuns: 40 },
    )
    const page = await (await desk.get(link)).text()
    expect(page).not.toContain('<script>x')
    const kept = readdirSync(join(desk.folder, 'files')).filter((one) => one !== 'incoming')
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.filter((one) => !/^[0-9a-f]{2}$/.test(one))).toEqual([])
    expect(readdirSync(desk.folder).sort()).toEqual(['dondoc.db', 'dondoc.db-shm', 'dondoc.db-wal', 'files'])
  })

  it('more than ten by one link are not taken', async () => {
    const { desk, link } = await open()
    const many = Array.from({ length: 12 }, (_, i): [string, string] => [`${i}.pdf`, `nội dung ${i}`])
    const answer = await said(await desk.upload(link, many))
    expect(answer.files.filter((one) => one.ok)).toHaveLength(10)
    expect(answer.files.at(-1)!.sentence).toContain('quá số tệp')
    const page = await (await desk.get(link)).text()
    expect(page).toContain('đã nhận đủ số tệp')
    expect(page).not.toContain('type="file"')
  })

  it('goes to the disk in the pieces in which it comes', async () => {
    let [sent, written, ahead] = [0, 0, 0]
    const watched = (): Receiving => {
      const receiving = desk.house.files.receive()
      const write = (piece: Uint8Array): void => {
        written += piece.length
        receiving.write(piece)
      }
      return { ...receiving, write }
    }
    const { desk, link } = await open({ maxBytes: 64 * 1024 * 1024, port: { receive: () => watched() } })
    const { form, item } = await desk.form(link)
    const field = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const head = `${field('form', form)}${field('item', item)}--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`
    const piece = new Uint8Array(256 * 1024).fill(65)
    let pulls = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        ahead = Math.max(ahead, sent - written)
        if (pulls === 0) controller.enqueue(Buffer.from(head))
        else if (pulls <= 200) {
          controller.enqueue(piece)
          sent += piece.length
        } else {
          controller.enqueue(Buffer.from('\r\n--b--'))
          controller.close()
        }
        pulls++
      },
    })
    expect((await send(desk, link, body)).status).toBe(200)
    expect(counted(desk)[0]!.files[0]!.bytes).toHaveLength(200 * piece.length)
    // What was given and is not on the disk yet: a few pieces, never the file.
    expect(ahead).toBeLessThan(4 * piece.length)
  })
})

const send = async (
  desk: Desk,
  link: string,
  body: ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  desk.server.fetch(
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

describe('what breaks off', () => {
  async function begun(options: DeskOptions = {}) {
    const { desk, link } = await open(options)
    const { form, item } = await desk.form(link)
    const field = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const head = Buffer.from(
      `${field('form', form)}${field('item', item)}--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nnửa tệ`,
    )
    return { desk, link, head }
  }

  it('leaves nothing, and can be repeated', async () => {
    const { desk, link, head } = await begun()
    let pulls = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (pulls++ === 0 ? controller.enqueue(head) : controller.error(new Error('the line broke'))),
    })
    const answer = await send(desk, link, body)
    expect([answer.status, (await said(answer)).sentence]).toEqual([
      400,
      expect.stringContaining('Đường truyền bị ngắt'),
    ])
    expect([counted(desk), lying(desk)]).toEqual([[], []])
    expect((await desk.upload(link, [['a.pdf', 'nửa tệp']])).status).toBe(200)
    expect(counted(desk)).toHaveLength(1)
    expect(desk.errors).toEqual([])
  })

  it.each([
    ['falls silent', { idleMs: 30, totalMs: 10_000 }],
    ['takes too long', { idleMs: 10_000, totalMs: 30 }],
  ])('because it %s leaves nothing', async (_, patience) => {
    const { desk, link, head } = await begun({ port: { patience } })
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(head) })
    expect((await send(desk, link, body)).status).toBe(400)
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it('at the end of the form leaves nothing', async () => {
    const { desk, link, head } = await begun()
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(head)
        controller.close()
      },
    })
    expect((await send(desk, link, body)).status).toBe(400)
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it('without end is cut, whatever it declares', async () => {
    const { desk, link, head } = await begun({ maxBytes: 1000 })
    const piece = new Uint8Array(4 * 1024 * 1024)
    let pulls = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(pulls++ === 0 ? head : piece),
    })
    expect((await send(desk, link, body)).status).toBe(413)
    expect(pulls).toBeLessThan(25)
    const declared = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(head) })
    expect((await send(desk, link, declared, { 'content-length': '900000000' })).status).toBe(413)
    expect([counted(desk), lying(desk)]).toEqual([[], []])
  })

  it.each([
    ['before its bytes were kept', 'before'],
    ['between its bytes and their row', 'between'],
  ])('because the process died %s counts nothing', async (_, when) => {
    const killed = (): never => {
      throw new Error('killed')
    }
    const { desk, link } = await begun({
      port: {
        // The row is the first that asks for the time.
        act: async (work) => (when === 'before' ? killed() : work({ ...desk.house.app, now: killed })),
      },
    })
    expect((await desk.upload(link, [['a.pdf', 'x']])).status).toBe(500)
    desk.house.files.sweep()
    const { db } = desk.house
    expect([counted(desk), lying(desk)]).toEqual([[], []])
    expect(db.$client.prepare('select count(*) from file').pluck().get()).toBe(0)
    expect(db.$client.prepare('select used from upload_link').pluck().get()).toBe(0)
    expect(desk.errors).toHaveLength(1)
  })
})

describe('a full disk', () => {
  it('is said before anything is read', async () => {
    const { desk, link } = await open({ port: { roomFor: () => false } })
    let read = false
    const body = new ReadableStream<Uint8Array>(
      {
        pull() {
          read = true
        },
      },
      { highWaterMark: 0 },
    )
    const answer = await send(desk, link, body)
    expect([answer.status, (await said(answer)).sentence, read]).toEqual([
      507,
      expect.stringContaining('hết chỗ'),
      false,
    ])
  })

  it('that fills up on the way is said too, and nothing lies about', async () => {
    let dropped = 0
    const full: Receiving = {
      write() {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      },
      written: () => ({ bytes: new Uint8Array() }),
      keep: () => ({ hash: '', bytes: 0 }),
      drop: () => void dropped++,
    }
    const { desk, link } = await open({ port: { receive: () => full } })
    expect((await desk.upload(link, [['a.pdf', 'x']])).status).toBe(507)
    expect([counted(desk), dropped]).toEqual([[], 1])
  })
})

describe('what one unit may send', () => {
  const bytes = (desk: Desk) => desk.house.db.$client.prepare('select count(*) from file').pluck().get()

  it('holds by the page as in the chat: of a form that is too much nothing counts and nothing stays', async () => {
    const { desk } = await open()
    for (let form = 0; form < 5; form++) {
      await desk.house.does('lan', { kind: 'text', text: 'link' })
      const files = Array.from({ length: 9 }, (_, i): [string, string] => [`${i}.pdf`, `${form}-${i}`])
      expect((await desk.upload(desk.link('lan'), files)).status).toBe(200)
    }
    await desk.house.does('lan', { kind: 'text', text: 'link' })
    const link = desk.link('lan')
    const many = Array.from({ length: 6 }, (_, i): [string, string] => [`x${i}.pdf`, `x${i}`])
    const answer = await desk.upload(link, many)
    expect([answer.status, (await said(answer)).sentence, bytes(desk)]).toEqual([
      409,
      expect.stringMatching(/đủ số tệp.*50 tệp/s),
      45,
    ])
    expect((await desk.upload(link, many.slice(0, 5))).status).toBe(200)
    // What is there already takes no more room.
    expect((await desk.upload(link, many.slice(4, 5))).status).toBe(200)
    expect(bytes(desk)).toBe(50)
  })
})

describe('a file to be looked at by a person', () => {
  it('is received with the words that the receipt in the chat has for it', async () => {
    const found = { ok: true, mime: 'application/pdf', flags: ['macro', 'encrypted'], scan: null } as const
    const { desk, link } = await open({ port: { judge: async () => ({ ...found, flags: [...found.flags] }) } })
    const { files } = await said(await desk.upload(link, [['a.pdf', 'x']]))
    expect(files[0]!.sentence).toBe(
      'Đã tiếp nhận: a.pdf. Lưu ý: tệp có mã lệnh tự chạy (macro); có mật khẩu, không kiểm tra được bên trong; đơn vị chủ trì xem xét trước khi mở.',
    )
    desk.house.clock.moveTo(desk.house.clock.now() + 180_000)
    desk.house.engine.tick()
    await desk.house.settle()
    expect(desk.house.heard('lan').at(-1)).toContain('có mã lệnh tự chạy (macro)')
  })
})

describe('several at once', () => {
  it('of the same bytes are one version', async () => {
    const { desk, link } = await open()
    const answers = await Promise.all([1, 2].map(() => desk.upload(link, [['a.pdf', 'một']])))
    expect(answers.map((one) => one.status)).toEqual([200, 200])
    expect(counted(desk)).toMatchObject([{ files: [{ bytes: 'một' }] }])
  })

  it('are three by one link; a fourth is asked to wait', async () => {
    let go = () => {}
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    const { desk, link } = await open({
      parts: { inspectFile: () => gate.then(() => ({ ok: true, kind: null, mime: 'x', flags: [], scan: null })) },
    })
    const under = [1, 2, 3].map((i) => desk.upload(link, [[`${i}.pdf`, `nội dung ${i}`]]))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const fourth = await desk.upload(link, [['4.pdf', 'bốn']])
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '60'])
    go()
    expect((await Promise.all(under)).map((one) => one.status)).toEqual([200, 200, 200])
    expect((await desk.upload(link, [['4.pdf', 'bốn']])).status).toBe(200)
    expect(counted(desk)[0]!.files).toHaveLength(4)
  })

  it('never count more than the link may take', async () => {
    const { desk, link } = await open()
    desk.house.db.$client.exec('update upload_link set used = 9')
    const answers = await Promise.all([1, 2, 3].map((i) => desk.upload(link, [[`${i}.pdf`, `nội dung ${i}`]])))
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409])
    expect(counted(desk)[0]!.files).toHaveLength(1)
  })
})

describe('other ways in', () => {
  it('are no page', async () => {
    const { desk, link } = await open()
    expect((await desk.get(`${link}/x`)).status).toBe(404)
    expect((await desk.get('/u/')).status).toBe(301)
    const put = await desk.server.fetch(
      new Request(`http://${HOST}${link}`, { method: 'PUT', headers: { host: HOST } }),
    )
    expect(put.status).toBe(404)
    const json = await desk.server.fetch(
      new Request(`http://${HOST}${link}`, {
        method: 'POST',
        body: '{}',
        headers: { host: HOST, 'content-type': 'application/json' },
      }),
    )
    expect(json.status).toBe(415)
  })

  it('say nothing while a rehearsal begins anew', async () => {
    const { desk, link } = await open({ port: { app: () => null } })
    for (const path of ['/u', link]) expect((await desk.get(path)).status).toBe(503)
  })

  it('belong to this machine alone in a rehearsal', async () => {
    const { desk, link } = await open({ port: { local: true } })
    expect((await desk.get(link, { host: 'evil.example' })).status).toBe(403)
    expect((await desk.get(link)).status).toBe(200)
  })
})

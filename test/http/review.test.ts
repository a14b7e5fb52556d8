// The review in the browser: what a page shows of a task, what each form does, and what two organizers do to each other.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planReview } from '../../src/app/plan-review.ts'
import { keptOf, shownOf } from '../../src/http/organizer/edits.ts'
import { allPlans, deliverablesOf, taskById, tasksOf } from '../../src/store/plans.ts'
import { entry, openHouse, planDocument, unitNames } from '../support/house.ts'
import { type Browser, openOffice } from '../support/office.ts'

const document = () =>
  planDocument(
    [
      entry('Vụ Cải cách hành chính', 'Gửi báo cáo; chuẩn bị tài liệu', {
        deliverables: ['báo cáo'],
        coordinators: ['Văn phòng Bộ'],
      }),
      entry('Các cơ quan, đơn vị có liên quan', 'Tham gia Hội nghị', { group: true }),
      entry('Văn phòng Bộ', 'Bố trí hội trường'),
      entry('Văn phòng Bộ', 'Phát hành Giấy mời'),
    ],
    { suggestions: [{ unit: 'Vụ Pháp chế', task: 'chuẩn bị báo cáo', why: 'Có tên trong chương trình.', line: 3 }] },
  )

async function opened() {
  const house = openHouse()
  const office = openOffice(house)
  const { plan } = house.load(document())
  const mai = office.person('Lê Thị Mai', 'organizer')
  const browser = await office.signedIn(mai)
  const id = (ref: string) => house.task(plan, ref).id
  return {
    house,
    office,
    plan,
    browser,
    id,
    task: (ref: string) => taskById(house.db, id(ref))!,
    open: (ref: string, who: Browser = browser) => who.get(`/o/plans/KH1?task=${id(ref)}`),
    act: (ref: string, fields: Record<string, string>, who: Browser = browser) =>
      who.post(`/o/plans/KH1/tasks/${id(ref)}`, { stamp: stampOn(who.page), ...fields }),
  }
}

const stampOn = (page: string): string => /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? ''
/** The value of the button that says so. */
const button = (page: string, words: string): string => {
  const all = [...page.matchAll(/<button[^>]*name="offer" value="([^"]+)"[^>]*>(.*?)<\/button>/g)]
  return (
    all.find(([, , label]) => label!.includes(words))?.[1] ??
    `no button ${words} among ${all.map((b) => b[2]).join(' | ')}`
  )
}
/** A form as it stands on the page: every field with what it holds. */
function fields(page: string): Record<string, string> {
  const form = /<details class="o-edit" id="edit".*?<\/details>/s.exec(page)![0]
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const held: Record<string, string> = {}
  for (const [, attributes] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(attributes!)?.[1]
    const box = attributes!.includes('type="checkbox"')
    if (name && (!box || / checked/.test(attributes!)))
      held[name] = plain(/ value="([^"]*)"/.exec(attributes!)?.[1] ?? '')
  }
  for (const [, name, value] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g))
    held[name!] = plain(value!)
  held.role = /<option value="([^"]*)" selected/.exec(form)?.[1] ?? ''
  return held
}

describe('a task', () => {
  it('is shown with its doubt, its reason and its answers; the doubtful one first', async () => {
    const { browser } = await opened()
    const { body } = await browser.get('/o/plans/KH1')
    expect(/id="task-title">.*?<\/h2>/s.exec(body)![0]).toContain('Các cơ quan, đơn vị có liên quan')
    expect(body).toContain('Chưa rõ gồm những đơn vị nào')
    expect(body.indexOf('o-doubt')).toBeLessThan(body.indexOf('o-understood'))
  })

  it('is answered by one tap, and shown again with the answer', async () => {
    const { house, plan, browser, open, act } = await opened()
    const page = await open('III.2')
    const said = await act('III.2', { act: 'offer', offer: button(page.body, 'đơn vị có nhiệm vụ') })
    expect(said.status).toBe(303)
    expect((await browser.follow()).body).toContain('Đã ghi danh sách đơn vị.')
    expect(unitNames(house.shares(plan, 'III.2')).length).toBeGreaterThan(1)
    expect(browser.page).toContain('id="task-title"><span class="ref">III.2</span>')
  })

  it('takes no answer that was not offered, and none twice', async () => {
    const { task, open, act } = await opened()
    const page = await open('III.2')
    const before = task('III.2')
    expect((await act('III.2', { act: 'offer', offer: 'made-up' })).status).toBe(409)
    expect(task('III.2')).toEqual(before)
    const offer = { act: 'offer', offer: button(page.body, 'đơn vị có nhiệm vụ'), stamp: stampOn(page.body) }
    expect((await act('III.2', offer)).status).toBe(303)
    expect((await act('III.2', offer)).status).toBe(409)
  })

  it('is answered in words where no tap fits', async () => {
    const { house, plan, open, act } = await opened()
    await open('III.2')
    const said = await act('III.2', { act: 'edit', acceptance: 'yes', members: 'Vụ Pháp chế\r\nVụ Tổ chức - Biên chế' })
    expect(said.status).toBe(303)
    expect(unitNames(house.shares(plan, 'III.2'))).toHaveLength(2)
  })

  it('that is no part of the plan leads back to the review', async () => {
    const { browser } = await opened()
    expect(await browser.get('/o/plans/KH1?task=9999')).toMatchObject({ status: 303, to: '/o/plans/KH1' })
    expect((await browser.post('/o/plans/KH1/tasks/9999', { act: 'drop', sure: 'yes' })).status).toBe(409)
  })
})

describe('the form', () => {
  it('changes nothing where nothing was changed', async () => {
    const { task, open, act, browser } = await opened()
    const page = await open('III.1')
    const before = task('III.1')
    await act('III.1', fields(page.body))
    expect((await browser.follow()).body).toContain('Không có gì thay đổi.')
    expect(task('III.1')).toEqual(before)
  })

  it('changes every field', async () => {
    const { house, plan, task, open, act, id } = await opened()
    const page = await open('III.1')
    const said = await act('III.1', {
      ...fields(page.body),
      unit: 'Vụ Pháp chế',
      executor: 'Phòng Tổng hợp',
      coordinators: 'Văn phòng Bộ\nVụ Tổ chức - Biên chế',
      text: 'Gửi  báo cáo tổng kết',
      products: 'báo cáo\nphụ lục số liệu',
      deadline: 'trước ngày 25/11/2022',
      more: 'chậm nhất ngày 28/11/2022',
      receiver: 'Vụ Cải cách hành chính',
      acceptance: '',
    })
    expect(said.status, said.body).toBe(303)
    expect(task('III.1')).toMatchObject({
      unitText: 'Vụ Pháp chế',
      executor: 'Phòng Tổng hợp',
      coordinators: ['Văn phòng Bộ', 'Vụ Tổ chức - Biên chế'],
      text: 'Gửi báo cáo tổng kết',
      deadline: { kind: 'date', date: '2022-11-25', bound: 'before' },
      moreDeadlines: [{ kind: 'date', date: '2022-11-28', bound: 'by' }],
      deliverTo: 'Vụ Cải cách hành chính',
    })
    expect(deliverablesOf(house.db, [id('III.1')]).map((d) => d.name)).toEqual(['báo cáo', 'phụ lục số liệu'])
    expect(unitNames(house.shares(plan, 'III.1'))[0]).toContain('Vụ Pháp chế')
  })

  it('reads a deadline while it is typed', async () => {
    const { browser } = await opened()
    const read = async (text: string) =>
      (
        JSON.parse((await browser.get(`/o/plans/KH1/reading?text=${encodeURIComponent(text)}`)).body) as {
          words: string
        }
      ).words
    expect(await read('trước ngày 20/11/2022')).toBe('Hiểu là: trước ngày 20/11/2022 (Chủ nhật)')
    expect(await read('trước 05 ngày tổ chức Hội nghị')).toContain('25/11/2022')
    expect(await read('hôm nào rảnh')).toContain('Chưa đọc được')
    expect(await read('')).toContain('Không có thời hạn')
  })

  it('keeps what was typed where a field cannot be read, and saves none of the others', async () => {
    const { task, open, act } = await opened()
    const page = await open('III.1')
    const before = task('III.1')
    const said = await act('III.1', { ...fields(page.body), text: 'Nội dung mới', deadline: 'hôm nào rảnh' })
    expect(said.status).toBe(422)
    expect(fields(said.body)).toMatchObject({ text: 'Nội dung mới', deadline: 'hôm nào rảnh' })
    expect(said.body).toContain('Chưa đọc được thời hạn "hôm nào rảnh"')
    expect(said.body).toMatch(/id="f-deadline"[^>]*aria-invalid="true"/)
    expect(task('III.1')).toEqual(before)
    const unknown = await act('III.1', { ...fields(page.body), text: 'Nội dung mới', members: 'xyz qwrt' })
    expect(unknown.status).toBe(422)
    expect(unknown.body).toContain('xyz qwrt')
    expect(task('III.1')).toEqual(before)
  })

  it('shows hostile words as words', async () => {
    const { open, act, browser } = await opened()
    const hostile = '"><script>alert(1)</script>'
    const page = await open('III.1')
    await act('III.1', { ...fields(page.body), text: hostile, receiver: hostile })
    const { body } = await browser.follow()
    expect(body).not.toContain('<script>alert')
    expect(fields(body)).toMatchObject({ text: hostile, receiver: hostile })
  })
})

describe('two organizers at once', () => {
  it('the later one sees what holds now, keeps what was typed, and takes nothing back by saving again', async () => {
    const { office, task, open, act, browser } = await opened()
    const other = await office.signedIn(office.person('Trần An', 'organizer'))
    const mine = await open('III.1')
    const theirs = await open('III.1', other)
    await act('III.1', { ...fields(theirs.body), receiver: 'Văn phòng Bộ', text: 'Lời của An' }, other)
    const said = await act('III.1', { ...fields(mine.body), deadline: 'trước ngày 25/11/2022', text: 'Lời của Mai' })
    expect(said.status).toBe(409)
    expect(said.body).toContain('vừa được người khác thay đổi')
    expect(fields(said.body)).toMatchObject({
      deadline: 'trước ngày 25/11/2022',
      text: 'Lời của Mai',
      receiver: 'Văn phòng Bộ',
    })
    expect(said.body).toContain('Hiện đang lưu: Lời của An')
    expect(task('III.1')).toMatchObject({ text: 'Lời của An', deadline: null, deliverTo: 'Văn phòng Bộ' })
    await act('III.1', fields(said.body))
    expect((await browser.follow()).status).toBe(200)
    expect(task('III.1')).toMatchObject({
      text: 'Lời của Mai',
      deadline: { date: '2022-11-25' },
      deliverTo: 'Văn phòng Bộ',
    })
  })

  it('a task that somebody dropped meanwhile is said to be gone', async () => {
    const { office, open, act } = await opened()
    const other = await office.signedIn(office.person('Trần An', 'organizer'))
    const mine = await open('III.3')
    await open('III.3', other)
    await act('III.3', { act: 'drop', sure: 'yes' }, other)
    const said = await act('III.3', fields(mine.body))
    expect(said.status).toBe(409)
    expect(said.body).toContain('không còn trong kế hoạch')
  })

  it('fields left alone follow what holds now', async () => {
    const { house, plan } = await opened()
    const now = shownOf(planReview(house.app, plan.id).tasks.find((t) => t.ref === 'III.1')!)
    const was = { ...now, text: 'cũ', receiver: '' }
    const typed = { ...was, receiver: 'Sở Nội vụ' }
    expect(keptOf(typed, JSON.stringify(was), now)).toMatchObject({ text: now.text, receiver: 'Sở Nội vụ' })
    for (const broken of ['{', '[]', 'null', undefined]) expect(keptOf(typed, broken, now).text).toBe('cũ')
  })
})

describe('the shape of the plan', () => {
  it('is changed by splitting, merging, linking, dropping and adding', async () => {
    const { house, plan, open, act, id, browser, task } = await opened()
    await open('III.1')
    await act('III.1', { act: 'split', parts: 'Gửi báo cáo\nChuẩn bị tài liệu' })
    expect((await browser.follow()).body).toContain('Đã tách nhiệm vụ.')
    expect(tasksOf(house.db, plan.id).map((t) => t.text)).toEqual(
      expect.arrayContaining(['Gửi báo cáo', 'Chuẩn bị tài liệu']),
    )
    await open('III.3')
    await act('III.3', { act: 'same_as', with: String(id('III.2')) })
    expect(task('III.3').sameAs).toBe('III.2')
    await open('III.3')
    await act('III.3', { act: 'merge', with: String(id('III.2')) })
    expect(browser.page).toContain('không cùng đơn vị')
    await open('III.3')
    expect((await act('III.3', { act: 'merge', with: String(id('III.4')) })).status).toBe(303)
    expect(task('III.3').text).toMatch(/Bố trí hội trường.*Phát hành Giấy mời/s)
    await open('III.2')
    expect((await act('III.2', { act: 'drop' })).status).toBe(409)
    await open('III.2')
    expect((await act('III.2', { act: 'drop', sure: 'yes' })).status).toBe(303)
    expect(tasksOf(house.db, plan.id).some((t) => t.ref === 'III.2')).toBe(false)
    await browser.get('/o/plans/KH1')
    const added = await browser.post('/o/plans/KH1/answers', {
      act: 'add',
      unit: 'Vụ Pháp chế',
      text: 'Thẩm định',
      deadline: 'trước ngày 25/11/2022',
    })
    expect(added.status).toBe(303)
    expect((await browser.follow()).body).toContain('Nhiệm vụ do đơn vị chủ trì thêm')
    const unread = await browser.post('/o/plans/KH1/answers', {
      act: 'add',
      unit: 'Vụ Pháp chế',
      text: 'Góp ý',
      deadline: 'khi nào đó',
    })
    expect([unread.status, unread.body.includes('value="khi nào đó"')]).toEqual([422, true])
  })

  it('takes up what the agenda names, and passes over the rest', async () => {
    const { house, plan, browser } = await opened()
    const { body } = await browser.get('/o/plans/KH1?task=suggestions')
    await browser.post('/o/plans/KH1/answers', { act: 'offer', offer: button(body, 'Đưa thành nhiệm vụ') })
    expect((await browser.follow()).body).toContain('Đã đưa thành nhiệm vụ.')
    expect(tasksOf(house.db, plan.id).some((t) => t.unitText === 'Vụ Pháp chế')).toBe(true)
    expect((await browser.post('/o/plans/KH1/answers', { act: 'offer', offer: button(body, 'Bỏ qua') })).status).toBe(
      409,
    )
  })

  it('takes number and dates as the organizer knows them, and says what it cannot read', async () => {
    const { house, plan, browser } = await opened()
    await browser.get('/o/plans/KH1?task=document')
    await browser.post('/o/plans/KH1/answers', { act: 'number', number: '15 /KH-BNV' })
    await browser.post('/o/plans/KH1/answers', { act: 'date', date: '11/11/2022' })
    await browser.post('/o/plans/KH1/answers', { act: 'event', date: '01/12/2022 14:00' })
    expect(house.fresh(plan)).toMatchObject({
      number: '15/KH-BNV',
      documentDate: '2022-11-11',
      eventDate: '2022-12-01',
      eventTime: '14:00',
    })
    expect((await browser.post('/o/plans/KH1/answers', { act: 'date', date: '30/02/2022' })).status).toBe(422)
    expect((await browser.post('/o/plans/KH1/answers', { act: 'event', date: '01/12/2022 25:00' })).status).toBe(422)
  })
})

describe('a running plan', () => {
  it('tells a unit once of a task in which several fields were saved together', async () => {
    const { house, plan, open, act } = await opened()
    house.contact(plan, 'Vụ Cải cách hành chính', 'contact')
    house.activate(plan)
    await house.settle()
    house.quiet()
    const page = await open('III.1')
    await act('III.1', {
      ...fields(page.body),
      text: 'Gửi báo cáo',
      deadline: 'trước ngày 25/11/2022',
      receiver: 'Văn phòng Bộ',
      products: 'báo cáo\nphụ lục',
    })
    await house.settle()
    expect(house.heard('contact')).toHaveLength(1)
    expect(house.heard('contact')[0]).toMatch(/Gửi báo cáo.*25\/11\/2022/s)
  })

  it('lets nobody split what was announced, and says so', async () => {
    const { house, plan, open, act, browser } = await opened()
    house.contact(plan, 'Vụ Cải cách hành chính', 'contact')
    house.activate(plan)
    const page = await open('III.1')
    expect(page.body).not.toContain('name="parts"')
    await act('III.1', { act: 'split', parts: 'a\nb' })
    expect(browser.page).toContain('không tách hoặc gộp được')
  })
})

describe('a story', () => {
  it('from the document to the units: sign in, bring, answer, edit, look, activate, sign out', async () => {
    const house = openHouse('2026-11-17 08:30')
    const office = openOffice(house)
    const browser = await office.signedIn(office.person('Lê Thị Mai', 'organizer'))
    await browser.get('/o/')
    const bytes = readFileSync(new URL('../../locales/sample-plan.vi.txt', import.meta.url))
    const file = (name: string, content: Uint8Array) => new File([new Uint8Array(content)], name)
    const secret = await browser.post('/o/plans', {
      document: file('a.txt', new TextEncoder().encode('TỐI MẬT\n\nKẾ HOẠCH\nTổ chức Hội nghị\n')),
    })
    expect([secret.status, allPlans(house.db)]).toEqual([422, []])
    expect((await browser.post('/o/plans', { document: file('b.txt', new Uint8Array()) })).status).toBe(422)
    expect(await browser.post('/o/plans', { document: file('Kế hoạch.txt', bytes) })).toMatchObject({
      status: 303,
      to: '/o/plans/KH1?note=new',
    })
    let page = (await browser.follow()).body
    expect(page).toContain('<li id="l78" class="marked"')
    expect(page).toContain('08/12/2026 (thứ Hai)')
    const answer = async (fields: Record<string, string>) => {
      const path = /action="(\/o\/plans\/KH1\/tasks\/\d+)"/.exec(page)![1]!
      const said = await browser.post(path, { stamp: stampOn(page), ...fields })
      expect(said.status, said.body).toBe(303)
      page = (await browser.follow()).body
    }
    await answer({ act: 'offer', offer: button(page, '07/12/2026') })
    expect(page).toContain('chậm nhất ngày 07/12/2026 (thứ Hai)')
    page = (await browser.get('/o/plans/KH1')).body
    await answer({ act: 'edit', acceptance: 'yes', members: 'Vụ Kế hoạch - Tài chính; Vụ Pháp chế' })
    page = (await browser.get('/o/plans/KH1/activate')).body
    expect(page).toContain('Mọi nhiệm vụ đã rõ.')
    const messages = (await browser.get('/o/plans/KH1/messages')).body
    expect(messages).toContain('Kính gửi')
    expect(messages).toContain('33 đơn vị có cùng nội dung')
    await browser.get('/o/plans/KH1/activate')
    const seen = /name="seen" value="([^"]+)"/.exec(browser.page)![1]!
    expect((await browser.post('/o/plans/KH1/activate', { seen })).status).toBe(409)
    expect((await browser.post('/o/plans/KH1/activate', { seen: 'other', sure: 'yes' })).status).toBe(409)
    expect(allPlans(house.db)[0]!.state).toBe('draft')
    expect((await browser.post('/o/plans/KH1/activate', { seen, sure: 'yes' })).status).toBe(303)
    expect((await browser.follow()).body).toContain('Đã triển khai.')
    expect(allPlans(house.db)[0]!.state).toBe('active')
    expect((await browser.get('/o/')).body).toContain('Đang triển khai')
    await browser.post('/o/leave', {})
    expect((await browser.get('/o/plans/KH1')).status).toBe(303)
    expect(office.errors).toEqual([])
    expect(house.errors).toEqual([])
  })
})

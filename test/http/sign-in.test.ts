// Signing in to the organizers' pages: the code out of the chat, the link, what strangers learn, how a session ends.
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { journal, outbox, pageCode, pageSession, roleGrant, wrongCode } from '../../src/store/schema.ts'
import { entry, openHouse, planDocument } from '../support/house.ts'
import { OFFICE, openOffice } from '../support/office.ts'

const MINUTE = 60_000

function opened() {
  const house = openHouse()
  const office = openOffice(house)
  const imported = house.load(planDocument([entry('Văn phòng Bộ', 'Gửi báo cáo')]))
  return { house, office, plan: imported.plan, mai: office.person('Lê Thị Mai', 'organizer') }
}

describe('the code', () => {
  it('comes by /trang, with a link where the pages have an address, and opens them', async () => {
    const { house, office } = opened()
    house.organizer('mai')
    await house.does('mai', { kind: 'text', text: '/trang' })
    const [said] = house.heard('mai')
    const code = /<b>([A-Z2-9]{8})<\/b>/.exec(said!)![1]!
    expect(said).toContain(`https://${OFFICE}/o/enter/`)
    const browser = office.browser()
    expect((await browser.get('/')).body).toContain('name="code"')
    expect(
      await browser.post('/o/enter', { code: ` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)} ` }),
    ).toMatchObject({
      status: 303,
      to: '/o/',
    })
    expect((await browser.follow()).body).toContain('KH1')
    // Nothing in the database lets anybody read it again.
    expect(
      JSON.stringify([house.db.select().from(outbox).all(), house.db.select().from(pageCode).all()]),
    ).not.toContain(code)
  })

  it('is for organizers and viewers alone', async () => {
    const { house, plan } = opened()
    house.contact(plan, 'Văn phòng Bộ', 'contact')
    await house.does('contact', { kind: 'text', text: '/trang' })
    expect(house.heard('contact').join()).not.toMatch(/<b>[A-Z2-9]{8}<\/b>/)
    expect(house.db.select().from(pageCode).all()).toEqual([])
  })

  it('works once, for ten minutes, and the newest alone', async () => {
    const { house, office, mai } = opened()
    const first = office.code(mai)
    const second = office.code(mai)
    const browser = office.browser()
    expect((await browser.post('/o/enter', { code: first.code })).status).toBe(403)
    expect((await browser.post('/o/enter', { code: second.code })).status).toBe(303)
    expect((await office.browser().post('/o/enter', { code: second.code })).status).toBe(403)
    const third = office.code(mai)
    house.clock.moveTo(house.clock.now() + 10 * MINUTE)
    expect((await office.browser().post('/o/enter', { code: third.code })).status).toBe(403)
  })

  it('leads on to the page that was wanted, and only inside the pages', async () => {
    const { office, mai } = opened()
    const browser = office.browser()
    expect(await browser.get('/o/plans/KH1?task=2')).toMatchObject({
      status: 303,
      to: '/?next=%2Fo%2Fplans%2FKH1%3Ftask%3D2',
    })
    await browser.follow()
    const { code } = office.code(mai)
    expect((await browser.post('/o/enter', { code, next: '/o/plans/KH1?task=2' })).to).toBe('/o/plans/KH1?task=2')
    for (const next of ['https://evil.example/', '//evil.example', '/o/../../x', '/\\evil', 'javascript:alert(1)']) {
      const { code } = office.code(mai)
      expect((await office.browser().post('/o/enter', { code, next })).to, next).toBe('/o/')
    }
  })
})

describe('the link', () => {
  it('is not used up by whoever fetches it, only by the button behind it', async () => {
    const { office, mai } = opened()
    const path = new URL(office.code(mai).link!).pathname
    const preview = office.browser()
    for (let i = 0; i < 3; i++) expect((await preview.get(path)).status).toBe(200)
    expect(preview.cookie).toBeNull()
    const browser = office.browser()
    await browser.get(path)
    expect((await browser.post(path, {})).to).toBe('/o/')
    expect((await browser.get('/o/')).status).toBe(200)
    expect((await office.browser().post(path, {})).status).toBe(403)
  })
})

describe('wrong codes', () => {
  it('pause one address after five, while others and links go on; an hour later it may try again', async () => {
    const { house, office, mai } = opened()
    const here = { 'x-forwarded-for': '203.0.113.7' }
    const wrong = office.browser()
    for (let i = 0; i < 5; i++) expect((await wrong.post('/o/enter', { code: 'AAAA2222' }, here)).status).toBe(403)
    const { code, link } = office.code(mai)
    expect((await wrong.post('/o/enter', { code }, here)).status).toBe(429)
    const elsewhere = office.browser()
    expect((await elsewhere.post('/o/enter', { code }, { 'x-forwarded-for': '203.0.113.8' })).status).toBe(303)
    expect(link).not.toBeNull()
    const again = office.code(mai)
    expect((await wrong.post(new URL(again.link!).pathname, {}, here)).status).toBe(303)
    house.clock.moveTo(house.clock.now() + 61 * MINUTE)
    const later = office.code(mai)
    expect((await office.browser().post('/o/enter', { code: later.code }, here)).status).toBe(303)
  })

  it('cannot be tried from many made-up addresses beside the one that the proxy names, nor from a whole network of IPv6', async () => {
    const { office } = opened()
    const tries = (header: (i: number) => string) =>
      Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          office.browser().post('/o/enter', { code: 'AAAA2222' }, { 'x-forwarded-for': header(i) }),
        ),
      )
    expect((await tries((i) => `198.51.100.${i}, 203.0.113.9`)).at(-1)!.status).toBe(429)
    expect((await tries((i) => `2001:db8:1:2:${i}::1`)).at(-1)!.status).toBe(429)
  })

  it('pause everybody after a hundred, and the chats not at all', async () => {
    const { house, office, mai } = opened()
    for (let i = 0; i < 100; i++)
      await office.browser().post('/o/enter', { code: 'AAAA2222' }, { 'x-forwarded-for': `203.0.113.${i}` })
    const { code } = office.code(mai)
    expect((await office.browser().post('/o/enter', { code }, { 'x-forwarded-for': '198.51.100.1' })).status).toBe(429)
    await house.does('stranger', { kind: 'text', text: '/start AAAA2222' })
    expect(house.heard('stranger').join()).not.toContain('một giờ')
    // Addresses are kept as keyed hashes only.
    expect(JSON.stringify(house.db.select().from(wrongCode).all())).not.toContain('203.0.113')
  })
})

describe('strangers', () => {
  it('learn nothing: every page leads to the same door', async () => {
    const { office } = opened()
    const stranger = office.browser()
    for (const path of ['/o/', '/o/plans/KH1', '/o/plans/KH99', '/o/plans/KH1/messages', '/o/nothing'])
      expect([(await stranger.get(path)).status, stranger.page], path).toEqual([303, ''])
    stranger.cookie = 'dondoc=made-up'
    expect((await stranger.get('/o/plans/KH1')).status).toBe(303)
    expect((await stranger.post('/o/plans/KH1/activate', { sure: 'yes' })).status).toBe(401)
    expect((await stranger.get('/')).body).not.toMatch(/KH1|Bộ Nội vụ/)
  })

  it('who look at single plans do not learn that there are others', async () => {
    const { house, office, plan } = opened()
    const other = house.load(
      planDocument([entry('Vụ Pháp chế', 'Góp ý')], { number: '99/KH-BNV', title: 'Việc khác' }),
    ).plan
    const browser = await office.signedIn(office.person('Trần An', 'organizer', plan.id))
    const list = (await browser.get('/o/')).body
    expect(list).toContain(plan.shortId)
    expect(list).not.toContain(other.shortId)
    expect(list).not.toContain('type="file"')
    const body = async (path: string) => {
      const answer = await browser.get(path)
      return [answer.status, answer.body]
    }
    expect(await body(`/o/plans/${other.shortId}`)).toEqual(await body('/o/plans/KH77'))
    expect(await body(`/o/plans/${other.shortId}/messages`)).toEqual(await body('/o/plans/KH77/messages'))
  })
})

describe('a session', () => {
  it('is a cookie that scripts and other sites do not get, and of which the database keeps a hash', async () => {
    const { house, office, mai } = opened()
    const browser = office.browser()
    const entered = await browser.post('/o/enter', { code: office.code(mai).code })
    const set = entered.headers.get('set-cookie')!
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Secure', 'Max-Age=43200']) expect(set).toContain(part)
    const token = browser.cookie!.split('=')[1]!
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(house.db.select().from(pageSession).all())).not.toContain(token)
    const plain = openOffice(openHouse(), null)
    const there = plain.browser()
    const local = await there.post(
      '/o/enter',
      { code: plain.code(plain.person('An', 'organizer')).code },
      { origin: `http://${OFFICE}` },
    )
    expect(local.headers.get('set-cookie')).not.toContain('Secure')
  })

  it('ends after twelve hours, and by signing out', async () => {
    const { house, office, mai } = opened()
    const one = await office.signedIn(mai)
    const two = await office.signedIn(mai)
    await one.get('/o/')
    const token = one.cookie
    await one.post('/o/leave', {})
    expect(one.cookie).toBeNull()
    one.cookie = token
    expect((await one.get('/o/')).status).toBe(303)
    expect((await two.get('/o/')).status).toBe(200)
    house.clock.moveTo(house.clock.now() + 12 * 60 * MINUTE)
    expect((await two.get('/o/')).status).toBe(303)
  })

  it('is revoked with the role, at the next request', async () => {
    const { house, office, mai } = opened()
    const browser = await office.signedIn(mai)
    expect((await browser.get('/o/')).status).toBe(200)
    house.db.update(roleGrant).set({ removedAt: house.clock.now() }).where(eq(roleGrant.personId, mai)).run()
    expect((await browser.get('/o/')).status).toBe(303)
    expect(house.db.select().from(pageSession).all()).toMatchObject([{ ended: 'revoked' }])
    // Given back, the role opens no old session.
    house.db.update(roleGrant).set({ removedAt: null }).where(eq(roleGrant.personId, mai)).run()
    expect((await browser.get('/o/')).status).toBe(303)
  })

  it('is in the journal, by person and without any code', async () => {
    const { house, office, mai } = opened()
    const browser = await office.signedIn(mai)
    await browser.get('/o/')
    await browser.post('/o/leave', {})
    await browser.post('/o/enter', { code: 'AAAA2222' })
    const rows = house.db
      .select()
      .from(journal)
      .all()
      .filter((row) => row.action.startsWith('page_'))
    expect(rows.map((row) => [row.actor, row.action])).toEqual([
      ['test', 'page_code'],
      [`person:${mai}`, 'page_signed_in'],
      [`person:${mai}`, 'page_signed_out'],
      ['stranger', 'page_refused'],
    ])
    expect(JSON.stringify(rows)).not.toContain('AAAA2222')
  })
})

describe('forms', () => {
  it('of other sites are refused, and so are those that another browser was given', async () => {
    const { house, office, plan, mai } = opened()
    const browser = await office.signedIn(mai)
    await browser.get('/o/plans/KH1/activate')
    const seen = /name="seen" value="([^"]+)"/.exec(browser.page)![1]!
    const activate = (more: Record<string, string>, headers: Record<string, string> = {}) =>
      browser.post('/o/plans/KH1/activate', { seen, sure: 'yes', ...more }, headers)
    expect((await activate({}, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await activate({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await activate({}, { origin: 'null' })).status).toBe(403)
    expect((await activate({ form: 'made-up' })).status).toBe(409)
    const other = await office.signedIn(office.person('Trần An', 'organizer'))
    await other.get('/o/')
    expect((await activate({ form: /name="form" value="([^"]+)"/.exec(other.page)![1]! })).status).toBe(409)
    expect(house.fresh(plan).state).toBe('draft')
    await browser.get('/o/plans/KH1/activate')
    expect((await activate({})).status).toBe(303)
    expect(house.fresh(plan).state).toBe('active')
    expect(office.errors).toEqual([])
  })

  it('say where they come from, as the page allows it', async () => {
    const { office, mai } = opened()
    const browser = await office.signedIn(mai)
    // A browser sends `Origin: null` with a form where the page forbids a referrer altogether.
    for (const path of ['/o/', '/o/plans/KH1'])
      expect((await browser.get(path)).headers.get('referrer-policy')).toBe('same-origin')
    expect((await office.browser().get('/')).headers.get('referrer-policy')).toBe('same-origin')
  })
})

describe('a viewer', () => {
  it('may look at everything and act in nothing', async () => {
    const { house, office, plan } = opened()
    const viewer = await office.signedIn(office.person('Đỗ Vân', 'viewer'))
    for (const path of ['/o/', '/o/plans/KH1', '/o/plans/KH1/messages', '/o/plans/KH1/activate']) {
      const answer = await viewer.get(path)
      expect(answer.status, path).toBe(200)
      expect(answer.body.match(/<form[^>]*action="(?!\/o\/leave)/g), path).toBeNull()
    }
    await viewer.get('/o/')
    const task = house.task(plan, 'III.1')
    for (const path of ['/o/plans', '/o/plans/KH1/activate', `/o/plans/KH1/tasks/${task.id}`, '/o/plans/KH1/answers'])
      expect((await viewer.post(path, { act: 'drop', sure: 'yes' })).status, path).toBe(403)
    expect(house.fresh(plan).state).toBe('draft')
  })
})

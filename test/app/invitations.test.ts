// Invitations: valid ones come back, each lets one person in, guessing pauses, and the database holds only hashes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { linkContact, undoJoin } from '../../src/app/link-contact.ts'
import { contactsOf } from '../../src/store/people.ts'
import { BY, entry, type House, openHouse, ownFolder, planDocument } from '../support/house.ts'

const HOUR = 3600_000
const UNITS = ['Vụ Pháp chế', 'Văn phòng Bộ', 'Bộ Y tế']

function invited(folder?: string) {
  const house = openHouse('2022-11-14 08:30', folder ? { folder } : {})
  const { plan } = house.load(planDocument(UNITS.map((unit, i) => entry(unit, `Nhiệm vụ ${i}`))))
  const of = (unit: string, renew = false) =>
    invite(house.app, { role: 'unit', plan, unitIds: [house.unitId(plan, unit)] }, renew, BY)[0]!
  const all = (renew = false) => invite(house.app, { role: 'unit', plan, unitIds: null }, renew, BY)
  const joins = (code: string, who = 'a', bot = 'bot') =>
    linkContact(house.app, { channel: 'telegram', bot, outsideId: who, chatId: who, name: null }, code)
  return { house, plan, of, all, joins }
}
const payloadOf = (line: { telegram: string | null }) => new URL(line.telegram!).searchParams.get('start')!
const later = (house: House, ms: number) => house.clock.moveTo(house.clock.now() + ms)

describe('asked for again', () => {
  it('the valid ones come back, one for each unit; renewed, the old ones are closed', () => {
    const { house, all, joins } = invited()
    const first = all()
    expect(first).toHaveLength(3)
    expect(new Set(first.map((l) => l.code)).size).toBe(3)
    later(house, 5 * HOUR)
    expect(all()).toEqual(first)
    const renewed = all(true)
    for (const [i, line] of renewed.entries()) expect(line.code).not.toBe(first[i]!.code)
    expect(joins(first[0]!.code)).toMatchObject({ ok: false, code: 'code_invalid' })
    expect(joins(renewed[0]!.code)).toMatchObject({ ok: true })
  })

  it.each(['organizer', 'viewer'] as const)('the same for a %s', (role) => {
    const { house, joins } = invited()
    const get = () => invite(house.app, { role, plan: null }, false, BY)[0]!
    const line = get()
    expect(get()).toEqual(line)
    expect(line).toMatchObject({ unit: null, role })
    expect(joins(line.code)).toMatchObject({ ok: true, role })
    expect(get().code).not.toBe(line.code)
  })

  it('codes have eight characters that nobody confuses; links fit a platform’s 64', () => {
    const { all } = invited()
    for (const line of all()) {
      expect(line.code).toMatch(/^[A-Z0-9]{8}$/)
      expect(payloadOf(line)).toMatch(/^[\w-]{22}$/)
    }
  })
})

describe('joining', () => {
  it.each<[string, (line: { code: string; telegram: string | null }) => string]>([
    ['the code', (l) => l.code],
    [
      'the code in small letters with blanks and dashes',
      (l) => ` ${l.code.toLowerCase().slice(0, 4)}-${l.code.slice(4)} `,
    ],
    ['the link', payloadOf],
  ])('%s lets one person in, once', (_what, typed) => {
    const { house, plan, of, joins } = invited()
    const line = of('Bộ Y tế')
    expect(joins(typed(line), 'a')).toMatchObject({ ok: true, role: 'unit' })
    expect(joins(typed(line), 'b')).toEqual({ ok: false, code: 'code_invalid' })
    expect(contactsOf(house.db, plan.id)).toHaveLength(1)
  })

  it('the same person pressing the link twice is the same contact, and no guess', () => {
    const { house, plan, of, joins } = invited()
    const line = of('Bộ Y tế')
    const first = joins(payloadOf(line))
    for (let i = 0; i < 8; i++) expect(joins(payloadOf(line))).toEqual({ ...first, again: true })
    expect(contactsOf(house.db, plan.id)).toHaveLength(1)
    expect(joins(of('Vụ Pháp chế').code)).toMatchObject({ ok: true })
  })

  it('who was taken out again does not come back by the old link', () => {
    const { house, plan, of, joins } = invited()
    const line = of('Bộ Y tế')
    joins(line.code)
    undoJoin(house.app, contactsOf(house.db, plan.id)[0]!.id, BY)
    expect(joins(line.code)).toMatchObject({ ok: false })
    expect(joins(of('Bộ Y tế').code)).toMatchObject({ ok: true })
  })

  it('by one person for two units makes one person with two contacts', () => {
    const { house, plan, of, joins } = invited()
    joins(of('Bộ Y tế').code)
    joins(of('Vụ Pháp chế').code)
    expect(new Set(contactsOf(house.db, plan.id).map((c) => c.personId)).size).toBe(1)
    expect(contactsOf(house.db, plan.id)).toHaveLength(2)
  })

  it.each([
    [72 * HOUR, true],
    [72 * HOUR + 1, false],
  ])('%i ms after it was made: %s', (ms, ok) => {
    const { house, of, joins } = invited()
    const line = of('Bộ Y tế')
    later(house, ms)
    expect(joins(line.code).ok).toBe(ok)
    if (!ok) expect(of('Bộ Y tế').code).not.toBe(line.code)
  })
})

describe('guessing', () => {
  const wrong = (i: number) => `AAAA${String(i).padStart(4, '2')}`

  it('five wrong codes pause that person for an hour, right codes too, and nobody else', () => {
    const { house, of, joins } = invited()
    const line = of('Bộ Y tế')
    for (let i = 0; i < 5; i++) expect(joins(wrong(i), 'x')).toMatchObject({ code: 'code_invalid' })
    expect(joins(line.code, 'x')).toMatchObject({ code: 'code_paused' })
    expect(joins(of('Vụ Pháp chế').code, 'y')).toMatchObject({ ok: true })
    later(house, HOUR - 1)
    expect(joins(line.code, 'x')).toMatchObject({ code: 'code_paused' })
    later(house, 2)
    expect(joins(line.code, 'x')).toMatchObject({ ok: true })
  })

  it('another bot of the same platform is no way around', () => {
    const { of, joins } = invited()
    for (let i = 0; i < 5; i++) joins(wrong(i), 'x', `bot${i}`)
    expect(joins(of('Bộ Y tế').code, 'x')).toMatchObject({ code: 'code_paused' })
  })

  it('a hundred wrong codes by anybody close joining for an hour', () => {
    const { house, of, joins } = invited()
    for (let i = 0; i < 100; i++) joins(wrong(i), `guesser ${i}`)
    expect(joins(of('Bộ Y tế').code, 'honest')).toMatchObject({ code: 'code_paused' })
    later(house, HOUR + 1)
    expect(joins(of('Bộ Y tế').code, 'honest')).toMatchObject({ ok: true })
  })

  it('wrong, used, expired and revoked look the same', () => {
    const { house, of, joins } = invited()
    const used = of('Bộ Y tế').code
    joins(used, 'first')
    const revoked = of('Vụ Pháp chế').code
    of('Vụ Pháp chế', true)
    const expired = of('Văn phòng Bộ').code
    later(house, 73 * HOUR)
    const answers = [wrong(1), used, revoked, expired].map((code, i) => joins(code, `x${i}`))
    expect(new Set(answers.map((a) => JSON.stringify(a)))).toEqual(
      new Set([JSON.stringify({ ok: false, code: 'code_invalid' })]),
    )
  })
})

describe('in the files of the installation', () => {
  const everything = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => readFileSync(join(f.parentPath, f.name)).toString('latin1'))
      .join('\n')

  it('no code and no link of an invitation that is open can be read', () => {
    const folder = ownFolder()
    const { all } = invited(folder)
    const lines = all()
    const bytes = everything(folder)
    for (const line of lines) {
      expect(bytes.includes(line.code), line.code).toBe(false)
      expect(bytes.includes(payloadOf(line)), line.code).toBe(false)
    }
  })

  it('nor after somebody used it', async () => {
    const folder = ownFolder()
    const { house, plan, all } = invited(folder)
    const lines = all()
    await house.does('a', { kind: 'start', payload: payloadOf(lines[0]!) })
    await house.does('b', { kind: 'text', text: lines[1]!.code })
    await house.does('c', { kind: 'text', text: `LIENKET ${lines[2]!.code}` })
    expect(contactsOf(house.db, plan.id)).toHaveLength(3)
    const bytes = everything(folder)
    for (const line of lines) {
      expect(bytes.includes(line.code), line.code).toBe(false)
      expect(bytes.includes(payloadOf(line)), line.code).toBe(false)
    }
  })

  it('nor after the organizer was shown it', async () => {
    const folder = ownFolder()
    const { house, all } = invited(folder)
    house.organizer()
    const lines = all()
    await house.does('organizer', { kind: 'text', text: '/moi' })
    expect(house.heard('organizer').join()).toContain(lines[0]!.code)
    const bytes = everything(folder)
    for (const line of lines) expect(bytes.includes(line.code), line.code).toBe(false)
  })
})

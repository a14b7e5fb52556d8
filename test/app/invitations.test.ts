// Invitations: valid ones come back, renewed ones replace them, used and expired ones are made anew; only hashes are stored.
import { describe, expect, it } from 'vitest'
import { invite, unitsOf } from '../../src/app/invite.ts'
import { linkContact } from '../../src/app/link-contact.ts'
import { contactsOf } from '../../src/store/people.ts'
import { invitation, journal } from '../../src/store/schema.ts'
import { imported, openDesk, SAMPLE_TEXT } from '../support/builders.ts'
import { at, BY } from '../support/stage.ts'

const sender = (outsideId: string) => ({
  channel: 'telegram',
  bot: '1',
  outsideId,
  chatId: outsideId,
  name: 'Hoàng Thị Thu',
})

describe('invitations', () => {
  const open = async () => {
    const desk = openDesk()
    const { plan } = await imported(desk, SAMPLE_TEXT)
    const ask = (renew = false) => invite(desk.app, { role: 'unit', plan, unitIds: null }, renew, BY)
    return { desk, plan, ask }
  }

  it('are one for each unit, and the same ones while they are valid', async () => {
    const { desk, plan, ask } = await open()
    const first = ask()
    expect(first).toHaveLength(unitsOf(desk.app, plan).length)
    expect(new Set(first.map((line) => line.code)).size).toBe(first.length)
    for (const { code } of first) expect(code).toMatch(/^[A-Z2-9]{8}$/)
    expect(ask()).toEqual(first)
    const renewed = ask(true)
    expect(renewed.map((line) => line.code).filter((code) => first.some((line) => line.code === code))).toEqual([])
    expect(linkContact(desk.app, sender('1'), first[0]!.code)).toEqual({ ok: false, code: 'code_invalid' })
    expect(linkContact(desk.app, sender('1'), renewed[0]!.code)).toMatchObject({ ok: true, role: 'unit' })
  })

  it('work once, typed in any way, and for 72 hours', async () => {
    const { desk, plan, ask } = await open()
    const [used, spare, old] = ask()
    const typed = `${used!.code.slice(0, 4).toLowerCase()}-${used!.code.slice(4)}`
    expect(linkContact(desk.app, sender('1'), typed)).toMatchObject({ ok: true })
    expect(linkContact(desk.app, sender('2'), used!.code)).toEqual({ ok: false, code: 'code_invalid' })
    expect(ask()[0]!.code).not.toBe(used!.code)
    desk.clock.moveTo(at('2026-11-19 08:59'))
    expect(linkContact(desk.app, sender('3'), spare!.code)).toMatchObject({ ok: true })
    desk.clock.moveTo(at('2026-11-19 09:01'))
    expect(linkContact(desk.app, sender('4'), old!.code)).toEqual({ ok: false, code: 'code_invalid' })
    expect(contactsOf(desk.db, plan.id)).toHaveLength(2)
  })

  it('leave no code in the database or the journal', async () => {
    const { desk, ask } = await open()
    const codes = ask().map((line) => line.code)
    const stored = JSON.stringify([desk.db.select().from(invitation).all(), desk.db.select().from(journal).all()])
    expect(codes.filter((code) => stored.includes(code))).toEqual([])
  })
})

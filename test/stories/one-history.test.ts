// One person, two of Zalo's products, one history: begun on the bot, handed in by the page, moved to the Official Account whose window closes and opens.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import { contactsByUnit } from '../../src/app/plan-facts.ts'
import { planStatus } from '../../src/app/plan-status.ts'
import { loadWorld } from '../../src/app/world.ts'
import { brokenAt } from '../../src/store/journal.ts'
import { contactsOf, identitiesOf } from '../../src/store/people.ts'
import type { Plan } from '../../src/store/plans.ts'
import { BY } from '../support/stage.ts'
import { openToldOver, type Somebody, type ToldOver } from '../support/told-over/index.ts'

const TEMPLATE = { reminder: { id: '90210', fields: { plan: 'ke_hoach', due: 'thoi_han' } } }

describe.each([
  { how: 'with an approved template', templates: TEMPLATE },
  { how: 'without one', templates: {} },
])('moved from bot to account, $how', ({ templates }) => {
  let stage: ToldOver
  let plan: Plan
  let organizer: Somebody
  let onBot: Somebody
  let onAccount: Somebody

  beforeEach(async () => {
    stage = await openToldOver('2026-11-16 08:30', ['zalo_bot', 'zalo_oa'], { templates })
    organizer = await stage.leads()
    plan = await stage.load('locales/sample-plan.vi.txt')
    onBot = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
    onAccount = stage.somebody('Hoàng Thị Thu', 'zalo_oa')
    stage.activate(plan)
    await stage.until('2026-11-16 09:00')
    const [receipt] = await onBot.sendsFile('Câu hỏi.docx', 3)
    expect(receipt).toContain('Mã tiếp nhận')
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const mine = (no: number) => {
    const status = planStatus(stage.app, loadWorld(stage.app, plan.id), contactsByUnit(stage.app, plan.id))
    return status.tasks.flatMap((task) => task.assignments).filter(({ unit }) => unit.endsWith('tỉnh Nghệ An'))[no - 1]!
  }

  it.each([
    [
      'by a code that the person asked for',
      async () => {
        const code = /LIENKET ([0-9A-Z]{8})/.exec((await onBot.says('/kenh Zalo OA')).join('\n'))![1]!
        const welcome = await onAccount.joins({ code, telegram: null })
        expect(welcome.join('\n')).toContain('Đã thêm kênh Zalo OA')
      },
    ],
    [
      'by the organizer, who knows that both are one',
      async () => {
        const unitIds = [stage.unitId(plan, 'tỉnh Nghệ An')]
        await onAccount.joins(invite(stage.app, { role: 'unit', plan, unitIds }, true, BY)[0]!)
        expect(contactsOf(stage.db, plan.id)).toHaveLength(2)
        await stage.until('2026-11-16 09:30')
        await organizer.says('/nguoi Hoàng Thị Thu')
        await organizer.chooses('Hoàng Thị Thu')
        await organizer.chooses('Là cùng một người với')
        await organizer.chooses('Zalo OA')
        await organizer.chooses('Xác nhận')
      },
    ],
  ])('%s', async (_, moves) => {
    await moves()
    const [contact, ...others] = contactsOf(stage.db, plan.id)
    expect(others).toEqual([])
    const ways = identitiesOf(stage.db, contact!.personId).map(({ channel }) => channel)
    expect(ways.sort()).toEqual(['zalo_bot', 'zalo_oa'])
    await onAccount.says('đổi sang Zalo OA')
    expect((await onBot.says('/dung')).join('\n')).toContain('vẫn nhận tin qua Zalo OA')
    // Not of one sending any more.
    await stage.until('2026-11-16 14:00')
    const [handed] = await onAccount.sendsFile('Câu hỏi, bổ sung.docx', 3)
    expect(handed).toMatch(/phiên bản 2\)/)

    // Reminded on the account, and on the bot no more.
    await stage.until('2026-11-18 17:00')
    expect(onAccount.reads().join('\n')).toContain('Đề nghị xác nhận đã nhận nhiệm vụ')
    expect(onBot.reads()).toEqual([])

    // More than eight days without a word: the days before the deadline come.
    const seen = stage.oa!.sent(onAccount.hands.chat).length
    await stage.until('2026-12-03 17:00')
    const [later, kinds] = [stage.oa!.sent(onAccount.hands.chat).slice(seen), new Set<string>()]
    for (const { at, message } of later) if (at > Date.parse('2026-11-24T00:00:00+07:00')) kinds.add(message!.endpoint)
    expect([...kinds]).toEqual('reminder' in templates ? ['template'] : [])
    expect(onBot.reads()).toEqual([])
    if (!('reminder' in templates)) {
      expect(organizer.all().filter(({ text }) => /Không gửi được tin.*Nghệ An/.test(text))).toHaveLength(1)
      expect((await organizer.says('/donvi Nghệ An')).join('\n')).toContain('hết thời gian')
      expect(mine(2)).toMatchObject({ reachable: false })
    }

    // One word, and what was kept comes; what went as a template had come.
    onAccount.reads()
    const kept = (await onAccount.says('Chào anh chị, tôi đi công tác về')).join('\n')
    await stage.until('2026-12-03 17:05')
    if (!('reminder' in templates)) expect([kept, ...onAccount.reads()].join('\n')).toContain('danh sách đại biểu')
    expect((await onAccount.sendsFile('Danh sách.docx', 2)).join('\n')).toContain('Mã tiếp nhận')

    // One history.
    expect(mine(2)).toMatchObject({ via: 'zalo_oa', reachable: true, contacts: 1 })
    expect(mine(3).files.map(({ name, version }) => [name, version])).toEqual([
      ['Câu hỏi.docx', 1],
      ['Câu hỏi, bổ sung.docx', 2],
    ])
    expect(mine(3).channels.sort()).toEqual(['zalo_bot', 'zalo_oa'])
    expect(brokenAt(stage.db)).toBeNull()
  })
})

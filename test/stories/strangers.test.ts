// People who have no business here, and presses that are not what they seem: one polite sentence, nothing learnt, nothing changed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeButton } from '../../src/app/buttons.ts'
import { invite } from '../../src/app/invite.ts'
import { assignmentsOf, submissionsOf } from '../../src/store/assignments.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { BY, documentFile, last, messages, news, openStage, type Stage } from '../support/stage.ts'

/** The data of the first button that a person was ever sent. */
function buttonOf(stage: Stage, person: Person): string {
  for (const { args } of stage.fake.sent(person.chat)) {
    const given = args.reply_markup
    const markup = (typeof given === 'string' ? JSON.parse(given) : given) as Keyboard | undefined
    const data = markup?.inline_keyboard.flat()[0]?.callback_data
    if (data) return data
  }
  throw new Error('no button was sent')
}
interface Keyboard {
  inline_keyboard: { callback_data?: string }[][]
}

describe('whoever has no business here', () => {
  let stage: Stage
  let plan: Plan
  let organizer: Person
  let unit: Person
  let other: Person
  let stranger: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An')
    other = await stage.contact(plan, 'tỉnh Cà Mau')
    stage.activate(plan)
    await stage.settle()
    stranger = stage.fake.person('Người Lạ')
    for (const person of [organizer, unit, other]) news(stage, person)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const books = () => {
    const rows = assignmentsOf(stage.db, plan.id)
    return JSON.stringify([
      rows,
      submissionsOf(
        stage.db,
        rows.map((r) => r.id),
      ),
    ])
  }
  const unchanged = async (act: () => void): Promise<void> => {
    const before = books()
    act()
    await stage.settle()
    expect(books()).toBe(before)
  }
  const leaksNothing = (text: string) =>
    expect(text).not.toMatch(/KH1|3968|BKHCN|Khoa học|Nghệ An|Cà Mau|Hội nghị|Nguyễn|Mai/)

  it.each(['/start', 'xin chào', '/tinhtrang', 'đã nhận', 'đã gửi số 1/UBND', '/duyet'])(
    'answers a stranger’s "%s" once and says nothing',
    async (words) => {
      await unchanged(() => {
        stranger.says(words)
        stranger.says(words)
      })
      const [sentence, ...more] = news(stage, stranger)
      expect(more).toEqual([])
      expect(sentence!.split('\n')).toHaveLength(1)
      leaksNothing(sentence!)
      expect(news(stage, organizer)).toEqual([])
      expect(stranger.menu()).toEqual([])
    },
  )

  it('takes no file of a stranger', async () => {
    await unchanged(() => stranger.sendsDocument(documentFile('danh-sach.docx')))
    expect(news(stage, stranger)).toHaveLength(1)
    expect(stage.fake.accepted.filter((c) => c.method === 'getFile')).toEqual([])
  })

  it('answers a wrong, a used, an expired and a nearly right code alike, and rests after five', async () => {
    const [line] = invite(stage.app, { role: 'unit', plan, unitIds: [stage.unitId(plan, 'tỉnh Lào Cai')] }, false, BY)
    const code = line!.code
    const nearly = (code.startsWith('A') ? 'B' : 'A') + code.slice(1)
    const answers: string[] = []
    const tries = async (person: Person, words: string) => {
      await unchanged(() => person.says(words))
      answers.push(...news(stage, person))
    }
    await tries(stranger, '/start ABCD2345')
    await tries(stranger, nearly)
    const second = stage.fake.person('Người Thứ Hai')
    second.says(`/start ${code}`)
    await stage.settle()
    expect(news(stage, second)[0]).toContain('Lào Cai')
    await tries(stranger, `/start ${code}`)
    const old = invite(stage.app, { role: 'unit', plan, unitIds: [stage.unitId(plan, 'tỉnh Lai Châu')] }, false, BY)[0]!
    await stage.until('2026-11-20 09:00')
    await tries(stranger, `/start ${old.code}`)
    expect(answers).toHaveLength(4)
    expect(new Set(answers).size).toBe(1)
    leaksNothing(answers[0]!)

    for (let wrong = 0; wrong < 5; wrong++) await unchanged(() => stranger.says('/start ABCD2345'))
    const fresh = invite(
      stage.app,
      { role: 'unit', plan, unitIds: [stage.unitId(plan, 'tỉnh Lai Châu')] },
      false,
      BY,
    )[0]!
    await stage.until('2026-11-20 09:05')
    news(stage, stranger)
    stranger.says(`/start ${fresh.code}`)
    await stage.settle()
    expect(news(stage, stranger)).toEqual([expect.stringContaining('sau ít phút')])
    // Others are let in all the while, and so is this person after the pause.
    const third = stage.fake.person('Người Thứ Ba')
    third.says('ABCD2345')
    await stage.until('2026-11-20 10:30')
    stranger.says(`/start ${fresh.code}`)
    await stage.settle()
    expect(last(stranger)).toContain('Kính gửi')
  })

  it('lets the same person press the same link twice, and shows the card again', async () => {
    const [line] = invite(stage.app, { role: 'unit', plan, unitIds: [stage.unitId(plan, 'tỉnh Lào Cai')] }, false, BY)
    const payload = new URL(line!.telegram!).searchParams.get('start')!
    stranger.starts(payload)
    await stage.settle()
    const cards = () => stranger.sees().filter((m) => m.text.startsWith('Kính gửi')).length
    expect(cards()).toBe(1)
    stranger.starts(payload)
    await stage.settle()
    // The older one now says where the newer is.
    expect(cards()).toBe(1)
    expect(stranger.sees().filter((m) => m.text.includes('bản mới hơn'))).toHaveLength(1)
    expect(last(stranger)).not.toContain('không đúng')
  })

  it('refuses forged buttons and those of another person', async () => {
    const shown = other.sees().at(-1)!
    const real = buttonOf(stage, other)
    const forged = encodeButton(new Uint8Array(32), real.split('.')[1]!, 0)
    for (const data of [forged, '1.AAAAAAAAAAAA.0.AAAAAAAAAAA', 'accept:1', real]) {
      await unchanged(() => void unit.pressesOld(shown.id, data))
      const [sentence, ...more] = news(stage, unit)
      expect(more).toEqual([])
      expect(sentence).toContain('đã thay đổi')
    }
    await unchanged(() => void stranger.pressesOld(shown.id, real))
    leaksNothing(news(stage, stranger)[0]!)
  })

  it('takes a second press for the first', async () => {
    unit.presses('Đã nhận nhiệm vụ')
    await stage.settle()
    const card = unit.sees().find((m) => m.text.startsWith('Kính gửi'))!
    const before = books()
    unit.pressesOld(card.id, buttonOf(stage, unit))
    await stage.settle()
    expect(books()).toBe(before)
    expect(news(stage, unit).length).toBe(1)
    stage.clock.moveTo(stage.clock.now() + 60_000)
    unit.pressesOld(card.id, buttonOf(stage, unit))
    await stage.settle()
    expect(books()).toBe(before)
    expect(news(stage, unit).length).toBe(1)
  })

  it('gives an organizer’s acts to nobody else', async () => {
    for (const words of ['/duyet', '/ngay 20/12/2026', '/nhac', '/moi', '/nhatky', '/tinhtrang']) {
      await unchanged(() => unit.says(words))
      const [sentence, ...more] = news(stage, unit)
      expect(more).toEqual([])
      expect(sentence).toContain('không thuộc quyền')
    }
    const viewer = stage.fake.person('Trần Quốc Bảo')
    await stage.invited(viewer, 'viewer')
    news(stage, viewer)
    viewer.says('/ngay 20/12/2026')
    await stage.settle()
    expect(news(stage, viewer)).toEqual([expect.stringContaining('không thuộc quyền')])
  })

  it('files nothing for a unit that owes nothing more, and nothing secret', async () => {
    for (const name of ['Danh sách (MẬT).docx', 'Tối mật - phương án.pdf', 'tuyệt_mật.docx', '05-BC MẬT.docx']) {
      await unchanged(() => unit.sendsDocument(documentFile(name.normalize('NFD')), { caption: 'mục 2' }))
      const [sentence, ...more] = news(stage, unit)
      expect(more).toEqual([])
      expect(sentence).toContain('độ mật')
    }
    expect(stage.fake.accepted.filter((c) => c.method === 'getFile')).toEqual([])
    const helper = await stage.contact(plan, 'Trung tâm Công nghệ thông tin')
    expect(last(helper)).toContain('Kính gửi')
    unit.sendsDocument(documentFile('Báo cáo bảo mật thông tin, mật khẩu và bảo vệ bí mật nhà nước.docx'), {
      caption: 'mục 2',
    })
    await stage.settle()
    expect(last(unit)).toContain('Đã tiếp nhận tệp')
  })

  it('keeps the units apart: what one sends is never filed for another', async () => {
    unit.sendsDocument(documentFile('cua-nghe-an.docx'), { caption: 'mục 2' })
    await stage.settle()
    const rows = submissionsOf(
      stage.db,
      assignmentsOf(stage.db, plan.id, [stage.unitId(plan, 'tỉnh Cà Mau')]).map((r) => r.id),
    )
    expect(rows).toEqual([])
    expect(news(stage, other)).toEqual([])
  })

  it('says nothing in a group that nobody registered, and leaves it', async () => {
    const group = stage.fake.group('Nhóm 34 tỉnh')
    group.says(unit, '/start')
    group.says(unit, '/tinhtrang')
    group.says(unit, 'đã nhận')
    await stage.settle()
    expect(messages(stage, group)).toEqual([])
    expect(books()).toContain('"announced"')
    expect(news(stage, unit)).toEqual([])
  })
})

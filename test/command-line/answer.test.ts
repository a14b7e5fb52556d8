// Answering from the command line: every option, several at once, and one sentence where an answer cannot be taken.
import { beforeAll, describe, expect, test } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'

const MONDAY = { env: { DONDOC_CLOCK: '2026-11-16T10:00:00+07:00' } }

interface Answered {
  task: string
  announced: number
  units: string[]
  unresolved: string[]
  also: string[]
}

describe('answer', () => {
  const folder = ownFolder()
  const answer = (...args: string[]) => asked<Answered>(folder, ['answer', ...args], MONDAY)
  const taskOf = async (id: string) => {
    const { tasks } = await asked<{ tasks: { id: string; task: string; deadline: { rule: object } | null }[] }>(
      folder,
      ['status', 'KH1'],
      MONDAY,
    )
    return tasks.find((task) => task.id === id)
  }
  beforeAll(async () => {
    await asked(folder, ['import', SAMPLE], MONDAY)
  })

  test('corrects several fields of a task at once', async () => {
    const fields = [
      '--text',
      'Dự thảo Giấy mời',
      '--deadline',
      '2026-11-19',
      '--more',
      'quý IV/2026',
      '--receiver',
      'Văn phòng Bộ',
    ]
    const people = ['--coordinators', 'Vụ Pháp chế; các đơn vị có liên quan', '--executor', 'không', '--role', 'lead']
    expect(await answer('KH1', 'III.1-1', ...fields, ...people, '--product', 'Giấy mời; Công văn')).toMatchObject({
      task: 'III.1-1',
      unresolved: ['các đơn vị có liên quan'],
    })
    expect(await taskOf('III.1-1')).toMatchObject({
      task: 'Dự thảo Giấy mời',
      deadline: { rule: { kind: 'date', date: '2026-11-19' } },
    })
  })

  test('names the members of a group, merges, links, confirms, adopts; a plan named alone is enough for what needs no task', async () => {
    expect(await answer('III.4-1', '--members', 'Vụ Pháp chế; Vụ Tổ chức cán bộ')).toMatchObject({
      units: { length: 2 },
    })
    expect(await answer('III.3-1', '--same-as', 'III.2-2')).toMatchObject({ task: 'III.3-1' })
    expect(await answer('III.1-3', '--confirm', 'weekday_mismatch')).toMatchObject({ task: 'III.1-3' })
    expect(await answer('III.2-1', '--merge', 'III.2-2')).toMatchObject({ task: 'III.2-1' })
    expect(await answer('KH1', '--adopt', '1')).toMatchObject({ task: '+1' })
    expect(await answer('KH1', '--issued', '09/11/2026')).toMatchObject({ task: 'KH1', units: [] })
    expect(await answer('KH1', '--number', '3969/KH-BKHCN')).toMatchObject({ task: 'KH1' })
    expect(await taskOf('III.2-2')).toBeUndefined()
  })

  test.each<[string, string[], number, RegExp]>([
    ['nothing', [], 2, /--members/],
    ['two that stand alone', ['--drop', '--merge', 'III.1-2'], 2, /dùng riêng/],
    ['a correction beside one that stands alone', ['--drop', '--text', 'x'], 2, /dùng riêng/],
    ['an unreadable deadline', ['--deadline', 'hôm nào đó'], 2, /Chưa đọc được ngày/],
    ['an unknown task to merge', ['--merge', 'IX.1'], 2, /không có mục khác/],
    ['another unit’s task to merge', ['--merge', 'III.2-1'], 1, /khác đơn vị/],
    ['a suggestion that is no number', ['--adopt', 'x'], 2, /số thứ tự/],
    ['a suggestion adopted before', ['--adopt', '1'], 1, /trước đó/],
    ['a doubt that it does not have', ['--confirm', 'year_missing'], 1, /trước đó/],
    ['a role that there is not', ['--role', 'boss'], 2, /lead, coordinate/],
  ])('refuses %s', async (_what, args, code, sentence) => {
    const ran = await dondoc(folder, ['answer', 'KH1', 'III.1-2', ...args], MONDAY)
    expect(ran.stderr).toMatch(sentence)
    expect(ran.code).toBe(code)
    expect(ran.stdout).toBe('')
  })
})

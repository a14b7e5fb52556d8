// `rehearse`: the reviewed timeline of the sample plan, and a plan of 63 provinces from the first card to the last reminder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TimelineEntry } from '../../src/timeline.ts'
import { asked, dondoc, ownFolder, SAMPLE, spawned } from '../support/command.ts'

const PROVINCES = join(import.meta.dirname, '..', 'fixtures', 'plans', 'sixty-three-provinces.txt')

/**
 * The printed timeline with messages folded that differ by the name of the place alone, so that a person can review it:
 * 34 provinces are told the same thing, and one of them shows what.
 */
function folded(printed: string): string {
  const blocks = printed.split(/^(?=── )/m)
  const groups = new Map<string, { text: string; others: string[] }>()
  for (const block of blocks) {
    const place = /^── \S+ \S+ {2}Ủy ban nhân dân (tỉnh|thành phố) (.+?) {2}\[/.exec(block)
    const key = place ? block.replaceAll(place[2]!, '…') : block
    const group = groups.get(key)
    if (group) group.others.push(place?.[2] ?? '?')
    else groups.set(key, { text: block, others: [] })
  }
  return [...groups.values()]
    .map(({ text, others }) =>
      others.length === 0 ? text : `${text.trimEnd()}\n   + ${others.length}: ${others.join(', ')}\n\n`,
    )
    .join('')
}

/** Kinds of message by day and time, with how many people got one. */
const calendarOf = (entries: readonly TimelineEntry[]): string[] => {
  const counts = new Map<string, number>()
  for (const { at, kind, to } of entries) {
    const key = `${at.slice(0, 16)} ${to.role} ${kind}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, n]) => `${key} × ${n}`)
}

test('the whole timeline of the sample plan, as reviewed', async () => {
  const folder = ownFolder()
  const { code, stdout, stderr } = await dondoc(folder, ['rehearse', SAMPLE])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  await expect(folded(stdout)).toMatchFileSnapshot('sample-plan.rehearsal.txt')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`${stdout.match(/^── /gm)?.length} tin.`)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

describe('a plan of 63 provinces', () => {
  let entries: TimelineEntry[]
  beforeAll(async () => {
    entries = await asked(ownFolder(), ['rehearse', PROVINCES])
  })
  const about = (task: string) => (entry: TimelineEntry) => entry.assignments.some((id) => id.startsWith(`${task}/`))

  test('cards, one acknowledgement reminder, reminders before the weekend, then overdue until the eve', () => {
    expect(calendarOf(entries)).toEqual([
      '2022-11-28T08:00 unit announcement × 64',
      '2022-11-28T08:00 organizer summary × 1',
      '2022-11-29T08:00 unit acknowledge × 64',
      '2022-12-05T08:00 unit reminder × 1',
      '2022-12-07T08:00 unit reminder × 64',
      '2022-12-08T08:00 unit reminder × 1',
      '2022-12-08T16:00 organizer digest × 1',
      '2022-12-09T08:00 unit reminder × 64',
      '2022-12-09T16:00 organizer digest × 1',
      // 10 and 11 December are a weekend, the 15th is the conference.
      '2022-12-12T08:00 unit overdue × 64',
      '2022-12-13T08:00 unit overdue × 64',
      '2022-12-14T08:00 unit overdue × 64',
      '2022-12-14T16:00 organizer digest × 1',
    ])
  })

  test('each entry has the fields of the contract, and the units are the 63 of that day and the department', () => {
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual(['at', 'to', 'kind', 'assignments', 'text'])
      expect(Object.keys(entry.to)).toEqual(['role', 'unit', 'contact'])
      expect(entry.text).not.toBe('')
    }
    const units = new Set(entries.flatMap((e) => (e.to.role === 'unit' ? [e.to.unit] : [])))
    expect(units.size).toBe(64)
    expect(units).toContain('Ủy ban nhân dân tỉnh Hà Giang')
    expect(entries.map((e) => e.at)).toEqual(entries.map((e) => e.at).toSorted())
  })

  test('nothing in it depends on chance or on the zone of the machine', async () => {
    const elsewhere = await spawned(ownFolder(), ['rehearse', PROVINCES, '--json'], { env: { TZ: 'Pacific/Auckland' } })
    expect(JSON.parse(elsewhere.stdout)).toEqual(entries)
  })

  test('who answers promptly hears no more of it', async () => {
    const prompt = await asked<TimelineEntry[]>(ownFolder(), ['rehearse', PROVINCES, '--replies', 'prompt'])
    expect(prompt.filter((e) => e.kind === 'acknowledge')).toEqual([])
    expect(prompt.filter((e) => e.kind === 'overdue')).toEqual([])
    expect(prompt.filter(about('III.2-2')).length).toBeLessThan(entries.filter(about('III.2-2')).length)
  })

  test('from another morning and with another event day, what is relative follows', async () => {
    const args = ['rehearse', PROVINCES, '--from', '2022-12-05T09:30', '--event', '2022-12-22']
    const moved = await asked<TimelineEntry[]>(ownFolder(), args)
    expect(moved[0]!.at).toBe('2022-12-05T09:30:00+07:00')
    expect(
      moved
        .filter(about('III.1-2'))
        .findLast((e) => e.kind === 'reminder')!
        .at.slice(0, 10),
    ).toBe('2022-12-21')
  })
})

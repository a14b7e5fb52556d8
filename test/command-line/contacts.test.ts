// `dondoc contacts import`: a preview, the import with --yes, faults by row on stderr, invitations for those named.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asked, dondoc, ownFolder, SAMPLE } from '../support/command.ts'
import { xlsxOf } from '../support/sheet-files.ts'

const CSV =
  'STT;Đơn vị;Đầu mối;Chức vụ;SĐT\n1;UBND tỉnh Nghệ An;Nguyễn Thị Hạnh;Trưởng phòng;912345678\n2;Trường A;Lê An;;0987654321\n'
interface Done {
  applied: boolean
  units: { new: string[]; known: number }
  contacts: { new: number; changed: number; unchanged: number }
  gone: unknown[]
  errors: { row: number; code: string }[]
}

describe('contacts import', () => {
  test('shows first, imports with --yes, and changes nothing the second time', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'a.csv'), CSV)
    const preview = await dondoc(folder, ['contacts', 'import', 'a.csv'])
    expect(preview).toMatchObject({ code: 0, stderr: '' })
    expect(preview.stdout).toContain('Đầu mối: 2 mới, 0 thay đổi, 0 giữ nguyên.')
    expect(preview.stdout).toContain('--yes')
    expect(await asked<Done>(folder, ['contacts', 'import', 'a.csv', '--yes'])).toMatchObject({
      applied: true,
      contacts: { new: 2 },
      errors: [],
    })
    expect(await asked<Done>(folder, ['contacts', 'import', '-', '--yes'], { stdin: CSV })).toMatchObject({
      applied: true,
      units: { new: [], known: 2 },
      contacts: { new: 0, changed: 0, unchanged: 2 },
    })
  })

  test.each([
    ['c', 1],
    ['Yes', 1],
    ['', 0],
    ['không', 0],
  ])('asks whoever sits at a terminal: %j', async (says, known) => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'a.csv'), CSV)
    expect((await dondoc(folder, ['contacts', 'import', 'a.csv'], { says })).code).toBe(0)
    expect(await asked<Done>(folder, ['contacts', 'import', 'a.csv'])).toMatchObject({
      contacts: { unchanged: 2 * known, new: 2 - 2 * known },
    })
  })

  test('gives a code for each person named, beside the unit’s own', async () => {
    const folder = ownFolder()
    writeFileSync(
      join(folder, 'a.xlsx'),
      xlsxOf([
        {
          rows: [
            ['Đơn vị', 'Họ tên', 'Điện thoại'],
            ['Nghệ An', 'Nguyễn Thị Hạnh', 912345678],
          ],
        },
      ]),
    )
    await dondoc(folder, ['import', SAMPLE])
    expect((await dondoc(folder, ['contacts', 'import', 'a.xlsx', '--plan', 'KH1', '--yes'])).code).toBe(0)
    const lines = await asked<{ unit: string; person: string | null; code: string }[]>(folder, [
      'invite',
      '--unit',
      'nghệ an',
    ])
    expect(lines.map((l) => l.person)).toEqual([null, 'Nguyễn Thị Hạnh'])
    expect(new Set(lines.map((l) => l.code)).size).toBe(2)
    expect((await dondoc(folder, ['invite', '--unit', 'nghệ an'])).stdout).toContain('– Nguyễn Thị Hạnh')
  })

  test('says each fault in a line of its own, with exit 1 and nothing imported', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'a.csv'), `${CSV}3;;Vũ Chi;;\n4;Trường B;Hồ Em;;0912\n`)
    const ran = await dondoc(folder, ['contacts', 'import', 'a.csv', '--yes'])
    expect(ran.code).toBe(1)
    expect(ran.stderr.trim().split('\n')).toEqual([
      'Dòng 4: thiếu tên đơn vị.',
      expect.stringContaining('Dòng 5: "0912" không phải là số điện thoại'),
    ])
    const json = await dondoc(folder, ['contacts', 'import', 'a.csv', '--yes', '--json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({
      applied: false,
      errors: [
        { row: 4, code: 'unit_missing' },
        { row: 5, code: 'phone_invalid', text: '0912' },
      ],
    })
    const english = await dondoc(folder, ['contacts', 'import', 'a.csv', '--lang', 'en'])
    expect(english.stderr).toContain('Row 4: the unit')
    writeFileSync(join(folder, 'a.csv'), CSV)
    expect(await asked<Done>(folder, ['contacts', 'import', 'a.csv'])).toMatchObject({ units: { known: 0 } })
  })

  test.each([
    ['no head of a list', 'a,b\n1,2\n', 'a.csv', 'tiêu đề'],
    ['nothing', '', 'a.csv', ''],
    ['no table at all', '\u0089PNG\r\n\u001a\n', 'a.xlsx', '.csv'],
  ])('refuses %s with exit 2', async (_, text, name, words) => {
    const folder = ownFolder()
    writeFileSync(join(folder, name), Buffer.from(text, 'latin1'))
    const ran = await dondoc(folder, ['contacts', 'import', name, '--yes'])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(words)
  })
})

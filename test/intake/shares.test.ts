// The same job under two units, and what is no job at all.
import { expect, it } from 'vitest'
import { planFromLines } from '../../src/intake/plan-from-lines.ts'
import { linesOf } from '../../src/intake/source.ts'

it.each(['Phối hợp', 'Phối hợp với', 'Chủ động phối hợp', 'phối hợp;phối hợp', 'Phối hợp\u2028'])(
  'a task that says only %j is read like any other',
  (task) => {
    const read = planFromLines(
      linesOf(
        `KẾ HOẠCH\nTổ chức Hội nghị\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì, phối hợp với Sở Tài chính chuẩn bị tài liệu Hội nghị.\n2. Sở Tài chính\n- ${task} Sở Y tế; ${task}\n`,
      ),
    )
    expect(read.ok).toBe(true)
  },
)

// The short run of fuzzing: a few hundred mutated documents, always the same ones; `npm run fuzz` reads 50,000.
import { expect, it } from 'vitest'
import { judge, judgeInChild } from './judge.ts'
import { inputOf } from './mutate.ts'
import { seedDocuments } from './seeds.ts'

const COUNT = 300
const RUN = 7

it(`${COUNT} mutated documents are read or refused by a code, never thrown at`, async () => {
  const seeds = await seedDocuments()
  const outcomes = new Set<string>()
  const wrong: string[] = []
  for (let n = 0; n < COUNT; n++) {
    const input = inputOf(seeds, RUN, n)
    // What is made to be large belongs to the long run, which has a watch.
    if (input.bytes.length > 60_000) continue
    // Broken PDFs make their library reject where nobody waits: they are read where the bot reads them, and only some.
    const isPdf = Buffer.from(input.bytes).includes('%PDF')
    if (isPdf && n % 5 !== 0) continue
    const verdict = await (isPdf ? judgeInChild(input) : judge(input))
    outcomes.add(verdict.outcome)
    if (verdict.wrong !== null) wrong.push(`npm run fuzz -- --run ${RUN} --only ${n}: ${verdict.wrong}`)
  }
  expect(wrong).toEqual([])
  expect([...outcomes]).toEqual(expect.arrayContaining(['read', 'corrupt', 'not_a_plan']))
})

it('an input follows from its number alone', async () => {
  const seeds = await seedDocuments()
  for (const n of [3, 17, 40]) expect(inputOf(seeds, RUN, n)).toEqual(inputOf(seeds, RUN, n))
  expect(inputOf(seeds, RUN, 3)).not.toEqual(inputOf(seeds, RUN + 1, 3))
})

// Mutated documents: every one follows from its number alone, so that a failure can be had again.
import { mulberry32 } from '../support/fake-telegram/faults.ts'
import { mutatedArchive } from './mutate-archive.ts'
import { mutatedBytes } from './mutate-bytes.ts'
import { mutatedPdf } from './mutate-pdf.ts'
import { mutatedText } from './mutate-text.ts'
import type { Document } from './seeds.ts'
import { below, pick } from './words.ts'

const ENDINGS = ['txt', 'md', 'docx', 'pdf', 'json', 'csv', 'xlsx', 'yaml', 'doc', ''] as const

/** The nth input of a run. */
export function inputOf(seeds: readonly Document[], run: number, n: number): Document {
  const random = mulberry32(run * 1_000_003 + n * 7919)
  const seed = seeds[n % seeds.length]!
  let bytes = seed.bytes
  for (let times = 1 + below(random, 3); times > 0; times--) {
    const kind = random()
    if (kind < 0.25) bytes = mutatedBytes(random, bytes, pick(random, seeds).bytes)
    else if (/(docx|xlsx)$/.test(seed.name)) bytes = mutatedArchive(random, bytes)
    else if (/pdf$/.test(seed.name)) bytes = mutatedPdf(random, bytes)
    else bytes = mutatedText(random, bytes, /json$/.test(seed.name))
  }
  // The name is only a hint, and sometimes a wrong one.
  const name = random() < 0.05 ? `a.${pick(random, ENDINGS)}` : seed.name
  return { name, bytes }
}

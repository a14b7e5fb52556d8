// Whatever becomes of a file on its way, looking into it ends soon, throws nothing, and names a kind only where it found one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FILE_FLAGS, FILE_KINDS, REFUSALS } from '../../src/core/inspection.ts'
import { inspectBytes } from '../../src/inspect/inspect-bytes.ts'
import { DANGEROUS, HARMLESS, OLD, REFUSED } from './samples.ts'

/** `DONDOC_TEST_MUTATIONS=20000 npx vitest run test/inspect/any-bytes.test.ts` for a long run. */
const RUNS = Number(process.env.DONDOC_TEST_MUTATIONS ?? 400)
const LONGEST_MS = 5_000
/** Samples that are large on purpose take their time whatever is changed in them. */
const SMALL = 200_000

const seeds = [...HARMLESS, ...OLD, ...DANGEROUS, ...REFUSED]
  .map(([, name, bytes]) => ({ name, bytes: bytes() }))
  .filter(({ bytes }) => bytes.length < SMALL)

type Change =
  | { do: 'set'; at: number; byte: number }
  | { do: 'cut'; at: number; length: number }
  | { do: 'repeat'; at: number; length: number; times: number }
  | { do: 'insert'; at: number; bytes: Uint8Array }
  | { do: 'end'; at: number }
  | { do: 'number'; at: number; value: number }

const place = fc.nat(SMALL)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), at: place, byte: fc.nat(255) }),
  fc.record({ do: fc.constant('cut' as const), at: place, length: fc.nat(200) }),
  fc.record({ do: fc.constant('repeat' as const), at: place, length: fc.nat(300), times: fc.nat(50) }),
  fc.record({ do: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ do: fc.constant('end' as const), at: place }),
  fc.record({
    do: fc.constant('number' as const),
    at: place,
    value: fc.constantFrom(0, 1, 0xff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff),
  }),
)

function changed(bytes: Buffer, what: Change): Buffer {
  const at = bytes.length === 0 ? 0 : what.at % bytes.length
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (what.do) {
    case 'set':
      return Buffer.concat([before, Buffer.from([what.byte]), after.subarray(1)])
    case 'cut':
      return Buffer.concat([before, after.subarray(what.length)])
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: what.times }, () => after.subarray(0, what.length)), after])
    case 'insert':
      return Buffer.concat([before, what.bytes, after])
    case 'end':
      return Buffer.from(before)
    case 'number': {
      const number = Buffer.alloc(4)
      number.writeUInt32LE(what.value)
      return Buffer.concat([before, number, after.subarray(4)])
    }
    default:
      return what satisfies never
  }
}

async function sound(bytes: Uint8Array, name: string): Promise<void> {
  const started = performance.now()
  const look = await inspectBytes(bytes, name, FILE_KINDS)
  expect(performance.now() - started).toBeLessThan(LONGEST_MS)
  if (look.ok) {
    expect(FILE_KINDS).toContain(look.kind)
    for (const flag of look.flags) expect(FILE_FLAGS).toContain(flag)
  } else expect(REFUSALS).toContain(look.code)
}

describe('any bytes', () => {
  test('a sample with changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seeds.length - 1),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (n, changes) => {
          const { name, bytes } = seeds[n]!
          await sound(changes.reduce(changed, bytes), name)
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('one sample’s head on another’s rest', async () => {
    const seed = fc.nat(seeds.length - 1)
    await fc.assert(
      fc.asyncProperty(seed, seed, place, place, async (a, b, from, to) => {
        const [one, other] = [seeds[a]!.bytes, seeds[b]!.bytes]
        const head = one.subarray(0, one.length === 0 ? 0 : from % one.length)
        await sound(Buffer.concat([head, other.subarray(other.length === 0 ? 0 : to % other.length)]), seeds[b]!.name)
      }),
      { numRuns: RUNS },
    )
  })

  test('a mark of a kind and noise', async () => {
    const marks = ['504b0304', 'd0cf11e0a1b11ae1', 'ffd8ff', '89504e470d0a1a0a', '255044462d312e370a', '']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 3_000 }), async (mark, noise) => {
        await sound(Buffer.concat([Buffer.from(mark, 'hex'), noise]), 'a.pdf')
      }),
      { numRuns: RUNS },
    )
  })
})

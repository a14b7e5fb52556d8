// What happens to files on bad disks and lines: flipped bits, cut ends, parts twice, parts of another file.
import { below, pick, type Random } from './words.ts'

const NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0xfe] as const

/** @param other a file of any kind, of which a piece may be put in */
export function mutatedBytes(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const length = bytes.length
  if (length === 0) return other.slice(0, below(random, 100))
  const at = below(random, length)
  const size = Math.min(length - at, 1 + below(random, pick(random, [4, 64, 1000, length])))
  switch (below(random, 8)) {
    case 0: {
      const flipped = bytes.slice()
      for (let i = 1 + below(random, 40); i > 0; i--) flipped[below(random, length)]! ^= 1 << below(random, 8)
      return flipped
    }
    case 1:
      return bytes.slice(0, at)
    case 2:
      return bytes.slice(at)
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(at + size))
    case 4: {
      const times = 1 + below(random, pick(random, [2, 20, 200]))
      const part = bytes.subarray(at, at + Math.min(size, Math.floor(2_000_000 / times)))
      return joined(bytes.subarray(0, at), ...Array<Uint8Array>(times).fill(part), bytes.subarray(at))
    }
    case 5: {
      const from = below(random, other.length)
      return joined(bytes.subarray(0, at), other.subarray(from, from + below(random, 5_000)), bytes.subarray(at + size))
    }
    case 6: {
      const filled = bytes.slice()
      filled.fill(pick(random, NUMBERS), at, at + size)
      return filled
    }
    default: {
      const noise = Uint8Array.from({ length: 1 + below(random, 200) }, () => below(random, 256))
      return joined(bytes.subarray(0, at), noise, bytes.subarray(at))
    }
  }
}

export const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

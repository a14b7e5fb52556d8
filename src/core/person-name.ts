// A person's name in the order of their own language, from the two fields that a platform keeps apart.
import { fold } from './fold.ts'

/** Family names that are hardly ever given names: first in the second field, they say that the fields are turned round. */
const FAMILY = new Set(
  'nguyen tran le pham huynh vo phan dang bui do ngo dinh trinh phung truong nong trieu'.split(' '),
)
/** Family names that are given names as well: only the "Văn" or "Thị" after them tells. */
const EITHER = new Set(
  'hoang vu ho duong ly doan dao ha cao lam mai ta to kieu chau thai chu quach luu luong vuong tong bach nghiem lo vang giang hua quang sung mua la'.split(
    ' ',
  ),
)
const MIDDLE = new Set(['van', 'thi'])

/**
 * Vietnamese names begin with the family's. Platforms print "Tên Họ", and people fill the two fields either way, so they are
 * turned only where that is certain: "An" + "Nguyễn Văn" is Nguyễn Văn An; "Nguyễn Văn" + "An", "Mai" + "Hoa" and everything
 * else stay as the person's own profile shows them.
 */
export function orderedName(first: string, last: string): string {
  const [front, back] = [first.trim(), last.trim()]
  if (front === '' || back === '') return front || back
  const [ahead, ...behind] = fold(back).split(/\s+/)
  const starts = fold(front).split(/\s+/)[0] ?? ''
  const middle = MIDDLE.has(behind[0] ?? '')
  const family = FAMILY.has(ahead!) || (EITHER.has(ahead!) && middle)
  // "Lê" + "Nguyễn Thị": without a given name after it, "Văn" or "Thị" ends no name.
  const unfinished = family && middle && behind.length === 1
  const turned = unfinished || (family && !FAMILY.has(starts) && !(EITHER.has(starts) && starts !== fold(front)))
  return turned ? `${back} ${front}` : `${front} ${back}`
}

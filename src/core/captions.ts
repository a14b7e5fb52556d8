// Which item a caption under a file names: "1", "việc 2", "Nhiệm vụ số 3", "nv2".
const NUMBERED = /^\s*(?:(?:việc|viec|nhiệm\s*vụ|nhiem\s*vu|mục|muc|nv)\s*(?:số|so)?\s*)?0?(\d{1,2})\s*[.:)-]?(?:\s|$)/iu

/** @returns the item's number in the person's list, or null where the caption names none */
export function interpretCaption(caption: string): number | null {
  const found = NUMBERED.exec(caption.normalize('NFC'))
  const number = found?.[1] ? Number(found[1]) : 0
  return number > 0 ? number : null
}

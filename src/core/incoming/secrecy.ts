// Marks of secrecy in the names of files: what is marked is neither stored nor passed on.

/** Words that make of "mật" no mark of secrecy: bảo mật, bí mật (nhà nước), mật khẩu, mật độ, mật mã, mật ong. */
const BEFORE = new Set(['bảo', 'bí', 'thân', 'cẩn', 'hiểm'])
const AFTER = new Set(['khẩu', 'độ', 'mã', 'ong', 'thiết', 'danh', 'vụ'])

/** Does a file's name or caption carry a mark of secrecy? Such a file is neither stored nor passed on. */
export function isMarkedSecret(text: string): boolean {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return words.some((word, i) => {
    if (word !== 'mật') return false
    const before = words[i - 1] ?? ''
    if (before === 'tuyệt' || before === 'tối') return true
    return !BEFORE.has(before) && !AFTER.has(words[i + 1] ?? '')
  })
}

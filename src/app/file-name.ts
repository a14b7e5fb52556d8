// The name of a file as it was sent, made fit to be shown, listed and sent on: never a path, never a trick of the eye.

/** The longest name that file systems take, in bytes of UTF-8. */
const MOST_BYTES = 255
/** Kept at the end of a name that is cut: what kind of file it is. */
const EXTENSION = /\.[\p{L}\p{N}]{1,8}$/u

const bytesOf = (text: string): number => Buffer.byteLength(text)

/**
 * Names come from strangers' devices: with the folders they lay in, decomposed accents, marks that turn the writing
 * around ("fdp.exe" for "exe.pdf"), line ends and any length.
 * @param fallback where nothing is left of it
 */
export function fileName(sent: string | null, fallback = 'tep'): string {
  const name = (sent ?? '')
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    // Control and format characters, line and paragraph ends, unpaired surrogates.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .trim()
  if (/^\.*$/.test(name)) return fallback
  if (bytesOf(name) <= MOST_BYTES) return name
  const extension = EXTENSION.exec(name)?.[0] ?? ''
  let kept = ''
  let bytes = bytesOf(extension)
  for (const letter of name.slice(0, name.length - extension.length)) {
    bytes += bytesOf(letter)
    if (bytes > MOST_BYTES) break
    kept += letter
  }
  return kept.trimEnd() + extension
}

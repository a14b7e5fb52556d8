// The name of a file as it was sent, made fit to be shown, listed and sent on: never a path, never a trick of the eye.

/** The longest name that file systems take, in bytes of UTF-8. */
const MOST_BYTES = 255
/** Kept at the end of a name that is cut: what kind of file it is. */
const EXTENSION = /\.[\p{L}\p{N}]{1,8}$/u
/** Control and format characters, line and paragraph ends, unpaired surrogates; what joins two pictures into one stays. */
const UNSEEN =
  /(?<!\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})|(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
/** Blanks of every width, and letters that are drawn as nothing: with enough of them an ending is out of sight. */
const BLANKS = /[\p{Zs}\u115f\u1160\u2800\u3164\uffa0]+/gu
/** More marks on one letter than any writing has draw over the lines around it. */
const STACKED = /(\p{M}{4})\p{M}+/gu
/** What one system or another does not take in a name, or takes for something else. */
const FORBIDDEN = /[<>:"|?*]/g
/** Devices of Windows, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.|\s)/i

const bytesOf = (text: string): number => Buffer.byteLength(text)
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * Names come from strangers' devices: with the folders they lay in, decomposed accents, marks that turn the writing
 * around ("fdp.exe" for "exe.pdf"), line ends, names of devices, and any length.
 * @param fallback where nothing is left of it
 */
export function fileName(sent: string | null, fallback = 'tep'): string {
  let name = sent ?? ''
  // What one step takes away may bring together what another looks for.
  for (let before = null as string | null; name !== before; ) {
    before = name
    name = cutTo(MOST_BYTES, cleaned(name))
  }
  return name === '' ? fallback : name
}

const cleaned = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replace(UNSEEN, '')
    .replace(BLANKS, ' ')
    .replace(STACKED, '$1')
    .replace(FORBIDDEN, '_')
    // A dot before hides a file, a dot or a blank behind is lost on the way.
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(DEVICE, '_$&')

/** Cut between letters as people count them, with the ending kept. */
function cutTo(most: number, name: string): string {
  if (bytesOf(name) <= most) return name
  const extension = EXTENSION.exec(name)?.[0] ?? ''
  let kept = ''
  let bytes = bytesOf(extension)
  for (const { segment } of letters.segment(name.slice(0, name.length - extension.length))) {
    bytes += bytesOf(segment)
    if (bytes > most) break
    kept += segment
  }
  return kept.trimEnd() + extension
}

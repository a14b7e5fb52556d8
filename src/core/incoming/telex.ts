// Words typed with the keyboard's Vietnamese switched off: raw telex ("ddax nhaanj") and VNI ("d9a4 nha65n") → letters without marks.

const INITIAL = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|dd|[bcdghklmnpqrstvx])?'
const FINAL = '(?:ch|ng|nh|[cmnpt])?'
const NUCLEUS =
  '(?:uye|uya|uoi|uou|ieu|yeu|oai|oay|oeo|uay|ia|ie|ye|ua|uo|ue|uy|oa|oe|oo|ai|ao|au|ay|eo|eu|iu|oi|ou|ui|uu|[aeiouy])'
const SYLLABLE = new RegExp(`^${INITIAL}${NUCLEUS}${FINAL}$`)
/** Marks that no plain word of Vietnamese has: doubled letters, w, f, j, z. */
const STRONG = /^dd|aa|ee|oo|[wfjz]/

/** One word of raw telex → its letters; null where it is none. `strong`: it cannot be a plain word. */
function telexWord(word: string): { plain: string; strong: boolean } | null {
  if (!/^[a-z]+$/.test(word)) return null
  if (SYLLABLE.test(word) && !/^dd|aa|ee|oo/.test(word)) return { plain: word, strong: false }
  const start = word.match(new RegExp(`^${INITIAL}`))?.[0] ?? ''
  let rest = word.slice(start.length)
  const tones = rest.match(/[sfrxj]/g) ?? []
  if (tones.length > 1) return null
  rest = rest.replace(/[sfrxj]/, '')
  // The mark of a letter may follow the whole word: "nhana", "dand" for "đan".
  if (start === 'd') rest = rest.replace(/d$/, '')
  rest = rest.replace(/w/g, '').replace(/aa/, 'a').replace(/ee/, 'e').replace(/oo/, 'o')
  const late = rest.match(/^([aeo])([a-z]+?)\1$/)
  const plain = (start === 'dd' ? 'd' : start) + rest
  if (SYLLABLE.test(plain)) return { plain, strong: STRONG.test(word) }
  if (late) {
    const moved = (start === 'dd' ? 'd' : start) + late[1] + late[2]
    if (SYLLABLE.test(moved)) return { plain: moved, strong: true }
  }
  return null
}

/** One word of raw VNI: digits after letters, none of them a number. */
function vniWord(word: string): { plain: string; strong: boolean } | null {
  if (!/^[a-z]+[a-z1-9]*$/.test(word) || /[1-9]{3}/.test(word)) return null
  const plain = word.replace(/[1-9]/g, '')
  if (!SYLLABLE.test(plain)) return null
  return { plain, strong: /d9|[aeou]\w*[678]/.test(word) && plain.length > 1 }
}

/**
 * What was meant by raw typing; null where the text is ordinary. Every word must be one, numbers and symbols left as
 * they are, and at least one must be what no ordinary text holds: so that nothing else is ever read differently.
 */
export function untyped(text: string): string | null {
  if (text.length > 200 || !/^[\x20-\x7e]*$/.test(text)) return null
  for (const read of [telexWord, vniWord]) {
    let strong = false
    let marked = 0
    const words = text.split(/(\s+|[,.;:!]+)/).map((word) => {
      if (/^(?:\s*|[,.;:!]+)$/.test(word) || /^\d+$/.test(word) || /[/-]/.test(word)) return word
      const found = read(word.toLowerCase())
      if (!found) return null
      strong ||= found.strong
      if (read === vniWord && found.plain !== word.toLowerCase()) marked++
      return found.plain
    })
    // A single tone may be a number that hangs on a word ("A4"); two of them are typing.
    if ((strong || marked > 1) && words.every((word) => word !== null)) return words.join('')
  }
  return null
}

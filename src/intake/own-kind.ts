// Is a text our own plan document, as JSON or YAML?

export type OwnKind = 'json' | 'yaml'

/** Which of the two a text is, by its name or its first letter; null where it is neither. */
export const ownKindOf = (text: string, name: string): OwnKind | null => {
  if (/\.json$/i.test(name) || /^\uFEFF?\s*\{[\s\S]*\}\s*$/.test(text)) return 'json'
  return /\.ya?ml$/i.test(name) ? 'yaml' : null
}

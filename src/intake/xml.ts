// XML of Office files as a stream of elements: names with one prefix for each namespace, whatever the file calls them.
import { SaxesParser } from 'saxes'

/** An element's attributes by local name: `w:val` and `val` are both `val`. */
export type Attributes = (name: string) => string | undefined

export interface XmlHandlers {
  /** `name` has the prefix of the table below (`w:p`), or none where the namespace says nothing here. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

// Each namespace in its usual and in its strict spelling.
const PREFIXES: [RegExp, string][] = [
  [
    /^(?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/wordprocessingml(?:\/2006)?\/main$/,
    'w:',
  ],
  [/\/markup-compatibility\/2006$/, 'mc:'],
  [/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/officeDocument(?:\/2006)?\/math$/, 'm:'],
]

// Documents nest their elements a few dozen deep; thousands are an attack on whoever recurses.
const DEPTH_LIMIT = 2000

/** Reads a whole document. @throws for XML that is not well-formed */
export const readXml = (xml: string, handlers: XmlHandlers): void => {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const prefixes = new Map<string, string>()
  const prefixOf = (uri: string): string => {
    let prefix = prefixes.get(uri)
    if (prefix === undefined) {
      prefix = PREFIXES.find(([pattern]) => pattern.test(uri))?.[1] ?? ''
      prefixes.set(uri, prefix)
    }
    return prefix
  }
  let depth = 0
  parser.on('opentag', (tag) => {
    if (++depth > DEPTH_LIMIT) throw new RangeError('elements nested too deep')
    handlers.open(prefixOf(tag.uri) + tag.local, (name) => {
      for (const key in tag.attributes) {
        const attribute = tag.attributes[key]!
        if (attribute.local === name) return attribute.value
      }
      return undefined
    })
  })
  parser.on('closetag', (tag) => {
    depth--
    handlers.close(prefixOf(tag.uri) + tag.local)
  })
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
}

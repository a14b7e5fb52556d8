// XML of Office files as a stream of elements: names with one prefix for each namespace, whatever the file calls them.
import { Parser } from 'saxen'

/** An element's attributes by local name: `w:val` and `val` are both `val`. */
export type Attributes = (name: string) => string | undefined

export interface XmlHandlers {
  /** `name` has a prefix of the table below (`w:p`), or none where the namespace says nothing here. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

// Each namespace in its usual and in its strict spelling.
const NAMESPACES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
}

// Documents nest their elements a few dozen deep; thousands are an attack on whoever recurses.
const DEPTH_LIMIT = 2000

/** A switch of Word's: on where it is named without a value. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(?:0|false|off|none)$/i.test(value)

const known = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 || /^(?:w|mc|m)$/.test(name.slice(0, colon)) ? name : name.slice(colon + 1)
}

/** Reads a whole document. @throws for XML that is not well-formed, RangeError where it is nested too deep */
export const readXml = (xml: string, handlers: XmlHandlers): void => {
  const parser = new Parser()
  let failure: Error | null = null
  let depth = 0
  const names = new Map<string, string>()
  const nameOf = (name: string): string => {
    let short = names.get(name)
    if (short === undefined) {
      short = known(name)
      names.set(name, short)
    }
    return short
  }
  parser.ns(NAMESPACES)
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('warn', () => undefined)
  parser.on('openTag', (name, attributes, decode) => {
    if (++depth > DEPTH_LIMIT) failure ??= new RangeError('elements nested too deep')
    if (failure) return
    handlers.open(nameOf(name), (wanted) => {
      const all = attributes()
      const value = all[wanted] ?? all[`w:${wanted}`]
      return value === undefined ? undefined : decode(value)
    })
  })
  parser.on('closeTag', (name) => {
    depth--
    if (!failure) handlers.close(nameOf(name))
  })
  parser.on('text', (text, decode) => {
    if (!failure) handlers.text(decode(text))
  })
  parser.on('cdata', (text) => {
    if (!failure) handlers.text(text)
  })
  parser.parse(xml.replace(/^\uFEFF/, ''))
  if (failure) throw failure
}

// Office files written by hand, for what no library writes: tracked changes, fields, odd namespaces, broken parts.
import { zipOfTexts } from './sheet-files.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A paragraph: its properties and its runs as XML; a plain text becomes one run. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : r(content)}</w:p>`
/** A run of text. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
/** A list item's properties. */
export const item = (list: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`
export const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
export const table = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`

/** A list's level: format, pattern, and what else Word would write into it. */
export const level = (at: number, format: string, pattern: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`

export interface WordParts {
  body: string
  numbering?: string
  styles?: string
  /** Text of the page head. */
  header?: string
  /** What the document's own prefix for the main namespace is, `w` by default. */
  prefix?: string
  namespace?: string
  /** The main part's path. */
  path?: string
}

/** A Word file of these parts. */
export const wordFile = (parts: WordParts): Uint8Array => {
  const namespace = parts.namespace ?? W
  const prefix = parts.prefix ?? 'w'
  const path = parts.path ?? 'word/document.xml'
  const own = (xml: string): string =>
    prefix === 'w' ? xml : xml.replace(/(<\/?|\s)w:/g, (_, before: string) => `${before}${prefix}:`)
  const part = (root: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${own(
      `<w:${root} xmlns:w="${namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${content}</w:${root}>`,
    )
      .replace(` w:xmlns`, ' xmlns')
      .replace('xmlns:w=', `xmlns:${prefix}=`)}`
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const relations = (content: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`
  const slash = path.lastIndexOf('/')
  const file = zipOfTexts({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(relation(1, 'officeDocument', `/${path}`)),
    [path]: part('document', `<w:body>${parts.body}</w:body>`),
    [`${path.slice(0, slash)}/_rels${path.slice(slash)}.rels`]: relations(
      [
        relation(1, 'numbering', '/word/numbering.xml'),
        relation(2, 'styles', '/word/styles.xml'),
        relation(3, 'header', '/word/header1.xml'),
      ].join(''),
    ),
    ...(parts.numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', parts.numbering) }),
    ...(parts.styles === undefined ? {} : { 'word/styles.xml': part('styles', parts.styles) }),
    ...(parts.header === undefined ? {} : { 'word/header1.xml': part('hdr', p(parts.header)) }),
  })
  return new Uint8Array(file)
}

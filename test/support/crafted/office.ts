// Office files of today with whatever part one likes in them; the dangerous ones are so by their lists alone and do nothing.
import { type ZipOptions, type ZipPart, zipOf } from './zip.ts'

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const MICROSOFT = 'http://schemas.microsoft.com/office/2006/relationships'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A relationship; `to` with a scheme or two slashes is external unless said otherwise. */
export const relation = (type: string, to: string, external = false): string =>
  `<Relationship Id="r${to.length}${type.length}" Type="${type.includes('/') ? type : `${OFFICE}/${type}`}" Target="${to}"${external ? ' TargetMode="External"' : ''}/>`

export const relations = (...each: string[]): string =>
  `<Relationships xmlns="${PACKAGE}">${each.join('')}</Relationships>`

const MAIN = {
  word: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xl: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  ppt: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
} as const

export interface OfficeIn {
  folder: keyof typeof MAIN
  /** The main part's type in place of the usual one. */
  type?: string
  /** Overrides and defaults beside the usual ones. */
  types?: string
  /** The body of a Word document. */
  body?: string
  /** Relationships of the main part. */
  has?: string[]
  parts?: ZipPart[]
  zip?: ZipOptions
}

/** An Office file. */
export function officeOf({
  folder,
  type,
  types = '',
  body = '<w:p/>',
  has = [],
  parts = [],
  zip = {},
}: OfficeIn): Buffer {
  const [path, usual] = MAIN[folder]
  const name = path.slice(path.indexOf('/') + 1)
  const document = folder === 'word' ? `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>` : '<x/>'
  return zipOf(
    [
      {
        name: '[Content_Types].xml',
        content: `<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${path}" ContentType="${type ?? usual}"/>${types}</Types>`,
      },
      { name: '_rels/.rels', content: relations(relation('officeDocument', path)) },
      { name: path, content: document },
      { name: `${folder}/_rels/${name}.rels`, content: relations(...has) },
      ...parts,
    ],
    zip,
  )
}

/** A field of Word in as many pieces as there are. */
export const field = (...pieces: string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

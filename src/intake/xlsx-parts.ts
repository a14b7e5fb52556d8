// What lies where in a workbook: its visible sheets, its shared texts and styles, and the formats that those name.
import { Parser } from 'saxen'
import { type NumberShape, numberShape } from './cell-text.ts'
import { mainPart } from './office-parts.ts'
import type { Archive } from './zip.ts'

export interface Workbook {
  /** Those that are shown, in their order. */
  sheets: { name: string; path: string }[]
  from1904: boolean
  sharedStrings: string | null
  styles: string | null
}

type Attribute = (name: string) => string | undefined

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Every element of a small part, by its local name, as it opens. @throws where the XML is damaged */
const eachElement = (
  xml: string,
  open: (name: string, of: Attribute) => void,
  close?: (name: string) => void,
): void => {
  let failure: Error | null = null
  const parser = new Parser()
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('warn', () => undefined)
  parser.on('openTag', (name, attributes, decode) =>
    open(local(name), (wanted) => {
      const value = attributes()[wanted]
      return value === undefined ? undefined : decode(value)
    }),
  )
  parser.on('closeTag', (name) => close?.(local(name)))
  parser.parse(xml.replace(/^\uFEFF/, ''))
  if (failure) throw failure
}

const under = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const parts = base.split('/').slice(0, -1)
  for (const part of target.split('/')) part === '..' ? parts.pop() : parts.push(part)
  return parts.join('/')
}

/** Looks up the parts. @throws where they are damaged */
export const workbookOf = (archive: Archive): Workbook => {
  const main = mainPart(archive) ?? 'xl/workbook.xml'
  const targets = new Map<string, { type: string; path: string }>()
  eachElement(archive.read(main.replace(/([^/]+)$/, '_rels/$1.rels')).toString(), (name, of) => {
    const id = of('Id')
    if (name === 'Relationship' && id)
      targets.set(id, { type: of('Type')?.split('/').at(-1) ?? '', path: under(main, of('Target') ?? '') })
  })
  const sheets: Workbook['sheets'] = []
  let from1904 = false
  eachElement(archive.read(main).toString(), (name, of) => {
    if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(of('date1904') ?? '')
    const target = name === 'sheet' ? targets.get(of('r:id') ?? of('id') ?? '') : undefined
    // What its author hid is no part of what was sent; a sheet of charts has no rows.
    if (target?.type === 'worksheet' && !/hidden/i.test(of('state') ?? ''))
      sheets.push({ name: of('name') ?? '', path: target.path })
  })
  const pathOf = (type: string): string | null => {
    const path = [...targets.values()].find((target) => target.type === type)?.path
    return path !== undefined && archive.exists(path) ? path : null
  }
  return { sheets, from1904, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles') }
}

/** What each style of cells makes of a number, in their order. */
export const shapesOf = (styles: string): (NumberShape | null)[] => {
  const codes = new Map<number, string>()
  const shapes: (NumberShape | null)[] = []
  let inCells = false
  eachElement(
    styles,
    (name, of) => {
      if (name === 'numFmt') codes.set(Number(of('numFmtId')), of('formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(of('numFmtId') ?? 0)
        shapes.push(numberShape(id, codes.get(id)))
      }
    },
    (name) => {
      if (name === 'cellXfs') inCells = false
    },
  )
  return shapes
}

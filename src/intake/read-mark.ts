// Does a file bear a mark of secrecy, whatever it is for? Looked at before anything of it is kept.
import { fileKind } from './file-kind.ts'
import { isMarkedSecret } from './header.ts'
import { linesOf } from './source.ts'

/** What is not looked into holds nothing that could be read as a plan or a list either. */
export interface Mark {
  ok: true
  marked: boolean
}

/** An old Word file keeps its letters as they are, two bytes each. */
const OLD_MARKS = ['T\u1ed0I M\u1eacT', 'TUY\u1ec6T M\u1eacT', '\u0110\u1ed8 M\u1eacT:'].map((mark) =>
  Buffer.from(mark, 'utf16le'),
)

const isMarked = async (bytes: Uint8Array, name: string): Promise<boolean> => {
  const kind = await fileKind(bytes, name)
  switch (kind.kind) {
    case 'docx': {
      const { readDocx } = await import('./read-docx.ts')
      const { lines, margins } = await readDocx(kind.archive)
      return isMarkedSecret(lines, margins)
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts')
      const { lines, margins } = await readPdf(bytes)
      return isMarkedSecret(lines, margins)
    }
    case 'xlsx':
    case 'csv': {
      const { readSheet } = await import('./read-sheet.ts')
      const read = await readSheet(bytes, name)
      return !read.ok && read.code === 'secret'
    }
    case 'text':
      return isMarkedSecret(linesOf(kind.text))
    case 'unsupported':
      return kind.detail === 'doc' && OLD_MARKS.some((mark) => Buffer.from(bytes).includes(mark))
    default:
      return false
  }
}

/** A file that is damaged bears no mark that anybody could read. */
export const readMark = async (bytes: Uint8Array, name: string): Promise<Mark> => ({
  ok: true,
  marked: await isMarked(bytes, name).catch(() => false),
})

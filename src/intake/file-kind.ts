// What a file is, by its bytes; the name is only a hint between kinds of text.
import { mainPart } from './office-parts.ts'
import { textFault } from './text-quality.ts'
import { type Archive, openArchive } from './zip.ts'

export type FileKind =
  | { kind: 'empty' }
  | { kind: 'docx'; archive: Archive }
  | { kind: 'xlsx'; archive: Archive }
  | { kind: 'pdf' }
  | { kind: 'text'; text: string }
  | { kind: 'csv'; text: string }
  | { kind: 'encrypted' }
  | { kind: 'corrupt' }
  /** `detail` says what it is: doc, xls, xlsb, pptx, odt, image, archive, binary, encoding. */
  | { kind: 'unsupported'; detail: string }

/** All that a document may inflate to, in bytes. */
export const INFLATED_LIMIT = 100 * 1024 * 1024

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean => prefix.every((byte, i) => bytes[i] === byte)
const has = (bytes: Uint8Array, text: string, encoding: BufferEncoding): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, encoding))

// Old Office files and locked new ones share one container; their streams' names tell them apart.
const compoundKind = (bytes: Uint8Array): FileKind => {
  if (has(bytes, 'EncryptedPackage', 'utf16le')) return { kind: 'encrypted' }
  if (has(bytes, 'WordDocument', 'utf16le')) return { kind: 'unsupported', detail: 'doc' }
  if (has(bytes, 'Workbook', 'utf16le')) return { kind: 'unsupported', detail: 'xls' }
  return { kind: 'unsupported', detail: 'doc' }
}

const isWord = (archive: Archive): boolean => {
  try {
    return !/^(?:xl|ppt|visio)\/|^$/.test(mainPart(archive) ?? '')
  } catch {
    return archive.exists('word/document.xml')
  }
}

const zipKind = (bytes: Uint8Array): FileKind => {
  const archive = openArchive(bytes, INFLATED_LIMIT)
  if (!archive) return { kind: 'corrupt' }
  if (archive.encrypted) return { kind: 'encrypted' }
  if (isWord(archive)) return { kind: 'docx', archive }
  if (archive.exists('xl/workbook.bin')) return { kind: 'unsupported', detail: 'xlsb' }
  if (archive.names.some((name) => /^xl\/.*\.xml$/.test(name))) return { kind: 'xlsx', archive }
  if (archive.names.some((name) => name.startsWith('ppt/'))) return { kind: 'unsupported', detail: 'pptx' }
  if (archive.exists('content.xml')) return { kind: 'unsupported', detail: 'odt' }
  return { kind: 'unsupported', detail: 'archive' }
}

const inEncoding = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const decoded = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0xff, 0xfe)) return inEncoding(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return inEncoding(bytes, 'utf-16be')
  return inEncoding(bytes, unmarkedEncoding(bytes)) ?? inOldEncoding(bytes)
}

// Windows-1258 writes the tones as marks of their own, so that hardly anything else looks like it. Text in an old font is
// handed on in the letters that it seems to have: then it can be named and refused.
const inOldEncoding = (bytes: Uint8Array): string | null => {
  const vietnamese = inEncoding(bytes, 'windows-1258')?.normalize('NFC')
  const letters = vietnamese?.match(/[^\u0000-\u007f]/g) ?? []
  const own = letters.filter((letter) => VIETNAMESE.test(letter)).length
  if (vietnamese && /[\u1ea0-\u1ef9]/.test(vietnamese) && own > letters.length * 0.95) return vietnamese
  const seeming = inEncoding(bytes, 'windows-1252')
  return seeming && textFault(seeming) === 'legacy_font' ? seeming : null
}
const VIETNAMESE = /[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—‘’“”…•\u00a0]/

// UTF-16 without a mark: every second byte of the plain letters is zero.
const unmarkedEncoding = (bytes: Uint8Array): string => {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++
  })
  const many = sample.length / 8
  if (odd > many && even < odd / 4) return 'utf-16le'
  if (even > many && odd < even / 4) return 'utf-16be'
  return 'utf-8'
}

const textKind = (bytes: Uint8Array, name: string): FileKind => {
  const text = decoded(bytes)
  if (text !== null && !/[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 20_000))) {
    if (text.trim() === '') return { kind: 'empty' }
    if (/^\{\\rtf/.test(text)) return { kind: 'unsupported', detail: 'rtf' }
    return { kind: /\.(?:csv|tsv)$/i.test(name) ? 'csv' : 'text', text }
  }
  const control = bytes.subarray(0, 4096).filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return { kind: 'unsupported', detail: control === 0 ? 'encoding' : 'binary' }
}

/** Looks at a file's bytes. */
export const fileKind = async (bytes: Uint8Array, name: string): Promise<FileKind> => {
  if (bytes.length === 0) return { kind: 'empty' }
  if (startsWith(bytes, 0x50, 0x4b)) return zipKind(bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes)
  // Some programs write a few bytes before a PDF's head.
  if (has(bytes.subarray(0, 1024), '%PDF-', 'latin1')) return { kind: 'pdf' }
  const text = textKind(bytes, name)
  if (text.kind !== 'unsupported') return text
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!type) return text
  return { kind: 'unsupported', detail: type.mime.startsWith('image/') ? 'image' : type.ext }
}

// The kinds of files: how each is called by its ending and by its type.
import type { FileKind } from '../core/inspection.ts'

export const MIME: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  jpg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  zip: 'application/zip',
}

/** What is not known is given to nobody as anything else. */
export const UNKNOWN_MIME = 'application/octet-stream'

/** Endings that go for each kind. Templates and shows are files of the same make. */
const ENDINGS: Record<FileKind, readonly string[]> = {
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm'],
  pptx: ['pptx', 'pptm', 'ppsx', 'ppsm', 'potx', 'potm'],
  jpg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  doc: ['doc', 'dot'],
  xls: ['xls', 'xlt', 'xla'],
  ppt: ['ppt', 'pps', 'pot'],
  zip: ['zip'],
}

/** Endings that promise something else than any kind: text, pages, pictures, programs. */
const OTHERS =
  'txt csv tsv rtf odt ods odp htm html xhtml svg xml json js mjs vbs vbe wsf hta ps1 bat cmd com exe scr pif cpl msi dll lnk url jar apk sh py php gif bmp webp tif tiff heic mp3 mp4 mov avi wav rar 7z gz tar iso img eml msg xps xlsb'

const KNOWN: ReadonlySet<string> = new Set([...Object.values(ENDINGS).flat(), ...OTHERS.split(' ')])

export const endingOf = (name: string): string => /\.([a-z0-9]{1,8})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a name says another kind than the content is. A name without an ending, or with a number there, says none. */
export const isMisnamed = (name: string, kind: FileKind): boolean => {
  const ending = endingOf(name)
  return KNOWN.has(ending) && !ENDINGS[kind].includes(ending)
}

/** The kind that a name promises; null where it promises none that is known. */
export const kindNamed = (name: string): FileKind | null =>
  (Object.keys(ENDINGS) as FileKind[]).find((kind) => ENDINGS[kind].includes(endingOf(name))) ?? null

// Ways round the look into files that other readers would follow: what hides from one reader and is there for another.
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inspectBytes } from '../../src/inspect/inspect-bytes.ts'
import { field, officeOf, relation, relations } from '../support/crafted/office.ts'
import { pdfOf, SCRIPT, stream } from '../support/crafted/pdf.ts'
import { zipOf } from '../support/crafted/zip.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const DDE = field('DDEAUTO c:\\\\x.exe')
const USUAL = ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png']

const header = (content: string | Buffer) =>
  officeOf({ folder: 'word', parts: [{ name: 'word/header1.xml', content }] })
const sheet = (content: string | Buffer, stored = false) =>
  officeOf({ folder: 'xl', parts: [{ name: 'xl/worksheets/sheet1.xml', content, stored }] })
const hdr = (body: string, prefix = 'w') => `<${prefix}:hdr xmlns:${prefix}="${W}">${body}</${prefix}:hdr>`
const PIECE = 256 * 1024

/** Where the directory of an archive begins and where its end does. */
function ends(archive: Buffer): { directory: number; end: number } {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'))
  return { directory: archive.readUInt32LE(end + 16), end }
}

/** The archive's end once more, in its own comment, where a reader that looks for the last one finds it. */
function endInComment(): Buffer {
  const archive = officeOf({ folder: 'word' })
  const { end } = ends(archive)
  const second = Buffer.from(archive.subarray(end, end + 22))
  second.writeUInt16LE(9, 20)
  const first = Buffer.from(archive.subarray(end))
  first.writeUInt16LE(22, 20)
  return Buffer.concat([archive.subarray(0, end), first, second])
}

/** A record of eight-byte numbers that nobody asked for. @param moved what it says differently */
function wideEnd(moved: number): Buffer {
  const archive = officeOf({ folder: 'word' })
  const { directory, end } = ends(archive)
  const count = archive.readUInt16LE(end + 10)
  const wide = Buffer.alloc(56)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(end - directory), 40)
  wide.writeBigUInt64LE(BigInt(directory + moved), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(end), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([archive.subarray(0, end), wide, locator, archive.subarray(end)])
}

function gapBeforeEnd(): Buffer {
  const archive = officeOf({ folder: 'word' })
  const { directory, end } = ends(archive)
  return Buffer.concat([archive.subarray(0, end), archive.subarray(directory, end), archive.subarray(end)])
}

/** Objects of a PDF packed without saying that this is what they are. */
const unnamedObjects = (): Buffer => {
  const content = Buffer.from(`5 0 ${SCRIPT}`)
  return stream('/N 1 /First 4 /Filter /FlateDecode', deflateSync(content))
}
const withHead = (head: string, object: string): Buffer =>
  Buffer.from(
    pdfOf({ objects: ['(x)'] })
      .toString('latin1')
      .replace('4 0 obj\n(x)', `${head}${object}`),
    'latin1',
  )

const table: [string, string, () => Buffer, string][] = [
  ['blanks before a part', 'a.docx', () => header(`${' '.repeat(400)}${hdr(DDE)}`), 'docx macro'],
  ['more blanks than a piece before a part', 'a.docx', () => header(`${' \n'.repeat(PIECE)}${hdr(DDE)}`), 'docx macro'],
  ['another prefix', 'a.docx', () => header(hdr(DDE.replaceAll('w:', 'q:'), 'q')), 'docx macro'],
  [
    'a field behind a million letters of another',
    'a.docx',
    () =>
      header(hdr(`${field('x'.repeat(1_100_000)).replace(/<w:r><w:fldChar w:fldCharType="separate.*$/s, '')}${DDE}`)),
    'file_bomb',
  ],
  [
    'a part in pieces',
    'a.docx',
    () => officeOf({ folder: 'word', parts: [{ name: 'word/_rels/settings.xml.rels/[0].last.piece', content: 'x' }] }),
    'file_broken',
  ],
  [
    'a prefix for relationships',
    'a.docx',
    () =>
      officeOf({
        folder: 'word',
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            content: relations(relation('attachedTemplate', 'https://x.example/t.dotm', true))
              .replaceAll('<Relationship ', '<p:Relationship ')
              .replace('<Relationships xmlns', '<p:Relationships xmlns:p')
              .replace('</Rel', '</p:Rel'),
          },
        ],
      }),
    'docx remote',
  ],
  [
    'a word written as numbers',
    'a.docx',
    () =>
      officeOf({
        folder: 'word',
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            content: relations(relation('attachedTemplate', 'https://x.example/t.dotm', true)).replace(
              'External',
              '&#69;xternal',
            ),
          },
        ],
      }),
    'docx remote',
  ],
  [
    'letters of another kind',
    'a.docx',
    () =>
      officeOf({
        folder: 'word',
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            content: `<?xml version="1.0" encoding="utf-7"?>+ADw-Relationships+AD4-`,
          },
        ],
      }),
    'file_broken',
  ],
  [
    'a link that searches elsewhere',
    'a.docx',
    () => officeOf({ folder: 'word', has: [relation('hyperlink', 'search-ms:query=x&amp;crumb=location:x', true)] }),
    'docx remote',
  ],
  [
    'a function across two pieces',
    'a.xlsx',
    () => sheet(`<x><f>${'1'.repeat(PIECE - 12)}WEBSERVICE("https://x")</f></x>`),
    'xlsx remote',
  ],
  [
    'a function with letters as numbers',
    'a.xlsx',
    () => sheet('<x><f>WEB&#83;ERVICE("https://x")</f></x>'),
    'xlsx remote',
  ],
  [
    'a function in UTF-16',
    'a.xlsx',
    () => sheet(Buffer.from('\ufeff<x><f>WEBSERVICE("https://x")</f></x>', 'utf16le')),
    'xlsx remote',
  ],
  ['an end of the archive in its comment', 'a.docx', endInComment, 'file_broken'],
  ['a second end that says something else', 'a.docx', () => wideEnd(46), 'file_broken'],
  ['a second end that says the same', 'a.docx', () => wideEnd(0), 'docx'],
  ['a second directory before the end', 'a.docx', gapBeforeEnd, 'file_broken'],
  ['an object whose head has a remark in it', 'a.pdf', () => withHead('4 0 %x\nobj ', SCRIPT), 'pdf script'],
  [
    'an object whose head has a remark between the numbers',
    'a.pdf',
    () => withHead('4%0 obj\n0%\nobj', SCRIPT),
    'pdf script',
  ],
  [
    'an object whose head is far apart',
    'a.pdf',
    () => withHead(`4${' '.repeat(60)}0${'\n'.repeat(60)}obj`, SCRIPT),
    'pdf script',
  ],
  ['packed objects that are not called so', 'a.pdf', () => pdfOf({ objects: [unnamedObjects()] }), 'pdf script'],
  [
    'an action that says two things, the harmless one last',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S /Launch /F (cmd.exe) /S /GoTo >>'] }),
    'pdf script',
  ],
  [
    'an action that says two things, the harmless one first',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S /GoTo /F (cmd.exe) /S /Launch >>'] }),
    'pdf script',
  ],
  [
    'a word that stands twice, the harmless one last',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S 5 0 R /F (cmd.exe) >>', '/Launch', '(x)\nendobj\n5 0 obj\n/GoTo'] }),
    'pdf script',
  ],
  [
    'a script that stands twice, the harmless one last',
    'a.pdf',
    () => pdfOf({ objects: ['<< /JS 5 0 R >>', '(app.alert)', '(x)\nendobj\n5 0 obj\nnull'] }),
    'pdf script',
  ],
  [
    'an action behind two hundred thousand others',
    'a.pdf',
    () => pdfOf({ objects: [`[${'1 '.repeat(200_001)} << /S /Launch >>]`] }),
    'file_bomb',
  ],
]

describe('a way round:', () => {
  test.each(table)('%s', async (_what, name, bytes, expected) => {
    const look = await inspectBytes(bytes(), name, USUAL)
    expect(look.ok ? [look.kind, ...look.flags].join(' ') : look.code).toBe(expected)
  })
})

test('archives whose end has a comment are taken as before', async () => {
  const archive = zipOf([{ name: 'a.txt', content: 'x' }], { comment: 'made by hand' })
  expect(await inspectBytes(archive, 'a.zip', ['zip'])).toMatchObject({ ok: true })
})

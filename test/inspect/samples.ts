// The samples that files are looked into by: harmless every one of them, and dangerous by their shape alone.
import { deflateRawSync, deflateSync } from 'node:zlib'
import { field, MICROSOFT, officeOf, relation, relations } from '../support/crafted/office.ts'
import { compoundOf, record, sheetRecord, slideRecord, wordStream } from '../support/crafted/old-office.ts'
import { packedObjects, pdfOf, SCRIPT, stream } from '../support/crafted/pdf.ts'
import { jpgOf, pngOf } from '../support/crafted/picture.ts'
import { overlappingZip, type ZipPart, zipOf } from '../support/crafted/zip.ts'

/** What it is, the name it comes by, its bytes, and what is found: `kind flag flag`, or the code of a refusal. */
export type Sample = [what: string, name: string, bytes: () => Buffer, found: string]

const MB = 1024 * 1024
const macros = (): Buffer =>
  compoundOf([
    { name: 'VBA' },
    { name: 'dir', in: 'VBA', content: Buffer.from('x') },
    { name: 'PROJECT', content: Buffer.from('x') },
  ])
const object = (): Buffer => compoundOf([{ name: '\u0001Ole10Native', content: Buffer.from('x') }])
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
const word = (more: Omit<Parameters<typeof officeOf>[0], 'folder'> = {}) => officeOf({ folder: 'word', ...more })
const sheet = (more: Omit<Parameters<typeof officeOf>[0], 'folder'> = {}) => officeOf({ folder: 'xl', ...more })
const slides = (more: Omit<Parameters<typeof officeOf>[0], 'folder'> = {}) => officeOf({ folder: 'ppt', ...more })
const OVERRIDE = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`
const chart = (of: string): ZipPart[] => [
  { name: 'word/charts/chart1.xml', content: '<x/>' },
  {
    name: 'word/charts/_rels/chart1.xml.rels',
    content: relations(relation('package', '../embeddings/Microsoft_Excel_Sheet1.xlsx')),
  },
  {
    name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx',
    content:
      of === 'xlsx'
        ? sheet()
        : of === 'macros'
          ? sheet({ type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' })
          : word(),
  },
]
const nest = (times: number, inner: Buffer): Buffer =>
  Array.from({ length: times }).reduce<Buffer>((content) => zipOf([{ name: 'a.zip', content, stored: true }]), inner)
const workbook = (...records: Buffer[]): Buffer =>
  compoundOf([
    {
      name: 'Workbook',
      content: Buffer.concat([record(0x809, Buffer.alloc(16)), ...records, record(0x0a, Buffer.alloc(0))]),
    },
  ])
const slideshow = (...records: Buffer[]): Buffer =>
  compoundOf([
    { name: 'PowerPoint Document', content: slideRecord(0x03e8, Buffer.concat(records), true) },
    { name: 'Current User', content: Buffer.alloc(20) },
  ])

export const HARMLESS: Sample[] = [
  ['a document', 'Báo cáo.docx', () => word(), 'docx'],
  ['a workbook', 'Danh sách.xlsx', () => sheet(), 'xlsx'],
  ['a presentation', 'Trình chiếu.pptx', () => slides(), 'pptx'],
  [
    'a document by another program, sizes behind the data',
    'a.docx',
    () => word({ parts: [{ name: 'word/x.bin', content: 'x', behind: true }] }),
    'docx',
  ],
  [
    'a document with sizes of eight bytes',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/a.png', content: pngOf(), wide: true }] }),
    'docx',
  ],
  [
    'a document with a comment behind the archive',
    'a.docx',
    () => word({ zip: { comment: 'saved by a program' } }),
    'docx',
  ],
  [
    'a document with links',
    'a.docx',
    () =>
      word({
        has: [
          relation('hyperlink', 'https://moha.gov.vn/van-ban?a=1&amp;b=2', true),
          relation('hyperlink', 'mailto:a@moha.gov.vn', true),
        ],
      }),
    'docx',
  ],
  [
    'a document with a link as a field',
    'a.docx',
    () => word({ body: field(' HYPERLINK "https://moha.gov.vn" ') }),
    'docx',
  ],
  [
    'a document with page numbers and a table of contents',
    'a.docx',
    () =>
      word({
        body:
          field(' PAGE ') +
          field(' TOC \\o "1-3" \\h \\z \\u ') +
          field(' REF _Ref1 \\h ') +
          field(' DATE \\@ "dd/MM/yyyy" ') +
          '<w:fldSimple w:instr=" NUMPAGES "/>',
      }),
    'docx',
  ],
  [
    'a document after a template on its writer’s own disk',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            content: relations(
              relation(
                'attachedTemplate',
                'file:///C:\\Users\\an\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm',
                true,
              ),
            ),
          },
        ],
      }),
    'docx',
  ],
  [
    'a document with a picture from its writer’s own disk',
    'a.docx',
    () => word({ body: field(' INCLUDEPICTURE "C:\\\\Users\\\\an\\\\anh.png" \\* MERGEFORMATINET ') }),
    'docx',
  ],
  ['a document with a chart and its figures', 'a.docx', () => word({ parts: chart('xlsx') }), 'docx'],
  [
    'a document with pictures, fonts and printer settings',
    'a.docx',
    () =>
      word({
        parts: [
          { name: 'word/media/image1.png', content: pngOf(), stored: true },
          { name: 'word/fonts/font1.odttf', content: 'x' },
          { name: 'word/printerSettings1.bin', content: 'x\0y' },
        ],
      }),
    'docx',
  ],
  [
    'a document whose lists are UTF-16',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'customXml/_rels/item1.xml.rels',
            content: utf16(relations(relation('customXmlProps', 'itemProps1.xml'))),
          },
        ],
      }),
    'docx',
  ],
  [
    'a document whose types are not listed',
    'a.docx',
    () =>
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: '_rels/.rels', content: relations(relation('officeDocument', '/word/document.xml')) },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
    'docx',
  ],
  [
    'a template',
    'mẫu.dotx',
    () => word({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml' }),
    'docx',
  ],
  [
    'a workbook with links to its neighbour on the same disk',
    'a.xlsx',
    () =>
      sheet({
        parts: [
          { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink><externalBook/></externalLink>' },
          {
            name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
            content: relations(relation('externalLinkPath', 'tong-hop.xlsx', true)),
          },
        ],
      }),
    'xlsx',
  ],
  [
    'a large workbook',
    'a.xlsx',
    () =>
      sheet({
        parts: [
          {
            name: 'xl/worksheets/sheet1.xml',
            content: Array.from(
              { length: 60_000 },
              (_, i) => `<row r="${i}"><c r="A${i}" t="n"><v>${(i * 7919) % 10007}</v></c></row>`,
            ).join(''),
          },
        ],
      }),
    'xlsx',
  ],
  [
    'a workbook with form fields',
    'a.xlsx',
    () => sheet({ has: [relation('ctrlProp', 'ctrlProps/ctrlProp1.xml')] }),
    'xlsx',
  ],
  [
    'slides that lead on, with a film inside',
    'a.pptx',
    () =>
      slides({
        parts: [
          { name: 'ppt/slides/slide1.xml', content: '<p><a action="ppaction://hlinkshowjump?jump=nextslide"/></p>' },
          { name: 'ppt/slides/_rels/slide1.xml.rels', content: relations(relation('video', '../media/media1.mp4')) },
        ],
      }),
    'pptx',
  ],
  ['a PDF', 'a.pdf', () => pdfOf(), 'pdf'],
  ['a PDF that opens on a page', 'a.pdf', () => pdfOf({ catalog: '/OpenAction [3 0 R /FitH null]' }), 'pdf'],
  [
    'a PDF that opens on a page by an action elsewhere',
    'a.pdf',
    () => pdfOf({ catalog: '/OpenAction 4 0 R', objects: ['<< /S /GoTo /D [3 0 R /Fit] >>'] }),
    'pdf',
  ],
  [
    'a PDF with links',
    'a.pdf',
    () =>
      pdfOf({
        page: '/Annots [4 0 R]',
        objects: ['<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://moha.gov.vn) >> >>'],
      }),
    'pdf',
  ],
  [
    'a PDF with a signature',
    'a.pdf',
    () =>
      pdfOf({
        catalog: '/AcroForm << /Fields [4 0 R] /SigFlags 3 >>',
        objects: [
          '<< /FT /Sig /T (Signature1) /V 5 0 R /Lock << /Type /SigFieldLock /Action /All >> >>',
          `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 10 20 30] /Contents <${'30820a0b'.repeat(2000)}> >>`,
        ],
      }),
    'pdf',
  ],
  [
    'a PDF whose fonts are called as one likes',
    'a.pdf',
    () => pdfOf({ page: '/Resources << /Font << /JS 4 0 R /AA 4 0 R /EF 4 0 R >> >>', objects: ['<< >>'] }),
    'pdf',
  ],
  [
    'a PDF that speaks of scripts in its text',
    'a.pdf',
    () => pdfOf({ objects: [stream('', Buffer.from('BT (/JavaScript /JS /OpenAction /Launch) Tj ET'))] }),
    'pdf',
  ],
  [
    'a PDF with objects packed',
    'a.pdf',
    () => pdfOf({ objects: [packedObjects(10, ['<< /Type /Font >>', '[1 2 3]', '(text)'])] }),
    'pdf',
  ],
  ['a PDF behind a few bytes', 'a.pdf', () => pdfOf({ before: '\n\n' }), 'pdf'],
  ['a photo', 'IMG_0001.JPG', () => jpgOf(4000, 3000), 'jpg'],
  ['a photo without a name', 'tep', () => jpgOf(), 'jpg'],
  [
    'a photo with a film behind it',
    'a.jpeg',
    () => Buffer.concat([jpgOf(), Buffer.from('....ftypmp42'), Buffer.alloc(5000, 7)]),
    'jpg',
  ],
  ['a picture', 'a.png', () => pngOf(1200, 800, [['tEXt', 'Software: a program']]), 'png'],
  ['a name that ends in a number', 'Báo cáo số 12.2022', () => pdfOf(), 'pdf'],
]

export const OLD: Sample[] = [
  [
    'an old document',
    'a.doc',
    () => compoundOf([{ name: 'WordDocument', content: wordStream() }, { name: 'ObjectPool' }]),
    'doc',
  ],
  [
    'an old document with a link and a page number',
    'a.doc',
    () =>
      compoundOf([
        {
          name: 'WordDocument',
          content: wordStream('a \u0013 HYPERLINK "https://moha.gov.vn" \u0014x\u0015 \u0013 PAGE \u0014 1\u0015'),
        },
      ]),
    'doc',
  ],
  ['an old workbook', 'a.xls', () => workbook(sheetRecord(0)), 'xls'],
  ['an old presentation', 'a.ppt', () => slideshow(slideRecord(0x03e9, Buffer.alloc(40))), 'ppt'],
  [
    'an old document with macros',
    'a.doc',
    () =>
      compoundOf([
        { name: 'WordDocument', content: wordStream() },
        { name: 'Macros' },
        { name: 'VBA', in: 'Macros' },
        { name: 'dir', in: 'VBA', content: Buffer.from('x') },
      ]),
    'doc macro',
  ],
  [
    'an old document with something inside',
    'a.doc',
    () =>
      compoundOf([
        { name: 'WordDocument', content: wordStream() },
        { name: 'ObjectPool' },
        { name: '_1234', in: 'ObjectPool' },
        { name: '\u0001Ole10Native', in: '_1234', content: Buffer.from('x') },
      ]),
    'doc embedded',
  ],
  [
    'an old document behind a password',
    'a.doc',
    () => compoundOf([{ name: 'WordDocument', content: wordStream('x', true) }]),
    'doc encrypted',
  ],
  [
    'an old document that starts a program',
    'a.doc',
    () =>
      compoundOf([
        { name: 'WordDocument', content: wordStream('a \u0013 DDEAUTO "c:\\\\cmd.exe" "/k" \u0014x\u0015') },
      ]),
    'doc macro',
  ],
  [
    'an old document with a picture from elsewhere',
    'a.doc',
    () =>
      compoundOf([
        {
          name: 'WordDocument',
          content: wordStream('\u0013 INCLUDEPICTURE "http://example.org/a.png" \\d \u0014x\u0015'),
        },
      ]),
    'doc remote',
  ],
  [
    'an old workbook with macros',
    'a.xls',
    () =>
      compoundOf([
        { name: 'Workbook', content: sheetRecord(0) },
        { name: '_VBA_PROJECT_CUR' },
        { name: 'VBA', in: '_VBA_PROJECT_CUR' },
      ]),
    'xls macro',
  ],
  [
    'an old workbook with a sheet of the old macros',
    'a.xls',
    () => workbook(sheetRecord(0), sheetRecord(1)),
    'xls macro',
  ],
  ['an old workbook behind a password', 'a.xls', () => workbook(record(0x2f, Buffer.alloc(6))), 'xls encrypted'],
  [
    'an old workbook that starts a program',
    'a.xls',
    () => workbook(record(0x1ae, Buffer.concat([Buffer.from([0, 0, 10, 0, 0]), Buffer.from('cmd\u0003/c calc')]))),
    'xls macro',
  ],
  [
    'an old presentation with macros',
    'a.ppt',
    () => slideshow(slideRecord(0x03ff, slideRecord(0x0400, Buffer.from([1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0])), true)),
    'ppt macro',
  ],
  [
    'an old presentation with something inside',
    'a.ppt',
    () => slideshow(slideRecord(0x1011, Buffer.alloc(40))),
    'ppt embedded',
  ],
  [
    'an archive of documents',
    'a.zip',
    () =>
      zipOf([
        { name: 'Báo cáo.docx', content: word({ parts: chart('xlsx') }) },
        { name: 'a.pdf', content: pdfOf() },
      ]),
    'zip',
  ],
  [
    'an archive with a document with macros',
    'a.zip',
    () => zipOf([{ name: 'a.docm', content: word({ has: [relation(`${MICROSOFT}/vbaProject`, 'vbaProject.bin')] }) }]),
    'zip macro',
  ],
  [
    'an archive with a program',
    'a.zip',
    () => zipOf([{ name: 'a.txt', content: `MZ${'\0'.repeat(80)}` }]),
    'zip embedded',
  ],
  [
    'an archive with a script by its name',
    'a.zip',
    () => zipOf([{ name: 'doc/bao-cao.pdf.js', content: 'x' }]),
    'zip embedded',
  ],
  [
    'an archive with a PDF with a script',
    'a.zip',
    () => zipOf([{ name: 'a.pdf', content: pdfOf({ objects: [SCRIPT] }) }]),
    'zip script',
  ],
  [
    'an archive behind a password',
    'a.zip',
    () => zipOf([{ name: 'a.docx', content: 'x', encrypted: true }]),
    'zip encrypted',
  ],
  ['an archive in an archive', 'a.zip', () => nest(1, zipOf([{ name: 'a.txt', content: 'x' }])), 'zip'],
  [
    'an archive in an archive in an archive',
    'a.zip',
    () => nest(2, zipOf([{ name: 'a.txt', content: 'x' }])),
    'file_bomb',
  ],
  [
    'an archive that would write elsewhere',
    'a.zip',
    () => zipOf([{ name: '../../etc/cron.d/x', content: 'x' }]),
    'file_bomb',
  ],
]

const PARTS = (type: string, name = 'word/x.bin', content: Buffer | string = 'x') => ({
  has: [relation(type, name.replace(/^\w+\//, ''))],
  parts: [{ name, content }],
})

export const DANGEROUS: Sample[] = [
  [
    'macros',
    'a.docm',
    () =>
      word({
        type: 'application/vnd.ms-word.document.macroEnabled.main+xml',
        ...PARTS(`${MICROSOFT}/vbaProject`, 'word/vbaProject.bin', macros()),
      }),
    'docx macro',
  ],
  [
    'macros under another name',
    'a.docx',
    () => word(PARTS(`${MICROSOFT}/vbaProject`, 'word/settings2.bin', macros())),
    'docx macro',
  ],
  [
    'macros that only the part’s bytes tell',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/image1.png', content: macros() }] }),
    'docx macro',
  ],
  [
    'macros that only a type tells',
    'a.docx',
    () => word({ types: OVERRIDE('/word/x.bin', 'application/vnd.ms-office.vbaProject') }),
    'docx macro',
  ],
  [
    'macros named in capitals',
    'a.docx',
    () => word({ parts: [{ name: 'WORD/VBAPROJECT.BIN', content: 'x' }] }),
    'docx macro',
  ],
  [
    'a type that enables macros, named otherwise',
    'a.xlsx',
    () => sheet({ type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
    'xlsx macro',
  ],
  [
    'a type with its letters escaped',
    'a.xlsx',
    () => sheet({ type: 'application/vnd.ms-excel.sheet.macro&#69;nabled.main+xml' }),
    'xlsx macro',
  ],
  [
    'a list in UTF-16 that brings macros',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'word/_rels/footer1.xml.rels',
            content: utf16(relations(relation(`${MICROSOFT}/vbaProject`, 'x.bin'))),
          },
        ],
      }),
    'docx macro',
  ],
  [
    'a sheet of the old macros',
    'a.xlsx',
    () => sheet({ has: [relation(`${MICROSOFT}/xlMacrosheet`, 'macrosheets/sheet1.xml')] }),
    'xlsx macro',
  ],
  [
    'a hidden sheet of the old macros',
    'a.xlsx',
    () => sheet({ parts: [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }] }),
    'xlsx macro',
  ],
  [
    'a field that starts a program',
    'a.docx',
    () => word({ body: field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k" ') }),
    'docx macro',
  ],
  ['such a field in pieces', 'a.docx', () => word({ body: field(' DD', 'EAU', 'TO c:\\\\cmd.exe ') }), 'docx macro'],
  ['such a field with its letters escaped', 'a.docx', () => word({ body: field(' &#68;DE cmd x ') }), 'docx macro'],
  [
    'such a field as characters’ numbers',
    'a.docx',
    () => word({ body: field('<![CDATA[ QUOTE 68 68 69 65 85 84 79 32 99 ]]>') }),
    'docx macro',
  ],
  [
    'such a field as a simple one',
    'a.docx',
    () => word({ body: '<w:fldSimple w:instr="DDEAUTO cmd x"/>' }),
    'docx macro',
  ],
  [
    'such a field in a footer',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'word/footer1.xml',
            content: `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${field('DDE cmd x')}</w:ftr>`,
          },
        ],
      }),
    'docx macro',
  ],
  [
    'such a field by another prefix',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'word/footer1.xml',
            content: `<q:ftr xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${field('DDE cmd x').replaceAll('w:', 'q:')}</q:ftr>`,
          },
        ],
      }),
    'docx macro',
  ],
  [
    'such a field in a part that lies elsewhere',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'xl/worksheets/sheet1.xml',
            content: `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${field('DDE cmd x')}</w:ftr>`,
          },
        ],
      }),
    'docx macro',
  ],
  [
    'a workbook that starts a program by a part that lies elsewhere',
    'a.xlsx',
    () =>
      sheet({
        types: OVERRIDE(
          '/xl/worksheets/sheet9.xml',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
        ),
        parts: [
          { name: 'xl/worksheets/sheet9.xml', content: '<x:externalLink xmlns:x="x"><x:ddeLink/></x:externalLink>' },
        ],
      }),
    'xlsx macro',
  ],
  [
    'slides with such a button, its letters escaped',
    'a.pptx',
    () =>
      slides({
        parts: [{ name: 'ppt/slides/slide1.xml', content: '<p><a action="ppaction:&#47;&#x2f;program"/></p>' }],
      }),
    'pptx macro',
  ],
  [
    'a workbook that starts a program',
    'a.xlsx',
    () =>
      sheet({
        parts: [
          {
            name: 'xl/externalLinks/externalLink1.xml',
            content: '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
          },
        ],
      }),
    'xlsx macro',
  ],
  [
    'slides with a button that starts a program',
    'a.pptx',
    () => slides({ parts: [{ name: 'ppt/slides/slide1.xml', content: '<p><a action="ppaction://program"/></p>' }] }),
    'pptx macro',
  ],
  [
    'an object inside',
    'a.docx',
    () => word(PARTS('oleObject', 'word/embeddings/oleObject1.bin', object())),
    'docx embedded',
  ],
  [
    'an object under a picture’s name',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/image1.emf', content: object() }] }),
    'docx embedded',
  ],
  [
    'a program under a picture’s name',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/image1.png', content: `MZ${'\0'.repeat(80)}` }] }),
    'docx embedded',
  ],
  ['a document inside', 'a.docx', () => word(PARTS('package', 'word/embeddings/a.docx', word())), 'docx embedded'],
  ['figures of a chart that are none', 'a.docx', () => word({ parts: chart('docx') }), 'docx embedded'],
  ['figures of a chart with macros', 'a.docx', () => word({ parts: chart('macros') }), 'docx macro'],
  ['a page inside', 'a.docx', () => word(PARTS('aFChunk', 'word/chunk.html', '<html>')), 'docx embedded'],
  ['a control', 'a.docx', () => word(PARTS('control', 'word/activeX/activeX1.xml', '<x/>')), 'docx embedded'],
  [
    'a PDF inside',
    'a.docx',
    () => word({ parts: [{ name: 'word/embeddings/a.bin', content: pdfOf() }] }),
    'docx embedded',
  ],
  [
    'a template from elsewhere',
    'a.docx',
    () =>
      word({
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            content: relations(relation('attachedTemplate', 'https://example.org/a.dotm', true)),
          },
        ],
      }),
    'docx remote',
  ],
  [
    'a template from the network',
    'a.docx',
    () => word({ has: [relation('attachedTemplate', 'file:///\\\\10.0.0.1\\share\\a.dotm', true)] }),
    'docx remote',
  ],
  [
    'a picture from elsewhere',
    'a.docx',
    () => word({ has: [relation('image', 'http://example.org/a.png', true)] }),
    'docx remote',
  ],
  [
    'a picture field from elsewhere',
    'a.docx',
    () => word({ body: field(' INCLUDEPICTURE "https://example.org/a.png" \\d ') }),
    'docx remote',
  ],
  [
    'a frame from elsewhere',
    'a.docx',
    () => word({ has: [relation('frame', 'http://example.org/a.html', true)] }),
    'docx remote',
  ],
  [
    'a linked object',
    'a.docx',
    () =>
      word({ has: [relation('oleObject', 'mhtml:http://example.org/a.html!x-usc:http://example.org/a.html', true)] }),
    'docx remote',
  ],
  [
    'a workbook with figures from the network',
    'a.xlsx',
    () =>
      sheet({
        parts: [
          {
            name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
            content: relations(relation('externalLinkPath', 'file://server/share/a.xlsx', true)),
          },
        ],
      }),
    'xlsx remote',
  ],
  [
    'a workbook with a query of the web',
    'a.xlsx',
    () =>
      sheet({
        parts: [
          {
            name: 'xl/connections.xml',
            content:
              '<connections xmlns="http://schemas.openxmlformats.org/x"><connection><webPr url="http://example.org"/></connection></connections>',
          },
        ],
      }),
    'xlsx remote',
  ],
  [
    'a workbook with a function of the web',
    'a.xlsx',
    () =>
      sheet({
        parts: [{ name: 'xl/worksheets/sheet1.xml', content: '<f>_xlfn.WEBSERVICE("http://example.org")</f>' }],
      }),
    'xlsx remote',
  ],
  [
    'a document behind a password',
    'a.docx',
    () =>
      compoundOf([
        { name: 'EncryptedPackage', content: Buffer.from('x') },
        { name: 'EncryptionInfo', content: Buffer.from('x') },
      ]),
    'docx encrypted',
  ],
  [
    'a workbook behind a password',
    'a.xlsx',
    () => compoundOf([{ name: 'EncryptedPackage', content: Buffer.from('x') }]),
    'xlsx encrypted',
  ],
  [
    'a part behind a password',
    'a.docx',
    () => word({ parts: [{ name: 'word/x.bin', content: 'x', encrypted: true }] }),
    'docx encrypted',
  ],
  ['a script', 'a.pdf', () => pdfOf({ objects: [SCRIPT] }), 'pdf script'],
  ['a script on opening', 'a.pdf', () => pdfOf({ catalog: `/OpenAction ${SCRIPT}` }), 'pdf script'],
  [
    'a script with its name escaped',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S /J#61v#61Script /#4aS (x) >>'] }),
    'pdf script',
  ],
  [
    'a script in packed objects',
    'a.pdf',
    () => pdfOf({ objects: [packedObjects(10, ['<< /Type /Font >>', SCRIPT])] }),
    'pdf script',
  ],
  [
    'a script in objects packed and spelled out',
    'a.pdf',
    () =>
      pdfOf({
        objects: [
          packedObjects(
            10,
            [SCRIPT],
            (content) => Buffer.from(`${deflateSync(content).toString('hex')}>`),
            '[/ASCIIHexDecode /FlateDecode]',
          ),
        ],
      }),
    'pdf script',
  ],
  [
    'a script in packed objects whose length lies',
    'a.pdf',
    () =>
      pdfOf({
        objects: [
          Buffer.from(
            packedObjects(10, [SCRIPT])
              .toString('latin1')
              .replace(/\/Length \d+/, '/Length 3'),
            'latin1',
          ),
        ],
      }),
    'pdf script',
  ],
  [
    'a script in an object hidden in a stream',
    'a.pdf',
    () => pdfOf({ objects: [stream('', Buffer.from(`xx\n9 0 obj\n${SCRIPT}\nendobj\n`))] }),
    'pdf script',
  ],
  [
    'a script whose kind stands elsewhere',
    'a.pdf',
    () => pdfOf({ catalog: '/OpenAction << /S 4 0 R /X 1 >>', objects: ['/JavaScript'] }),
    'pdf script',
  ],
  [
    'a script as a stream',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S /Rendition /JS 5 0 R >>', stream('', Buffer.from('x'))] }),
    'pdf script',
  ],
  [
    'a script behind a comment and odd blanks',
    'a.pdf',
    () => pdfOf({ objects: ['<</S%x\n/JavaScript\f/JS<78>>>'] }),
    'pdf script',
  ],
  ['a launch', 'a.pdf', () => pdfOf({ page: '/AA << /O << /S /Launch /F (cmd.exe) >> >>' }), 'pdf script'],
  [
    'a form with code',
    'a.pdf',
    () => pdfOf({ catalog: '/AcroForm << /XFA 4 0 R >>', objects: [stream('', Buffer.from('<xdp/>'))] }),
    'pdf script',
  ],
  ['a film with code', 'a.pdf', () => pdfOf({ objects: ['<< /Type /Annot /Subtype /RichMedia >>'] }), 'pdf script'],
  [
    'a file inside',
    'a.pdf',
    () =>
      pdfOf({
        objects: [
          '<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>',
          stream('/Type /EmbeddedFile', Buffer.from('x')),
        ],
      }),
    'pdf embedded',
  ],
  [
    'an address that it goes to by itself',
    'a.pdf',
    () => pdfOf({ catalog: '/OpenAction << /S /URI /URI (http://example.org) >>' }),
    'pdf remote',
  ],
  [
    'a file on the network that it turns to',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S /GoToR /F (\\\\\\\\10.0.0.1\\\\share\\\\a.pdf) /D [0 /Fit] >>'] }),
    'pdf remote',
  ],
  [
    'a form that sends what is written',
    'a.pdf',
    () => pdfOf({ objects: ['<< /S /SubmitForm /F (http://example.org) >>'] }),
    'pdf remote',
  ],
  [
    'a password',
    'a.pdf',
    () => pdfOf({ trailer: '/Encrypt 4 0 R', objects: ['<< /Filter /Standard /V 4 >>'] }),
    'pdf encrypted',
  ],
  [
    'a PDF that is an archive too',
    'a.pdf',
    () => Buffer.concat([pdfOf(), zipOf([{ name: 'a.js', content: 'x' }])]),
    'pdf embedded',
  ],
  ['a PDF that is a page too', 'a.pdf', () => pdfOf({ before: '<html><script>x</script>' }), 'pdf mismatch'],
  [
    'a photo that is an archive too',
    'a.jpg',
    () => Buffer.concat([jpgOf(), zipOf([{ name: 'a.exe', content: 'x' }])]),
    'jpg embedded',
  ],
  ['a photo that is a page too', 'a.jpg', () => jpgOf(2, 2, '<script>x</script>'), 'jpg mismatch'],
  [
    'a picture with a program behind it',
    'a.png',
    () => Buffer.concat([pngOf(), Buffer.from(`MZ${'\0'.repeat(76)}This program cannot be run in DOS mode`)]),
    'png embedded',
  ],
  ['a photo named as a document', 'a.docx', () => jpgOf(), 'jpg mismatch'],
  ['a PDF named as a program', 'Báo cáo.pdf.exe', () => pdfOf(), 'pdf mismatch'],
  ['a document named as a workbook', 'a.xlsx', () => word(), 'docx mismatch'],
]

export const REFUSED: Sample[] = [
  ['nothing', 'a.pdf', () => Buffer.alloc(0), 'file_broken'],
  ['a page named as a photo', 'a.jpg', () => Buffer.from('<html><script>alert(1)</script></html>'), 'file_kind'],
  [
    'a drawing of lines named as a photo',
    'a.jpg',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'),
    'file_kind',
  ],
  ['plain text', 'a.txt', () => Buffer.from('Báo cáo'), 'file_kind'],
  ['a program', 'a.pdf', () => Buffer.from(`MZ${'\0'.repeat(80)}`), 'file_kind'],
  ['an archive, which is not asked for', 'a.zip', () => zipOf([{ name: 'a.txt', content: 'x' }]), 'file_kind'],
  ['an archive named as a document', 'a.docx', () => zipOf([{ name: 'a.txt', content: 'x' }]), 'file_kind'],
  [
    'an old document, which is not asked for',
    'a.doc',
    () => compoundOf([{ name: 'WordDocument', content: wordStream() }]),
    'file_kind',
  ],
  [
    'a binary workbook',
    'a.xlsb',
    () => sheet({ type: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }),
    'file_kind',
  ],
  [
    'a text document of another office',
    'a.odt',
    () =>
      zipOf([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
        { name: 'content.xml', content: '<x/>' },
      ]),
    'file_kind',
  ],
  [
    'a part that unpacks to 300 MB',
    'a.docx',
    () => word({ parts: [{ name: 'word/x.xml', content: Buffer.alloc(300 * MB) }] }),
    'file_bomb',
  ],
  [
    'a part a thousand times its size',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/a.bin', content: Buffer.alloc(5 * MB) }] }),
    'file_bomb',
  ],
  [
    'a part whose size lies',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/a.bin', content: Buffer.alloc(5 * MB), says: { size: 10 } }] }),
    'file_broken',
  ],
  [
    'a part whose size lies before and behind',
    'a.docx',
    () => word({ parts: [{ name: 'word/media/a.bin', content: 'x', raw: deflateRawSync(Buffer.alloc(5 * MB)) }] }),
    'file_bomb',
  ],
  ['entries that share their bytes', 'a.docx', () => overlappingZip(1_000, 100_000), 'file_bomb'],
  ['two entries that share their bytes', 'a.docx', () => overlappingZip(2, 100_000), 'file_bomb'],
  [
    '3,000 entries',
    'a.docx',
    () => word({ parts: Array.from({ length: 3_000 }, (_, i) => ({ name: `a${i}`, content: '' })) }),
    'file_bomb',
  ],
  ['65,535 entries that are not there', 'a.docx', () => word({ zip: { count: 65_535 } }), 'file_bomb'],
  [
    'an entry that the directory does not name',
    'a.docx',
    () => word({ parts: [{ name: 'word/vbaProject.bin', content: 'x'.repeat(50), hidden: true }] }),
    'file_broken',
  ],
  [
    'an entry with two names',
    'a.docx',
    () => word({ parts: [{ name: 'word/a.png', localName: 'word/vba.png', content: 'x' }] }),
    'file_broken',
  ],
  [
    'an entry packed in two ways',
    'a.docx',
    () => word({ parts: [{ name: 'word/a.png', content: 'x', says: { method: 0 } }] }),
    'file_broken',
  ],
  [
    'two entries of one name',
    'a.docx',
    () => word({ parts: [{ name: 'word/Document.xml', content: '<x/>' }] }),
    'file_broken',
  ],
  ['bytes before the archive', 'a.docx', () => word({ zip: { before: Buffer.from('PK\x03\x04 x') } }), 'file_broken'],
  ['bytes behind the archive', 'a.docx', () => word({ zip: { after: Buffer.from('%PDF-1.4') } }), 'file_broken'],
  ['half an archive', 'a.docx', () => word().subarray(0, 300), 'file_broken'],
  [
    'damaged data',
    'a.docx',
    () => word({ parts: [{ name: 'word/a.png', content: 'x', raw: Buffer.from('ffffffff', 'hex') }] }),
    'file_broken',
  ],
  [
    'a list that is no XML',
    'a.docx',
    () => word({ parts: [{ name: 'word/_rels/x.rels', content: '<Relationships><' }] }),
    'file_broken',
  ],
  ['half a PDF', 'a.pdf', () => pdfOf().subarray(0, 100), 'file_broken'],
  ['a PDF of nothing', 'a.pdf', () => Buffer.from('%PDF-1.4 startxref'), 'file_broken'],
  [
    'packed objects that are damaged',
    'a.pdf',
    () => pdfOf({ objects: [stream('/Type /ObjStm /First 4 /Filter /FlateDecode', Buffer.from('zzzz'))] }),
    'file_broken',
  ],
  [
    'packed objects of 300 MB',
    'a.pdf',
    () =>
      pdfOf({
        objects: [stream('/Type /ObjStm /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(300 * MB, ' ')))],
      }),
    'file_bomb',
  ],
  [
    'a stream packed over and over',
    'a.pdf',
    () =>
      pdfOf({
        objects: [stream('/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(300 * MB))))],
      }),
    'file_bomb',
  ],
  [
    'a filter over and over',
    'a.pdf',
    () => pdfOf({ objects: [stream(`/Filter [${'/FlateDecode '.repeat(50)}]`, Buffer.from('x'))] }),
    'file_bomb',
  ],
  ['lists in lists without end', 'a.pdf', () => pdfOf({ objects: ['['.repeat(100_000)] }), 'file_bomb'],
  [
    'objects in objects without end',
    'a.pdf',
    () => pdfOf({ objects: [`(${'1 0 obj ('.repeat(30_000)}`] }),
    'file_bomb',
  ],
  ['a picture of four billion points', 'a.png', () => pngOf(65_535, 65_535), 'file_bomb'],
  ['a photo of four billion points', 'a.jpg', () => jpgOf(65_535, 65_535), 'file_bomb'],
  ['half a picture', 'a.png', () => pngOf().subarray(0, 40), 'file_broken'],
  ['half a photo', 'a.jpg', () => jpgOf().subarray(0, 30), 'file_broken'],
  ['an old file of nothing but its head', 'a.docx', () => compoundOf([]).subarray(0, 600), 'file_broken'],
]

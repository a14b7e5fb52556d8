// What a browser is told about a file that somebody sent: its name as it is, and nothing that could end or begin a header.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileName } from '../../src/app/file-name.ts'
import { downloadHeaders, savedAs } from '../../src/http/download.ts'

/** The name that a browser takes: the extended one, read back. */
const read = (header: string): string => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)![1]!)

it.each([
  ['giấy mời.pdf', `attachment; filename="giay moi.pdf"; filename*=UTF-8''gi%E1%BA%A5y%20m%E1%BB%9Di.pdf`],
  [
    'Đề án (bản 2)*.docx',
    `attachment; filename="De an (ban 2)*.docx"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%28b%E1%BA%A3n%202%29%2A.docx`,
  ],
  [
    'a";\r\nSet-Cookie: x.pdf',
    `attachment; filename="a_;__Set-Cookie: x.pdf"; filename*=UTF-8''a%22%3B%0D%0ASet-Cookie%3A%20x.pdf`,
  ],
  ['100%25.pdf', `attachment; filename="100_25.pdf"; filename*=UTF-8''100%2525.pdf`],
  ['\ud800.pdf', `attachment; filename=".pdf"; filename*=UTF-8''.pdf`],
])('%j', (name, header) => {
  expect(savedAs(name)).toBe(header)
})

it('of any name is one header of plain letters, and gives the name back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
      const header = savedAs(sent)
      expect(header).toMatch(
        /^attachment; filename="[^"\\%\x00-\x1f\x7f-\uffff]*"; filename\*=UTF-8''[\w.~%!#$&+^`|{}-]*$/,
      )
      expect(new Headers({ 'Content-Disposition': header }).get('content-disposition')).toBe(header)
      const name = fileName(sent)
      expect(read(savedAs(name))).toBe(name)
    }),
    { numRuns: 1_000 },
  )
})

it('is saved and never shown, whatever its type', () => {
  expect(downloadHeaders('a.html', 'text/html')).toEqual({
    'Content-Type': 'text/html',
    'Content-Disposition': `attachment; filename="a.html"; filename*=UTF-8''a.html`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
})

// Forms with files off the wire: the same parts however the bytes are cut, and nothing taken that is no such form.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, type PartHead, readMultipart } from '../../src/http/upload/multipart.ts'

type Part = PartHead & { bytes: Buffer }

/** Writes a form as browsers do. */
function written(boundary: string, parts: Part[]): Buffer {
  const escaped = (text: string) => text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
  return Buffer.concat([
    ...parts.flatMap(({ name, fileName, bytes }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"${
          fileName === null ? '' : `; filename="${escaped(fileName)}"\r\nContent-Type: application/octet-stream`
        }\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

function read(boundary: string, pieces: Uint8Array[]): { parts: Part[]; state: string; most: number } {
  const parts: Part[] = []
  let open: { head: PartHead; pieces: Buffer[] } | null = null
  let most = 0
  const reader = readMultipart(boundary, {
    begin: (head) => {
      open = { head, pieces: [] }
    },
    data: (piece) => {
      most = Math.max(most, piece.length)
      open!.pieces.push(Buffer.from(piece))
    },
    end: () => {
      parts.push({ ...open!.head, bytes: Buffer.concat(open!.pieces) })
      open = null
    },
  })
  let state = 'more'
  for (const piece of pieces) {
    // Whoever gives the piece may use its memory again.
    const lent = Uint8Array.from(piece)
    state = reader.write(lent)
    lent.fill(0)
  }
  return { parts, state, most }
}

const cut = (bytes: Buffer, at: readonly number[]): Buffer[] => {
  const places = [...new Set(at.map((n) => n % (bytes.length + 1)))].sort((a, b) => a - b)
  return [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length))
}

const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
/** Bytes that look like the boundary, whole, in part and doubled. */
const trap = fc.constantFrom(
  `\r\n--${BOUNDARY.slice(0, -1)}`,
  `\r\n\r\n--${BOUNDARY.slice(0, 9)}`,
  `--${BOUNDARY}`,
  '\r\n--',
  '\r',
  '\r\n\r\n',
  '--',
)
const bytes = fc
  .array(fc.oneof(trap, fc.string({ maxLength: 40 }), fc.uint8Array({ maxLength: 60 })), { maxLength: 6 })
  .map((all) => Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one) : Buffer.from(one)))))
  // A browser chooses a boundary that is nowhere in the files.
  .filter((all) => !all.includes(`\r\n--${BOUNDARY}`))
const fileName = fc.oneof(
  fc.constantFrom(
    '',
    'Danh sách đại biểu.docx',
    'Danh sách đại biểu.docx'.normalize('NFD'),
    'a "b" c.pdf',
    'C:\\Hồ sơ\\x.doc',
    '../../etc/passwd',
    'fdp\u202excod.exe',
    `${'ộ'.repeat(250)}.pdf`,
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) =>
    text
      .replace(/[\r\n\0\\]|%22|%0[da]/gi, '')
      .normalize('NFC')
      .replace(/\p{Cs}/gu, ''),
  ),
)
const part: fc.Arbitrary<Part> = fc.record({
  name: fc.constantFrom('form', 'file', 'item', 'số'),
  fileName: fc.option(fileName, { nil: null }),
  bytes,
})

describe('a form with files', () => {
  it('is the same parts however it is cut', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.array(fc.nat(5000), { maxLength: 30 }), (parts, at) => {
        const wire = written(BOUNDARY, parts)
        expect(read(BOUNDARY, cut(wire, at))).toMatchObject({ parts, state: 'done' })
      }),
      { numRuns: 300 },
    )
  })

  it('is the same parts byte by byte', () => {
    const parts = [
      { name: 'form', fileName: null, bytes: Buffer.from('x') },
      { name: 'file', fileName: 'tệp.pdf', bytes: Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n--`) },
      { name: 'file', fileName: '', bytes: Buffer.alloc(0) },
    ]
    const wire = written(BOUNDARY, parts)
    expect(
      read(
        BOUNDARY,
        [...wire].map((one) => Buffer.from([one])),
      ),
    ).toMatchObject({ parts, state: 'done' })
  })

  it('that ends early is not done, wherever it ends', () => {
    const wire = written(BOUNDARY, [{ name: 'file', fileName: 'a.pdf', bytes: Buffer.from('nội dung') }])
    for (let end = 0; end < wire.length - 2; end++)
      expect(read(BOUNDARY, [wire.subarray(0, end)]).state, String(end)).toBe('more')
  })

  it('hands on a large file in pieces no larger than they came', () => {
    const wire = written(BOUNDARY, [{ name: 'file', fileName: 'a.pdf', bytes: Buffer.alloc(5_000_000, 7) }])
    const pieces = Array.from({ length: Math.ceil(wire.length / 65_536) }, (_, i) =>
      wire.subarray(i * 65_536, (i + 1) * 65_536),
    )
    const { parts, state, most } = read(BOUNDARY, pieces)
    expect([state, parts[0]!.bytes.length]).toEqual(['done', 5_000_000])
    expect(most).toBeLessThan(65_536 + 200)
  })

  it.each([
    ['words before the first boundary', `x--${BOUNDARY}--`],
    ['blanks after a boundary', `--${BOUNDARY}  \r\n`],
    ['no name', `--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\n`],
    ['an empty name', `--${BOUNDARY}\r\nContent-Disposition: form-data; name=""\r\n\r\n`],
    ['no disposition', `--${BOUNDARY}\r\nContent-Type: text/plain\r\n\r\n`],
    [
      'two dispositions',
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"\r\n\r\n`,
    ],
    ['two names', `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"; name="b"\r\n\r\n`],
    ['another disposition', `--${BOUNDARY}\r\nContent-Disposition: attachment; name="a"\r\n\r\n`],
    ['a head without end', `--${BOUNDARY}\r\n${'x'.repeat(9000)}`],
  ])('is not taken with %s', (_, text) => {
    expect(read(BOUNDARY, [Buffer.from(text)]).state).toBe('broken')
    expect(
      read(
        BOUNDARY,
        [...Buffer.from(text)].map((one) => Buffer.from([one])),
      ).state,
    ).toBe('broken')
  })

  it('is not taken with more fields than any form of ours', () => {
    const parts = Array.from({ length: 65 }, () => ({ name: 'a', fileName: null, bytes: Buffer.from('x') }))
    expect(read(BOUNDARY, [written(BOUNDARY, parts)]).state).toBe('broken')
  })

  it('of any bytes ends in one of three ways and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300), { maxLength: 5 }), (noise, at) => {
        const wire = Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n`), noise])
        expect(['more', 'done', 'broken']).toContain(read(BOUNDARY, cut(wire, at)).state)
      }),
    )
  })

  it('takes the name that programs write in their own way', () => {
    const wire = `--b\r\nContent-Disposition: form-data; name=file; filename*=UTF-8''t%E1%BB%87p.pdf\r\n\r\nx\r\n--b--`
    expect(read('b', [Buffer.from(wire)]).parts).toMatchObject([{ name: 'file', fileName: 'tệp.pdf' }])
  })
})

describe('a boundary', () => {
  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
    ['Multipart/Form-Data;boundary=----x', '----x'],
    ['multipart/form-data', null],
    ['multipart/mixed; boundary=abc', null],
    ['multipart/form-data; boundary=', null],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, null],
    ['multipart/form-data; boundary="a "', null],
    [undefined, null],
  ])('of %s', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })
})

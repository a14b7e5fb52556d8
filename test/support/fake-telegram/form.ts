// The ways a Bot API call brings its arguments: address, JSON, form, and form with files.

export interface UploadedFile {
  name: string
  bytes: Buffer
}

export interface Arguments {
  values: Record<string, unknown>
  files: Record<string, UploadedFile>
}

/** @throws where the body is not what its type says */
export function readArguments(type: string, body: Buffer, query: URLSearchParams): Arguments {
  const values: Record<string, unknown> = Object.fromEntries(query)
  if (type.startsWith('multipart/form-data')) return readMultipart(type, body, values)
  if (body.length === 0) return { values, files: {} }
  if (type.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return { values: { ...values, ...(parsed as object) }, files: {} }
  }
  return { values: { ...values, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) }, files: {} }
}

function readMultipart(type: string, body: Buffer, values: Record<string, unknown>): Arguments {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary === undefined) throw new Error('no boundary')
  const files: Record<string, UploadedFile> = {}
  const mark = Buffer.from(`--${boundary}`)
  let start = body.indexOf(mark)
  while (start >= 0) {
    const from = start + mark.length
    if (body.subarray(from, from + 2).toString() === '--') return { values, files }
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), from)
    if (end < 0) break
    readPart(body.subarray(from + 2, end), values, files)
    start = end + 2
  }
  throw new Error('form ends before its last boundary')
}

function readPart(part: Buffer, values: Record<string, unknown>, files: Record<string, UploadedFile>): void {
  const split = part.indexOf('\r\n\r\n')
  const head = part.subarray(0, split).toString('utf8')
  const content = part.subarray(split + 4)
  const disposition = head.split('\r\n').find((line) => /^content-disposition:/i.test(line)) ?? ''
  const fields = dispositionFields(disposition)
  const name = fields.name
  if (name === undefined) throw new Error('part without a name')
  if (fields.filename === undefined) values[name] = content.toString('utf8')
  else files[name] = { name: fields.filename, bytes: Buffer.from(content) }
}

/** A bare value ends at the semicolon, a quoted one may hold anything, with backslashes before quotes. */
function dispositionFields(line: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const field = /;\s*([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^;]*))/gi
  for (const [, key = '', quoted, bare] of line.matchAll(field)) {
    fields[key.toLowerCase()] = quoted === undefined ? (bare ?? '').trim() : quoted.replace(/\\(.)/g, '$1')
  }
  return fields
}

// A form with files as it comes off the wire, read piece by piece: never more of it in memory than one piece and a tail.

/** The head of one field of a form. */
export interface PartHead {
  name: string
  /** Null for a field that is no file; empty where no file was chosen. */
  fileName: string | null
}

export interface PartSink {
  begin(head: PartHead): void
  data(piece: Uint8Array): void
  end(): void
}

export interface MultipartReader {
  /** @returns `broken` where it is no such form; nothing is read after that */
  write(piece: Uint8Array): 'more' | 'done' | 'broken'
}

/** Longest head of a part; a name of a file is at most 255 bytes on any disk, three times that as it is escaped. */
const LONGEST_HEAD = 8 * 1024
/** Fields of a form. */
const MOST_PARTS = 64
const CR = 13
const LF = 10
const DASH = 45

/** The boundary that a content type names; null where it is no form with files, or a boundary that RFC 2046 does not allow. */
export function boundaryOf(contentType: string | undefined): string | null {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))\s*(?:;.*)?$/i.exec(
    contentType ?? '',
  )
  const boundary = found?.[1] ?? found?.[2]
  return boundary !== undefined && /^[\w'()+,./:=? -]*[\w'()+,./:=?-]$/.test(boundary) ? boundary : null
}

/**
 * Reads `multipart/form-data` (RFC 7578) as browsers write it, and nothing beside that: no preamble, no folded or encoded
 * heads, no blanks after a boundary. However it is cut into pieces, the sink hears the same parts with the same bytes.
 */
export function readMultipart(boundary: string, sink: PartSink): MultipartReader {
  const first = Buffer.from(`--${boundary}`)
  const between = Buffer.from(`\r\n--${boundary}`)
  let state: 'first' | 'after' | 'head' | 'body' | 'done' | 'broken' = 'first'
  let rest: Buffer = Buffer.alloc(0)
  let parts = 0

  /** One step as far as the bytes at hand allow; false where more are needed. */
  function step(): boolean {
    switch (state) {
      case 'first':
        return boundaryAtStart()
      case 'after':
        return afterBoundary()
      case 'head':
        return head()
      case 'body':
        return body()
      default:
        return false
    }
  }

  function boundaryAtStart(): boolean {
    const seen = Math.min(rest.length, first.length)
    if (rest.compare(first, 0, seen, 0, seen) !== 0) return fail()
    if (rest.length < first.length) return false
    return goOn('after', first.length)
  }

  function afterBoundary(): boolean {
    if (rest.length < 2) return false
    if (rest[0] === CR && rest[1] === LF) return ++parts > MOST_PARTS ? fail() : goOn('head', 2)
    // What follows the last boundary is nothing of the form.
    return rest[0] === DASH && rest[1] === DASH ? goOn('done', rest.length) : fail()
  }

  function head(): boolean {
    const end = rest.indexOf('\r\n\r\n')
    if (end === -1 || end > LONGEST_HEAD) return rest.length > LONGEST_HEAD + 4 ? fail() : false
    const read = readHead(rest.toString('utf8', 0, end))
    if (!read) return fail()
    sink.begin(read)
    return goOn('body', end + 4)
  }

  function body(): boolean {
    const end = rest.indexOf(between)
    if (end === -1) {
      // The tail may be the beginning of the boundary.
      const sure = rest.length - (between.length - 1)
      if (sure > 0) {
        sink.data(rest.subarray(0, sure))
        rest = rest.subarray(sure)
      }
      return false
    }
    if (end > 0) sink.data(rest.subarray(0, end))
    sink.end()
    return goOn('after', end + between.length)
  }

  function goOn(to: typeof state, used: number): boolean {
    rest = rest.subarray(used)
    state = to
    return to !== 'done'
  }

  function fail(): boolean {
    state = 'broken'
    rest = Buffer.alloc(0)
    return false
  }

  const outcome = () => (state === 'done' || state === 'broken' ? state : 'more')

  return {
    write(piece) {
      const before = outcome()
      if (before !== 'more') return before
      rest =
        rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.length) : Buffer.concat([rest, piece])
      while (step());
      // The piece belongs to whoever gave it; what waits for more is our own copy.
      if (rest.length > 0) rest = Buffer.from(rest)
      return outcome()
    },
  }
}

const DISPOSITION = /^form-data\s*((?:;\s*[\w*-]+\s*=\s*(?:"(?:\\"|[^"])*"|[^\s;"]+)\s*)*)$/i
const PARAMETER = /;\s*([\w*-]+)\s*=\s*(?:"((?:\\"|[^"])*)"|([^\s;"]+))/g

function readHead(text: string): PartHead | null {
  const values = text
    .split('\r\n')
    .flatMap((line) => /^content-disposition\s*:\s*(.*)$/is.exec(line)?.[1] ?? [])
    .map((value) => value.trim())
  const parameters = values.length === 1 ? DISPOSITION.exec(values[0]!)?.[1] : undefined
  if (parameters === undefined || /[\r\n\0]/.test(values[0]!)) return null
  const given = new Map<string, string>()
  for (const [, key, quoted, bare] of parameters.matchAll(PARAMETER)) {
    if (given.has(key!.toLowerCase())) return null
    given.set(key!.toLowerCase(), quoted === undefined ? bare! : unquoted(quoted))
  }
  const name = given.get('name')
  if (name === undefined || name === '') return null
  return { name, fileName: extended(given.get('filename*')) ?? given.get('filename') ?? null }
}

/** Browsers escape a quotation mark and line ends by percent; older ones put a stroke before the mark. */
const unquoted = (value: string): string =>
  value
    .replace(/\\"/g, '"')
    .replace(/%22/g, '"')
    .replace(/%0d|%0a/gi, ' ')

/** `UTF-8''t%E1%BB%87p.pdf`, as programs write it that are no browsers. */
function extended(value: string | undefined): string | null {
  const found = /^utf-8'[\w-]*'(.*)$/i.exec(value ?? '')
  if (!found) return null
  try {
    return decodeURIComponent(found[1]!)
  } catch {
    return null
  }
}

// JSON whose whole numbers beyond 2^53 come out as text: ids of Zalo are longer than a number holds.

const LONG = /\d{16}/
/** A string as a whole, or a number; strings first, so that digits inside them stay as they are. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** @throws SyntaxError where it is no JSON */
export function parseExact(text: string): unknown {
  const parsed: unknown = JSON.parse(text)
  if (!LONG.test(text)) return parsed
  return JSON.parse(
    text.replace(TOKEN, (token) =>
      /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
    ),
  )
}

/** The object that the bytes hold; null where they are no JSON, or JSON of another shape. */
export function objectIn(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const parsed = parseExact(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null
  } catch {
    return null
  }
}

// An error answer of the Zalo Bot API: a number and a line, in the body.

export class Refusal extends Error {
  readonly code: number
  readonly description: string

  constructor(code: number, description: string) {
    super(`${code} ${description}`)
    this.code = code
    this.description = description
  }

  /** @param camelCase as one method was documented */
  envelope(camelCase = false): object {
    return { ok: false, [camelCase ? 'errorCode' : 'error_code']: this.code, description: this.description }
  }
}

export const badRequest = (text: string): Refusal => new Refusal(400, `Bad request: ${text}`)
export const unauthorized = (): Refusal => new Refusal(401, 'Unauthorized: token is invalid or expired')
export const notFound = (): Refusal => new Refusal(404, 'Not found')
export const emptyPoll = (): Refusal => new Refusal(408, 'Request timeout')
export const flood = (): Refusal => new Refusal(429, 'Quota exceeded')

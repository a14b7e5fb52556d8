// An error answer of the Bot API, as its server words it.

export interface Parameters {
  retry_after?: number
  migrate_to_chat_id?: number
}

export class Refusal extends Error {
  readonly code: number
  readonly description: string
  readonly parameters: Parameters | null

  constructor(code: number, description: string, parameters: Parameters | null = null) {
    super(`${code} ${description}`)
    this.code = code
    this.description = description
    this.parameters = parameters
  }

  envelope(): object {
    return {
      ok: false,
      error_code: this.code,
      description: this.description,
      ...(this.parameters === null ? {} : { parameters: this.parameters }),
    }
  }
}

export const badRequest = (text: string, parameters: Parameters | null = null): Refusal =>
  new Refusal(400, `Bad Request: ${text}`, parameters)

export const forbidden = (text: string): Refusal => new Refusal(403, `Forbidden: ${text}`)

export const flood = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

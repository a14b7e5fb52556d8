// How the API of Official Accounts says no: HTTP 200 and a number in the body.

export class Refusal extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
  envelope(): object {
    return { error: this.code, message: this.message }
  }
}

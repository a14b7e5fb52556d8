// The part of saxen that is used here; the package brings no types of its own.
declare module 'saxen' {
  type Decode = (text: string) => string

  export class Parser {
    ns(prefixes: Record<string, string>): this
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this
    on(event: 'closeTag', handler: (name: string) => void): this
    on(event: 'text', handler: (text: string, decode: Decode) => void): this
    on(event: 'cdata', handler: (text: string) => void): this
    on(event: 'error' | 'warn', handler: (error: Error) => void): this
    parse(xml: string): this
    write(xml: string): this
    end(): unknown
  }
}

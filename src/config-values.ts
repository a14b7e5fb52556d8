// How single values of the environment are read: what is wrong is named by its variable, never told.
import { z } from 'zod'
import type { VariableName } from './config-variables.ts'

/** A variable that cannot be used; the message names it and says what it should look like, never its value. */
export class ConfigError extends Error {
  readonly variable: string
  constructor(variable: string, expected: string) {
    super(`${variable}: ${expected}`)
    this.variable = variable
  }
}

/** A variable's text, its default where it is not set; null where there is neither. */
export type Values = (name: VariableName) => string | null

export const url = z.url({ protocol: /^https?$/ })

/** @throws ConfigError where the text is there and does not fit */
export function checked(
  name: VariableName,
  text: string | null,
  schema: z.ZodType<string>,
  expected: string,
): string | null {
  if (text === null) return null
  if (!schema.safeParse(text).success) throw new ConfigError(name, `expected ${expected}`)
  return text
}

/** @throws ConfigError where it is none of them */
export function oneOf<T extends string>(name: VariableName, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text)
  if (!found) throw new ConfigError(name, `expected one of ${allowed.join(', ')}`)
  return found
}

/** A number above 0. @throws ConfigError */
export function numberOf(value: Values, name: VariableName, highest: number, decimals = false): number {
  const number = Number(value(name))
  if (!(number > 0 && number <= highest && (decimals || Number.isInteger(number))))
    throw new ConfigError(name, `expected a ${decimals ? '' : 'whole '}number above 0, at most ${highest}`)
  return number
}

/** The parts of a list with commas, blanks around them taken off; empty ones kept, for lists that run side by side. */
export const listOf = (text: string | null): string[] =>
  text === null ? [] : text.split(',').map((part) => part.trim())

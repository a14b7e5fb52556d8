// Codes and words of links: derived from the installation's key and a random salt, so that the database holds only hashes.
import { createHmac } from 'node:crypto'
import { CODE_LETTERS } from '../core/codes.ts'
import { CODE_LENGTH } from '../core/incoming/join-code.ts'
import type { App } from './app.ts'

/** @param what it is for: the same salt gives another word for another purpose */
export const derive = (app: App, what: string, salt: string): Buffer =>
  createHmac('sha256', app.ports.secret).update(`${what}:${salt}`).digest()

/** A code that people read aloud and type. */
export const derivedCode = (app: App, what: string, salt: string): string =>
  [...derive(app, what, salt).subarray(0, CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % 32]).join('')

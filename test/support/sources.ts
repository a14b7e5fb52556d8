// The sources of the program as text, for the tests that are rules about the code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** TypeScript files below a folder, as sorted paths from the root of the repository. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort()

export const textOf = (file: string): string => readFileSync(file, 'utf8')

/** The code alone; a `//` inside a string survives because no space stands before it there. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1')

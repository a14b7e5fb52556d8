// The files that the pages load: the compiled client and the style sheet, held in memory under a name of their content.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ICON } from './icon.ts'
import { REVIEW_STYLE } from './organizer/review-style.ts'
import { ORGANIZER_STYLE } from './organizer/style.ts'
import { STYLE } from './style.ts'
import { UPLOAD_STYLE } from './upload/style.ts'

interface Asset {
  body: string
  type: string
}

export interface Assets {
  /** `/assets/<hash>/`: changes with any byte of any file, so browsers may keep them for ever. */
  base: string
  /** By name below `base`. */
  files: ReadonlyMap<string, Asset>
}

/** Where the build puts the client, seen from the built server. */
const BUILT = fileURLToPath(new URL('./client', import.meta.url))

/**
 * Reads every asset once.
 * @param directory of the compiled client modules
 * @throws when there is no compiled client: the build has not run
 */
export function loadAssets(directory: string = BUILT): Assets {
  const scripts = readdirSync(directory)
    .filter((name) => name.endsWith('.js'))
    .sort()
  if (!scripts.includes('main.js')) throw new Error(`no compiled page in ${directory}; run npm run build`)
  const files = new Map<string, Asset>()
  for (const name of scripts) {
    files.set(name, { body: readFileSync(`${directory}/${name}`, 'utf8'), type: 'text/javascript; charset=utf-8' })
  }
  files.set('style.css', { body: STYLE, type: 'text/css; charset=utf-8' })
  files.set('organizer.css', { body: ORGANIZER_STYLE + REVIEW_STYLE, type: 'text/css; charset=utf-8' })
  files.set('upload.css', { body: UPLOAD_STYLE, type: 'text/css; charset=utf-8' })
  files.set('icon.svg', { body: ICON, type: 'image/svg+xml' })
  const hash = createHash('sha256')
  for (const [name, { body }] of files) hash.update(`${name}\n${body.length}\n${body}`)
  return { base: `/assets/${hash.digest('hex').slice(0, 16)}/`, files }
}

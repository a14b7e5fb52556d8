// The shape of the code as tests: who may import whom, and what only some parts may do.
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcesIn, textOf, withoutComments } from './support/sources.ts'

const SOURCES = sourcesIn('src')

interface Part {
  may: RegExp
  because: string
}

/**
 * What the files of a folder may import, as a path from the root or as the name of a package. The longest folder that
 * a file lies in counts; a file directly in src/ is a composition root or a part that the roots share.
 */
const PARTS: Record<string, Part> = {
  'src/core/time.ts': { may: /^(src\/core\/|dayjs(\/|$))/, because: 'time.ts alone speaks to dayjs, for the core' },
  'src/core': { may: /^src\/core\//, because: 'the core decides and knows nothing else: no I/O, no library, no clock' },
  'src/texts': {
    may: /^(src\/(texts|core)\/|@fluent\/bundle$|node:(fs|url)$)/,
    because: 'texts turn keys into sentences, from the catalogues alone',
  },
  'src/sandbox': {
    may: /^(src\/sandbox\/|node:(child_process|console|worker_threads)$)/,
    because:
      'a child process with limits serves whoever looks at bytes of strangers, and knows nothing of what they are',
  },
  'src/inspect': {
    may: /^(src\/(inspect|sandbox|core)\/|src\/intake\/xml\.ts$|zod$|node:(fs|net|url|zlib)$)/,
    because:
      'looking into a file takes bytes and gives what is dangerous in them, by its own code: libraries believe what a file says of itself; of intake it takes how XML is read',
  },
  'src/intake': {
    may: /^(src\/(intake|sandbox|core)\/|fflate$|mammoth$|papaparse$|read-excel-file\/universal$|saxen$|unpdf$|yaml$|file-type$|zod$|node:(url|zlib)$)/,
    because: 'a reader takes bytes and gives a plan document; it knows no database and no chat',
  },
  'src/store': {
    may: /^(src\/(store|core)\/|drizzle-orm(\/|$)|better-sqlite3$|node:(crypto|fs|path|url)$)/,
    because: 'the store answers questions and decides nothing',
  },
  'src/channels': {
    may: /^(src\/channels\/(channel|waiting)\.ts$|src\/core\/|node:)/,
    because: 'a channel speaks to its platform only; what is said and stored is not its business',
  },
  'src/channels/zalo-http.ts': {
    may: /^(axios$|node:)/,
    because: 'calls to Zalo know the network and nothing of what is said',
  },
  'src/channels/zalo-media.ts': {
    may: /^(src\/channels\/(channel|zalo-http)\.ts$|node:)/,
    because: 'fetching media is a call to Zalo like others, shared by its two products',
  },
  'src/channels/zalo-bot': {
    may: /^(src\/channels\/((channel|secret-address|waiting|watchdog|zalo-http|zalo-media)\.ts$|zalo-bot\/)|src\/core\/|zod$|node:)/,
    because: 'a Zalo bot is one channel of several and reaches nothing but the port and the way to Zalo',
  },
  'src/channels/zalo-oa': {
    may: /^(src\/channels\/((channel|secret-address|waiting|watchdog|zalo-http|zalo-media)\.ts$|zalo-oa\/)|src\/core\/|zod$|node:)/,
    because: 'an Official Account is one channel of several and reaches nothing but the port and the way to Zalo',
  },
  'src/channels/telegram': {
    may: /^(src\/channels\/((channel|secret-address|waiting|watchdog)\.ts$|telegram\/)|src\/core\/|grammy(\/types)?$|node:)/,
    because: 'Telegram is one channel of several and reaches nothing but the port and its own library',
  },
  'src/channels/browser': {
    may: /^(src\/channels\/(channel\.ts$|browser\/)|src\/core\/|node:)/,
    because: 'the page of the rehearsal is one channel of several',
  },
  'src/channels/console': {
    may: /^(src\/channels\/(channel\.ts$|console\/)|src\/core\/|node:)/,
    because: 'the terminal is one channel of several',
  },
  'src/reports': {
    may: /^(src\/(reports|core|texts)\/|node:url$|(?!\.|node:|src\/|grammy|hono|drizzle|better-sqlite3)[@\w])/,
    because: 'a report turns status into a file; it asks neither the database nor a chat',
  },
  'src/app': {
    may: /^(src\/(app|core|store|texts)\/|src\/channels\/channel\.ts$|node:crypto$)/,
    because: 'use cases know the port of a channel, not a channel; reading, files and randomness come in App',
  },
  'src/commands': {
    may: /^src\/(commands|app|core|texts|store)\//,
    because: 'a chat command is words and a use case',
  },
  'src/http': {
    may: /^(src\/(http|app|core|texts|reports)\/|hono(\/|$)|@hono\/node-server(\/conninfo)?$|zod$|node:)/,
    because: 'pages serve what they are given and know no channel and no database',
  },
  'src/http/client': { may: /^src\/http\/client\//, because: 'this runs in the browser, as it is, without a bundler' },
  'src/command-line': { may: /./, because: 'each command is a root of its own' },
  src: { may: /./, because: '' },
}

const ROOTS = ['src', 'src/command-line']

const partOf = (file: string): string => {
  const folders = Object.keys(PARTS).filter((part) => file === part || file.startsWith(`${part}/`))
  const part = folders.sort((a, b) => b.length - a.length)[0]!
  return part === 'src' && dirname(file) !== 'src' ? `no part of the table holds ${file}` : part
}

/** Every import of a file, static, dynamic or of types alone; relative ones as a path from the root. */
const importsOf = (file: string): string[] =>
  [...withoutComments(textOf(file)).matchAll(/(?:(?<!\.)\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map(
    ([, , name]) => (name!.startsWith('.') ? normalize(join(dirname(file), name!)).replaceAll('\\', '/') : name!),
  )

describe('who may import whom', () => {
  test('the table is enforced over every source', () => {
    const wrong: string[] = []
    let imports = 0
    for (const file of SOURCES) {
      const part = PARTS[partOf(file)]
      if (!part) wrong.push(`${file}: ${partOf(file)}; add it to the table with its reason`)
      else
        for (const name of importsOf(file)) {
          imports++
          const root = partOf(name) === 'src' && !ROOTS.includes(partOf(file))
          if (root) wrong.push(`${file} imports ${name}: the roots import the parts, never the other way`)
          else if (!part.may.test(name)) wrong.push(`${file} imports ${name}: ${part.because}`)
        }
    }
    expect(wrong).toEqual([])
    // A check that saw nothing proves nothing.
    expect(SOURCES.length).toBeGreaterThan(180)
    expect(imports).toBeGreaterThan(700)
  })

  test('the check itself sees static, dynamic and type imports', () => {
    expect(importsOf('src/live.ts')).toContain('src/channels/channel.ts')
    expect(importsOf('src/start.ts')).toContain('src/rehearsal.ts')
    expect(importsOf('src/main.ts')).toContain('src/small-heap.ts')
    expect(importsOf('src/command-line/program.ts')).toEqual(
      expect.arrayContaining(['commander', 'src/command-line/shell.ts', 'src/doctor.ts']),
    )
    expect(PARTS[partOf('src/app/receive.ts')]!.may.test('src/channels/telegram/index.ts')).toBe(false)
    expect(PARTS[partOf('src/core/plan.ts')]!.may.test('dayjs')).toBe(false)
  })
})

const offences = (files: readonly string[], rule: RegExp): string[] =>
  files.flatMap((file) =>
    [...withoutComments(textOf(file)).matchAll(new RegExp(rule, 'gu'))].map((found) => `${file}: ${found[0]}`),
  )
const below = (...folders: string[]): string[] =>
  SOURCES.filter((file) => folders.some((f) => file.startsWith(`${f}/`)))

describe('what only some parts may do', () => {
  test('the core is pure: no clock, no randomness, nothing asynchronous', () => {
    const impure =
      /\basync\b|\bawait\b|\bPromise\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bsetTimeout\b/
    expect(offences(below('src/core'), impure)).toEqual([])
    expect(below('src/core').length).toBeGreaterThan(25)
  })

  test('the store and the use cases are given the time and the randomness, and the store never waits', () => {
    const ambient = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomBytes\b|\brandomUUID\b/
    expect(offences(below('src/store', 'src/app', 'src/commands'), ambient)).toEqual([])
    expect(offences(below('src/store'), /\basync\b|\bawait\b/)).toEqual([])
  })

  test('only the one wrapper opens a transaction', () => {
    const opening = /\.transaction\(|\bbegin (?:immediate|exclusive|deferred)\b/
    const allowed = ['src/store/db.ts', 'src/store/lock.ts']
    expect(
      offences(
        SOURCES.filter((f) => !allowed.includes(f)),
        opening,
      ),
    ).toEqual([])
  })
})

// The rules of the house as tests: sentences in locales/, a head line on every file, nothing left for later.
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcesIn, textOf, withoutComments } from './support/sources.ts'

const SOURCES = sourcesIn('src')
const TESTS = sourcesIn('test')
const below = (...folders: string[]): string[] =>
  SOURCES.filter((file) => folders.some((folder) => file.startsWith(`src/${folder}/`)))

/** Words to recognise and facts of the country: data, where Vietnamese belongs; every sentence lives in locales/. */
const VIETNAMESE_DATA = [
  /^src\/core\/incoming(\.ts|\/)/,
  /^src\/core\/secrecy\.ts$/,
  /^src\/core\/unit(s(-[\w-]+)?|-directory)\.ts$/,
  /^src\/core\/calendar(-years)?\.ts$/,
]
const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
const VIETNAMESE = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/

describe('the rules of the house', () => {
  test('no Vietnamese sentence outside locales/', () => {
    const spoken = below('app', 'commands', 'channels', 'http', 'core', 'reports', 'store', 'texts')
    const files = spoken.filter((file) => !VIETNAMESE_DATA.some((data) => data.test(file)))
    const found = files.flatMap((file) =>
      [...withoutComments(textOf(file)).matchAll(LITERAL)]
        .filter(([literal]) => VIETNAMESE.test(literal))
        .map(([literal]) => `${file}: ${literal}`),
    )
    expect(found).toEqual([])
    expect(files.length).toBeGreaterThan(100)
  })

  test('every file begins with a line that says what it answers for', () => {
    const benches = readdirSync('bench').map((name) => `bench/${name}`)
    const silent = [...SOURCES, ...TESTS, ...benches].filter((file) => {
      const lines = textOf(file)
        .split('\n')
        .filter((line) => !/^(#!|\/\/\/ <|\/\*\* @jsx)/.test(line))
      return !/^\/\/ \S.{15,}/.test(lines[0] ?? '')
    })
    expect(silent).toEqual([])
  })

  test('nothing is left for later, and no test is left out or left alone', () => {
    const all = [...SOURCES, ...TESTS].filter((file) => file !== 'test/house-rules.test.ts')
    const left = all.flatMap((file) =>
      [
        ...textOf(file).matchAll(
          /\b(?:TODO|FIXME|XXX|HACK)\b|\b(?:test|it|describe)\.(?:only|skip|todo)\b|@ts-ignore/g,
        ),
      ].map(([what]) => `${file}: ${what}`),
    )
    expect(left).toEqual([])
  })

  test('no file has a name that says nothing', () => {
    const vague = [...SOURCES, ...TESTS].filter((file) =>
      /^(utils?|helpers?|common|misc|shared|stuff)\b/i.test(basename(file)),
    )
    expect(vague).toEqual([])
  })
})

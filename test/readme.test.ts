// The README is true: its two commands are the ones, every command is mentioned, its links and pictures are there.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/commands/index.ts'

const readme = readFileSync('README.md', 'utf8')
const guide = readFileSync('locales/guide.vi.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((found) => found[1]!.trim())

describe('the beginning', () => {
  test('two commands, before anything else, and both are scripts of the package', () => {
    expect(blocks.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test'])
    expect(readme.indexOf(blocks[1]!)).toBeLessThan(readme.indexOf('\n## '))
    expect(scripts).toMatchObject({
      start: expect.stringContaining('start'),
      test: expect.stringContaining('vitest run'),
    })
  })

  test('what CI runs is the test command, nothing more', () => {
    const lines = readFileSync('.ci/run', 'utf8').split('\n')
    const run = lines.filter((line) => line !== '' && !/^(#|set |cd )/.test(line))
    expect(run.join(' && ')).toBe(blocks[1])
  })

  test('every script that is mentioned exists', () => {
    const named = [...readme.matchAll(/`npm run ([\w:]+)/g)].map((found) => found[1]!)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('nothing is left out', () => {
  test('every command of the command line', () => {
    const made = [...readFileSync('src/command-line/program.ts', 'utf8').matchAll(/^ *command\('([a-z]+)'/gm)].map(
      (found) => found[1]!,
    )
    expect(made.length).toBeGreaterThan(10)
    // Some stand below another: `dondoc contacts import`.
    expect(made.filter((name) => !new RegExp(`\`dondoc (?:[a-z]+ )?${name}\\b`).test(readme))).toEqual([])
  })

  test('every command of the chat, in the README and for its people in the guide', () => {
    const names = COMMANDS.map((command) => `/${command.name}`)
    expect(names.filter((name) => !readme.includes(`\`${name}`))).toEqual([])
    expect(names.filter((name) => !guide.includes(`\`${name}`))).toEqual([])
  })

  test('every folder of the sources', () => {
    for (const folder of [
      'core',
      'intake',
      'inspect',
      'sandbox',
      'store',
      'app',
      'commands',
      'channels',
      'http',
      'texts',
    ])
      expect(readme).toContain(`\`src/${folder}/\``)
  })
})

describe('nothing is made up', () => {
  test('files, links and headings are there', () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map((found) => found[1]!)
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map((found) => found[1]!.toLowerCase().replaceAll(' ', '-'))
    for (const link of links)
      if (link.startsWith('#')) expect(headings).toContain(link.slice(1))
      else if (!link.startsWith('https://')) expect(existsSync(link), link).toBe(true)
    const paths = [...readme.matchAll(/`((?:src|test|locales|bench)\/[\w./-]+)`/g)].map((found) => found[1]!)
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })

  test('the pictures are small', () => {
    for (const name of ['rehearsal', 'review', 'upload-phone', 'upload-desk'])
      expect(statSync(`locales/pictures/${name}.png`).size, name).toBeLessThan(300_000)
  })

  test('labels in the guide are those on the buttons', () => {
    const catalogue = ['vi', 'page.vi', 'organizer.vi']
      .map((name) => readFileSync(`locales/${name}.ftl`, 'utf8'))
      .join('\n')
    const labels = [...guide.matchAll(/\*\*\[([^\]]+)\]\*\*/g)].map((found) => found[1]!)
    expect(labels.length).toBeGreaterThan(10)
    expect(labels.filter((label) => !catalogue.includes(`= ${label}`))).toEqual([])
  })
})

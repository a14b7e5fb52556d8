// The rehearsal's page as the server draws it: complete for the client, safe whatever the plan is called, fully worded.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PAGE_KEYS } from '../../src/http/client/words.ts'
import { rehearsalPage } from '../../src/http/pages.tsx'
import { fakeRehearsal } from '../support/fake-rehearsal.ts'
import { pageBundle, pageTexts } from '../support/page-texts.ts'

const draw = async (fields: object = {}): Promise<string> => {
  const control = await fakeRehearsal({ units: ['A'] })
  return String(rehearsalPage({ ...control, ...fields }, '/assets/0/'))
}
const clientFolder = new URL('../../src/http/client/', import.meta.url)
const clientSource = readdirSync(clientFolder)
  .filter((name) => name.endsWith('.ts') && name !== 'words.ts')
  .map((name) => readFileSync(new URL(name, clientFolder), 'utf8'))
  .join('\n')

describe('the page', () => {
  it('is a whole document without anything that the policy would stop', async () => {
    const page = await draw()
    expect(page).toMatch(/^<!doctype html><html lang="vi">/)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toContain('<script type="module" src="/assets/0/main.js"></script>')
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|https?:\/\//)
  })

  it('keeps a hostile name of a plan, or a hostile word, as text', async () => {
    const hostile = '"><script>alert(1)</script>'
    const page = await draw({ planName: () => hostile, words: { ...pageTexts('vi'), 'page-units': hostile } })
    expect(page).not.toContain('<script>alert')
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toContain('&lt;script&gt;alert(1)')
  })

  it('has every element that the client looks for, once', async () => {
    const page = await draw()
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    // `byId('now')`, and of the two chats `byId(`${id}-log`)`.
    const wanted = [...clientSource.matchAll(/byId(?:<\w+>)?\((['`])(\$\{id\})?([^'`]+)\1\)/g)].flatMap(
      ([, , chat, id]) => (chat ? [`organizer${id}`, `unit${id}`] : [id!]),
    )
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.filter((id) => !ids.includes(id) && !id.startsWith('panel-$'))).toEqual([])
    expect(ids).toEqual(expect.arrayContaining(['panel-organizer', 'panel-unit']))
  })

  it('names every button and field for those who do not see it', async () => {
    const page = await draw()
    for (const [whole, attributes, inside] of page.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
      const words = inside!
        .replace(/<svg.*?<\/svg>/gs, '')
        .replace(/<[^>]+>/g, '')
        .trim()
      expect(words !== '' || /aria-label="[^"]+"/.test(attributes!), whole).toBe(true)
    }
    for (const [whole] of page.matchAll(/<(?:textarea|input type="search")[^>]*>/g))
      expect(whole).toMatch(/aria-label="[^"]+"/)
  })
})

describe('the words of the pages', () => {
  it.each(['vi', 'en'] as const)('are complete in %s, with nothing over and no arguments', (language) => {
    const bundle = pageBundle(language)
    expect([...bundle._messages.keys()].sort()).toEqual([...PAGE_KEYS].sort())
    for (const [key, words] of Object.entries(pageTexts(language))) {
      expect(words.trim(), key).not.toBe('')
      expect(words, key).not.toMatch(/[{}!]/)
    }
  })

  it('are all said somewhere', () => {
    const server = ['pages.tsx'].map((name) => readFileSync(new URL(`../${name}`, clientFolder), 'utf8')).join('')
    const said = (key: string) => clientSource.includes(`'${key}'`) || server.includes(`'${key}'`)
    const composed = /^page-(weekday-\d|refused-\w+)$/
    expect(PAGE_KEYS.filter((key) => !said(key) && !composed.test(key))).toEqual([])
  })

  it('have one for every refusal', () => {
    const wire = readFileSync(new URL('wire.ts', clientFolder), 'utf8')
    const [, codes] = wire.match(/export type RefusalCode =((?:\n {2}\| '\w+')+)\n/)!
    const named = [...codes!.matchAll(/'(\w+)'/g)].map(([, code]) => `page-refused-${code}`)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((key) => !(PAGE_KEYS as readonly string[]).includes(key))).toEqual([])
  })
})

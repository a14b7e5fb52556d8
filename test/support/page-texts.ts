// The pages' words straight from their catalogue, for tests that do without the texts module.
import { readFileSync } from 'node:fs'
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { type PageWords, pageWords } from '../../src/http/client/words.ts'

const file = (language: string) => new URL(`../../locales/page.${language}.ftl`, import.meta.url)

/** The bundle of one language's `page.*.ftl`. @throws on a line that Fluent cannot read */
export function pageBundle(language: 'vi' | 'en'): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false })
  const errors = bundle.addResource(new FluentResource(readFileSync(file(language), 'utf8')))
  if (errors.length > 0) throw errors[0]
  return bundle
}

export function pageTexts(language: 'vi' | 'en'): PageWords {
  const bundle = pageBundle(language)
  return pageWords((key) => {
    const pattern = bundle.getMessage(key)?.value
    if (!pattern) throw new Error(`locales/page.${language}.ftl lacks ${key}`)
    return bundle.formatPattern(pattern)
  })
}

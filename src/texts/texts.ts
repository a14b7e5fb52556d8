// A catalogue as a function: key and arguments in, escaped HTML out.
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { escapeHtml } from '../core/markup.ts'
import type { Insert, Texts } from '../core/texts.gen.ts'
import { type Lang, readCatalogue } from './catalogue.ts'

const LOCALE: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }

const made = new Map<Lang, Texts>()

/** The texts of a language, read from `locales/` once. @throws where the catalogue is missing or broken */
export function createTexts(lang: Lang): Texts {
  const ready = made.get(lang)
  if (ready) return ready
  const texts = textsFrom(readCatalogue(lang), lang)
  made.set(lang, texts)
  return texts
}

/** Texts of a catalogue's source. */
export function textsFrom(source: string, lang: Lang): Texts {
  // Isolating marks (U+2068) would end up inside names that people copy out of a message.
  const bundle = new FluentBundle(LOCALE[lang], { useIsolating: false })
  const errors = bundle.addResource(new FluentResource(source))
  if (errors.length > 0) throw errors[0]
  return ((key: string, args?: Record<string, Insert>) => {
    const pattern = bundle.getMessage(key)?.value
    if (pattern == null) throw new Error(`no text "${key}" in ${lang}`)
    const inserts = Object.entries(args ?? {}).map(([name, value]) => {
      if (value === undefined || value === null) throw new Error(`"${key}" lacks its argument ${name}`)
      return [name, typeof value === 'string' ? escapeHtml(value) : value.html] as const
    })
    // Without a list for errors formatPattern throws them: a missing argument never prints as its name.
    return bundle.formatPattern(pattern, Object.fromEntries(inserts)).normalize('NFC')
  }) as Texts
}

// `dondoc rehearse`: the whole timeline of a plan, as text or JSON.
import { plainText } from '../channels/channel.ts'
import { instantOf, parseInstant } from '../core/time.ts'
import { createTexts } from '../texts/texts.ts'
import { playTimeline, type Replies } from '../timeline.ts'
import { dayTimeOf, documentOf, print, type Shell } from './shell.ts'

export interface RehearseOptions {
  from?: string
  event?: string
  replies: Replies
}

export async function rehearse(shell: Shell, file: string, options: RehearseOptions): Promise<void> {
  const t = createTexts(shell.config.language)
  const { plan } = await documentOf(shell, file)
  const { entries, waiting } = await playTimeline(plan, {
    from: options.from === undefined ? null : instantFrom(shell, options.from),
    event: options.event === undefined ? null : dayTimeOf(shell, options.event),
    replies: options.replies,
    language: shell.config.language,
    zone: shell.config.timezone,
  })
  if (shell.json) return print(shell, entries)
  for (const entry of entries) {
    shell.out(
      `── ${entry.at.slice(0, 16).replace('T', ' ')}  ${entry.to.unit ?? t('cli-role-organizer')}  [${entry.kind}]\n`,
    )
    shell.out(`${entry.text.replace(/^/gm, '   ')}\n\n`)
  }
  for (const w of waiting) shell.out(`? ${w.ref}: ${plainText(w.message)}\n`)
  shell.out(`${plainText(t('cli-rehearsed', { messages: String(entries.length) }))}\n`)
}

function instantFrom(shell: Shell, text: string): number {
  const exact = parseInstant(text)
  if (exact !== null) return exact
  const { day, time } = dayTimeOf(shell, text)
  return instantOf(day, time ?? '08:00', shell.config.timezone)
}

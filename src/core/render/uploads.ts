// A link for handing in, in words: why it comes, how it is used on the phone and on another machine, how long.
import { html, shorten } from '../markup.ts'
import type { ItemFacts, Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import type { UploadFacts } from '../upload-notice.ts'
import { whenWords } from './days.ts'
import { sizesWords } from './hand-ins.ts'
import { type Abilities, choice, column, finish } from './layout.ts'

const TASK = 200

export function renderUpload(facts: UploadFacts, abilities: Abilities, t: Texts): Rendered {
  const { item, way } = facts
  return finish(
    {
      lines: way === null ? nowhere(facts, abilities, t) : [...because(facts, t), ...wayLines(way, t)],
      choices: item === null ? [] : column(otherWays(item, t)),
    },
    abilities,
    t,
  )
}

/** Nobody has said at which address the pages are: what else can be done. */
const nowhere = ({ item }: UploadFacts, abilities: Abilities, t: Texts): string[] => [
  ...(item === null ? [] : [t('receipt-item', { task: shorten(item.task, TASK) })]),
  t((abilities.inboundFiles ?? true) ? 'upload-no-page' : 'upload-nowhere'),
]

function because({ because, name, sizes, item, plans }: UploadFacts, t: Texts): string[] {
  const about = item === null ? t('upload-items') : t('upload-item', { task: shorten(item.task, TASK) })
  const file = name === null ? html(t('upload-file')) : name
  switch (because) {
    case 'asked':
      return [about]
    case 'unseen':
      return [t('upload-unseen'), ...(plans ? [t('upload-unseen-plan')] : []), about]
    case 'too_large':
      return [
        sizes === null
          ? t('upload-too-large', { file })
          : t('upload-too-large-sizes', { file, sizes: html(sizesWords(sizes, t)) }),
        about,
      ]
    case 'failed':
      return [t('upload-failed', { file }), about]
    default:
      return because satisfies never
  }
}

function wayLines(way: NonNullable<UploadFacts['way']>, t: Texts): string[] {
  const { link, address, code, codeMinutes, until, most } = way
  return [
    t('upload-open', { link }),
    ...(code === null ? [] : [t('upload-code', { address, code, minutes: String(codeMinutes) })]),
    t('upload-until', { when: html(whenWords(until, t)), most: String(most) }),
  ]
}

/** What may be said of an item instead of sending a file. */
export const otherWays = (item: ItemFacts, t: Texts): RenderedChoice[] => {
  const assignment = item.assignmentId
  return [
    choice(t('button-by-document'), { do: 'by_document', assignment }),
    ...(item.threeFields ? [choice(t('button-fields'), { do: 'fields', assignment })] : []),
    ...(item.needsProduct ? [] : [choice(t('button-done'), { do: 'done', assignment })]),
    choice(t('button-not-taking-part'), { do: 'decline', assignment, what: 'not_taking_part' }),
    choice(t('button-no-content'), { do: 'decline', assignment, what: 'no_content' }),
    choice(t('button-not-ours'), { do: 'decline', assignment, what: 'not_ours' }),
  ]
}

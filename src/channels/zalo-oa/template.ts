// The words that Zalo approved beforehand: our facts under the template's own names, cut to the lengths it takes.
import { shorten } from '../../core/markup.ts'
import type { Template } from '../channel.ts'

export interface ApprovedTemplate {
  id: string
  /** The template's own parameter for each fact. */
  fields: Readonly<Record<string, string>>
}

/** Zalo's lengths by the type of a parameter: names and codes, dates, addresses. */
const LENGTHS: Readonly<Record<Exclude<keyof Template, 'kind'>, number>> = {
  unit: 30,
  plan: 30,
  count: 30,
  due: 20,
  link: 200,
}
/** A parameter may not be empty. */
const NOTHING = '-'

/** @returns the body's part; a string where it cannot be filled: the code of the reason */
export function templateOf(
  template: Template,
  approved: Readonly<Record<string, ApprovedTemplate>>,
): { template_id: string; template_data: Record<string, string> } | 'no_template' | 'template_link' {
  const found = Object.hasOwn(approved, template.kind) ? approved[template.kind] : undefined
  if (found === undefined) return 'no_template'
  // An address that is cut leads nowhere, and whoever gets a message without its link cannot do anything.
  const wantsLink = Object.hasOwn(found.fields, 'link')
  if (wantsLink && (template.link === null || template.link.length > LENGTHS.link)) return 'template_link'
  const template_data: Record<string, string> = {}
  for (const [fact, parameter] of Object.entries(found.fields)) {
    const most = LENGTHS[fact as keyof typeof LENGTHS]
    if (most === undefined) continue
    const value = template[fact as keyof typeof LENGTHS]?.trim() || NOTHING
    template_data[parameter] = fact === 'link' ? value : shorten(value, most)
  }
  return { template_id: found.id, template_data }
}

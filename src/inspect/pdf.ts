// PDF: code, launches, files inside, a password; a harmless start page and links that a person taps are none of these.
import { Broken, type Budget, type Flags } from './findings.ts'
import { holdsArchive } from './image.ts'
import { isElsewhere } from './old-office.ts'
import { named, type PdfObjects, pdfObjects } from './pdf-objects.ts'
import type { PdfValue } from './pdf-values.ts'

/** Some programs write a few bytes before a PDF's head. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

/** @throws Bomb, Broken */
export async function lookIntoPdf(bytes: Buffer, flags: Flags, budget: Budget): Promise<void> {
  if (!bytes.includes('startxref')) throw new Broken('cut off')
  const objects = await pdfObjects(bytes, budget)
  if (objects.encrypted) flags.add('encrypted')
  const before = bytes.subarray(0, bytes.indexOf('%PDF-')).toString('latin1')
  if (/<(?:script|html|svg|!doctype|\?php)/i.test(before)) flags.add('mismatch')
  if (/^(?:MZ|\x7fELF|#!)/.test(before) || holdsArchive(bytes)) flags.add('embedded')
  for (const dict of objects.dicts) judgeAll({ is: 'dict', of: dict }, objects, flags)
}

/** A dictionary and all that lie in it. */
function judgeAll(top: PdfValue, objects: PdfObjects, flags: Flags): void {
  const open: PdfValue[] = [top]
  while (open.length > 0) {
    const value = open.pop()!
    if (value.is === 'array') for (const one of value.of) open.push(one)
    if (value.is !== 'dict') continue
    judge(value.of, objects, flags)
    for (const one of value.of.values()) open.push(one)
  }
}

function judge(dict: Map<string, PdfValue>, objects: PdfObjects, flags: Flags): void {
  const { every } = objects
  actFlags(dict, objects, flags)
  const script = dict.get('JS')
  // The name is a script's only where it holds text: fonts and pictures may be called anything.
  if (every(script).some(({ is }) => is === 'string') || objects.isStream(script)) flags.add('script')
  const form = dict.get('XFA')
  if (every(form).some(({ is }) => is === 'array') || objects.isStream(form)) flags.add('script')
  const holdsFiles = every(dict.get('EF')).some((files) => files.is === 'dict' && files.of.size > 0)
  if (holdsFiles || every(dict.get('Type')).some((type) => named(type, 'EmbeddedFile'))) flags.add('embedded')
  const kinds = every(dict.get('Subtype'))
  if (kinds.some((kind) => named(kind, 'RichMedia'))) flags.add('script')
  if (kinds.some((kind) => ['FileAttachment', '3D', 'Movie'].some((name) => named(kind, name)))) flags.add('embedded')
  // What happens by itself: on opening, on turning a page, on leaving a field.
  byItself(dict.get('OpenAction'), objects, flags)
  for (const more of every(dict.get('AA')))
    if (more.is === 'dict') for (const action of more.of.values()) byItself(action, objects, flags)
}

/** What an action does, by whatever it is set off. */
function actFlags(dict: Map<string, PdfValue>, { resolve, every }: PdfObjects, flags: Flags): void {
  for (const does of every(dict.get('S'))) {
    if (does.is !== 'name') continue
    if (does.name === 'JavaScript' || does.name === 'Launch') flags.add('script')
    if (does.name === 'SubmitForm' || does.name === 'ImportData') flags.add('remote')
    if (does.name === 'GoToE') flags.add('embedded')
    if (does.name === 'GoToR' && every(dict.get('F')).some((file) => isElsewhere(fileOf(file, resolve))))
      flags.add('remote')
  }
}

const fileOf = (file: PdfValue | null, resolve: PdfObjects['resolve']): string => {
  if (file?.is === 'string') return file.text.replace(/^\\\\/, '\\\\\\\\')
  if (file?.is !== 'dict') return ''
  return ['F', 'UF'].map((key) => fileOf(resolve(file.of.get(key)), () => null)).join(' ')
}

/** An address that is gone to without a tap fetches something; to turn to a page is harmless. */
function byItself(action: PdfValue | undefined, { every }: PdfObjects, flags: Flags): void {
  for (const value of every(action))
    if (value.is === 'dict' && every(value.of.get('S')).some((does) => named(does, 'URI'))) flags.add('remote')
}

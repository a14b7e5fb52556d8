// The parts of an Office file, found the way its own list of relationships says, whatever their names.
import { readXml } from './xml.ts'
import type { Archive } from './zip.ts'

export interface OfficeParts {
  /** The main part as text. */
  main: string
  /** The first part of a type that the main part refers to, or ''. */
  text(type: RegExp): string
  /** All of them. */
  texts(type: RegExp): string[]
}

interface Relation {
  type: string
  target: string
}

const relationsIn = (archive: Archive, path: string): Relation[] => {
  if (!archive.exists(path)) return []
  const found: Relation[] = []
  readXml(archive.read(path).toString('utf8'), {
    open: (name, of) => {
      const target = of('Target')
      if (name === 'Relationship' && target && of('TargetMode') !== 'External')
        found.push({ type: of('Type') ?? '', target })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

const resolved = (folder: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Where an Office file's main part lies, or null. */
export const mainPart = (archive: Archive): string | null => {
  const target = relationsIn(archive, '_rels/.rels').find(({ type }) => /\/officeDocument$/.test(type))?.target
  const path = target === undefined ? null : resolved('', target)
  return path !== null && archive.exists(path) ? path : archive.exists('word/document.xml') ? 'word/document.xml' : null
}

/** Opens the parts of a Word file. @throws where one is damaged */
export const officeParts = (archive: Archive): OfficeParts => {
  const path = mainPart(archive) ?? 'word/document.xml'
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, Math.max(0, slash))
  const relations = relationsIn(archive, `${folder}/_rels/${path.slice(slash + 1)}.rels`)
  const texts = (type: RegExp): string[] =>
    relations
      .filter((relation) => type.test(relation.type))
      .map((relation) => resolved(folder, relation.target))
      .filter((name) => archive.exists(name))
      .map((name) => archive.read(name).toString('utf8'))
  return { main: archive.read(path).toString('utf8'), texts, text: (type) => texts(type)[0] ?? '' }
}

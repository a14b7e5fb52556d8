// The organizers' pages of the running bot: its use cases, and people who sign in by a code out of the chat.
import type { App } from './app/app.ts'
import { type Brought as Document, takeDocument } from './app/plan-arrives.ts'
import { byVisitor, type Visitor } from './app/visitor.ts'
import { sentenceFor } from './command-line/shell.ts'
import type { Config } from './config.ts'
import { refusalSentence } from './core/render.ts'
import type { FileStore } from './files.ts'
import type { Brought, OrganizerPort } from './http/organizer/port.ts'
import { keepBytes } from './keep-bytes.ts'

export function livePages(config: Config, app: App, files: FileStore): OrganizerPort {
  return {
    language: config.language,
    app: () => app,
    act: async (work) => work(app),
    seated: null,
    publicUrl: config.publicUrl,
    async bring(name, bytes, visitor) {
      const read = await app.ports.readPlan(bytes, name)
      if (!read.ok) return { ok: false, sentence: sentenceFor({ config }, read.code, read.detail) }
      return bringRead({ config, files }, app, { ...read, bytes, name }, visitor)
    },
  }
}

/** Takes a document that was read, and says where that leads. */
export function bringRead(
  { config, files }: { config: Config; files: FileStore },
  app: App,
  document: Document,
  visitor: Visitor,
): Brought {
  const taken = takeDocument(app, document, visitor.personId, byVisitor(visitor))
  switch (taken.kind) {
    case 'refused':
      return { ok: false, sentence: refusalSentence(taken, app.ports.texts(config.language)) }
    case 'offered':
      keepBytes(app, files, document.bytes)
      return { ok: true, kind: 'offered', plan: taken.plan.shortId, proposal: taken.proposal }
    default:
      keepBytes(app, files, document.bytes)
      return { ok: true, kind: taken.kind, plan: taken.plan.shortId }
  }
}

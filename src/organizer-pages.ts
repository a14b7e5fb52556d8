// The organizers' pages of the running bot: its use cases, and people who sign in by a code out of the chat.
import type { App } from './app/app.ts'
import { importPlan } from './app/import-plan.ts'
import { byVisitor } from './app/visitor.ts'
import { sentenceFor } from './command-line/shell.ts'
import type { Config } from './config.ts'
import type { OrganizerPort } from './http/organizer/port.ts'

export function livePages(config: Config, app: App): OrganizerPort {
  return {
    language: config.language,
    app: () => app,
    act: async (work) => work(app),
    seated: null,
    publicUrl: config.publicUrl,
    async bring(name, bytes, visitor) {
      const read = await app.ports.readPlan(bytes, name)
      if (!read.ok) return { ok: false, sentence: sentenceFor({ config }, read.code, read.detail) }
      const { kind, plan } = importPlan(app, read.plan, { bytes, name, lines: read.lines }, byVisitor(visitor))
      return { ok: true, kind, plan: plan.shortId }
    },
  }
}

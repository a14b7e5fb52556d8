// The document of a plan as it was loaded: whether its units may have it, and under which hash it lies.
import { fileByHash } from '../store/assignments.ts'
import { latestVersion, type Plan } from '../store/plans.ts'
import type { App } from './app.ts'

/** The newest version's file; `internal` where it stays inside the offices, `none` where its bytes were never kept. */
export function planFile(app: App, plan: Plan): { hash: string; name: string; mime: string } | 'internal' | 'none' {
  if (plan.internal) return 'internal'
  const version = latestVersion(app.db, plan.id)
  const file = version ? fileByHash(app.db, version.fileHash) : undefined
  return version && file ? { hash: file.hash, name: version.fileName, mime: file.mime } : 'none'
}

// Bytes that were brought by another way than a chat, kept under their hash.
import type { App } from './app/app.ts'
import type { FileStore } from './files.ts'
import { keepFile } from './store/assignments.ts'

/** Keeps a document: a letter is the basis of what it changes, and a plan is shown to its units. */
export function keepBytes(app: App, files: FileStore, content: Uint8Array): void {
  const receiving = files.receive()
  receiving.write(content)
  const { hash, bytes } = receiving.keep()
  keepFile(app.db, { hash, bytes, mime: 'application/octet-stream', storedAt: app.now() })
}

// Files that a platform has already: its handle, good for the bot that uploaded them.
import { and, eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { platformFile } from './schema.ts'

export type PlatformFile = typeof platformFile.$inferSelect

/** The handle by which this bot sends the file without uploading it; null where it never did. */
export const handleOf = (db: Db, hash: string, channel: string, bot: string): string | null =>
  db
    .select({ handle: platformFile.handle })
    .from(platformFile)
    .where(and(eq(platformFile.hash, hash), eq(platformFile.channel, channel), eq(platformFile.bot, bot)))
    .get()?.handle ?? null

/** Keeps a handle, in place of an older one. */
export function keepFileHandle(db: Db, row: PlatformFile): void {
  db.insert(platformFile)
    .values(row)
    .onConflictDoUpdate({
      target: [platformFile.hash, platformFile.channel, platformFile.bot],
      set: { handle: row.handle, at: row.at },
    })
    .run()
}

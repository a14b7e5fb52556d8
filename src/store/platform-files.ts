// Platforms' handles of files that were uploaded once: sent again by the same bot without uploading.
import { and, eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { platformFile } from './schema.ts'

/** The handle by which this bot can send the file; null where it never uploaded it. */
export const handleOf = (db: Db, hash: string, channel: string, bot: string): string | null =>
  db
    .select({ handle: platformFile.handle })
    .from(platformFile)
    .where(and(eq(platformFile.hash, hash), eq(platformFile.channel, channel), eq(platformFile.bot, bot)))
    .get()?.handle ?? null

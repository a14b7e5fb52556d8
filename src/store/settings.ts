// Small values of an installation, by key.
import { eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { setting } from './schema.ts'

/** The stored value, or null. The caller knows the shape that it stored under the key. */
export function readSetting<T>(db: Db, key: string): T | null {
  const row = db.select().from(setting).where(eq(setting.key, key)).get()
  return row ? (row.value as T) : null
}

export function writeSetting(db: Db, key: string, value: unknown): void {
  db.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } }).run()
}

// The page on which a contact reads and hands in what is owed, for messages that may not say it themselves.
import { contactsOfPerson } from '../store/people.ts'
import { openUploadLinks } from '../store/uploads.ts'
import { type App, SYSTEM } from './app.ts'
import { LINK_LIFE, makeUploadLink, openLink, uploadAddress, uploadWay } from './upload-links.ts'

/**
 * An address good for hours, of one plan where the message is about one; the one that was given before as long as it is.
 * To be called in a transaction. Receipts go wherever the person can be reached.
 * @returns null where there is no page, or nothing on it for this person
 */
export function personalPage(app: App, personId: number, plans: readonly number[]): string | null {
  if (uploadAddress(app) === null || contactsOfPerson(app.db, personId).length === 0) return null
  const planId = plans.length === 1 ? plans[0]! : null
  const now = app.ports.realNow()
  const before = openUploadLinks(app.db, personId, now).find(
    (row) =>
      row.assignmentId === null &&
      row.contactId === null &&
      row.planId === planId &&
      row.used < row.most &&
      row.expiresAt - now >= LINK_LIFE.reminder / 2,
  )
  const to = { personId, identityId: null, contactId: null, planId, assignmentId: null }
  const row = before ?? makeUploadLink(app, to, LINK_LIFE.reminder, SYSTEM)
  return openLink(app, row) === null ? null : (uploadWay(app, row)?.link ?? null)
}

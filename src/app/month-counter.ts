// Counts the month's messages of each bot as they go and come, and tells the organizers in time, and once, what runs out.
import { runsShort } from '../core/quota.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { contactsOfPerson } from '../store/people.ts'
import { writeSetting } from '../store/settings.ts'
import { type Account, count, noteWarned, trafficOf } from '../store/traffic.ts'
import type { App } from './app.ts'
import { standIn } from './deputies.ts'
import { tellOrganizers } from './telling.ts'
import { limitFor, monthOf, refusedKey } from './traffic.ts'

/** Counts a message, in the transaction that stores it or what became of it; organizers are warned once a month. */
export function countMessage(app: App, account: Account, what: 'sent' | 'received'): void {
  const month = monthOf(app)
  count(app.db, account, month, what)
  const limit = limitFor(app, account)
  const row = limit === null ? undefined : trafficOf(app.db, account, month)
  if (!row || limit === null || row.warnedAt !== null || !runsShort(row.sent + row.received, limit)) return
  noteWarned(app.db, account, month, app.now())
  warn(app, account, 'low')
}

function warn(app: App, { channel, bot }: Account, level: 'low' | 'spent'): void {
  const month = monthOf(app)
  const key = `quota:${level}:${channel}:${bot}:${month}`
  tellOrganizers(app, null, { kind: 'quota', channel, bot, month, level }, { key, lane: 'urgent' })
}

/** The platform's own word that nothing is left, whatever was counted here. */
export function quotaRefused(app: App, account: Account): void {
  writeSetting(app.db, refusedKey(account), app.now())
  warn(app, account, 'spent')
}

/**
 * A row has to wait for want of messages. Its unit is on the list to phone as long as that lasts; organizers are told
 * once a month, not of each, and deputies who can be reached stand in.
 */
export function quotaHolds(app: App, account: Account, { personId, lane }: Pick<OutboxRow, 'personId' | 'lane'>): void {
  warn(app, account, 'spent')
  if (personId !== null && lane !== 'reply')
    for (const contact of contactsOfPerson(app.db, personId)) standIn(app, contact)
}

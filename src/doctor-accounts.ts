// What `doctor` says of accounts: people, seats kept, messages of the month, the link that is missing, what they warn of.
import { warningsBeside } from './accounts.ts'
import { accountNameOf, joiningAccounts } from './app/joining-accounts.ts'
import { standings } from './app/traffic.ts'
import { accountName, warningKey } from './core/render.ts'
import type { Installation } from './installation.ts'
import type { createTexts } from './texts/texts.ts'

interface AccountLine {
  check: string
  ok: boolean
  line: string
}

/** As the running bot left them; none where it has never started with such an account. */
export function accountLines({ db, engine: { app } }: Installation, t: ReturnType<typeof createTexts>): AccountLine[] {
  const accounts = joiningAccounts(app)
  const people = accounts.flatMap((account) => {
    const name = { account: accountName(account, t) }
    const limit = account.people
    return [
      ...(limit === null
        ? []
        : [
            {
              check: account.channel,
              ok: account.joined + account.promised < limit,
              line: t('account-people', {
                ...name,
                joined: String(account.joined),
                people: String(limit),
                promised: String(account.promised),
              }),
            },
          ]),
      ...(account.link === null ? [{ check: account.channel, ok: false, line: t('account-link-unset', name) }] : []),
    ]
  })
  const messages = standings(app).map(({ channel, bot, sent, received, limit, month, state }) => {
    const account = accounts.find((one) => one.channel === channel && one.bot === bot)
    return {
      check: channel,
      ok: state === 'open',
      line: t('account-messages', {
        account: accountName(account ?? { channel, no: 1, of: 1 }, t),
        month: month.split('-').reverse().join('/'),
        used: String(sent + received),
        limit: String(limit ?? 0),
      }),
    }
  })
  const warnings = warningsBeside(db).flatMap(({ channel, bot, warnings }) =>
    warnings.map((code) => {
      const account = accountName(accountNameOf(app, { channel, bot }), t)
      const key = warningKey(code)
      return { check: channel, ok: false, line: t(key, { account, code }) }
    }),
  )
  return [...people, ...messages, ...warnings]
}

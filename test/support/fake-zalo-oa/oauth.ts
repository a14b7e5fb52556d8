// The fake token server: every refresh token works once, and a new access token kills the one before.

export interface TokenServer {
  /** The pair in force. */
  readonly pair: { access: string; refresh: string }
  accessExpiresAt: number
  /** Refresh tokens that were used up, in order. */
  readonly used: string[]
  /** How many refreshes were asked for, whatever came of them. */
  asked: number
  /** Whether a call with this token is let in. */
  lets(access: string | undefined): boolean
  /** An administrator authorises anew: another chain, the old one dead. @returns its first refresh token */
  authorise(): string
  /** The chain is dead, as after a quarter of a year. */
  kill(): void
  refresh(form: URLSearchParams, secretKey: string | undefined): object
}

const LIFE_S = 90_000

/** @param secrets of the application, as the console shows them */
export function createTokenServer(
  secrets: { appId: string; secretKey: string },
  now: () => number,
  mark: string,
): TokenServer {
  let count = 0
  let dead = false
  const fresh = () => {
    count++
    return { access: `access-${mark}-${count}`, refresh: `refresh-${mark}-${count}` }
  }
  const refused = (code: number, name: string) => ({ error: code, error_name: name, error_description: name })
  const self: TokenServer & { pair: { access: string; refresh: string } } = {
    pair: fresh(),
    accessExpiresAt: 0,
    used: [],
    asked: 0,
    lets: (access) => access === self.pair.access && now() < self.accessExpiresAt,
    authorise() {
      dead = false
      self.pair = fresh()
      self.accessExpiresAt = now() + LIFE_S * 1000
      return self.pair.refresh
    },
    kill() {
      dead = true
    },
    refresh(form, secretKey) {
      self.asked++
      if (secretKey !== secrets.secretKey) return refused(-14004, 'Invalid secret key')
      if (form.get('app_id') !== secrets.appId) return refused(-14002, 'Invalid app id')
      if (form.get('grant_type') !== 'refresh_token') return refused(-14005, 'Invalid grant type')
      const asked = form.get('refresh_token') ?? ''
      if (dead || asked !== self.pair.refresh) return refused(-14014, 'Invalid refresh token')
      self.used.push(asked)
      self.pair = fresh()
      self.accessExpiresAt = now() + LIFE_S * 1000
      // As text, which is how the real one answers.
      return { access_token: self.pair.access, refresh_token: self.pair.refresh, expires_in: String(LIFE_S) }
    },
  }
  return self
}

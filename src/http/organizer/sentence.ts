// A page that says one sentence: what it may say, and how it is answered.
import type { Context } from 'hono'

type SentenceKey =
  | 'o-not-there'
  | 'o-failed'
  | 'o-foreign'
  | 'o-not-open'
  | 'o-too-large'
  | 'o-session-over'
  | 'o-old-form'
  | 'o-only-look'
  | 'o-changes-over'
export type Sentence = (c: Context, status: 401 | 403 | 404 | 413 | 500 | 503, key: SentenceKey) => Response

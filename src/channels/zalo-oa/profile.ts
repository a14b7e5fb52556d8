// Who the account is and what it may do, as Zalo says it: asked at the start and by the doctor.
import type { Client } from './client.ts'
import type { Failure } from './errors.ts'
import { Profile } from './schema.ts'

export async function readProfile(
  client: Pick<Client, 'get'>,
): Promise<{ ok: true; profile: Profile } | { ok: false; failure: Failure }> {
  const reply = await client.get('/v2.0/oa/getoa')
  if (!reply.ok) return reply
  const profile = Profile.safeParse(reply.data)
  return profile.success
    ? { ok: true, profile: profile.data }
    : { ok: false, failure: { from: 'network', code: 'unreadable', reached: true } }
}

/** As facts of the account. */
export const factsOf = ({ oa_id, name, is_verified, oa_type, package_name, linked_ZCA }: Profile) => ({
  oa: oa_id,
  oa_name: name,
  oa_verified: is_verified ? 'yes' : 'no',
  oa_type,
  oa_package: package_name,
  oa_linked: linked_ZCA,
})

// Notices about links for handing in, for the tests of rendering.
import type { Facts } from '../../src/core/notice.ts'
import type { UploadFacts } from '../../src/core/upload-notice.ts'
import { ask, at, item, plan } from './render-facts.ts'

const WAY: NonNullable<UploadFacts['way']> = {
  link: 'https://dondoc.vanhoa.gov.vn/u/k3J0aXh2bWxwcXJzdHV2d3h5ejAxMjM0NTY3ODlhYmM',
  address: 'https://dondoc.vanhoa.gov.vn/u',
  code: 'K7QM-2XHP',
  codeMinutes: 30,
  until: at('2022-11-17T10:05:00'),
  most: 10,
}

const link = (with_: Partial<UploadFacts> = {}): Facts => ({
  kind: 'upload_link',
  because: 'asked',
  name: null,
  sizes: null,
  plan: plan(),
  item: item(),
  way: WAY,
  ...with_,
})

export const uploads: Record<string, Facts> = {
  'upload link: asked for': link(),
  'upload link: for all that is open, the code used': link({ plan: null, item: null, way: { ...WAY, code: null } }),
  'upload link: the channel carries no files': link({ because: 'unseen' }),
  'upload link: the channel carries no files, to an organizer': link({ because: 'unseen', plans: true }),
  'upload link: too large': link({
    because: 'too_large',
    name: 'danh-sach <cuối>.pdf',
    sizes: { bytes: 27_300_000, limit: 20_000_000 },
  }),
  'upload link: too large, without a size': link({ because: 'too_large', plan: null, item: null }),
  'upload link: could not be fetched': link({ because: 'failed', name: 'danh-sach.pdf' }),
  'upload link: nobody has said where the pages are': link({ because: 'unseen', way: null }),
  'upload link: a choice beside the others': ask('send_how', { items: [item()], byLink: true }),
}

// Facts of files that were looked into, for the tests of rendering: flagged, let through, and refused.
import { FILE_FLAGS } from '../../src/core/inspection.ts'
import type { Facts, FileFacts } from '../../src/core/notice.ts'
import { item, plan, refused, submission } from './render-facts.ts'

const file = (with_: Partial<FileFacts> = {}): FileFacts => ({
  name: 'danh-sach.xlsx',
  bytes: 1_434_000,
  version: 1,
  ...with_,
})
const macro = file({ name: 'de-cuong.docm', flags: ['macro'], withheld: true })
const all = file({ name: 'tong-hop.xlsx', flags: [...FILE_FLAGS], withheld: true })
const opened = file({ name: 'de-cuong.docm', flags: ['macro', 'remote'], withheld: false })

const receipt = (...files: FileFacts[]): Facts => ({
  kind: 'receipt',
  plan: plan(),
  item: item(),
  submission: submission({ files }),
})
const review = (...files: FileFacts[]): Facts => ({
  kind: 'review_item',
  plan: plan(),
  item: item({ state: 'submitted' }),
  submission: submission({ files }),
  left: 4,
  next: 71,
})

export const files: Record<string, Facts> = {
  'receipt of a flagged file': receipt(file(), macro),
  'receipt of a file that was not scanned': receipt(file({ flags: ['unscanned'], withheld: true })),
  'receipt of a file with every flag': receipt(all),
  'receipt of a file that was let through before': receipt(opened),
  'review of a flagged file': review(file(), macro),
  'review of a file with every flag': review(all),
  'review of many flagged files': review(...Array.from({ length: 9 }, (_, i) => ({ ...macro, name: `tệp ${i}.docm` }))),
  'review of a file that was let through': review(opened),
  'late change with a flagged file': { ...review(macro), kind: 'late_change' } as Facts,
  'refused, of another kind': {
    ...(refused('file_kind', 'ghi-chu.txt') as Extract<Facts, { kind: 'refused' }>),
    kinds: ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png'],
  },
  'refused, too many files': {
    ...(refused('file_quota', 'danh-sach.xlsx') as Extract<Facts, { kind: 'refused' }>),
    quota: { files: 50, bytes: 500_000_000 },
  },
}

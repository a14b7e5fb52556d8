// Facts of a link for handing in: what it is for and how it is used, as long as it can be.
import type { UploadFacts, UploadNotice } from '../../core/upload-notice.ts'
import { uploadLinkById } from '../../store/uploads.ts'
import type { App } from '../app.ts'
import { planFacts } from '../plan-facts.ts'
import { openLink, uploadWay } from '../upload-links.ts'
import { loadShare } from '../world.ts'
import { type Gone, gone, items } from './gone.ts'

export function uploadFacts(app: App, notice: UploadNotice): UploadFacts | Gone {
  const { because, name, assignment } = notice
  const loaded = assignment === null ? null : loadShare(app, assignment)
  const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
  const about = {
    kind: 'upload_link' as const,
    because,
    name,
    sizes: notice.sizes ?? null,
    plans: notice.plans ?? false,
    plan: loaded ? planFacts(app, loaded.world.plan) : null,
    item: item ?? null,
  }
  if (notice.link === null) return { ...about, way: null }
  const row = uploadLinkById(app.db, notice.link)
  // A message that waited too long would only lead to a page that is not there.
  if (!row || openLink(app, row) === null) return gone('link no longer open')
  return { ...about, way: uploadWay(app, row) }
}

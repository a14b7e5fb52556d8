// Makes the PDFs of test/fixtures/same with LibreOffice: `npm run fixtures`, by hand, when a document changed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FORTY_PAGES, OFFICE_DOCUMENTS } from './office-documents.ts'
import { wordOf } from './office-writers.ts'

const TARGET = 'test/fixtures/same'
const folder = mkdtempSync(join(tmpdir(), 'dondoc-fixtures-'))
try {
  for (const document of OFFICE_DOCUMENTS) {
    writeFileSync(join(folder, `${document.name}.docx`), await wordOf(document))
    if (document.parts.some((part) => part.kind === 'table'))
      writeFileSync(join(folder, `${document.name}.no-lines.docx`), await wordOf(document, { bordered: false }))
  }
  writeFileSync(join(folder, `${FORTY_PAGES.name}.docx`), await wordOf(FORTY_PAGES, { leading: 510 }))
  const files = readdirSync(folder).map((name) => join(folder, name))
  execFileSync('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    TARGET,
    ...files,
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// Flagged files: nobody is sent one before an organizer has decided that it may be opened, and the decision is recorded.
import type { FileFacts } from '../core/facts.ts'
import { flagsOf } from '../core/inspection.ts'
import { type FiledFile, filesOf, submissionById } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { clearFile } from '../store/kept-files.ts'
import type { App } from './app.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'

/** Whether a file is kept back from everybody. */
export const isWithheld = ({ flags, clearedAt }: Pick<FiledFile, 'flags' | 'clearedAt'>): boolean =>
  clearedAt === null && flagsOf(flags).length > 0

export const flagFacts = (file: Pick<FiledFile, 'flags' | 'clearedAt'>): Pick<FileFacts, 'flags' | 'withheld'> => {
  const flags = flagsOf(file.flags)
  return flags.length === 0 ? {} : { flags, withheld: isWithheld(file) }
}

/** Lets all flagged files of a submission be opened; the submission is shown again, now with its file. */
export function openFiles(app: App, speaker: Speaker, submissionId: number): void {
  const submission = submissionById(app.db, submissionId)
  if (!submission) return refuse(app, speaker, 'stale_button')
  transact(app.db, () => {
    const withheld = filesOf(app.db, [submissionId]).filter(isWithheld)
    for (const file of withheld) {
      clearFile(app.db, file.hash, { by: speaker.person.id, at: app.now() })
      record(app.db, {
        at: app.now(),
        ...byOf(speaker),
        action: 'file_opened',
        object: `assignment:${submission.assignmentId}`,
        details: { submission: submissionId, file: file.id, flags: file.flags },
      })
    }
    answer(app, speaker, { kind: 'review_item', submission: submissionId })
  })
}

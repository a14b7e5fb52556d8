// Facts of a notice + a channel's abilities + texts → the parts to send and the choices under them.
import { type AccountFacts, isAccountFacts } from './account-notice.ts'
import type { UnitFacts } from './card-notice.ts'
import { splitMarkup } from './markup.ts'
import type { Facts, Rendered } from './notice.ts'
import { isPeopleFacts, type PeopleFacts } from './people-notice.ts'
import { renderAccounts } from './render/accounts.ts'
import { renderBulletin } from './render/announcements.ts'
import { renderEventFacts, renderOwnWork } from './render/answers.ts'
import { renderBoard, renderBrief } from './render/board.ts'
import { renderItem } from './render/card.ts'
import { renderCard } from './render/card-pages.ts'
import { renderTogether } from './render/cards-together.ts'
import { renderPlanChanged } from './render/changes.ts'
import { renderContactsDone } from './render/contacts.ts'
import { renderActedBefore, renderActUndone, renderLapsed } from './render/desk.ts'
import { renderFound } from './render/found.ts'
import { renderGroupAdded, renderGroupEnded, renderGroupNews, renderGroups } from './render/groups.ts'
import { renderRefile, renderSameFile, renderWithdrawn } from './render/hand-ins.ts'
import { renderInvitations } from './render/invitations.ts'
import { withItemNumbers } from './render/item-numbers.ts'
import type { Abilities } from './render/layout.ts'
import { renderMilestones } from './render/milestones.ts'
import {
  renderCalled,
  renderDeclined,
  renderDigest,
  renderJoined,
  renderJoinedSince,
  renderOnBehalf,
  renderReview,
  renderReviewWaiting,
  renderSettled,
  renderSignIn,
  renderSummary,
  renderUndelivered,
  renderUndone,
  renderVerdictDone,
} from './render/organizer.ts'
import { renderStopChanged } from './render/pauses.ts'
import { renderPeople } from './render/people.ts'
import { renderPreview, renderProposal, renderUnderstood, renderWhatIf } from './render/proposals.ts'
import { renderRecordedMany } from './render/recording.ts'
import { renderRemark } from './render/remarks.ts'
import { renderReminder } from './render/reminders.ts'
import {
  renderAcknowledged,
  renderAsk,
  renderHelp,
  renderReceipt,
  renderRefused,
  renderRemarkPassed,
  renderStopped,
} from './render/replies.ts'
import { renderWalk } from './render/review.ts'
import { renderExport } from './render/sheets.ts'
import { renderCardMoved, renderPlanFile, renderSource } from './render/source.ts'
import { renderTalk } from './render/talk.ts'
import { renderEventChanged, renderNudge, renderTaskChanged, renderVerdict, renderWelcome } from './render/unit.ts'
import { renderUpload } from './render/uploads.ts'
import { renderPlans, renderView } from './render/views.ts'
import { renderWays } from './render/ways.ts'
import { isTalk, type TalkNotice } from './talk.ts'
import type { Texts } from './texts.gen.ts'
import { isUploadFacts, type UploadFacts } from './upload-notice.ts'
import { isWaysFacts, type WaysFacts } from './ways-notice.ts'

export { accountName, roomWords, typedHead, warningKey } from './render/accounts.ts'
export { boardPicture } from './render/board.ts'
export { anyChosen, changeWords } from './render/changes.ts'
export { contactsWords, faultWords } from './render/contacts.ts'
export { whenWords } from './render/days.ts'
export { deadlinePhrase, deadlineWords, itemDeadline } from './render/deadlines.ts'
export { flagWords } from './render/file-flags.ts'
export type { Abilities } from './render/layout.ts'
export { offerWords } from './render/offers.ts'
export { movedWords } from './render/proposals.ts'
export { refusalSentence } from './render/replies.ts'
export { exportSheets } from './render/sheets.ts'
export {
  channelWords,
  eventDateWords,
  fileWords,
  lightWords,
  planName,
  planShort,
  sizeWords,
  stateWords,
} from './render/words.ts'

/**
 * The message that says these facts on a channel: pure, so that the same facts always say the same.
 * Parts are markup (`<b>`, `<i>`), each at most `maxText` long; the choices belong under the last. Where the channel
 * has no buttons they are listed in the text, numbered from 1 in the order of `choices`, row by row.
 */
export function render(facts: Facts, abilities: Abilities, t: Texts): Rendered {
  const rendered = sayAs(facts, abilities, abilities.buttons ? t : withItemNumbers(t))
  if (fitsButtons(rendered.choices, abilities)) return rendered
  return sayAs(facts, { ...abilities, buttons: false }, withItemNumbers(t))
}

/** Whether choices can stand under a message as buttons, all of them; where not, none does and they are numbered. */
export const fitsButtons = (choices: Rendered['choices'], { buttons, mostButtons }: Abilities): boolean =>
  !buttons || mostButtons === undefined || choices.flat().length <= mostButtons

function sayAs(facts: Facts, abilities: Abilities, t: Texts): Rendered {
  if (isPeopleFacts(facts)) return renderPeople(facts, abilities, t)
  if (isAccountFacts(facts)) return renderAccounts(facts, abilities, t)
  if (isTalk(facts)) return renderTalk(facts, abilities, t)
  if (isUploadFacts(facts)) return renderUpload(facts, abilities, t)
  if (isWaysFacts(facts)) return renderWays(facts, abilities, t)
  switch (facts.kind) {
    case 'announcement':
    case 'card':
      return facts.also?.length
        ? renderTogether([facts.card, ...facts.also], abilities, t)
        : renderCard(facts, abilities, t)
    case 'item':
      return renderItem(facts, abilities, t)
    case 'same_file':
      return renderSameFile(facts, abilities, t)
    case 'withdrawn':
      return renderWithdrawn(facts, abilities, t)
    case 'refile':
      return renderRefile(facts, abilities, t)
    case 'card_moved':
      return renderCardMoved(facts, abilities, t)
    case 'source_words':
      return renderSource(facts, abilities, t)
    case 'plan_file':
      return renderPlanFile(facts, abilities, t)
    case 'reminder':
      return renderReminder(facts, abilities, t)
    case 'event_changed':
      return renderEventChanged(facts, abilities, t)
    case 'plan_changed':
      return renderPlanChanged(facts, abilities, t)
    case 'task_changed':
      return renderTaskChanged(facts, abilities, t)
    case 'nudge':
      return renderNudge(facts, abilities, t)
    case 'bulletin':
      return renderBulletin(facts, abilities, t)
    case 'returned':
    case 'accepted':
      return renderVerdict(facts, abilities, t)
    case 'receipt':
    case 'recorded':
      return renderReceipt(facts, abilities, t)
    case 'welcome':
      return renderWelcome(facts, abilities, t)
    case 'acknowledged':
      return renderAcknowledged(facts, abilities, t)
    case 'ask':
      return renderAsk(facts, abilities, t)
    case 'refused':
      return renderRefused(facts, abilities, t)
    case 'remark_passed':
      return renderRemarkPassed(facts, abilities, t)
    case 'help':
      return renderHelp(facts, abilities, t)
    case 'stopped':
      return renderStopped(abilities, t)
    default:
      return renderForOrganizer(facts, abilities, t)
  }
}

type UnitKind =
  | UnitFacts['kind']
  | 'announcement'
  | 'card'
  | 'item'
  | 'reminder'
  | 'event_changed'
  | 'task_changed'
  | 'plan_changed'
  | 'nudge'
  | 'bulletin'
  | 'returned'
  | 'accepted'
  | 'receipt'
  | 'recorded'
  | 'welcome'
  | 'acknowledged'
  | 'ask'
  | 'refused'
  | 'remark_passed'
  | 'help'
  | 'stopped'

type OrganizerFacts = Exclude<
  Facts,
  { kind: UnitKind | TalkNotice['kind'] } | PeopleFacts | AccountFacts | UploadFacts | WaysFacts
>

function renderForOrganizer(facts: OrganizerFacts, abilities: Abilities, t: Texts): Rendered {
  switch (facts.kind) {
    case 'joined_since':
      return renderJoinedSince(facts, abilities, t)
    case 'joined':
      return renderJoined(facts, abilities, t)
    case 'remark':
      return renderRemark(facts, abilities, t)
    case 'declined':
      return renderDeclined(facts, abilities, t)
    case 'review_waiting':
      return renderReviewWaiting(facts, abilities, t)
    case 'review_item':
    case 'late_change':
      return renderReview(facts, abilities, t)
    case 'verdict_done':
      return renderVerdictDone(facts, abilities, t)
    case 'summary':
      return renderSummary(facts, abilities, t)
    case 'digest':
      return renderDigest(facts, abilities, t)
    case 'undelivered':
      return renderUndelivered(facts, abilities, t)
    case 'view':
      return renderView(facts, abilities, t)
    case 'found':
      return renderFound(facts, abilities, t)
    case 'board':
      return renderBoard(facts, abilities, t)
    case 'export':
      return renderExport(facts.report, abilities, t)
    case 'brief':
      return renderBrief(facts, abilities, t)
    case 'event_facts':
      return renderEventFacts(facts, abilities, t)
    case 'own_work':
      return renderOwnWork(facts, abilities, t)
    case 'plans':
      return renderPlans(facts, abilities, t)
    case 'understood':
      return renderUnderstood(facts, abilities, t)
    case 'review':
      return renderWalk(facts, abilities, t)
    case 'preview':
      return renderPreview(facts, abilities, t)
    case 'proposal':
      return renderProposal(facts, abilities, t)
    case 'stop_changed':
      return renderStopChanged(facts, abilities, t)
    case 'what_if':
      return renderWhatIf(facts, abilities, t)
    case 'milestones':
      return renderMilestones(facts, abilities, t)
    case 'recorded_many':
      return renderRecordedMany(facts, abilities, t)
    case 'act_undone':
      return renderActUndone(facts, abilities, t)
    case 'lapsed':
      return renderLapsed(facts, abilities, t)
    case 'acted_before':
      return renderActedBefore(facts, abilities, t)
    case 'contacts_done':
      return renderContactsDone(facts, abilities, t)
    case 'settled':
      return renderSettled(facts, abilities, t)
    case 'undone':
      return renderUndone(facts, abilities, t)
    case 'called':
      return renderCalled(facts, abilities, t)
    case 'invitations':
      return renderInvitations(facts, abilities, t)
    case 'on_behalf':
      return renderOnBehalf(facts, abilities, t)
    case 'sign_in':
      return renderSignIn(facts, abilities, t)
    case 'group_added':
      return renderGroupAdded(facts, abilities, t)
    case 'group_ended':
      return renderGroupEnded(facts, abilities, t)
    case 'groups':
      return renderGroups(facts, abilities, t)
    case 'group_news':
      return renderGroupNews(facts, abilities, t)
    case 'continuation':
      return { parts: splitMarkup(facts.html, abilities.maxText), choices: [] }
    default:
      return facts satisfies never
  }
}

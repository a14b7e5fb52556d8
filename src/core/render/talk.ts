// More time and remarks: which message says which facts.
import type { Facts, Rendered } from '../notice.ts'
import type { TalkNotice } from '../talk.ts'
import type { Texts } from '../texts.gen.ts'
import { renderClaims, renderNotOurs, renderTakeBackWhich, renderTakenBack } from './declined.ts'
import { renderDocumentMatched, renderDocuments, renderDocumentsMatched } from './documents.ts'
import {
  renderExtensionAsk,
  renderExtensionAsked,
  renderExtensionDecided,
  renderExtensionGone,
  renderExtensionItem,
  renderExtensionQuestion,
  renderExtensionsGranted,
  renderExtensionsWaiting,
  renderExtensionTold,
} from './extensions.ts'
import { renderFieldsAsk, renderFieldsShown } from './fields.ts'
import { renderHandInWithdrawn } from './hand-ins.ts'
import { type Abilities, choice, type FactsOf, finish } from './layout.ts'
import { renderRemarks, renderRemarkTalk } from './remarks.ts'

export function renderTalk(
  facts: Extract<Facts, { kind: TalkNotice['kind'] }>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  switch (facts.kind) {
    case 'extension_ask':
      return renderExtensionAsk(facts, abilities, t)
    case 'extension_asked':
    case 'extension_withdrawn':
      return renderExtensionAsked(facts, abilities, t)
    case 'extensions_waiting':
      return renderExtensionsWaiting(facts, abilities, t)
    case 'extension_item':
      return renderExtensionItem(facts, abilities, t)
    case 'extension_question':
      return renderExtensionQuestion(facts, abilities, t)
    case 'extension_told':
      return renderExtensionTold(facts, abilities, t)
    case 'extension_decided':
      return renderExtensionDecided(facts, abilities, t)
    case 'extension_gone':
      return renderExtensionGone(facts, abilities, t)
    case 'extensions_granted':
      return renderExtensionsGranted(facts, abilities, t)
    case 'remark_question':
    case 'remark_done':
    case 'remark_answered':
      return renderRemarkTalk(facts, abilities, t)
    case 'remarks':
      return renderRemarks(facts, abilities, t)
    case 'fields_ask':
      return renderFieldsAsk(facts, abilities, t)
    case 'fields_shown':
      return renderFieldsShown(facts, abilities, t)
    case 'not_ours_question':
    case 'not_ours_told':
    case 'not_ours_decided':
      return renderNotOurs(facts, abilities, t)
    case 'briefing':
      return renderBriefing(facts, abilities, t)
    case 'claims':
      return renderClaims(facts, abilities, t)
    case 'take_back_which':
      return renderTakeBackWhich(facts, abilities, t)
    case 'take_back_done':
    case 'taken_back':
    case 'reopened':
    case 'reopen_done':
      return renderTakenBack(facts, abilities, t)
    case 'hand_in_withdrawn':
      return renderHandInWithdrawn(facts, abilities, t)
    case 'documents':
      return renderDocuments(facts, abilities, t)
    case 'document_matched':
      return renderDocumentMatched(facts, abilities, t)
    case 'documents_matched':
      return renderDocumentsMatched(facts, abilities, t)
    default:
      return facts satisfies never
  }
}

/** Whether the leaders' lines come, and the switch. */
const renderBriefing = ({ on }: FactsOf<'briefing'>, abilities: Abilities, t: Texts): Rendered =>
  finish(
    {
      lines: [on ? t('briefing-on') : t('briefing-off')],
      choices: [[choice(on ? t('button-briefing-off') : t('button-briefing-on'), { do: 'briefing', on: !on })]],
    },
    abilities,
    t,
  )

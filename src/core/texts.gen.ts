// Generated from locales/vi.ftl by src/texts/generate.ts; do not edit.

/** Text that is markup already (made by a catalogue or escaped): inserted as it is. */
export interface Html {
  readonly html: string
}

/** What may be inserted: plain text, escaped on the way in, or {@link Html}. Numbers and dates come as text. */
export type Insert = string | Html

/** The arguments of every message; null where it takes none. */
export interface TextArgs {
  'weekday-1': null
  'weekday-2': null
  'weekday-3': null
  'weekday-4': null
  'weekday-5': null
  'weekday-6': null
  'weekday-7': null
  'day': { day: Insert; weekday: Insert }
  'day-off': { day: Insert; off: Insert; weekday: Insert }
  'when': { day: Insert; time: Insert }
  'when-weekday': { day: Insert; time: Insert; weekday: Insert }
  'dated': { day: Insert }
  'days-range': { from: Insert; to: Insert }
  'bound-before': { what: Insert }
  'bound-by': { what: Insert }
  'bound-on': { what: Insert }
  'deadline-day': { day: Insert }
  'deadline-time': { day: Insert; time: Insert }
  'deadline-range': { from: Insert; to: Insert }
  'deadline-days-before': { anchor: Insert; count: Insert }
  'deadline-days-after': { anchor: Insert; count: Insert }
  'deadline-working-days-before': { anchor: Insert; count: Insert }
  'deadline-working-days-after': { anchor: Insert; count: Insert }
  'deadline-day-of-anchor': { anchor: Insert }
  'deadline-anchor-before': { anchor: Insert }
  'deadline-anchor-on': { anchor: Insert }
  'deadline-anchor-time': { time: Insert; words: Insert }
  'deadline-month-before': { anchor: Insert; day: Insert }
  'deadline-months-before': { anchor: Insert; count: Insert; day: Insert }
  'deadline-month-same': { anchor: Insert; day: Insert }
  'deadline-month-after': { anchor: Insert; day: Insert }
  'deadline-months-after': { anchor: Insert; count: Insert; day: Insert }
  'deadline-in-period': { period: Insert }
  'deadline-in-periods': { from: Insert; to: Insert }
  'period-quarter': { quarter: Insert; year: Insert }
  'period-month': { month: Insert; year: Insert }
  'period-week': { month: Insert; week: Insert; year: Insert }
  'period-half-1': { year: Insert }
  'period-half-2': { year: Insert }
  'period-year': { year: Insert }
  'period-school-year': { from: Insert; to: Insert }
  'recurring-continuous': null
  'recurring-week': null
  'recurring-month': null
  'recurring-quarter': null
  'recurring-half-year': null
  'recurring-year': null
  'recurring-some': null
  'recurring-month-day': { day: Insert }
  'recurring-quarter-day': { day: Insert }
  'recurring-half-year-day': { day: Insert }
  'recurring-year-day': { day: Insert; month: Insert }
  'recurring-year-month': { month: Insert }
  'anchor-plan': null
  'anchor-conference': null
  'anchor-workshop': null
  'anchor-seminar': null
  'anchor-training': null
  'anchor-congress': null
  'anchor-ceremony': null
  'anchor-festival': null
  'anchor-contest': null
  'anchor-exam': null
  'anchor-session': null
  'anchor-meeting': null
  'anchor-event': null
  'deadline-undated': { words: Insert }
  'deadline-dated': { day: Insert; words: Insert }
  'deadline-dated-on': { day: Insert; words: Insert }
  'deadline-dated-time': { day: Insert; time: Insert; words: Insert }
  'deadline-plan': { words: Insert }
  'deadline-milestone': { words: Insert }
  'deadline-extension': { words: Insert }
  'deadline-corrected': { words: Insert }
  'deadline-none': null
  'deadline-send-by': { day: Insert }
  'deadline-do-by': { day: Insert }
  'deadline-provisional': null
  'state-waiting': null
  'state-announced': null
  'state-acknowledged': null
  'state-submitted': null
  'state-accepted': null
  'state-accepted-speech': null
  'state-returned': null
  'state-declined': null
  'state-cancelled': null
  'sent-file': null
  'sent-document': { number: Insert }
  'sent-document-dated': { day: Insert; number: Insert }
  'sent-document-unnumbered': null
  'sent-fields': null
  'sent-word': null
  'sent-declined': null
  'waiting-open-group': null
  'waiting-deadline-past': null
  'doubt-unit-unknown': null
  'waiting-other': null
  'on-behalf-which-way': null
  'way-phone': null
  'way-group-chat': null
  'way-paper': null
  'refused-discarded': null
  'invitations-heading': { count: Insert }
  'invitations-line': { code: Insert; unit: Insert }
  'invitations-line-link': { code: Insert; link: Insert; unit: Insert }
  'invitations-note': null
  'sign-in-code': { code: Insert }
  'sign-in-link': { link: Insert }
  'sign-in-address': { address: Insert }
  'sign-in-somewhere': null
  'sign-in-note': null
  'sign-in-open': null
  'command-plans': null
  'command-status': null
  'command-overdue': null
  'command-unacknowledged': null
  'command-to-phone': null
  'command-schedule': null
  'command-journal': null
  'command-unit': null
  'command-review': null
  'command-more-time': null
  'command-documents': null
  'command-remarks': null
  'command-reply': null
  'command-event-date': null
  'command-nudge': null
  'command-invitations': null
  'command-groups': null
  'command-page': null
  'command-my-tasks': null
  'command-send': null
  'command-source': null
  'command-withdraw': null
  'command-stop': null
  'command-help': null
  'light-no_deadline': null
  'light-no_date': null
  'light-not_due': null
  'light-due_soon': null
  'light-due_today': null
  'light-overdue': null
  'light-submitted': null
  'light-returned': null
  'light-done_on_time': null
  'light-done_late': null
  'light-declined': null
  'light-paused': null
  'marked': { mark: Insert; words: Insert }
  'declined-not_taking_part': null
  'declined-no_content': null
  'declined-not_ours': null
  'plan-number-date': { day: Insert; number: Insert }
  'plan-number': { number: Insert }
  'plan-date': { day: Insert }
  'plan-bare': null
  'basis-letter': { number: Insert }
  'basis-invitation': { number: Insert }
  'basis-decision': { number: Insert }
  'basis-announcement': { number: Insert }
  'basis-plan': { number: Insert }
  'basis-of-day': { day: Insert; document: Insert }
  'basis-dated': { day: Insert }
  'basis-bare': null
  'plan-titled': { plan: Insert; title: Insert }
  'plan-short': { id: Insert; plan: Insert }
  'event-fixed': { event: Insert; when: Insert }
  'event-unknown': { event: Insert }
  'event-window': { event: Insert; range: Insert }
  'event-postponed': { event: Insert }
  'event-cancelled': { event: Insert }
  'event-venue': { venues: Insert }
  'bytes': { size: Insert }
  'kilobytes': { size: Insert }
  'megabytes': { tenth: Insert; whole: Insert }
  'file': { name: Insert; size: Insert; version: Insert }
  'person-unnamed': null
  'person-position': { person: Insert; position: Insert }
  'contact-line': { person: Insert; phone: Insert }
  'contact-line-no-phone': { person: Insert }
  'given-by': { unit: Insert }
  'given-by-committee': { level: Insert }
  'page': { page: Insert; pages: Insert }
  'choose-by-number': null
  'choice-numbered': { label: Insert; no: Insert }
  'choice-link': { label: Insert; no: Insert; url: Insert }
  'button-acknowledge': null
  'button-send': { what: Insert }
  'button-send-item': { no: Insert; what: Insert }
  'button-send-result': null
  'button-send-item-result': { no: Insert }
  'button-send-again': { what: Insert }
  'result': null
  'lead-unit': null
  'button-by-document': null
  'button-fields': null
  'button-edit-chair': null
  'button-edit-delegates': null
  'button-edit-technical': null
  'button-done': null
  'button-done-item': { no: Insert }
  'button-not-taking-part': null
  'button-no-content': null
  'button-not-ours': null
  'button-see-item': { no: Insert }
  'button-other-answer': null
  'button-source': null
  'button-item': { no: Insert; task: Insert }
  'button-plan': { id: Insert; plan: Insert }
  'button-accept': null
  'button-return': null
  'button-next-review': null
  'button-review': null
  'button-confirm': null
  'button-discard': null
  'button-change-leave': { no: Insert }
  'button-change-take': { no: Insert }
  'button-change-means': { no: Insert; ref: Insert }
  'button-activate': null
  'button-understood': null
  'button-preview': null
  'button-previous': null
  'button-next': null
  'button-status': null
  'button-overdue': null
  'button-unacknowledged': null
  'button-to-phone': null
  'button-called': { unit: Insert }
  'button-on-behalf': null
  'button-behalf-acknowledge': { no: Insert }
  'button-behalf-document': { no: Insert }
  'button-behalf-done': { no: Insert }
  'button-behalf-decline': { no: Insert }
  'button-undo-join': null
  'button-extend': null
  'button-withdraw-extension': null
  'button-extensions': null
  'button-next-extension': null
  'button-grant': null
  'button-grant-other': null
  'button-grant-all': { count: Insert }
  'button-refuse-extension': null
  'button-refuse-plainly': null
  'button-answer-remark': null
  'button-answer-remark-no': { no: Insert }
  'button-record': { what: Insert }
  'button-not-ours-grant': null
  'button-not-ours-refuse': null
  'button-reopen': null
  'button-take-back': null
  'button-take-back-other': null
  'button-documents': null
  'button-document-found': { no: Insert }
  'button-document-missing': { no: Insert }
  'button-match-all': { count: Insert }
  'button-answer-members': null
  'button-answer-deadline': null
  'button-answer-keep': null
  'button-answer-drop': null
  'button-group-of-unit': { unit: Insert }
  'button-group-of-plan': { plan: Insert }
  'button-group-leave': null
  'button-group-content-on': { no: Insert; title: Insert }
  'button-group-content-off': { no: Insert; title: Insert }
  'button-group-end': { no: Insert; title: Insert }
  'button-open-private': null
  'greeting': { unit: Insert }
  'greeting-person': { person: Insert; unit: Insert }
  'card-intro': { organizer: Insert; plan: Insert }
  'card-title': { title: Insert }
  'card-item': { mark: Insert; no: Insert; task: Insert }
  'item-last-day': null
  'item-given': { giver: Insert }
  'item-deliverables': { deliverables: Insert }
  'item-deliver-to': { to: Insert }
  'item-coordinators': { units: Insert }
  'item-state': { state: Insert }
  'item-state-at': { state: Insert; when: Insert }
  'item-returned': { reason: Insert }
  'card-helping': null
  'card-helping-item': { deadline: Insert; lead: Insert; no: Insert; task: Insert }
  'card-helping-item-no-lead': { deadline: Insert; no: Insert; task: Insert }
  'item-helping': null
  'item-lead': { lead: Insert }
  'card-request': null
  'card-shortened': { no: Insert }
  'card-one': { no: Insert }
  'card-moved': { plan: Insert }
  'page-of-items': { items: Insert; page: Insert; pages: Insert }
  'source-heading': { no: Insert; plan: Insert }
  'source-place': { line: Insert; section: Insert }
  'source-place-lines': { from: Insert; section: Insert; to: Insert }
  'source-place-none': null
  'source-file-follows': null
  'source-file-internal': null
  'plan-file': { plan: Insert }
  'card-nothing': { plan: Insert }
  'item-heading': { mark: Insert; no: Insert; task: Insert }
  'reminder-heading': { plan: Insert }
  'reminder-heading-urgent': { plan: Insert }
  'reminder-acknowledge-heading': { plan: Insert }
  'reminder-item': { no: Insert; task: Insert }
  'reminder-today': null
  'reminder-today-do': null
  'reminder-days-left': { count: Insert }
  'reminder-overdue': { organizer: Insert; what: Insert; words: Insert }
  'reminder-overdue-do': { organizer: Insert; words: Insert }
  'reminder-what': { deliverables: Insert }
  'reminder-what-result': null
  'reminder-returned': { reason: Insert }
  'reminder-resent': null
  'reminder-request': null
  'event-changed-heading': { event: Insert; plan: Insert }
  'event-changed-moved': { from: Insert; to: Insert }
  'event-changed-postponed': { event: Insert; from: Insert }
  'event-changed-cancelled': { event: Insert; from: Insert }
  'event-changed-set': { to: Insert }
  'event-changed-basis': { basis: Insert }
  'event-changed-items': null
  'event-changed-item': { no: Insert; task: Insert }
  'event-changed-day-off': { day: Insert }
  'event-changed-valid': null
  'event-changed-helping': { tasks: Insert }
  'plan-changed-heading': { plan: Insert }
  'plan-changed-venue': { from: Insert; to: Insert }
  'plan-changed-form': { from: Insert; to: Insert }
  'plan-changed-tasks': null
  'plan-changed-unit': { unit: Insert }
  'plan-changed-added': null
  'plan-changed-cancelled': null
  'form-in-person': null
  'form-online': null
  'form-hybrid': null
  'unsaid': null
  'event-day-none': null
  'task-changed-heading': { plan: Insert }
  'task-added-heading': { plan: Insert }
  'task-cancelled-heading': { plan: Insert }
  'task-cancelled-item': { no: Insert; task: Insert }
  'nudge-heading': { organizer: Insert; plan: Insert }
  'nudge-heading-urgent': { organizer: Insert; plan: Insert }
  'nudge-by': { by: Insert }
  'returned-text': { task: Insert }
  'returned-reason': { reason: Insert }
  'returned-version': { code: Insert; when: Insert }
  'accepted-text': { state: Insert; task: Insert }
  'accepted-thanks': { organizer: Insert }
  'welcome': { person: Insert; plan: Insert; unit: Insert }
  'welcome-unnamed': { plan: Insert; unit: Insert }
  'welcome-announced': null
  'welcome-later': { organizer: Insert }
  'welcome-help': null
  'acknowledged-text': { count: Insert; plan: Insert; unit: Insert }
  'acknowledged-one': { plan: Insert; unit: Insert }
  'receipt-file-heading': { unit: Insert }
  'receipt-item': { task: Insert }
  'receipt-file': { file: Insert }
  'receipt-file-document': { number: Insert }
  'receipt-file-document-dated': { day: Insert; number: Insert }
  'receipt-at': { when: Insert }
  'receipt-code': { code: Insert }
  'receipt-note': null
  'receipt-after-acceptance': { organizer: Insert }
  'receipt-document': { number: Insert; unit: Insert }
  'receipt-document-dated': { day: Insert; number: Insert; unit: Insert }
  'receipt-document-unnumbered': { unit: Insert }
  'receipt-fields': { unit: Insert }
  'receipt-word': { unit: Insert }
  'receipt-declined': { unit: Insert; what: Insert }
  'receipt-reason': { reason: Insert }
  'receipt-quiet': null
  'recorded-note': { organizer: Insert }
  'same-file': { code: Insert; name: Insert; task: Insert }
  'same-file-returned': { code: Insert; name: Insert; task: Insert }
  'withdrawn': { code: Insert }
  'withdrawn-next': null
  'hand-in-withdrawn': { code: Insert; unit: Insert }
  'ask-refile': { code: Insert; no: Insert }
  'file-limit': { limit: Insert }
  'file-sizes': { limit: Insert; size: Insert }
  'file-kinds': { kinds: Insert }
  'file-quota': { files: Insert; size: Insert }
  'file-flag-macro': null
  'file-flag-embedded': null
  'file-flag-remote': null
  'file-flag-script': null
  'file-flag-encrypted': null
  'file-flag-mismatch': null
  'file-flag-unscanned': null
  'receipt-file-flagged': { name: Insert; what: Insert }
  'receipt-file-decides': { organizer: Insert }
  'receipt-file-unscanned': { organizer: Insert }
  'review-file-withheld': { name: Insert; what: Insert }
  'review-file-opened': { name: Insert; what: Insert }
  'flagged-more': { count: Insert }
  'button-open-files': null
  'button-refile': null
  'button-withdraw': null
  'ask-which-item': null
  'ask-which-item-for-file': { files: Insert }
  'ask-item': { no: Insert; task: Insert }
  'ask-send-how': { task: Insert }
  'ask-send-how-file': null
  'ask-document-number': null
  'ask-decline-reason': { organizer: Insert }
  'ask-return-reason': null
  'ask-which-plan': null
  'ask-event-date': null
  'ask-members': { ref: Insert; task: Insert }
  'ask-deadline': { ref: Insert; task: Insert }
  'ask-on-behalf': null
  'remark-passed': { organizer: Insert }
  'greeting-open': { count: Insert }
  'greeting-all-done': null
  'greeting-no-work': null
  'help-next': { no: Insert; task: Insert }
  'button-tasks': null
  'button-help': null
  'stopped': null
  'help-sending-files': null
  'help-sending-link': null
  'help-contact': { sending: Insert }
  'help-joined-organizer': null
  'help-joined-viewer': null
  'help-loading-file': null
  'help-loading-page': null
  'help-organizer': { loading: Insert }
  'help-viewer': null
  'refused-stranger': null
  'refused-stranger_code': null
  'refused-code_invalid': null
  'refused-code_paused': null
  'refused-list_changed': null
  'refused-stale_button': null
  'refused-not_yours': null
  'refused-no_open_item': null
  'refused-no_such_item': null
  'refused-number_missing': null
  'refused-withdraw_nothing': null
  'refused-already_done': null
  'refused-plan_closed': null
  'refused-group_chat': null
  'refused-group_gone': null
  'refused-posted': null
  'refused-no_group': null
  'refused-group_asked': null
  'refused-group_internal': null
  'refused-file_too_large': null
  'refused-file_unreadable': null
  'refused-kind_voice': null
  'refused-kind_contact': null
  'refused-kind_location': null
  'refused-kind_sticker': null
  'refused-changed_since': null
  'refused-plan_unseen': null
  'refused-file_unseen': null
  'refused-file_kind': null
  'refused-file_bomb': null
  'refused-file_infected': null
  'refused-file_broken': null
  'refused-file_quota': null
  'refused-disk_full': null
  'refused-file_secret': null
  'refused-no_plan': null
  'refused-several_plans': null
  'refused-plan_unknown': null
  'refused-unit_unknown': null
  'refused-unit_ambiguous': null
  'refused-date_unreadable': null
  'refused-nothing_waiting': null
  'refused-nothing_to_review': null
  'refused-no_extension_waits': null
  'refused-expired': null
  'refused-unit_missing': null
  'refused-command_unknown': null
  'refused-not_for_role': null
  'refused-nobody_to_tell': null
  'refused-plan_unreadable': null
  'refused-amends_unknown': null
  'refused-amends_closed': null
  'refused-plan_not_a_plan': null
  'refused-plan_scan': null
  'refused-plan_text_layer': null
  'refused-plan_old_font': null
  'refused-plan_locked': null
  'refused-plan_too_large': null
  'refused-plan_kind': null
  'refused-plan_old_word': null
  'refused-no_deadline': null
  'refused-no_date': null
  'refused-no_request': null
  'refused-document_unknown': null
  'refused-failed': null
  'refused-detail': { detail: Insert; sentence: Insert }
  'refused-option': { option: Insert }
  'group-untitled': null
  'group-news-work': { plan: Insert }
  'group-news-change': { plan: Insert }
  'group-news-reminder': { plan: Insert }
  'group-news-word': { plan: Insert }
  'group-open-private': null
  'group-ask': { organizer: Insert }
  'group-more': { count: Insert }
  'group-link': { link: Insert }
  'group-added': { title: Insert }
  'group-added-by-unit': { title: Insert; unit: Insert }
  'group-added-silent': null
  'group-added-type': null
  'group-added-until': { when: Insert }
  'group-of-plan': { plan: Insert; title: Insert }
  'group-of-unit': { title: Insert; unit: Insert }
  'group-of-unit-plan': { plan: Insert; title: Insert; unit: Insert }
  'group-ended': { group: Insert }
  'group-did-registered': { title: Insert }
  'group-did-content-on': { title: Insert }
  'group-did-content-off': { title: Insert }
  'group-did-left': { title: Insert }
  'groups-none': null
  'groups-how': null
  'groups-heading': null
  'groups-note': null
  'groups-line': { content: Insert; group: Insert; no: Insert }
  'group-content-on': null
  'group-content-off': null
  'group-content-asked': null
  'channel-telegram': null
  'channel-zalo-bot': null
  'channel-zalo-oa': null
  'channel-browser': null
  'channel-console': null
  'channel-page': null
  'ways-heading': null
  'ways-first-said': { channel: Insert }
  'ways-back-said': { channel: Insert }
  'ways-note': null
  'ways-note-one': null
  'way-line': { channel: Insert; no: Insert; state: Insert }
  'way-line-marked': { channel: Insert; marks: Insert; no: Insert; state: Insert }
  'way-mark-first': null
  'way-mark-here': null
  'way-open': null
  'way-open-until': { when: Insert }
  'way-window': null
  'way-stopped': null
  'way-blocked': null
  'way-down': null
  'way-can': { able: Insert }
  'way-can-buttons': null
  'way-can-numbers': null
  'way-can-files': null
  'way-can-link': null
  'button-ways': null
  'button-way-first': { channel: Insert }
  'button-way-back': { channel: Insert }
  'button-way-drop': { channel: Insert }
  'button-way-add': { channel: Insert }
  'way-code-heading': null
  'way-code-how': { channel: Insert; code: Insert }
  'way-code-how-any': { code: Insert }
  'way-code-link': { link: Insert }
  'way-code-until': { when: Insert }
  'way-code-own': null
  'way-added': { channel: Insert }
  'way-added-name': { channel: Insert; name: Insert }
  'way-added-units': { units: Insert }
  'way-added-note': null
  'way-added-others': { channel: Insert }
  'way-taken': { mine: Insert; other: Insert }
  'way-taken-units': { units: Insert }
  'way-taken-note': null
  'button-way-take': null
  'way-lost': { channel: Insert; why: Insert }
  'way-left': { channel: Insert; channels: Insert }
  'keep-open': null
  'button-still-here': null
  'still-here': null
  'still-here-until': { when: Insert }
  'twins': { other: Insert; person: Insert; unit: Insert }
  'twins-note': null
  'button-same-person': null
  'button-same-person-of': null
  'same-person-side': { channels: Insert; person: Insert }
  'same-person-which': { person: Insert }
  'same-person-none': { person: Insert }
  'same-person-heading': { one: Insert; other: Insert }
  'same-person-units': { units: Insert }
  'same-person-channels': { channels: Insert }
  'same-person-note': null
  'people-merged': { by: Insert; person: Insert }
  'channels-heading': { code: Insert }
  'channels-set': null
  'channels-none': null
  'channels-first': { channels: Insert }
  'channels-never': { channels: Insert }
  'channels-bare': { channels: Insert }
  'channels-free-only': null
  'channels-how': null
  'button-channels': null
  'button-channel-first': { channel: Insert }
  'button-channel-never': { channel: Insert }
  'button-channel-bare': { channel: Insert }
  'button-channel-allow': { channel: Insert }
  'button-channel-none': null
  'proposal-channels-heading': { code: Insert }
  'proposal-channels-lost': { count: Insert; units: Insert }
  'proposal-channels-bare': { count: Insert }
  'proposal-channels-shut': { count: Insert }
  'reach-heading': { plan: Insert }
  'reach-count': { of: Insert; reached: Insert }
  'reach-line-reached': { channels: Insert; no: Insert; unit: Insert }
  'reach-line-lost': { no: Insert; unit: Insert; why: Insert }
  'reach-marked': { channels: Insert; mark: Insert }
  'reach-why': { channel: Insert; why: Insert }
  'reach-nobody': null
  'reach-no-seat': null
  'reach-bare': null
  'reach-paid': null
  'reach-template': null
  'reach-window-since': { when: Insert }
  'reach-todo-unjoined': { todo: Insert }
  'reach-todo': { todo: Insert }
  'todo-person-phone': { person: Insert; phone: Insert }
  'todo-invite': null
  'todo-invite-phone': { person: Insert }
  'todo-ask-to-write': { channel: Insert; person: Insert }
  'todo-more-seats': null
  'todo-more-messages': { person: Insert }
  'todo-other-way': { person: Insert }
  'todo-new-code': { person: Insert }
  'todo-mend-channel': { channels: Insert }
  'why-window': null
  'why-spent': null
  'why-never': null
  'why-left': null
  'bare-news': null
  'bare-news-code': { codes: Insert }
  'bare-reply': null
  'bare-link': { link: Insert }
  'bare-elsewhere': { channels: Insert }
  'bare-ask': null
  'file-not-carried': { name: Insert }
  'file-not-carried-link': { link: Insert; name: Insert }
  'via': { channel: Insert }
  'unit-announced-by': { channels: Insert }
  'unit-item-via': { channel: Insert }
  'command-ways': null
  'command-channels': null
  'command-reach': null
  'command-stop-all': null
  'refused-way_last': null
  'refused-channel_unread': null
  'journal-act-way-added': null
  'journal-act-way-left': null
  'journal-act-people-merged': null
  'journal-act-channels-set': null
  'joined-text': { person: Insert; unit: Insert }
  'joined-plan': { joined: Insert; left: Insert; of: Insert; plan: Insert }
  'contact-phone': { phone: Insert }
  'contact-channel': { channel: Insert }
  'remark-heading': { person: Insert; unit: Insert; when: Insert }
  'remark-heading-plan': { person: Insert; plan: Insert; unit: Insert; when: Insert }
  'remark-text': { text: Insert }
  'declined-heading': { unit: Insert; what: Insert }
  'declined-task': { task: Insert }
  'declined-not-ours-request': null
  'review-waiting-heading': { count: Insert; plan: Insert }
  'review-waiting-line': { no: Insert; sent: Insert; task: Insert; unit: Insert; when: Insert }
  'review-waiting-more': { count: Insert }
  'review-heading': { unit: Insert }
  'review-task': { task: Insert }
  'review-sent': { sent: Insert; when: Insert }
  'review-by': { person: Insert }
  'review-by-organizer': null
  'review-code': { code: Insert }
  'review-left': { count: Insert }
  'verdict-accepted': { task: Insert; unit: Insert }
  'verdict-approved': { task: Insert; unit: Insert }
  'verdict-returned': { task: Insert; unit: Insert }
  'late-change-heading': { unit: Insert }
  'late-change-note': null
  'summary-activated': { plan: Insert }
  'summary-event': { plan: Insert }
  'summary-amended': { plan: Insert }
  'summary-nudge': { plan: Insert }
  'summary-told': { told: Insert; units: Insert }
  'summary-waiting': { count: Insert }
  'summary-unreached': { count: Insert; units: Insert }
  'digest-heading': { day: Insert; plan: Insert }
  'digest-task': { done: Insert; of: Insert; submitted: Insert; task: Insert }
  'digest-unit': { contacts: Insert; unit: Insert }
  'digest-unit-no-contact': { unit: Insert }
  'digest-nothing': null
  'undelivered-plan': { plan: Insert }
  'undone-text': { person: Insert; unit: Insert }
  'called-text': { unit: Insert }
  'on-behalf-heading': { unit: Insert }
  'on-behalf-item': { no: Insert; state: Insert; task: Insert }
  'settled-text': { ref: Insert; task: Insert }
  'settled-waiting': { message: Insert }
  'settled-clear': null
  'item-extension': { day: Insert }
  'extension-which-item': null
  'extension-about': { no: Insert; task: Insert }
  'extension-until': { day: Insert }
  'extension-ask-day': null
  'extension-ask-reason': null
  'extension-day-unread': null
  'extension-day-not-later': null
  'extension-day-past': null
  'because-signing': null
  'because-data': null
  'because-workload': null
  'extension-asked': { unit: Insert }
  'extension-quiet': { organizer: Insert }
  'extension-withdrawn': null
  'extension-told-granted': { day: Insert; organizer: Insert }
  'extension-told-other': { asked: Insert; day: Insert; organizer: Insert }
  'extension-told-moot': { day: Insert }
  'extension-told-refused': { day: Insert; organizer: Insert }
  'extensions-waiting-heading': { count: Insert; plan: Insert }
  'extension-line': { day: Insert; no: Insert; reason: Insert; task: Insert; unit: Insert }
  'extensions-more': { count: Insert }
  'extensions-left': { count: Insert }
  'extension-heading': { unit: Insert }
  'extension-by': { contact: Insert; when: Insert }
  'extension-after-event': { day: Insert }
  'extension-question': { task: Insert; unit: Insert }
  'extension-ask-refusal': null
  'extension-ask-other': null
  'extension-decided-granted': { day: Insert; task: Insert; unit: Insert }
  'extension-decided-refused': { day: Insert; task: Insert; unit: Insert }
  'extension-gone-sent': null
  'extension-gone-declined': null
  'extension-gone-cancelled': null
  'extension-gone-granted': null
  'extension-gone-refused': null
  'extension-gone-withdrawn': null
  'extension-gone-moot': null
  'extension-gone-by': { person: Insert }
  'extensions-granted': { count: Insert; plan: Insert }
  'extensions-granted-left': { count: Insert }
  'proposal-extensions-heading': { count: Insert; plan: Insert }
  'field-ask-chair': null
  'field-ask-delegates': null
  'field-ask-technical': null
  'field-ask-all': null
  'field-problem-number': null
  'field-problem-phone': null
  'field-problem-name': null
  'field-none': null
  'field-line-chair': { chair: Insert }
  'field-line-delegates': { count: Insert }
  'field-line-technical': { technical: Insert }
  'field-line-technical-phone': { phone: Insert; technical: Insert }
  'fields-shown-heading': { unit: Insert }
  'fields-shown-ask': null
  'remark-how': { no: Insert }
  'remark-answered-by': { person: Insert; when: Insert }
  'remark-ask-answer': null
  'remark-answer-sent': { unit: Insert }
  'remark-answer': { organizer: Insert }
  'remark-answer-to': { when: Insert }
  'remark-recorded': { what: Insert }
  'remarks-heading': { count: Insert; plan: Insert }
  'remarks-none': null
  'remarks-how': null
  'remarks-line': { no: Insert; person: Insert; unit: Insert; when: Insert }
  'briefing-on': null
  'briefing-off': null
  'button-briefing-on': null
  'button-briefing-off': null
  'command-briefing': null
  'claims-heading': { count: Insert; plan: Insert }
  'claims-none': null
  'claims-line': { no: Insert; task: Insert; unit: Insert }
  'button-claim-grant': { no: Insert }
  'button-claim-refuse': { no: Insert }
  'not-ours-ask-reason': null
  'not-ours-told-granted': { organizer: Insert }
  'not-ours-told-refused': { organizer: Insert }
  'not-ours-granted': { task: Insert; unit: Insert }
  'not-ours-refused': { task: Insert; unit: Insert }
  'take-back-which': null
  'take-back-done': { unit: Insert }
  'reopened': { organizer: Insert }
  'reopen-done': { task: Insert; unit: Insert }
  'document-not-found': { number: Insert }
  'document-not-found-dated': { day: Insert; number: Insert }
  'document-not-found-unnumbered': null
  'documents-heading': { count: Insert; plan: Insert }
  'documents-heading-query': { count: Insert; plan: Insert; query: Insert }
  'documents-none': null
  'document-line': { no: Insert; sent: Insert; task: Insert; unit: Insert; when: Insert }
  'document-accepted': { unit: Insert }
  'document-returned': { unit: Insert }
  'documents-left': { count: Insert }
  'documents-matched': { count: Insert; plan: Insert }
  'documents-matched-left': { count: Insert }
  'proposal-documents-heading': { count: Insert; plan: Insert }
  'plan-heading': { plan: Insert }
  'report-to-leader': null
  'report-as-of': { when: Insert }
  'totals-done': { done: Insert; late: Insert; onTime: Insert }
  'totals-open': { inTime: Insert; noDeadline: Insert; open: Insert; overdue: Insert }
  'totals-submitted': { acknowledged: Insert; of: Insert; submitted: Insert }
  'totals-other': { cancelled: Insert; declined: Insert; unreachable: Insert }
  'totals-rule': null
  'status-task': { ref: Insert; task: Insert }
  'status-task-helper': { unit: Insert }
  'status-waiting': { message: Insert }
  'status-missing': { count: Insert }
  'overdue-heading': { plan: Insert }
  'overdue-none': null
  'unacknowledged-heading': { plan: Insert }
  'unacknowledged-none': null
  'unit-line': { no: Insert; state: Insert; unit: Insert }
  'unit-line-contacts': { contacts: Insert; no: Insert; state: Insert; unit: Insert }
  'to-phone-heading': { plan: Insert }
  'to-phone-none': null
  'to-phone-no-contact': null
  'to-phone-unreachable': null
  'phone-line': { contacts: Insert; no: Insert; unit: Insert }
  'phone-line-called': { contacts: Insert; no: Insert; unit: Insert; when: Insert }
  'unit-heading': { plan: Insert; unit: Insert }
  'unit-contacts': { contacts: Insert }
  'unit-no-contact': null
  'unit-item': { no: Insert; task: Insert }
  'unit-item-state': { deadline: Insert; mark: Insert; state: Insert }
  'unit-none': null
  'schedule-heading': { plan: Insert }
  'schedule-line': { step: Insert; task: Insert; units: Insert; when: Insert }
  'step-acknowledge': null
  'step-before': { count: Insert }
  'step-last-day': null
  'step-overdue': { count: Insert }
  'schedule-none': null
  'journal-heading': { plan: Insert }
  'journal-line': { action: Insert; actor: Insert; object: Insert; when: Insert }
  'journal-none': null
  'region-mountains': null
  'region-red-river': null
  'region-central': null
  'region-north-central': null
  'region-south-central': null
  'region-highlands': null
  'region-southeast': null
  'region-mekong': null
  'region-north': null
  'region-middle': null
  'region-south': null
  'region-none': null
  'region-line': { count: Insert; region: Insert; units: Insert }
  'region-heading': { count: Insert; region: Insert }
  'when-today': null
  'when-tomorrow': null
  'when-this_week': null
  'when-next_week': null
  'when-this_month': null
  'when-days': { count: Insert }
  'body-province': null
  'body-department': null
  'body-ministry': null
  'body-division': null
  'body-district': null
  'body-commune': null
  'list-missing': null
  'list-overdue': null
  'list-sent': null
  'list-waiting': null
  'list-done': null
  'list-late': null
  'list-unacknowledged': null
  'list-acknowledged': null
  'list-unreached': null
  'list-extension': null
  'list-returned': null
  'list-declined': null
  'list-all': null
  'filter-task': { tasks: Insert }
  'filter-every-task': null
  'filter-when': { when: Insert }
  'filter-units': { count: Insert }
  'found-filter': { filter: Insert }
  'found-unmatched': { words: Insert }
  'found-count': { count: Insert; of: Insert }
  'found-none': null
  'found-due-task': { count: Insert; deadline: Insert; task: Insert }
  'found-more-tasks': { count: Insert }
  'found-no-task-due': null
  'task-count': { done: Insert; mark: Insert; missing: Insert; of: Insert }
  'task-count-sent': { done: Insert; mark: Insert; missing: Insert; of: Insert; submitted: Insert }
  'status-task-unit': { deadline: Insert; unit: Insert }
  'row-asked': { day: Insert; mark: Insert; unit: Insert }
  'row-asked-reason': { day: Insert; mark: Insert; reason: Insert; unit: Insert }
  'row-declined': { mark: Insert; unit: Insert; what: Insert }
  'row-sent': { mark: Insert; sent: Insert; unit: Insert; when: Insert }
  'row-items': { count: Insert; unit: Insert }
  'report-list-to-leader': null
  'week-heading': { plan: Insert }
  'week-none': null
  'event-none': null
  'event-past': { count: Insert }
  'event-today': null
  'event-days-left': { count: Insert; working: Insert }
  'own-work-of': { organizer: Insert }
  'own-deadline': { deadline: Insert; no: Insert; what: Insert }
  'own-receiver': { no: Insert; receiver: Insert; what: Insert }
  'own-receiver-none': { no: Insert; organizer: Insert; what: Insert }
  'own-what': { deadline: Insert; no: Insert; task: Insert; what: Insert }
  'task-words': { task: Insert }
  'names-and-more': { count: Insert; names: Insert }
  'brief-heading': { plan: Insert; when: Insert }
  'brief-close-heading': { event: Insert; eventWhen: Insert; plan: Insert }
  'brief-done': { done: Insert; late: Insert; of: Insert }
  'brief-done-since': { done: Insert; late: Insert; of: Insert; since: Insert }
  'brief-open': { open: Insert; overdue: Insert; submitted: Insert }
  'brief-next': { day: Insert; missing: Insert; task: Insert }
  'brief-next-none': null
  'brief-worries': { units: Insert }
  'brief-worries-none': null
  'brief-close-complete': null
  'brief-close-task': { done: Insert; of: Insert; task: Insert; units: Insert }
  'brief-close-ask': null
  'board-caption': { plan: Insert; when: Insert }
  'proposal-post-heading': { groups: Insert; plan: Insert }
  'proposal-post-note': null
  'paste-heading': { plan: Insert; when: Insert }
  'paste-task': { deadline: Insert; task: Insert }
  'paste-count': { of: Insert; sent: Insert }
  'paste-missing': { count: Insert }
  'paste-foot': { organizer: Insert }
  'paste-complete': { organizer: Insert; plan: Insert }
  'picture-count': { done: Insert; missing: Insert; of: Insert }
  'picture-count-draft': { of: Insert }
  'picture-count-all': { done: Insert; of: Insert }
  'picture-legend': null
  'picture-missing': { count: Insert; task: Insert }
  'export-caption': { plan: Insert; when: Insert }
  'sheet-overview': null
  'sheet-detail': null
  'sheet-contacts': null
  'sheet-tasks-count': null
  'sheet-assignments-count': null
  'sheet-in-time': null
  'sheet-late': null
  'sheet-done': null
  'sheet-open': null
  'sheet-ref': null
  'sheet-task': null
  'sheet-unit': null
  'sheet-deadline': null
  'sheet-of': null
  'sheet-submitted': null
  'sheet-missing': null
  'sheet-missing-units': null
  'sheet-state': null
  'sheet-light': null
  'sheet-acknowledged-at': null
  'sheet-sent-at': null
  'sheet-sent': null
  'sheet-document': null
  'sheet-code': null
  'sheet-via': null
  'sheet-chair': null
  'sheet-delegates': null
  'sheet-technical': null
  'sheet-technical-phone': null
  'sheet-journal': null
  'sheet-when': null
  'sheet-by': null
  'sheet-act': null
  'sheet-object': null
  'sheet-person': null
  'sheet-position': null
  'sheet-phone': null
  'sheet-reached': null
  'sheet-yes': null
  'cli-report-written': { file: Insert }
  'cli-report-format': { format: Insert }
  'cli-report-nothing': null
  'cli-report-unwritable': { file: Insert }
  'button-task': { done: Insert; of: Insert; ref: Insert }
  'button-week': null
  'button-board': null
  'button-post': null
  'button-paste': null
  'button-nudge-these': { count: Insert }
  'button-list-missing': null
  'button-list-sent': null
  'button-every-task': null
  'button-every-unit': null
  'command-week': null
  'command-task': null
  'command-paste': null
  'command-export': null
  'plans-heading': null
  'plans-none': { loading: Insert }
  'plans-line': { done: Insert; id: Insert; of: Insert; overdue: Insert; plan: Insert; state: Insert }
  'plan-state-draft': null
  'plan-state-active': null
  'plan-state-closed': null
  'understood-heading': { plan: Insert }
  'understood-counts': { agenda: Insert; asked: Insert; dated: Insert; tasks: Insert; units: Insert }
  'understood-questions': null
  'understood-question': { line: Insert; message: Insert }
  'understood-waiting': { message: Insert; ref: Insert }
  'understood-tasks': null
  'understood-task': { ref: Insert; task: Insert; unit: Insert }
  'understood-task-group': { of: Insert; ref: Insert; task: Insert; unit: Insert }
  'labelled': { label: Insert; ref: Insert }
  'understood-helper': null
  'understood-executor': { executor: Insert }
  'preview-heading': { plan: Insert }
  'preview-to': { count: Insert; to: Insert }
  'preview-none': null
  'proposal-event-heading': { plan: Insert }
  'proposal-moved': { count: Insert }
  'proposal-moved-item': { from: Insert; task: Insert; to: Insert; unit: Insert }
  'proposal-flag-past': null
  'proposal-flag-day-off': { name: Insert }
  'proposal-flag-weekend': null
  'proposal-flag-acted': null
  'proposal-flagged': { flags: Insert; line: Insert }
  'proposal-due-none': null
  'proposal-window': null
  'proposal-recipients': { count: Insert }
  'proposal-sample': null
  'proposal-nudge-heading': { plan: Insert }
  'proposal-nudge-line': { tasks: Insert; unit: Insert }
  'proposal-nudge-group': { count: Insert; tasks: Insert; units: Insert }
  'proposal-activate-heading': { plan: Insert }
  'proposal-activate-clear': { count: Insert }
  'proposal-activate-line': { ref: Insert; task: Insert; unit: Insert }
  'proposal-activate-waiting': { count: Insert }
  'proposal-activate-waiting-line': { message: Insert; ref: Insert; unit: Insert }
  'proposal-activate-unreached': { count: Insert; units: Insert }
  'proposal-letter-heading': { letter: Insert; plan: Insert }
  'proposal-letter-rest': null
  'proposal-revision-heading': { plan: Insert }
  'proposal-revision-same': { count: Insert }
  'change-words': { no: Insert; words: Insert }
  'change-task': { ref: Insert; task: Insert; unit: Insert }
  'change-task-added': { task: Insert; unit: Insert }
  'change-task-dropped': { ref: Insert; task: Insert; unit: Insert }
  'change-field': { field: Insert; from: Insert; to: Insert }
  'change-document-date': { from: Insert; to: Insert }
  'change-candidate': { ref: Insert; task: Insert; unit: Insert }
  'change-past': null
  'change-acted': { count: Insert }
  'change-left-out': null
  'change-doubtful': null
  'change-which': null
  'change-same': null
  'change-unfound': null
  'change-unread': null
  'field-unit': null
  'field-text': null
  'field-role': null
  'field-executor': null
  'field-deadline': null
  'role-lead': null
  'role-coordinate': null
  'field-deliver-to': null
  'button-walk': null
  'button-walk-open': null
  'button-walk-on': null
  'button-walk-back': null
  'button-edit': null
  'button-back': null
  'button-role-lead': null
  'button-role-coordinate': null
  'button-field-unit': null
  'button-field-members': null
  'button-field-coordinators': null
  'button-field-executor': null
  'button-field-text': null
  'button-field-products': null
  'button-field-deadline': null
  'button-field-more_deadlines': null
  'button-field-deliver_to': null
  'button-field-split': null
  'button-field-merge': null
  'button-field-same_as': null
  'button-field-add': null
  'button-field-document_date': null
  'button-field-document_number': null
  'walk-heading': { no: Insert; of: Insert; plan: Insert }
  'walk-left-open': { count: Insert }
  'walk-task': { ref: Insert; section: Insert }
  'walk-document': null
  'walk-quoted': { line: Insert; text: Insert }
  'walk-quoted-lines': { from: Insert; text: Insert; to: Insert }
  'walk-not-quoted': { text: Insert }
  'walk-text': { text: Insert }
  'walk-unit': { names: Insert }
  'walk-unit-several': { count: Insert; names: Insert }
  'walk-unit-many': { count: Insert; names: Insert; unit: Insert }
  'walk-unit-open': { unit: Insert }
  'walk-helper': { names: Insert }
  'walk-coordinator-untold': { name: Insert }
  'walk-more-deadline': { words: Insert }
  'walk-same-as': { ref: Insert; unit: Insert }
  'walk-doubt': { message: Insert }
  'walk-announced': null
  'walk-suggestion': { line: Insert; task: Insert; unit: Insert }
  'walk-edit-which': null
  'walk-drop-sure': null
  'walk-end': { dated: Insert; tasks: Insert; units: Insert }
  'walk-end-left': { count: Insert; dated: Insert; tasks: Insert; units: Insert }
  'walk-end-waiting': { count: Insert }
  'walk-said': { ref: Insert; what: Insert }
  'walk-said-plan': { what: Insert }
  'walk-said-typed': { ref: Insert }
  'walk-also': { refs: Insert }
  'walk-announced-now': { count: Insert }
  'walk-stale': null
  'ask-field-heading': { ref: Insert; task: Insert }
  'ask-field-unit': null
  'ask-field-members': null
  'ask-field-coordinators': null
  'ask-field-executor': null
  'ask-field-text': null
  'ask-field-products': null
  'ask-field-deadline': null
  'ask-field-more_deadlines': null
  'ask-field-deliver_to': null
  'ask-field-split': null
  'ask-field-merge': null
  'ask-field-same_as': null
  'ask-field-add': null
  'ask-field-document_date': null
  'ask-field-document_number': null
  'offer-as-printed': null
  'offer-both': null
  'offer-no-deadline': null
  'offer-announce': null
  'offer-drop': null
  'offer-units-spread': { count: Insert; names: Insert }
  'offer-units-last-time': { count: Insert; names: Insert }
  'offer-units-in-plan': { count: Insert }
  'offer-unit': { name: Insert }
  'offer-role-lead': null
  'offer-role-coordinate': null
  'offer-leads': { name: Insert }
  'offer-all-lead': null
  'offer-document-date': { day: Insert }
  'offer-event-date': { day: Insert }
  'offer-event-date-time': { day: Insert; time: Insert }
  'offer-task-of': { unit: Insert }
  'offer-later': null
  'offer-understood': null
  'offer-adopt': null
  'offer-dismiss': null
  'cli-file-missing': { file: Insert }
  'read-amends': { number: Insert }
  'read-no-number': null
  'read-event': null
  'read-venue': null
  'read-chair': null
  'read-form-in_person': null
  'read-form-online': null
  'read-form-hybrid': null
  'read-agenda': { count: Insert }
  'read-more': { count: Insert }
  'read-counts': { dated: Insert; questions: Insert; tasks: Insert; units: Insert }
  'read-counts-clear': { dated: Insert; tasks: Insert; units: Insert }
  'read-line': { line: Insert }
  'read-line-quoted': { line: Insert; text: Insert }
  'read-answers': null
  'read-name-members': { ref: Insert }
  'read-role': null
  'read-members': null
  'read-executor': null
  'read-coordinators': null
  'read-deadline': null
  'read-more-deadline': null
  'read-no-deadline': null
  'read-products': null
  'read-receiver': null
  'read-same-as': null
  'read-suggestions': { count: Insert }
  'read-recipients': null
  'read-signatory': null
  'cli-plan-unknown': { plan: Insert; plans: Insert }
  'cli-plan-several': { plans: Insert }
  'cli-date-unreadable': { text: Insert }
  'cli-import-new': null
  'cli-import-unchanged': null
  'cli-import-revised': null
  'cli-import-event': { from: Insert; to: Insert }
  'cli-amends-unknown': { number: Insert }
  'cli-amends-preview': null
  'cli-amends-done': { count: Insert; told: Insert; units: Insert }
  'cli-amends-known': null
  'cli-amends-none': null
  'cli-amends-option': { text: Insert }
  'cli-import-counts': { assignments: Insert; tasks: Insert }
  'cli-activated': { announced: Insert; units: Insert; waiting: Insert }
  'cli-unreached': { count: Insert; units: Insert }
  'cli-task-unknown': { task: Insert }
  'cli-members-unknown': { names: Insert }
  'cli-answered': { announced: Insert; task: Insert }
  'cli-answer-nothing': null
  'cli-suggestion-number': null
  'cli-event-same': null
  'cli-event-nothing-to-resume': null
  'cli-event-one': null
  'cli-event-done': { recipients: Insert }
  'cli-event-preview': null
  'cli-channels-preview': null
  'cli-unit-unknown': { near: Insert; unit: Insert }
  'cli-role-organizer': null
  'cli-role-viewer': null
  'cli-rehearsed': { messages: Insert }
  'unreadable-empty': null
  'unreadable-not-a-plan': null
  'unreadable-scan': null
  'unreadable-corrupt': null
  'unreadable-encrypted': null
  'unreadable-too-large': null
  'unreadable-secret': null
  'unreadable-text-layer': null
  'unreadable-legacy-font': null
  'unreadable-shape': { field: Insert }
  'unreadable-syntax': { kind: Insert }
  'unreadable-syntax-line': { kind: Insert; line: Insert }
  'unreadable-timeout': null
  'unreadable-doc': null
  'unreadable-unsupported': null
  'cli-failed': { error: Insert }
  'database-sqlite_too_old': null
  'database-not_synchronous': null
  'database-damaged': null
  'cli-drill': { value: Insert }
  'cli-rehearsal-at': { address: Insert }
  'cli-running-at': { address: Insert }
  'cli-already-running': { folder: Insert }
  'cli-port-taken': { address: Insert }
  'seat-helping': null
  'overview-event': null
  'overview-organizer': null
  'overview-venue': null
  'overview-assignments': null
  'overview-acknowledged': null
  'overview-submitted': null
  'overview-done': null
  'overview-overdue': null
  'doctor-versions': { dondoc: Insert; node: Insert }
  'doctor-clock': { now: Insert }
  'doctor-clock-drill': { now: Insert }
  'doctor-journal': null
  'doctor-journal-broken': { sequence: Insert }
  'doctor-database': { ambiguous: Insert; waiting: Insert }
  'doctor-database-failed': { error: Insert }
  'doctor-running': null
  'doctor-not-running': null
  'doctor-files': { count: Insert }
  'doctor-files-missing': { count: Insert; missing: Insert }
  'doctor-disk': { megabytes: Insert }
  'doctor-disk-full': { megabytes: Insert }
  'doctor-permissions': { file: Insert }
  'doctor-no-channel': null
  'doctor-telegram': { name: Insert }
  'doctor-telegram-polling': { updates: Insert }
  'doctor-telegram-webhook': null
  'doctor-telegram-webhook-unset': null
  'doctor-telegram-webhook-failing': { at: Insert; updates: Insert }
  'doctor-telegram-webhook-set': { updates: Insert }
  'doctor-telegram-token': null
  'doctor-telegram-unreachable': { code: Insert }
  'doctor-zalo-bot': { account: Insert; name: Insert; package: Insert }
  'doctor-zalo-bot-token': { account: Insert }
  'doctor-zalo-bot-unreachable': { account: Insert; code: Insert }
  'doctor-zalo-bot-other-host': { account: Insert; code: Insert; host: Insert }
  'doctor-zalo-bot-polling': { account: Insert }
  'doctor-zalo-bot-webhook': { account: Insert }
  'doctor-zalo-bot-webhook-unset': { account: Insert }
  'doctor-zalo-bot-webhook-set': { account: Insert }
  'doctor-upload-address': null
  'doctor-zalo-oa': { name: Insert; package: Insert; type: Insert; verified: Insert }
  'doctor-zalo-oa-state': { endpoint: Insert }
  'doctor-zalo-oa-tokens': { days: Insert }
  'doctor-zalo-oa-tokens-none': { code: Insert }
  'doctor-zalo-oa-tokens-start': null
  'doctor-zalo-oa-tokens-dead': null
  'doctor-zalo-oa-tokens-waiting': null
  'doctor-zalo-oa-unreachable': { code: Insert }
  'doctor-zalo-oa-webhook': { address: Insert }
  'doctor-zalo-oa-no-webhook': null
  'doctor-clamd': null
  'doctor-clamd-down': null
  'probe-nothing': null
  'probe-nobody': null
  'probe-message': null
  'probe-bot': { account: Insert }
  'probe-answer': { answer: Insert; host: Insert; question: Insert; status: Insert }
  'probe-oa': null
  'probe-fact': { answer: Insert; question: Insert }
  'probe-received': { channel: Insert }
  'probe-received-none': null
  'probe-shape': { count: Insert; event: Insert; fields: Insert }
  'probe-by-hand': null
  'probe-by-hand-bot': null
  'probe-by-hand-oa': null
  'next-message': null
  'next-work': null
  'next-reminder': null
  'next-digest': null
  'next-brief': null
  'command-correct': null
  'refused-field_empty': null
  'refused-deadline_unreadable': null
  'refused-split_unreadable': null
  'refused-task_unknown': null
  'refused-task_announced': null
  'refused-units_differ': null
  'refused-event_in_two_steps': null
  'refused-correction_unreadable': null
  'cli-add-unit': null
  'joined-since-heading': { count: Insert }
  'joined-since-line': { person: Insert; unit: Insert }
  'button-undo-join-of': { unit: Insert }
  'proposal-day-flag': { flag: Insert }
  'cli-split-announced': null
  'cli-answer-alone': null
  'cli-members-empty': null
  'cli-import-event-active': null
  'plans-line-draft': { id: Insert; plan: Insert; state: Insert }
  'card-intro-own': { plan: Insert }
  'cli-answered-units': { units: Insert }
  'proposal-day-past': null
  'joined-since-more': { count: Insert }
  'journal-act-announced': null
  'journal-act-acknowledged': null
  'journal-act-submitted': null
  'journal-act-accepted': null
  'journal-act-withdrawn': null
  'journal-act-returned': null
  'journal-act-declined': null
  'journal-act-not-ours-claimed': null
  'journal-act-not-ours-refused': null
  'journal-act-not-ours-withdrawn': null
  'journal-act-extension-requested': null
  'journal-act-extension-granted': null
  'journal-act-extension-refused': null
  'journal-act-extension-withdrawn': null
  'journal-act-remark-answered': null
  'journal-act-cancelled': null
  'journal-act-reopened': null
  'journal-act-called': null
  'journal-act-contact-removed': null
  'journal-act-invited': null
  'journal-act-join-refused': null
  'journal-act-secret-refused': null
  'journal-act-file-refused': null
  'journal-act-file-opened': null
  'journal-act-joined': null
  'journal-act-page-code': null
  'journal-act-page-refused': null
  'journal-act-page-signed-in': null
  'journal-act-page-signed-out': null
  'journal-act-nudged': null
  'journal-act-plan-activated': null
  'journal-act-plan-imported': null
  'journal-act-plan-revised': null
  'journal-act-plan-amended': null
  'journal-act-task-dropped': null
  'journal-act-event-fixed': null
  'journal-act-event-postponed': null
  'journal-act-event-cancelled': null
  'journal-act-event-unknown': null
  'journal-act-task-members': null
  'journal-act-task-unit': null
  'journal-act-task-deadline': null
  'journal-act-task-products': null
  'journal-act-task-keep': null
  'journal-act-task-drop': null
  'journal-act-task-split': null
  'journal-act-task-add': null
  'journal-act-task-acceptance': null
  'journal-act-task-text': null
  'journal-act-task-role': null
  'journal-act-task-leads': null
  'journal-act-task-coordinators': null
  'journal-act-task-executor': null
  'journal-act-task-deliver-to': null
  'journal-act-task-more-deadlines': null
  'journal-act-task-merge': null
  'journal-act-task-same-as': null
  'journal-act-task-confirm': null
  'journal-act-task-adopt': null
  'journal-act-task-dismiss': null
  'journal-act-task-document-date': null
  'journal-act-task-document-number': null
  'journal-act-task-event-date': null
  'journal-act-task-noted': null
  'journal-act-group-registered': null
  'journal-act-group-content-on': null
  'journal-act-group-content-off': null
  'journal-act-group-ended': null
  'journal-act-group-lost': null
  'journal-by-system': null
  'journal-by-command-line': null
  'journal-by-unnamed': { id: Insert }
  'journal-by-stranger': null
  'journal-by-rehearsal': null
  'contacts-heading': { name: Insert }
  'contacts-for-plan': { plan: Insert }
  'contacts-faulty': { count: Insert }
  'contacts-fault': { row: Insert; words: Insert }
  'contacts-fault-sheet': { row: Insert; sheet: Insert; words: Insert }
  'contacts-more': { count: Insert }
  'contacts-unit-missing': null
  'contacts-person-missing': null
  'contacts-phone-invalid': { text: Insert }
  'contacts-people-unmatched': { people: Insert; phones: Insert }
  'contacts-cell-error': { text: Insert }
  'contacts-unit-unknown': { near: Insert; text: Insert }
  'contacts-unit-group': { text: Insert }
  'contacts-plan-unknown': { text: Insert }
  'contacts-plan-missing': null
  'contacts-twice': { person: Insert; row: Insert }
  'contacts-phone-shared': { person: Insert; phone: Insert; row: Insert }
  'contacts-phone-known': { person: Insert; phone: Insert }
  'contacts-units': { known: Insert; new: Insert }
  'contacts-unit-new': { unit: Insert }
  'contacts-people': { changed: Insert; new: Insert; unchanged: Insert }
  'contacts-without-phone': { count: Insert }
  'contacts-gone': { count: Insert }
  'contacts-gone-left': { day: Insert; person: Insert; unit: Insert }
  'contacts-gone-removed': { day: Insert; person: Insert; unit: Insert }
  'contacts-nothing': null
  'contacts-done': { changed: Insert; contacts: Insert; units: Insert }
  'contacts-done-left': { count: Insert }
  'contacts-done-invite': null
  'button-readmit': { person: Insert }
  'to-phone-not-joined': null
  'invitations-line-person': { code: Insert; person: Insert; unit: Insert }
  'invitations-line-person-link': { code: Insert; link: Insert; person: Insert; unit: Insert }
  'rehearsal-contacts-sent': null
  'cli-contacts-none': null
  'cli-contacts-preview': null
  'cli-contacts-question': null
  'cli-contacts-readmit': null
  'unreadable-sheet': null
  'journal-act-contacts-imported': null
  'journal-act-contact-named': null
  'journal-act-person-changed': null
  'item-no': { no: Insert }
  'cards-together-unit': { unit: Insert }
  'cards-together-helping': { count: Insert }
  'cards-together-look': null
  'cards-together-request': null
  'button-see-card': { unit: Insert }
  'account-of-several': { channel: Insert; no: Insert; of: Insert }
  'quota-low': { account: Insert }
  'quota-spent': { account: Insert }
  'quota-counts': { left: Insert; limit: Insert; month: Insert; used: Insert }
  'quota-low-how': { kept: Insert }
  'quota-spent-how': null
  'room-fits': { waiting: Insert }
  'room-short': { count: Insert; seats: Insert; units: Insert; waiting: Insert }
  'room-short-how': null
  'room-messages': { expected: Insert; left: Insert }
  'room-messages-short': null
  'account-people': { account: Insert; joined: Insert; people: Insert; promised: Insert }
  'account-messages': { account: Insert; limit: Insert; month: Insert; used: Insert }
  'trouble-down': { account: Insert; since: Insert }
  'trouble-warning': { account: Insert }
  'trouble-no-right': { code: Insert }
  'trouble-code': { code: Insert }
  'trouble-how': null
  'account-warning': { account: Insert; code: Insert }
  'account-warning-token': { account: Insert; code: Insert }
  'account-link-unset': { account: Insert }
  'invitation-card-telegram': { code: Insert; link: Insert }
  'invitation-card-typed': { account: Insert; code: Insert; link: Insert }
  'invitation-card-typed-unlinked': { account: Insert; code: Insert; organizer: Insert }
  'invitation-card-typed-full': null
  'invitation-card-scan': null
  'invitations-note-telegram': null
  'invitations-typed': { account: Insert; link: Insert }
  'invitations-typed-unlinked': { account: Insert }
  'invitations-typed-full': { count: Insert }
  'invitation-card-unit': { unit: Insert }
  'invitation-card-deputy': { unit: Insert }
  'invitation-card-hand-over': { unit: Insert }
  'invitation-card-organizer': null
  'invitation-card-viewer': null
  'invitation-card-person': { person: Insert }
  'invitation-card-code': { code: Insert }
  'invitation-card-link': { link: Insert }
  'invitation-card-once': { when: Insert }
  'invitation-card-seats': { left: Insert; seats: Insert; when: Insert }
  'invitation-card-how': null
  'invitation-card-deputy-note': null
  'hand-over-pass-on': null
  'hand-over-stays': null
  'hand-over-released': null
  'hand-over-revoked': { unit: Insert }
  'hand-over-which': null
  'handed-over': { from: Insert; to: Insert; unit: Insert }
  'handed-over-from-stays': { from: Insert }
  'handed-over-from-released': { from: Insert }
  'handed-over-to-former': { to: Insert; unit: Insert }
  'handed-over-stay': null
  'handed-over-leave': null
  'handed-back': { from: Insert; unit: Insert }
  'handed-back-restored': { unit: Insert }
  'handed-back-undone': { unit: Insert }
  'stand-in': { plan: Insert; unit: Insert }
  'people-heading': { count: Insert; plan: Insert }
  'people-query': { query: Insert }
  'people-none': null
  'people-line': { no: Insert; person: Insert; what: Insert }
  'role-organizer': null
  'role-organizer-plan': null
  'role-viewer': null
  'role-viewer-plan': null
  'role-everywhere': null
  'contact-deputy': null
  'contact-standing': { contact: Insert; standing: Insert }
  'why-blocked': null
  'why-deactivated': null
  'person-heading': { person: Insert }
  'person-role': { role: Insert }
  'person-unit': { unit: Insert }
  'person-chain': { chain: Insert }
  'person-no-phone': null
  'person-handing': { unit: Insert; when: Insert }
  'person-remove-ask': { person: Insert; unit: Insert }
  'person-role-ask': { person: Insert; role: Insert }
  'person-ask-of': { person: Insert }
  'ask-person_name': null
  'ask-person_position': null
  'ask-person_phone': null
  'invite-organizer-ask': { scope: Insert }
  'invite-viewer-ask': { scope: Insert }
  'invitation-revoked': null
  'invitation-revoked-unit': { unit: Insert }
  'act-removed': { by: Insert; person: Insert; unit: Insert }
  'act-made-deputy': { by: Insert; person: Insert; unit: Insert }
  'act-made-main': { by: Insert; person: Insert; unit: Insert }
  'act-edited': { by: Insert; person: Insert }
  'act-role-removed': { by: Insert; person: Insert }
  'act-invited': { by: Insert }
  'act-erased': { unit: Insert }
  'act-erased-role': null
  'codes-closed': { time: Insert }
  'call-back': { unit: Insert }
  'called-later': { unit: Insert; when: Insert }
  'called-undone': { unit: Insert }
  'own-data-heading': null
  'own-data-person': { name: Insert; phone: Insert; position: Insert }
  'own-data-since': { when: Insert }
  'own-data-address': { channel: Insert; chat: Insert }
  'own-data-unit': { plan: Insert; unit: Insert }
  'own-data-unit-deputy': { plan: Insert; unit: Insert }
  'own-data-organizer': { plan: Insert }
  'own-data-viewer': { plan: Insert }
  'own-data-sent': { count: Insert }
  'own-data-sent-line': { code: Insert; unit: Insert; when: Insert }
  'own-data-sent-files': { code: Insert; files: Insert; unit: Insert; when: Insert }
  'own-data-remarks': { count: Insert }
  'own-data-remark': { text: Insert; when: Insert }
  'own-data-messages': { count: Insert }
  'own-data-how': null
  'erase-ask': null
  'erase-ask-units': { units: Insert }
  'erase-ask-roles': null
  'erase-ask-stays': null
  'erase-ask-until': { time: Insert }
  'erased': null
  'button-hand-over': null
  'button-hand-over-stay': null
  'button-hand-over-leave': null
  'button-hand-over-revoke': null
  'button-undo-hand-over': null
  'button-see-unit': { unit: Insert }
  'button-unit-plan': { plan: Insert; unit: Insert }
  'button-new-code': null
  'button-revoke-code': null
  'button-seats': { count: Insert }
  'button-deputy-code': null
  'button-code-of': { unit: Insert }
  'button-code': null
  'button-invite-organizer': null
  'button-invite-viewer': null
  'button-invite-organizer-all': null
  'button-invite-viewer-all': null
  'button-person': { no: Insert; person: Insert }
  'button-people': null
  'button-back-person': null
  'button-edit-name': null
  'button-edit-position': null
  'button-edit-phone': null
  'button-make-deputy': null
  'button-make-main': null
  'button-remove-contact': { unit: Insert }
  'button-remove-organizer': null
  'button-remove-viewer': null
  'button-call-later': null
  'button-call-undo': null
  'button-called-no': { no: Insert }
  'button-call-later-no': { no: Insert }
  'button-call-undo-no': { no: Insert }
  'button-code-no': { no: Insert }
  'button-erase': null
  'button-erase-confirm': null
  'button-own-data': null
  'command-hand-over': null
  'command-people': null
  'command-own-data': null
  'command-erase': null
  'refused-hand_over_own': null
  'refused-hand_over_none': null
  'refused-last_organizer': null
  'refused-phone_unreadable': null
  'refused-name_unreadable': null
  'welcome-who': { organizer: Insert }
  'welcome-kept': { organizer: Insert }
  'welcome-secret': null
  'welcome-taken-over': { from: Insert }
  'welcome-deputy': null
  'undelivered-reason': { person: Insert; units: Insert; why: Insert }
  'undelivered-left': { person: Insert; units: Insert }
  'undelivered-others': { others: Insert }
  'undelivered-nobody': null
  'undelivered-nobody-window': null
  'undelivered-nobody-never': null
  'to-phone-lost': { contacts: Insert }
  'phone-line-by': { by: Insert; contacts: Insert; no: Insert; unit: Insert; when: Insert }
  'phone-line-later': { by: Insert; contacts: Insert; no: Insert; unit: Insert; when: Insert }
  'unit-chain': { chain: Insert }
  'invitations-units': { count: Insert; plan: Insert }
  'button-one-unit': null
  'invitations-choose-unpictured': null
  'invitations-choose': null
  'ask-item-unit': { no: Insert; task: Insert; unit: Insert }
  'journal-act-hand-over-offered': null
  'journal-act-handed-over': null
  'journal-act-hand-over-undone': null
  'journal-act-made-deputy': null
  'journal-act-made-main': null
  'journal-act-role-removed': null
  'journal-act-invitation-revoked': null
  'journal-act-seats-set': null
  'journal-act-call-later': null
  'journal-act-call-undone': null
  'journal-act-erased': null
  'urgent-mark': { by: Insert }
  'sending-at-once': null
  'sending-working': { when: Insert }
  'sending-at': { when: Insert }
  'sending-urgent': null
  'proposal-rival': { by: Insert; when: Insert }
  'proposal-valid': null
  'button-send-urgent': null
  'button-send-working': null
  'button-send-when': null
  'button-again': null
  'ask-send-when': null
  'lapsed': null
  'acted-before': { by: Insert; when: Insert }
  'acted-before-own': { when: Insert }
  'discarded-before': { by: Insert; when: Insert }
  'discarded-before-own': { when: Insert }
  'acted-before-nothing': null
  'summary-at': { when: Insert }
  'summary-by': { by: Insert }
  'refused-time_past': null
  'ask-announcement': null
  'bulletin-addressed': { unit: Insert }
  'bulletin-heading': { organizer: Insert; plan: Insert }
  'bulletin-by': { by: Insert }
  'bulletin-reply': null
  'proposal-announce-heading': { plan: Insert }
  'audience-all': { count: Insert }
  'audience-missing': { count: Insert; units: Insert }
  'audience-unacknowledged': { count: Insert; units: Insert }
  'audience-technical': { count: Insert; units: Insert }
  'audience-units': { count: Insert; units: Insert }
  'audience-task': { count: Insert; ref: Insert; units: Insert }
  'audience-unreached': { count: Insert; units: Insert }
  'audience-nobody': null
  'button-audience-all': null
  'button-audience-missing': null
  'button-audience-unacknowledged': null
  'button-audience-technical': null
  'summary-announced': { plan: Insert }
  'remark-answers': { text: Insert }
  'command-announce': null
  'journal-act-announced-words': null
  'bulletin-line': { text: Insert }
  'stop-all': null
  'stop-plan': null
  'stop-unit': { unit: Insert }
  'stop-until': { when: Insert }
  'paused-line': { by: Insert; what: Insert; when: Insert }
  'paused-held': null
  'proposal-pause-heading': { plan: Insert; what: Insert }
  'proposal-pause-count': { open: Insert; people: Insert }
  'proposal-pause-note': null
  'proposal-resume-heading': { plan: Insert; what: Insert }
  'proposal-resume-held': { count: Insert }
  'proposal-resume-note': null
  'stopped-now': { by: Insert; plan: Insert; what: Insert }
  'resumed-now': { by: Insert; plan: Insert; what: Insert }
  'resumed-released': { count: Insert }
  'refused-not_paused': null
  'command-pause': null
  'command-resume': null
  'journal-act-stopped': null
  'journal-act-resumed': null
  'button-undo': null
  'taken-back': { unit: Insert }
  'act-undone': { act: Insert }
  'refused-undo_nothing': null
  'refused-undo_done': null
  'refused-undo_sent': null
  'refused-undo_late': null
  'refused-undo_overtaken': null
  'command-undo': null
  'journal-act-undone': null
  'journal-act-task-changed': null
  'ask-recording': null
  'proposal-record-heading': { plan: Insert }
  'record-what': { what: Insert }
  'record-what-acknowledge': null
  'record-what-document': null
  'record-what-done': null
  'record-what-decline': null
  'record-number': { number: Insert }
  'record-number-date': { day: Insert; number: Insert }
  'record-way': { way: Insert }
  'record-which-way': null
  'record-which-task': null
  'record-task': { ref: Insert; task: Insert }
  'record-unit': { unit: Insert }
  'record-unit-tasks': { tasks: Insert; unit: Insert }
  'record-units': { count: Insert; units: Insert }
  'record-units-tasks': { count: Insert; tasks: Insert; units: Insert }
  'record-nothing': { units: Insert }
  'record-unclear': { name: Insert }
  'record-count': { items: Insert; units: Insert }
  'button-record-means': { name: Insert; unit: Insert }
  'button-record-leave': { name: Insert }
  'button-record-task': { ref: Insert }
  'button-record-all-tasks': null
  'recorded-many': { items: Insert; units: Insert; way: Insert; what: Insert }
  'recorded-many-left': { count: Insert }
  'refused-recording_unreadable': null
  'command-record': null
  'milestones-heading': { plan: Insert }
  'milestones-note': null
  'milestones-none': null
  'milestones-task': { ref: Insert; task: Insert; unit: Insert }
  'milestones-offered': { deadline: Insert }
  'milestones-unknown': null
  'milestones-line': { deadline: Insert; ref: Insert; task: Insert }
  'button-milestone-adopt': { ref: Insert }
  'button-milestone-remove': { ref: Insert }
  'button-milestones-all': { count: Insert }
  'proposal-milestones-heading': { plan: Insert }
  'refused-milestone_dated': null
  'command-milestones': null
  'journal-act-milestone-adopted': null
  'journal-act-milestone-removed': null
  'what-if-heading': { plan: Insert }
  'what-if-note': null
  'button-propose-event': null
  'journal-of': { act: Insert; of: Insert }
  'journal-filter-day': { name: Insert }
  'journal-filter-task': { name: Insert }
  'journal-filter-unit': { name: Insert }
  'journal-filter-words': { name: Insert }
  'cli-invite-not-started': null
  'cli-invite-no-link': null
  'cli-invite-pictures': { count: Insert; folder: Insert }
  'page-title': null
  'page-brand': null
  'page-mode': null
  'page-about': null
  'page-idle-title': null
  'page-idle-text': null
  'page-no-script': null
  'page-clock': null
  'page-working': null
  'page-not-working': null
  'page-hour': null
  'page-hour-long': null
  'page-day': null
  'page-day-long': null
  'page-next': null
  'page-next-none': null
  'page-moving': null
  'page-overview': null
  'page-overview-none': null
  'page-close': null
  'page-reset': null
  'page-reset-question': null
  'page-reset-confirm': null
  'page-cancel': null
  'page-organizer': null
  'page-units': null
  'page-units-search': null
  'page-units-none': null
  'page-units-back': null
  'page-unread': null
  'page-not-joined': null
  'page-show-unread': null
  'page-chat-empty-organizer': null
  'page-chat-empty-unit': null
  'page-chat-choose': null
  'page-new-below': null
  'page-write': null
  'page-write-as': null
  'page-send': null
  'page-attach': null
  'page-review': null
  'page-load-plan': null
  'page-load-plan-doing': null
  'page-load-plan-done': null
  'page-drop-file': null
  'page-drop-plan': null
  'page-sending-file': null
  'page-edited': null
  'page-used': null
  'page-bot': null
  'page-file-gone': null
  'page-download': null
  'page-questions': null
  'page-line': null
  'page-tasks': null
  'page-task': null
  'page-unit': null
  'page-deadline': null
  'page-progress': null
  'page-waiting': null
  'page-dismiss': null
  'page-offline': null
  'page-weekday-1': null
  'page-weekday-2': null
  'page-weekday-3': null
  'page-weekday-4': null
  'page-weekday-5': null
  'page-weekday-6': null
  'page-weekday-7': null
  'page-refused-foreign': null
  'page-refused-not_json': null
  'page-refused-not_bytes': null
  'page-refused-unreadable': null
  'page-refused-too_large': null
  'page-refused-no_seat': null
  'page-refused-no_message': null
  'page-refused-empty_file': null
  'page-refused-stopping': null
  'page-refused-failed': null
  'page-refused-offline': null
  'o-brand': null
  'o-skip': null
  'o-ways': null
  'o-way-review': null
  'o-way-messages': null
  'o-way-activate': null
  'o-sign-in-title': null
  'o-sign-in-text': null
  'o-sign-in-code': null
  'o-sign-in': null
  'o-sign-in-link-text': null
  'o-sign-in-already': null
  'o-sign-in-code_invalid': null
  'o-sign-in-link_invalid': null
  'o-sign-in-code_paused': null
  'o-sign-out': null
  'o-to-rehearsal': null
  'o-to-plans': null
  'o-not-there': null
  'o-failed': null
  'o-foreign': null
  'o-not-open': null
  'o-too-large': null
  'o-session-over': null
  'o-old-form': null
  'o-only-look': null
  'o-plans': null
  'o-plans-none': null
  'o-state-draft': null
  'o-state-active': null
  'o-state-closed': null
  'o-fact-event': null
  'o-fact-tasks': null
  'o-fact-asked': null
  'o-fact-done': null
  'o-fact-to-review': null
  'o-fact-overdue': null
  'o-none': null
  'o-of': { done: Insert; of: Insert }
  'o-bring': null
  'o-bring-about': null
  'o-bring-label': null
  'o-bring-do': null
  'o-bring-empty': null
  'o-bring-rehearsal': null
  'o-changes-letter': { letter: Insert }
  'o-changes-revision': null
  'o-changes-about': null
  'o-changes-stale': null
  'o-changes-nothing': null
  'o-changes-over': null
  'o-changes-chosen': null
  'o-changes-moved': { count: Insert }
  'o-changes-messages': null
  'o-changes-messages-none': null
  'o-changes-sure': { count: Insert; people: Insert }
  'o-changes-do': null
  'o-changes-leave': null
  'o-messages': null
  'o-messages-about': { messages: Insert; units: Insert }
  'o-messages-waiting': { count: Insert }
  'o-message-to': { to: Insert }
  'o-message-to-many': { count: Insert; to: Insert }
  'o-to-review': null
  'o-to-activate': null
  'o-activate': null
  'o-activate-more': null
  'o-activate-done': null
  'o-activate-stale': null
  'o-activate-nothing': null
  'o-activate-all-clear': null
  'o-activate-waits': { count: Insert }
  'o-activate-now': null
  'o-activate-when': null
  'o-activate-later': { when: Insert }
  'o-activate-urgent': null
  'o-activate-sure': { people: Insert; tasks: Insert; units: Insert }
  'o-activate-do': null
  'o-unreached': { count: Insert }
  'o-count-clear': null
  'o-count-waiting': null
  'o-count-units': null
  'o-count-recipients': null
  'o-count-unreached': null
  'o-review': null
  'o-left': { count: Insert }
  'o-all-clear': null
  'o-previous': null
  'o-next': null
  'o-to-messages': null
  'o-no-tasks': null
  'o-document': null
  'o-document-none': null
  'o-words-line': { line: Insert }
  'o-words-lines': { from: Insert; to: Insert }
  'o-words-in-place': null
  'o-words-lost': null
  'o-words-own': null
  'o-task-waiting': null
  'o-task-clear': null
  'o-task-announced': null
  'o-doubt': null
  'o-doubt-mild': null
  'o-type-it': null
  'o-understood': null
  'o-nobody': null
  'o-not-told': null
  'o-units-count': { count: Insert }
  'o-own': null
  'o-further': null
  'o-no-deadline': null
  'o-field-unit': null
  'o-field-members': null
  'o-field-role': null
  'o-field-executor': null
  'o-field-text': null
  'o-field-deadline': null
  'o-field-more': null
  'o-field-products': null
  'o-field-coordinators': null
  'o-field-receiver': null
  'o-field-same': null
  'o-field-acceptance': null
  'o-hint-members': null
  'o-hint-lines': null
  'o-hint-deadline': null
  'o-hint-deadline-like': null
  'o-hint-executor': null
  'o-reading': { words: Insert }
  'o-reading-none': null
  'o-reading-unread': null
  'o-holds-now': { value: Insert }
  'o-edit': null
  'o-save': null
  'o-cancel': null
  'o-reshape': null
  'o-split': null
  'o-hint-split': null
  'o-split-do': null
  'o-merge': null
  'o-hint-merge': null
  'o-merge-do': null
  'o-same': null
  'o-same-none': null
  'o-hint-same': null
  'o-same-do': null
  'o-drop': null
  'o-drop-told': null
  'o-drop-do': null
  'o-add': null
  'o-add-do': null
  'o-about-document': null
  'o-about-document-none': null
  'o-document-number': null
  'o-document-date': null
  'o-event-date': null
  'o-hint-day': null
  'o-hint-day-time': null
  'o-suggestions': null
  'o-suggestions-about': null
  'o-list': null
  'o-group-waiting': null
  'o-group-doubtful': null
  'o-group-clear': null
  'o-group-announced': null
  'o-done-members': null
  'o-done-unit': null
  'o-done-leads': null
  'o-done-deadline': null
  'o-done-more_deadlines': null
  'o-done-products': null
  'o-done-text': null
  'o-done-role': null
  'o-done-coordinators': null
  'o-done-executor': null
  'o-done-deliver_to': null
  'o-done-drop': null
  'o-done-keep': null
  'o-done-confirm': null
  'o-done-acceptance': null
  'o-done-split': null
  'o-done-merge': null
  'o-done-same_as': null
  'o-done-add': null
  'o-done-adopt': null
  'o-done-dismiss': null
  'o-done-document_date': null
  'o-done-document_number': null
  'o-done-event_date': null
  'o-done-noted': null
  'o-done-edit': null
  'o-done-unchanged_form': null
  'o-done-new': null
  'o-done-unchanged': null
  'o-done-revised': null
  'o-done-amended': null
  'o-done-left': null
  'o-done-also': { refs: Insert }
  'o-done-unresolved': { names: Insert }
  'o-refused-unresolved': { names: Insert }
  'o-refused-empty': null
  'o-refused-deadline': { words: Insert }
  'o-refused-date': { words: Insert }
  'o-refused-task_unknown': null
  'o-refused-announced': null
  'o-refused-plan_closed': null
  'o-refused-plan_active': null
  'o-refused-same_task': null
  'o-refused-units_differ': null
  'o-refused-already_settled': null
  'o-refused-stale': null
  'command-upload-link': null
  'button-upload-link': null
  'upload-item': { task: Insert }
  'upload-items': null
  'upload-file': null
  'upload-unseen': null
  'upload-unseen-plan': null
  'upload-too-large': { file: Insert }
  'upload-too-large-sizes': { file: Insert; sizes: Insert }
  'upload-failed': { file: Insert }
  'upload-open': { link: Insert }
  'upload-code': { address: Insert; code: Insert; minutes: Insert }
  'upload-until': { most: Insert; when: Insert }
  'upload-no-page': null
  'upload-nowhere': null
  'refused-upload_code_here': null
  'journal-act-upload-link': null
  'journal-act-upload-code': null
  'journal-act-upload-refused': null
  'u-brand': null
  'u-title': null
  'u-blank': null
  'u-open': null
  'u-back': null
  'u-code-title': null
  'u-code-text': null
  'u-code-label': null
  'u-code-go': null
  'u-code-invalid': null
  'u-code-paused': null
  'u-gone': null
  'u-failed': null
  'u-foreign': null
  'u-choose': null
  'u-other-item': null
  'u-state': { state: Insert }
  'u-sent': { count: Insert }
  'u-sent-at': { code: Insert; state: Insert; when: Insert }
  'u-sent-reason': { reason: Insert }
  'u-decided-waiting': null
  'u-decided-accepted': null
  'u-decided-returned': null
  'u-file-heading': null
  'u-file-about': { count: Insert; kinds: Insert; size: Insert }
  'u-mb': { size: Insert }
  'u-file-label': null
  'u-file-button': null
  'u-photo-label': null
  'u-photo-button': null
  'u-drop': null
  'u-with-number': null
  'u-number': null
  'u-date': null
  'u-file-send': null
  'u-document-heading': null
  'u-document-about': null
  'u-document-send': null
  'u-fields-about': null
  'u-field-chair': null
  'u-field-delegates': null
  'u-field-technical': null
  'u-field-phone': null
  'u-fields-send': null
  'u-done-about': null
  'u-done-send': null
  'u-foot': { left: Insert; most: Insert; when: Insert }
  'u-foot-secret': null
  'u-full': null
  'u-received': { code: Insert; version: Insert }
  'u-received-chat': null
  'u-ok-file': { name: Insert }
  'u-ok-same': { name: Insert }
  'u-ok-flagged': { name: Insert; what: Insert }
  'u-no-file': { name: Insert; why: Insert }
  'u-no-too_large': { size: Insert }
  'u-no-too_many': null
  'u-no-empty': null
  'u-no-file_secret': null
  'u-no-file_kind': { kinds: Insert }
  'u-no-file_bomb': null
  'u-no-file_infected': null
  'u-no-file_broken': null
  'u-cut': null
  'u-broken': null
  'u-too-much': { size: Insert }
  'u-no-room': null
  'u-busy': null
  'u-nothing': null
  'u-no-number': null
  'u-bad-date': null
  'u-js-remove': null
  'u-js-again': null
  'u-js-looking': null
  'u-js-sending': null
  'u-js-cut': null
  'u-js-none': null
  'u-js-too-large': null
  'u-js-too-many': null
}

/**
 * A catalogue: a key and its arguments become HTML with `<b>` and `<i>` only, NFC.
 * @throws where the catalogue lacks the key or an argument is missing: a bug, never a person's doing
 */
export type Texts = <K extends keyof TextArgs>(key: K, ...args: TextArgs[K] extends null ? [] : [TextArgs[K]]) => string

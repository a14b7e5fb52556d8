# Every sentence of the bot in English: the same keys and arguments as vi.ftl; only <b> and <i>.

## Days and times

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
day = { $day } ({ $weekday })
day-off = { $day } ({ $weekday }, { $off })
when = { $time } on { $day }
when-weekday = { $time } on { $day } ({ $weekday })
dated = { $day }
days-range = { $from } to { $to }

## Deadlines

bound-before = before { $what }
bound-by = by { $what } at the latest
bound-on = { $what }
deadline-day = { $day }
deadline-time = { $time } on { $day }
deadline-range = from { $from } to the end of { $to }
deadline-days-before = { $count } days before { $anchor }
deadline-days-after = { $count } days after { $anchor }
deadline-working-days-before = { $count } working days before { $anchor }
deadline-working-days-after = { $count } working days after { $anchor }
deadline-day-of-anchor = the day of { $anchor }
deadline-anchor-before = before { $anchor }
deadline-anchor-on = during { $anchor }
deadline-anchor-time = { $words }, before { $time }
deadline-month-before = day { $day } of the month before that of { $anchor }
deadline-months-before = day { $day } of the month { $count } months before that of { $anchor }
deadline-month-same = day { $day } of the month of { $anchor }
deadline-month-after = day { $day } of the month after that of { $anchor }
deadline-months-after = day { $day } of the month { $count } months after that of { $anchor }
deadline-in-period = within { $period }
deadline-in-periods = from { $from } to the end of { $to }
period-quarter = quarter { $quarter }/{ $year }
period-month = month { $month }/{ $year }
period-week = week { $week } of month { $month }/{ $year }
period-half-1 = the first 6 months of { $year }
period-half-2 = the last 6 months of { $year }
period-year = the year { $year }
period-school-year = the school year { $from } - { $to }
recurring-continuous = carried out continuously
recurring-week = every week
recurring-month = every month
recurring-quarter = every quarter
recurring-half-year = every 6 months
recurring-year = every year
recurring-some = periodically
recurring-month-day = day { $day } of every month
recurring-quarter-day = day { $day } of the last month of every quarter
recurring-half-year-day = day { $day } of the last month of every half-year
recurring-year-day = { $day }/{ $month } every year
recurring-year-month = month { $month } every year
anchor-plan = the day the plan was issued
anchor-conference = the conference
anchor-workshop = the workshop
anchor-seminar = the seminar
anchor-training = the training course
anchor-congress = the congress
anchor-ceremony = the ceremony
anchor-festival = the festival
anchor-contest = the contest
anchor-exam = the examination
anchor-session = the session
anchor-meeting = the meeting
anchor-event = the event
deadline-undated = { $words } (no official date yet, to be announced)
deadline-dated = { $words }, by { $day } at the latest
deadline-dated-on = { $words }, that is { $day }
deadline-dated-time = { $words }, by { $time } on { $day } at the latest
deadline-plan = Deadline in the plan: { $words }.
deadline-milestone = Milestone proposed by the lead unit (the plan states none): { $words }.
deadline-extension = Deadline as extended: { $words }.
deadline-corrected = Deadline (corrected): { $words }.
deadline-none = The plan states no deadline.
deadline-send-by = Please send within working hours on { $day }.
deadline-do-by = Please complete within working hours on { $day }.
deadline-provisional = The public holidays of that year are not official yet; the deadline may be reviewed.

## States

state-waiting = Not announced
state-announced = Not acknowledged
state-acknowledged = Task acknowledged
state-submitted = Sent
state-accepted = Received
state-accepted-speech = Approved
state-returned = Please complete and send again
state-declined = Not taking part
state-cancelled = No longer required
sent-file = File sent, awaiting acceptance
sent-document = Sent by official document no. { $number }, to be matched
sent-document-dated = Sent by official document no. { $number } of { $day }, to be matched
sent-document-unnumbered = Sent by official document, to be matched
sent-fields = Registration details sent, awaiting acceptance
sent-word = Reported done
sent-declined = Answered that it does not take part, under review by the lead unit
waiting-open-group = The units are not named; please name them.
waiting-deadline-past = The deadline has already passed; please confirm the task, correct the deadline or drop the task.
waiting-other = Waits for the lead unit to clarify.
on-behalf-which-way = How did the unit let you know?
way-phone = By phone
way-group-chat = In the group chat
way-paper = On paper
refused-discarded = Discarded; nothing has been sent.
invitations-heading = <b>Invitation codes</b> ({ $count } units)
invitations-line = { $unit }: <b>{ $code }</b>
invitations-line-link = { $unit }: <b>{ $code }</b> { $link }
invitations-note = Each code works once and for 72 hours. Send /start and the code in Telegram, or LIENKET and the code in Zalo.
command-plans = Plans
command-status = Where the plan stands
command-overdue = Overdue tasks
command-unacknowledged = Units that have not confirmed
command-to-phone = Units to phone
command-schedule = Coming reminders
command-journal = Journal
command-unit = One unit
command-review = Results waiting for acceptance
command-event-date = Date of the event
command-nudge = Remind units
command-invitations = Invitation codes
command-my-tasks = Tasks of the unit
command-send = Hand in a result
command-stop = Stop messages
command-help = Help
light-no_deadline = The plan states no deadline
light-no_date = No official date yet
light-not_due = Not due
light-due_soon = Due soon
light-due_today = Due today
light-overdue = Overdue
light-submitted = Sent, awaiting acceptance
light-returned = Please complete and send again
light-done_on_time = Completed on time
light-done_late = Completed late
light-declined = Not taking part
light-paused = Paused
marked = { $mark } { $words }
declined-not_taking_part = Not taking part
declined-no_content = Nothing to report
declined-not_ours = Not within the unit's functions and duties

## Plan, event, unit, file

plan-number-date = Plan no. { $number } of { $day }
plan-number = Plan no. { $number }
plan-date = Plan of { $day }
plan-bare = Plan
basis-letter = letter no. { $number }
basis-invitation = invitation no. { $number }
basis-decision = decision no. { $number }
basis-announcement = announcement no. { $number }
basis-plan = plan no. { $number }
basis-of-day = { $document } of { $day }
basis-dated = the document of { $day }
basis-bare = the amending document
plan-titled = { $plan } ({ $title })
plan-short = { $id } · { $plan }
event-fixed = Date of { $event }: { $when }.
event-unknown = Date of { $event }: no official date yet, to be announced.
event-window = Date of { $event }: expected { $range }, no official date yet.
event-postponed = Postponed: { $event }; the new date will be announced.
event-cancelled = Cancelled: { $event }.
event-venue = Venue: { $venues }.
bytes = { $size } bytes
kilobytes = { $size } KB
megabytes = { $whole }.{ $tenth } MB
file = { $name } ({ $size }, version { $version })
person-unnamed = contact without a name
person-position = { $person }, { $position }
contact-line = { $person }, phone { $phone }
contact-line-no-phone = { $person }, no phone number
given-by = Assigned by { $unit }
given-by-committee = Assigned by the People's Committee ({ $level })
page = Page { $page }/{ $pages }
choose-by-number = Answer with a number to choose:
choice-numbered = { $no }. { $label }
choice-link = { $no }. { $label }: { $url }

## Buttons

button-acknowledge = Acknowledge (Đã nhận nhiệm vụ)
button-send = Send { $what }
button-send-item = Send { $what } (item { $no })
button-send-result = Send the result
button-send-item-result = Send the result (item { $no })
button-send-again = Send { $what } again
result = the result
lead-unit = the lead unit
button-by-document = Sent by official document
button-done = Done
button-done-item = Done (item { $no })
button-not-taking-part = Not taking part
button-no-content = Nothing to report
button-not-ours = Not our duty
button-item = Item { $no }: { $task }
button-plan = { $id } · { $plan }
button-accept = Accept
button-return = Ask to complete
button-next-review = Next to review
button-review = Review what waits
button-confirm = Confirm
button-discard = Discard
button-change-leave = Change { $no }: leave out
button-change-take = Change { $no }: make it
button-change-means = Change { $no }: means { $ref }
button-activate = Activate the plan
button-understood = What was read
button-preview = Preview the messages
button-previous = Previous page
button-next = Next page
button-status = Status
button-overdue = Overdue
button-unacknowledged = Not acknowledged
button-to-phone = To phone
button-called = Phoned { $unit }
button-on-behalf = Record for the unit
button-behalf-acknowledge = Item { $no }: acknowledged
button-behalf-document = Item { $no }: sent by official document
button-behalf-done = Item { $no }: done
button-behalf-decline = Item { $no }: not taking part
button-undo-join = Undo this connection
button-answer-members = Name the units
button-answer-deadline = State the deadline
button-answer-keep = Keep as it is
button-answer-drop = Drop this item

## The unit's card

greeting = <b>To: { $unit }</b>
greeting-person = <b>To: { $unit } ({ $person })</b>
card-intro = { $organizer } respectfully informs you of your unit's tasks under { $plan }.
card-title = Subject: { $title }.
card-item = <b>{ $no }. { $task }</b>
item-given = { $giver }.
item-deliverables = Product: { $deliverables }.
item-deliver-to = To be sent to: { $to }.
item-coordinators = Coordinating units: { $units }.
item-state = State: { $state }.
item-state-at = State: { $state } ({ $when }).
item-returned = State: please complete and send again. What is asked: { $reason }
card-helping = <b>To be supported by your unit</b> (nothing to send):
card-helping-item = - { $task } Lead unit: { $lead }. { $deadline }
card-helping-item-no-lead = - { $task } { $deadline }
card-request = Please acknowledge the tasks.
card-shortened = Texts are shortened. To see an item in full, send: viec and its number (for example: viec { $no }).
card-nothing = Your unit has no task to carry out under { $plan } at present.
item-heading = <b>Item { $no }. { $task }</b>

## Reminders and changes

reminder-heading = <b>Reminder</b>: tasks under { $plan }
reminder-heading-urgent = <b>Prompt action requested</b>: tasks under { $plan }
reminder-acknowledge-heading = <b>Acknowledgement requested</b> under { $plan }
reminder-item = { $no }. { $task }
reminder-today = Today is the last working day to send in time.
reminder-today-do = Today is the last working day to complete in time.
reminder-days-left = Working days left: { $count }.
reminder-overdue = The deadline ({ $words }) has passed; { $organizer } has not received { $what }. If it was sent, please tell us the number and date of the document.
reminder-overdue-do = The deadline ({ $words }) has passed; { $organizer } has not received a report of completion. If it was carried out, please tell us.
reminder-what = { $deliverables } from your unit
reminder-what-result = the result from your unit
reminder-returned = Still awaited, completed as asked: { $reason }
reminder-resent = Sent again because the outcome of the first attempt is unclear; if you already have it, please disregard this.
reminder-request = Please acknowledge the tasks above.
event-changed-heading = <b>Change of date of { $event }</b> under { $plan }
event-changed-moved = Date: { $from } → { $to }.
event-changed-postponed = Postponed: { $event }; former date: { $from }; the new date will be announced. Deadlines counted from that date are suspended.
event-changed-cancelled = Cancelled: { $event }; former date: { $from }. Tasks that served { $event } are stopped.
event-changed-set = Official date: { $to }.
event-changed-basis = Basis: { $basis }.
event-changed-items = Deadlines of your unit:
event-changed-item = { $no }. { $task }
event-changed-day-off = Please note: { $day } is a day off.
event-changed-valid = What your unit acknowledged and sent stays valid and need not be sent again.
event-changed-helping = Tasks your unit supports: { $tasks }
plan-changed-heading = <b>Notice of changes</b> under { $plan }
plan-changed-venue = Place: { $from } → { $to }.
plan-changed-form = Form: { $from } → { $to }.
plan-changed-tasks = <b>Tasks and deadlines as changed</b>
plan-changed-added = <b>Tasks added</b>
plan-changed-cancelled = <b>Tasks no longer required</b>
form-in-person = in person
form-online = online
form-hybrid = in person and online
unsaid = not stated
event-day-none = no official date yet
task-changed-heading = <b>Tasks adjusted</b> under { $plan }
task-added-heading = <b>Tasks added</b> under { $plan }
task-cancelled-heading = <b>Tasks stopped</b> under { $plan }
task-cancelled-item = { $no }. { $task } Your unit need not carry out this item.
nudge-heading = { $organizer } <b>asks your unit to attend to</b> the following under { $plan }:
nudge-heading-urgent = <b>Urgent (sent outside working hours)</b>: { $organizer } asks your unit to carry out the following under { $plan }:
nudge-by = Sent by: { $by }.
returned-text = <b>Please complete and send again</b>: { $task }
returned-reason = What is asked: { $reason }
returned-version = Version sent: receipt code { $code }, at { $when }.
accepted-text = <b>{ $state }</b>: { $task }
accepted-thanks = { $organizer } thanks your unit for its cooperation.

## Answers to contacts

welcome = Connected: { $person } is a contact of { $unit } under { $plan }.
welcome-announced = The tasks of your unit follow in the next message.
welcome-later = The tasks of your unit will be sent when { $organizer } starts the plan.
welcome-help = Send "help" to see how to use this.
acknowledged-text = Recorded: { $unit } acknowledged { $count } tasks under { $plan }. Thank you.
acknowledged-one = Recorded: { $unit } acknowledged the task under { $plan }. Thank you.
receipt-file-heading = <b>File received</b> from { $unit }
receipt-item = Task: { $task }
receipt-file = - { $file }
receipt-at = Time received: { $when }.
receipt-code = Receipt code: <b>{ $code }</b>
receipt-note = The code confirms receipt of the file and does not replace the document sent by the official way.
receipt-after-acceptance = This replaces a version already accepted; { $organizer } has been told.
receipt-document = Recorded: { $unit } sent official document no. { $number }, to be matched.
receipt-document-dated = Recorded: { $unit } sent official document no. { $number } of { $day }, to be matched.
receipt-document-unnumbered = Recorded: { $unit } sent an official document, to be matched. Please tell us its number and date when available.
receipt-fields = Registration details of { $unit } recorded.
receipt-word = Recorded: { $unit } reports the task done.
receipt-declined = Answer of { $unit } recorded: { $what }.
receipt-reason = Reason: { $reason }
receipt-quiet = Reminders about this item stop from now on.
recorded-note = Recorded by { $organizer } for the unit.
ask-which-item = Please choose the task:
ask-which-item-for-file = Which task does the file { $files } belong to? Please choose:
ask-item = { $no }. { $task }
ask-send-how = Please choose how to send for: { $task }
ask-send-how-file = Send the file here, or choose one of the ways below.
ask-document-number = Please tell us the number and date of the document (for example: no. 123/SNV-CCHC of 17/11).
ask-decline-reason = Please give a short reason for { $organizer } to consider.
ask-return-reason = Please say what the unit should complete.
ask-which-plan = Please send the code of the plan (KH and a number, for example KH1):
ask-event-date = Please give date and time of the event (for example: 22/11/2022 08:00).
ask-members = Please name the units of item { $ref }, separated by semicolons: { $task }
ask-deadline = Please state the deadline of item { $ref } (for example: trước ngày 20/11/2022): { $task }
ask-on-behalf = Please state what to record for the unit and how it came (phone, group chat, paper).
remark-passed = Your message was passed on to { $organizer }. Send "help" to see how to use this.
stopped = No more messages will be sent to you. To receive them again, please ask the lead unit for a new code.
help-contact =
    <b>How to use this</b>
    - Acknowledge: send "da nhan", or "da nhan 2" for item 2 alone.
    - Send a product: send the file here, with the number of the item if there are several.
    - Sent by official document: send "da gui so 123/SNV-CCHC ngay 17/11".
    - Not taking part: send "khong tham gia"; not your unit's duty: send "khong thuoc chuc nang".
    - Where no product is needed: send "done".
    - See your tasks: send "tasks". Stop the messages: send "stop".
    Anything else is passed on to the lead unit.
help-organizer =
    <b>Commands</b>
    /kehoach the plans
    /tinhtrang status
    /quahan what is overdue
    /chuanhan units that have not acknowledged
    /chualienlac units to phone
    /donvi and a name: status of one unit
    /duyet what awaits acceptance
    /sua and the place of a task: correct its unit, deadline or products; split, drop or add tasks
    /ngay and a date: set or move the event
    /nhac remind the units still missing
    /moi invitation codes
    /lich messages to come
    /nhatky journal
    Send the file of a plan here to load it.
help-viewer =
    <b>Commands</b>
    You may use:
    /kehoach the plans
    /tinhtrang status
    /quahan what is overdue
    /chuanhan units that have not acknowledged
    /chualienlac units to phone
    /donvi and a name: status of one unit
    /lich messages to come

## Not possible

refused-stranger = Please send the connection code given by the lead unit.
refused-code_invalid = The connection code is wrong or has expired; please check with the lead unit.
refused-code_paused = Too many attempts; please send the code again in a few minutes.
refused-stale_button = This has changed in the meantime; please use the latest message.
refused-not_yours = This item is not among your unit's tasks.
refused-no_open_item = Your unit has no open item at present.
refused-already_done = This item was recorded before; nothing more is needed.
refused-plan_closed = The plan is closed and takes nothing more.
refused-group_chat = Please write to the bot in private; it handles no tasks in groups.
refused-file_too_large = The file is larger than can be received here; please send a smaller one, or tell us the number and date of the document you sent.
refused-file_unreadable = The file cannot be opened; please check it and send it again.
refused-file_kind = This kind of file cannot be received; please send a text document, spreadsheet, PDF or picture.
refused-file_secret = The document carries a secrecy mark, so it was neither received nor stored; please send it as the rules on state secrets require.
refused-no_plan = There is no plan yet.
refused-several_plans = Several plans are running; please name one.
refused-unit_unknown = No such unit was found; please check the name.
refused-unit_ambiguous = Several units match; please give the full name.
refused-date_unreadable = The date was not understood; please send it as 22/11/2022 08:00.
refused-nothing_waiting = Nothing is waiting.
refused-expired = This has expired; please start again.
refused-command_unknown = This was not understood; please send /trogiup to see the commands.
refused-not_for_role = This command is not available to you.
refused-nobody_to_tell = There is no contact to send this to.
refused-plan_unreadable = No plan could be read from this file; please send a .docx, .pdf or .txt with a text layer.
refused-amends_unknown = This document changes one that is not stored here; please send that plan first.
refused-amends_closed = This document changes a plan that is closed; nothing was changed.
refused-failed = A technical fault prevented this; please try again in a few minutes.
refused-detail = { $sentence } ({ $detail })
refused-option = - { $option }

## To the organizer

joined-text = <b>New contact</b>: { $person } – { $unit }.
joined-plan = { $plan }: { $joined }/{ $of } units have a contact, { $left } to go.
contact-phone = Phone: { $phone }.
contact-channel = Channel: { $channel }.
remark-heading = <b>Remark of { $unit }</b> ({ $person }), at { $when }:
remark-heading-plan = <b>Remark of { $unit }</b> ({ $person }) on { $plan }, at { $when }:
remark-text = "{ $text }"
declined-heading = <b>{ $unit } answers: { $what }</b>
declined-task = Task: { $task }
declined-not-ours-request = Please decide: accept the answer, or ask the unit to carry it out.
review-waiting-heading = <b>Awaiting acceptance: { $count }</b> under { $plan }
review-waiting-line = { $no }. { $unit }: { $task } – { $sent }, at { $when }
review-heading = <b>Awaiting acceptance</b> – { $unit }
review-task = Task: { $task }
review-sent = { $sent }, at { $when }.
review-by = Sent by: { $person }.
review-by-organizer = Recorded by the lead unit.
review-code = Receipt code: { $code }
review-left = Still waiting: { $count }.
verdict-accepted = Received from { $unit }: { $task }
verdict-approved = Approved, from { $unit }: { $task }
verdict-returned = The request to complete was sent to { $unit }: { $task }
late-change-heading = <b>Change after consolidation</b> – { $unit }
late-change-note = The new version replaces the accepted one; please check who already has the old one.
summary-activated = <b>{ $plan } is activated.</b>
summary-event = <b>The change of date was sent</b> under { $plan }.
summary-amended = <b>The changes were made</b> under { $plan }.
summary-nudge = <b>The reminder was sent</b> under { $plan }.
summary-told = Messages queued: { $told }, units: { $units }.
summary-waiting = Tasks that wait for an answer, not announced: { $count }.
summary-unreached = Units without a contact, to be phoned: { $count }: { $units }
digest-heading = <b>Still missing</b> – deadline on { $day }, { $plan }
digest-task = <b>{ $task }</b> ({ $done }/{ $of } completed, { $submitted } sent and awaiting acceptance)
digest-unit = - { $unit }: { $contacts }
digest-unit-no-contact = - { $unit }: no contact
digest-nothing = No unit is missing.
undelivered-text = <b>A message could not be delivered</b> to { $person } – { $unit } (channel { $channel }). Please contact them directly.
undelivered-plan = Plan concerned: { $plan }.
undone-text = The connection of { $person } with { $unit } was undone.
called-text = Recorded: { $unit } was phoned.
on-behalf-heading = <b>Record for { $unit }</b>
on-behalf-item = { $no }. { $task } – { $state }
settled-text = <b>Item { $ref } updated</b>: { $task }
settled-waiting = Still to be settled: { $message }
settled-clear = This item is settled.

## Lists

plan-heading = <b>{ $plan }</b>
report-to-leader = For your information, the state of the plan:
report-as-of = As of { $when }.
totals-done = Completed: { $done } (on time { $onTime }, late { $late }).
totals-open = Not completed: { $open } (within term { $inTime }, overdue { $overdue }); of these without a deadline: { $noDeadline }.
totals-submitted = Sent, awaiting acceptance: { $submitted }. Acknowledged: { $acknowledged } of { $of } assignments.
totals-other = Not taking part: { $declined }. Cancelled: { $cancelled }. Without a contact: { $unreachable }.
totals-rule = Counted by assignment of each unit; overdue after the end of the day printed in the plan; completed only once accepted.
status-task = <b>{ $ref }</b> { $task }
status-task-count = { $mark } { $unit }: { $done }/{ $of }. { $deadline }
status-task-count-sent = { $mark } { $unit }: { $done }/{ $of }; sent, awaiting acceptance { $submitted }. { $deadline }
status-task-helper = Supports: { $unit }.
status-waiting = Not announced: { $message }
status-missing = Missing { $count }: { $units }
overdue-heading = <b>Overdue</b> – { $plan }
overdue-none = Nothing is overdue.
unacknowledged-heading = <b>Not acknowledged</b> – { $plan }
unacknowledged-none = Every unit with a contact has acknowledged.
unit-line = { $no }. { $unit } – { $state }
unit-line-contacts = { $no }. { $unit } – { $state }; { $contacts }
to-phone-heading = <b>Units to phone</b> – { $plan }
to-phone-none = No unit needs a phone call.
to-phone-no-contact = no contact
to-phone-unreachable = messages do not arrive
phone-line = { $no }. { $unit }: { $contacts }
phone-line-called = { $no }. { $unit }: { $contacts }; phoned at { $when }
unit-heading = <b>{ $unit }</b> – { $plan }
unit-contacts = Contacts: { $contacts }.
unit-no-contact = No contact yet.
unit-item = { $no }. { $task }
unit-item-state = { $mark } { $state }. { $deadline }
unit-none = The unit has no task under this plan.
schedule-heading = <b>Messages to come</b> – { $plan }
schedule-line = - { $when }: { $step }, units: { $units } – { $task }
step-acknowledge = acknowledgement request
step-before = reminder { $count } working days before
step-last-day = reminder on the last day
step-overdue = urging no. { $count }
schedule-none = Nothing more is scheduled.
journal-heading = <b>Journal</b> – { $plan }
journal-line = - { $when } { $actor }: { $action } { $object }
journal-none = Nothing is recorded yet.
plans-heading = <b>Plans</b>
plans-none = There is no plan yet. Send the file of a plan here to load it.
plans-line = <b>{ $id }</b> { $plan } – { $state }. Completed { $done }/{ $of }, overdue { $overdue }.
plan-state-draft = not activated
plan-state-active = running
plan-state-closed = closed

## Loading a plan, acts to confirm

understood-heading = <b>What was read</b> – { $plan }
understood-counts = Tasks: { $tasks }, units: { $units }, tasks with a deadline: { $dated }, agenda rows: { $agenda }; points to settle: { $asked }.
understood-questions = <b>To be settled first</b>
understood-question = - Line { $line }: { $message }
understood-waiting = - { $ref }: { $message }
understood-tasks = <b>Tasks</b>
understood-task = <b>{ $ref }</b> { $unit }: { $task }
understood-task-group = <b>{ $ref }</b> { $unit } (units: { $of }): { $task }
labelled = { $ref }: { $label }
understood-helper = Supports only, nothing to send.
understood-executor = Carried out by: { $executor }.
preview-heading = <b>Messages that would be sent</b> – { $plan }
preview-to = <b>To: { $to }</b> (recipients: { $count })
preview-none = There is nothing to send yet.
proposal-event-heading = <b>Please confirm the change of date</b> – { $plan }
proposal-moved = Deadlines that change: { $count }.
proposal-moved-item = - { $unit }: { $task } – { $from } → { $to }
proposal-flag-past = the new deadline is already past
proposal-flag-day-off = falls on a day off: { $name }
proposal-flag-weekend = falls on a weekend
proposal-flag-acted = the unit has acknowledged or sent
proposal-flagged = { $line } ({ $flags })
proposal-due-none = not known
proposal-window = There is no official date; deadlines are reckoned from the first day of the expected period, and no unit was told.
proposal-recipients = Messages to be sent: { $count }.
proposal-sample = <b>Sample</b>:
proposal-nudge-heading = <b>Please confirm the reminder</b> – { $plan }
proposal-nudge-urgent = Sent at once, outside working hours (urgent); the units will see who sent it.
proposal-nudge-line = - { $unit }: { $tasks }
proposal-activate-heading = <b>Please confirm activation</b> – { $plan }
proposal-activate-clear = Tasks to be announced: { $count }.
proposal-activate-line = - { $ref } { $unit }: { $task }
proposal-activate-waiting = Tasks that wait for an answer, not announced: { $count }:
proposal-activate-waiting-line = - { $ref } { $unit }: { $message }
proposal-activate-unreached = Units without a contact: { $count }: { $units }
proposal-letter-heading = <b>Changes by { $letter }</b> – { $plan }
proposal-letter-rest = All else stays as it is.
proposal-revision-heading = <b>Revised plan: what differs from the one in force</b> – { $plan }
proposal-revision-same = { $count } tasks stay as they are, with their confirmations and files.
change-words = <b>{ $no }.</b> “{ $words }”
change-task = { $ref } { $unit }: { $task }
change-task-added = Added: { $unit }: { $task }
change-task-dropped = Dropped: { $ref } { $unit }: { $task }
change-field = { $field }: { $from } → { $to }
change-document-date = Date of the document: { $from } → { $to }
change-candidate = - { $ref } { $unit }: { $task }
change-past = Note: the new deadline has passed.
change-acted = { $count } units have confirmed or sent; what they sent stays valid.
change-left-out = This change is left out.
change-doubtful = What the document says held before is not what the stored plan has; it is made only if chosen.
change-which = It is not clear which task is meant; please choose.
change-same = The stored plan says so already.
change-unfound = No such task was found in the plan; please correct it with /sua if needed.
change-unread = This change could not be read; please make it with /sua or /ngay if needed.
field-unit = Unit
field-text = Words
field-role = Role
field-executor = Done by
field-deadline = Deadline
role-lead = lead
role-coordinate = support
field-deliver-to = Sent to

## Command line

cli-file-missing = The file { $file } cannot be read; please check the path.
cli-read-heading = Plan number { $number } · { $issuer } · { $day }
cli-read-event = Event: { $name } · { $when }
cli-read-amends = This document changes { $number }:
cli-read-deadline = Deadline: { $deadline }
cli-read-products = Products: { $products }
cli-read-question = line { $line }: { $message }
cli-read-total = { $tasks } tasks, { $questions } points to clarify.
cli-plan-unknown = There is no plan { $plan }; there are: { $plans }.
cli-plan-several = There are several plans, please name one of: { $plans }.
cli-date-unreadable = The date "{ $text }" cannot be read; please write it as 2024-02-21, 2024-02-21T08:00 or "trước ngày 20/11/2024".
cli-import-new = stored as a new plan
cli-import-unchanged = nothing has changed
cli-import-revised = the revision has been stored
cli-import-event = Event: { $from } → { $to }.
cli-amends-unknown = This document changes { $number }, which is not stored here; please import that plan first (dondoc import).
cli-amends-preview = Nothing is changed yet. Add --yes to do it; --only 1,3 for some of the changes; --task 2=III.5-1 to name the task that change 2 means.
cli-amends-done = { $count } changes made; { $told } messages to the contacts of { $units } units.
cli-amends-known = This document was applied before.
cli-amends-none = No change was made.
cli-amends-option = There is no change or task "{ $text }"; please check --only and --task.
cli-import-counts = { $tasks } tasks, { $assignments } assignments.
cli-activated = { $announced } assignments announced to { $units } units; { $waiting } tasks wait for an answer.
cli-unreached = { $count } units have no contact, please phone: { $units }
cli-task-unknown = The plan has no task { $task }; dondoc status shows the tasks.
cli-members-unknown = Not recognised: { $names }. Please write the full names, separated by semicolons.
cli-answered = Recorded for task { $task }; { $announced } more assignments announced.
cli-answer-nothing = Please give one of --members, --unit, --deadline, --product, --keep, --drop.
cli-event-same = The event already has this date and state; nothing has changed.
cli-event-nothing-to-resume = The event is neither postponed nor cancelled.
cli-event-one = Please give exactly one of --date, --postpone, --cancel, --resume.
cli-event-done = Recorded; { $recipients } contacts will be told.
cli-event-preview = This is a preview; nobody has been told. Add --yes to carry it out.
cli-unit-unknown = No unit "{ $unit }"; nearest: { $near }.
cli-role-organizer = Organizer
cli-role-viewer = Viewer
cli-rehearsed = { $messages } messages.
unreadable-empty = The file is empty; please check it and choose again.
unreadable-not-a-plan = This is not recognised as a plan: it assigns no tasks. Please choose the plan that was issued.
unreadable-scan = The file is a scan without text; please use the electronic copy (.docx, or .pdf with text).
unreadable-corrupt = The file is damaged and cannot be opened; please save it as .docx again.
unreadable-encrypted = The file has a password; please remove it and try again.
unreadable-too-large = The file is too large; please send the plan without pictures.
unreadable-secret = The document carries a mark of secrecy; it is neither read nor kept. Please follow the rules on state secrets.
unreadable-text-layer = The text of the file is wrong or in an old font; please use the .docx with a Unicode font.
unreadable-timeout = Reading took too long and was stopped; please save it as .docx and try again.
unreadable-doc = Files of type .doc cannot be read; please save it as .docx.
unreadable-unsupported = This kind of file cannot be read; please use .docx, .pdf with text, or .txt.
cli-failed = It could not be done for a technical reason ({ $error }). Run dondoc doctor.
database-sqlite_too_old = This SQLite is too old; please install again with npm ci.
database-not_synchronous = The database cannot be kept safe on this disk; please put the data folder on a local disk.
database-damaged = The database file is damaged and has been left as it is; please restore a backup.
cli-drill = NOTE: the bot runs on a drill clock ({ $value }), not on real time.
cli-rehearsal-at = Rehearsal at { $address } (Ctrl+C to stop). No bot token is set, so nothing is sent to anybody.
cli-running-at = The bot is running; its health is at { $address }health (Ctrl+C to stop).
cli-already-running = Another bot process holds the folder { $folder }; please stop it first.
cli-port-taken = The address { $address } is in use; please set DONDOC_HTTP to another port.
seat-helping = Coordinating unit
overview-event = Date
overview-organizer = Organizer
overview-venue = Place
overview-assignments = Assignments
overview-acknowledged = Acknowledged
overview-submitted = To be accepted
overview-done = Done
overview-overdue = Overdue
doctor-versions = dondoc { $dondoc }, Node { $node }
doctor-clock = Clock: { $now }
doctor-clock-drill = On a drill clock: { $now }; unset DONDOC_CLOCK for real time
doctor-journal = The journal is intact
doctor-journal-broken = The journal was changed from row { $sequence } on; please restore a backup and find out who had access
doctor-database = The database is fine; { $waiting } messages wait, { $ambiguous } may or may not have arrived
doctor-database-failed = The database cannot be opened ({ $error }); please check DONDOC_DATA or restore a backup
doctor-running = The bot is running on this data folder
doctor-not-running = The bot is not running on this data folder
doctor-disk = { $megabytes } MB free on the disk
doctor-disk-full = Only { $megabytes } MB free on the disk; please free at least 500 MB
doctor-permissions = Others can read { $file }; please run chmod 600
doctor-no-channel = No channel is configured; dondoc start opens the rehearsal
doctor-telegram = Telegram: @{ $name }
doctor-telegram-webhook = Telegram: a webhook is set elsewhere, so the bot receives nothing; please remove it
doctor-telegram-token = Telegram: TELEGRAM_BOT_TOKEN is wrong or was revoked
doctor-telegram-unreachable = Telegram: no connection ({ $code }); please check the server's network
next-message = a waiting message goes out
next-work = a file is processed
next-reminder = units are reminded
next-digest = the organizer gets the list of the missing
command-correct = Correct a task
refused-correction_unreadable = It is not clear what to correct. Examples: /correct III.5-2 deadline trước ngày 22/11/2026; /correct III.5-2 unit Sở Nội vụ; /correct III.5-2 product list; form; /correct III.5-2 split part one | part two; /correct III.5-2 drop; /correct add Sở Y tế: gửi báo cáo; trước ngày 20/11/2026.
cli-add-unit = To add a task, please name its unit with --unit.
joined-since-heading = <b>{ $count } new contacts</b>
joined-since-line = - { $person } – { $unit }
button-undo-join-of = Undo: { $unit }
proposal-day-flag = Please note about the day of the event: { $flag }.
cli-split-announced = The task has been announced and cannot be split; please drop it and add new ones.
cli-answer-alone = --drop, --keep, --split and --add stand alone, without other options.
cli-members-empty = Please name the units, separated by semicolons.
cli-import-event-active = The plan is running, so the date is not changed here; use dondoc event for the preview and to tell the units.
plans-line-draft = <b>{ $id }</b> { $plan } – { $state }.
card-intro-own = Your unit's own tasks in { $plan }.
cli-answered-units = The units of the task: { $units }
proposal-day-past = Please note: this day is already past.
joined-since-more = … and { $count } more; send /donvi and the name of a unit.
journal-act-announced = announced
journal-act-acknowledged = acknowledged
journal-act-submitted = sent a result
journal-act-accepted = accepted
journal-act-returned = returned for completion
journal-act-declined = declined
journal-act-not-ours-claimed = said that it is not theirs
journal-act-not-ours-refused = left it with the unit
journal-act-cancelled = took the assignment back
journal-act-reopened = reopened
journal-act-called = phoned
journal-act-contact-removed = removed the contact
journal-act-invited = made a code
journal-act-join-refused = refused a code
journal-act-joined = joined
journal-act-nudged = reminded the units
journal-act-plan-activated = activated the plan
journal-act-plan-imported = imported the plan
journal-act-plan-revised = revised the plan
journal-act-plan-amended = plan amended by a letter
journal-act-task-dropped = dropped the task
journal-act-event-fixed = set the date of the event
journal-act-event-postponed = postponed the event
journal-act-event-cancelled = cancelled the event
journal-act-event-unknown = took the date back
journal-act-task-members = named the units
journal-act-task-unit = corrected the unit
journal-act-task-deadline = corrected the deadline
journal-act-task-products = corrected the products
journal-act-task-keep = kept the task
journal-act-task-drop = dropped the task
journal-act-task-split = split the task
journal-act-task-add = added a task
journal-act-task-acceptance = changed how it is accepted
journal-by-system = System
journal-by-command-line = Command line
journal-by-stranger = A stranger
journal-by-rehearsal = Rehearsal

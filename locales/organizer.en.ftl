# Words of the organizers' pages (at /o/).

## Frame of the pages, signing in

o-brand = Đôn Đốc
o-skip = To the content
o-ways = Steps of the plan
o-way-review = Review
o-way-messages = Messages
o-way-activate = Activate
o-sign-in-title = The organizers’ pages
o-sign-in-text = Write /trang to Đôn Đốc in the chat to get a code, then type it here.
o-sign-in-code = Code of 8 characters
o-sign-in = Sign in
o-sign-in-link-text = The link works once. Press the button to sign in on this machine.
o-sign-in-already = Signed in on this machine already: go on
o-sign-in-code_invalid = The code is wrong, used or too old. Please write /trang for a new one.
o-sign-in-link_invalid = The link is used or too old. Please write /trang for a new one.
o-sign-in-code_paused = Too many wrong codes. Please try again in an hour, or open the link in the message if there is one.
o-sign-out = Sign out
o-to-rehearsal = Back to the rehearsal
o-to-plans = Plans
o-not-there = There is no such page.
o-failed = Something went wrong in the program and this was not done. Please try again.
o-foreign = The request came from another page and was not carried out.
o-not-open = The program is opening the plan. Please load the page again in a moment.
o-too-large = The file or text is too large and was not sent.
o-session-over = The session is over. Please open the sign-in page in another window, sign in, go back to the page before and send again; what was typed is still there.
o-old-form = The page was opened before the last sign-in. Please send again.
o-only-look = You may look, but not change or activate anything.

## The list of plans

o-plans = Plans
o-plans-none = No plan yet.
o-state-draft = In review
o-state-active = Running
o-state-closed = Closed
o-fact-event = Date of the event
o-fact-tasks = Tasks
o-fact-asked = Waiting for an answer
o-fact-done = Done
o-fact-to-review = To review
o-fact-overdue = Overdue
o-none = None
o-of = { $done }/{ $of }
o-bring = Bring a plan document
o-bring-about = Takes .docx, .pdf with a text layer, .txt, .md, .xlsx, .csv, .json, .yaml. A classified document is not kept.
o-bring-label = Document
o-bring-do = Read the document
o-bring-empty = No file was chosen, or it is empty.
o-bring-rehearsal = In a rehearsal another plan takes the place of the open one and the clock follows the new document; a revision of the open plan is compared with it.

## Messages, activation

o-messages = Messages that activation sends
o-messages-about = { $messages } different messages, for { $units } units. Each is shown as the unit will read it; the greeting names each unit.
o-messages-waiting = { $count } tasks that wait for an answer are in none of them.
o-message-to = { $to }
o-message-to-many = { $to } and { $count } more units with the same message
o-to-review = Back to the review
o-to-activate = On to activation
o-activate = Activate the plan
o-activate-more = Announce what has become clear
o-activate-done = Activated. Messages reach the units at the time chosen.
o-activate-stale = The plan has changed since the page was opened; nothing was activated. The figures below are the present ones; please check and confirm again.
o-activate-nothing = Every task that is clear has been announced.
o-activate-all-clear = Every task is clear.
o-activate-waits = { $count } tasks wait for an answer and are not announced
o-activate-now = It is working time: messages go out at once.
o-activate-when = When to send
o-activate-later = In working hours, from { $when }
o-activate-urgent = Urgent: at once, out of hours; units see who decided it
o-activate-sure = I have seen the messages; give { $tasks } tasks to { $units } units and tell { $people } people
o-activate-do = Activate
o-unreached = { $count } units without a contact, to be phoned
o-count-clear = clear tasks
o-count-waiting = wait for an answer
o-count-units = units with tasks
o-count-recipients = people told
o-count-unreached = units without a contact

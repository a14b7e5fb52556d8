# Words about handing in by a personal link: messages in the chat, and the page at /u.

## Messages in the chat

command-upload-link = Link for sending files (computer, large files)
button-upload-link = Send files from a computer
upload-item = <b>Link for sending files</b> for the item: { $task }
upload-items = <b>Link for sending files</b> of your unit (the task is chosen on the page).
upload-file = just sent
upload-unseen = What was just sent does not come through this channel. If it was a file, please send it by the link below.
upload-too-large = The file { $file } is larger than this channel can carry; please send it by the link below.
upload-too-large-sizes = The file { $file } is larger than this channel can carry ({ $sizes }); please send it by the link below.
upload-failed = The file { $file } could not be fetched from this channel; please send it by the link below.
upload-open = - On this device: { $link }
upload-code = - On another one: open { $address } and type the code <b>{ $code }</b> (good for once, within { $minutes } minutes).
upload-until = The link works until { $when }, for at most { $most } files, and is for you alone; please do not pass it on.
upload-no-page = There is no page for sending files at present. Please send the file here; a large one by official document, telling its number and date.
upload-nowhere = This channel carries no files. Please send an official document by the usual way, then tell its number and date (for example: so 123/SNV-CCHC ngay 17/11).
refused-upload_code_here = This code opens the page for sending files on another machine and is not typed here. Please type it at the address of that page.
journal-act-upload-link = asked for a link for sending files
journal-act-upload-code = opened the page for sending files by a code
journal-act-upload-refused = typed a wrong code for the page for sending files

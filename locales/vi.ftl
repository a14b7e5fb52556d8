# Mọi câu chữ của bot bằng tiếng Việt. Mỗi dòng là một câu hoặc một cụm từ hoàn chỉnh; chỉ dùng <b> và <i>.

## Ngày, giờ

weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật
day = { $day } ({ $weekday })
day-off = { $day } ({ $weekday }, { $off })
when = { $time } ngày { $day }
when-weekday = { $time } ngày { $day } ({ $weekday })
dated = ngày { $day }
days-range = từ ngày { $from } đến ngày { $to }

## Thời hạn

bound-before = trước { $what }
bound-by = chậm nhất { $what }
bound-on = { $what }
deadline-day = ngày { $day }
deadline-time = { $time } ngày { $day }
deadline-range = từ ngày { $from } đến hết ngày { $to }
deadline-days-before = { $count } ngày trước { $anchor }
deadline-days-after = { $count } ngày sau { $anchor }
deadline-working-days-before = { $count } ngày làm việc trước { $anchor }
deadline-working-days-after = { $count } ngày làm việc sau { $anchor }
deadline-day-of-anchor = ngày tổ chức { $anchor }
deadline-anchor-before = trước { $anchor }
deadline-anchor-on = trong thời gian diễn ra { $anchor }
deadline-anchor-time = { $words }, trước { $time }
deadline-month-before = ngày { $day } của tháng liền trước tháng tổ chức { $anchor }
deadline-months-before = ngày { $day } của tháng thứ { $count } trước tháng tổ chức { $anchor }
deadline-month-same = ngày { $day } của tháng tổ chức { $anchor }
deadline-month-after = ngày { $day } của tháng liền sau tháng tổ chức { $anchor }
deadline-months-after = ngày { $day } của tháng thứ { $count } sau tháng tổ chức { $anchor }
deadline-in-period = trong { $period }
deadline-in-periods = từ { $from } đến hết { $to }
period-quarter = quý { $quarter }/{ $year }
period-month = tháng { $month }/{ $year }
period-week = tuần { $week } tháng { $month }/{ $year }
period-half-1 = 06 tháng đầu năm { $year }
period-half-2 = 06 tháng cuối năm { $year }
period-year = năm { $year }
period-school-year = năm học { $from } - { $to }
recurring-continuous = thực hiện thường xuyên
recurring-week = hằng tuần
recurring-month = hằng tháng
recurring-quarter = hằng quý
recurring-half-year = 06 tháng một lần
recurring-year = hằng năm
recurring-some = định kỳ
recurring-month-day = ngày { $day } hằng tháng
recurring-quarter-day = ngày { $day } của tháng cuối quý
recurring-half-year-day = ngày { $day } của tháng cuối mỗi kỳ 06 tháng
recurring-year-day = ngày { $day }/{ $month } hằng năm
recurring-year-month = tháng { $month } hằng năm
anchor-plan = ngày ban hành Kế hoạch
anchor-conference = Hội nghị
anchor-workshop = Hội thảo
anchor-seminar = Tọa đàm
anchor-training = lớp tập huấn
anchor-congress = Đại hội
anchor-ceremony = buổi lễ
anchor-festival = Lễ hội
anchor-contest = Cuộc thi
anchor-exam = Kỳ thi
anchor-session = Kỳ họp
anchor-meeting = cuộc họp
anchor-event = sự kiện
deadline-undated = { $words } (chưa có ngày chính thức, sẽ thông báo sau)
deadline-dated = { $words }, chậm nhất ngày { $day }
deadline-dated-on = { $words }, tức ngày { $day }
deadline-dated-time = { $words }, chậm nhất { $time } ngày { $day }
deadline-plan = Thời hạn theo Kế hoạch: { $words }.
deadline-milestone = Mốc do đơn vị chủ trì đề nghị (Kế hoạch không quy định): { $words }.
deadline-extension = Thời hạn đã gia hạn: { $words }.
deadline-corrected = Thời hạn (đã đính chính): { $words }.
deadline-none = Kế hoạch không quy định thời hạn.
deadline-send-by = Đề nghị gửi trong giờ làm việc ngày { $day }.
deadline-do-by = Đề nghị hoàn thành trong giờ làm việc ngày { $day }.
deadline-provisional = Lịch nghỉ của năm chưa có thông báo chính thức, thời hạn có thể được rà soát lại.

## Trạng thái

state-waiting = Chưa thông báo
state-announced = Chưa xác nhận đã nhận nhiệm vụ
state-acknowledged = Đã nhận nhiệm vụ
state-submitted = Đã gửi
state-accepted = Đã tiếp nhận
state-accepted-speech = Đã duyệt
state-returned = Đề nghị hoàn thiện, gửi lại
state-declined = Không tham gia
state-cancelled = Không phải thực hiện
sent-file = Đã gửi tệp, chờ tiếp nhận
sent-document = Đã gửi bằng văn bản số { $number }, chờ đối chiếu
sent-document-dated = Đã gửi bằng văn bản số { $number } ngày { $day }, chờ đối chiếu
sent-document-unnumbered = Đã gửi bằng văn bản, chờ đối chiếu
sent-fields = Đã gửi thông tin đăng ký, chờ tiếp nhận
sent-word = Đã báo cáo hoàn thành
sent-declined = Đã trả lời không tham gia, chờ đơn vị chủ trì xem xét
waiting-open-group = Chưa rõ gồm những đơn vị nào; đề nghị nêu tên các đơn vị.
waiting-deadline-past = Thời hạn đã qua tại thời điểm này; đề nghị xác nhận vẫn giao, sửa thời hạn hoặc bỏ nhiệm vụ.
waiting-other = Chờ đơn vị chủ trì làm rõ.
on-behalf-which-way = Đơn vị đã báo bằng cách nào?
way-phone = Qua điện thoại
way-group-chat = Qua nhóm chat
way-paper = Văn bản giấy
refused-discarded = Đã bỏ, không có thông báo nào được gửi.
invitations-heading = <b>Mã mời đầu mối</b> ({ $count } đơn vị)
invitations-line = { $unit }: <b>{ $code }</b>
invitations-line-link = { $unit }: <b>{ $code }</b> { $link }
invitations-note = Mỗi mã dùng một lần, có hiệu lực trong 72 giờ. Gửi /start và mã trong Telegram, hoặc LIENKET và mã trong Zalo.
command-plans = Các kế hoạch
command-status = Tình hình thực hiện
command-overdue = Nhiệm vụ quá hạn
command-unacknowledged = Đơn vị chưa xác nhận
command-to-phone = Danh sách cần gọi điện
command-schedule = Lịch nhắc sắp tới
command-journal = Nhật ký
command-unit = Tình hình một đơn vị
command-review = Kết quả chờ tiếp nhận
command-event-date = Ngày tổ chức sự kiện
command-nudge = Nhắc các đơn vị
command-invitations = Mã mời đầu mối
command-my-tasks = Nhiệm vụ của đơn vị
command-send = Gửi kết quả
command-stop = Ngừng nhận thông báo
command-help = Hướng dẫn
light-no_deadline = Kế hoạch không quy định thời hạn
light-no_date = Chưa có ngày chính thức
light-not_due = Chưa đến hạn
light-due_soon = Sắp đến hạn
light-due_today = Đến hạn hôm nay
light-overdue = Quá hạn
light-submitted = Đã gửi, chờ tiếp nhận
light-returned = Đề nghị hoàn thiện, gửi lại
light-done_on_time = Hoàn thành đúng hạn
light-done_late = Hoàn thành quá hạn
light-declined = Không tham gia
light-paused = Tạm dừng
marked = { $mark } { $words }
declined-not_taking_part = Không tham gia
declined-no_content = Không có nội dung
declined-not_ours = Không thuộc chức năng, nhiệm vụ của đơn vị

## Kế hoạch, sự kiện, đơn vị, tệp

plan-number-date = Kế hoạch số { $number } ngày { $day }
plan-number = Kế hoạch số { $number }
plan-date = Kế hoạch ngày { $day }
plan-bare = Kế hoạch
basis-letter = Công văn số { $number }
basis-invitation = Giấy mời số { $number }
basis-decision = Quyết định số { $number }
basis-announcement = Thông báo số { $number }
basis-plan = Kế hoạch số { $number }
basis-of-day = { $document } ngày { $day }
basis-dated = văn bản ngày { $day }
basis-bare = văn bản điều chỉnh
plan-titled = { $plan } ({ $title })
plan-short = { $id } · { $plan }
event-fixed = Thời gian tổ chức { $event }: { $when }.
event-unknown = Thời gian tổ chức { $event }: chưa có ngày chính thức, sẽ thông báo sau.
event-window = Thời gian tổ chức { $event }: dự kiến { $range }, chưa có ngày chính thức.
event-postponed = { $event } tạm hoãn, thời gian mới sẽ thông báo sau.
event-cancelled = { $event } không tổ chức.
event-venue = Địa điểm: { $venues }.
bytes = { $size } byte
kilobytes = { $size } KB
megabytes = { $whole },{ $tenth } MB
file = { $name } ({ $size }, phiên bản { $version })
person-unnamed = đầu mối chưa ghi họ tên
person-position = { $person }, { $position }
contact-line = { $person }, điện thoại { $phone }
contact-line-no-phone = { $person }, chưa có số điện thoại
given-by = { $unit } giao
given-by-committee = UBND { $level } giao
page = Trang { $page }/{ $pages }
choose-by-number = Trả lời bằng số để chọn:
choice-numbered = { $no }. { $label }
choice-link = { $no }. { $label }: { $url }

## Nút bấm

button-acknowledge = Đã nhận nhiệm vụ
button-send = Gửi { $what }
button-send-item = Gửi { $what } (mục { $no })
button-send-result = Gửi kết quả
button-send-item-result = Gửi kết quả (mục { $no })
button-send-again = Gửi lại { $what }
result = kết quả
lead-unit = đơn vị chủ trì
button-by-document = Đã gửi bằng văn bản
button-done = Đã hoàn thành
button-done-item = Đã hoàn thành (mục { $no })
button-not-taking-part = Không tham gia
button-no-content = Không có nội dung
button-not-ours = Không thuộc chức năng
button-item = Mục { $no }: { $task }
button-plan = { $id } · { $plan }
button-accept = Tiếp nhận
button-return = Đề nghị hoàn thiện
button-next-review = Mục chờ tiếp theo
button-review = Xem các mục chờ
button-confirm = Xác nhận
button-discard = Không thực hiện
button-change-leave = Điểm { $no }: không áp dụng
button-change-take = Điểm { $no }: áp dụng
button-change-means = Điểm { $no }: là mục { $ref }
button-activate = Kích hoạt kế hoạch
button-understood = Xem nội dung đã đọc
button-preview = Xem trước tin nhắn
button-previous = Trang trước
button-next = Trang sau
button-status = Tình trạng
button-overdue = Quá hạn
button-unacknowledged = Chưa xác nhận
button-to-phone = Cần gọi điện
button-called = Đã gọi { $unit }
button-on-behalf = Ghi nhận thay đơn vị
button-behalf-acknowledge = Mục { $no }: Đã nhận nhiệm vụ
button-behalf-document = Mục { $no }: Đã gửi bằng văn bản
button-behalf-done = Mục { $no }: Đã hoàn thành
button-behalf-decline = Mục { $no }: Không tham gia
button-undo-join = Hủy kết nối này
button-answer-members = Nêu các đơn vị
button-answer-deadline = Nêu thời hạn
button-answer-keep = Giữ nguyên
button-answer-drop = Bỏ mục này

## Thẻ nhiệm vụ của đơn vị

greeting = <b>Kính gửi: { $unit }</b>
greeting-person = <b>Kính gửi: { $unit } (đ/c { $person })</b>
card-intro = { $organizer } trân trọng thông báo nhiệm vụ của đơn vị theo { $plan }.
card-title = Trích yếu: { $title }.
card-item = <b>{ $no }. { $task }</b>
item-given = { $giver }.
item-deliverables = Sản phẩm: { $deliverables }.
item-deliver-to = Nơi nhận: { $to }.
item-coordinators = Đơn vị phối hợp: { $units }.
item-state = Tình trạng: { $state }.
item-state-at = Tình trạng: { $state } ({ $when }).
item-returned = Tình trạng: Đề nghị hoàn thiện, gửi lại. Nội dung đề nghị: { $reason }
card-helping = <b>Phối hợp thực hiện</b> (đơn vị không phải gửi sản phẩm):
card-helping-item = - { $task } Đơn vị chủ trì: { $lead }. { $deadline }
card-helping-item-no-lead = - { $task } { $deadline }
card-request = Đề nghị đơn vị xác nhận đã nhận nhiệm vụ.
card-shortened = Nội dung được rút gọn. Để xem đầy đủ một mục, gửi: viec và số mục (ví dụ: viec { $no }).
card-nothing = Hiện đơn vị không có nhiệm vụ phải thực hiện theo { $plan }.
item-heading = <b>Mục { $no }. { $task }</b>

## Nhắc và thông báo thay đổi

reminder-heading = <b>Nhắc</b>: thực hiện nhiệm vụ theo { $plan }
reminder-heading-urgent = <b>Đề nghị khẩn trương</b>: thực hiện nhiệm vụ theo { $plan }
reminder-acknowledge-heading = <b>Đề nghị xác nhận đã nhận nhiệm vụ</b> theo { $plan }
reminder-item = { $no }. { $task }
reminder-today = Hôm nay là ngày làm việc cuối cùng để gửi trong thời hạn.
reminder-today-do = Hôm nay là ngày làm việc cuối cùng để hoàn thành trong thời hạn.
reminder-days-left = Còn { $count } ngày làm việc đến hạn.
reminder-overdue = Thời hạn { $words } đã qua; { $organizer } chưa nhận được { $what }. Nếu đã gửi, đề nghị cho biết số, ngày văn bản.
reminder-overdue-do = Thời hạn { $words } đã qua; { $organizer } chưa nhận được báo cáo hoàn thành. Nếu đã thực hiện, đề nghị cho biết.
reminder-what = { $deliverables } của đơn vị
reminder-what-result = kết quả của đơn vị
reminder-returned = Đang chờ đơn vị hoàn thiện, gửi lại: { $reason }
reminder-resent = Tin được gửi lại do lần trước chưa rõ kết quả gửi; nếu đã nhận được, đề nghị bỏ qua.
reminder-request = Đề nghị đơn vị xác nhận đã nhận các nhiệm vụ nêu trên.
event-changed-heading = <b>Thông báo thay đổi thời gian tổ chức { $event }</b> theo { $plan }
event-changed-moved = Thời gian: { $from } → { $to }.
event-changed-postponed = { $event } tạm hoãn; thời gian cũ: { $from }; thời gian mới sẽ thông báo sau. Các thời hạn tính theo ngày tổ chức tạm dừng.
event-changed-cancelled = { $event } không tổ chức; thời gian cũ: { $from }. Các nhiệm vụ phục vụ { $event } dừng thực hiện.
event-changed-set = Thời gian chính thức: { $to }.
event-changed-basis = Căn cứ: { $basis }.
event-changed-items = Thời hạn của đơn vị:
event-changed-item = { $no }. { $task }
event-changed-day-off = Lưu ý: ngày { $day } là ngày nghỉ.
event-changed-valid = Việc xác nhận và các nội dung đơn vị đã gửi vẫn có giá trị, không phải gửi lại.
event-changed-helping = Các việc đơn vị phối hợp: { $tasks }
plan-changed-heading = <b>Thông báo điều chỉnh</b> theo { $plan }
plan-changed-venue = Địa điểm: { $from } → { $to }.
plan-changed-form = Hình thức tổ chức: { $from } → { $to }.
plan-changed-tasks = <b>Nhiệm vụ, thời hạn sau điều chỉnh</b>
plan-changed-added = <b>Nhiệm vụ bổ sung</b>
plan-changed-cancelled = <b>Nhiệm vụ dừng thực hiện</b>
form-in-person = trực tiếp
form-online = trực tuyến
form-hybrid = trực tiếp kết hợp trực tuyến
unsaid = chưa nêu
event-day-none = chưa có ngày chính thức
task-changed-heading = <b>Điều chỉnh nhiệm vụ</b> theo { $plan }
task-added-heading = <b>Bổ sung nhiệm vụ</b> theo { $plan }
task-cancelled-heading = <b>Dừng thực hiện nhiệm vụ</b> theo { $plan }
task-cancelled-item = { $no }. { $task } Đơn vị không phải thực hiện mục này.
nudge-heading = { $organizer } <b>đề nghị đơn vị quan tâm thực hiện</b> theo { $plan }:
nudge-heading-urgent = <b>Gấp (gửi ngoài giờ)</b>: { $organizer } đề nghị đơn vị thực hiện theo { $plan }:
nudge-by = Người gửi: { $by }.
returned-text = <b>Đề nghị hoàn thiện, gửi lại</b>: { $task }
returned-reason = Nội dung đề nghị: { $reason }
returned-version = Bản đã gửi: mã tiếp nhận { $code }, lúc { $when }.
accepted-text = <b>{ $state }</b>: { $task }
accepted-thanks = { $organizer } trân trọng cảm ơn đơn vị đã phối hợp.

## Trả lời đầu mối

welcome = Đã kết nối đồng chí { $person } là đầu mối của { $unit } theo { $plan }.
welcome-announced = Nhiệm vụ của đơn vị được gửi trong tin tiếp theo.
welcome-later = Nhiệm vụ của đơn vị sẽ được gửi khi { $organizer } triển khai kế hoạch.
welcome-help = Gửi "trợ giúp" để xem cách sử dụng.
acknowledged-text = Đã ghi nhận: { $unit } đã nhận { $count } nhiệm vụ theo { $plan }. Trân trọng cảm ơn.
acknowledged-one = Đã ghi nhận: { $unit } đã nhận nhiệm vụ theo { $plan }. Trân trọng cảm ơn.
receipt-file-heading = <b>Đã tiếp nhận tệp</b> của { $unit }
receipt-item = Nhiệm vụ: { $task }
receipt-file = - { $file }
receipt-at = Thời gian nhận: { $when }.
receipt-code = Mã tiếp nhận: <b>{ $code }</b>
receipt-note = Mã này xác nhận việc nhận tệp, không thay thế văn bản gửi theo đường chính thức.
receipt-after-acceptance = Đây là bản thay thế sau khi đã tiếp nhận; { $organizer } đã được báo.
receipt-document = Đã ghi nhận: { $unit } gửi bằng văn bản số { $number }, chờ đối chiếu.
receipt-document-dated = Đã ghi nhận: { $unit } gửi bằng văn bản số { $number } ngày { $day }, chờ đối chiếu.
receipt-document-unnumbered = Đã ghi nhận: { $unit } đã gửi bằng văn bản, chờ đối chiếu. Đề nghị cho biết số, ngày văn bản khi có.
receipt-fields = Đã ghi nhận thông tin đăng ký của { $unit }.
receipt-word = Đã ghi nhận: { $unit } báo cáo hoàn thành nhiệm vụ.
receipt-declined = Đã ghi nhận trả lời của { $unit }: { $what }.
receipt-reason = Lý do: { $reason }
receipt-quiet = Các tin nhắc về mục này dừng từ thời điểm này.
recorded-note = Do { $organizer } ghi nhận thay đơn vị.
ask-which-item = Đề nghị chọn nhiệm vụ:
ask-which-item-for-file = Tệp { $files } thuộc nhiệm vụ nào? Đề nghị chọn:
ask-item = { $no }. { $task }
ask-send-how = Đề nghị chọn cách gửi cho mục: { $task }
ask-send-how-file = Gửi tệp vào đây, hoặc chọn một trong các cách dưới đây.
ask-document-number = Đề nghị cho biết số, ngày văn bản (ví dụ: số 123/SNV-CCHC ngày 17/11).
ask-decline-reason = Đề nghị cho biết lý do ngắn gọn để { $organizer } xem xét.
ask-return-reason = Đề nghị nêu nội dung cần hoàn thiện để gửi tới đơn vị.
ask-which-plan = Đề nghị gửi mã kế hoạch (chữ KH và số, ví dụ KH1):
ask-event-date = Đề nghị cho biết ngày, giờ tổ chức (ví dụ: 22/11/2022 08:00).
ask-members = Đề nghị nêu tên các đơn vị của mục { $ref }, cách nhau bằng dấu chấm phẩy: { $task }
ask-deadline = Đề nghị nêu thời hạn của mục { $ref } (ví dụ: trước ngày 20/11/2022): { $task }
ask-on-behalf = Đề nghị nêu nội dung ghi nhận thay đơn vị và cách nhận (điện thoại, nhóm, văn bản giấy).
remark-passed = Ý kiến của đồng chí đã được chuyển tới { $organizer }. Gửi "trợ giúp" để xem cách sử dụng.
stopped = Đã dừng gửi tin tới đồng chí. Để nhận lại, đề nghị đơn vị chủ trì cấp mã kết nối mới.
help-contact =
    <b>Cách sử dụng</b>
    - Xác nhận: gửi "đã nhận", hoặc "đã nhận 2" cho riêng mục 2.
    - Gửi sản phẩm: gửi tệp vào đây, kèm số mục nếu có nhiều mục.
    - Đã gửi theo đường văn bản: gửi "đã gửi số 123/SNV-CCHC ngày 17/11".
    - Không tham gia: gửi "không tham gia"; không thuộc nhiệm vụ của đơn vị: gửi "không thuộc chức năng".
    - Việc không cần sản phẩm: gửi "hoàn thành".
    - Xem lại nhiệm vụ: gửi "việc". Dừng nhận tin: gửi "dừng".
    Nội dung khác được chuyển tới đơn vị chủ trì.
help-organizer =
    <b>Các lệnh</b>
    /kehoach danh sách kế hoạch
    /tinhtrang tình trạng thực hiện
    /quahan các mục quá hạn
    /chuanhan đơn vị chưa xác nhận
    /chualienlac đơn vị cần gọi điện
    /donvi và tên đơn vị: tình trạng một đơn vị
    /duyet các mục chờ tiếp nhận
    /sua và ký hiệu nhiệm vụ: sửa đơn vị, thời hạn, sản phẩm; tách, bỏ, thêm nhiệm vụ
    /ngay và ngày: đặt, đổi ngày tổ chức
    /nhac nhắc các đơn vị còn thiếu
    /moi mã mời đầu mối
    /lich lịch gửi tin sắp tới
    /nhatky nhật ký
    Gửi tệp kế hoạch vào đây để nạp kế hoạch mới.
help-viewer =
    <b>Các lệnh</b>
    Kính đề nghị đồng chí sử dụng:
    /kehoach danh sách kế hoạch
    /tinhtrang tình trạng thực hiện
    /quahan các mục quá hạn
    /chuanhan đơn vị chưa xác nhận
    /chualienlac đơn vị cần gọi điện
    /donvi và tên đơn vị: tình trạng một đơn vị
    /lich lịch gửi tin sắp tới

## Không thực hiện được

refused-stranger = Đề nghị gửi mã kết nối do đơn vị chủ trì cung cấp.
refused-code_invalid = Mã kết nối không đúng hoặc đã hết hiệu lực, đề nghị kiểm tra lại với đơn vị chủ trì.
refused-code_paused = Đã thử quá nhiều lần, đề nghị gửi lại mã sau ít phút.
refused-stale_button = Nội dung này đã thay đổi, đề nghị sử dụng tin mới nhất.
refused-not_yours = Mục này không thuộc nhiệm vụ của đơn vị đồng chí.
refused-no_open_item = Hiện đơn vị không có mục nào đang chờ thực hiện.
refused-already_done = Mục này đã được ghi nhận trước đó, không phải thực hiện lại.
refused-plan_closed = Kế hoạch đã kết thúc, không nhận thêm nội dung.
refused-group_chat = Đề nghị nhắn riêng cho bot; bot không xử lý nhiệm vụ trong nhóm.
refused-file_too_large = Tệp vượt quá dung lượng nhận được ở đây, đề nghị gửi tệp nhỏ hơn hoặc cho biết số, ngày văn bản đã gửi.
refused-file_unreadable = Không mở được tệp, đề nghị kiểm tra và gửi lại.
refused-file_kind = Loại tệp này không nhận được, đề nghị gửi tệp văn bản, bảng tính, PDF hoặc ảnh.
refused-file_secret = Tài liệu có dấu chỉ độ mật nên không được nhận và không lưu giữ; đề nghị gửi theo quy định về bảo vệ bí mật nhà nước.
refused-no_plan = Chưa có kế hoạch nào.
refused-several_plans = Có nhiều kế hoạch đang thực hiện, đề nghị nêu rõ kế hoạch.
refused-unit_unknown = Không tìm thấy đơn vị, đề nghị kiểm tra lại tên.
refused-unit_ambiguous = Có nhiều đơn vị phù hợp, đề nghị nêu tên đầy đủ.
refused-date_unreadable = Chưa đọc được ngày, đề nghị gửi theo dạng 22/11/2022 08:00.
refused-nothing_waiting = Không có mục nào đang chờ.
refused-expired = Đề nghị này đã hết hiệu lực, đề nghị thực hiện lại từ đầu.
refused-command_unknown = Chưa rõ nội dung này, đề nghị gửi /trogiup để xem các lệnh.
refused-not_for_role = Lệnh này không thuộc quyền sử dụng của đồng chí.
refused-nobody_to_tell = Không có đầu mối nào để gửi tin.
refused-plan_unreadable = Không đọc được kế hoạch từ tệp này, đề nghị gửi tệp .docx, .pdf hoặc .txt có lớp chữ.
refused-amends_unknown = Văn bản này điều chỉnh một văn bản chưa có trong hệ thống; đề nghị gửi Kế hoạch đó trước.
refused-amends_closed = Văn bản này điều chỉnh một kế hoạch đã đóng; không có gì thay đổi.
refused-failed = Chưa thực hiện được do lỗi kỹ thuật, đề nghị thử lại sau ít phút.
refused-detail = { $sentence } ({ $detail })
refused-option = - { $option }

## Tin cho đơn vị chủ trì

joined-text = <b>Đầu mối mới</b>: { $person } – { $unit }.
joined-plan = { $plan }: đã có đầu mối { $joined }/{ $of } đơn vị, còn { $left } đơn vị.
contact-phone = Điện thoại: { $phone }.
contact-channel = Kênh: { $channel }.
remark-heading = <b>Ý kiến của { $unit }</b> ({ $person }), lúc { $when }:
remark-heading-plan = <b>Ý kiến của { $unit }</b> ({ $person }) về { $plan }, lúc { $when }:
remark-text = "{ $text }"
declined-heading = <b>{ $unit } trả lời: { $what }</b>
declined-task = Nhiệm vụ: { $task }
declined-not-ours-request = Đề nghị xem xét: tiếp nhận trả lời, hoặc đề nghị đơn vị thực hiện.
review-waiting-heading = <b>{ $count } mục chờ tiếp nhận</b> theo { $plan }
review-waiting-line = { $no }. { $unit }: { $task } – { $sent }, lúc { $when }
review-heading = <b>Chờ tiếp nhận</b> – { $unit }
review-task = Nhiệm vụ: { $task }
review-sent = { $sent }, lúc { $when }.
review-by = Người gửi: { $person }.
review-by-organizer = Đơn vị chủ trì ghi nhận thay.
review-code = Mã tiếp nhận: { $code }
review-left = Còn { $count } mục chờ.
verdict-accepted = Đã tiếp nhận sản phẩm của { $unit }: { $task }
verdict-approved = Đã duyệt sản phẩm của { $unit }: { $task }
verdict-returned = Đã chuyển đề nghị hoàn thiện tới { $unit }: { $task }
late-change-heading = <b>Thay đổi sau khi tổng hợp</b> – { $unit }
late-change-note = Bản mới thay cho bản đã tiếp nhận; đề nghị kiểm tra các nơi đã nhận bản cũ.
summary-activated = <b>Đã kích hoạt { $plan }.</b>
summary-event = <b>Đã gửi thông báo thay đổi thời gian tổ chức</b> theo { $plan }.
summary-amended = <b>Đã cập nhật các nội dung điều chỉnh</b> theo { $plan }.
summary-nudge = <b>Đã gửi tin nhắc</b> theo { $plan }.
summary-told = Đã xếp gửi { $told } tin tới { $units } đơn vị.
summary-waiting = { $count } nhiệm vụ chờ làm rõ, chưa thông báo.
summary-unreached = { $count } đơn vị chưa có đầu mối, cần gọi điện: { $units }
digest-heading = <b>Còn thiếu</b> – thời hạn ngày { $day }, { $plan }
digest-task = <b>{ $task }</b> ({ $done }/{ $of } đã hoàn thành, { $submitted } đã gửi chờ tiếp nhận)
digest-unit = - { $unit }: { $contacts }
digest-unit-no-contact = - { $unit }: chưa có đầu mối
digest-nothing = Không có đơn vị nào còn thiếu.
undelivered-text = <b>Không gửi được tin</b> tới { $person } – { $unit } (kênh { $channel }). Đề nghị liên hệ trực tiếp.
undelivered-plan = Kế hoạch liên quan: { $plan }.
undone-text = Đã hủy kết nối của { $person } với { $unit }.
called-text = Đã ghi nhận: đã gọi { $unit }.
on-behalf-heading = <b>Ghi nhận thay { $unit }</b>
on-behalf-item = { $no }. { $task } – { $state }
settled-text = <b>Đã cập nhật mục { $ref }</b>: { $task }
settled-waiting = Còn chờ làm rõ: { $message }
settled-clear = Mục này đã rõ.

## Danh sách, bảng

plan-heading = <b>{ $plan }</b>
report-to-leader = Kính báo cáo đồng chí tình trạng thực hiện kế hoạch:
report-as-of = Tính đến { $when }.
totals-done = Hoàn thành: { $done } (đúng hạn { $onTime }, quá hạn { $late }).
totals-open = Chưa hoàn thành: { $open } (trong hạn { $inTime }, quá hạn { $overdue }); trong đó không quy định thời hạn: { $noDeadline }.
totals-submitted = Đã gửi, chờ tiếp nhận: { $submitted }. Đã nhận nhiệm vụ: { $acknowledged }/{ $of } phần việc.
totals-other = Không tham gia: { $declined }. Đã hủy: { $cancelled }. Chưa có đầu mối: { $unreachable }.
totals-rule = Số liệu tính theo phần việc của từng đơn vị; quá hạn xét theo hết ngày ghi trong Kế hoạch; chỉ tính hoàn thành khi đã tiếp nhận.
status-task = <b>{ $ref }</b> { $task }
status-task-count = { $mark } { $unit }: { $done }/{ $of }. { $deadline }
status-task-count-sent = { $mark } { $unit }: { $done }/{ $of }; đã gửi chờ tiếp nhận { $submitted }. { $deadline }
status-task-helper = Phối hợp: { $unit }.
status-waiting = Chưa thông báo: { $message }
status-missing = Còn thiếu { $count }: { $units }
overdue-heading = <b>Quá hạn</b> – { $plan }
overdue-none = Không có mục nào quá hạn.
unacknowledged-heading = <b>Chưa xác nhận đã nhận nhiệm vụ</b> – { $plan }
unacknowledged-none = Tất cả các đơn vị có đầu mối đã xác nhận.
unit-line = { $no }. { $unit } – { $state }
unit-line-contacts = { $no }. { $unit } – { $state }; { $contacts }
to-phone-heading = <b>Đơn vị cần gọi điện</b> – { $plan }
to-phone-none = Không có đơn vị nào cần gọi điện.
to-phone-no-contact = chưa có đầu mối
to-phone-unreachable = không gửi được tin
phone-line = { $no }. { $unit }: { $contacts }
phone-line-called = { $no }. { $unit }: { $contacts }; đã gọi lúc { $when }
unit-heading = <b>{ $unit }</b> – { $plan }
unit-contacts = Đầu mối: { $contacts }.
unit-no-contact = Chưa có đầu mối.
unit-item = { $no }. { $task }
unit-item-state = { $mark } { $state }. { $deadline }
unit-none = Đơn vị không có nhiệm vụ theo kế hoạch này.
schedule-heading = <b>Lịch gửi tin sắp tới</b> – { $plan }
schedule-line = - { $when }: { $step }, { $units } đơn vị – { $task }
step-acknowledge = đề nghị xác nhận
step-before = nhắc trước { $count } ngày làm việc
step-last-day = nhắc ngày cuối cùng
step-overdue = đề nghị khẩn trương lần { $count }
schedule-none = Không còn tin nào theo lịch.
journal-heading = <b>Nhật ký</b> – { $plan }
journal-line = - { $when } { $actor }: { $action } { $object }
journal-none = Chưa có ghi chép nào.
plans-heading = <b>Các kế hoạch</b>
plans-none = Chưa có kế hoạch nào. Gửi tệp kế hoạch vào đây để nạp.
plans-line = <b>{ $id }</b> { $plan } – { $state }. Hoàn thành { $done }/{ $of }, quá hạn { $overdue }.
plan-state-draft = chưa kích hoạt
plan-state-active = đang thực hiện
plan-state-closed = đã kết thúc

## Nạp kế hoạch, đề nghị chờ xác nhận

understood-heading = <b>Nội dung đã đọc</b> – { $plan }
understood-counts = { $tasks } nhiệm vụ, { $units } đơn vị, { $dated } nhiệm vụ có thời hạn, { $agenda } mục chương trình; { $asked } điểm cần làm rõ.
understood-questions = <b>Cần làm rõ trước</b>
understood-question = - Dòng { $line }: { $message }
understood-waiting = - { $ref }: { $message }
understood-tasks = <b>Các nhiệm vụ</b>
understood-task = <b>{ $ref }</b> { $unit }: { $task }
understood-task-group = <b>{ $ref }</b> { $unit } ({ $of } đơn vị): { $task }
labelled = { $ref }: { $label }
understood-helper = Đơn vị phối hợp, không phải gửi sản phẩm.
understood-executor = Đơn vị thực hiện: { $executor }.
preview-heading = <b>Tin nhắn sẽ gửi</b> – { $plan }
preview-to = <b>Tới: { $to }</b> ({ $count } người nhận)
preview-none = Chưa có tin nhắn nào để gửi.
proposal-event-heading = <b>Đề nghị xác nhận thay đổi thời gian tổ chức</b> – { $plan }
proposal-moved = Thời hạn thay đổi: { $count } phần việc.
proposal-moved-item = - { $unit }: { $task } – { $from } → { $to }
proposal-flag-past = thời hạn mới đã qua
proposal-flag-day-off = rơi vào ngày nghỉ: { $name }
proposal-flag-weekend = rơi vào cuối tuần
proposal-flag-acted = đơn vị đã xác nhận hoặc đã gửi
proposal-flagged = { $line } ({ $flags })
proposal-due-none = chưa xác định
proposal-window = Ngày chính thức chưa có; thời hạn tạm tính từ ngày đầu của khoảng thời gian dự kiến, đơn vị chưa được thông báo.
proposal-recipients = Sẽ gửi { $count } tin.
proposal-sample = <b>Nội dung mẫu</b>:
proposal-nudge-heading = <b>Đề nghị xác nhận gửi tin nhắc</b> – { $plan }
proposal-nudge-urgent = Gửi ngay, ngoài giờ làm việc (Gấp); đơn vị sẽ thấy người gửi.
proposal-nudge-line = - { $unit }: { $tasks }
proposal-activate-heading = <b>Đề nghị xác nhận kích hoạt</b> – { $plan }
proposal-activate-clear = { $count } nhiệm vụ sẽ được thông báo.
proposal-activate-line = - { $ref } { $unit }: { $task }
proposal-activate-waiting = { $count } nhiệm vụ chờ làm rõ, chưa thông báo:
proposal-activate-waiting-line = - { $ref } { $unit }: { $message }
proposal-activate-unreached = { $count } đơn vị chưa có đầu mối: { $units }
proposal-letter-heading = <b>Nội dung điều chỉnh theo { $letter }</b> – { $plan }
proposal-letter-rest = Các nội dung khác giữ nguyên.
proposal-revision-heading = <b>Kế hoạch sửa đổi: những điểm khác so với bản đang thực hiện</b> – { $plan }
proposal-revision-same = { $count } nhiệm vụ giữ nguyên, cùng các xác nhận và tệp đã gửi.
change-words = <b>{ $no }.</b> “{ $words }”
change-task = { $ref } { $unit }: { $task }
change-task-added = Bổ sung: { $unit }: { $task }
change-task-dropped = Bỏ: { $ref } { $unit }: { $task }
change-field = { $field }: { $from } → { $to }
change-document-date = Ngày ban hành: { $from } → { $to }
change-candidate = - { $ref } { $unit }: { $task }
change-past = Lưu ý: thời hạn mới đã qua.
change-acted = { $count } đơn vị đã xác nhận hoặc đã gửi; nội dung đã gửi vẫn có giá trị.
change-left-out = Không áp dụng điểm này.
change-doubtful = Nội dung cũ nêu trong văn bản khác với kế hoạch đang lưu; chỉ áp dụng khi được chọn.
change-which = Chưa rõ là nhiệm vụ nào, đề nghị chọn.
change-same = Kế hoạch đang lưu đã như vậy.
change-unfound = Không tìm thấy nhiệm vụ tương ứng trong kế hoạch; nếu cần, đề nghị sửa bằng /sua.
change-unread = Chưa đọc được nội dung điều chỉnh này; nếu cần, đề nghị sửa bằng /sua hoặc /ngay.
field-unit = Đơn vị
field-text = Nội dung
field-role = Vai trò
field-executor = Đơn vị thực hiện
field-deadline = Thời hạn
role-lead = chủ trì
role-coordinate = phối hợp
field-deliver-to = Nơi nhận

## Dòng lệnh

cli-file-missing = Không đọc được tệp { $file }; đề nghị kiểm tra đường dẫn.
cli-read-heading = Kế hoạch số { $number } · { $issuer } · { $day }
cli-read-event = Sự kiện: { $name } · { $when }
cli-read-amends = Văn bản này điều chỉnh văn bản số { $number }:
cli-read-deadline = Thời hạn: { $deadline }
cli-read-products = Sản phẩm: { $products }
cli-read-question = dòng { $line }: { $message }
cli-read-total = { $tasks } nhiệm vụ, { $questions } điểm cần làm rõ.
cli-plan-unknown = Không có kế hoạch { $plan }; hiện có: { $plans }.
cli-plan-several = Có nhiều kế hoạch, đề nghị nêu một trong các mã: { $plans }.
cli-date-unreadable = Chưa đọc được ngày "{ $text }"; đề nghị ghi theo dạng 2024-02-21, 2024-02-21T08:00 hoặc "trước ngày 20/11/2024".
cli-import-new = đã lưu kế hoạch mới
cli-import-unchanged = không có thay đổi
cli-import-revised = đã cập nhật bản sửa đổi
cli-import-event = Thời gian tổ chức: { $from } → { $to }.
cli-amends-unknown = Văn bản này điều chỉnh văn bản số { $number } chưa có trong hệ thống; đề nghị nhập Kế hoạch đó trước (dondoc import).
cli-amends-preview = Chưa có gì thay đổi. Thêm --yes để thực hiện; --only 1,3 để chỉ thực hiện một số điểm; --task 2=III.5-1 để chọn nhiệm vụ cho điểm 2.
cli-amends-done = Đã thực hiện { $count } điểm điều chỉnh; { $told } tin cho đầu mối của { $units } đơn vị.
cli-amends-known = Văn bản này đã được áp dụng trước đó.
cli-amends-none = Không có điểm nào được áp dụng.
cli-amends-option = Không có điểm hoặc nhiệm vụ "{ $text }"; đề nghị kiểm tra lại --only, --task.
cli-import-counts = { $tasks } nhiệm vụ, { $assignments } phần việc của các đơn vị.
cli-activated = Đã thông báo { $announced } phần việc cho { $units } đơn vị; { $waiting } nhiệm vụ còn chờ làm rõ.
cli-unreached = { $count } đơn vị chưa có đầu mối, đề nghị liên hệ: { $units }
cli-task-unknown = Kế hoạch không có nhiệm vụ { $task }; dùng dondoc status để xem ký hiệu các nhiệm vụ.
cli-members-unknown = Chưa nhận ra đơn vị: { $names }. Đề nghị ghi đầy đủ tên, cách nhau bằng dấu chấm phẩy.
cli-answered = Đã ghi nhận cho nhiệm vụ { $task }; thông báo thêm { $announced } phần việc.
cli-answer-nothing = Đề nghị nêu một trong các lựa chọn: --members, --unit, --deadline, --product, --keep, --drop.
cli-event-same = Sự kiện đã ở đúng ngày và trạng thái này, không có gì thay đổi.
cli-event-nothing-to-resume = Sự kiện không ở trạng thái hoãn hoặc hủy.
cli-event-one = Đề nghị nêu đúng một trong các lựa chọn: --date, --postpone, --cancel, --resume.
cli-event-done = Đã ghi nhận; { $recipients } đầu mối sẽ được thông báo.
cli-event-preview = Đây mới là bản xem trước, chưa thông báo cho đơn vị nào. Thêm --yes để thực hiện.
cli-unit-unknown = Không tìm thấy đơn vị "{ $unit }"; gần nhất: { $near }.
cli-role-organizer = Đơn vị chủ trì
cli-role-viewer = Lãnh đạo theo dõi
cli-rehearsed = { $messages } tin.
unreadable-empty = Tệp không có nội dung; đề nghị kiểm tra và chọn lại tệp.
unreadable-not-a-plan = Không nhận ra đây là kế hoạch: không có phần phân công nhiệm vụ. Đề nghị chọn văn bản kế hoạch đã ban hành.
unreadable-scan = Tệp là bản chụp, không có lớp chữ; đề nghị lấy bản điện tử (.docx hoặc .pdf có lớp chữ).
unreadable-corrupt = Tệp bị hỏng, không mở được; đề nghị lưu lại dưới dạng .docx rồi thử lại.
unreadable-encrypted = Tệp có mật khẩu; đề nghị bỏ mật khẩu rồi thử lại.
unreadable-too-large = Tệp quá lớn; đề nghị tách phần kế hoạch, không kèm phụ lục ảnh.
unreadable-secret = Văn bản có dấu chỉ độ mật nên không được đọc và không lưu giữ; đề nghị xử lý theo quy định về bảo vệ bí mật nhà nước.
unreadable-text-layer = Lớp chữ của tệp bị sai hoặc dùng phông chữ cũ; đề nghị lấy bản .docx dùng phông Unicode.
unreadable-timeout = Đọc tệp quá lâu nên đã dừng; đề nghị lưu lại dưới dạng .docx rồi thử lại.
unreadable-doc = Chưa đọc được tệp .doc; đề nghị lưu lại dưới dạng .docx rồi thử lại.
unreadable-unsupported = Chưa đọc được loại tệp này; đề nghị dùng .docx, .pdf có lớp chữ hoặc .txt.
cli-failed = Chưa thực hiện được do lỗi kỹ thuật ({ $error }). Chạy dondoc doctor để kiểm tra.
database-sqlite_too_old = Phiên bản SQLite quá cũ; đề nghị cài lại bằng npm ci.
database-not_synchronous = Cơ sở dữ liệu không giữ được chế độ ghi an toàn trên máy này; đề nghị đặt thư mục dữ liệu trên ổ đĩa của máy.
database-damaged = Tệp cơ sở dữ liệu bị hỏng và được giữ nguyên; đề nghị khôi phục từ bản sao lưu.
cli-drill = CHÚ Ý: bot đang chạy theo đồng hồ diễn tập ({ $value }), không phải giờ thật.
cli-rehearsal-at = Diễn tập tại { $address } (nhấn Ctrl+C để dừng). Chưa có mã truy cập bot nào nên không gửi gì ra ngoài.
cli-running-at = Bot đang chạy; tình trạng tại { $address }health (nhấn Ctrl+C để dừng).
cli-already-running = Thư mục { $folder } đang có một tiến trình bot khác; đề nghị dừng tiến trình đó trước.
cli-port-taken = Địa chỉ { $address } đang được dùng; đề nghị đặt DONDOC_HTTP sang cổng khác.
seat-helping = Đơn vị phối hợp
overview-event = Thời gian
overview-organizer = Đơn vị chủ trì
overview-venue = Địa điểm
overview-assignments = Phần việc
overview-acknowledged = Đã nhận
overview-submitted = Chờ tiếp nhận
overview-done = Hoàn thành
overview-overdue = Quá hạn
doctor-versions = dondoc { $dondoc }, Node { $node }
doctor-clock = Đồng hồ: { $now }
doctor-clock-drill = Đang dùng đồng hồ diễn tập: { $now }; bỏ DONDOC_CLOCK để dùng giờ thật
doctor-journal = Nhật ký nguyên vẹn
doctor-journal-broken = Nhật ký bị sửa từ dòng { $sequence }; đề nghị khôi phục từ bản sao lưu và kiểm tra ai đã truy cập máy chủ
doctor-database = Cơ sở dữ liệu tốt; { $waiting } tin chờ gửi, { $ambiguous } tin chưa rõ đã đến hay chưa
doctor-database-failed = Không mở được cơ sở dữ liệu ({ $error }); đề nghị kiểm tra DONDOC_DATA hoặc khôi phục từ bản sao lưu
doctor-running = Bot đang chạy trên thư mục dữ liệu này
doctor-not-running = Bot không chạy trên thư mục dữ liệu này
doctor-disk = Ổ đĩa còn { $megabytes } MB
doctor-disk-full = Ổ đĩa chỉ còn { $megabytes } MB; đề nghị giải phóng ít nhất 500 MB
doctor-permissions = Tệp { $file } cho người khác đọc; đề nghị chạy chmod 600
doctor-no-channel = Chưa cấu hình kênh nào; dondoc start mở phần diễn tập
doctor-telegram = Telegram: @{ $name }
doctor-telegram-webhook = Telegram: bot đang đặt webhook ở nơi khác nên không nhận được tin; đề nghị gỡ webhook đó
doctor-telegram-token = Telegram: TELEGRAM_BOT_TOKEN không đúng hoặc đã bị thu hồi
doctor-telegram-unreachable = Telegram: không kết nối được ({ $code }); đề nghị kiểm tra mạng của máy chủ
next-message = gửi tin đang chờ
next-work = xử lý tệp
next-reminder = nhắc các đơn vị
next-digest = danh sách đơn vị còn thiếu gửi đơn vị chủ trì
command-correct = Sửa một nhiệm vụ
refused-correction_unreadable = Chưa rõ cần sửa gì. Ví dụ: /sua III.5-2 thời hạn trước ngày 22/11/2026; /sua III.5-2 đơn vị Sở Nội vụ; /sua III.5-2 sản phẩm danh sách; phiếu; /sua III.5-2 tách phần một | phần hai; /sua III.5-2 bỏ; /sua thêm Sở Y tế: gửi báo cáo; trước ngày 20/11/2026.
cli-add-unit = Khi thêm nhiệm vụ, đề nghị nêu đơn vị bằng --unit.
joined-since-heading = <b>{ $count } đầu mối mới</b>
joined-since-line = - { $person } – { $unit }
button-undo-join-of = Hủy đầu mối: { $unit }
proposal-day-flag = Lưu ý về ngày tổ chức: { $flag }.
cli-split-announced = Nhiệm vụ đã thông báo cho đơn vị nên không tách được; đề nghị bỏ nhiệm vụ này rồi thêm nhiệm vụ mới.
cli-answer-alone = Các lựa chọn --drop, --keep, --split và --add dùng riêng, không kèm lựa chọn khác.
cli-members-empty = Đề nghị nêu tên các đơn vị, cách nhau bằng dấu chấm phẩy.
cli-import-event-active = Kế hoạch đang thực hiện nên ngày tổ chức không đổi ở đây; dùng dondoc event để xem trước và thông báo cho các đơn vị.
plans-line-draft = <b>{ $id }</b> { $plan } – { $state }.
card-intro-own = Nhiệm vụ của chính đơn vị theo { $plan }.
cli-answered-units = Các đơn vị của nhiệm vụ: { $units }
proposal-day-past = Lưu ý: ngày tổ chức này đã qua.
joined-since-more = … và { $count } đầu mối khác; gửi /donvi và tên đơn vị để xem.
journal-act-announced = thông báo nhiệm vụ
journal-act-acknowledged = xác nhận đã nhận nhiệm vụ
journal-act-submitted = gửi kết quả
journal-act-accepted = tiếp nhận kết quả
journal-act-returned = đề nghị hoàn thiện
journal-act-declined = trả lời không tham gia
journal-act-not-ours-claimed = cho biết không thuộc chức năng
journal-act-not-ours-refused = giữ nguyên nhiệm vụ của đơn vị
journal-act-cancelled = bỏ phần việc
journal-act-reopened = mở lại phần việc
journal-act-called = đã gọi điện
journal-act-contact-removed = hủy đầu mối
journal-act-invited = cấp mã mời
journal-act-join-refused = từ chối mã kết nối
journal-act-joined = kết nối đầu mối
journal-act-nudged = nhắc các đơn vị
journal-act-plan-activated = kích hoạt kế hoạch
journal-act-plan-imported = nạp kế hoạch
journal-act-plan-revised = cập nhật kế hoạch
journal-act-plan-amended = điều chỉnh kế hoạch theo văn bản
journal-act-task-dropped = bỏ nhiệm vụ
journal-act-event-fixed = ấn định ngày tổ chức
journal-act-event-postponed = hoãn sự kiện
journal-act-event-cancelled = hủy sự kiện
journal-act-event-unknown = bỏ ngày tổ chức
journal-act-task-members = nêu các đơn vị
journal-act-task-unit = sửa đơn vị
journal-act-task-deadline = sửa thời hạn
journal-act-task-products = sửa sản phẩm
journal-act-task-keep = giữ nguyên nhiệm vụ
journal-act-task-drop = bỏ nhiệm vụ
journal-act-task-split = tách nhiệm vụ
journal-act-task-add = thêm nhiệm vụ
journal-act-task-acceptance = sửa cách tiếp nhận
journal-by-system = Hệ thống
journal-by-command-line = Dòng lệnh
journal-by-stranger = Người lạ
journal-by-rehearsal = Diễn tập

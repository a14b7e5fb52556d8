# Câu chữ của các trang dành cho đơn vị chủ trì (mở tại /o/).

## Khung trang, đăng nhập

o-brand = Đôn Đốc
o-skip = Tới nội dung
o-ways = Các bước của kế hoạch
o-way-review = Rà soát
o-way-messages = Tin sẽ gửi
o-way-activate = Triển khai
o-sign-in-title = Trang của đơn vị chủ trì
o-sign-in-text = Nhắn /trang cho Đôn Đốc trong ứng dụng nhắn tin để nhận mã, rồi nhập mã vào đây.
o-sign-in-code = Mã gồm 8 ký tự
o-sign-in = Đăng nhập
o-sign-in-link-text = Liên kết dùng một lần. Nhấn nút để đăng nhập trên máy này.
o-sign-in-already = Đã đăng nhập trên máy này: mở tiếp
o-sign-in-code_invalid = Mã không đúng, đã dùng hoặc đã hết hạn. Đề nghị nhắn /trang để nhận mã mới.
o-sign-in-link_invalid = Liên kết đã dùng hoặc đã hết hạn. Đề nghị nhắn /trang để nhận mã mới.
o-sign-in-code_paused = Đã nhập sai nhiều lần. Đề nghị thử lại sau một giờ, hoặc mở liên kết trong tin nhắn nếu có.
o-sign-out = Đăng xuất
o-to-rehearsal = Về trang diễn tập
o-to-plans = Các kế hoạch
o-not-there = Không có trang này.
o-failed = Có lỗi trong chương trình, việc này chưa thực hiện được. Đề nghị thử lại.
o-foreign = Yêu cầu đến từ một trang khác nên không được thực hiện.
o-not-open = Chương trình đang mở kế hoạch. Đề nghị tải lại trang sau giây lát.
o-too-large = Tệp hoặc nội dung quá lớn, chưa được gửi.
o-session-over = Phiên làm việc đã hết. Đề nghị mở trang đăng nhập ở cửa sổ khác, đăng nhập, rồi quay lại trang trước và gửi lại; nội dung đã nhập vẫn còn ở đó.
o-old-form = Trang đã mở từ trước khi đăng nhập lại. Đề nghị gửi lại.
o-only-look = Anh/chị được xem, không được sửa hay triển khai.

## Danh sách kế hoạch

o-plans = Kế hoạch
o-plans-none = Chưa có kế hoạch nào.
o-state-draft = Đang rà soát
o-state-active = Đang triển khai
o-state-closed = Đã đóng
o-fact-event = Ngày tổ chức
o-fact-tasks = Nhiệm vụ
o-fact-asked = Chờ trả lời
o-fact-done = Hoàn thành
o-fact-to-review = Chờ duyệt
o-fact-overdue = Quá hạn
o-none = Không có
o-of = { $done }/{ $of }
o-bring = Nạp văn bản kế hoạch
o-bring-about = Nhận tệp .docx, .pdf có lớp chữ, .txt, .md, .xlsx, .csv, .json, .yaml. Văn bản có độ mật không được lưu.
o-bring-label = Tệp văn bản
o-bring-do = Đọc văn bản
o-bring-empty = Chưa chọn tệp, hoặc tệp không có nội dung.
o-bring-rehearsal = Trong diễn tập, kế hoạch khác thay kế hoạch đang mở và đồng hồ chạy theo văn bản mới; bản sửa đổi của kế hoạch đang mở được so với bản trước.

## Tin sẽ gửi, triển khai

o-messages = Tin sẽ gửi khi triển khai
o-messages-about = { $messages } nội dung tin, cho { $units } đơn vị. Mỗi tin hiện đúng như đơn vị sẽ đọc; lời chào ghi tên từng đơn vị.
o-messages-waiting = { $count } nhiệm vụ chờ trả lời chưa nằm trong các tin này.
o-message-to = { $to }
o-message-to-many = { $to } và { $count } đơn vị có cùng nội dung
o-to-review = Về trang rà soát
o-to-activate = Tới bước triển khai
o-activate = Triển khai kế hoạch
o-activate-more = Thông báo những nhiệm vụ mới rõ
o-activate-done = Đã triển khai. Tin đến từng đơn vị theo thời gian đã chọn.
o-activate-stale = Kế hoạch đã thay đổi từ lúc mở trang, chưa triển khai. Số liệu dưới đây là mới nhất; đề nghị kiểm tra rồi xác nhận lại.
o-activate-nothing = Không còn nhiệm vụ nào chưa thông báo.
o-activate-all-clear = Mọi nhiệm vụ đã rõ.
o-activate-waits = { $count } nhiệm vụ chờ trả lời, chưa thông báo
o-activate-now = Đang trong giờ làm việc: tin được gửi ngay khi triển khai.
o-activate-when = Thời gian gửi
o-activate-later = Trong giờ làm việc, từ { $when }
o-activate-urgent = Gấp: gửi ngay, ngoài giờ; đơn vị thấy ai quyết định
o-activate-sure = Đã xem tin sẽ gửi; giao { $tasks } nhiệm vụ cho { $units } đơn vị, báo { $people } người
o-activate-do = Triển khai
o-unreached = { $count } đơn vị chưa có đầu mối, cần gọi điện
o-count-clear = nhiệm vụ đã rõ
o-count-waiting = chờ trả lời
o-count-units = đơn vị được giao
o-count-recipients = người nhận tin
o-count-unreached = đơn vị chưa có đầu mối

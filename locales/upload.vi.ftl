# Câu chữ về gửi tệp qua đường dẫn riêng: tin trong chat và trang mở tại /u.

## Tin trong chat

command-upload-link = Đường dẫn gửi tệp (máy tính, tệp lớn)
button-upload-link = Gửi tệp từ máy tính
upload-item = <b>Đường dẫn gửi tệp</b> cho mục: { $task }
upload-items = <b>Đường dẫn gửi tệp</b> của đơn vị (chọn nhiệm vụ trên trang).
upload-file = vừa gửi
upload-unseen = Nội dung vừa gửi không đến được qua kênh này. Nếu là tệp, đề nghị gửi theo đường dẫn dưới đây.
upload-too-large = Tệp { $file } vượt quá dung lượng kênh này chuyển được; đề nghị gửi theo đường dẫn dưới đây.
upload-too-large-sizes = Tệp { $file } vượt quá dung lượng kênh này chuyển được ({ $sizes }); đề nghị gửi theo đường dẫn dưới đây.
upload-failed = Chưa lấy được tệp { $file } từ kênh này; đề nghị gửi theo đường dẫn dưới đây.
upload-open = - Trên máy này: { $link }
upload-code = - Trên máy khác: mở { $address } và nhập mã <b>{ $code }</b> (dùng một lần, trong { $minutes } phút).
upload-until = Đường dẫn dùng đến { $when }, tối đa { $most } tệp, dành riêng cho đồng chí; đề nghị không chuyển cho người khác.
upload-no-page = Hiện chưa có trang gửi tệp. Đề nghị gửi tệp vào đây; tệp lớn đề nghị gửi bằng văn bản theo đường chính thức rồi cho biết số, ngày.
upload-nowhere = Kênh này không chuyển được tệp. Đề nghị gửi bằng văn bản theo đường chính thức, rồi cho biết số, ngày (ví dụ: số 123/SNV-CCHC ngày 17/11).
refused-upload_code_here = Mã này để mở trang gửi tệp trên máy khác, không nhập vào đây. Đề nghị nhập tại địa chỉ trang gửi tệp.
journal-act-upload-link = lấy đường dẫn gửi tệp
journal-act-upload-code = nhập mã mở trang gửi tệp
journal-act-upload-refused = nhập sai mã trang gửi tệp

// A plan in plain text with as many tasks for one unit as a story wants.

/** One department of a ministry with so many tasks, each with a date and a product of its own. */
export function planWithTasks(count: number): string {
  const day = (i: number) => `${String(4 + (i % 5)).padStart(2, '0')}/12/2026`
  const tasks = Array.from({ length: count }, (_, i) =>
    i % 7 === 6
      ? `- Bố trí phòng họp số ${i + 1} phục vụ Hội nghị.`
      : `- Gửi báo cáo chuyên đề số ${i + 1} về Văn phòng Bộ chậm nhất ngày ${day(i)}.`,
  )
  return `BỘ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 77/KH-BXD

Hà Nội, ngày 16 tháng 11 năm 2026

KẾ HOẠCH
Tổ chức Hội nghị tổng kết công tác năm 2026

I. THỜI GIAN

Thời gian: 8h00, ngày 15/12/2026.

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng Bộ

Chủ trì, phối hợp với các đơn vị có liên quan giúp Lãnh đạo Bộ chuẩn bị nội dung Hội nghị, cụ thể:

- Phát hành Giấy mời trước ngày 01/12/2026.

2. Vụ Kế hoạch - Tài chính

${tasks.join('\n\n')}

Trên đây là Kế hoạch tổ chức Hội nghị, đề nghị các đơn vị thực hiện./.
`
}

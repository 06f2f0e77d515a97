import type { StatusWords } from '../contract-words.ts';

export const shell = {
  product: 'Trạm Mật',
  tagline: 'Máy trạm quản lý bản ghi đăng ký tài liệu bí mật nhà nước',
  training: 'DỮ LIỆU HUẤN LUYỆN',
  trainingHint: 'Không nhập dữ liệu của văn bản thật.',
  standIn: 'Đang chạy trên bản thay thế Electron, chỉ dùng để huấn luyện và kiểm thử.',
  navigation: 'Màn hình',
  skip: 'Chuyển đến nội dung chính',
  back: 'Quay lại',
  leave: {
    title: 'Rời đi thì mất phần đang nhập dở',
    lead: 'Trên màn hình này có phần chưa lưu mà bản nháp không giữ: số đếm, ô chưa gõ xong, hoặc bản nháp chưa lưu được.',
    boxes: 'Bản nháp không giữ chữ đang ghi ở: {{boxes}}.',
    stay: 'Ở lại',
    go: 'Rời đi, bỏ phần đó',
  },
  close: 'Đóng',
  early: 'Chưa làm gì: câu hỏi vừa mới hiện. Đọc xong rồi bấm lại.',
  lacking: 'Còn mục chưa chọn hoặc chưa nhập đúng.',
  lackingField: 'Chưa chọn hoặc chưa nhập đúng: {{field}}.',
  dismiss: 'Bỏ qua thông báo',
  retry: 'Thử lại',
  errorCode: 'Mã lỗi {{code}}',
  notices: 'Thông báo',
  starting: 'Đang khởi động các tiến trình của máy trạm…',
  loading: 'Đang đọc {{what}}…',
  reading: 'Đang đọc…',
  page: '{{from}}–{{to}} trong tổng số {{total}}',
  newer: 'Mới hơn',
  older: 'Cũ hơn',
  previousPage: 'Trang trước',
  nextPage: 'Trang sau',
  arrived: 'Có {{count}} gói tin mới đến, {{waiting}} gói tin đang chờ.',
  locked: 'Máy trạm đã khóa.',
  lock: 'Khóa máy',
  switch: 'Đổi người',
  keysHint: 'F1 xem phím tắt',
  groups: {
    day: 'Trong ngày',
    registers: 'Sổ đăng ký',
    exchange: 'Trao đổi',
    terminal: 'Máy trạm',
  },
};
export const status = {
  user: 'Người dùng',
  token: 'Token',
  tokenState: {
    reading: 'Đang đọc',
    absent: 'Chưa cắm',
    'not-listed': 'Không được phép',
    present: 'Đang cắm',
    failed: 'Lỗi',
  },
  seal: {
    absent: 'Token cơ quan: chưa cắm',
    closed: 'Token cơ quan: chưa mở',
    open: 'Token cơ quan: đã mở',
  },
  link: {
    off: 'Chưa kết nối',
    connecting: 'Đang kết nối máy chủ…',
    online: 'Đã kết nối',
    offline: 'Mất kết nối máy chủ',
  },
  incoming: 'Đang nhận: {{size, number}} KB',
  outgoing: 'Đang gửi: {{sent, number}} / {{total, number}} KB',
  lastContact: 'Liên lạc gần nhất lúc {{at}}',
  pending: 'Chờ gửi: {{count}}',
  pendingLong: '{{count}} gói tin đang chờ gửi',
  unsigned: 'Chờ ký xác nhận: {{count}}',
  unsignedLong:
    '{{count}} việc đã ghi vào nhật ký, đang chờ token ký xác nhận. Máy tự ký sau ít giây; trong Nhật ký hệ thống bấm K để ký ngay.',
  lockIn: 'Tự khóa sau {{time}}',
  minutes: '{{count}} phút',
  seconds: '{{count}} giây',
  warnings: 'Cảnh báo: {{count}}',
  warningsTitle: 'Những điều cần chú ý',
  cameIn: 'Mới nhận: {{count}}',
  cameInTitle: 'Tài liệu quản trị viên đã nhập, máy trạm nhận khi mở khóa',
  came: {
    section: 'Danh sách nội bộ (người, đơn vị, nơi để, quyền), phiên bản {{version}}',
    changes: 'Người: {{persons}}. Vị trí: {{posts}}. Quyền: {{rights}}.',
    counts: 'thêm {{added}}, kết thúc {{ended}}',
    directory: 'Danh mục cơ quan, tổ chức, phiên bản {{version}}',
    revocation: 'Danh sách thu hồi chứng thư lúc {{at}}',
    calendar: 'Lịch ngày làm việc năm {{year}}, phiên bản {{version}}',
    law: 'Dữ liệu pháp luật có hiệu lực từ ngày {{on}}',
  },
} satisfies StatusWords & Record<string, unknown>;
/** What is not known while the connection is down. */
export const lost = {
  since: 'Chưa biết có gì mới từ {{at}}',
  never: 'Chưa liên lạc được với máy chủ từ khi mở khóa',
  what: 'Mất kết nối máy chủ. Gói tin đến, thông báo đã nhận và thông báo từ chối gửi từ lúc đó chưa hiện ở máy này; gói tin đi nằm chờ gửi.',
  next: 'Máy tự kết nối lại. Nếu kéo dài, kiểm tra dây mạng nội bộ rồi báo quản trị viên.',
};
export const keys = {
  title: 'Phím tắt',
  intro:
    'Mọi việc đều làm được bằng bàn phím. Phím đơn không có tác dụng khi đang gõ trong ô nhập. Phím chữ bấm kèm Alt cũng được, khi trình đọc màn hình giữ phím chữ.',
  everywhere: {
    heading: 'Ở mọi màn hình',
    does: {
      palette: 'Gõ lệnh',
      help: 'Xem phím tắt',
      lock: 'Khóa máy trạm',
      switch: 'Đổi người',
      back: 'Quay lại màn hình trước',
      zoomIn: 'Phóng to',
      zoomOut: 'Thu nhỏ',
      zoomReset: 'Cỡ chữ 100 %',
    },
  },
  list: {
    heading: 'Trong danh sách',
    does: {
      open: 'Mở dòng đang chọn',
      move: 'Lên, xuống một dòng',
      page: 'Lên, xuống một trang',
      ends: 'Về đầu, về cuối',
    },
  },
  dialogs: {
    heading: 'Trong hộp thoại',
    does: {
      nextField: 'Sang ô tiếp theo; từ ô cuối sang nút thực hiện',
      confirm: 'Thực hiện',
      leave: 'Đóng, không thực hiện',
    },
  },
};
export const palette = {
  title: 'Bảng lệnh',
  placeholder: 'Lệnh, số, ký hiệu, cơ quan hoặc mã bản ghi',
  empty: 'Không có lệnh hay bản ghi nào khớp.',
  results: 'Lệnh và bản ghi',
  openRecord: 'Mở bản ghi {{code}}',
};
export const scan = {
  unreadable:
    'Mã vừa quét không phải mã quản lý, hoặc máy quét đọc thiếu. Quét lại, hoặc gõ mã trong bảng lệnh (Ctrl+K).',
  unknown:
    'Không có bản ghi nào mang mã {{code}} trong sổ của cơ quan, và không có gói tin nào mang mã này đang chờ.',
  dialog: 'Chưa mở mã {{code}}: trả lời hoặc đóng hộp thoại đang mở, rồi quét lại.',
  shared: {
    title: 'Nhiều nơi dùng chung mã này',
    lead: 'Đối chiếu với bản giấy rồi chọn cơ quan ban hành.',
    open: 'Mở bản ghi',
  },
};
export const crash = {
  title: 'Màn hình này gặp lỗi',
  lead: 'Những gì đã lưu vào sổ vẫn còn nguyên. Màn hình có thể được mở lại.',
  reopen: 'Mở lại màn hình',
};

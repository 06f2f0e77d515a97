import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { systemErrors } from '../../../../contract/errors/system.ts';
import { fileNames, trustFileReasons } from '../file-names.ts';

export const systemSentences: SentencesOf<typeof systemErrors> = {
  ARGUMENT_INVALID: {
    what: 'Yêu cầu nội bộ không đúng định dạng.',
    next: 'Đóng và mở lại cửa sổ; nếu lặp lại, báo quản trị viên.',
  },
  RESULT_INVALID: {
    what: 'Kết quả nội bộ không đúng định dạng.',
    next: 'Đóng và mở lại cửa sổ; nếu lặp lại, báo quản trị viên.',
  },
  REQUEST_REPEATED: {
    what: 'Yêu cầu này đã được thực hiện với nội dung khác.',
    next: 'Mở lại màn hình để xem kết quả đã ghi, rồi làm tiếp từ đó.',
  },
  SENDER_REFUSED: { what: 'Yêu cầu đến từ nơi không được phép.', next: 'Báo quản trị viên ngay.' },
  CHANNEL_UNKNOWN: {
    what: 'Không có kênh nội bộ này.',
    next: 'Báo quản trị viên: bộ cài có thể bị lẫn phiên bản.',
  },
  ACTS_TOO_FAST: {
    what: 'Máy trạm vừa làm rất nhiều việc trong một phút.',
    next: 'Trả lời câu hỏi của máy trạm; nếu không phải bạn đang làm, rút token và báo quản trị viên ngay.',
  },
  GESTURE_MISSING: {
    what: 'Việc ký chỉ chạy ngay sau khi chính người dùng bấm nút xác nhận.',
    next: 'Bấm lại nút xác nhận; nếu lặp lại mà không ai bấm, rút token và báo quản trị viên.',
  },
  CORE_LOST: {
    what: 'Tiến trình lõi đã dừng và đang được khởi động lại.',
    next: 'Nhập lại mã PIN; không dữ liệu đã xác nhận nào bị mất.',
  },
  SESSION_WRONG_STATE: {
    what: 'Phiên làm việc đang ở trạng thái không cho phép thao tác này.',
    next: 'Chờ trạng thái trên màn hình thay đổi rồi thử lại.',
  },
  CLOCK_BACKWARD: {
    what: 'Đồng hồ máy đã bị chỉnh lùi.',
    next: 'Chỉnh lại đồng hồ; sự việc đã được ghi vào nhật ký.',
  },
  CLOCK_ASTRAY: {
    what: 'Đồng hồ máy lệch nhiều so với giờ của máy chủ.',
    next: 'Chỉnh lại đồng hồ máy; kết nối sẽ tự trở lại.',
  },
  CLOCK_BEHIND: {
    what: 'Đồng hồ máy có vẻ sai: có danh sách thu hồi ghi ngày sau giờ của máy.',
    next: 'Chỉnh lại đồng hồ máy rồi mở khóa lại. Nếu đồng hồ đúng, quản trị viên hỏi cơ quan cấp chứng thư về danh sách này.',
    whatWith: ({ name }) => `Đồng hồ máy có vẻ sai: danh sách thu hồi ${name} ghi ngày sau giờ của máy.`,
  },
  CONFIG_INVALID: {
    what: 'Tệp cấu hình của máy trạm không hợp lệ.',
    next: 'Quản trị viên kiểm tra terminal.json.',
  },
  TRUST_FILES_INVALID: {
    what: 'Không đọc được chứng thư gốc hoặc danh sách thu hồi.',
    next: 'Quản trị viên nhập lại các tệp tin cậy.',
    whatWith: ({ file, name, reason }) =>
      `Không dùng được ${fileNames[file]}${name === '-' ? '' : ` (tệp ${name})`}: ${trustFileReasons[reason]}.`,
  },
  LAW_DATA_INVALID: {
    what: 'Tệp dữ liệu pháp luật không hợp lệ.',
    next: 'Cài lại phần mềm từ bộ cài được chấp thuận.',
  },
  SWITCH_FORBIDDEN: {
    what: 'Máy trạm được khởi động với tham số dòng lệnh hoặc biến môi trường không được phép.',
    next: 'Khởi động lại từ biểu tượng đã cài; báo quản trị viên nếu không phải bạn làm.',
  },
  ALREADY_RUNNING: {
    what: 'Máy trạm đang chạy ở một cửa sổ khác.',
    next: 'Dùng cửa sổ đang mở, hoặc đóng máy trạm rồi làm lại.',
  },
  UNEXPECTED: {
    what: 'Có lỗi ngoài dự kiến; thao tác chưa được ghi nhận.',
    next: 'Thử lại; nếu lặp lại, báo quản trị viên kèm mã lỗi này.',
  },
};

import { defineErrors, none } from './define.ts';
import { AboutFile } from './detail.ts';

/** The programme itself: processes, borders, clock. */
export const systemErrors = defineErrors({
  ARGUMENT_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Yêu cầu nội bộ không đúng định dạng.',
      next: 'Đóng và mở lại cửa sổ; nếu lặp lại, báo quản trị viên.',
    },
    en: {
      what: 'An internal request has the wrong form.',
      next: 'Close and reopen the window; if it happens again, tell the administrator.',
    },
  },
  RESULT_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Kết quả nội bộ không đúng định dạng.',
      next: 'Đóng và mở lại cửa sổ; nếu lặp lại, báo quản trị viên.',
    },
    en: {
      what: 'An internal result has the wrong form.',
      next: 'Close and reopen the window; if it happens again, tell the administrator.',
    },
  },
  SENDER_REFUSED: {
    retryable: false,
    detail: none,
    vi: { what: 'Yêu cầu đến từ nơi không được phép.', next: 'Báo quản trị viên ngay.' },
    en: { what: 'A request came from a place that is not allowed.', next: 'Tell the administrator at once.' },
  },
  CHANNEL_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: { what: 'Không có kênh nội bộ này.', next: 'Báo quản trị viên: bộ cài có thể bị lẫn phiên bản.' },
    en: {
      what: 'There is no such internal channel.',
      next: 'Tell the administrator: the installation may mix versions.',
    },
  },
  CORE_LOST: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Tiến trình lõi đã dừng và đang được khởi động lại.',
      next: 'Nhập lại mã PIN; không dữ liệu đã xác nhận nào bị mất.',
    },
    en: {
      what: 'The core process stopped and is being restarted.',
      next: 'Enter the PIN again; nothing that was confirmed is lost.',
    },
  },
  SESSION_WRONG_STATE: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Phiên làm việc đang ở trạng thái không cho phép thao tác này.',
      next: 'Chờ trạng thái trên màn hình thay đổi rồi thử lại.',
    },
    en: {
      what: 'The session is not in a state that allows this.',
      next: 'Wait for the state shown on the screen to change and try again.',
    },
  },
  CLOCK_BACKWARD: {
    retryable: false,
    detail: none,
    vi: { what: 'Đồng hồ máy đã bị chỉnh lùi.', next: 'Chỉnh lại đồng hồ; sự việc đã được ghi vào sổ cái.' },
    en: {
      what: 'The clock was set back.',
      next: 'Set the clock right; this has been written to the ledger.',
    },
  },
  CLOCK_ASTRAY: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Đồng hồ máy lệch nhiều so với giờ của máy chủ.',
      next: 'Chỉnh lại đồng hồ máy rồi mở khóa lại.',
    },
    en: { what: "The clock is far from the endpoint's time.", next: 'Set the clock right and unlock again.' },
  },
  CONFIG_INVALID: {
    retryable: false,
    detail: none,
    vi: { what: 'Tệp cấu hình của máy trạm không hợp lệ.', next: 'Quản trị viên kiểm tra terminal.json.' },
    en: {
      what: "The terminal's configuration file is not valid.",
      next: 'The administrator checks terminal.json.',
    },
  },
  TRUST_FILES_INVALID: {
    retryable: false,
    detail: AboutFile,
    vi: {
      what: 'Không đọc được chứng thư gốc hoặc danh sách thu hồi.',
      next: 'Quản trị viên nhập lại các tệp tin cậy.',
    },
    en: {
      what: 'The trust anchors or revocation lists cannot be read.',
      next: 'The administrator imports the trust files again.',
    },
  },
  LAW_DATA_INVALID: {
    retryable: false,
    detail: none,
    vi: { what: 'Tệp dữ liệu pháp luật không hợp lệ.', next: 'Cài lại phần mềm từ bộ cài được chấp thuận.' },
    en: {
      what: 'A legal data file is not valid.',
      next: 'Install the software again from the approved package.',
    },
  },
  SWITCH_FORBIDDEN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy trạm được khởi động với tham số mở đường cho gỡ lỗi hoặc thay đổi bảo vệ.',
      next: 'Khởi động lại từ biểu tượng đã cài; báo quản trị viên nếu không phải bạn làm.',
    },
    en: {
      what: 'The terminal was started with a switch that opens it to a debugger or changes its protection.',
      next: 'Start it from the installed icon; tell the administrator if this was not you.',
    },
  },
  ALREADY_RUNNING: {
    retryable: false,
    detail: none,
    vi: { what: 'Máy trạm đang chạy ở một cửa sổ khác.', next: 'Dùng cửa sổ đang mở.' },
    en: { what: 'The terminal is already running.', next: 'Use the window that is open.' },
  },
  UNEXPECTED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Có lỗi ngoài dự kiến; thao tác chưa được ghi nhận.',
      next: 'Thử lại; nếu lặp lại, báo quản trị viên kèm mã lỗi này.',
    },
    en: {
      what: 'An unexpected error occurred; nothing was recorded.',
      next: 'Try again; if it happens again, give the administrator this code.',
    },
  },
});

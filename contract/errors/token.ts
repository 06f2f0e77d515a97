import { defineErrors, none } from './define.ts';
import { TriesLeft } from './detail.ts';

/** Token, PIN and PKCS#11 module. */
export const tokenErrors = defineErrors({
  TOKEN_ABSENT: {
    retryable: true,
    detail: none,
    vi: { what: 'Chưa cắm token.', next: 'Cắm token của bạn vào máy rồi thử lại.' },
    en: { what: 'No token is plugged in.', next: 'Plug in your token and try again.' },
  },
  TOKEN_REMOVED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Token đã bị rút ra nên máy trạm đã khóa.',
      next: 'Cắm lại token và nhập mã PIN để làm việc tiếp; bản nháp vẫn còn.',
    },
    en: {
      what: 'The token was taken out, so the terminal locked.',
      next: 'Plug the token in again and enter the PIN; your draft is kept.',
    },
  },
  TOKEN_CHANGED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Token trên máy không còn là token lúc bạn nhập mã PIN; mã PIN chưa được gửi đi.',
      next: 'Kiểm tra tên token đang hiện rồi nhập lại mã PIN.',
    },
    en: {
      what: 'The token is no longer the one shown when you typed the PIN; the PIN was not sent.',
      next: 'Look at the token shown and enter the PIN again.',
    },
  },
  TOKEN_NOT_LISTED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Token này không có trong danh sách được phép của máy trạm.',
      next: 'Dùng token đã đăng ký, hoặc đề nghị quản trị viên bổ sung số sê-ri vào cấu hình.',
    },
    en: {
      what: "This token is not on the terminal's list of admitted tokens.",
      next: 'Use a registered token, or ask the administrator to add its serial number to the configuration.',
    },
  },
  TOKEN_NO_CERTIFICATE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Token không có chứng thư phù hợp.',
      next: 'Kiểm tra đúng token chưa; nếu đúng, liên hệ đơn vị cấp chứng thư số.',
    },
    en: {
      what: 'The token holds no suitable certificate.',
      next: 'Check that it is the right token; if so, contact the body that issued the certificate.',
    },
  },
  PIN_WRONG: {
    retryable: true,
    detail: TriesLeft,
    vi: {
      what: 'Mã PIN không đúng.',
      next: 'Nhập lại cẩn thận; token sẽ tự khóa sau vài lần sai liên tiếp.',
    },
    en: {
      what: 'The PIN is wrong.',
      next: 'Enter it again with care; the token locks itself after a few wrong tries in a row.',
    },
  },
  PIN_LAST_TRY: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Mã PIN không đúng. Chỉ còn một lần thử trước khi token bị khóa.',
      next: 'Dừng lại và kiểm tra mã PIN; nếu không chắc, liên hệ quản trị viên trước khi thử.',
    },
    en: {
      what: 'The PIN is wrong. One try is left before the token locks.',
      next: 'Stop and check the PIN; if in doubt, ask the administrator before you try.',
    },
  },
  PIN_LOCKED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Token đã bị khóa do nhập sai mã PIN nhiều lần.',
      next: 'Mang token đến đơn vị cấp chứng thư số để mở khóa.',
    },
    en: {
      what: 'The token is locked after too many wrong PINs.',
      next: 'Take the token to the body that issued it to have it unlocked.',
    },
  },
  PIN_FORMAT: {
    retryable: true,
    detail: none,
    vi: { what: 'Mã PIN phải có từ 4 đến 64 ký tự.', next: 'Nhập lại mã PIN.' },
    en: { what: 'A PIN has 4 to 64 characters.', next: 'Enter the PIN again.' },
  },
  TOKEN_MODULE_MISSING: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Không tìm thấy tệp trình điều khiển PKCS#11 của token.',
      next: 'Quản trị viên kiểm tra đường dẫn trong terminal.json và cài lại trình điều khiển.',
    },
    en: {
      what: "The token's PKCS#11 module file was not found.",
      next: 'The administrator checks the path in terminal.json and installs the driver again.',
    },
  },
  TOKEN_MODULE_UNTRUSTED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Tệp trình điều khiển token khác với bản đã được chấp thuận.',
      next: 'Không sử dụng tiếp; báo quản trị viên kiểm tra nguồn gốc tệp.',
    },
    en: {
      what: 'The token driver file differs from the approved one.',
      next: 'Do not go on; have the administrator check where the file came from.',
    },
  },
  TOKEN_MODULE_FAILED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Trình điều khiển token gặp lỗi.',
      next: 'Rút token, cắm lại và thử lại; nếu vẫn lỗi, khởi động lại máy trạm.',
    },
    en: {
      what: 'The token driver failed.',
      next: 'Take the token out, plug it in and try again; if it fails again, restart the terminal.',
    },
  },
  TOKEN_HOST_LOST: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Tiến trình điều khiển token đã dừng đột ngột nên máy trạm đã khóa.',
      next: 'Nhập lại mã PIN để làm việc tiếp; không dữ liệu đã xác nhận nào bị mất.',
    },
    en: {
      what: 'The token process stopped suddenly, so the terminal locked.',
      next: 'Enter the PIN again; nothing that was confirmed is lost.',
    },
  },
  SEAL_ABSENT: {
    retryable: true,
    detail: none,
    vi: { what: 'Chưa cắm token của cơ quan.', next: 'Cắm token của cơ quan rồi phát hành lại.' },
    en: {
      what: "The organisation's token is not plugged in.",
      next: "Plug in the organisation's token and issue again.",
    },
  },
  SEAL_LOCKED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Token của cơ quan chưa được mở trong phiên này.',
      next: 'Nhập mã PIN token của cơ quan rồi phát hành lại.',
    },
    en: {
      what: "The organisation's token has not been opened in this session.",
      next: "Enter the organisation token's PIN and issue again.",
    },
  },
  TOKEN_SIGN_FAILED: {
    retryable: true,
    detail: none,
    vi: { what: 'Token không ký được.', next: 'Kiểm tra token còn cắm chắc rồi thử lại.' },
    en: { what: 'The token could not sign.', next: 'Check that the token sits firmly and try again.' },
  },
  TOKEN_NOT_LOGGED_IN: {
    retryable: true,
    detail: none,
    vi: { what: 'Token chưa được mở bằng mã PIN.', next: 'Nhập mã PIN của token rồi thử lại.' },
    en: { what: 'The token has not been opened with its PIN.', next: "Enter the token's PIN and try again." },
  },
  TOKEN_DECRYPT_FAILED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Token không giải mã được khóa.',
      next: 'Kiểm tra token còn cắm chắc và đúng token đã được cấp quyền rồi thử lại.',
    },
    en: {
      what: 'The token could not decrypt the key.',
      next: 'Check that the token sits firmly and is the authorised one, then try again.',
    },
  },
  PIN_CANCELLED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Việc nhập mã PIN trên đầu đọc đã bị hủy hoặc hết thời gian.',
      next: 'Bấm mở khóa lại và nhập mã PIN trên đầu đọc.',
    },
    en: {
      what: 'PIN entry on the reader was cancelled or timed out.',
      next: 'Unlock again and enter the PIN on the reader.',
    },
  },
});

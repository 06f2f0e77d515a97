import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { tokenErrors } from '../../../../contract/errors/token.ts';

export const tokenSentences: SentencesOf<typeof tokenErrors> = {
  TOKEN_ABSENT: { what: 'Chưa cắm token.', next: 'Cắm token của bạn vào máy rồi thử lại.' },
  TOKEN_SEVERAL: { what: 'Đang cắm nhiều token.', next: 'Rút bớt token, hoặc ghi rõ số hiệu thiết bị.' },
  TOKEN_REMOVED: {
    what: 'Token đã bị rút ra nên máy trạm đã khóa.',
    next: 'Cắm lại token và nhập mã PIN để làm việc tiếp; bản nháp văn bản mới và phần sửa thông tin đăng ký vẫn còn; số đếm, ô chưa gõ xong và phần nhập dở trong hộp thoại thì nhập lại.',
  },
  TOKEN_CHANGED: {
    what: 'Token trên máy không còn là token lúc bạn nhập mã PIN; mã PIN chưa được gửi đi.',
    next: 'Kiểm tra tên token đang hiện rồi nhập lại mã PIN.',
  },
  TOKEN_NOT_LISTED: {
    what: 'Token này không có trong danh sách được phép của máy trạm.',
    next: 'Dùng token đã đăng ký, hoặc đề nghị quản trị viên bổ sung số hiệu thiết bị vào cấu hình.',
  },
  TOKEN_NO_CERTIFICATE: {
    what: 'Token không có chứng thư phù hợp.',
    next: 'Kiểm tra đúng token chưa; nếu đúng, liên hệ đơn vị cấp chứng thư số.',
  },
  PIN_WRONG: {
    what: 'Mã PIN không đúng.',
    next: 'Nhập lại cẩn thận; token sẽ tự khóa sau vài lần sai liên tiếp.',
    whatWith: ({ triesLeft }) => `Mã PIN không đúng. Còn ${triesLeft} lần thử.`,
  },
  PIN_LAST_TRY: {
    what: 'Mã PIN không đúng. Chỉ còn một lần thử trước khi token bị khóa.',
    next: 'Dừng lại và kiểm tra mã PIN; nếu không chắc, liên hệ quản trị viên trước khi thử.',
  },
  PIN_LOCKED: {
    what: 'Token đã bị khóa do nhập sai mã PIN nhiều lần.',
    next: 'Mang token đến đơn vị cấp chứng thư số để mở khóa.',
  },
  PIN_NOT_SET: {
    what: 'Token chưa được đặt mã PIN, hoặc mã PIN đã hết hạn.',
    next: 'Mang token đến đơn vị cấp chứng thư số để đặt mã PIN.',
  },
  PIN_LOCKED_FOR_NOW: {
    what: 'Thiết bị tạm ngừng nhận mã PIN sau nhiều lần nhập sai.',
    next: 'Chờ rồi thử lại; thời gian chờ do thiết bị quy định và tự hết.',
  },
  PIN_CHARACTERS: {
    what: 'Mã PIN có chữ có dấu hoặc ký tự ngoài bàn phím thường; mã PIN chưa được gửi đi.',
    next: 'Tắt bộ gõ tiếng Việt rồi nhập lại mã PIN.',
  },
  PIN_FORMAT: { what: 'Mã PIN phải có từ 4 đến 64 ký tự.', next: 'Nhập lại mã PIN.' },
  TOKEN_MODULE_MISSING: {
    what: 'Không tìm thấy tệp trình điều khiển PKCS#11 của token.',
    next: 'Quản trị viên kiểm tra đường dẫn trong terminal.json và cài lại trình điều khiển.',
  },
  TOKEN_MODULE_UNTRUSTED: {
    what: 'Tệp trình điều khiển token khác với bản đã được chấp thuận.',
    next: 'Không sử dụng tiếp; báo quản trị viên kiểm tra nguồn gốc tệp.',
  },
  TOKEN_MODULE_EXPOSED: {
    what: 'Tài khoản khác trên máy có thể thay tệp trình điều khiển token, nên máy trạm không nạp tệp đó.',
    next: 'Quản trị viên đặt tệp và mọi thư mục chứa tệp thuộc root, không cho tài khoản khác ghi.',
  },
  TOKEN_MODULE_FAILED: {
    what: 'Trình điều khiển token gặp lỗi.',
    next: 'Rút token, cắm lại và thử lại; nếu vẫn lỗi, khởi động lại máy trạm.',
  },
  TOKEN_HOST_LOST: {
    what: 'Tiến trình điều khiển token đã dừng đột ngột nên máy trạm đã khóa.',
    next: 'Nhập lại mã PIN để làm việc tiếp; không dữ liệu đã xác nhận nào bị mất, bản nháp văn bản mới và phần sửa thông tin đăng ký vẫn còn; số đếm, ô chưa gõ xong và phần nhập dở trong hộp thoại thì nhập lại.',
  },
  TOKEN_NOT_ANSWERING: {
    what: 'Trình điều khiển token không trả lời nên máy trạm đã dừng nó và khóa lại.',
    next: 'Rút token, cắm lại rồi nhập mã PIN; nếu lặp lại, báo quản trị viên kiểm tra trình điều khiển.',
  },
  SEAL_ABSENT: { what: 'Chưa cắm token của cơ quan.', next: 'Cắm token của cơ quan rồi phát hành lại.' },
  SEAL_LOCKED: {
    what: 'Token của cơ quan chưa được mở trong phiên này.',
    next: 'Nhập mã PIN token của cơ quan rồi phát hành lại.',
  },
  TOKEN_SIGN_FAILED: { what: 'Token không ký được.', next: 'Kiểm tra token còn cắm chắc rồi thử lại.' },
  TOKEN_NOT_LOGGED_IN: {
    what: 'Token chưa được mở bằng mã PIN.',
    next: 'Nhập mã PIN của token rồi thử lại.',
  },
  TOKEN_CANNOT_DECRYPT: {
    what: 'Loại token này ký được nhưng không mở được máy trạm: không giải mã được theo RSA-OAEP.',
    next: 'Đề nghị quản trị viên cấp token giải mã được hoặc dùng trình điều khiển khác.',
  },
  TOKEN_DECRYPT_FAILED: {
    what: 'Token không giải mã được khóa.',
    next: 'Kiểm tra token còn cắm chắc và đúng token đã được cấp quyền rồi thử lại.',
  },
  PIN_NOT_TYPED: {
    what: 'Chưa nhập mã PIN.',
    next: 'Chạy lệnh tại bàn phím của máy và nhập mã PIN khi được hỏi.',
  },
  PIN_CANCELLED: {
    what: 'Việc nhập mã PIN trên đầu đọc đã bị hủy hoặc hết thời gian.',
    next: 'Bấm mở khóa lại và nhập mã PIN trên đầu đọc.',
  },
};

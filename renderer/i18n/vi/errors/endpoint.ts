import type { endpointErrors } from '../../../../contract/errors/endpoint.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const endpointSentences: SentencesOf<typeof endpointErrors> = {
  MEDIA_TYPE_FOREIGN: {
    what: 'Máy chủ từ chối kiểu dữ liệu lạ.',
    next: 'Chỉ gửi thông điệp của hệ thống này; thông điệp edXML không được nhận.',
  },
  REQUEST_INVALID: {
    what: 'Máy chủ từ chối yêu cầu sai định dạng.',
    next: 'Báo quản trị viên: phần mềm máy trạm và máy chủ khác phiên bản.',
  },
  REQUEST_TOO_LARGE: {
    what: 'Yêu cầu vượt giới hạn kích thước.',
    next: 'Báo quản trị viên; gói tin không gửi được thì rút lại.',
  },
  ROUTE_UNKNOWN: {
    what: 'Máy chủ không có chức năng này.',
    next: 'Báo quản trị viên: phần mềm máy trạm và máy chủ khác phiên bản.',
  },
  SESSION_REQUIRED: { what: 'Kết nối chưa được xác thực bằng token.', next: 'Máy trạm sẽ tự xác thực lại.' },
  SESSION_NOT_BOUND: {
    what: 'Chữ ký phiên không thuộc kết nối này.',
    next: 'Báo quản trị viên: có thể có thiết bị đứng giữa.',
  },
  TERMINAL_NOT_ADMITTED: {
    what: 'Máy chủ không chấp nhận máy trạm này.',
    next: 'Báo quản trị viên kiểm tra chứng thư thiết bị và máy trạm ghi trong danh mục cơ quan, tổ chức.',
  },
  SENDER_MISMATCH: { what: 'Nơi gửi ghi trên gói tin khác với phiên làm việc.', next: 'Báo quản trị viên.' },
  RECIPIENT_UNKNOWN: {
    what: 'Nơi nhận không có trong danh mục cơ quan, tổ chức của máy chủ.',
    next: 'Báo quản trị viên máy chủ cập nhật danh mục cơ quan, tổ chức; sau đó thử lại. Nếu rút lại gói tin thì gửi lại từ trang bản ghi.',
  },
  RECIPIENT_WITHOUT_TERMINAL: {
    what: 'Nơi nhận không có máy trạm nào trong danh mục cơ quan, tổ chức của máy chủ.',
    next: 'Báo quản trị viên máy chủ cập nhật danh mục cơ quan, tổ chức; sau đó thử lại, hoặc rút lại rồi gửi lại từ trang bản ghi.',
  },
  MAILBOX_FULL: {
    what: 'Hộp thư của nơi nhận trên máy chủ đã đầy: nơi nhận chưa lấy văn bản đã gửi trước.',
    next: 'Máy trạm sẽ tự thử lại; nếu gấp, gọi cho nơi nhận hoặc gửi bản giấy.',
  },
  SENDER_QUOTA: {
    what: 'Còn quá nhiều văn bản của cơ quan này chờ nơi nhận lấy trên máy chủ.',
    next: 'Máy trạm sẽ tự thử lại; nếu kéo dài, báo quản trị viên máy chủ.',
  },
  ENDPOINT_FULL: {
    what: 'Ổ đĩa của máy chủ gần đầy; máy chủ tạm thời không nhận văn bản mới.',
    next: 'Máy trạm sẽ tự thử lại; báo quản trị viên máy chủ.',
  },
  ANCHOR_CONFLICT: {
    what: 'Mốc nhật ký mâu thuẫn với mốc máy chủ đã giữ.',
    next: 'Dừng làm việc và báo người đứng đầu ngay.',
  },
  CONNECTION_LIMIT: {
    what: 'Máy chủ đã ngắt kết nối: có quá nhiều kết nối hoặc yêu cầu dùng khóa của máy trạm này.',
    next: 'Máy trạm sẽ tự thử lại; nếu kéo dài, báo quản trị viên: khóa của máy trạm có thể đã bị sao chép.',
  },
  LISTEN_FAILED: {
    what: 'Máy chủ không mở được địa chỉ và cổng đã cấu hình.',
    next: 'Dừng chương trình khác đang dùng cổng, hoặc sửa địa chỉ và cổng trong endpoint.json.',
  },
  MAILBOXES_IN_USE: {
    what: 'Một máy chủ khác đang chạy trên thư mục dữ liệu này.',
    next: 'Dùng máy chủ đang chạy, hoặc dừng nó trước; hai máy chủ cần hai thư mục dữ liệu riêng.',
  },
  MAILBOXES_UNUSABLE: {
    what: 'Máy chủ không mở được hoặc không ghi được tệp hộp thư.',
    next: 'Cho tài khoản của máy chủ quyền ghi vào thư mục dữ liệu; mailboxes.db và mailboxes.lock phải là tệp.',
  },
  MAILBOXES_DAMAGED: {
    what: 'Hộp thư của máy chủ bị hỏng, hoặc đã được mã hóa bằng khóa khác.',
    next: 'Đặt lại đúng khóa, hoặc khôi phục mailboxes.db từ bản sao gần nhất.',
  },
  MAILBOXES_KEY_MISSING: {
    what: 'Thiếu khóa mã hóa hộp thư của máy chủ, hoặc khóa sai định dạng.',
    next: 'Cấp khóa bằng credential mailboxes.key, hoặc bằng tệp 64 chữ số thập lục phân ghi trong endpoint.json.',
  },
  MAILBOXES_KEY_UNSAFE: {
    what: 'Khóa mã hóa hộp thư của máy chủ nằm ở nơi người khác đọc được, hoặc trong thư mục dữ liệu.',
    next: 'Để khóa ngoài thư mục dữ liệu và chỉ cho tài khoản của máy chủ đọc (quyền 0400).',
  },
  ENDPOINT_BUSY: { what: 'Máy chủ đang bận.', next: 'Máy trạm sẽ tự thử lại.' },
  ENDPOINT_FAILED: {
    what: 'Máy chủ gặp lỗi và chưa ghi nhận yêu cầu.',
    next: 'Máy trạm sẽ tự thử lại; nếu kéo dài, báo quản trị viên máy chủ.',
  },
};

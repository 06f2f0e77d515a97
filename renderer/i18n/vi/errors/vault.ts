import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { vaultErrors } from '../../../../contract/errors/vault.ts';
import { fileNames } from '../file-names.ts';

export const vaultSentences: SentencesOf<typeof vaultErrors> = {
  VAULT_LOCKED: { what: 'Máy trạm đang khóa.', next: 'Cắm token và nhập mã PIN.' },
  IDLE_LOCKED: {
    what: 'Máy trạm đã tự khóa vì không có thao tác.',
    next: 'Nhập mã PIN để làm việc tiếp; bản nháp văn bản mới và phần sửa thông tin đăng ký vẫn còn; số đếm, ô chưa gõ xong và phần nhập dở trong hộp thoại thì nhập lại.',
  },
  VAULT_NOT_AUTHORISED: {
    what: 'Token này không được cấp quyền mở kho dữ liệu.',
    next: 'Dùng token đã được cấp quyền trên máy trạm này.',
  },
  VAULT_KEY_FILE_DAMAGED: {
    what: 'Tệp khóa của kho dữ liệu bị hỏng hoặc bị mất.',
    next: 'Không xóa gì; quản trị viên khôi phục tệp vault.p7m từ bản sao lưu.',
  },
  VAULT_KEY_WRONG: {
    what: 'Khóa không mở được kho dữ liệu.',
    next: 'Không xóa gì; báo quản trị viên: tệp khóa và kho dữ liệu không cùng một cặp, hoặc phần đầu kho đã bị ghi đè.',
  },
  VAULT_DAMAGED: {
    what: 'Kho dữ liệu bị hỏng ở ít nhất một trang.',
    next: 'Dừng làm việc, không xóa gì; quản trị viên khôi phục từ bản sao lưu.',
  },
  VAULT_NEWER: {
    what: 'Kho dữ liệu được tạo bởi phiên bản phần mềm mới hơn.',
    next: 'Cài phiên bản phần mềm mới rồi mở lại.',
  },
  VAULT_MIGRATION_CHANGED: {
    what: 'Lịch sử nâng cấp của kho dữ liệu không khớp với phần mềm.',
    next: 'Không sử dụng tiếp; báo quản trị viên kiểm tra bộ cài.',
  },
  VAULT_NOT_TRAINING: {
    what: 'Bản chạy thay thế chỉ được mở dữ liệu huấn luyện.',
    next: 'Dùng bản cài đặt chính thức để mở kho dữ liệu này.',
  },
  DISK_FULL: {
    what: 'Ổ đĩa đã đầy; thao tác vừa rồi chưa được ghi.',
    next: 'Giải phóng dung lượng rồi làm lại thao tác.',
  },
  DISK_FAILED: {
    what: 'Không đọc hoặc ghi được ổ đĩa.',
    next: 'Không tắt máy; báo quản trị viên kiểm tra ổ đĩa.',
    whatWith: ({ file }) => `Không đọc hoặc ghi được ${fileNames[file]}.`,
  },
  ENVELOPE_NOT_FOUND: {
    what: 'Không có gói tin này trên máy trạm.',
    next: 'Mở lại danh sách để xem hiện trạng.',
  },
};

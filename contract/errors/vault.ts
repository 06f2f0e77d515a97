import { defineErrors, none } from './define.ts';
import { AboutFile } from './detail.ts';

/** Vault, store and drafts. */
export const vaultErrors = defineErrors({
  VAULT_LOCKED: {
    retryable: true,
    detail: none,
    vi: { what: 'Máy trạm đang khóa.', next: 'Cắm token và nhập mã PIN.' },
    en: { what: 'The terminal is locked.', next: 'Plug in the token and enter the PIN.' },
  },
  IDLE_LOCKED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Máy trạm đã tự khóa vì không có thao tác.',
      next: 'Nhập mã PIN để làm việc tiếp; bản nháp vẫn còn.',
    },
    en: {
      what: 'The terminal locked itself because nothing was done.',
      next: 'Enter the PIN to go on; your draft is kept.',
    },
  },
  VAULT_NOT_AUTHORISED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Token này không được cấp quyền mở kho dữ liệu.',
      next: 'Dùng token đã được cấp quyền trên máy trạm này.',
    },
    en: {
      what: 'This token is not authorised to open the vault.',
      next: 'Use a token authorised on this terminal.',
    },
  },
  VAULT_KEY_FILE_DAMAGED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Tệp khóa của kho dữ liệu bị hỏng hoặc bị mất.',
      next: 'Không xóa gì; quản trị viên khôi phục tệp vault.p7m từ bản sao lưu.',
    },
    en: {
      what: "The vault's key file is damaged or missing.",
      next: 'Delete nothing; the administrator restores vault.p7m from the backup.',
    },
  },
  VAULT_KEY_WRONG: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Khóa không mở được kho dữ liệu.',
      next: 'Không xóa gì; báo quản trị viên: tệp khóa và kho dữ liệu không cùng một cặp, hoặc phần đầu kho đã bị ghi đè.',
    },
    en: {
      what: 'The key does not open the store.',
      next: 'Delete nothing; tell the administrator: key file and store do not belong together, or the beginning of the store was overwritten.',
    },
  },
  VAULT_DAMAGED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Kho dữ liệu bị hỏng ở ít nhất một trang.',
      next: 'Dừng làm việc, không xóa gì; quản trị viên khôi phục từ bản sao lưu.',
    },
    en: {
      what: 'The store is damaged in at least one page.',
      next: 'Stop work and delete nothing; the administrator restores from the backup.',
    },
  },
  VAULT_NEWER: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Kho dữ liệu được tạo bởi phiên bản phần mềm mới hơn.',
      next: 'Cài phiên bản phần mềm mới rồi mở lại.',
    },
    en: {
      what: 'The store was written by a newer version of the software.',
      next: 'Install the newer version and open it again.',
    },
  },
  VAULT_MIGRATION_CHANGED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Lịch sử nâng cấp của kho dữ liệu không khớp với phần mềm.',
      next: 'Không sử dụng tiếp; báo quản trị viên kiểm tra bộ cài.',
    },
    en: {
      what: "The store's migration history does not match the software.",
      next: 'Do not go on; have the administrator check the installation.',
    },
  },
  VAULT_NOT_TRAINING: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Bản chạy thay thế chỉ được mở dữ liệu huấn luyện.',
      next: 'Dùng bản cài đặt chính thức để mở kho dữ liệu này.',
    },
    en: {
      what: 'The stand-in opens training data only.',
      next: 'Use the installed product to open this vault.',
    },
  },
  DISK_FULL: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Ổ đĩa đã đầy; thao tác vừa rồi chưa được ghi.',
      next: 'Giải phóng dung lượng rồi làm lại thao tác.',
    },
    en: {
      what: 'The disk is full; what you just did was not written.',
      next: 'Free some space and do it again.',
    },
  },
  DISK_FAILED: {
    retryable: true,
    detail: AboutFile,
    vi: { what: 'Không đọc hoặc ghi được ổ đĩa.', next: 'Không tắt máy; báo quản trị viên kiểm tra ổ đĩa.' },
    en: {
      what: 'The disk could not be read or written.',
      next: 'Leave the machine on; have the administrator check the disk.',
    },
  },
  ENVELOPE_NOT_FOUND: {
    retryable: false,
    detail: none,
    vi: { what: 'Không có bì điện tử này trên máy trạm.', next: 'Mở lại danh sách để xem hiện trạng.' },
    en: {
      what: 'There is no such envelope on this terminal.',
      next: 'Open the list again to see how things stand.',
    },
  },
});

import type { sectionErrors } from '../../../../contract/errors/section.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const sectionSentences: SentencesOf<typeof sectionErrors> = {
  SECTION_INVALID: {
    what: 'Danh sách nội bộ (người, đơn vị, nơi để, quyền) không đúng chữ ký hoặc định dạng.',
    next: 'Giữ danh sách đang dùng; báo người phụ trách bảo vệ bí mật nhà nước của cơ quan.',
  },
  SECTION_OF_ANOTHER: {
    what: 'Danh sách nội bộ này là của cơ quan khác.',
    next: 'Kiểm tra lại thư mục đã nhập; lấy danh sách của cơ quan mình.',
  },
  SECTION_SIGNER: {
    what: 'Người ký danh sách nội bộ không phải là người có quyền ký tại thời điểm ký.',
    next: 'Giữ danh sách đang dùng; đề nghị người phụ trách bảo vệ bí mật nhà nước ký lại.',
  },
  SECTION_SIGNER_ENDED: {
    what: 'Danh sách nội bộ đang dùng do người mà nay danh mục hoặc danh sách thu hồi ghi là đã hết quyền ký từ trước khi ký.',
    next: 'Vẫn làm việc được. Đề nghị người phụ trách bảo vệ bí mật nhà nước (hoặc người đứng đầu, nếu không còn ai phụ trách trong danh mục) kiểm tra, ký bản mới và nhập vào.',
  },
  SECTION_OLDER: {
    what: 'Danh sách nội bộ này không mới hơn danh sách đang dùng.',
    next: 'Danh sách đang dùng vẫn giữ nguyên. Cần thay thì nhập danh sách có số phiên bản lớn hơn.',
  },
  SECTION_HISTORY: {
    what: 'Danh sách nội bộ mới bỏ hoặc sửa lại điều danh sách cũ đã ghi về thời gian đã qua.',
    next: 'Giữ danh sách đang dùng; báo người phụ trách bảo vệ bí mật nhà nước: mục cũ chỉ được kết thúc, không được xóa hay ghi lùi ngày.',
  },
  SECTION_WENT_BACK: {
    what: 'Danh sách nội bộ trong kho không phải danh sách máy trạm đã nhận sau cùng: một phần kho đã bị thay bằng bản cũ.',
    next: 'Dừng làm việc, không xóa gì; báo người đứng đầu và quản trị viên để điều tra và khôi phục kho từ bản sao lưu.',
  },
};

import type { intakeErrors } from '../../../../contract/errors/intake.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const intakeSentences: SentencesOf<typeof intakeErrors> = {
  INCOMING_UNKNOWN: {
    what: 'Có tệp không thuộc loại nào mà máy trạm nhận.',
    next: 'Đưa tệp ra khỏi thư mục; chỉ nhập danh sách nội bộ, danh mục cơ quan, danh sách thu hồi, lịch làm việc và bản dữ liệu pháp luật.',
  },
  INCOMING_UNREADABLE: {
    what: 'Có tệp không đọc được, quá lớn, thiếu chữ ký, hoặc là liên kết hay thư mục.',
    next: 'Sao lại tệp từ nơi cấp, kèm chữ ký, rồi nhập lại.',
  },
  INCOMING_NONE: {
    what: 'Thư mục không có gì để nhập.',
    next: 'Kiểm tra lại thư mục đã chỉ ra.',
  },
  REVOCATION_LIST_INVALID: {
    what: 'Danh sách thu hồi chứng thư sai định dạng, ghi ngày ở tương lai, hoặc không do cơ quan chứng thực tin cậy ký.',
    next: 'Lấy lại danh sách từ cơ quan chứng thực; kiểm tra ngày giờ của máy.',
  },
  CALENDAR_INVALID: {
    what: 'Lịch ngày làm việc không đúng chữ ký hoặc định dạng.',
    next: 'Giữ lịch đang dùng; đề nghị nơi cấp gửi lại.',
  },
  CALENDAR_OLDER: {
    what: 'Lịch này không mới hơn lịch đang dùng của năm đó.',
    next: 'Không cần làm gì.',
  },
  LAW_EDITION_INVALID: {
    what: 'Bản dữ liệu pháp luật không đúng chữ ký hoặc định dạng.',
    next: 'Giữ bản đang dùng; đề nghị nơi cấp gửi lại.',
  },
  LAW_EDITION_OLDER: {
    what: 'Bản dữ liệu pháp luật này có hiệu lực không sau bản đang dùng.',
    next: 'Không cần làm gì.',
  },
};

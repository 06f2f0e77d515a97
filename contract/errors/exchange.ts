import { defineErrors, none } from './define.ts';
import { AboutOrganisation } from './detail.ts';

/** Envelopes, outbox and inbox, as the terminal sees them. */
export const exchangeErrors = defineErrors({
  ENDPOINT_UNREACHABLE: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Không kết nối được máy chủ trao đổi.',
      next: 'Không cần làm gì: bản ghi nằm trong hộp đi và sẽ tự gửi khi có kết nối.',
    },
    en: {
      what: 'The endpoint cannot be reached.',
      next: 'Nothing to do: records wait in the outbox and go when the connection is back.',
    },
  },
  ENDPOINT_NOT_PINNED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ trả lời không phải máy chủ đã được ghim.',
      next: 'Không sử dụng mạng này; báo quản trị viên ngay.',
    },
    en: {
      what: 'The server that answered is not the pinned endpoint.',
      next: 'Do not use this network; tell the administrator at once.',
    },
  },
  ENDPOINT_ANSWER_INVALID: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Câu trả lời của máy chủ không đúng định dạng hoặc chữ ký.',
      next: 'Báo quản trị viên máy chủ; bản ghi vẫn nằm trong hộp đi.',
    },
    en: {
      what: "The endpoint's answer has a wrong form or signature.",
      next: "Tell the endpoint's administrator; the record stays in the outbox.",
    },
  },
  ENDPOINT_WENT_BACK: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ trao đổi đã lùi về trạng thái cũ: thời gian, số thứ tự hoặc mốc sổ cái nhỏ hơn mức máy chủ từng ký.',
      next: 'Báo quản trị viên máy chủ. Bì đã được ký nhận sau trạng thái đó tự gửi lại; mở hộp đi để theo dõi hoặc gửi lại từng bì.',
    },
    en: {
      what: 'The endpoint went back to an older state: its time, a sequence or the anchor is behind what it once signed.',
      next: "Tell the endpoint's administrator. Envelopes it receipted after that state are sent again by themselves; follow them in the outbox, or send any again there.",
    },
  },
  MAILBOX_ITEM_UNREADABLE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Hộp thư có một mục không đọc được.',
      next: 'Chỉ giữ mã băm và độ dài của mục; báo quản trị viên máy chủ. Nơi gửi nào chưa nhận hồi báo thì gửi lại bì từ hộp đi.',
    },
    en: {
      what: 'An item of the mailbox cannot be read.',
      next: "Only its digest and length are kept; tell the endpoint's administrator. A sender who misses the receipt can send again from the outbox.",
    },
  },
  MAILBOX_FLOODED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ giao quá nhiều bì hỏng hoặc giả mạo; máy trạm đã ngắt kết nối.',
      next: 'Báo quản trị viên máy chủ; khi máy chủ đã sửa, khóa rồi mở lại máy trạm để nhận tiếp.',
    },
    en: {
      what: 'The endpoint hands over too many damaged or forged envelopes; the terminal has disconnected.',
      next: "Tell the endpoint's administrator; once the endpoint is mended, lock and unlock the terminal to go on.",
    },
  },
  ENVELOPE_INVALID: {
    retryable: false,
    detail: none,
    vi: { what: 'Bì điện tử không đúng định dạng.', next: 'Bì được giữ nguyên để kiểm tra; báo nơi gửi.' },
    en: {
      what: 'The envelope does not have the right form.',
      next: 'It is kept as it came for examination; tell the sender.',
    },
  },
  ENVELOPE_SENDER_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Bì đến từ nơi gửi không có trong danh bạ.',
      next: 'Bì được giữ nguyên; kiểm tra danh bạ rồi báo quản trị viên.',
    },
    en: {
      what: 'The envelope comes from a sender who is not in the directory.',
      next: 'It is kept as it came; check the directory and tell the administrator.',
    },
  },
  ENVELOPE_NOT_OURS: {
    retryable: false,
    detail: none,
    vi: { what: 'Bì không gửi cho cơ quan này.', next: 'Bì được giữ nguyên; báo quản trị viên máy chủ.' },
    en: {
      what: 'The envelope is not addressed to this organisation.',
      next: "It is kept as it came; tell the endpoint's administrator.",
    },
  },
  ENVELOPE_UNSEALABLE: {
    retryable: false,
    detail: none,
    vi: { what: 'Không mở được lớp niêm phong của bì.', next: 'Báo nơi gửi kiểm tra danh bạ rồi gửi lại.' },
    en: {
      what: 'The seal of the envelope cannot be opened.',
      next: 'Ask the sender to check the directory and send again.',
    },
  },
  ENVELOPE_TOO_LARGE: {
    retryable: false,
    detail: none,
    vi: { what: 'Bản ghi quá lớn để đóng bì.', next: 'Bớt nơi nhận rồi phát hành thành nhiều lần.' },
    en: {
      what: 'The record is too large for an envelope.',
      next: 'Use fewer recipients and issue in several goes.',
    },
  },
  ENVELOPE_CONFLICT: {
    retryable: false,
    detail: none,
    vi: { what: 'Một bì khác đã dùng mã định danh này.', next: 'Báo quản trị viên; bì mới không được nhận.' },
    en: {
      what: 'Another envelope already used this identity.',
      next: 'Tell the administrator; the new one was not taken.',
    },
  },
  MAILBOX_KEY_MISSING: {
    retryable: false,
    detail: AboutOrganisation,
    vi: { what: 'Nơi nhận chưa công bố khóa hộp thư.', next: 'Liên hệ nơi nhận hoặc cập nhật danh bạ.' },
    en: {
      what: 'The recipient has published no mailbox key.',
      next: 'Contact the recipient or update the directory.',
    },
  },
  MESSAGE_WRONG_STATE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Trạng thái này không được phép ở bước hiện tại.',
      next: 'Mở lại bản ghi để xem hành trình.',
    },
    en: { what: 'This status is not allowed at this point.', next: 'Open the record to see its route.' },
  },
  OUTBOX_WRONG_STATE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Mục trong hộp đi không còn ở trạng thái cho phép thao tác này.',
      next: 'Xem lại trạng thái trong hộp đi.',
    },
    en: {
      what: 'The outbox item is no longer in a state that allows this.',
      next: 'Look at its state in the outbox.',
    },
  },
  DIRECTORY_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Danh bạ không đúng chữ ký hoặc định dạng.',
      next: 'Giữ danh bạ cũ; báo cơ quan quản lý danh bạ.',
    },
    en: {
      what: 'The directory has a wrong signature or form.',
      next: 'The old one is kept; tell the directory authority.',
    },
  },
  DIRECTORY_HISTORY: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Danh bạ mới bỏ hoặc sửa lại điều danh bạ cũ đã ghi về thời gian đã qua.',
      next: 'Giữ danh bạ cũ; báo cơ quan quản lý danh bạ: mục cũ chỉ được kết thúc, không được xóa hay ghi lùi ngày.',
    },
    en: {
      what: 'The newer directory drops or changes what the one in hand says of the time gone by.',
      next: 'The old one is kept; tell the directory authority: entries are ended, never removed or back-dated.',
    },
  },
  DIRECTORY_WENT_BACK: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Danh bạ trong kho không phải danh bạ máy trạm đã nhận sau cùng: một phần kho đã bị thay bằng bản cũ.',
      next: 'Dừng làm việc, không xóa gì; báo người đứng đầu và quản trị viên để điều tra và khôi phục kho từ bản sao lưu.',
    },
    en: {
      what: 'The stored directory is not the one this terminal took last: part of the store was replaced by an old copy.',
      next: 'Stop work and delete nothing; report to the head and to the administrator, who looks into it and restores the store from the backup.',
    },
  },
  DIRECTORY_STALE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Danh bạ đã hơn 90 ngày không được ký lại: có thể máy chủ đang giữ lại bản mới.',
      next: 'Đối chiếu phiên bản và ngày danh bạ ở mục Cài đặt với cơ quan quản lý danh bạ.',
    },
    en: {
      what: 'The directory has not been signed anew for more than 90 days: the endpoint may be holding back a newer one.',
      next: 'Compare its version and day, shown in the settings, with the directory authority.',
    },
  },
  DIRECTORY_MISSING: {
    retryable: false,
    detail: none,
    vi: { what: 'Máy trạm chưa có danh bạ.', next: 'Kết nối máy chủ hoặc nhập tệp danh bạ đã ký.' },
    en: {
      what: 'The terminal has no directory yet.',
      next: 'Connect to the endpoint or import a signed directory file.',
    },
  },
});

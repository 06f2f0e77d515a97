import type { exchangeErrors } from '../../../../contract/errors/exchange.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const exchangeSentences: SentencesOf<typeof exchangeErrors> = {
  ENDPOINT_UNREACHABLE: {
    what: 'Không kết nối được máy chủ trao đổi.',
    next: 'Không cần làm gì: bản ghi nằm trong hộp đi và sẽ tự gửi khi có kết nối.',
  },
  ENDPOINT_NOT_PINNED: {
    what: 'Máy chủ trả lời không phải máy chủ đã được ghim.',
    next: 'Không sử dụng mạng này; báo quản trị viên ngay.',
  },
  TLS_CERTIFICATE_EXPIRED: {
    what: 'Theo đồng hồ máy này, một chứng thư của kết nối tới máy chủ đã hết hạn.',
    next: 'Kiểm tra ngày giờ của máy. Nếu đúng, báo quản trị viên gia hạn chứng thư của máy trạm hoặc của máy chủ.',
  },
  ENDPOINT_ANSWER_INVALID: {
    what: 'Câu trả lời của máy chủ không đúng định dạng hoặc chữ ký.',
    next: 'Báo quản trị viên máy chủ; bản ghi vẫn nằm trong hộp đi.',
  },
  ENDPOINT_WENT_BACK: {
    what: 'Máy chủ trao đổi đã lùi về trạng thái cũ: thời gian, số thứ tự hoặc mốc sổ cái nhỏ hơn mức máy chủ từng ký.',
    next: 'Báo quản trị viên máy chủ. Bì đã được ký nhận sau trạng thái đó tự gửi lại; mở hộp đi để theo dõi hoặc gửi lại từng bì.',
  },
  MAILBOX_ITEM_UNREADABLE: {
    what: 'Hộp thư có một mục không đọc được.',
    next: 'Chỉ giữ mã băm và độ dài của mục; báo quản trị viên máy chủ. Nơi gửi nào chưa nhận hồi báo thì gửi lại bì từ hộp đi.',
  },
  ENVELOPE_KIND_UNKNOWN: {
    what: 'Có bì điện tử thuộc loại hoặc định dạng mà phiên bản này không biết.',
    next: 'Chỉ giữ mã băm và độ dài của bì. Cập nhật máy trạm rồi đề nghị nơi gửi gửi lại từ hộp đi.',
  },
  MAILBOX_FLOODED: {
    what: 'Máy chủ giao quá nhiều bì hỏng hoặc giả mạo; máy trạm đã ngắt kết nối.',
    next: 'Báo quản trị viên máy chủ; khi máy chủ đã sửa, khóa rồi mở lại máy trạm để nhận tiếp.',
  },
  ENVELOPE_INVALID: {
    what: 'Bì điện tử không đúng định dạng.',
    next: 'Bì được giữ nguyên để kiểm tra; báo nơi gửi.',
  },
  GENERATION_UNKNOWN: {
    what: 'Một nội dung đã ký thuộc thế hệ mà phiên bản này không biết; do phiên bản mới hơn lập.',
    next: 'Nội dung được giữ nguyên; đề nghị cài phiên bản mới nhất.',
  },
  ENVELOPE_SENDER_UNKNOWN: {
    what: 'Bì đến từ nơi gửi không có trong danh bạ.',
    next: 'Bì được giữ nguyên; kiểm tra danh bạ rồi báo quản trị viên.',
  },
  ENVELOPE_NOT_OURS: {
    what: 'Bì không gửi cho cơ quan này.',
    next: 'Bì được giữ nguyên; báo quản trị viên máy chủ.',
  },
  ENVELOPE_UNSEALABLE: {
    what: 'Không mở được lớp niêm phong của bì.',
    next: 'Báo nơi gửi kiểm tra danh bạ rồi gửi lại.',
  },
  ENVELOPE_TOO_LARGE: {
    what: 'Bản ghi quá lớn để đóng bì.',
    next: 'Bớt nơi nhận rồi phát hành thành nhiều lần.',
  },
  ENVELOPE_CONFLICT: {
    what: 'Một bì khác đã dùng mã định danh này.',
    next: 'Báo quản trị viên; bì mới không được nhận.',
  },
  MAILBOX_KEY_MISSING: {
    what: 'Nơi nhận chưa công bố khóa hộp thư.',
    next: 'Liên hệ nơi nhận hoặc cập nhật danh bạ.',
    whatWith: ({ organisation }) => `Nơi nhận ${organisation} chưa công bố khóa hộp thư.`,
  },
  MESSAGE_WRONG_STATE: {
    what: 'Trạng thái này không được phép ở bước hiện tại.',
    next: 'Mở lại bản ghi để xem hành trình.',
  },
  OUTBOX_WRONG_STATE: {
    what: 'Mục trong hộp đi không còn ở trạng thái cho phép thao tác này.',
    next: 'Xem lại trạng thái trong hộp đi.',
  },
  DIRECTORY_INVALID: {
    what: 'Danh bạ không đúng chữ ký hoặc định dạng.',
    next: 'Giữ danh bạ cũ; báo cơ quan quản lý danh bạ.',
  },
  DIRECTORY_HISTORY: {
    what: 'Danh bạ mới bỏ hoặc sửa lại điều danh bạ cũ đã ghi về thời gian đã qua.',
    next: 'Giữ danh bạ cũ; báo cơ quan quản lý danh bạ: mục cũ chỉ được kết thúc, không được xóa hay ghi lùi ngày.',
  },
  DIRECTORY_WENT_BACK: {
    what: 'Danh bạ trong kho không phải danh bạ máy trạm đã nhận sau cùng: một phần kho đã bị thay bằng bản cũ.',
    next: 'Dừng làm việc, không xóa gì; báo người đứng đầu và quản trị viên để điều tra và khôi phục kho từ bản sao lưu.',
  },
  DIRECTORY_STALE: {
    what: 'Danh bạ đã hơn 90 ngày không được ký lại: có thể máy chủ đang giữ lại bản mới.',
    next: 'Đối chiếu phiên bản và ngày danh bạ ở mục Cài đặt với cơ quan quản lý danh bạ.',
  },
  DIRECTORY_MISSING: {
    what: 'Máy trạm chưa có danh bạ.',
    next: 'Kết nối máy chủ hoặc nhập tệp danh bạ đã ký.',
  },
};

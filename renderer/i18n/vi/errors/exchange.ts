import type { exchangeErrors } from '../../../../contract/errors/exchange.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const exchangeSentences: SentencesOf<typeof exchangeErrors> = {
  ENDPOINT_UNREACHABLE: {
    what: 'Không kết nối được máy chủ trao đổi.',
    next: 'Không cần làm gì: bản ghi nằm ở Gói tin chờ gửi và sẽ tự gửi khi có kết nối.',
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
    next: 'Báo quản trị viên máy chủ; bản ghi vẫn nằm ở Gói tin chờ gửi.',
  },
  ENDPOINT_WENT_BACK: {
    what: 'Máy chủ trao đổi đã lùi về trạng thái cũ: thời gian, số thứ tự hoặc mốc nhật ký nhỏ hơn mức máy chủ từng ký.',
    next: 'Báo quản trị viên máy chủ. Gói tin đã được ký nhận sau trạng thái đó tự gửi lại; mở Gói tin chờ gửi để theo dõi hoặc gửi lại từng gói tin.',
  },
  MAILBOX_ITEM_UNREADABLE: {
    what: 'Hộp thư có một mục không đọc được.',
    next: 'Chỉ giữ mã băm và độ dài của mục; báo quản trị viên máy chủ. Nơi gửi nào chưa nhận thông báo đã nhận thì gửi lại gói tin từ Gói tin chờ gửi.',
  },
  ENVELOPE_KIND_UNKNOWN: {
    what: 'Có gói tin thuộc loại hoặc định dạng mà phiên bản này không biết.',
    next: 'Chỉ giữ mã băm và độ dài của gói tin. Cập nhật máy trạm rồi đề nghị nơi gửi gửi lại từ Gói tin chờ gửi.',
  },
  MAILBOX_FLOODED: {
    what: 'Máy chủ giao quá nhiều gói tin hỏng hoặc giả mạo; máy trạm đã ngắt kết nối.',
    next: 'Báo quản trị viên máy chủ; khi máy chủ đã sửa, khóa rồi mở lại máy trạm để nhận tiếp.',
  },
  ENVELOPE_INVALID: {
    what: 'Gói tin không đúng định dạng.',
    next: 'Gói tin được giữ nguyên. Gói tin đến thì báo nơi gửi; gói tin đi thì cập nhật máy trạm rồi thử lại.',
  },
  GENERATION_UNKNOWN: {
    what: 'Một nội dung đã ký thuộc thế hệ mà phiên bản này không biết; do phiên bản mới hơn lập.',
    next: 'Nội dung được giữ nguyên; đề nghị cài phiên bản mới nhất.',
  },
  ENVELOPE_SENDER_UNKNOWN: {
    what: 'Gói tin đến từ nơi gửi không có trong danh mục cơ quan, tổ chức.',
    next: 'Gói tin được giữ nguyên; kiểm tra danh mục cơ quan, tổ chức rồi báo quản trị viên.',
  },
  ENVELOPE_NOT_OURS: {
    what: 'Gói tin không gửi cho cơ quan này.',
    next: 'Gói tin được giữ nguyên; báo quản trị viên máy chủ.',
  },
  ENVELOPE_UNSEALABLE: {
    what: 'Không mở được lớp niêm phong của gói tin.',
    next: 'Báo nơi gửi kiểm tra danh mục cơ quan, tổ chức rồi gửi lại.',
  },
  ENVELOPE_TOO_LARGE: {
    what: 'Bản ghi quá lớn để đóng gói tin.',
    next: 'Bớt nơi nhận rồi phát hành thành nhiều lần.',
  },
  ENVELOPE_CONFLICT: {
    what: 'Một gói tin khác đã dùng mã định danh này.',
    next: 'Báo quản trị viên; gói tin mới không được nhận.',
  },
  MAILBOX_KEY_MISSING: {
    what: 'Nơi nhận chưa công bố khóa hộp thư hợp lệ.',
    next: 'Liên hệ nơi nhận hoặc cập nhật danh mục cơ quan, tổ chức.',
    whatWith: ({ organisation }) => `Nơi nhận ${organisation} chưa công bố khóa hộp thư hợp lệ.`,
  },
  MESSAGE_WRONG_STATE: {
    what: 'Trạng thái này không được phép ở bước hiện tại.',
    next: 'Mở lại bản ghi để xem lịch sử gửi, nhận.',
  },
  ANSWER_BESIDE_PAPER: {
    what: 'Nơi nhận phản hồi về gói tin đã được thay bằng văn bản giấy.',
    next: 'Phản hồi được giữ nguyên và được ghi nhận khi việc gửi văn bản giấy được rút lại hoặc gói tin được gửi lại.',
  },
  OUTBOX_WRONG_STATE: {
    what: 'Mục ở Gói tin chờ gửi không còn ở trạng thái cho phép thao tác này.',
    next: 'Xem lại trạng thái ở Gói tin chờ gửi.',
  },
  DIRECTORY_INVALID: {
    what: 'Danh mục cơ quan, tổ chức không đúng chữ ký hoặc định dạng.',
    next: 'Giữ danh mục cơ quan, tổ chức cũ; báo cơ quan quản lý danh mục.',
  },
  DIRECTORY_HISTORY: {
    what: 'Danh mục cơ quan, tổ chức mới bỏ hoặc sửa lại điều danh mục cũ đã ghi về thời gian đã qua.',
    next: 'Giữ danh mục cơ quan, tổ chức cũ; báo cơ quan quản lý danh mục: mục cũ chỉ được kết thúc, không được xóa hay ghi lùi ngày.',
  },
  DIRECTORY_WENT_BACK: {
    what: 'Danh mục cơ quan, tổ chức trong kho không phải danh mục máy trạm đã nhận sau cùng: một phần kho đã bị thay bằng bản cũ.',
    next: 'Dừng làm việc, không xóa gì; báo người đứng đầu và quản trị viên để điều tra và khôi phục kho từ bản sao lưu.',
  },
  DIRECTORY_STALE: {
    what: 'Danh mục cơ quan, tổ chức đã hơn 90 ngày không được ký lại: có thể máy chủ đang giữ lại bản mới.',
    next: 'Đối chiếu phiên bản và ngày của danh mục ở mục Cài đặt với cơ quan quản lý danh mục.',
  },
  DIRECTORY_MISSING: {
    what: 'Máy trạm chưa có danh mục cơ quan, tổ chức.',
    next: 'Kết nối máy chủ hoặc nhập tệp danh mục cơ quan, tổ chức đã ký.',
  },
};

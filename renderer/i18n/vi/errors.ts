import type { DetailOf } from '../../../contract/errors/index.ts';
import type { ErrorSentences } from '../../../contract/errors/sentence.ts';

/** The files of a terminal by their roles. */
const files: Readonly<Record<DetailOf<'DISK_FAILED'>['file'], string>> = {
  store: 'kho dữ liệu',
  'vault-key': 'tệp khóa của kho dữ liệu',
  preferences: 'tệp tùy chọn',
  anchors: 'chứng thư gốc',
  intermediates: 'chứng thư trung gian',
  crls: 'danh sách thu hồi',
  'device-ca': 'chứng thư của cơ quan cấp chứng thư thiết bị',
};

/** What happened, and what to do next, for each code of contract/errors/. */
export const errors: ErrorSentences = {
  TOKEN_ABSENT: { what: 'Chưa cắm token.', next: 'Cắm token của bạn vào máy rồi thử lại.' },
  TOKEN_REMOVED: {
    what: 'Token đã bị rút ra nên máy trạm đã khóa.',
    next: 'Cắm lại token và nhập mã PIN để làm việc tiếp; bản nháp vẫn còn.',
  },
  TOKEN_CHANGED: {
    what: 'Token trên máy không còn là token lúc bạn nhập mã PIN; mã PIN chưa được gửi đi.',
    next: 'Kiểm tra tên token đang hiện rồi nhập lại mã PIN.',
  },
  TOKEN_NOT_LISTED: {
    what: 'Token này không có trong danh sách được phép của máy trạm.',
    next: 'Dùng token đã đăng ký, hoặc đề nghị quản trị viên bổ sung số sê-ri vào cấu hình.',
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
  PIN_FORMAT: { what: 'Mã PIN phải có từ 4 đến 64 ký tự.', next: 'Nhập lại mã PIN.' },
  TOKEN_MODULE_MISSING: {
    what: 'Không tìm thấy tệp trình điều khiển PKCS#11 của token.',
    next: 'Quản trị viên kiểm tra đường dẫn trong terminal.json và cài lại trình điều khiển.',
  },
  TOKEN_MODULE_UNTRUSTED: {
    what: 'Tệp trình điều khiển token khác với bản đã được chấp thuận.',
    next: 'Không sử dụng tiếp; báo quản trị viên kiểm tra nguồn gốc tệp.',
  },
  TOKEN_MODULE_FAILED: {
    what: 'Trình điều khiển token gặp lỗi.',
    next: 'Rút token, cắm lại và thử lại; nếu vẫn lỗi, khởi động lại máy trạm.',
  },
  TOKEN_HOST_LOST: {
    what: 'Tiến trình điều khiển token đã dừng đột ngột nên máy trạm đã khóa.',
    next: 'Nhập lại mã PIN để làm việc tiếp; không dữ liệu đã xác nhận nào bị mất.',
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
  TOKEN_DECRYPT_FAILED: {
    what: 'Token không giải mã được khóa.',
    next: 'Kiểm tra token còn cắm chắc và đúng token đã được cấp quyền rồi thử lại.',
  },
  PIN_CANCELLED: {
    what: 'Việc nhập mã PIN trên đầu đọc đã bị hủy hoặc hết thời gian.',
    next: 'Bấm mở khóa lại và nhập mã PIN trên đầu đọc.',
  },
  VAULT_LOCKED: { what: 'Máy trạm đang khóa.', next: 'Cắm token và nhập mã PIN.' },
  IDLE_LOCKED: {
    what: 'Máy trạm đã tự khóa vì không có thao tác.',
    next: 'Nhập mã PIN để làm việc tiếp; bản nháp vẫn còn.',
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
    whatWith: ({ file }) => `Không đọc hoặc ghi được ${files[file]}.`,
  },
  ENVELOPE_NOT_FOUND: {
    what: 'Không có bì điện tử này trên máy trạm.',
    next: 'Mở lại danh sách để xem hiện trạng.',
  },
  RECORD_INVALID: { what: 'Một ô nhập chưa hợp lệ.', next: 'Sửa ô được đánh dấu rồi lưu lại.' },
  RECORD_NOT_FOUND: {
    what: 'Không có bản ghi với mã này.',
    next: 'Kiểm tra lại mã số hóa. Văn bản đã từ chối tiếp nhận không vào sổ; việc từ chối có trong sổ cái.',
  },
  RECORD_WRONG_STATE: {
    what: 'Bản ghi không còn ở trạng thái cho phép thao tác này.',
    next: 'Mở lại bản ghi để xem trạng thái hiện tại.',
  },
  RECORD_CODE_USED: { what: 'Mã số hóa này đã có trong sổ.', next: 'Mở bản ghi đã có thay vì nhập mới.' },
  RECORD_CODE_SHARED: {
    what: 'Hai cơ quan dùng cùng một mã số hóa: một bên đã lấy mã của bên kia.',
    next: 'Hai bản ghi được giữ riêng theo cơ quan ban hành; gọi điện đối chiếu mã với từng nơi và báo người đứng đầu.',
  },
  NUMBER_USED: {
    what: 'Số, ký hiệu này đã được dùng trong năm.',
    next: 'Kiểm tra sổ đi và lấy số tiếp theo.',
  },
  NOTATION_NOT_LISTED: {
    what: 'Ký hiệu có thành phần không thuộc cơ quan ban hành.',
    next: 'Chỉ dùng tên viết tắt đã đăng ký trong danh bạ; không ghi nội dung vào ký hiệu.',
  },
  TYPE_UNKNOWN: {
    what: 'Tên loại văn bản không có trong danh mục.',
    next: 'Chọn một tên loại trong danh mục.',
  },
  CATALOGUE_CODE_UNKNOWN: { what: 'Mã này không có trong danh mục.', next: 'Chọn một mã trong danh mục.' },
  ORGANISATION_UNKNOWN: {
    what: 'Cơ quan này không có trong danh bạ.',
    next: 'Chọn cơ quan trong danh bạ; nếu thiếu, cập nhật danh bạ.',
    whatWith: ({ organisation }) => `Cơ quan ${organisation} không có trong danh bạ vào ngày đó.`,
  },
  PERSON_UNKNOWN: {
    what: 'Người này không có trong danh bạ của cơ quan.',
    next: 'Chọn người trong danh bạ của cơ quan ban hành.',
  },
  PROTECTION_TOO_LONG: {
    what: 'Thời hạn bảo vệ dài hơn mức luật cho phép với độ mật này.',
    next: 'Chọn ngày sớm hơn.',
    whatWith: ({ years }) =>
      `Thời hạn bảo vệ dài hơn ${years} năm, mức dài nhất luật cho phép với độ mật này.`,
  },
  DATE_IN_FUTURE: { what: 'Ngày này ở tương lai.', next: 'Nhập ngày không muộn hơn hôm nay.' },
  YEAR_CLOSED: {
    what: 'Sổ của năm này đã đóng: chỉ đăng ký vào sổ năm nay và năm trước.',
    next: 'Kiểm tra lại ngày; nếu đúng, xin ý kiến người đứng đầu về việc đăng ký văn bản của năm cũ.',
    whatWith: ({ oldestOpen }) => `Sổ của năm này đã đóng: chỉ đăng ký vào sổ từ năm ${oldestOpen} trở đi.`,
  },
  ARRIVED_BEFORE_ISSUED: {
    what: 'Ngày đến sớm hơn ngày văn bản.',
    next: 'Kiểm tra hai ngày; nếu bản giấy đã vào sổ với ngày đến này thì từ chối tiếp nhận bì và gọi nơi gửi đối chiếu.',
  },
  COPIES_TOO_FEW: {
    what: 'Số bản ít hơn số nơi nhận.',
    next: 'Tăng số bản hoặc bớt nơi nhận.',
    whatWith: ({ needed }) => `Số bản ít hơn số nơi nhận: cần ít nhất ${needed} bản.`,
  },
  COUNTS_DIFFER: {
    what: 'Số đếm trên bì không khớp với bản ghi đã nhận.',
    next: 'Không vào sổ; từ chối tiếp nhận với mã lý do để nơi gửi biết ngay.',
  },
  SIGNATURE_INVALID: {
    what: 'Chữ ký số không đúng.',
    next: 'Không sử dụng dữ liệu này; báo nơi gửi và quản trị viên.',
  },
  SIGNATURE_FORMAT: {
    what: 'Cấu trúc chữ ký không đọc được hoặc thiếu thuộc tính bắt buộc.',
    next: 'Báo nơi gửi ký lại bằng phần mềm được chấp thuận.',
  },
  SIGNATURE_ALGORITHM: {
    what: 'Chữ ký hoặc chứng thư dùng thuật toán không được chấp thuận.',
    next: 'Báo nơi gửi ký lại bằng chứng thư RSA từ 2048 bit hoặc ECDSA P-256, P-384 với SHA-2.',
  },
  SIGNATURE_TIME: {
    what: 'Thời điểm ký không hợp lý so với giờ hiện tại hoặc thời hạn chứng thư.',
    next: 'Kiểm tra đồng hồ máy; nếu đúng giờ, báo nơi gửi kiểm tra đồng hồ rồi ký lại.',
  },
  SIGNATURE_ORDER: {
    what: 'Cơ quan không được ký khi chưa có chữ ký của người có thẩm quyền.',
    next: 'Ký bằng token cá nhân trước.',
  },
  SIGNER_NOT_AUTHORISED: {
    what: 'Người ký không có quyền ký cho cơ quan này.',
    next: 'Kiểm tra danh bạ; nếu đúng người, đề nghị cập nhật danh bạ.',
    whatWith: ({ token }) =>
      token === 'personal'
        ? 'Theo danh bạ, chủ token cá nhân này không được ký cho cơ quan.'
        : 'Theo danh bạ, token cơ quan đang cắm không phải của cơ quan này.',
  },
  CERTIFICATE_FORMAT: {
    what: 'Chứng thư không đọc được hoặc có phần bắt buộc mà phần mềm không xử lý.',
    next: 'Liên hệ đơn vị cấp chứng thư số để xin chứng thư đúng quy chuẩn.',
  },
  CERTIFICATE_UNTRUSTED: {
    what: 'Chứng thư không nối được tới gốc tin cậy.',
    next: 'Kiểm tra các chứng thư gốc đã nhập.',
  },
  CERTIFICATE_EXPIRED: {
    what: 'Chứng thư đã hết hạn hoặc chưa có hiệu lực.',
    next: 'Xin cấp chứng thư mới; kiểm tra đồng hồ máy.',
  },
  CERTIFICATE_REVOKED: {
    what: 'Chứng thư đã bị thu hồi.',
    next: 'Không dùng token này; liên hệ đơn vị cấp chứng thư số.',
  },
  CERTIFICATE_USAGE: {
    what: 'Chứng thư không dùng được cho mục đích này.',
    next: 'Dùng đúng chứng thư ký số hoặc mã hóa.',
  },
  CRL_MISSING: {
    what: 'Thiếu danh sách thu hồi của đơn vị cấp chứng thư.',
    next: 'Quản trị viên nhập tệp CRL mới bằng phương tiện được chấp thuận.',
  },
  CRL_STALE: {
    what: 'Danh sách thu hồi đã quá cũ.',
    next: 'Quản trị viên nhập tệp CRL mới bằng phương tiện được chấp thuận.',
  },
  LEDGER_BROKEN: {
    what: 'Chuỗi sổ cái bị đứt tại một mục.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  LEDGER_ENTRY_INVALID: {
    what: 'Một mục trong sổ cái không đúng định dạng.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  ACT_UNKNOWN: {
    what: 'Một mục sổ cái chứa nội dung mà phiên bản này không biết; có thể do phiên bản mới hơn ghi.',
    next: 'Kiểm tra bằng phiên bản mới nhất; nếu vẫn báo lỗi này, báo người đứng đầu.',
  },
  LEDGER_ROLLED_BACK: {
    what: 'Sổ cái cũ hơn mốc mà máy chủ đã xác nhận: kho dữ liệu đã bị thay bằng bản cũ.',
    next: 'Dừng làm việc và báo người đứng đầu ngay.',
  },
  CHECKPOINT_INVALID: {
    what: 'Một điểm chốt không khớp với sổ cái.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  PROOF_MISSING: {
    what: 'Thiếu chứng cứ đã ký mà sổ cái nhắc tới.',
    next: 'Báo quản trị viên; khôi phục từ bản sao lưu.',
  },
  PROOF_INVALID: {
    what: 'Chứng cứ đã ký không khớp với mục sổ cái nhắc tới nó, hoặc chữ ký không đúng.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  PROOF_UNKNOWN: {
    what: 'Thư mục chứng cứ có tệp mà không gì trong bộ chứng cứ nhắc tới.',
    next: 'Không sử dụng bộ chứng cứ này; yêu cầu xuất lại từ sổ cái.',
  },
  LEDGER_CONTRADICTS: {
    what: 'Một mục sổ cái mâu thuẫn với các mục trước nó.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  ORDINAL_BROKEN: {
    what: 'Số thứ tự hoặc số đến trong sổ bị nhảy hoặc lặp.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  LEDGER_TIME_BACK: {
    what: 'Một mục sổ cái ghi thời điểm lùi so với mục trước mà không có sự việc nào ghi đồng hồ bị chỉnh lùi.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
  },
  TIME_NOT_ATTESTED: {
    what: 'Chữ ký hoặc thao tác ghi thời điểm trước khi người đó hết quyền, nhưng không có xác nhận bên ngoài nào trước thời điểm đó.',
    next: 'Đối chiếu với sổ của bên kia trước khi dùng làm chứng cứ.',
  },
  PROJECTION_DIFFERS: {
    what: 'Sổ đăng ký không khớp với sổ cái.',
    next: 'Dựng lại sổ từ sổ cái và báo quản trị viên.',
  },
  ENDPOINT_UNREACHABLE: {
    what: 'Không kết nối được máy chủ trao đổi.',
    next: 'Không cần làm gì: bản ghi nằm trong hộp đi và sẽ tự gửi khi có kết nối.',
  },
  ENDPOINT_NOT_PINNED: {
    what: 'Máy chủ trả lời không phải máy chủ đã được ghim.',
    next: 'Không sử dụng mạng này; báo quản trị viên ngay.',
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
  MEDIA_TYPE_FOREIGN: {
    what: 'Máy chủ từ chối kiểu dữ liệu lạ.',
    next: 'Chỉ gửi thông điệp của hệ thống này; thông điệp edXML không được nhận.',
  },
  REQUEST_INVALID: {
    what: 'Máy chủ từ chối yêu cầu sai định dạng.',
    next: 'Báo quản trị viên: phần mềm máy trạm và máy chủ khác phiên bản.',
  },
  REQUEST_TOO_LARGE: { what: 'Yêu cầu vượt giới hạn kích thước.', next: 'Bớt nơi nhận rồi gửi lại.' },
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
    next: 'Báo quản trị viên kiểm tra chứng thư thiết bị và danh bạ máy trạm.',
  },
  SENDER_MISMATCH: { what: 'Nơi gửi ghi trên bì khác với phiên làm việc.', next: 'Báo quản trị viên.' },
  RECIPIENT_UNKNOWN: {
    what: 'Nơi nhận không có trong danh bạ của máy chủ.',
    next: 'Cập nhật danh bạ rồi phát hành lại.',
  },
  ANCHOR_CONFLICT: {
    what: 'Mốc sổ cái mâu thuẫn với mốc máy chủ đã giữ.',
    next: 'Dừng làm việc và báo người đứng đầu ngay.',
  },
  ENDPOINT_BUSY: { what: 'Máy chủ đang bận.', next: 'Máy trạm sẽ tự thử lại.' },
  ENDPOINT_FAILED: {
    what: 'Máy chủ gặp lỗi và chưa ghi nhận yêu cầu.',
    next: 'Máy trạm sẽ tự thử lại; nếu kéo dài, báo quản trị viên máy chủ.',
  },
  ARGUMENT_INVALID: {
    what: 'Yêu cầu nội bộ không đúng định dạng.',
    next: 'Đóng và mở lại cửa sổ; nếu lặp lại, báo quản trị viên.',
  },
  RESULT_INVALID: {
    what: 'Kết quả nội bộ không đúng định dạng.',
    next: 'Đóng và mở lại cửa sổ; nếu lặp lại, báo quản trị viên.',
  },
  SENDER_REFUSED: { what: 'Yêu cầu đến từ nơi không được phép.', next: 'Báo quản trị viên ngay.' },
  CHANNEL_UNKNOWN: {
    what: 'Không có kênh nội bộ này.',
    next: 'Báo quản trị viên: bộ cài có thể bị lẫn phiên bản.',
  },
  CORE_LOST: {
    what: 'Tiến trình lõi đã dừng và đang được khởi động lại.',
    next: 'Nhập lại mã PIN; không dữ liệu đã xác nhận nào bị mất.',
  },
  SESSION_WRONG_STATE: {
    what: 'Phiên làm việc đang ở trạng thái không cho phép thao tác này.',
    next: 'Chờ trạng thái trên màn hình thay đổi rồi thử lại.',
  },
  CLOCK_BACKWARD: {
    what: 'Đồng hồ máy đã bị chỉnh lùi.',
    next: 'Chỉnh lại đồng hồ; sự việc đã được ghi vào sổ cái.',
  },
  CLOCK_ASTRAY: {
    what: 'Đồng hồ máy lệch nhiều so với giờ của máy chủ.',
    next: 'Chỉnh lại đồng hồ máy rồi mở khóa lại.',
  },
  CONFIG_INVALID: {
    what: 'Tệp cấu hình của máy trạm không hợp lệ.',
    next: 'Quản trị viên kiểm tra terminal.json.',
  },
  TRUST_FILES_INVALID: {
    what: 'Không đọc được chứng thư gốc hoặc danh sách thu hồi.',
    next: 'Quản trị viên nhập lại các tệp tin cậy.',
    whatWith: ({ file }) => `Không đọc được ${files[file]}.`,
  },
  LAW_DATA_INVALID: {
    what: 'Tệp dữ liệu pháp luật không hợp lệ.',
    next: 'Cài lại phần mềm từ bộ cài được chấp thuận.',
  },
  SWITCH_FORBIDDEN: {
    what: 'Máy trạm được khởi động với tham số mở đường cho gỡ lỗi hoặc thay đổi bảo vệ.',
    next: 'Khởi động lại từ biểu tượng đã cài; báo quản trị viên nếu không phải bạn làm.',
  },
  ALREADY_RUNNING: { what: 'Máy trạm đang chạy ở một cửa sổ khác.', next: 'Dùng cửa sổ đang mở.' },
  UNEXPECTED: {
    what: 'Có lỗi ngoài dự kiến; thao tác chưa được ghi nhận.',
    next: 'Thử lại; nếu lặp lại, báo quản trị viên kèm mã lỗi này.',
  },
};

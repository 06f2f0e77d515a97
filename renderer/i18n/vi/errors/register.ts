import type { registerErrors } from '../../../../contract/errors/register.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import { formatDate } from '../../../format/dates.ts';

export const registerSentences: SentencesOf<typeof registerErrors> = {
  RECORD_INVALID: { what: 'Một ô nhập chưa hợp lệ.', next: 'Sửa ô được đánh dấu rồi lưu lại.' },
  RECORD_NOT_FOUND: {
    what: 'Không có bản ghi với mã này.',
    next: 'Kiểm tra lại mã quản lý. Văn bản đã từ chối tiếp nhận không vào sổ; việc từ chối có trong nhật ký.',
  },
  RECORD_WRONG_STATE: {
    what: 'Bản ghi không còn ở trạng thái cho phép thao tác này.',
    next: 'Mở lại bản ghi để xem trạng thái hiện tại.',
  },
  RECORD_CODE_USED: { what: 'Mã quản lý này đã có trong sổ.', next: 'Mở bản ghi đã có thay vì nhập mới.' },
  RECORD_CODE_SHARED: {
    what: 'Hai cơ quan dùng cùng một mã quản lý: một bên đã lấy mã của bên kia.',
    next: 'Hai bản ghi được giữ riêng theo cơ quan ban hành; gọi điện đối chiếu mã với từng nơi và báo người đứng đầu.',
  },
  ENVELOPE_WAITS: {
    what: 'Gói tin của văn bản này đang chờ tiếp nhận.',
    next: 'Mở Tiếp nhận văn bản đến, đếm trên bì giấy rồi vào sổ ở đó.',
  },
  LEGS_CHANGED: {
    what: 'Cách gửi tới nơi nhận đã đổi theo danh mục cơ quan, tổ chức mới.',
    next: 'Xem lại nơi nào gửi điện tử, nơi nào gửi giấy, rồi ký lại.',
  },
  ANSWER_ON_PAPER: {
    what: 'Tại đây đã ghi nhận, nhưng không gửi được trả lời qua mạng cho nơi gửi.',
    next: 'Ký phiếu gửi kèm bì rồi gửi trả bằng giấy.',
    whatWith: ({ organisation }) =>
      `Tại đây đã ghi nhận, nhưng không gửi được trả lời qua mạng cho ${organisation}.`,
  },
  PAPER_DAY_OUTSIDE: {
    what: 'Ngày đã nhập ở trước ngày giao bì giấy hoặc ở sau hôm nay.',
    next: 'Sửa ngày theo phiếu; nếu phiếu ghi đúng ngày đó thì kiểm tra đồng hồ của máy trạm.',
  },
  PAPER_ENTRY_CHANGED: {
    what: 'Việc cần rút lại không phải là việc ghi nhận cuối cùng về bản giấy của nơi nhận này.',
    next: 'Xem lại lịch sử gửi, nhận; rút lại lần lượt từ việc ghi nhận cuối cùng.',
  },
  PAPER_SENT_AGAIN: {
    what: 'Bản ghi đã được gửi lại nơi nhận này bằng gói tin điện tử, nên việc gửi lại đó và việc ghi nhận trước đó không rút lại được.',
    next: 'Chờ phản hồi của nơi nhận; nếu gửi lại nhầm, báo người có thẩm quyền.',
  },
  RECORD_SETTLED: {
    what: 'Bản ghi đang được đánh dấu đã xử lý xong.',
    next: 'Mở lại việc trước, rồi rút lại việc ghi nhận.',
  },
  OUTSIDE_NUMBERS_USED: {
    what: 'Máy trạm đã cấp hết các số X0001–X9999 cho cơ quan ngoài danh mục; không cấp thêm số nào.',
    next: 'Báo quản trị viên bổ sung cơ quan này vào danh mục cơ quan, tổ chức; có danh mục mới thì vào sổ.',
  },
  DRAFTS_FULL: {
    what: 'Bạn đang có 100 bản nháp sửa dòng; bản nháp này không được lưu.',
    next: 'Lưu bản sửa ngay, hoặc mở lại một bản nháp cũ để lưu hay bỏ.',
  },
  SLIP_OF_ANOTHER: {
    what: 'Mã trên phiếu gửi trả là của bản ghi khác.',
    next: 'Tìm bản ghi theo mã trên phiếu rồi ghi nhận ở đó.',
  },
  RECORD_SIGNED: {
    what: 'Bản ghi này vào sổ theo gói tin có chữ ký của cơ quan ban hành: nội dung đã ký không sửa và không hủy tại đây.',
    next: 'Chỉ sửa được ngày đến, nơi để, hồ sơ và ghi chú. Nếu nội dung sai hoặc vào sổ nhầm, báo cơ quan ban hành để gửi văn bản thay thế, rồi đánh dấu dòng này đã xử lý xong.',
  },
  WARNING_NOT_CONFIRMED: {
    what: 'Dòng đăng ký có điều cần xem lại trước khi ghi sổ.',
    next: 'Đọc từng điều, sửa chỗ nhầm; nếu đúng như trên văn bản thì xác nhận để ghi sổ.',
    whatWith: (told) =>
      `Dòng đăng ký có ${Object.values(told).filter(Boolean).length} điều cần xem lại trước khi ghi sổ.`,
  },
  NUMBER_USED: {
    what: 'Số, ký hiệu này đã được dùng trong năm.',
    next: 'Kiểm tra sổ đi và lấy số tiếp theo.',
  },
  NUMBERS_BY_HAND_OPEN: {
    what: 'Còn số cho tay chưa vào sổ, nên chưa cấp số khác.',
    next: 'Vào sổ các số cho tay theo đúng thứ tự, mỗi số với ngày đã cho số; nếu khai nhầm số cuối thì khai lại ở Sổ đi.',
    whatWith: ({ year, next, last, from }) =>
      `Số cho tay năm ${year} còn phải vào sổ từ ${next} đến ${last}. Số vào sổ tiếp theo là ${next}; ngày cho số từ ${formatDate(from)}.`,
  },
  NUMBERS_BY_HAND_NONE: {
    what: 'Không còn số cho tay nào phải vào sổ.',
    next: 'Đăng ký bình thường; nếu còn số đã cho khi máy ngừng thì khai số cho tay ở Sổ đi trước.',
  },
  NUMBERS_BY_HAND_WRONG: {
    what: 'Các số đã khai không bắt đầu từ số tiếp theo của sổ, hoặc quá nhiều.',
    next: 'Xem lại số cuối cùng đã cho trong sổ giấy.',
    whatWith: ({ next, most }) =>
      `Số cho tay phải bắt đầu từ số ${next}, mỗi lần khai nhiều nhất ${most} số.`,
  },
  GIVEN_ON_OUTSIDE: {
    what: 'Ngày cho số không hợp với thứ tự trong sổ.',
    next: 'Xem lại ngày ghi trong sổ giấy và ngày văn bản.',
    whatWith: ({ earliest, latest }) =>
      `Ngày cho số phải từ ${formatDate(earliest)} đến ${formatDate(latest)}.`,
  },
  NOTATION_NOT_LISTED: {
    what: 'Ký hiệu có thành phần không thuộc cơ quan ban hành.',
    next: 'Chỉ dùng tên viết tắt đã đăng ký trong danh mục cơ quan, tổ chức; không ghi nội dung vào ký hiệu.',
  },
  TYPE_UNKNOWN: {
    what: 'Tên loại văn bản không có trong danh mục.',
    next: 'Chọn một tên loại trong danh mục.',
  },
  CATALOGUE_CODE_UNKNOWN: { what: 'Mã này không có trong danh mục.', next: 'Chọn một mã trong danh mục.' },
  ORGANISATION_UNKNOWN: {
    what: 'Cơ quan này không có trong danh mục cơ quan, tổ chức.',
    next: 'Chọn cơ quan trong danh mục cơ quan, tổ chức; nếu thiếu, cập nhật danh mục.',
    whatWith: ({ organisation }) =>
      `Cơ quan ${organisation} không có trong danh mục cơ quan, tổ chức vào ngày đó.`,
  },
  PERSON_UNKNOWN: {
    what: 'Theo danh mục cơ quan, tổ chức, người này không thuộc cơ quan đó.',
    next: 'Chọn trong danh mục một người của cơ quan ban hành.',
  },
  PROTECTION_TOO_LONG: {
    what: 'Thời hạn bảo vệ dài hơn mức luật cho phép với độ mật này.',
    next: 'Chọn ngày sớm hơn.',
    whatWith: ({ years }) =>
      `Thời hạn bảo vệ dài hơn ${years} năm, mức dài nhất luật cho phép với độ mật này.`,
  },
  DATE_IN_FUTURE: { what: 'Ngày này ở tương lai.', next: 'Nhập ngày không muộn hơn hôm nay.' },
  YEAR_CLOSED: {
    what: 'Sổ của năm này đã đóng: đã hết ngày nhận đăng ký của năm trước.',
    next: 'Kiểm tra lại ngày; nếu đúng, xin ý kiến người đứng đầu về việc đăng ký văn bản của năm cũ.',
    whatWith: ({ oldestOpen }) => `Sổ của năm này đã đóng: chỉ đăng ký vào sổ từ năm ${oldestOpen} trở đi.`,
  },
  VOLUME_NOT_OPEN: {
    what: 'Quyển sổ đã thay đổi so với lúc hiển thị: đã đóng hoặc có thêm dòng.',
    next: 'Xem lại sổ đăng ký.',
  },
  VOLUME_EMPTY: {
    what: 'Quyển sổ chưa có dòng nào nên chưa hết.',
    next: 'Tiếp tục đăng ký vào quyển này.',
  },
  YEAR_FIXED: {
    what: 'Dòng này đứng trong sổ của một năm khác nên không nhận ngày này.',
    next: 'Giữ ngày trong năm của sổ; nếu vào nhầm năm, hủy dòng này với lý do rồi đăng ký lại.',
    whatWith: ({ year }) => `Dòng này đứng trong sổ năm ${year} nên không nhận ngày này.`,
  },
  ARRIVED_BEFORE_ISSUED: {
    what: 'Ngày đến sớm hơn ngày văn bản.',
    next: 'Kiểm tra hai ngày; nếu bản giấy đã vào sổ với ngày đến này thì từ chối tiếp nhận gói tin và gọi nơi gửi đối chiếu.',
  },
  COPIES_TOO_FEW: {
    what: 'Số lượng bản ít hơn số nơi nhận.',
    next: 'Tăng số lượng bản hoặc bớt nơi nhận.',
    whatWith: ({ needed }) => `Số lượng bản ít hơn số nơi nhận: cần ít nhất ${needed} bản.`,
  },
  CHOICE_UNMATCHED: {
    what: 'Không có mục nào khớp với chữ đã gõ.',
    next: 'Sửa chữ trong ô, hoặc bấm Esc để bỏ chữ đã gõ.',
  },
  CHOICE_TIED: {
    what: 'Chưa rõ là mục nào nên không mục nào được chọn sẵn.',
    next: 'Bấm ↓ để chọn trong danh sách, hoặc gõ thêm, ví dụ tên cơ quan cấp trên.',
  },
  CHOICE_OPEN: {
    what: 'Chữ trong ô này chưa thành mục được chọn.',
    next: 'Bấm Enter hoặc ↓ để chọn, Esc để bỏ chữ đã gõ.',
  },
  CHOICE_REPEATED: {
    what: 'Mục này đã được chọn.',
    next: 'Gõ tên khác, hoặc bấm Esc để bỏ chữ đã gõ.',
  },
  CHOICE_UNLISTED: {
    what: 'Có mã hoặc tên không thêm được, còn để lại trong ô.',
    next: 'Sửa rồi bấm Enter; mã đúng mà danh mục cơ quan, tổ chức chưa có thì báo người giữ danh mục.',
  },
  COUNTS_DIFFER: {
    what: 'Số đếm trên bì không khớp với bản ghi đã nhận.',
    next: 'Không vào sổ; từ chối tiếp nhận với mã lý do để nơi gửi biết ngay.',
    whatWith: (differs) =>
      `Số đếm trên bì không khớp với bản ghi đã nhận ở ${Object.values(differs).filter(Boolean).length} mục.`,
  },
};

import { defineErrors, none } from './define.ts';
import { AboutOrganisation, CopiesNeeded } from './detail.ts';

/** Registers and records. */
export const registerErrors = defineErrors({
  RECORD_INVALID: {
    retryable: false,
    detail: none,
    vi: { what: 'Một ô nhập chưa hợp lệ.', next: 'Sửa ô được đánh dấu rồi lưu lại.' },
    en: { what: 'A field is not valid.', next: 'Correct the marked field and save again.' },
  },
  RECORD_NOT_FOUND: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Không có bản ghi với mã này.',
      next: 'Kiểm tra lại mã số hóa. Văn bản đã từ chối tiếp nhận không vào sổ; việc từ chối có trong sổ cái.',
    },
    en: {
      what: 'There is no record with this code.',
      next: 'Check the control code. What was refused stands in no register; the refusal is in the ledger.',
    },
  },
  RECORD_WRONG_STATE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Bản ghi không còn ở trạng thái cho phép thao tác này.',
      next: 'Mở lại bản ghi để xem trạng thái hiện tại.',
    },
    en: {
      what: 'The record is no longer in a state that allows this.',
      next: 'Open the record again to see its present state.',
    },
  },
  RECORD_CODE_USED: {
    retryable: false,
    detail: none,
    vi: { what: 'Mã số hóa này đã có trong sổ.', next: 'Mở bản ghi đã có thay vì nhập mới.' },
    en: { what: 'This control code is already in a register.', next: 'Open the existing record instead.' },
  },
  RECORD_CODE_SHARED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Hai cơ quan dùng cùng một mã số hóa: một bên đã lấy mã của bên kia.',
      next: 'Hai bản ghi được giữ riêng theo cơ quan ban hành; gọi điện đối chiếu mã với từng nơi và báo người đứng đầu.',
    },
    en: {
      what: "Two bodies use the same control code: one has taken the other's.",
      next: 'Both records are kept, each under its issuer; check the code with each by telephone and report to the head.',
    },
  },
  NUMBER_USED: {
    retryable: false,
    detail: none,
    vi: { what: 'Số, ký hiệu này đã được dùng trong năm.', next: 'Kiểm tra sổ đi và lấy số tiếp theo.' },
    en: {
      what: 'This number and notation were already used this year.',
      next: 'Check the outgoing register and take the next number.',
    },
  },
  NOTATION_NOT_LISTED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Ký hiệu có thành phần không thuộc cơ quan ban hành.',
      next: 'Chỉ dùng tên viết tắt đã đăng ký trong danh bạ; không ghi nội dung vào ký hiệu.',
    },
    en: {
      what: 'The notation has a part the issuing body has not listed.',
      next: 'Use only abbreviations listed in the directory; write no content into the notation.',
    },
  },
  TYPE_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: { what: 'Tên loại văn bản không có trong danh mục.', next: 'Chọn một tên loại trong danh mục.' },
    en: { what: 'The document type is not in the catalogue.', next: 'Choose a type from the catalogue.' },
  },
  CATALOGUE_CODE_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: { what: 'Mã này không có trong danh mục.', next: 'Chọn một mã trong danh mục.' },
    en: { what: 'This code is not in the catalogue.', next: 'Choose a code from the catalogue.' },
  },
  ORGANISATION_UNKNOWN: {
    retryable: false,
    detail: AboutOrganisation,
    vi: {
      what: 'Cơ quan này không có trong danh bạ.',
      next: 'Chọn cơ quan trong danh bạ; nếu thiếu, cập nhật danh bạ.',
    },
    en: {
      what: 'This organisation is not in the directory.',
      next: 'Choose one from the directory; update the directory if it is missing.',
    },
  },
  PERSON_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Người này không có trong danh bạ của cơ quan.',
      next: 'Chọn người trong danh bạ của cơ quan ban hành.',
    },
    en: {
      what: "This person is not in the organisation's directory entry.",
      next: 'Choose a person of the issuing organisation.',
    },
  },
  PROTECTION_TOO_LONG: {
    retryable: false,
    detail: none,
    vi: { what: 'Thời hạn bảo vệ dài hơn mức luật cho phép với độ mật này.', next: 'Chọn ngày sớm hơn.' },
    en: {
      what: 'The protection term is longer than the law allows for this level.',
      next: 'Choose an earlier date.',
    },
  },
  DATE_IN_FUTURE: {
    retryable: false,
    detail: none,
    vi: { what: 'Ngày này ở tương lai.', next: 'Nhập ngày không muộn hơn hôm nay.' },
    en: { what: 'This date lies in the future.', next: 'Enter a date no later than today.' },
  },
  YEAR_CLOSED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Sổ của năm này đã đóng: chỉ đăng ký vào sổ năm nay và năm trước.',
      next: 'Kiểm tra lại ngày; nếu đúng, xin ý kiến người đứng đầu về việc đăng ký văn bản của năm cũ.',
    },
    en: {
      what: 'The register of that year is closed: lines are written in those of this year and the last.',
      next: 'Check the date; if it is right, ask the head how a document of an earlier year is to be registered.',
    },
  },
  ARRIVED_BEFORE_ISSUED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Ngày đến sớm hơn ngày văn bản.',
      next: 'Kiểm tra hai ngày; nếu bản giấy đã vào sổ với ngày đến này thì từ chối tiếp nhận bì và gọi nơi gửi đối chiếu.',
    },
    en: {
      what: 'The day of arrival is before the day of the document.',
      next: 'Check both days; if its paper is in the register with this day of arrival, refuse the envelope and call the sender to compare.',
    },
  },
  COPIES_TOO_FEW: {
    retryable: false,
    detail: CopiesNeeded,
    vi: { what: 'Số bản ít hơn số nơi nhận.', next: 'Tăng số bản hoặc bớt nơi nhận.' },
    en: {
      what: 'There are fewer copies than recipients.',
      next: 'Raise the number of copies or remove recipients.',
    },
  },
  COUNTS_DIFFER: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Số đếm trên bì không khớp với bản ghi đã nhận.',
      next: 'Không vào sổ; từ chối tiếp nhận với mã lý do để nơi gửi biết ngay.',
    },
    en: {
      what: 'What you counted differs from the record received.',
      next: 'Do not enter it; refuse it with a reason code so that the sender knows at once.',
    },
  },
});

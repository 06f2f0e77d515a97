import type { custodyErrors } from '../../../../contract/errors/custody.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { Level } from '../../../../contract/record/fields.ts';
import type { Right } from '../../../../contract/rights/right.ts';
import type { TwoPersonAct } from '../../../../contract/rights/two-person.ts';

/** As the law's catalogue calls them. */
const rights: Readonly<Record<Right, string>> = {
  read: 'xem bản ghi',
  register: 'đăng ký, sửa, hủy đăng ký',
  issue: 'ký, phát hành',
  receive: 'tiếp nhận, từ chối tiếp nhận',
  keep: 'lưu giữ, giao nhận bản',
  'permit-lending': 'cho phép khai thác bản lưu',
  'permit-disclosing': 'cho phép cung cấp, chuyển giao',
  'permit-copying': 'cho phép sao, chụp',
  'permit-taking-out': 'cho phép mang ra khỏi nơi lưu giữ',
  'permit-destroying': 'quyết định tiêu hủy',
  verify: 'kiểm tra nhật ký',
};
/** As the dialogs call them. */
const acts: Readonly<Record<TwoPersonAct, string>> = {
  transfer: 'Chuyển giao',
  lend: 'Cho khai thác',
  'give-out': 'Phát cho cuộc họp',
  'give-back': 'Trả lại',
  'send-back': 'Gửi lại nơi ban hành',
  'take-out': 'Mang ra khỏi nơi lưu giữ',
  'bring-back': 'Nộp lại sau khi mang ra',
  archive: 'Lưu vào nơi để',
  move: 'Chuyển nơi để',
  disclose: 'Cho xem',
};
const mayBe = (holders: readonly string[]): string =>
  holders.length === 0 ? 'Chưa ai được làm người thứ hai.' : `Người được làm: ${holders.join(', ')}.`;
const levels: Readonly<Record<Level, string>> = { A: 'Tuyệt mật', B: 'Tối mật', C: 'Mật' };

export const custodySentences: SentencesOf<typeof custodyErrors> = {
  COPY_NOT_HERE: {
    what: 'Bản này không có ở cơ quan.',
    next: 'Xem lại số bản trên trang của văn bản.',
  },
  CUSTODY_MOVED: {
    what: 'Nơi lưu giữ bản này đã thay đổi.',
    next: 'Xem lại bản đang ở đâu trên trang của văn bản rồi làm lại.',
  },
  CUSTODY_WRONG_STATE: {
    what: 'Việc này chưa làm được: bản đang chờ bàn giao, đang cho khai thác, đang mang ra ngoài hoặc đang không thấy.',
    next: 'Xem việc còn mở của bản trên trang của văn bản, làm xong việc đó trước.',
  },
  CUSTODY_OPEN: {
    what: 'Còn bản chưa về văn thư: đang chờ ký nhận, đang cho khai thác, đang ở người khác hoặc đang không thấy.',
    next: 'Xem phần Các bản: rút lại việc giao đang chờ, hoặc thu lại bản đã giao, rồi làm lại.',
  },
  NOTHING_TO_COMPLETE: {
    what: 'Dòng đăng ký này không chờ bóc bì: đã ghi đủ, hoặc bì không thuộc loại chỉ người có tên mới được bóc.',
    next: 'Xem lại trang của văn bản; nếu ghi sai thì sửa dòng đăng ký.',
  },
  ENVELOPE_UNOPENED: {
    what: 'Phần này nằm trong bì chỉ người có tên mới được bóc, nên không ghi bằng cách sửa dòng đăng ký.',
    next: 'Người có tên bóc bì rồi ghi bổ sung ở trang của văn bản; nếu bì không thuộc loại này thì bỏ dấu đó trước.',
  },
  OFFER_GONE: {
    what: 'Đề nghị giao này không còn: đã được nhận hoặc đã rút lại.',
    next: 'Xem lại trang của văn bản.',
  },
  NOT_HOLDER: {
    what: 'Người thao tác không phải là người đang lưu giữ bản này.',
    next: 'Người lưu giữ tự thao tác bằng token của mình.',
    whatWith: ({ holder }) =>
      holder === 'desk'
        ? 'Bản này do văn thư lưu giữ.'
        : `Người thao tác không thay mặt được cho nơi lưu giữ ${holder}.`,
  },
  HOLDER_UNKNOWN: {
    what: 'Người, đơn vị hoặc nơi để không có trong danh sách nội bộ đang dùng, hoặc đã hết hạn.',
    next: 'Chọn mục khác; nếu cần, đề nghị người phụ trách bảo vệ bí mật nhà nước bổ sung danh sách.',
  },
  CLEARANCE_MISSING: {
    what: 'Người này chưa được phép tiếp cận độ mật của văn bản.',
    next: 'Chọn người khác; việc cho phép tiếp cận do người có thẩm quyền quyết định.',
    whatWith: ({ holder }) => `${holder} chưa được phép tiếp cận độ mật của văn bản.`,
  },
  RECORD_LOCKED: {
    what: 'Văn bản này nằm ngoài phạm vi người đang thao tác được xem.',
    next: 'Chuyển cho người được xem, hoặc đề nghị người có thẩm quyền cho phép tiếp cận bằng văn bản.',
    whatWith: ({ holders }) =>
      `Văn bản này nằm ngoài phạm vi người đang thao tác được xem (quyền “xem bản ghi”). ${
        holders.length === 0 ? 'Chưa ai được xem mọi độ mật.' : `Người được xem: ${holders.join(', ')}.`
      }`,
  },
  RIGHT_MISSING: {
    what: 'Người thao tác không có quyền làm việc này ở độ mật này.',
    next: 'Người có quyền tự thao tác, hoặc đề nghị giao quyền bằng văn bản.',
    whatWith: ({ right, level, holders }) =>
      holders.length === 0
        ? `Chưa ai được giao quyền “${rights[right]}” ở độ ${levels[level]}.`
        : `Không có quyền “${rights[right]}” ở độ ${levels[level]}. Người có quyền: ${holders.join(', ')}.`,
  },
  SECOND_PERSON_MISSING: {
    what: 'Việc này phải có người thứ hai xác nhận.',
    next: 'Người thứ hai ký bằng token ở đầu đọc thứ hai, hoặc ký tay trong sổ.',
    whatWith: ({ act, level, holders }) =>
      `${acts[act]} ở độ ${levels[level]} phải có người thứ hai xác nhận. ${mayBe(holders)}`,
  },
  SECOND_PERSON_SAME: {
    what: 'Người thao tác không thể tự xác nhận việc của mình.',
    next: 'Chọn người khác làm người thứ hai.',
  },
  SECOND_PERSON_ROLE: {
    what: 'Người này không có vai trò được làm người thứ hai của việc này.',
    next: 'Chọn người khác.',
    whatWith: ({ holders }) => `Người này không có vai trò được làm người thứ hai. ${mayBe(holders)}`,
  },
  COUNTERSIGNER_ABSENT: {
    what: 'Token của người ký không còn trong đầu đọc; chưa ký và chưa ghi gì.',
    next: 'Cắm token của người đó vào đầu đọc thứ hai rồi làm lại, hoặc chọn cách ký khác.',
  },
  COUNTERSIGN_CANCELLED: {
    what: 'Người thứ hai đã dừng, chưa ký; chưa ghi gì.',
    next: 'Làm lại khi người đó sẵn sàng ký, hoặc chọn cách ký khác.',
  },
  SECTION_MISSING: {
    what: 'Máy trạm chưa có danh sách nội bộ (người, đơn vị, nơi để, quyền).',
    next: 'Đề nghị quản trị nhập danh sách do người phụ trách bảo vệ bí mật nhà nước ký.',
  },
  PERMIT_MISSING: {
    what: 'Người cho phép không có thẩm quyền cho phép việc này ở độ mật này.',
    next: 'Chọn người có thẩm quyền.',
    whatWith: ({ holders }) =>
      holders.length === 0
        ? 'Chưa ai có thẩm quyền cho phép việc này ở độ mật này.'
        : `Người cho phép không có thẩm quyền ở độ mật này. Người có thẩm quyền: ${holders.join(', ')}.`,
  },
  PERMIT_EXPIRED: {
    what: 'Việc cho phép đã hết hạn.',
    next: 'Xin phép lại rồi ghi số văn bản cho phép mới.',
  },
  PERMIT_ON_PAPER: {
    what: 'Chưa ghi số, ký hiệu, ngày của văn bản cho phép.',
    next: 'Ghi theo văn bản cho phép, hoặc người cho phép tự thao tác.',
  },
};

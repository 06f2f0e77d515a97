import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { signatureErrors } from '../../../../contract/errors/signature.ts';

export const signatureSentences: SentencesOf<typeof signatureErrors> = {
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
    next: 'Kiểm tra danh mục cơ quan, tổ chức; nếu đúng người, đề nghị cập nhật danh mục.',
    whatWith: ({ token }) =>
      token === 'personal'
        ? 'Theo danh mục cơ quan, tổ chức, chủ token cá nhân này không được ký cho cơ quan.'
        : 'Theo danh mục cơ quan, tổ chức, token cơ quan đang cắm không phải của cơ quan này.',
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
  CRL_WENT_BACK: {
    what: 'Tệp danh sách thu hồi đã bị thay bằng bản cũ hơn.',
    next: 'Máy trạm vẫn dùng bản mới đã lưu trong kho. Quản trị viên nhập lại bản mới nhất và tìm hiểu ai đã thay tệp.',
  },
};

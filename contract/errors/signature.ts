import { defineErrors, none } from './define.ts';

/** Signatures, certificates and revocation. */
export const signatureErrors = defineErrors({
  SIGNATURE_INVALID: {
    retryable: false,
    detail: none,
    vi: { what: 'Chữ ký số không đúng.', next: 'Không sử dụng dữ liệu này; báo nơi gửi và quản trị viên.' },
    en: {
      what: 'A digital signature is wrong.',
      next: 'Do not use this data; tell the sender and the administrator.',
    },
  },
  SIGNATURE_FORMAT: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Cấu trúc chữ ký không đọc được hoặc thiếu thuộc tính bắt buộc.',
      next: 'Báo nơi gửi ký lại bằng phần mềm được chấp thuận.',
    },
    en: {
      what: 'The signature structure cannot be read or lacks a required attribute.',
      next: 'Ask the sender to sign again with approved software.',
    },
  },
  SIGNATURE_ALGORITHM: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chữ ký hoặc chứng thư dùng thuật toán không được chấp thuận.',
      next: 'Báo nơi gửi ký lại bằng chứng thư RSA từ 2048 bit hoặc ECDSA P-256, P-384 với SHA-2.',
    },
    en: {
      what: 'A signature or certificate uses an algorithm that is not approved.',
      next: 'Ask the sender to sign again with RSA of 2048 bits or more, or ECDSA P-256 or P-384, and SHA-2.',
    },
  },
  SIGNATURE_TIME: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Thời điểm ký không hợp lý so với giờ hiện tại hoặc thời hạn chứng thư.',
      next: 'Kiểm tra đồng hồ máy; nếu đúng giờ, báo nơi gửi kiểm tra đồng hồ rồi ký lại.',
    },
    en: {
      what: 'The signing time does not fit the present time or the life of the certificate.',
      next: 'Check the clock; if it is right, ask the sender to check theirs and sign again.',
    },
  },
  SIGNATURE_ORDER: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Cơ quan không được ký khi chưa có chữ ký của người có thẩm quyền.',
      next: 'Ký bằng token cá nhân trước.',
    },
    en: {
      what: 'The organisation may not sign before the competent person.',
      next: 'Sign with the personal token first.',
    },
  },
  SIGNER_NOT_AUTHORISED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Người ký không có quyền ký cho cơ quan này.',
      next: 'Kiểm tra danh bạ; nếu đúng người, đề nghị cập nhật danh bạ.',
    },
    en: {
      what: 'The signer may not sign for this organisation.',
      next: 'Check the directory; have it updated if the person is right.',
    },
  },
  CERTIFICATE_FORMAT: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chứng thư không đọc được hoặc có phần bắt buộc mà phần mềm không xử lý.',
      next: 'Liên hệ đơn vị cấp chứng thư số để xin chứng thư đúng quy chuẩn.',
    },
    en: {
      what: 'A certificate cannot be read or demands something this software does not do.',
      next: 'Ask the body that issued it for a certificate of the standard profile.',
    },
  },
  CERTIFICATE_UNTRUSTED: {
    retryable: false,
    detail: none,
    vi: { what: 'Chứng thư không nối được tới gốc tin cậy.', next: 'Kiểm tra các chứng thư gốc đã nhập.' },
    en: {
      what: 'The certificate does not lead to a trusted root.',
      next: 'Check the imported trust anchors.',
    },
  },
  CERTIFICATE_EXPIRED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chứng thư đã hết hạn hoặc chưa có hiệu lực.',
      next: 'Xin cấp chứng thư mới; kiểm tra đồng hồ máy.',
    },
    en: {
      what: 'The certificate has expired or is not yet valid.',
      next: 'Have a new certificate issued; check the clock.',
    },
  },
  CERTIFICATE_REVOKED: {
    retryable: false,
    detail: none,
    vi: { what: 'Chứng thư đã bị thu hồi.', next: 'Không dùng token này; liên hệ đơn vị cấp chứng thư số.' },
    en: {
      what: 'The certificate has been revoked.',
      next: 'Do not use this token; contact the body that issued it.',
    },
  },
  CERTIFICATE_USAGE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chứng thư không dùng được cho mục đích này.',
      next: 'Dùng đúng chứng thư ký số hoặc mã hóa.',
    },
    en: {
      what: 'The certificate may not be used for this purpose.',
      next: 'Use the signing or encryption certificate as required.',
    },
  },
  CRL_MISSING: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Thiếu danh sách thu hồi của đơn vị cấp chứng thư.',
      next: 'Quản trị viên nhập tệp CRL mới bằng phương tiện được chấp thuận.',
    },
    en: {
      what: "The issuer's revocation list is missing.",
      next: 'The administrator imports a new CRL file by approved means.',
    },
  },
  CRL_STALE: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Danh sách thu hồi đã quá cũ.',
      next: 'Quản trị viên nhập tệp CRL mới bằng phương tiện được chấp thuận.',
    },
    en: {
      what: 'The revocation list is too old.',
      next: 'The administrator imports a new CRL file by approved means.',
    },
  },
});

import { defineErrors, none } from './define.ts';

/** Refusals of the endpoint. */
export const endpointErrors = defineErrors({
  MEDIA_TYPE_FOREIGN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ từ chối kiểu dữ liệu lạ.',
      next: 'Chỉ gửi thông điệp của hệ thống này; thông điệp edXML không được nhận.',
    },
    en: {
      what: 'The endpoint refuses a foreign media type.',
      next: 'Send messages of this system only; edXML is not taken.',
    },
  },
  REQUEST_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ từ chối yêu cầu sai định dạng.',
      next: 'Báo quản trị viên: phần mềm máy trạm và máy chủ khác phiên bản.',
    },
    en: {
      what: 'The endpoint refused a malformed request.',
      next: 'Tell the administrator: terminal and endpoint may differ in version.',
    },
  },
  REQUEST_TOO_LARGE: {
    retryable: false,
    detail: none,
    vi: { what: 'Yêu cầu vượt giới hạn kích thước.', next: 'Bớt nơi nhận rồi gửi lại.' },
    en: { what: 'The request is over the size limit.', next: 'Use fewer recipients and send again.' },
  },
  ROUTE_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ không có chức năng này.',
      next: 'Báo quản trị viên: phần mềm máy trạm và máy chủ khác phiên bản.',
    },
    en: {
      what: 'The endpoint has no such function.',
      next: 'Tell the administrator: terminal and endpoint may differ in version.',
    },
  },
  SESSION_REQUIRED: {
    retryable: true,
    detail: none,
    vi: { what: 'Kết nối chưa được xác thực bằng token.', next: 'Máy trạm sẽ tự xác thực lại.' },
    en: {
      what: 'The connection has not been authenticated with a token.',
      next: 'The terminal authenticates again by itself.',
    },
  },
  SESSION_NOT_BOUND: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chữ ký phiên không thuộc kết nối này.',
      next: 'Báo quản trị viên: có thể có thiết bị đứng giữa.',
    },
    en: {
      what: 'The session signature does not belong to this connection.',
      next: 'Tell the administrator: something may stand in between.',
    },
  },
  TERMINAL_NOT_ADMITTED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Máy chủ không chấp nhận máy trạm này.',
      next: 'Báo quản trị viên kiểm tra chứng thư thiết bị và danh bạ máy trạm.',
    },
    en: {
      what: 'The endpoint does not admit this terminal.',
      next: "Have the administrator check the device certificate and the directory's list of terminals.",
    },
  },
  SENDER_MISMATCH: {
    retryable: false,
    detail: none,
    vi: { what: 'Nơi gửi ghi trên bì khác với phiên làm việc.', next: 'Báo quản trị viên.' },
    en: { what: "The envelope's sender is not the session's organisation.", next: 'Tell the administrator.' },
  },
  RECIPIENT_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: { what: 'Nơi nhận không có trong danh bạ của máy chủ.', next: 'Cập nhật danh bạ rồi phát hành lại.' },
    en: {
      what: "The recipient is not in the endpoint's directory.",
      next: 'Update the directory and issue again.',
    },
  },
  ANCHOR_CONFLICT: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Mốc sổ cái mâu thuẫn với mốc máy chủ đã giữ.',
      next: 'Dừng làm việc và báo người đứng đầu ngay.',
    },
    en: {
      what: 'The ledger anchor contradicts the one the endpoint holds.',
      next: 'Stop work and report to the head at once.',
    },
  },
  ENDPOINT_BUSY: {
    retryable: true,
    detail: none,
    vi: { what: 'Máy chủ đang bận.', next: 'Máy trạm sẽ tự thử lại.' },
    en: { what: 'The endpoint is busy.', next: 'The terminal tries again by itself.' },
  },
  ENDPOINT_FAILED: {
    retryable: true,
    detail: none,
    vi: {
      what: 'Máy chủ gặp lỗi và chưa ghi nhận yêu cầu.',
      next: 'Máy trạm sẽ tự thử lại; nếu kéo dài, báo quản trị viên máy chủ.',
    },
    en: {
      what: 'The endpoint failed and did not take the request.',
      next: "The terminal tries again by itself; if it lasts, tell the endpoint's administrator.",
    },
  },
});

export const vi = {
  title: 'Mở khóa máy trạm',
  pin: 'Mã PIN',
  open: 'Mở khóa',
  useOther: 'Dùng token {{label}}',
  useOtherOf: 'Dùng token {{label}}, số hiệu thiết bị {{serial}}, đầu đọc {{reader}}',
  reading: 'Đang đọc token trên các đầu đọc…',
  opening: 'Đang mở kho dữ liệu…',
  whichToken: 'Số hiệu thiết bị {{serial}} · Đầu đọc {{reader}}',
  tokenReady: 'Token {{label}} đã sẵn sàng.',
  lockedHeading: 'Vì sao máy trạm đã khóa',
  lockedByPerson:
    'Máy trạm đang khóa. Không đọc được dữ liệu nào khi chưa có token. Việc đang làm dở, nếu có: bản nháp văn bản mới và phần sửa thông tin đăng ký vẫn còn; số đếm, ô chưa gõ xong và phần nhập dở trong hộp thoại thì nhập lại.',
  organisation: 'Cơ quan',
  lead: 'Để mở kho dữ liệu, nhập mã PIN token của:',
  changed:
    'Token đã đổi: mã PIN nhập bây giờ được gửi tới {{label}}. Nếu đúng là token của mình, bấm Tab để vào ô mã PIN.',
};

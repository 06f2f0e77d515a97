export const unlock = {
  title: 'Mở khóa máy trạm',
  lead: {
    present: 'Nhập mã PIN của token để mở kho dữ liệu.',
    pinPad: 'Nhập mã PIN trên bàn phím của đầu đọc.',
  },
  pin: 'Mã PIN',
  pinHint: 'Mã PIN chỉ được gửi tới token, không được lưu lại.',
  open: 'Mở khóa',
  useOther: 'Dùng token {{label}}',
  startPinPad: 'Bắt đầu nhập trên đầu đọc',
  opening: 'Đang mở kho dữ liệu…',
  waitingPinPad: 'Đang chờ mã PIN từ bàn phím của đầu đọc…',
  serial: 'Số sê-ri {{serial}}',
  tokenReady: 'Token {{label}} đã sẵn sàng.',
  lockedHeading: 'Vì sao máy trạm đã khóa',
  lockedByPerson: 'Máy trạm đang khóa. Không đọc được dữ liệu nào khi chưa có token.',
  capsLock: 'Phím Caps Lock đang bật.',
  organisation: 'Cơ quan',
};
export const seal = {
  title: 'Mở token của cơ quan',
  lead: 'Cơ quan ký sau người có thẩm quyền (NĐ 30/2020, Điều 32). Văn thư tự tay nhập mã PIN token của cơ quan; token mở đến khi khóa máy.',
  pin: 'Mã PIN token của cơ quan',
  open: 'Mở token',
  opening: 'Đang mở token của cơ quan…',
};

import { BrowserWindow, dialog } from 'electron';
import type { Language } from '../../contract/language.ts';

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly go: string;
  readonly stop: string;
}

/** What main asks by itself, in a box of the system that no page can read or answer. */
const questions = {
  lastTry: {
    vi: {
      message: 'Chỉ còn MỘT lần thử mã PIN.',
      detail:
        'Nếu sai lần này, token bị khóa và phải mang đến nơi cấp. Chỉ tiếp tục khi chính bạn vừa nhập mã PIN và chắc chắn.',
      go: 'Dùng lần thử cuối',
      stop: 'Dừng lại',
    },
    en: {
      message: 'Only ONE try of the PIN is left.',
      detail:
        'If this one is wrong, the token locks and has to go back to who issued it. Go on only if you have just typed the PIN yourself and are sure.',
      go: 'Use the last try',
      stop: 'Stop',
    },
  },
  manyTries: {
    vi: {
      message: 'Mã PIN đã sai nhiều lần liền.',
      detail:
        'Nhiều loại token bị khóa sau lần sai thứ ba và phải mang đến nơi cấp. Chỉ tiếp tục khi chính bạn vừa nhập mã PIN và chắc chắn.',
      go: 'Thử tiếp',
      stop: 'Dừng lại',
    },
    en: {
      message: 'The PIN was wrong several times in a row.',
      detail:
        'Many tokens lock after the third wrong one and have to go back to who issued them. Go on only if you have just typed the PIN yourself and are sure.',
      go: 'Try again',
      stop: 'Stop',
    },
  },
  manyActs: {
    vi: {
      message: 'Máy trạm vừa làm rất nhiều việc trong một phút.',
      detail:
        'Nếu chính bạn đang làm, hãy tiếp tục. Nếu không, hãy khóa máy, rút token và báo quản trị viên ngay.',
      go: 'Tôi đang làm, tiếp tục',
      stop: 'Khóa máy',
    },
    en: {
      message: 'The terminal has done very many acts within a minute.',
      detail:
        'If it is you, go on. If it is not, lock the terminal, pull the token and tell the administrator at once.',
      go: 'It is me, go on',
      stop: 'Lock',
    },
  },
} as const satisfies Record<string, Record<Language, Question>>;

/** Asks the person at the terminal; the careful answer is the default, and what closing the box means. */
export async function confirm(name: keyof typeof questions, language: Language): Promise<boolean> {
  const { message, detail, go, stop } = questions[name][language];
  const options = {
    type: 'warning' as const,
    title: 'Trạm Mật',
    buttons: [stop, go],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    message,
    detail,
  };
  // A window that stands before the terminal's own, where there is one.
  const window = BrowserWindow.getAllWindows().at(-1);
  const { response } = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 1;
}

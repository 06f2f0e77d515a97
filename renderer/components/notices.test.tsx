import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { clearNotices, tellDone, tellFailure, useNotices } from '../state/notices.ts';
import { draw } from '../testing/draw.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('the same failure told again is one notice, the newer; another one stays beside it', () => {
  clearNotices();
  tellFailure(new AppError('RECIPIENT_UNKNOWN'));
  tellFailure(new AppError('VAULT_LOCKED'));
  tellFailure(new AppError('RECIPIENT_UNKNOWN'));
  const codes = useNotices
    .getState()
    .notices.map((notice) => (notice.tone === 'error' ? notice.failure.code : notice.tone));
  expect(codes).toEqual(['VAULT_LOCKED', 'RECIPIENT_UNKNOWN']);
  clearNotices();
});

test('dialogs are told how high the results below them are', () => {
  const looks: (() => void)[] = [];
  class Observer {
    constructor(look: () => void) {
      looks.push(look);
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Observer);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(108);
  draw(<p />, {});
  act(() => tellDone('Đã ghi.'));
  for (const look of looks) look();
  expect(document.documentElement.style.getPropertyValue('--notices')).toBe('108px');
});

import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { tellDone } from '../state/notices.ts';
import { draw } from '../testing/draw.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

import { type ErrorCode, errorSpec } from '../../contract/errors/index.ts';

/** An error before there is a window to show it in: code, and both languages one after the other. */
export function explain(code: ErrorCode): { title: string; text: string } {
  const { vi, en } = errorSpec(code);
  return {
    title: `Trạm Mật · ${code}`,
    text: `${vi.what}\n${vi.next}\n\n${en.what}\n${en.next}`,
  };
}

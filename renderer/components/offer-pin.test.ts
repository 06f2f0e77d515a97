import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { offerPin, type TypedPin } from './offer-pin.ts';

const typed = (text: string) => new TextEncoder().encode(text);

describe('a PIN typed in a window', () => {
  it.each([
    ['accepted', async () => ({}), undefined],
    [
      'refused',
      () => Promise.reject(new AppError('PIN_WRONG', { detail: { triesLeft: 2 } })),
      { code: 'PIN_WRONG', detail: { triesLeft: 2 } },
    ],
    ['failed', () => Promise.reject(new AppError('TOKEN_HOST_LOST')), { code: 'TOKEN_HOST_LOST' }],
  ] as const)('is sent as typed and zeroed once it is %s', async (_, answer, fault) => {
    const pin = typed('123456');
    const sent: string[] = [];
    const send = (bytes: TypedPin) => {
      sent.push(new TextDecoder().decode(bytes ?? new Uint8Array()));
      return answer();
    };
    expect(await offerPin(pin, send)).toEqual(fault);
    expect(sent).toEqual(['123456']);
    expect(pin).toEqual(new Uint8Array(6));
  });

  it.each(['', '123', 'x'.repeat(65)])(
    'is zeroed and never sent when its length cannot be right: "%s"',
    async (text) => {
      const pin = typed(text);
      const sent: TypedPin[] = [];
      const fault = await offerPin(pin, async (bytes) => {
        sent.push(bytes);
        return {};
      });
      expect(fault).toEqual({ code: 'PIN_FORMAT' });
      expect(sent).toEqual([]);
      expect(pin.every((octet) => octet === 0)).toBe(true);
    },
  );

  it('is no PIN at all on a reader with a pad', async () => {
    const sent: TypedPin[] = [];
    const fault = await offerPin(null, async (bytes) => {
      sent.push(bytes);
      return {};
    });
    expect([fault, sent]).toEqual([undefined, [null]]);
  });
});

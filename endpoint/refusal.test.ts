import { expect, test } from 'vitest';
import { AppError } from '../contract/errors/index.ts';
import { Refusal } from '../contract/exchange/api.ts';
import { refusalOf } from './refusal.ts';

test('a refusal has code and field, and never the detail of its code', () => {
  const detail = { token: 'personal' } as const;
  const refused = refusalOf(new AppError('SIGNER_NOT_AUTHORISED', { field: 'signature', detail }));
  expect(refused).toEqual({ code: 'SIGNER_NOT_AUTHORISED', field: 'signature' });
  expect(Refusal.safeParse({ code: 'SIGNER_NOT_AUTHORISED', detail }).success).toBe(false);
});

test('what the endpoint does not refuse with is a failure of its own', () => {
  expect(refusalOf(new AppError('PIN_LOCKED'))).toEqual({ code: 'ENDPOINT_FAILED' });
  expect(refusalOf(new Error('about'))).toEqual({ code: 'ENDPOINT_FAILED' });
});

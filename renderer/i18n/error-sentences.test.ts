import { expect, test } from 'vitest';
import type { Failure } from '../../contract/errors/index.ts';
import { sentenceOf } from '../../contract/errors/sentence.ts';
import { errorSentences } from './error-sentences.ts';

test.each<[Failure, vi: string, en: string]>([
  [{ code: 'PROTECTION_TOO_LONG', detail: { years: 10 } }, '10 năm', '10 years'],
  [{ code: 'YEAR_CLOSED', detail: { oldestOpen: 2025 } }, 'từ năm 2025', 'that of 2025'],
  [{ code: 'SIGNER_NOT_AUTHORISED', detail: { token: 'personal' } }, 'token cá nhân', 'personal token'],
  [
    { code: 'SIGNER_NOT_AUTHORISED', detail: { token: 'organisation' } },
    'token cơ quan',
    "organisation's token",
  ],
])('the sentence names what the detail of %j holds', (failure, vi, en) => {
  expect(sentenceOf(errorSentences.vi, failure).what).toContain(vi);
  expect(sentenceOf(errorSentences.en, failure).what).toContain(en);
});

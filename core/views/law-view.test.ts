import { expect, it } from 'vitest';
import { LawView } from '../../contract/ipc/directory-views.ts';
import { loadLaw } from '../law/law.ts';
import { lawView } from './law-view.ts';

it('the law fits the view that windows get', () => {
  const view = lawView(loadLaw('2026-03-01'));
  expect(LawView.parse(view)).toEqual(view);
  expect(view.protectionYears).toEqual({ A: 30, B: 20, C: 10 });
});

// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { useView } from '../../../renderer/state/view.ts';
import { keep, restore } from './keep.ts';

const form = (value: string) => `<main data-screen="form"><input value="${value}"></main>`;

describe('a page that is loaded again', () => {
  beforeEach(() => {
    sessionStorage.clear();
    useView.setState({ view: { screen: 'form', book: 'outgoing' } });
  });

  it('keeps what it was to show when it is loaded once more before its boxes are filled', async () => {
    document.body.innerHTML = form('31/');
    await keep();
    document.body.innerHTML = '';
    restore();
    document.body.innerHTML = form('');
    await keep();
    const fill = restore();
    await fill();
    expect(document.querySelector('input')?.value).toBe('31/');
  });

  it('keeps what was typed since its boxes were filled', async () => {
    document.body.innerHTML = form('31/');
    await keep();
    const fill = restore();
    await fill();
    document.body.innerHTML = form('31/12');
    await keep();
    document.body.innerHTML = form('');
    await restore()();
    expect(document.querySelector('input')?.value).toBe('31/12');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../build/run/paths.ts';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import type { RegisterPage, RegisterQuery } from '../../contract/ipc/views.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { Keystrokes, play } from './page/keystrokes.ts';
import { askTerminal } from './page/seed.ts';
import { windowsForFile } from './windows.ts';

const windows = windowsForFile('main-job-keys');

const fixture = join(root, 'test', 'fixtures', 'keys', 'main-job.json');

/** The lines of a book in their order: what was typed or chosen, and what became of it. */
async function linesOf({ page }: TerminalWindow, book: 'outgoing' | 'incoming') {
  const query: RegisterQuery = {
    book,
    year: Number(localDate(Date.now()).slice(0, 4)),
    text: '',
    levels: [],
    states: [],
    sort: [{ key: 'ordinal', descending: false }],
    offset: 0,
    limit: 200,
  };
  const { rows } = await askTerminal<RegisterPage>(page, 'register.page', query);
  return rows.map(({ record, state, came, progress }) => {
    const { ordinal, level, number, typeCode, notation, issuedOn, issuer, signer, recipients } = record;
    const { urgency, copies, pages, enclosures } = record;
    const document = { level, number, typeCode, notation, issuedOn, issuer, signer, recipients, urgency };
    return { ordinal, ...document, copies, pages, enclosures, came, state, progress };
  });
}

/**
 * What people know by heart: the keys of the main job as they were recorded once. The file is never changed; a window
 * on which they do something else is wrong.
 */
it('the recorded keys register, issue, receive and enter', async () => {
  const { a, b } = windows();
  const today = localDate(Date.now());
  await play(Keystrokes.parse(JSON.parse(readFileSync(fixture, 'utf8'))), { a, b });
  const report = {
    ordinal: 1,
    level: 'B',
    number: 21,
    typeCode: 'BC',
    notation: 'BC-UBND',
    issuedOn: today,
    issuer: a.agency.code,
    signer: a.agency.head.code,
    recipients: [b.agency.code],
    urgency: 'normal',
    copies: 2,
    pages: 6,
    enclosures: 1,
  };
  const letter = {
    ...report,
    ordinal: 2,
    level: 'C',
    number: 115,
    typeCode: 'CV',
    notation: 'STC-VP',
    issuer: 'H37.03',
    signer: undefined,
    copies: 1,
    pages: 4,
    enclosures: 0,
  };
  const nobody = { entered: 0, refused: 0, silent: 0 };
  expect(await linesOf(a, 'outgoing')).toEqual([
    { ...report, came: null, state: 'issued', progress: { ...nobody, entered: 1 } },
  ]);
  expect(await linesOf(b, 'incoming')).toEqual([
    { ...report, came: 1, state: 'entered', progress: nobody },
    { ...letter, came: 1, state: 'entered', progress: nobody },
  ]);
  expect(await linesOf(a, 'incoming')).toEqual([]);
  expect(await linesOf(b, 'outgoing')).toEqual([]);
});

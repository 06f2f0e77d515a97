import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { RecordPage } from '../../contract/ipc/views.ts';
import RecordScreen from '../screens/record/record.tsx';
import type { Answers } from './bridge.ts';
import { draw } from './draw.tsx';
import { bareRecordPage, codeOf, directoryAndLaw, instant, other, row } from './samples.ts';

export type Leg = RecordPage['papers'][number];
/** How a leg stood before what was noted last of it. */
const before = {
  waiting: null,
  handed: 'waiting',
  returned: 'handed',
  refused: 'handed',
  lost: 'handed',
} as const;
export const leg = (state: Leg['state'], organisation = other): Leg => ({
  organisation,
  state,
  reasons: state === 'refused' ? ['R02'] : [],
  at: instant,
  latest: before[state] === null ? null : { entry: 7, back: before[state] },
  handedAt: state === 'waiting' ? null : instant,
});
export type User = ReturnType<typeof draw>['user'];
export const drawPapers = (papers: Leg[], answers: Answers = {}, refusedBy: string[] = []) =>
  drawScreen(<RecordScreen screen="record" code={codeOf(1)} />, papers, answers, refusedBy);
export const drawScreen = (
  page: ReactElement,
  papers: Leg[],
  answers: Answers = {},
  refusedBy: string[] = [],
) =>
  draw(page, {
    ...directoryAndLaw,
    'record.page': () => pageOf(papers, refusedBy),
    'record.legs': () => ({ paper: [], lacks: [] }),
    ...answers,
  });
export const pageOf = (papers: Leg[], refusedBy: string[]) =>
  RecordPage.parse({
    ...bareRecordPage,
    row: row(1, { state: 'issued' }),
    copies: [{ copy: 1, state: 'sent', holder: other, transport: null, inside: null }],
    papers,
    refusedBy: refusedBy.map((organisation) => ({ organisation, reasons: ['R01'], at: instant })),
  });
/** What tells a body from its homonyms. */
export const above = '\u00a0· tỉnh (huấn luyện)';

/** The panel of the recipients that ask for something. */
export const panel = async () => within(await screen.findByRole('region', { name: /cần xử lý$/ }));

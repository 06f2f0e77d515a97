import { RecordPage, type SessionView } from '../../contract/ipc/views.ts';
import RecordScreen from '../screens/record/record.tsx';
import type { ViewOf } from '../state/view.ts';
import type { Answers } from './bridge.ts';
import { draw } from './draw.tsx';
import { bareRecordPage, clerk, codeOf, directoryAndLaw, instant, other, row, self } from './samples.ts';

export const step = (
  seq: number,
  act: RecordPage['route'][number]['act'],
  change: Partial<RecordPage['route'][number]> = {},
) => ({
  seq,
  at: instant,
  act,
  by: 'person' as const,
  actor: clerk,
  organisation: null,
  status: null,
  reasons: [],
  change: null,
  paper: null,
  custody: null,
  signed: true,
  ...change,
});
export const registered = RecordPage.parse({
  ...bareRecordPage,
  row: row(1),
  copies: [{ copy: 1, state: 'held', holder: self, transport: null, inside: null }],
  route: [step(1, 'register')],
});
export const issued = RecordPage.parse({
  ...registered,
  row: row(1, { state: 'issued', progress: { entered: 0, refused: 1, silent: 0 } }),
  route: [
    step(1, 'register'),
    step(2, 'issue'),
    step(3, 'status', { by: 'terminal', organisation: other, status: '02', reasons: ['R02'], signed: false }),
  ],
  signatures: [
    {
      role: 'person',
      status: null,
      subject: 'Trần Quốc Dũng',
      at: instant,
      valid: true,
      fault: null,
      warnings: [],
    },
    {
      role: 'organisation',
      status: null,
      subject: 'VP UBND',
      at: instant,
      valid: false,
      fault: 'CERTIFICATE_REVOKED',
      warnings: [],
    },
  ],
});

export const drawRecord = (
  page: RecordPage,
  answers: Answers = {},
  more: { ask?: ViewOf<'record'>['ask']; session?: SessionView } = {},
) =>
  draw(
    <RecordScreen screen="record" code={codeOf(1)} {...(more.ask ? { ask: more.ask } : {})} />,
    {
      ...directoryAndLaw,
      'record.page': () => page,
      'record.legs': () => ({ paper: [], lacks: [] }),
      ...answers,
    },
    more.session,
  );

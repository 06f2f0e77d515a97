import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { coreChannels, ipcEvents } from '../../contract/ipc/channels.ts';
import { codedRecordFormat, RecordInput } from '../../contract/record/coded-record.ts';
import { appendAct } from '../../core/acts/engine/append.ts';
import { newOutgoing } from '../../core/register/new-record.ts';
import { createStore } from '../../native/store/store.ts';
import { registered } from '../../test/support/electron.ts';
import { nodePort } from '../../test/support/node-process-factory.ts';
import { contextOf, outgoingInput, self } from '../../test/support/registers.ts';
import { key, temporaryFolder } from '../../test/support/store.ts';
import { createLog } from '../log.ts';
import { connect } from './connect.ts';
import { serve } from './serve.ts';

vi.mock('electron', () => import('../../test/support/electron.ts'));
const { handleChannels } = await import('../ipc/handle.ts');

const folder = temporaryFolder();
const request = '00000000-0000-4000-8000-000000000001';
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  folder.remove();
  vi.restoreAllMocks();
});

it('a record on its way from the window to the ledger and back is parsed once at each border', async () => {
  const forms = vi.spyOn(RecordInput._zod, 'run');
  const lines = vi.spyOn(codedRecordFormat.newest._zod, 'run');
  const log = createLog(() => undefined);
  const { 'record.register': channel } = coreChannels;
  const channels = { 'record.register': channel };

  // The core: what it makes goes into a real store.
  const store = createStore({ path: `${folder.path}/store.db`, key, organisation: self });
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const register = ({ input }: { input: RecordInput }) => {
    const record = newOutgoing(input, contextOf([]));
    const at = {
      store,
      clock: { now: () => Date.parse('2026-06-15T03:00:00.000Z') },
      self,
      actor: 'P00000001',
    };
    appendAct(at, { act: 'register', subject: record.code, data: { record, warned: [], givenOn: null } });
    return { record };
  };
  serve(nodePort(port1), channels, { 'record.register': register }, { log, events: ipcEvents });

  // Main: parses what the window sends and passes it on.
  const core = connect(nodePort(port2), channels, {
    lost: 'CORE_LOST',
    log,
    events: ipcEvents,
    onEvent: { session: () => undefined, changed: () => undefined },
  });
  const passed = {
    'record.register': (args: { request: string; input: RecordInput }) => core.call('record.register', args),
  };
  handleChannels(channels, passed, { admits: () => true, log, results: 'trusted' });

  const answered = await registered.get('record.register')?.({}, { request, input: outgoingInput });
  expect(answered).toMatchObject({ ok: true, value: { record: { number: outgoingInput.number } } });
  // In main, and in the core; the window parses a form once too (renderer/screens/form/form.test.ts).
  expect(forms).toHaveBeenCalledTimes(2);
  // Where the line is made, where its act is framed for the ledger, and in main where it comes back.
  expect(lines).toHaveBeenCalledTimes(3);
  // A ledger line read from the disk is parsed like any other input.
  expect(store.ledger.get(1)?.act).toBe('register');
  expect(lines).toHaveBeenCalledTimes(4);
  store.close();
});

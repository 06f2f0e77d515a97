import type { ControlCode } from '../../../contract/record/control-code.ts';
import { countOf } from '../../support/counted.ts';
import type { Desk, Step } from '../desk.ts';

/** What goes by wire and comes by it. */

const paperOf = async ({ handlers }: Desk, code: ControlCode) =>
  (await handlers['record.legs']({ code })).paper;

/** Signs and sends; whoever has no terminal gets the paper. */
export const issues =
  (name: string): Step =>
  async (desk) => {
    const { code } = desk.document(name).key;
    await desk.handlers['record.issue']({ code, paper: await paperOf(desk, code) });
  };

/** Waits for the envelope of a document. */
const waiting = ({ terminal, handlers, document }: Desk, name: string) => {
  const carries = document(name).key;
  return terminal.until(async () => (await handlers['incoming.waiting']({ carries })).chosen);
};

/** Counts, and enters the document of an envelope. */
export const receives =
  (name: string, more: { storeAt?: string; dossier?: string } = {}): Step =>
  async (desk) => {
    const { envelope } = await waiting(desk, name);
    const check = await countOf(desk.handlers, envelope);
    await desk.handlers['incoming.enter']({ envelope, check, noteCodes: [], ...more });
  };

export const refusesEnvelope =
  (name: string, ...reasons: string[]): Step =>
  async (desk) => {
    const { envelope } = await waiting(desk, name);
    await desk.handlers['incoming.refuse']({ envelope, reasons });
  };

/** Waits until so many recipients have entered or refused a document of this agency. */
export const learns =
  (name: string, expected: { entered?: number; refused?: number }): Step =>
  ({ terminal, handlers, document }) =>
    terminal.until(async () => {
      const { progress } = (await handlers['record.page'](document(name).key)).row;
      const { entered = progress.entered, refused = progress.refused } = expected;
      return progress.entered === entered && progress.refused === refused;
    });

export const resends =
  (name: string, to: string, from?: 'kept' | 'further'): Step =>
  ({ handlers, document }) =>
    handlers['record.resend']({ code: document(name).key.code, to, from });

/** The envelope of a document that goes to one recipient, as the outbox shows it. */
export async function envelopeOf({ handlers, document }: Desk, name: string) {
  const { code } = document(name).key;
  const { rows } = await handlers['outbox.list']({ offset: 0, limit: 200 });
  const row = rows.find((each) => each.code === code);
  if (row === undefined) throw new Error(`no envelope carries ${name}`);
  return row;
}

/** Waits until the envelope of a document is so far. */
export const awaits =
  (name: string, state: 'stored' | 'dead'): Step =>
  (desk) =>
    desk.terminal.until(async () => (await envelopeOf(desk, name)).state === state);

export const retries =
  (name: string): Step =>
  async (desk) => {
    const { envelope } = await envelopeOf(desk, name);
    await desk.handlers['outbox.retry']({ envelope });
  };

export const withdraws =
  (name: string): Step =>
  async (desk) => {
    const { envelope } = await envelopeOf(desk, name);
    await desk.handlers['outbox.withdraw']({ envelope });
  };

/** Waits until what cannot be read has come, and stands among what was rejected. */
export const rejects: Step = ({ terminal, handlers }) =>
  terminal.until(async () => (await handlers['today.view']({})).rejected.length > 0);

import type { Step } from '../desk.ts';

/** What a clerk notes of paper on its way to a recipient without a terminal, and of bodies outside the directory. */

export const hands =
  (name: string, to: string, run: number): Step =>
  ({ handlers, document, story }) =>
    handlers['paper.hand']({
      code: document(name).key.code,
      ...{ to: [story.bodies.get(to) ?? to], carrier: 'courier', run, envelopes: 1 },
    });

const told =
  (note: 'paper.lose' | 'paper.slip' | 'paper.decline') =>
  (name: string, to: string): Step =>
  ({ handlers, document, story, today }) => {
    const { code } = document(name).key;
    const about = { code, to: story.bodies.get(to) ?? to, on: today };
    switch (note) {
      case 'paper.lose':
        return handlers['paper.lose'](about);
      case 'paper.slip':
        return handlers['paper.slip']({ ...about, slip: code });
      case 'paper.decline':
        return handlers['paper.decline']({ ...about, reasons: ['R01'] });
    }
  };
export const loses = told('paper.lose');
export const slips = told('paper.slip');
export const declines = told('paper.decline');

/** Takes back what was noted last. */
export const retracts =
  (name: string, to: string, reason = 'L03'): Step =>
  async ({ handlers, document }) => {
    const { key } = document(name);
    const { papers } = await handlers['record.page'](key);
    const entry = papers.find(({ organisation }) => organisation === to)?.latest?.entry ?? 0;
    await handlers['paper.retract']({ code: key.code, to, entry, reason });
  };

/** A body that the directory does not list gets a number. */
export const enrols =
  (name: string, kind = 'B08'): Step =>
  async ({ handlers, story }) => {
    const { code } = await handlers['outside.enrol']({ kind });
    story.bodies.set(name, code);
  };

export const identifies =
  (name: string, organisation: string): Step =>
  ({ handlers, story }) =>
    handlers['outside.identify']({ code: story.bodies.get(name) ?? name, organisation });

export const separates =
  (name: string, reason = 'S01'): Step =>
  ({ handlers, story }) =>
    handlers['outside.separate']({ code: story.bodies.get(name) ?? name, reason });

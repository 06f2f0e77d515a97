import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import type { CommandName } from './channels.ts';

/** How many acts of each kind a terminal does in a minute before it asks the person, outside the page. */
export const actsPerMinute = {
  /**
   * Signed at once, not to be taken back, or what makes somebody answer for a copy: in some seconds each, by a person who
   * is quick.
   */
  signing: 20,
  /** Only written: the next checkpoint signs them. */
  writing: 60,
} as const;
export type ActKind = keyof typeof actsPerMinute;

export const actKinds = {
  'outside.enrol': 'writing',
  'outside.identify': 'writing',
  'outside.separate': 'writing',
  'numbers.byHand': 'writing',
  'record.register': 'writing',
  'record.correct': 'writing',
  'record.complete': 'writing',
  'record.cancel': 'writing',
  'record.settle': 'writing',
  'record.reopen': 'writing',
  'record.issue': 'signing',
  'record.resend': 'signing',
  'paper.hand': 'writing',
  'paper.slip': 'writing',
  'paper.decline': 'writing',
  'paper.lose': 'writing',
  'paper.retract': 'writing',
  'custody.do': 'signing',
  'custody.disclose': 'writing',
  'incoming.enter': 'signing',
  'incoming.refuse': 'signing',
  'volume.close': 'signing',
  'outbox.retry': 'writing',
  'outbox.withdraw': 'writing',
  'ledger.checkpoint': 'writing',
  'ledger.rebuild': 'writing',
} as const satisfies Record<CommandName | 'ledger.checkpoint' | 'ledger.rebuild', ActKind>;
export type RatedAct = keyof typeof actKinds;

/** Main asked, and a person said that it is them: the next minute begins. */
export const actRateChannels = defineChannels({
  'control.allowActs': { args: z.strictObject({}), result: z.strictObject({}) },
});

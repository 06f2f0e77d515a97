import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import type { coreChannels } from './channels.ts';

type Act = keyof typeof coreChannels;

/** How many acts of each kind a terminal does in a minute before it asks whoever sits there, outside the page. */
export const actRates = {
  /** A record is issued, counted or refused in some seconds, by a person who is quick. */
  signing: { perMinute: 20, acts: ['record.issue', 'incoming.enter', 'incoming.refuse'] },
  writing: {
    perMinute: 60,
    acts: [
      'record.register',
      'record.correct',
      'record.cancel',
      'outbox.retry',
      'outbox.withdraw',
      'ledger.checkpoint',
      'ledger.rebuild',
    ],
  },
} as const satisfies Record<string, { perMinute: number; acts: readonly Act[] }>;

/** Main asked, and a person said that it is them: the next minute begins. */
export const actRateChannels = defineChannels({
  'control.allowActs': { args: z.strictObject({}), result: z.strictObject({}) },
});

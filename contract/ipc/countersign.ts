import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import { Holder, Receiver } from '../custody/holder.ts';
import { Name } from '../exchange/directory.ts';
import { CodedRecord } from '../record/coded-record.ts';
import { CopyNumber, StoreLocation } from '../record/fields.ts';
import { PersonCode, TokenSerial } from '../scalar.ts';
import { ScannerSettings } from '../scanner.ts';
import { PinBytes } from '../token/channels.ts';
import { PinFlags } from '../token/state.ts';
import { command } from './command.ts';
import { CopiesShown } from './custody-channels.ts';
import { nothing } from './nothing.ts';
import { Preferences } from './preferences.ts';

/**
 * A hand-over that its other person signs beside the session: one act about copies of one record, so that what one PIN
 * signs is what one window shows (decision 0017).
 */
export const Countersigning = command({
  shown: CopiesShown,
  deed: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('accept'), to: Receiver }),
    z.strictObject({ act: z.literal('collect'), to: Receiver, place: StoreLocation.optional() }),
  ]),
  /** Who signs. */
  person: PersonCode,
});
export type Countersigning = z.infer<typeof Countersigning>;

const NamedHolder = z.strictObject({ code: Holder, name: Name.nullable() });

/** The act as the core knows it, with the token that is to sign it. Nothing in it comes from a page but codes. */
export const ShownForSigning = z.strictObject({
  act: z.enum(['accept', 'collect']),
  record: CodedRecord,
  copies: z.array(CopyNumber).min(1).max(999),
  from: NamedHolder,
  to: NamedHolder,
  person: z.strictObject({ code: PersonCode, name: Name }),
  token: z.strictObject({
    serial: TokenSerial,
    label: z.string().max(32),
    reader: z.string().max(64),
    pin: PinFlags,
    pinPad: z.boolean(),
  }),
});
export type ShownForSigning = z.infer<typeof ShownForSigning>;

/** What main's window for the PIN of who countersigns asks; no other window may, and that one nothing else. */
export const countersignChannels = defineChannels({
  'countersign.view': {
    args: nothing,
    result: z.strictObject({
      shown: ShownForSigning,
      preferences: Preferences,
      scanner: ScannerSettings,
    }),
  },
  /** Signs and writes; fails with what the person can try again, the window stays open for it. */
  'countersign.sign': { args: z.strictObject({ pin: PinBytes.nullable() }), result: nothing },
  /** Closes the window. */
  'countersign.cancel': { args: nothing, result: nothing },
});

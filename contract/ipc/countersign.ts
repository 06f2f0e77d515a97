import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import { HandOver } from '../custody/hand-over.ts';
import { Holder, Receiver } from '../custody/holder.ts';
import { PaperLine, Permit } from '../custody/permit.ts';
import { Name } from '../exchange/directory.ts';
import { byLanguage } from '../language.ts';
import { CodedRecord } from '../record/coded-record.ts';
import { CopyNumber, DossierCode, OutsidePlaceCode, StoreLocation } from '../record/fields.ts';
import { Carrier, RunNumber } from '../record/paper.ts';
import { TwoPersonAct } from '../rights/two-person.ts';
import { LocalDate, PersonCode, TokenSerial } from '../scalar.ts';
import { ScannerSettings } from '../scanner.ts';
import { PinBytes } from '../token/channels.ts';
import { PinFlags } from '../token/state.ts';
import { command } from './command.ts';
import { AloneDeed, CopiesShown, Disclosure } from './custody-channels.ts';
import { nothing } from './nothing.ts';
import { Preferences } from './preferences.ts';

/** What the other person of a hand-over says in it. */
export const HandOverSaid = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('accept'), to: Receiver }),
  z.strictObject({ act: z.literal('collect'), to: Receiver, place: StoreLocation.optional() }),
]);

const HandOverSigning = command({ shown: CopiesShown, deed: HandOverSaid, person: PersonCode });
export type HandOverSigning = z.infer<typeof HandOverSigning>;
const CopiesSigning = command({ shown: CopiesShown, alone: AloneDeed, person: PersonCode });
const DisclosureSigning = command({ disclosed: Disclosure, person: PersonCode });

/**
 * What `person` signs beside the session: one act about copies of one record, so that what one PIN signs is what one window
 * shows (decision 0017). Of a hand-over they are the other side; of an act that who acts does alone otherwise, on copies or a
 * disclosure, the second person whom the law asks for.
 */
export const Countersigning = z.union([HandOverSigning, CopiesSigning, DisclosureSigning]);
export type Countersigning = z.infer<typeof Countersigning>;

const NamedHolder = z.strictObject({ code: Holder, name: Name.nullable() });
const NamedPerson = z.strictObject({ code: PersonCode, name: Name });

/** What an act says besides its record and its copies; null what it does not have. */
const ShownTerms = z.strictObject({
  /** A shelf, or a place outside by its name. */
  place: z
    .strictObject({ code: z.union([StoreLocation, OutsidePlaceCode]), name: Name.nullable() })
    .nullable(),
  dossier: DossierCode.nullable(),
  purpose: z.strictObject(byLanguage(() => z.string().min(1).max(120))).nullable(),
  until: LocalDate.nullable(),
  carried: z.strictObject({ carrier: Carrier, run: RunNumber }).nullable(),
  permit: z
    .strictObject({ by: NamedHolder, paper: Permit.shape.paper, until: Permit.shape.until })
    .nullable(),
  /** Who was shown it, and how many from outside on which line. */
  persons: z.array(NamedHolder).max(200).nullable(),
  outside: z.strictObject({ ...PaperLine.shape, persons: z.int().min(1).max(200) }).nullable(),
});
export type ShownTerms = z.infer<typeof ShownTerms>;

/** The act as the core knows it, with the token that is to sign it. Nothing in it comes from a page but codes. */
export const ShownForSigning = z.strictObject({
  act: z.enum(['accept', 'collect', ...TwoPersonAct.options]),
  /** The hand-over that an acceptance answers; null of another act. */
  offered: HandOver.nullable(),
  record: CodedRecord,
  /** None of a disclosure. */
  copies: z.array(CopyNumber).max(999),
  from: NamedHolder.nullable(),
  to: NamedHolder.nullable(),
  terms: ShownTerms,
  person: NamedPerson,
  /** Who acts, and whom the second person stands by; null of a hand-over. */
  actor: NamedPerson.nullable(),
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

import type { Topic } from '../../contract/ipc/topic.ts';
import type { ActName, EntryOf, LedgerEntry } from '../../contract/ledger/act.ts';
import type { ActForm } from '../../contract/ledger/acts/form.ts';
import type { actForms } from '../../contract/ledger/acts/index.ts';
import type { Proof, UsedDirectory } from '../../contract/ledger/parts.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { EnvelopeId, OrganisationCode } from '../../contract/scalar.ts';
import type { CopiesHere } from '../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import type { Deed, Office } from '../../domain/rights/office.ts';
import type { LedgerState } from './support/ledger-state.ts';
import type { LineRules } from './support/line-rules.ts';
import type { ProofReader } from './support/proof-reader.ts';
import type { Step } from './support/step.ts';

/**
 * Where the copies of a record are that are here; `unasked` in a session of a generation of `unlock` that asked nothing of
 * it (decision 0022).
 */
export type KnownCopies = 'unasked' | ((key: RecordKey) => CopiesHere);

/**
 * All that the core knows of one act. No member is optional: what an act does not have is `'none'`, so that
 * a forgotten member fails the build. `Entry` is the act in each of its generations.
 */
interface Specification<Entry, Form, Proofs> {
  /** What the act is about, and the schemas of its data. */
  readonly form: Form;
  /** A person acts in their own session; the terminal acts in the session that is open. */
  readonly actor: 'person' | 'terminal' | ((entry: Entry) => 'person' | 'terminal');
  readonly session: 'begins' | 'within' | 'ends';
  /** What windows must read again after it. */
  readonly refreshes: readonly [Topic, ...Topic[]];
  /** The changes of registers it stands for, in the ledger of `self`. Pure. */
  readonly project: 'none' | ((entry: Entry, self: OrganisationCode) => RegisterChange[]);
  /** What it may follow. Throws the code of the rule it breaks, and notes what later entries must agree with. */
  readonly follow: 'none' | ((entry: Entry, state: LedgerState) => void);
  /** The registers' rules for its line and its codes. Throws the code of the rule it breaks. */
  readonly checkRules: 'none' | ((entry: Entry, rules: LineRules) => void);
  /** The right that its actor needs, at the level of its record. */
  readonly right: 'none' | Right;
  /**
   * What it asks of the section besides: holders, clearances, permits. `here` tells where the copies are. Throws the code
   * of the rule it breaks.
   */
  readonly office: 'none' | ((entry: Entry, office: Office, deed: Deed, here: KnownCopies) => void);
  /** The signed statements it rests on. */
  readonly proofs: Proofs;
  /** The digests of its data that are of no proof, by their path. */
  readonly references: 'none' | Readonly<Record<string, DigestOf>>;
  /** Whose record it is about. */
  readonly record: RecordLink<Entry>;
  /** What it shows on the way of that record. */
  readonly step: 'none' | ((entry: Entry, self: OrganisationCode) => Step);
  /** The directory that it records as in use from then on. */
  readonly directory: 'none' | ((entry: Entry) => UsedDirectory | undefined);
}

/** Who signed a proof. */
export type ProofRole = 'person' | 'organisation' | 'endpoint' | 'receiver' | 'authority' | 'countersigner';

interface CheckedProofs<Entry, Member extends PropertyKey> {
  /** Each member of the data that holds a proof. */
  readonly members: Readonly<Record<Member, ProofRole>>;
  /** Checks that every proof states what the act states and that its signer was authorised (`ProofReader`). */
  readonly check: (entry: Entry, reader: ProofReader) => Promise<void>;
}

/**
 * What a digest is of, where the act does not name it as a proof: the envelope as it came, the signed directory, a
 * section that an act before it named as one, a revocation list, which the vault keeps among all others, or the act that the
 * next entry is.
 */
type DigestOf = 'envelope' | 'directory' | 'section' | 'revocation-list' | 'act';

type RecordLink<Entry> =
  /** None, or none that a route can be drawn of. */
  | 'none'
  /** A record of our own that another act brought in. */
  | 'own'
  /** The act brings the record in, under its issuer. */
  | { readonly issuer: (entry: Entry, self: OrganisationCode) => OrganisationCode }
  /** The record that an envelope carries. */
  | { readonly envelope: (entry: Entry) => EnvelopeId };

/** The members of an act's data that hold a proof, in any of its generations; `list[].member` in each of a list. */
type ProofMember<Data> = Data extends object
  ? {
      [Key in keyof Data & string]-?: IsProof<Exclude<Data[Key], undefined>> extends true
        ? Key
        : Exclude<Data[Key], undefined> extends readonly (infer Item)[]
          ? `${Key}[].${ProofMember<Item>}`
          : never;
    }[keyof Data & string]
  : never;
type IsProof<Value> = [Value] extends [never] ? false : [Value] extends [Proof] ? true : false;

type ProofsOf<Entry extends LedgerEntry> = [ProofMember<Entry['data']>] extends [never]
  ? 'none'
  : CheckedProofs<Entry, ProofMember<Entry['data']>>;

export type ActSpecification<Name extends ActName> = Specification<
  EntryOf<Name>,
  (typeof actForms)[Name],
  ProofsOf<EntryOf<Name>>
>;

/** A specification together with an entry of its own act (`specificationOf`). */
export type AnySpecification = Specification<
  LedgerEntry,
  ActForm,
  'none' | CheckedProofs<LedgerEntry, string>
>;

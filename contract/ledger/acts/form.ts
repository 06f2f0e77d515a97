import type { z } from 'zod';
import { ControlCode } from '../../record/control-code.ts';
import { EnvelopeId, TokenSerial } from '../../scalar.ts';

/** What an act can be about, and how that is named. */
export const subjects = { record: ControlCode, envelope: EnvelopeId, token: TokenSerial } as const;
export type SubjectKind = keyof typeof subjects;

type Generations = readonly [z.ZodType, ...z.ZodType[]];

/** How ledgers hold one act. */
export interface ActForm<Kind extends SubjectKind = SubjectKind, Schemas extends Generations = Generations> {
  readonly subject: Kind;
  /**
   * Closed schemas of the data, oldest first: the first is generation 1. A terminal writes the last and reads
   * all, so one that ledgers were written by is never changed or removed (decision 0007).
   */
  readonly generations: Schemas;
}

export const actForm = <const Kind extends SubjectKind, const Schemas extends Generations>(
  form: ActForm<Kind, Schemas>,
): ActForm<Kind, Schemas> => form;

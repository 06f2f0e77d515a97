import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { type Holder, holderKind } from '../../../../contract/custody/holder.ts';
import { LocalDate } from '../../../../contract/scalar.ts';
import type { DeedContext, DeedDraft } from '../deeds.ts';
import type { usePermitLacks } from '../permit-fields.tsx';
import type { useSigningLacks } from '../signing-fields.tsx';

export interface PartProps {
  context: DeedContext;
  draft: DeedDraft;
  change: (change: Partial<DeedDraft>) => void;
}

/** What words are made of. */
export interface Sayings {
  readonly t: TFunction;
  readonly permitLacks: ReturnType<typeof usePermitLacks>;
  readonly signingLacks: ReturnType<typeof useSigningLacks>;
}

/** One of the things that a deed asks for (`PartName`). */
export interface DeedPart {
  readonly Boxes: (props: PartProps) => ReactNode;
  /** The labels of the boxes that lack something, in their order. */
  lacks(draft: DeedDraft, context: DeedContext, sayings: Sayings): string[];
}

export const missing = (isThere: boolean, label: string): string[] => (isThere ? [] : [label]);

export const isDay = (value: string | undefined, fits: (day: LocalDate) => boolean): boolean => {
  const day = LocalDate.safeParse(value);
  return day.success && fits(day.data);
};

/** Whether clearance keeps the copies from nobody: of a person, theirs. */
export const mayHave = ({ office, level }: DeedContext, code: Holder): boolean =>
  holderKind(code) !== 'person' || office.isCleared(code, level);

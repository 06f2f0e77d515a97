import { type ReactNode, useContext } from 'react';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { CountsFields } from './counts-fields.tsx';
import { useDerivedFields } from './derived.ts';
import type { RecordFormApi } from './field-kit.ts';
import { IdentityFields } from './identity-fields.tsx';
import { KeepingFields } from './keeping-fields.tsx';
import { PartiesFields } from './parties-fields.tsx';
import { SignedFields, SignedLine } from './signed-fields.tsx';
import { TermsFields } from './terms-fields.tsx';

/** The fields in the order of the hand: the document, then who, how many, and until when. */
export const Fields = ({
  form,
  book,
  correcting,
  countsIssued,
  parts,
  protectionYears,
  outside,
  remarkAt,
}: {
  form: RecordFormApi;
  book: Book;
  /** Issuer and code name a line, so a correction does not ask for them. */
  correcting: boolean;
  /** The line states how many copies its issuer made, of which fewer came. */
  countsIssued: boolean;
  parts: string[];
  protectionYears: LawView['protectionYears'];
  /** Gives a number to a body that the directory does not list. */
  outside: ReactNode;
  /** What is to be looked at again, at its box. */
  remarkAt: (field: 'number' | 'issuedOn' | 'arrivedOn') => string | undefined;
}) => {
  const yesterday = useDerivedFields(form, { book, correcting, years: protectionYears });
  const signed = useContext(SignedLine);
  if (signed !== undefined) return <SignedFields form={form} line={signed} />;
  return (
    <>
      <IdentityFields
        form={form}
        book={book}
        named={correcting}
        parts={parts}
        outside={outside}
        remarkAt={remarkAt}
        yesterday={yesterday}
      />
      <PartiesFields form={form} book={book} outside={outside} />
      <CountsFields form={form} countsIssued={countsIssued} />
      <TermsFields form={form} protectionYears={protectionYears} />
      <KeepingFields form={form} book={book} />
    </>
  );
};

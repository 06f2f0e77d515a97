import { type CodedRecord, RecordDraft } from '../../contract/record/coded-record.ts';
import { type Book, Level } from '../../contract/record/fields.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { isListedNotation } from '../numbering/notation.ts';
import { sameValue } from './changed-fields.ts';
import type { LineContext } from './line-context.ts';

/** The name of the draft of a form: of a new line by its book, of a correction by the line. */
export const draftKeyOf = (form: Book | RecordKey): string =>
  typeof form === 'string' ? form : `${form.issuer}/${form.code}`;

/** The fields of a form that a draft of it does not hold as they were given. */
export const leftOut = (given: RecordDraft, kept: RecordDraft): (keyof RecordDraft)[] =>
  RecordDraft.keyof().options.filter((field) => !sameValue(given[field], kept[field]));

/**
 * The part of a half-filled form that may be kept: of the fields that letters can be typed into, only what the
 * signed directory or the registers know, so that a draft cannot hold a sentence either. Of a correction also what the
 * line has already.
 */
export function keptDraft(
  draft: RecordDraft,
  { self, directory, law, registers, units }: Omit<LineContext, 'today' | 'workingDays'>,
  corrected?: CodedRecord,
): RecordDraft {
  const { notation, issuer, recipients, signer, typeCode, replyTo, thing, fileUnit, ...rest } = draft;
  const known = (code: OrganisationCode) => directory.organisation(code) !== undefined;
  const kept: RecordDraft = { ...rest };
  if (issuer !== undefined && known(issuer)) kept.issuer = issuer;
  if (signer !== undefined && directory.person(issuer ?? self, signer) !== undefined) kept.signer = signer;
  const type = law.types.find(({ code }) => code === typeCode);
  if (type !== undefined) kept.typeCode = type.code;
  if (law.things.some(({ code }) => code === thing)) kept.thing = thing;
  if (fileUnit !== undefined && units.unit(fileUnit) !== undefined) kept.fileUnit = fileUnit;
  if (replyTo !== undefined && registers.issuersOf(replyTo).length > 0) kept.replyTo = replyTo;
  const reached = recipients?.filter(known) ?? [];
  if (reached.length > 0) kept.recipients = reached;
  const levels = draft.level === undefined ? Level.options : [draft.level];
  const body = directory.organisation(issuer ?? self);
  if (notation !== undefined && body !== undefined) {
    if (levels.some((level) => isListedNotation({ notation, level }, body, law))) kept.notation = notation;
  }
  return corrected === undefined ? kept : { ...kept, ...sameAs(corrected, draft) };
}

/** The fields of a form that a line has as they are. */
function sameAs(line: CodedRecord, draft: RecordDraft): RecordDraft {
  const same = Object.entries(draft).filter(([field, value]) =>
    sameValue(value, line[field as keyof RecordDraft & keyof CodedRecord]),
  );
  return RecordDraft.parse(Object.fromEntries(same));
}

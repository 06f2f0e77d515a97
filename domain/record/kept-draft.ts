import { AppError } from '../../contract/errors/index.ts';
import type { RecordDraft } from '../../contract/record/coded-record.ts';
import { Level } from '../../contract/record/fields.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { checkNotation } from '../numbering/notation.ts';
import type { LineContext } from './line-context.ts';

/**
 * The part of a half-filled form that may be kept: of the fields that letters can be typed into, only what the
 * signed directory or the registers know, so that a draft cannot hold a sentence either.
 */
export function keptDraft(
  draft: RecordDraft,
  { self, directory, law, registers }: Omit<LineContext, 'today'>,
): RecordDraft {
  const { notation, issuer, recipients, signer, typeCode, replyTo, ...rest } = draft;
  const known = (code: OrganisationCode) => directory.organisation(code) !== undefined;
  const kept: RecordDraft = { ...rest };
  if (issuer !== undefined && known(issuer)) kept.issuer = issuer;
  if (signer !== undefined && directory.person(issuer ?? self, signer) !== undefined) kept.signer = signer;
  if (typeCode !== undefined && law.types.some(({ code }) => code === typeCode)) kept.typeCode = typeCode;
  if (replyTo !== undefined && registers.issuersOf(replyTo).length > 0) kept.replyTo = replyTo;
  const reached = recipients?.filter(known) ?? [];
  if (reached.length > 0) kept.recipients = reached;
  const levels = draft.level === undefined ? Level.options : [draft.level];
  const listed = (text: string) =>
    levels.some((level) => isListed({ notation: text, issuer: issuer ?? self, level }, directory, law));
  if (notation !== undefined && listed(notation)) kept.notation = notation;
  return kept;
}

function isListed(...[record, directory, law]: Parameters<typeof checkNotation>): boolean {
  try {
    checkNotation(record, directory, law);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

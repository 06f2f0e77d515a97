import { AppError } from '../../contract/errors/index.ts';
import { checkCertificate } from '../../core/signature/certificate-check.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { vectorFile, vectorText } from './vectors.ts';

/** A case of NIST PKITS 1.0.1: certificates from the anchor to the end, revocation lists, and the right verdict. */
export interface Case {
  readonly number: string;
  readonly title: string;
  readonly valid: boolean;
  readonly certs: readonly string[];
  readonly crls: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

export const readCases = (): Case[] => JSON.parse(vectorText('pkits', 'tests.json')) as Case[];

/** The lists of PKITS are current from 2010 to the end of 2030. */
const now = new Date('2026-11-27T00:00:00Z');

/**
 * What the product answers: ACCEPT, or the code of the refusal and for a trust file which one and why. Before that
 * stands SETTING where the case asks for a policy to begin with: the product has no such setting, so that it answers as
 * to a case without it.
 */
export function outcomeOf(one: Case): string {
  const answer = answerTo(one);
  return one.settings['SetInitialExplicitPolicy'] === 'true' ? `SETTING ${answer}` : answer;
}

function answerTo({ certs, crls }: Case): string {
  const [anchor = '', ...others] = certs;
  const end = others.pop() ?? '';
  const certificate = (name: string) => vectorFile('pkits', 'certs', `${name}.crt`);
  try {
    const files = {
      anchors: [certificate(anchor)],
      intermediates: others.map(certificate),
      crls: crls.map((name) => vectorFile('pkits', 'crls', `${name}.crl`)),
    };
    checkCertificate(certificate(end), loadTrust(files, 0, now), now, 'sign');
    return 'ACCEPT';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, detail } = error;
    return detail !== undefined && 'reason' in detail ? `${code} ${detail.file} ${detail.reason}` : code;
  }
}

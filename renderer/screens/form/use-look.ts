import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../../contract/channel.ts';
import { type Failure, failureOf } from '../../../contract/errors/index.ts';
import type { IpcChannels } from '../../../contract/ipc/channels.ts';
import type { CodedRecord, RecordDraft } from '../../../contract/record/coded-record.ts';
import type { Remark, Warning } from '../../../contract/record/warning.ts';
import { sameValue } from '../../../domain/record/changed-fields.ts';
import { boxOf, warnedOf } from '../../../domain/record/warnings.ts';
import { ask } from '../../bridge/client.ts';
import { useWording } from '../../components/failure.tsx';
import { useRemarkWords } from '../../components/remarks.tsx';
import type { RecordFormApi } from './field-kit.ts';
import { refusedByCore } from './rules.ts';
import { draftOf, fieldsLeftEmpty, type Values } from './values.ts';

type Field = keyof Values;

/** The fields that a refusal of the core can be shown at. */
const fieldNames = { ...fieldsLeftEmpty, recipients: true, urgency: true, noteCodes: true } as const;

interface Looked extends Pick<Result<IpcChannels, 'form.look'>, 'remarks'> {
  /** What stood in the form then. */
  readonly form: RecordDraft;
}

/**
 * Tells at the boxes of a form what the core would refuse of it, and what it would take but a person may want to look at
 * again. The core decides on saving, whatever was told before.
 */
export function useLook(form: RecordFormApi, correcting: CodedRecord | undefined) {
  const words = useRemarkWords();
  const wording = useWording();
  const told = useRef(new Set<Field>());
  const turn = useRef(0);
  const [looked, setLooked] = useState<Looked>();

  /** Shows a refusal at its box; false when it is of none. */
  const tellAt = (failure: Failure, shouldFocus: boolean): boolean => {
    const field = failure.field?.split('.')[0];
    if (field === undefined || !(field in fieldNames)) return false;
    const { what, next } = wording(failure);
    const error = { type: refusedByCore, message: `${what} ${next}`, types: { code: failure.code } };
    form.setError(field as Field, error, { shouldFocus });
    return true;
  };

  const show = (asked: RecordDraft, { faults, remarks }: Result<IpcChannels, 'form.look'>) => {
    const now = draftOf(form.getValues());
    const fault = (field: Field) => form.getFieldState(field).error?.type;
    for (const field of told.current) {
      if (faults.some((failure) => failure.field === field)) continue;
      told.current.delete(field);
      if (fault(field) === refusedByCore) form.clearErrors(field);
    }
    for (const failure of faults) {
      const field = failure.field as Field;
      const own = fault(field);
      // Another rule is told there already, or other words stand there by now: they are looked at when the box is left.
      if ((own !== undefined && own !== refusedByCore) || !sameValue(asked[field], now[field])) continue;
      if (tellAt(failure, false)) told.current.add(field);
    }
    setLooked({ form: asked, remarks });
  };

  const look = async (): Promise<readonly Remark[]> => {
    turn.current += 1;
    const mine = turn.current;
    const asked = draftOf(form.getValues());
    const corrects = correcting && { issuer: correcting.issuer, code: correcting.code };
    // The shell has logged the cause of a failure; what could not be looked at is told on saving.
    const answer = await ask('form.look', { form: asked, ...(corrects ? { corrects } : {}) }).catch(
      () => null,
    );
    if (answer !== null && mine === turn.current) show(asked, answer);
    return answer?.remarks ?? [];
  };

  const forget = useCallback(() => {
    turn.current += 1;
    told.current.clear();
    setLooked(undefined);
  }, []);

  const stands = form.watch(['number', 'notation', 'issuedOn', 'arrivedOn', 'issuer', 'givenOn']);
  /** What was told of the form and still stands in it. */
  const standing = (): readonly Remark[] => {
    if (looked === undefined) return [];
    const { number, notation, issuedOn, arrivedOn, issuer, givenOn } = looked.form;
    const then = [number, notation, issuedOn, arrivedOn, issuer, givenOn];
    return stands.every((value, index) => sameValue(value, then[index])) ? looked.remarks : [];
  };
  /** The same at the box of each; the notation's own box tells of its type. */
  const remarkAt = (field: Field): string | undefined => {
    const here = standing().filter(({ warning }) => boxOf(warning, looked?.form.book) === field);
    return here.length === 0 ? undefined : here.map(words).join(' ');
  };
  /**
   * Warnings that stand at their boxes: who saves has seen them, and is not asked again. That the same document is in the
   * register already is asked in any case.
   */
  const seen = (): Warning[] => warnedOf(standing()).filter((warning) => warning !== 'same-document');

  return {
    /** Asks the core about the form as it stands; answers what there is to look at again. */
    look,
    /** Another form stands in its place. */
    forget,
    remarkAt,
    seen,
    /** What the core threw, at its box; false when it has none. */
    tellThrown: (thrown: unknown) => tellAt(failureOf(thrown), true),
  };
}

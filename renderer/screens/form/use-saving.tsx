import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../../contract/errors/index.ts';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { CodedRecord, RecordInput } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { Remark, Warning } from '../../../contract/record/warning.ts';
import { withCopying, withProtection } from '../../../domain/record/protection.ts';
import { withoutBlanks } from '../../../domain/record/required-fields.ts';
import { warnedOf } from '../../../domain/record/warnings.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { ThrownNote, useWording } from '../../components/failure.tsx';
import { RemarksDialog, warningsIn } from '../../components/remarks.tsx';
import { showCode } from '../../format/codes.ts';
import { tellDone } from '../../state/notices.ts';
import { goBack, replace } from '../../state/view.ts';
import { ConfirmCorrection } from './confirm-correction.tsx';
import type { useDraft } from './draft.ts';
import type { RecordFormApi } from './field-kit.ts';
import { useFirstWrong } from './first-wrong.ts';
import { lineOf, wasRefused } from './saved-line.ts';
import type { useLook } from './use-look.ts';

/** How the person goes on after a line is written: with its page, or with the form of the next. */
type Then = 'open' | 'next';

interface Saved {
  readonly book: Book;
  readonly correcting: CodedRecord | undefined;
  readonly protectionYears: LawView['protectionYears'];
  readonly draft: Pick<ReturnType<typeof useDraft>, 'discard'>;
  readonly look: Pick<ReturnType<typeof useLook>, 'look' | 'seen' | 'tellThrown'>;
  readonly onCorrected: () => void;
  readonly onNext: (given: CodedRecord) => void;
}

/** Writes the line of a form or its correction, and asks first what the core or the law wants to be confirmed. */
export function useSaving(form: RecordFormApi, element: RefObject<HTMLFormElement | null>, saved: Saved) {
  const { book, correcting, protectionYears, draft, look, onCorrected, onNext } = saved;
  const { t } = useTranslation();
  const wording = useWording();
  const request = useRequest();
  const focusWrong = useFirstWrong(element);
  const [failure, setFailure] = useState<unknown>();
  const [confirm, setConfirm] = useState<{ input: RecordInput; remarks: readonly Remark[] }>();
  /** What the core wants to be confirmed, and how the person wanted to go on. */
  const [asked, setAsked] = useState<{ told: Warning[]; remarks: readonly Remark[]; then: Then }>();

  const refused = (thrown: unknown) => {
    if (!look.tellThrown(thrown)) setFailure(thrown);
  };
  const tellFaults = () => {
    void look.look();
    focusWrong();
  };
  /** The paper is counted blind against its envelope: what was typed here would tell nothing of its own. */
  const openCheck = async ({ issuer, code }: RecordInput) => {
    const carries = code === undefined ? undefined : { issuer, code };
    const { chosen } = await ask('incoming.waiting', { carries });
    await draft.discard();
    tellDone(wording('ENVELOPE_WAITS').what);
    replace({ screen: 'check', ...(chosen === null ? {} : { envelope: chosen.envelope }) });
  };
  const register = async (input: RecordInput, then: Then, confirmed: readonly Warning[]) => {
    const went = inOrder([...confirmed, ...look.seen()]);
    const { givenOn } = form.getValues();
    try {
      const { record } = await ask('record.register', {
        request: request.id(),
        input,
        ...(went.length > 0 ? { confirmed: went } : {}),
        ...(givenOn == null ? {} : { givenOn }),
      });
      // The core dropped it with the act; this is for what was typed meanwhile. The shell has logged a failure.
      await draft.discard().catch(() => undefined);
      tellDone(savedWords(record));
      // The page of a line whose envelope was refused says what is to be done, so it opens in any case.
      if (then === 'open' || (await wasRefused(input))) replace({ screen: 'record', ...lineOf(record) });
      else onNext(record);
    } catch (thrown) {
      const { code } = failureOf(thrown);
      const told = warningsIn(thrown);
      if (told !== undefined) setAsked({ told, remarks: await look.look(), then });
      else if (code === 'ENVELOPE_WAITS') await openCheck(input).catch(refused);
      else refused(thrown);
    }
  };
  const send = (then: Then, confirmed: readonly Warning[] = []) => {
    // What was typed and is no choice yet would not be saved, though it stands on the screen.
    // All other faults are told at once with it.
    if (element.current?.querySelector('[data-unsettled]')) return form.trigger().then(tellFaults);
    let isWrong = false;
    const submit = form.handleSubmit(
      async (values) => {
        const input = withoutBlanks(values);
        setFailure(undefined);
        setAsked(undefined);
        if (!correcting) return register(input, then, confirmed);
        const whole = book === 'outgoing' ? withCopying(withProtection(input, protectionYears)) : input;
        setConfirm({ input: whole, remarks: await look.look() });
      },
      () => {
        isWrong = true;
      },
    );
    // The faults are given to the boxes after that call, before the promise is kept.
    return submit().then(() => isWrong && tellFaults());
  };
  const savedWords = (record: CodedRecord) =>
    t(`form.saved.${record.book}`, {
      ordinal: record.ordinal,
      code: showCode(record.code),
      arrivalNumber: record.arrivalNumber ?? '',
    });
  const correctNow = async (reason: string) => {
    if (!correcting || !confirm) return;
    const { input, remarks } = confirm;
    try {
      await ask('record.correct', {
        ...{ request: request.id(), code: correcting.code, input, reason },
        ...(remarks.length > 0 ? { confirmed: warnedOf(remarks) } : {}),
      });
      await draft.discard().catch(() => undefined);
      onCorrected();
      tellDone(t('form.corrected', { code: showCode(correcting.code) }));
      goBack();
    } catch (thrown) {
      setConfirm(undefined);
      refused(thrown);
    }
  };

  return {
    send,
    fail: setFailure,
    failure: failure !== undefined && <ThrownNote thrown={failure} />,
    /** Another form stands in its place. */
    begin: () => {
      request.renew();
      setFailure(undefined);
      setAsked(undefined);
    },
    dialogs: (
      <>
        {asked && (
          <RemarksDialog
            told={asked.told}
            remarks={asked.remarks}
            onConfirm={() => void send(asked.then, asked.told)}
            onClose={() => setAsked(undefined)}
          />
        )}
        {confirm && correcting && (
          <ConfirmCorrection
            old={correcting}
            input={confirm.input}
            remarks={confirm.remarks}
            onConfirm={correctNow}
            onClose={() => setConfirm(undefined)}
          />
        )}
      </>
    ),
  };
}

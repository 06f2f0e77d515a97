import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../../contract/errors/index.ts';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { DraftKey } from '../../../contract/ipc/views.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { CodedRecord, RecordInput } from '../../../contract/record/coded-record.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { Remark, Warning } from '../../../contract/record/warning.ts';
import { withCopying, withProtection } from '../../../domain/record/protection.ts';
import { withoutBlanks } from '../../../domain/record/required-fields.ts';
import { warnedOf } from '../../../domain/record/warnings.ts';
import { ask } from '../../bridge/client.ts';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useNextNumbers } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { Button } from '../../components/button.tsx';
import { useEnrol } from '../../components/enrol.tsx';
import { ThrownNote, useWording } from '../../components/failure.tsx';
import { BoxFaults, useBoxFaults } from '../../components/fields/box-faults.ts';
import { moveOnEnter } from '../../components/fields/next-field.ts';
import { Icon } from '../../components/icon.tsx';
import { LastEntries } from '../../components/last-entries.tsx';
import { Page } from '../../components/page.tsx';
import { RemarksDialog, warningsIn } from '../../components/remarks.tsx';
import { formatNumber, showCode } from '../../format/codes.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { tellDone } from '../../state/notices.ts';
import { goBack, replace } from '../../state/view.ts';
import { ConfirmCorrection } from './confirm-correction.tsx';
import { derivedAnew, useYear } from './derived.ts';
import { useDraft } from './draft.ts';
import { DraftBar } from './draft-bar.tsx';
import { Fields } from './fields.tsx';
import { useFirstWrong } from './first-wrong.ts';
import { FormFoot } from './form-foot.tsx';
import { FormLead } from './form-lead.tsx';
import { formKeys } from './keys.ts';
import { useLastBox } from './last-box.ts';
import { crossedDates, type FormKnowledge, refusedByCore, resolver } from './rules.ts';
import { lineOf, wasRefused } from './saved-line.ts';
import { lastRecord, useFillLike } from './use-fill-like.ts';
import { useLook } from './use-look.ts';
import { useNotKept } from './use-not-kept.ts';
import { type Values, withEmptyFields, wrongFields } from './values.ts';

/** A closed dialog has given the focus back by then. */
const restoreMs = 100;

interface Props {
  book: Book;
  /** The values of a form begun now; `given` is the line that was written before it. */
  fresh: (given?: CodedRecord) => Values;
  initial: Values;
  restored: boolean;
  correcting?: CodedRecord;
  /** What its draft is kept under; the same object while the form stands. */
  draftKey: DraftKey;
  /** The number of copies in `correcting` is that of its issuer: fewer came. */
  countsIssued?: boolean;
  /** What a form begun now replies to. */
  replied?: ControlCode;
  protectionYears: LawView['protectionYears'];
}

export function Editor({ book, fresh, initial, restored, correcting, draftKey, replied, ...props }: Props) {
  const { countsIssued = false, protectionYears } = props;
  const { t } = useTranslation();
  const element = useRef<HTMLFormElement>(null);
  const [confirm, setConfirm] = useState<{ input: RecordInput; remarks: readonly Remark[] }>();
  const [failure, setFailure] = useState<unknown>();
  /** What the core wants to be confirmed, and how the person wanted to go on. */
  const [asked, setAsked] = useState<{
    told: Warning[];
    remarks: readonly Remark[];
    then: 'open' | 'next';
  }>();
  const [kept, setKept] = useState(restored);
  /** What stood in a draft that was discarded, until something is typed in the form that took its place. */
  const [discarded, setDiscarded] = useState<Values>();
  /** Counts the forms begun here: each has boxes of its own, so that none keeps what was typed into the one before. */
  const [round, setRound] = useState(0);
  const request = useRequest();
  const draft = useDraft(draftKey);
  const listsNobody = useRef(false);
  const form = useForm<Values, FormKnowledge, RecordInput>({
    defaultValues: initial,
    resolver,
    context: { listsNobody: () => listsNobody.current },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const focusWrong = useFirstWrong(element);
  const issuer = useOrganisation(form.watch('issuer') ?? undefined);
  const parts = issuer?.notationParts ?? noParts;
  listsNobody.current = issuer != null && !issuer.persons.some(({ inOffice }) => inOffice);
  const year = useYear(form, book);
  const replyTo = ControlCode.safeParse(form.watch('replyTo')).data;
  const next = useNextNumbers(book, year).data;
  const like = useFillLike(form, element, { fresh, years: protectionYears, number: next?.number });
  const look = useLook(form, correcting);
  const { isSubmitting, errors } = form.formState;
  const boxes = useBoxFaults();
  const wording = useWording();
  const { unsettled } = boxes;
  const notKept = useNotKept(draft, { book, countsIssued, unsettled, values: form.getValues });
  /** Whether a person put anything into the form: what is only derived is derived anew when it comes back. */
  const begun = useRef(restored);

  useEffect(() => {
    const watched = form.watch((values, { type }) => {
      if (type === 'change') {
        begun.current = true;
        setDiscarded(undefined);
      }
      if (begun.current) draft.keep(values as Values);
    });
    return () => watched.unsubscribe();
  }, [form, draft.keep]);
  const rememberBox = useLastBox(element, round);

  /** Tells what stands in the boxes and is not valid, or not what the core takes, and looks again at what was told. */
  const tellWrong = (told: (keyof Values)[]) => {
    const values = form.getValues();
    const fields = [...wrongFields(values), ...crossedDates(values), ...told];
    if (fields.length > 0) void form.trigger(fields);
    void look.look();
  };
  const leaveBox = () => {
    const told = Object.keys(errors) as (keyof Values)[];
    tellWrong(told.filter((field) => errors[field]?.type !== refusedByCore));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where a draft came back
  useEffect(() => {
    if (!restored) return;
    if (derivedAnew.some((field) => form.getValues(field) !== initial[field])) draft.keep(form.getValues());
    tellWrong([]);
  }, []);
  const restart = (values: Values) => {
    begun.current = false;
    like.forget();
    look.forget();
    draft.begin();
    form.reset(withEmptyFields(values));
    request.renew();
    setRound((before) => before + 1);
    setFailure(undefined);
    setAsked(undefined);
    setKept(false);
    setDiscarded(undefined);
  };
  const discard = async () => {
    const values = structuredClone(form.getValues());
    await draft.discard();
    restart(fresh());
    setDiscarded(values);
  };
  const takeBack = (values: Values) => {
    restart(values);
    begun.current = true;
    draft.keep(values);
    setKept(true);
    tellWrong([]);
  };
  /** The paper is counted blind against its envelope: what was typed here would tell nothing of its own. */
  const openCheck = async ({ issuer, code }: RecordInput) => {
    const carries = code === undefined ? undefined : { issuer, code };
    const { chosen } = await ask('incoming.waiting', { carries });
    await draft.discard();
    tellDone(wording('ENVELOPE_WAITS').what);
    replace({ screen: 'check', ...(chosen === null ? {} : { envelope: chosen.envelope }) });
  };
  const refused = (thrown: unknown) => {
    if (!look.tellThrown(thrown)) setFailure(thrown);
  };
  const tellFaults = () => {
    void look.look();
    focusWrong();
  };
  const send = (then: 'open' | 'next', confirmed: Warning[] = []) => {
    // What was typed and is no choice yet would not be saved, though it stands on the screen.
    // All other faults are told at once with it.
    if (element.current?.querySelector('[data-unsettled]')) return form.trigger().then(tellFaults);
    let isWrong = false;
    const submit = form.handleSubmit(
      async (values) => {
        const input = withoutBlanks(values);
        setFailure(undefined);
        setAsked(undefined);
        if (correcting) {
          const whole = book === 'outgoing' ? withCopying(withProtection(input, protectionYears)) : input;
          return setConfirm({ input: whole, remarks: await look.look() });
        }
        const went = inOrder([...confirmed, ...look.seen()]);
        try {
          const { record } = await ask('record.register', {
            request: request.id(),
            input,
            ...(went.length > 0 ? { confirmed: went } : {}),
          });
          // The core dropped it with the act; this is for what was typed meanwhile. The shell has logged a failure.
          await draft.discard().catch(() => undefined);
          tellDone(savedWords(record));
          // The page of a line whose envelope was refused says what is to be done, so it opens in any case.
          if (then === 'open' || (await wasRefused(input))) replace({ screen: 'record', ...lineOf(record) });
          else restart(fresh(record));
        } catch (thrown) {
          const { code } = failureOf(thrown);
          const told = warningsIn(thrown);
          if (told !== undefined) setAsked({ told, remarks: await look.look(), then });
          else if (code === 'ENVELOPE_WAITS') await openCheck(input).catch(refused);
          else refused(thrown);
        }
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
      notKept.settle();
      tellDone(t('form.corrected', { code: showCode(correcting.code) }));
      goBack();
    } catch (thrown) {
      setConfirm(undefined);
      refused(thrown);
    }
  };
  const duplicate = async () => {
    if (correcting) return;
    const last = await lastRecord(book);
    if (last === undefined) return tellDone(t('form.nothingToDuplicate'));
    begun.current = true;
    like.fill(last);
    tellDone(t('form.duplicated'));
  };
  useShortcuts(formKeys, {
    save: () => void send('open'),
    saveNext: () => void (correcting ? undefined : send('next')),
    duplicate: () => void duplicate().catch(setFailure),
  });

  const enrol = useEnrol((code) => {
    const partner = book === 'incoming' ? 'issuer' : 'recipients';
    begun.current = true;
    const value = partner === 'issuer' ? code : [...form.getValues('recipients'), code];
    form.setValue(partner, value, { shouldDirty: true, shouldValidate: true });
    like.note(partner);
    // The dialog gives the focus back to its button, where Ctrl+Enter would open it again.
    setTimeout(() => form.setFocus(partner === 'issuer' ? 'number' : partner), restoreMs);
  });

  const count = new Set([...Object.keys(errors), ...boxes.fault]).size;
  return (
    <Page
      takeFocus={false}
      title={
        correcting
          ? t('form.title.correct', { number: formatNumber(correcting.number, correcting.notation) })
          : t(`form.title.${book}`)
      }
      lead={<FormLead {...{ book, year, correcting, replyTo }} />}
      actions={
        <>
          {!correcting && (
            <Button onPress={() => void duplicate().catch(setFailure)} shortcut={formKeys.duplicate}>
              {t('form.duplicate')}
            </Button>
          )}
          <Button kind="quiet" onPress={goBack}>
            {t('shell.back')}
          </Button>
        </>
      }
    >
      <p className="no-summary">
        <Icon name="info" />
        {t('form.noSummary')}
      </p>
      {!correcting && <LastEntries book={book} />}
      {(kept || discarded !== undefined) && (
        <DraftBar
          repliesTo={correcting ? undefined : replyTo}
          waits={replied}
          onDiscard={kept ? () => void discard().catch(setFailure) : undefined}
          onTakeBack={() => discarded !== undefined && takeBack(discarded)}
        />
      )}
      <form
        ref={element}
        className="record-form"
        noValidate
        onKeyDown={moveOnEnter}
        onBlur={leaveBox}
        onFocus={rememberBox}
        onSubmit={(event) => event.preventDefault()}
      >
        <BoxFaults value={boxes.tell}>
          <Fields
            key={round}
            form={form}
            book={book}
            correcting={correcting !== undefined}
            countsIssued={countsIssued}
            parts={parts}
            protectionYears={protectionYears}
            outside={enrol.button}
            remarkAt={look.remarkAt}
          />
        </BoxFaults>
        {failure !== undefined && <ThrownNote thrown={failure} />}
        <FormFoot
          onSave={() => void send('open')}
          onSaveNext={correcting ? undefined : () => void send('next')}
          saving={isSubmitting}
          count={count}
          draft={draft.state}
          notKept={notKept.names}
        />
      </form>
      {enrol.dialog}
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
    </Page>
  );
}

const noParts: string[] = [];

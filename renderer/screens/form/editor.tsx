import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { DraftKey } from '../../../contract/ipc/views.ts';
import type { CodedRecord, RecordInput } from '../../../contract/record/coded-record.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useNextNumbers } from '../../bridge/queries.ts';
import { Button } from '../../components/button.tsx';
import { useEnrol } from '../../components/enrol.tsx';
import { BoxFaults, useBoxFaults } from '../../components/fields/box-faults.ts';
import { moveOnEnter } from '../../components/fields/next-field.ts';
import { Icon } from '../../components/icon.tsx';
import { LastEntries } from '../../components/last-entries.tsx';
import { Page } from '../../components/page.tsx';
import { formatNumber } from '../../format/codes.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { tellDone } from '../../state/notices.ts';
import { goBack } from '../../state/view.ts';
import { derivedAnew, useYear } from './derived.ts';
import { useDraft } from './draft.ts';
import { DraftBar } from './draft-bar.tsx';
import { Fields } from './fields.tsx';
import { FormFoot } from './form-foot.tsx';
import { FormLead } from './form-lead.tsx';
import { formKeys } from './keys.ts';
import { useLastBox } from './last-box.ts';
import { crossedDates, type FormKnowledge, refusedByCore, resolver } from './rules.ts';
import { lastRecord, useFillLike } from './use-fill-like.ts';
import { useLook } from './use-look.ts';
import { useNotKept } from './use-not-kept.ts';
import { useSaving } from './use-saving.tsx';
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
  const [kept, setKept] = useState(restored);
  /** What stood in a draft that was discarded, until something is typed in the form that took its place. */
  const [discarded, setDiscarded] = useState<Values>();
  /** Counts the forms begun here: each has boxes of its own, so that none keeps what was typed into the one before. */
  const [round, setRound] = useState(0);
  const draft = useDraft(draftKey);
  const listsNobody = useRef(false);
  const isByHand = useRef(false);
  const form = useForm<Values, FormKnowledge, RecordInput>({
    defaultValues: initial,
    resolver,
    context: { listsNobody: () => listsNobody.current, isByHand: () => isByHand.current },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const issuer = useOrganisation(form.watch('issuer') ?? undefined);
  const parts = issuer?.notationParts ?? noParts;
  listsNobody.current = issuer != null && !issuer.persons.some(({ inOffice }) => inOffice);
  const year = useYear(form, book);
  const replyTo = ControlCode.safeParse(form.watch('replyTo')).data;
  const next = useNextNumbers(book, year).data;
  const like = useFillLike(form, element, { fresh, years: protectionYears, number: next?.number });
  isByHand.current = !correcting && next?.byHand != null;
  const look = useLook(form, correcting);
  const { isSubmitting, errors } = form.formState;
  const boxes = useBoxFaults();
  const { unsettled } = boxes;
  const notKept = useNotKept(draft, { book, countsIssued, unsettled, values: form.getValues });
  const saving = useSaving(form, element, {
    ...{ book, correcting, protectionYears, draft, look },
    onCorrected: notKept.settle,
    onNext: (given) => restart(fresh(given)),
  });
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
    saving.begin();
    setRound((before) => before + 1);
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
  const duplicate = async () => {
    if (correcting) return;
    const last = await lastRecord(book);
    if (last === undefined) return tellDone(t('form.nothingToDuplicate'));
    begun.current = true;
    like.fill(last);
    tellDone(t('form.duplicated'));
  };
  useShortcuts(formKeys, {
    save: () => void saving.send('open'),
    saveNext: () => void (correcting ? undefined : saving.send('next')),
    duplicate: () => void duplicate().catch(saving.fail),
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
            <Button onPress={() => void duplicate().catch(saving.fail)} shortcut={formKeys.duplicate}>
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
          onDiscard={kept ? () => void discard().catch(saving.fail) : undefined}
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
        {saving.failure}
        <FormFoot
          onSave={() => void saving.send('open')}
          onSaveNext={correcting ? undefined : () => void saving.send('next')}
          saving={isSubmitting}
          count={count}
          draft={draft.state}
          notKept={notKept.names}
        />
      </form>
      {enrol.dialog}
      {saving.dialogs}
    </Page>
  );
}

const noParts: string[] = [];

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountedOtherwise } from '../../../contract/errors/detail.ts';
import type { EnvelopeCheck, WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import { DossierCode, Level, StoreLocation } from '../../../contract/record/fields.ts';
import type { Warning } from '../../../contract/record/warning.ts';
import {
  type CountField,
  countedFields,
  type EnvelopeCount,
  uncountedFields,
} from '../../../domain/record/envelope-count.ts';
import { asAppError } from '../../bridge/app-error.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { useShownAct } from '../../bridge/shown-act.ts';
import { Button } from '../../components/button.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { useFieldName } from '../../components/field-words.tsx';
import { type Counted, NumberBox, TextBox } from '../../components/fields/boxes.tsx';
import { NotesBox } from '../../components/fields/catalogue-boxes.tsx';
import { Choice } from '../../components/fields/choice.tsx';
import { moveOnEnter } from '../../components/fields/next-field.ts';
import { footInSight, showFocused } from '../../components/in-sight.ts';
import { LevelMark } from '../../components/level-mark.tsx';
import { RemarksDialog, warningsIn } from '../../components/remarks.tsx';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { tellDone } from '../../state/notices.ts';
import { useUnsaved } from '../../state/use-unsaved.ts';
import { replace } from '../../state/view.ts';
import { tellUnanswered } from './answered.ts';
import { asCheck } from './compare.ts';
import { Differences } from './differences.tsx';
import { checkKeys } from './keys.ts';
import { RefuseDialog } from './refuse-dialog.tsx';

/** The fields that were counted otherwise than the record states; undefined of any other refusal. */
function differingIn(thrown: unknown): CountField[] | undefined {
  const differs = CountedOtherwise.safeParse(asAppError(thrown).detail).data;
  return differs && CountedOtherwise.keyof().options.filter((field) => differs[field]);
}

const numberFields = ['number', 'copies', 'pages', 'pieces', 'enclosures'] as const;

/** The count as it stands in the boxes: text that is no number stays until it is mended. */
type TypedCount = Omit<EnvelopeCount, NumberField> & {
  readonly [Field in NumberField]?: Counted | undefined;
};
type NumberField = (typeof numberFields)[number];

const countedIn = ({ level, sealIntact, ...numbers }: TypedCount): EnvelopeCount => {
  const { number, copies, pages, pieces, enclosures } = numbers;
  const counted = (value: Counted | undefined) => (typeof value === 'number' ? value : undefined);
  return {
    ...{ level, sealIntact, number: counted(number), copies: counted(copies) },
    ...{ pages: counted(pages), pieces: counted(pieces), enclosures: counted(enclosures) },
  };
};

/** The clerk's own count. The window never learns the figures that it is compared with, only which of them differ. */
export function CountForm({ waiting }: { waiting: WaitingEnvelope }) {
  const { t } = useTranslation();
  const name = useFieldName('incoming');
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<TypedCount>({});
  const count = countedIn(typed);
  const [storeAt, setStoreAt] = useState<string>();
  const [dossier, setDossier] = useState<string>();
  const [noteCodes, setNoteCodes] = useState<string[]>([]);
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  /** What the last comparison found to differ and nobody has counted anew since. */
  const [doubted, setDoubted] = useState<readonly CountField[]>([]);
  /** What was counted anew since the last comparison was asked for: its answer, which may still come, is not about it. */
  const anew = useRef(new Set<CountField>());
  const [refusing, setRefusing] = useState(false);
  const request = useRequest();
  /** A text that was typed and is no choice yet. */
  const unsettled = () => element.current?.querySelector<HTMLInputElement>('[data-unsettled]');
  const unsaved = useUnsaved(
    () =>
      unsettled() != null ||
      [...Object.values(typed), storeAt, dossier, noteCodes[0]].some((value) => value !== undefined),
  );
  const entering = (check: EnvelopeCheck, confirmed: Warning[] = []) => ({
    request: request.id(),
    envelope: waiting.envelope,
    check,
    storeAt,
    noteCodes,
    dossier,
    ...(confirmed.length > 0 ? { confirmed } : {}),
  });
  const enter = useMutation({
    mutationFn: ({ check, confirmed }: { check: EnvelopeCheck; confirmed?: Warning[] }) =>
      ask('incoming.enter', entering(check, confirmed)),
    onError: (thrown) => setDoubted((differingIn(thrown) ?? []).filter((field) => !anew.current.has(field))),
    onSuccess: ({ record, answered }) => {
      unsaved.settle();
      if (!answered) tellUnanswered(waiting.from);
      tellDone(t('check.entered', { ordinal: record.ordinal, arrivalNumber: record.arrivalNumber ?? '' }));
      replace({ screen: 'check' });
    },
  });
  const differing = enter.error === null ? undefined : differingIn(enter.error);
  const told = enter.error === null ? undefined : warningsIn(enter.error);
  useEffect(() => element.current?.querySelector('input')?.focus(), []);
  // A try that is refused here or by the comparison goes to the first box that is wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a box that is counted anew moves nothing
  useEffect(() => {
    if (tries === 0) return;
    const field = element.current?.querySelector('.field-error')?.closest('.field');
    if (!field) return;
    (field.querySelector<HTMLInputElement>('input:checked') ?? field.querySelector('input'))?.focus();
    // What differs comes into sight as well, if both have room.
    element.current?.querySelector('.differences')?.scrollIntoView({ block: 'nearest' });
    showFocused();
  }, [tries, enter.error]);

  const set = <Field extends keyof TypedCount>(field: Field, value: TypedCount[Field]) => {
    setTyped((before) => ({ ...before, [field]: value }));
    setDoubted((before) => before.filter((one) => one !== field));
    anew.current.add(field);
    // A comparison that is under way stays so: nothing else is entered before its answer.
    if (!enter.isPending) enter.reset();
  };
  const wrongStore = storeAt !== undefined && !StoreLocation.safeParse(storeAt).success;
  const wrongDossier = dossier !== undefined && !DossierCode.safeParse(dossier).success;
  const check = wrongStore || wrongDossier ? undefined : asCheck(waiting, count);
  const compare = () => {
    setTries((before) => before + 1);
    // It would not be entered, though it stands on the screen.
    if (unsettled() != null) return unsettled()?.focus();
    if (check === undefined || enter.isPending) return;
    anew.current.clear();
    enter.mutate({ check });
  };
  useShownAct(check && { channel: 'incoming.enter', args: entering(check) });
  useShortcuts(checkKeys, { compare, refuse: () => setRefusing(true) });

  const absent = new Set(tried ? uncountedFields(waiting, count) : []);
  const error = (field: CountField, sentence: 'required' | 'notChosen' = 'required') =>
    absent.has(field) && typeof typed[field] !== 'string'
      ? t(`fields.rule.${sentence}`)
      : doubted.includes(field)
        ? t('check.differsHere')
        : undefined;
  const fields = countedFields(waiting.record);
  return (
    <>
      <form
        ref={element}
        className="panel check-form"
        onKeyDown={moveOnEnter}
        onSubmit={(event) => event.preventDefault()}
      >
        <h2>{t('check.counted')}</h2>
        {waiting.record.namedOpenerOnly && <p className="no-summary">{t('fields.openerHint')}</p>}
        <Choice
          label={t('words.field.level')}
          options={Level.options.map((level) => ({
            value: level,
            shown: <LevelMark level={level} />,
            letter: level,
          }))}
          value={count.level}
          onChange={(level) => set('level', level)}
          error={error('level', 'notChosen')}
          hint="A · B · C"
        />
        <div className="check-counts">
          {numberFields
            .filter((field) => fields.includes(field))
            .map((field) => (
              <NumberBox
                key={field}
                label={name(field)}
                value={typed[field]}
                onChange={(value) => set(field, value)}
                error={error(field)}
              />
            ))}
        </div>
        <Choice
          label={t('check.sealQuestion')}
          options={[
            { value: 'yes', shown: t('check.sealYes') },
            { value: 'no', shown: t('check.sealNo') },
          ]}
          value={count.sealIntact === undefined ? undefined : count.sealIntact ? 'yes' : 'no'}
          onChange={(answer) => set('sealIntact', answer === 'yes')}
          error={error('sealIntact', 'notChosen')}
        />
        <div className="check-counts">
          <TextBox
            label={t('words.field.storeAt')}
            optional
            value={storeAt}
            onChange={setStoreAt}
            hint={t('fields.storeHint')}
            error={wrongStore && tried ? t('fields.rule.storeAt') : undefined}
          />
          <TextBox
            label={t('words.field.dossier')}
            optional
            value={dossier}
            onChange={setDossier}
            hint={t('fields.dossierHint')}
            error={wrongDossier && tried ? t('fields.rule.dossier') : undefined}
          />
        </div>
        <NotesBox label={t('words.field.noteCodes')} optional value={noteCodes} onChange={setNoteCodes} />
        {differing && <Differences waiting={waiting} fields={differing} count={count} />}
        {enter.error && !differing && !told && <ThrownNote thrown={enter.error} />}
        <div ref={footInSight} className="form-foot">
          {differing && (
            <Button
              onPress={() => {
                setTyped({});
                setDoubted([]);
                enter.reset();
                setTries(0);
                element.current?.querySelector('input')?.focus();
              }}
            >
              {t('check.recount')}
            </Button>
          )}
          <Button
            kind="primary"
            shortcut={checkKeys.compare}
            onPress={compare}
            busy={enter.isPending ? t('check.entering') : undefined}
          >
            {t('check.compare')}
          </Button>
          <Button
            kind="danger"
            shortcut={checkKeys.refuse}
            onPress={() => setRefusing(true)}
            isDisabled={enter.isPending}
          >
            {t('check.refuse')}
          </Button>
        </div>
      </form>
      {told && check && (
        <RemarksDialog
          told={told}
          remarks={[]}
          shown={{ channel: 'incoming.enter', args: entering(check, told) }}
          onConfirm={() => enter.mutate({ check, confirmed: told })}
          onClose={() => enter.reset()}
        />
      )}
      {refusing && (
        <RefuseDialog
          waiting={waiting}
          differing={count.sealIntact === false ? ['sealIntact', ...(differing ?? [])] : (differing ?? [])}
          onRefused={unsaved.settle}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  );
}

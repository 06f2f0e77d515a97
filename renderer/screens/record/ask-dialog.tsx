import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { Button } from '../../components/button.tsx';
import { confirmKey, Dialog } from '../../components/dialog.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { tellDone } from '../../state/notices.ts';

/** A dialog about a record, of fields and one button; `act` is undefined while a field is missing or wrong. */
export function AskDialog({
  title,
  record,
  go,
  act,
  done,
  onClose,
  children,
}: {
  title: string;
  record: CodedRecord;
  go: string;
  act: (() => Promise<unknown>) | undefined;
  /** What is told when it is recorded. */
  done: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const acting = useMutation({
    mutationFn: () => act?.() ?? Promise.resolve(),
    onSuccess: () => {
      tellDone(done);
      onClose();
    },
  });
  const confirm = act === undefined ? undefined : () => acting.mutate();
  return (
    <Dialog
      title={title}
      about={<RecordName record={record} />}
      onConfirm={confirm}
      onClose={onClose}
      held={acting.isPending}
    >
      <form
        ref={begin}
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (!acting.isPending) confirm?.();
        }}
      >
        {children}
        {acting.error && <ThrownNote thrown={acting.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={acting.isPending}>
            {t('shell.back')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            shortcut={confirmKey}
            isDisabled={act === undefined}
            busy={acting.isPending ? t('record.papers.noting') : undefined}
          >
            {go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Puts the keyboard on the first field, or on the button of a dialog without one, when the form is drawn. */
const begin = (form: HTMLFormElement | null) =>
  form?.querySelector<HTMLElement>('input, [type=submit]')?.focus();

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { tellDone } from '../../state/notices.ts';

/** A dialog of fields and one button; `act` is undefined while a field is missing or wrong. */
export function AskDialog({
  title,
  go,
  act,
  done,
  onClose,
  children,
}: {
  title: string;
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
  return (
    <Dialog title={title} onClose={onClose} held={acting.isPending}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (act !== undefined && !acting.isPending) acting.mutate();
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

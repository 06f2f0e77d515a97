import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asking } from '../bridge/client.ts';
import { tellDone } from '../state/notices.ts';
import { Button } from './button.tsx';
import { confirmKey, Dialog } from './dialog.tsx';
import { ThrownNote } from './failure.tsx';

/** A dialog of fields and one button; `act` is undefined while a field is missing or wrong. */
export function AskDialog({
  title,
  lead,
  about,
  go,
  going,
  act,
  done,
  onClose,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** What it is about. */
  about: ReactNode;
  go: string;
  /** Stands on the button meanwhile. */
  going: string;
  act: Asking | undefined;
  /** What is told when it is recorded. */
  done: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const acting = useMutation({
    mutationFn: ({ send }: Asking) => send(),
    onSuccess: () => {
      tellDone(done);
      onClose();
    },
  });
  const confirm = act === undefined ? undefined : () => acting.mutate(act);
  // A refusal is of what was asked: it goes as soon as a field says something else.
  const refused = acting.variables?.what === act?.what ? acting.error : null;
  return (
    <Dialog
      title={title}
      lead={lead}
      about={about}
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
        {refused && <ThrownNote thrown={refused} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={acting.isPending}>
            {t('shell.back')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            shortcut={confirmKey}
            isDisabled={act === undefined}
            busy={acting.isPending ? going : undefined}
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

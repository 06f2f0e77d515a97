import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GestureAct } from '../../contract/ipc/channels.ts';
import type { Asking } from '../bridge/client.ts';
import { tellDone } from '../state/notices.ts';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ThrownNote } from './failure.tsx';

/** A dialog of fields and one button; `act` is undefined while a field is missing or wrong. */
export function AskDialog({
  title,
  lead,
  about,
  go,
  going,
  act,
  lacks,
  shown,
  done,
  onDone,
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
  /** The label of that field; of several all, in their order. */
  lacks?: string | readonly string[] | undefined;
  /** Of an act that signs at once: the act itself, as the button would send it. */
  shown?: GestureAct;
  /** What is told when it is recorded. */
  done: string;
  /** Runs when it is recorded, before the dialog is closed. */
  onDone?: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const acting = useMutation({
    mutationFn: ({ send }: Asking) => send(),
    onSuccess: () => {
      tellDone(done);
      onDone?.();
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
      lacks={lacks}
      shown={shown}
      onClose={onClose}
      held={acting.isPending}
    >
      <div ref={begin} className="ask">
        {children}
        {refused && <ThrownNote thrown={refused} />}
        <DialogActions go={go} going={going} />
      </div>
    </Dialog>
  );
}

/**
 * Puts the keyboard on the first field, of a group on what is chosen in it, or on the way back of a dialog without one,
 * when the dialog is drawn.
 */
export const begin = (body: HTMLElement | null) => {
  const first = body?.querySelector('input');
  const chosen = first?.closest('fieldset')?.querySelector<HTMLElement>('input[type=radio]:checked');
  (chosen ?? first ?? body?.querySelector<HTMLElement>('.dialog-actions button'))?.focus();
};

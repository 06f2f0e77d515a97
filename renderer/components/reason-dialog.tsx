import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GestureAct } from '../../contract/ipc/channels.ts';
import type { ReasonOption } from './catalogue.tsx';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ThrownNote } from './failure.tsx';
import { ReasonList } from './reason-list.tsx';

/** At least one reason of the catalogue. */
type Reasons = readonly [string, ...string[]];

/** Asks for reasons before an act; `onDone` runs when it is recorded. */
export function ReasonDialog({
  options,
  given = [],
  kind = 'danger',
  many = false,
  about,
  texts,
  act,
  shown,
  onDone,
  onClose,
}: {
  options: readonly ReasonOption[];
  /** Reasons that are known already: they are ticked, and can be taken out. */
  given?: readonly string[];
  /** Of the button that acts. */
  kind?: 'danger' | 'primary';
  many?: boolean;
  /** What it asks about. */
  about: ReactNode;
  texts: { title: string; lead: string; reasons: string; go: string; going: string };
  act: (reasons: Reasons) => Promise<unknown>;
  /** Of an act that signs at once: the act itself, as the button would send it. */
  shown?: (reasons: Reasons) => GestureAct;
  onDone: () => void;
  onClose: () => void;
}) {
  const [[first, ...others], setReasons] = useState<readonly string[]>(given);
  const acting = useMutation({ mutationFn: act, onSuccess: onDone });
  const reasons = first === undefined ? undefined : ([first, ...others] as const);
  return (
    <Dialog
      title={texts.title}
      lead={texts.lead}
      about={about}
      onConfirm={reasons === undefined ? undefined : () => acting.mutate(reasons)}
      lacks={reasons === undefined ? texts.reasons : undefined}
      shown={reasons && shown?.(reasons)}
      onClose={onClose}
      held={acting.isPending}
    >
      <ReasonList
        legend={texts.reasons}
        options={options}
        chosen={reasons ?? []}
        onChange={(codes) => {
          setReasons(codes);
          // A refusal is of the reasons that were sent.
          if (acting.isError) acting.reset();
        }}
        many={many}
      />
      {acting.error && <ThrownNote thrown={acting.error} />}
      <DialogActions kind={kind} go={texts.go} going={texts.going} />
    </Dialog>
  );
}

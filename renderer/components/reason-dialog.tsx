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
  open,
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
  /** What still has no reason among those chosen, told to the person; with it, what is ticked alone is not acted on. */
  open?: (chosen: readonly string[]) => string | undefined;
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
  const [chosen, setReasons] = useState<readonly string[]>();
  const [first, ...others] = chosen ?? given;
  const left = open?.(chosen ?? given);
  const acting = useMutation({ mutationFn: act, onSuccess: onDone });
  const settled = chosen !== undefined || left === undefined;
  const reasons = first === undefined ? undefined : ([first, ...others] as const);
  const ready = settled ? reasons : undefined;
  return (
    <Dialog
      title={texts.title}
      lead={texts.lead}
      about={about}
      onConfirm={ready === undefined ? undefined : () => acting.mutate(ready)}
      lacks={ready === undefined ? texts.reasons : undefined}
      shown={ready && shown?.(ready)}
      onClose={onClose}
      held={acting.isPending}
    >
      {left !== undefined && <p role="status">{left}</p>}
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

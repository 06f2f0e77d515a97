import { useTranslation } from 'react-i18next';
import { type DeedContext, type DeedDraft, type PartName, partsOf } from '../deeds.ts';
import { usePermitLacks } from '../permit-fields.tsx';
import { useSigningLacks } from '../signing-fields.tsx';
import { acceptance } from './acceptance.tsx';
import { arrival } from './arrival.tsx';
import { carrier } from './carrier.tsx';
import { collection } from './collection.tsx';
import { dossier } from './dossier.tsx';
import { found } from './found.tsx';
import { outing } from './outing.tsx';
import type { DeedPart, PartProps } from './part.ts';
import { permit } from './permit.tsx';
import { receiver } from './receiver.tsx';
import { second } from './second.tsx';
import { shelf } from './shelf.tsx';
import { until } from './until.tsx';

const parts: Readonly<Record<PartName, DeedPart>> = {
  receiver,
  until,
  permit,
  carrier,
  acceptance,
  collection,
  shelf,
  dossier,
  outing,
  arrival,
  found,
  second,
};

/** The boxes of a part. */
export function Part({ name, ...props }: PartProps & { name: PartName }) {
  const { Boxes } = parts[name];
  return <Boxes {...props} />;
}

/** The labels of all boxes of a deed that lack something, in their order. */
export function useLacks(): (draft: DeedDraft, context: DeedContext) => string[] {
  const { t } = useTranslation();
  const sayings = { t, permitLacks: usePermitLacks(), signingLacks: useSigningLacks() };
  return (draft, context) =>
    partsOf(context, draft).flatMap((name) => parts[name].lacks(draft, context, sayings));
}

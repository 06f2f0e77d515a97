import { deeds } from '../deeds.ts';
import { PermitFields } from '../permit-fields.tsx';
import type { DeedPart, PartProps } from './part.ts';

function PermitPart({ context: { office, level, deed }, draft, change }: PartProps) {
  const { permit } = deeds[deed];
  if (permit === undefined) return null;
  return (
    <PermitFields
      {...{ office, level, right: permit.right, optional: permit.optional, draft: draft.permit }}
      onChange={(next) => change({ permit: next })}
    />
  );
}

export const permit: DeedPart = {
  Boxes: PermitPart,
  lacks: (draft, { deed, office }, { permitLacks }) => {
    const { permit } = deeds[deed];
    if (permit === undefined || (permit.optional && draft.permit.by === undefined)) return [];
    return permitLacks(draft.permit, office.user);
  },
};

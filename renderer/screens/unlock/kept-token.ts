import { useEffect, useState } from 'react';
import type { SessionView, TokenView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { knowToken, useKnownToken } from '../../state/known-token.ts';
import { tellFailure } from '../../state/notices.ts';

type Tokens = Pick<SessionView, 'token' | 'others'>;

/**
 * The token that the PIN box is for. Once a PIN is begun it keeps to its token while that is plugged in, whatever comes
 * beside it, and the core is told to keep to it as well.
 */
export function useKeptToken({ token, others }: Tokens) {
  const [begun, setBegun] = useState<TokenView>();
  /** The token that the person has just chosen another instead of: the core still shows it for a moment. */
  const [left, setLeft] = useState<string | null>(null);
  const known = useKnownToken(({ serial }) => serial);
  const isHere = (serial: string | null) => [token, ...others].some((one) => one.serial === serial);
  const kept = begun !== undefined && isHere(begun.serial) ? begun : undefined;
  const shown = kept === undefined || kept.serial === token.serial ? token : kept;
  useEffect(() => {
    if (begun !== undefined && kept === undefined) setBegun(undefined);
  }, [begun, kept]);
  const { serial } = shown;
  useEffect(() => {
    if (known === null && serial !== null) knowToken(serial);
  }, [known, serial]);
  useEffect(() => {
    if (left !== null && serial !== left) setLeft(null);
  }, [left, serial]);
  const choose = (chosen: string) => {
    knowToken(chosen);
    void ask('session.choose', { serial: chosen }).catch((failure: unknown) => {
      setLeft(null);
      tellFailure(failure);
    });
  };
  return {
    token: shown,
    others:
      shown === token ? others : others.map((other) => (other.serial === serial ? named(token) : other)),
    /** It took the place of the one that the person knows. */
    isChanged: shown.state === 'present' && known !== null && serial !== known && serial !== left,
    choose: (chosen: string) => {
      setBegun(undefined);
      setLeft(serial);
      choose(chosen);
    },
    /** Something is in the PIN box, or nothing any more. */
    typed: (something: boolean) => {
      if (!something) setBegun(undefined);
      else if (begun === undefined && serial !== null) {
        setBegun(shown);
        choose(serial);
      }
    },
  };
}

const named = ({ serial, label, reader }: TokenView): SessionView['others'][number] => ({
  ...{ serial: serial ?? '', label: label ?? '', reader: reader ?? '' },
});

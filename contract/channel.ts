import { z } from 'zod';
import { ErrorCode } from './errors/index.ts';

/** A request channel: closed schemas for what goes in and what comes out. */
export interface Channel {
  readonly args: z.ZodType;
  readonly result: z.ZodType;
}
export type ChannelMap = Readonly<Record<string, Channel>>;

export type Args<Map extends ChannelMap, Name extends keyof Map> = z.infer<Map[Name]['args']>;
export type Result<Map extends ChannelMap, Name extends keyof Map> = z.infer<Map[Name]['result']>;

/** The functions behind a map of channels. */
export type Handlers<Map extends ChannelMap> = {
  [Name in keyof Map]: (args: Args<Map, Name>) => Result<Map, Name> | Promise<Result<Map, Name>>;
};

export const defineChannels = <const Map extends ChannelMap>(map: Map): Map => map;

/** What crosses in place of an exception: a stable code, and the schema key at fault where there is one. */
export const Failure = z.strictObject({
  code: ErrorCode,
  field: z
    .string()
    .max(80)
    .regex(/^[A-Za-z0-9.]*$/)
    .optional(),
});
export type Failure = z.infer<typeof Failure>;

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: Failure };

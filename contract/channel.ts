import type { z } from 'zod';

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

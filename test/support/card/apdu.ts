/** A command to a card (ISO 7816-4, 5.1), short or extended. */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Buffer;
  /** Most bytes that are expected back; undefined for none. */
  readonly le: number | undefined;
}

/** What a card answers: data, and the status bytes SW1 and SW2 as one number. */
export interface Answer {
  readonly data: Buffer;
  readonly status: number;
}

export const status = {
  ok: 0x9000,
  /** The low four bits tell the tries left. */
  wrongPin: 0x63c0,
  memoryFailure: 0x6581,
  wrongLength: 0x6700,
  notAuthenticated: 0x6982,
  pinBlocked: 0x6983,
  conditionsOfUse: 0x6985,
  wrongData: 0x6a80,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  noReference: 0x6a88,
  unknownInstruction: 0x6d00,
} as const;

const nothing = Buffer.alloc(0);
export const answer = (data: Buffer): Answer => ({ data, status: status.ok });
export const refuse = (code: number): Answer => ({ data: nothing, status: code });

const mostShort = 0x100;
const mostExtended = 0x1_0000;

/** Undefined for bytes that are no command. */
export function parseCommand(bytes: Buffer): Command | undefined {
  if (bytes.length < 4) return undefined;
  const [cla = 0, ins = 0, p1 = 0, p2 = 0] = bytes;
  const body = bytes.subarray(4);
  const command = (data: Buffer, le: number | undefined): Command => ({ cla, ins, p1, p2, data, le });
  if (body.length === 0) return command(nothing, undefined);
  if (body.length === 1) return command(nothing, body.readUInt8(0) || mostShort);
  const isExtended = body.readUInt8(0) === 0 && body.length >= 3;
  if (isExtended && body.length === 3) return command(nothing, body.readUInt16BE(1) || mostExtended);
  const start = isExtended ? 3 : 1;
  const end = start + (isExtended ? body.readUInt16BE(1) : body.readUInt8(0));
  const rest = body.length - end;
  const data = Buffer.from(body.subarray(start, end));
  if (rest === 0) return command(data, undefined);
  if (!isExtended && rest === 1) return command(data, body.readUInt8(end) || mostShort);
  if (isExtended && rest === 2) return command(data, body.readUInt16BE(end) || mostExtended);
  return undefined;
}

/** Bytes ↔ base64, which Node and the page do with different functions. */
export interface Base64 {
  to(bytes: Uint8Array): string;
  from(text: string): Uint8Array;
}

export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Structured clone over text: what Electron's IPC carries between a preload and main, without cycles.
 * Runs in Node and, as source text, in the page: it may use nothing from outside itself.
 */
export function createCodec(base64: Base64): Codec {
  type Tagged = { $: string; v?: unknown; name?: string };

  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  function bytesOf(view: ArrayBufferView): string {
    return base64.to(new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength));
  }

  function pack(value: unknown): unknown {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value !== 'object') return refuse();
    return packObject(value);
  }

  function packObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: base64.to(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const kind = Object.prototype.toString.call(value).slice(8, -1);
      return { $: 'view', name: kind, v: bytesOf(value) };
    }
    if (value instanceof Map)
      return { $: 'map', v: [...value].map(([key, item]) => [pack(key), pack(item)]) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
    if (value instanceof Error) return { $: 'error', name: value.name, v: value.message };
    if (value instanceof Promise || value instanceof WeakMap) return refuse();
    const entries = Object.entries(value).map(([key, item]) => [key, pack(item)] as const);
    const plain = Object.fromEntries(entries);
    return '$' in value ? { $: 'object', v: plain } : plain;
  }

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    return '$' in value ? unpackTagged(value as Tagged) : unpackPlain(value);
  }

  function unpackPlain(value: object): unknown {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
  }

  function unpackTagged({ $, v, name }: Tagged): unknown {
    switch ($) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(v as string);
      case 'date':
        return new Date(v as number);
      case 'buffer':
        return base64.from(v as string).buffer;
      case 'view':
        return unpackView(name ?? 'Uint8Array', base64.from(v as string));
      case 'map':
        return new Map((v as [unknown, unknown][]).map(([key, item]) => [unpack(key), unpack(item)]));
      case 'set':
        return new Set((v as unknown[]).map(unpack));
      case 'error': {
        const error = new Error(v as string);
        error.name = name ?? 'Error';
        return error;
      }
      default:
        return unpackPlain(v as object);
    }
  }

  function unpackView(name: string, bytes: Uint8Array): unknown {
    if (name === 'Uint8Array') return bytes;
    const kinds = [
      Int8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    ];
    const View = kinds.find((kind) => kind.name === name);
    return View === undefined ? bytes : Reflect.construct(View, [bytes.buffer]);
  }

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}

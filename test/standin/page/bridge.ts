/** One world's end of the bridge: values go over as clones, functions and promises as names. */
export interface BridgeEnd {
  /** A value in a form that the other world's clone of it can be rebuilt from. */
  give(value: unknown): unknown;
  take(form: unknown): unknown;
}

/**
 * contextBridge between two JavaScript worlds of one document. Both hold the same DOM event target; a
 * CustomEvent's detail reaches the other world as a structured clone, at once, so that calls are synchronous
 * as they are in Electron. Runs in the page as source text: it may use nothing from outside itself.
 */
export function createBridgeEnd(target: EventTarget, sends: string, receives: string): BridgeEnd {
  type Form =
    | { is: 'value'; value: unknown }
    | { is: 'error'; name: string; message: string }
    | { is: 'function'; id: number }
    | { is: 'promise'; id: number }
    | { is: 'list'; items: Form[] }
    | { is: 'record'; entries: [string, Form][] };
  type Call = (...args: unknown[]) => unknown;
  type Note =
    | { note: 'call'; fn: number; args: Form[] }
    | { note: 'answer'; ok: boolean; form: Form }
    | { note: 'settle'; id: number; ok: boolean; form: Form };

  const functions: Call[] = [];
  const known = new WeakMap<Call, number>();
  const proxies = new Map<number, Call>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let promises = 0;
  let answer: { ok: boolean; form: Form } | undefined;

  const send = (note: Note): void => {
    target.dispatchEvent(new CustomEvent(sends, { detail: note }));
  };

  function give(value: unknown): Form {
    if (typeof value === 'function') {
      const call = value as Call;
      const id = known.get(call) ?? functions.push(call) - 1;
      known.set(call, id);
      return { is: 'function', id };
    }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return { is: 'value', value };
    if (value instanceof Promise) {
      promises += 1;
      const id = promises;
      value.then(
        (result) => settle(id, true, result),
        (error: unknown) => settle(id, false, error),
      );
      return { is: 'promise', id };
    }
    if (value instanceof Error) return { is: 'error', name: value.name, message: value.message };
    if (Array.isArray(value)) return { is: 'list', items: value.map(give) };
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      return { is: 'record', entries: Object.entries(value).map(([key, item]) => [key, give(item)]) };
    }
    return { is: 'value', value };
  }

  function settle(id: number, ok: boolean, value: unknown): void {
    try {
      send({ note: 'settle', id, ok, form: give(value) });
    } catch (error) {
      send({ note: 'settle', id, ok: false, form: give(error) });
    }
  }

  function take(form: Form): unknown {
    switch (form.is) {
      case 'value':
        return form.value;
      case 'error': {
        const error = new Error(form.message);
        if (form.name !== 'Error') error.name = form.name;
        return error;
      }
      case 'list':
        return form.items.map(take);
      case 'record':
        return Object.fromEntries(form.entries.map(([key, item]) => [key, take(item)]));
      case 'promise':
        return new Promise((resolve, reject) => waiting.set(form.id, { resolve, reject }));
      case 'function': {
        const proxy = proxies.get(form.id) ?? ((...args: unknown[]) => call(form.id, args));
        proxies.set(form.id, proxy);
        return proxy;
      }
    }
  }

  function call(fn: number, args: unknown[]): unknown {
    answer = undefined;
    send({ note: 'call', fn, args: args.map(give) });
    const got = answer as { ok: boolean; form: Form } | undefined;
    answer = undefined;
    if (got === undefined) throw new Error('An object could not be cloned.');
    if (!got.ok) throw take(got.form);
    return take(got.form);
  }

  function serve(fn: number, args: Form[]): void {
    let note: Note;
    try {
      note = { note: 'answer', ok: true, form: give(functions[fn]?.(...args.map(take))) };
    } catch (error) {
      note = {
        note: 'answer',
        ok: false,
        form: give(error instanceof Error ? error : new Error(String(error))),
      };
    }
    send(note);
  }

  target.addEventListener(receives, (event) => {
    const note = (event as CustomEvent<Note | null>).detail;
    if (note === null) return;
    if (note.note === 'call') serve(note.fn, note.args);
    else if (note.note === 'answer') answer = { ok: note.ok, form: note.form };
    else {
      const promise = waiting.get(note.id);
      waiting.delete(note.id);
      if (note.ok) promise?.resolve(take(note.form));
      else promise?.reject(take(note.form));
    }
  });

  return { give, take: (form) => take(form as Form) };
}

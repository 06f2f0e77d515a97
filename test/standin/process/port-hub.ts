import { randomUUID } from 'node:crypto';

/** Between main and a child, over Node's IPC channel with V8 serialisation. */
export type WireMessage =
  | { kind: 'parent'; data: unknown; ports: MovedPort[] }
  | { kind: 'port'; to: string; data: unknown; ports: MovedPort[] }
  | { kind: 'post'; from: string; data: unknown; ports: MovedPort[] }
  | { kind: 'close'; id: string };

/** A port on its way, with what it had received but not yet delivered. */
export interface MovedPort {
  id: string;
  queue: Delivery[];
}
export interface Delivery {
  data: unknown;
  ports: MovedPort[];
}

/** Where an end of a channel lives at the moment. */
export interface PortOwner {
  deliver(id: string, delivery: Delivery): void;
  closed(id: string): void;
}

interface End {
  peer: string;
  owner: PortOwner | undefined;
  waiting: Delivery[];
}

const ends = new Map<string, End>();

/** Main's table of all channels: every message passes through it, so that order is kept per channel. */
export const portHub = {
  create(): [string, string] {
    const pair: [string, string] = [randomUUID(), randomUUID()];
    ends.set(pair[0], { peer: pair[1], owner: undefined, waiting: [] });
    ends.set(pair[1], { peer: pair[0], owner: undefined, waiting: [] });
    return pair;
  },

  settle(id: string, owner: PortOwner): void {
    const end = ends.get(id);
    if (end === undefined) {
      owner.closed(id);
      return;
    }
    end.owner = owner;
    for (const delivery of end.waiting.splice(0)) owner.deliver(id, delivery);
  },

  leave(id: string): void {
    const end = ends.get(id);
    if (end !== undefined) end.owner = undefined;
  },

  post(from: string, delivery: Delivery): void {
    for (const { id } of delivery.ports) portHub.leave(id);
    const to = ends.get(from)?.peer;
    const end = to === undefined ? undefined : ends.get(to);
    if (to === undefined || end === undefined) return;
    if (end.owner === undefined) end.waiting.push(delivery);
    else end.owner.deliver(to, delivery);
  },

  close(id: string): void {
    const end = ends.get(id);
    if (end === undefined) return;
    const peer = ends.get(end.peer);
    ends.delete(id);
    ends.delete(end.peer);
    peer?.owner?.closed(end.peer);
  },

  /** A process has ended, and with it every channel that had an end there. */
  lose(owner: PortOwner): void {
    for (const [id, end] of [...ends]) if (end.owner === owner) portHub.close(id);
  },
};

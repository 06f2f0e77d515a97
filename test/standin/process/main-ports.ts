import { adopt, MessagePortMain, type PortLine } from './message-port.ts';
import { type Delivery, type MovedPort, type PortOwner, portHub } from './port-hub.ts';

const registry = new Map<string, MessagePortMain>();

const owner: PortOwner = {
  deliver(id, delivery) {
    const ports = delivery.ports;
    registry.get(id)?.deliver({ data: delivery.data, ports });
    for (const port of ports) portHub.settle(port.id, owner);
  },
  closed: (id) => registry.get(id)?.closed(),
};

const line: PortLine = {
  post: (from: string, delivery: Delivery) => portHub.post(from, delivery),
  close: (id: string) => portHub.close(id),
};

/** Two joined ports in main. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const [first, second] = portHub.create();
    this.port1 = new MessagePortMain(first, line, registry);
    this.port2 = new MessagePortMain(second, line, registry);
    portHub.settle(first, owner);
    portHub.settle(second, owner);
  }
}

/** A port that a child handed to main. */
export function receivePort(moved: MovedPort): MessagePortMain {
  const port = adopt(moved, line, registry);
  portHub.settle(moved.id, owner);
  return port;
}

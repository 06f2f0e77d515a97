export { createPeer } from './peer.ts';

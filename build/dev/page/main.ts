// Page of `npm run dev`: brings back what the page showed before it was loaded again, then starts the product's
// page. First, as in the product: zod must know that the page policy forbids `eval`.
import '../../../renderer/app/zod.ts';
import { keep, refresh, restore } from './keep.ts';
import './registration.ts';
import { style } from './style.ts';
import { unlock } from './unlock.ts';

Object.defineProperty(globalThis, 'development', { value: { keep, style, refresh, unlock } });
const restoreFields = restore();
await import('../../../renderer/app/main.tsx');
await restoreFields();

import { HandNumbers } from '../../record/hand-numbers.ts';
import { actForm } from './form.ts';

/**
 * A person states which numbers were given by hand while the terminal was down. Until the last of them is entered, the
 * outgoing register of that year takes no other. Stated again, it says which are left. The subject is the token of the
 * session.
 */
export const byHand = actForm({ subject: 'token', generations: [HandNumbers] });

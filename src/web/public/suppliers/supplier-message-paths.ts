import type { MessageAim } from '../../../supplier/supplier.service';

/** The last part of the address of each form that a supplier's page leads to. */
export const MESSAGE_PATHS: Readonly<Record<MessageAim, string>> = {
  contact: 'contact',
  mistake: 'signaler',
  claim: 'ma-structure',
};

import type { Sorting } from '../../shared/domain/contact-intake.ts';
import type { Continuation } from '../../shared/domain/contact-thread.ts';
import { calendar, liaison } from './build.ts';

/** Things around a contact request as plain values. */
export const CTC = (name: string): string => `ctc_${name.replaceAll(/[ilou]/g, 'x').padEnd(26, '0')}`;
export const sender = { name: 'Noor Vondst', email: 'noor@lekdetect.example', organisation: 'Lekdetect BV', subject: 'Een sensor voor gemalen' };
export const sorting = (more: Partial<Sorting> = {}): Sorting => ({ kind: 'join-cop', queue: 'liaison', priority: 'normal', flags: [], ...more });
export const next: Continuation = {
  id: CTC('next'),
  reference: 'OT-26-NEXTX-0',
  sender,
  sorting: sorting(),
  ownerOf: () => liaison.id,
  calendar,
  task: { id: `tsk_${'s'.repeat(26)}`, left: undefined },
};

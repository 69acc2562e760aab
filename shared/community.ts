/**
 * The community's own facts, in one place: another community runs Sluis by changing this file.
 * The names below are an example; no real organisation stands behind them.
 */
export type Language = 'nl' | 'en';

export type Community = {
  readonly name: Record<Language, string>;
  readonly languages: readonly Language[];
  /** First part of a human reference, such as OT in OT-26-7K3FW-X. */
  readonly referencePrefix: string;
  readonly timeZone: string;
  readonly workingHours: { readonly from: number; readonly to: number };
  /** When digests leave on a working day, local time; half past eight is 8.5. The first also names what is late and due soon. */
  readonly digestHours: readonly number[];
  /** Public holidays that this community keeps; see `shared/domain/clock.ts` for the names. */
  readonly holidays: readonly Holiday[];
  /** A person can be reached here when the pages cannot help. */
  readonly contact: { readonly email: string; readonly phone: string };
  /** Where a vulnerability belongs. */
  readonly disclosure: Record<Language, string>;
  /** Where an incident belongs: the national CSIRT. */
  readonly csirt: { readonly name: string; readonly url: string; readonly phone: string };
  readonly privacyVersion: string;
  readonly termsVersion: string;
};

export type Holiday =
  | 'new-year'
  | 'good-friday'
  | 'easter-sunday'
  | 'easter-monday'
  | 'kings-day'
  | 'liberation-day'
  | 'ascension'
  | 'whit-sunday'
  | 'whit-monday'
  | 'christmas'
  | 'boxing-day';

export const community: Community = {
  name: { nl: 'Community of Practice OT-beveiliging', en: 'OT Security Community of Practice' },
  languages: ['nl', 'en'],
  referencePrefix: 'OT',
  timeZone: 'Europe/Amsterdam',
  workingHours: { from: 9, to: 17 },
  digestHours: [8.5, 13],
  holidays: ['new-year', 'easter-sunday', 'easter-monday', 'kings-day', 'ascension', 'whit-sunday', 'whit-monday', 'christmas', 'boxing-day'],
  contact: { email: 'liaison@sluis.example', phone: '+31 70 000 0000' },
  disclosure: { nl: 'https://sluis.example/nl/kwetsbaarheid-melden', en: 'https://sluis.example/en/report-a-vulnerability' },
  csirt: { name: 'NCSC-NL', url: 'https://www.ncsc.nl/contact', phone: '+31 70 751 5555' },
  privacyVersion: '2026-11',
  termsVersion: '2026-11',
};

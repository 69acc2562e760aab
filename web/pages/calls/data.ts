import type { AdminCall } from '../../../shared/contract/call.ts';
import type { TypedDate } from '../../parts/date-field.tsx';
import type { Trouble } from '../../parts/trouble.ts';

/** The address of a call that is not there yet. */
export const NEW = 'new';
export const callsPath = (language: string, call?: string): string => (call === undefined ? `/${language}/desk/calls` : `/${language}/desk/calls/${call}`);

export const QUESTION_KINDS = ['text', 'choice', 'number', 'file'] as const;

/** A date and a time on the clock of the community, as they were typed. */
export type TypedMoment = { readonly date: TypedDate; readonly time: string };
export type TypedOption = { readonly id: string; readonly nl: string; readonly en: string };
export type TypedQuestion = {
  readonly id: string;
  readonly kind: string;
  readonly label: { readonly nl: string; readonly en: string };
  readonly help: { readonly nl: string; readonly en: string };
  readonly required: boolean;
  readonly min: string;
  readonly max: string;
  readonly options: readonly TypedOption[];
  /** An earlier question and the answer to it, with "=" between; empty = always asked. */
  readonly showIf: string;
};

/** What stands in the form of a call: as it was kept, or as it was typed. */
export type TypedCall = {
  readonly title: { readonly nl: string; readonly en: string };
  readonly summary: { readonly nl: string; readonly en: string };
  readonly opensAt: TypedMoment;
  readonly closesAt: TypedMoment;
  readonly graceMinutes: string;
  readonly requires: string;
  readonly capPerOrganisation: string;
  readonly inviteOnly: boolean;
  readonly reviewersPerProposal: string;
  readonly quorum: string;
  readonly approvals: string;
  readonly routing: string;
  readonly blind: boolean;
  readonly sealed: boolean;
  readonly rubric: string;
  readonly questions: readonly TypedQuestion[];
};

export type TypedExtension = { readonly until: TypedMoment; readonly organisation: string; readonly proposal: string };
export type Extension = {
  readonly id: string;
  readonly until: string;
  readonly forOrganisation: boolean;
  readonly organisation?: string | undefined;
  readonly proposal?: string | undefined;
  readonly by?: string | undefined;
  readonly at?: string | undefined;
};
export type Arrivals = {
  readonly rows: readonly { readonly reference: string; readonly receivedAt: string; readonly sealed: boolean }[];
  readonly cursor?: string | undefined;
};

export type CallPage = {
  /** As it is kept; nothing for one that is not there yet. */
  readonly call?: AdminCall | undefined;
  readonly extensions: readonly Extension[];
  readonly arrivals: Arrivals;
  readonly typed: TypedCall;
  readonly extension: TypedExtension;
  /** The version that the form began with. */
  readonly seen?: number | undefined;
  /** As it is kept, where somebody else was first. */
  readonly now?: TypedCall | undefined;
  readonly key: string;
  /** Where the site is, for an address that is passed on. */
  readonly site: string;
  readonly did?: string | undefined;
  /** Said on this page and never again. */
  readonly code?: { readonly what: 'invite' | 'extension'; readonly code: string } | undefined;
  readonly trouble?: Trouble | undefined;
  readonly failed?: 'call' | 'extension' | undefined;
};

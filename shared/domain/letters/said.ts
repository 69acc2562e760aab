import type { FileReason } from '../attachment.ts';
import type { DigestGroup } from '../digest-lines.ts';
import type { LETTERS_TO, LetterGroup, Template } from '../mail.ts';
import type { NextStep } from '../view/applicant.ts';

export type ItemKind = 'proposal' | 'contact-request' | 'task';

/** What the words of a letter may lean on. Nothing here was typed by a person: that stands in blocks of its own. */
export type About = {
  readonly kind: ItemKind;
  readonly reference: string | undefined;
  /** Dates in words, in the language of the letter. */
  readonly due: string | undefined;
  readonly next: string | undefined;
  /** The outcome in words, only where a mail may tell it. */
  readonly outcome: string | undefined;
  /** The number of a file that nobody may read, and why. */
  readonly file: string;
  readonly fileReason: FileReason | undefined;
  /** How many items a mail of several alerts is about. */
  readonly count: number;
  readonly community: string;
  readonly csirt: { readonly name: string; readonly phone: string; readonly url: string };
  /** Where a vulnerability is reported. */
  readonly disclosure: string;
  /** What the item is, where it belongs elsewhere. */
  readonly door: 'incident' | 'vulnerability' | undefined;
  /** By when a decision is promised. */
  readonly promised: string | undefined;
  /** No date can be named yet. */
  readonly undated: boolean;
  /** The call keeps from reviewers whose proposal it is. */
  readonly blind: boolean;
  /** Of a review that is open again: the text has changed since it was sent in. */
  readonly changed: boolean;
  /** Somebody at the desk asked to look at it again. */
  readonly asked: boolean;
};

/** One letter in one language. */
export type Said = {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Before the message where a mail may carry it; `hidden` stands there where it may not. */
  readonly message?: { readonly intro: string; readonly hidden: string };
  /** On the button of the letter's own link. */
  readonly button?: string;
  /** What happens next, where no step of the item says so. */
  readonly next: string;
};

export type Letters = { readonly [T in Template]: (about: About) => Said };
/** The letters of one group of readers. */
export type LettersTo<G extends LetterGroup> = { readonly [T in (typeof LETTERS_TO)[G][number]]: (about: About) => Said };

/** News of the desk that can stand in a line beside others: all that staff get but what holds such lines. */
export type Told = Exclude<(typeof LETTERS_TO)['staff'][number], 'alerts' | 'digest'>;

/** What a digest says, in one language. */
export type DigestWords = {
  readonly group: { readonly [G in DigestGroup]: string };
  /** What happened to an item, as part of its line. */
  readonly what: { readonly [T in Told]: string };
  readonly item: { readonly [K in ItemKind]: string };
  readonly due: (date: string) => string;
  readonly late: (date: string) => string;
  readonly more: (count: number) => string;
  /** Where somebody chooses to get no digest. */
  readonly settings: string;
};

/** What letters have in common, once in each language. */
export type Common = {
  readonly greeting: { readonly named: readonly [string, string]; readonly plain: string };
  readonly closing: string;
  readonly fact: {
    readonly reference: string;
    readonly title: string;
    readonly subject: string;
    readonly receivedAt: string;
    readonly receipt: string;
    readonly reviewer: string;
    readonly due: string;
    readonly name: string;
    readonly organisation: string;
    readonly email: string;
  };
  readonly nextHeading: string;
  /** By which date, and of an offer until when it still can be said after that. */
  readonly step: { readonly [S in NextStep]: (date: string | undefined, kind: ItemKind, until?: string) => string };
  readonly link: {
    readonly item: string;
    readonly draft: string;
    readonly 'sign-in': string;
    readonly invitation: string;
    readonly blindInvitation: string;
    readonly team: string;
    readonly button: string;
  };
  readonly getLink: { readonly label: string; readonly explained: string };
  readonly desk: { readonly label: string };
  readonly contactHeading: string;
  readonly liaison: readonly [string, string];
  readonly contact: (email: string, phone: string) => string;
  readonly reply: string;
};

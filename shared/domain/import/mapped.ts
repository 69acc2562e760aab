import type { StandingConflict } from '../profile.ts';
import type { PartName } from '../proposal.ts';
import type { Helix, Tlp } from '../vocabulary.ts';
import type { ImportRefusal } from './lines.ts';
import type { Sender } from './sender.ts';

type Common = {
  readonly sender: Sender;
  readonly language: 'nl' | 'en';
  /** When it came in, where the line says so. */
  readonly receivedAt: string | undefined;
  readonly gaps: readonly string[];
  readonly cuts: readonly string[];
};

export type MappedProposal = Common & {
  readonly kind: 'proposal';
  readonly title: string;
  readonly tlp: Tlp;
  readonly parts: Partial<Record<PartName, Record<string, unknown>>>;
  /** Whoever is named in it, so that nobody who is involved judges. */
  readonly parties: readonly string[];
};

export type MappedContact = Common & {
  readonly kind: 'contact-request';
  readonly contactKind: string;
  readonly subject: string;
  readonly message: string;
  readonly tlp: Tlp;
  /** Published by its maker: no details of it are anybody's secret. */
  readonly published: boolean;
};

export type MappedReviewer = Common & {
  readonly kind: 'reviewer';
  readonly organisationType: string | undefined;
  /** Every language that this person reads. */
  readonly languages: readonly string[];
  readonly capabilities: readonly { readonly id: string; readonly level: number }[];
  readonly assets: readonly string[];
  readonly sectors: readonly string[];
  readonly protocols: readonly string[];
  readonly helix?: Helix | undefined;
  readonly capacity?: number | undefined;
  readonly standing: readonly StandingConflict[];
};

/** A call in one language, which stands for both until somebody translates it. */
export type MappedCall = Common & {
  readonly kind: 'call';
  readonly title: string;
  readonly summary: string;
  readonly closesAt: string | undefined;
};

export type Mapped = MappedProposal | MappedContact | MappedReviewer | MappedCall;
export type Refused = { readonly refused: ImportRefusal };

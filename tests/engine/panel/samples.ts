import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldName, personKey } from '../../../shared/domain/organisation.ts';
import type { NamedAs, ProposalNeeds, Relation, ReviewerProfile } from '../../../shared/domain/panel/profile.ts';
import { type Helix, helixOf } from '../../../shared/domain/vocabulary.ts';

export type SampleReviewer = {
  id: string;
  name: string;
  organisation: string;
  orgType: string;
  helix: Helix;
  expertise: { capabilities: { id: string; level: number }[]; sectors: string[]; assets: string[] };
  languages: string[];
  capacityPerQuarter: number;
  standingConflicts: string[];
};
export type SampleProposal = {
  id: string;
  language: string;
  title: string;
  organisation: string;
  orgType: string;
  capabilities: string[];
  assets: string[];
  sectors: string[];
  protocols: string[];
  interaction: string;
  conflictsDeclared: string[];
  expected: { scope: string; triage: string; mustNotAssign?: string[]; goodReviewers?: string[] };
};

export const linesOf = <T>(folder: string, file: string): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

export const profileOf = (sample: SampleReviewer): ReviewerProfile => ({
  id: sample.id,
  organisation: foldName(sample.organisation),
  orgType: sample.orgType,
  helix: sample.helix,
  ...sample.expertise,
  protocols: [],
  languages: sample.languages,
  capacity: sample.capacityPerQuarter,
  taken: 0,
  standing: sample.standingConflicts.map((text) => {
    const [kind = '', capability] = text.split(':');
    return { kind: kind as 'competitor', capability };
  }),
});

export const needsOf = (sample: SampleProposal): ProposalNeeds => ({
  id: sample.id,
  capabilities: sample.capabilities,
  assets: sample.assets,
  sectors: sample.sectors,
  protocols: sample.protocols,
  language: sample.language,
  organisations: [foldName(sample.organisation)],
  helix: helixOf(sample.orgType),
  // The samples do not answer whether they sit in a safety function; one that touches a safety system does.
  safetySeat: sample.assets.includes('sis'),
});

const NAMED: readonly (readonly [RegExp, NamedAs])[] = [
  [/pilot/i, 'pilot-site'],
  [/partner/i, 'partner'],
  [/advis/i, 'adviser'],
];

/** Who shares the organisation, and whom the proposal names: "Femke Staal (pilot site)". */
export const relationsIn =
  (proposal: SampleProposal, reviewers: readonly SampleReviewer[]) =>
  (id: string): Relation[] => {
    const person = reviewers.find((one) => one.id === id)!;
    const named = proposal.conflictsDeclared.find((text) => personKey(text.split('(')[0]!.trim()) === personKey(person.name));
    const as = named === undefined ? undefined : NAMED.find(([pattern]) => pattern.test(named))?.[1];
    return [
      ...(foldName(person.organisation) === foldName(proposal.organisation) ? [{ kind: 'same-org' as const }] : []),
      ...(named === undefined ? [] : [{ kind: 'named' as const, as }]),
    ];
  };

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContactBody } from '../../shared/domain/contact.ts';
import { OWN } from './own-samples.ts';

/** A proposal as a sample tells it; whatever is missing is made up, and marked so. */
export type SampleProposal = {
  readonly id: string;
  readonly language: 'nl' | 'en';
  readonly title: string;
  readonly abstract: string;
  readonly organisation: string;
  readonly orgType: string;
  readonly country: string;
  readonly pilotSites: readonly string[];
  readonly capabilities: readonly string[];
  readonly assets: readonly string[];
  readonly sectors: readonly string[];
  readonly interaction: string;
  readonly failure?: string | undefined;
  readonly trl?: number | undefined;
  readonly problem?: string | undefined;
  readonly solution?: string | undefined;
  readonly asks?: readonly string[] | undefined;
  readonly share?: 'reviewers' | 'cop' | 'public' | undefined;
  readonly evidence?: string | undefined;
  readonly certifications?: readonly string[] | undefined;
  readonly constraints?: readonly string[] | undefined;
  readonly protocols?: readonly string[] | undefined;
  readonly purdue?: readonly string[] | undefined;
  readonly registration?: string | undefined;
  readonly founded?: number | undefined;
  readonly employees?: number | undefined;
  /** Sends in the short form alone. */
  readonly short?: boolean | undefined;
};
export type SampleReviewer = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly orgType: string;
  readonly languages: readonly string[];
  readonly capabilities: readonly { readonly id: string; readonly level: number }[];
};
export type SampleContact = ContactBody & { readonly id: string };

/** Who plays what, by sample ids. */
export type Cast = {
  /** Accepted, confirmed. `blocked` is refused as a reviewer, `declines` says no and is replaced by the last of the panel. */
  readonly accepted: { readonly proposal: string; readonly blocked: string; readonly declines: string; readonly panel: readonly string[] };
  /** A question, an answer with an amended part, a declared conflict; accepted with conditions. */
  readonly conditions: { readonly proposal: string; readonly declares: string; readonly panel: readonly string[] };
  readonly declined: { readonly proposal: string; readonly panel: readonly string[] };
  readonly withdrawn: string;
  readonly redirected: string;
  readonly duplicate: { readonly proposal: string; readonly of: string };
  readonly sameOrganisation: { readonly proposal: string; readonly blocked: string };
};
export type Samples = {
  readonly source: string;
  readonly real: readonly SampleProposal[];
  readonly synthetic: readonly SampleProposal[];
  readonly contacts: readonly SampleContact[];
  readonly reviewers: readonly SampleReviewer[];
  readonly cast: Cast;
};

const CAST: Cast = {
  accepted: { proposal: 'syn-prop-01', blocked: 'syn-rev-06', declines: 'syn-rev-09', panel: ['syn-rev-01', 'syn-rev-04', 'syn-rev-10'] },
  conditions: { proposal: 'syn-prop-02', declares: 'syn-rev-13', panel: ['syn-rev-02', 'syn-rev-11', 'syn-rev-05'] },
  declined: { proposal: 'syn-prop-04', panel: ['syn-rev-12', 'syn-rev-14', 'syn-rev-08'] },
  withdrawn: 'syn-prop-03',
  redirected: 'syn-prop-05',
  duplicate: { proposal: 'syn-prop-06', of: 'syn-prop-01' },
  sameOrganisation: { proposal: 'syn-prop-08', blocked: 'syn-rev-03' },
};

const linesOf = (folder: string, file: string): any[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/** "Femke Staal (pilot site)" is one; a remark of another kind names nobody who takes part. */
const pilotSitesOf = (declared: readonly string[] = []): string[] =>
  declared.filter((name) => /\(pilot site\)/.test(name)).map((name) => name.replace(/ *\(.*\)/, ''));

/** Every third one sends in the short form alone, as many will. */
const realOf = ({ id, title, abstract, organisation, orgType, country, annotation }: any, n: number): SampleProposal => ({
  id,
  short: n % 3 === 2,
  language: 'en',
  title,
  abstract,
  organisation,
  orgType,
  country,
  pilotSites: [],
  capabilities: annotation.capabilities,
  assets: annotation.assets,
  sectors: annotation.sectors,
  interaction: annotation.interaction,
});

const syntheticOf = (line: any): SampleProposal => ({
  id: line.id,
  language: line.language,
  title: line.title,
  abstract: line.summary,
  organisation: line.organisation,
  orgType: line.orgType,
  country: line.country,
  pilotSites: pilotSitesOf(line.conflictsDeclared),
  capabilities: line.capabilities,
  assets: line.assets,
  sectors: line.sectors,
  interaction: line.interaction,
  failure: line.failBehaviour,
  trl: line.trl,
  problem: line.problem,
  solution: line.solution,
  asks: line.asks,
  share: line.consent?.share,
  evidence: line.evidence,
  certifications: line.certifications,
  constraints: line.constraints,
  protocols: line.protocols,
  purdue: line.purdue,
  registration: line.kvk ?? undefined,
  founded: line.foundedYear ?? undefined,
  employees: line.employees ?? undefined,
});

const contactOf = ({ id, declaredKind, email, name, organisation, subject, message, language }: any): SampleContact => ({
  id,
  kind: declaredKind,
  email,
  name,
  organisation,
  subject,
  message,
  language,
});

const reviewerOf = ({ id, name, organisation, orgType, languages, expertise }: any): SampleReviewer => ({
  id,
  name,
  organisation,
  orgType,
  languages,
  capabilities: expertise.capabilities,
});

/** The samples of the folder, or the project's own invented ones where there is none. */
export const samplesFrom = (folder: string | undefined): Samples =>
  folder === undefined
    ? OWN
    : {
        source: 'the sample files of SLUIS_DATA',
        real: linesOf(folder, 'proposals.real.dev.jsonl').map(realOf),
        synthetic: linesOf(folder, 'proposals.synthetic.dev.jsonl').map(syntheticOf),
        contacts: linesOf(folder, 'contacts.synthetic.dev.jsonl').map(contactOf),
        reviewers: linesOf(folder, 'reviewers.synthetic.jsonl').map(reviewerOf),
        cast: CAST,
      };

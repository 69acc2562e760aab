import type { Parts } from '../../shared/domain/form.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import type { Question } from '../../shared/domain/question.ts';
import type { Kind, Kinds } from './content.ts';

type FixedPart = Exclude<PartName, 'extra'>;

/** How each field of the form is typed, in the order in which it is asked; a new field without a row here does not compile. */
const KINDS: { readonly [P in FixedPart]: { readonly [F in keyof Parts[P]]-?: Kind } } = {
  outline: { title: 'text', abstract: 'text', nothingConfidential: 'yes', track: 'text', controlsProcess: 'text', whichProcess: 'text' },
  organisation: {
    name: 'text',
    type: 'text',
    country: 'text',
    website: 'text',
    registration: 'text',
    founded: 'number',
    headcount: 'text',
    partners: 'list',
    advisers: 'list',
    pilotSites: 'list',
    noParties: 'yes',
  },
  contact: { name: 'text', role: 'text', phone: 'text' },
  maturity: { trl: 'number', trlIn12Months: 'number', capabilities: 'list', assets: 'list', sectors: 'list', purdue: 'list', protocols: 'list' },
  substance: { problem: 'text', solution: 'text' },
  process: { interaction: 'list', writesToController: 'text', safetyFunction: 'text', failure: 'text', failureText: 'text' },
  request: { asks: 'list', goodResult: 'text', tlp: 'text', share: 'text', newsletter: 'flag', terms: 'text', privacy: 'text' },
  operation: {
    constraints: 'list',
    addedDelay: 'text',
    rollback: 'text',
    rollbackBy: 'text',
    rollbackMinutes: 'number',
    operatorBypass: 'text',
    interferenceTest: 'text',
    signedUpdates: 'text',
    sbom: 'text',
    vendorAccess: 'text',
    lifetimeYears: 'number',
    dataLeaving: 'text',
    operator: 'text',
    falseAlarmsPerWeek: 'number',
    environment: 'text',
  },
  evidence: { text: 'text' },
  standards: {
    certifications: 'list',
    roles: 'list',
    capabilityLevels: 'record',
    techniques: 'rows',
    attackVersion: 'with techniques',
    csf: 'list',
    nis2: 'list',
  },
  team: { text: 'text' },
  market: { text: 'text', competitors: 'list', revenue: 'text', funding: 'text' },
  rights: { text: 'text', openSource: 'text', dualUse: 'text', foreignOwner: 'text' },
  earlier: { here: 'choice', elsewhere: 'choice', text: 'text' },
  exclusions: { reviewers: 'rows' },
};

const kindOf = ({ kind }: Question): Kind | undefined => (kind === 'file' ? undefined : kind === 'number' ? 'number' : 'text');

/** The fields of a part as they are typed; of a call's own questions, those that can be answered in writing. */
export const kindsOf = (part: PartName, questions: readonly Question[] = []): Kinds =>
  part === 'extra' ? Object.fromEntries(questions.flatMap((question) => (kindOf(question) ? [[question.id, kindOf(question)!]] : []))) : KINDS[part];

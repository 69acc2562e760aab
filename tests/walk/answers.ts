import { community } from '../../shared/community.ts';
import { type Answers, FORM } from '../../shared/domain/form.ts';
import { SHORT_PARTS } from '../../shared/domain/proposal.ts';
import { intrusiveness, type Vocabulary, wordOf } from '../../shared/domain/vocabulary.ts';
import type { SampleProposal } from './samples.ts';

/** Stands before every text that no sample holds. */
export const MADE_UP = '[made up for the walk]';

const FILLER = {
  en: 'The sample says no more than this; the words after the mark were invented so that the form is complete and nothing of it is anybody’s claim.',
  nl: 'Het voorbeeld zegt niet meer dan dit; de woorden na het merkteken zijn verzonnen zodat het formulier volledig is en niets ervan is iemands bewering.',
};

/** At most `max` characters, cut between words. */
export const cut = (text: string, max: number): string => {
  const tidy = text.replaceAll('\r\n', '\n').trim();
  if (tidy.length <= max) return tidy;
  const room = tidy.slice(0, max + 1);
  const at = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n'));
  const short = room.slice(0, at > max / 2 ? at : max).trimEnd();
  return short.isWellFormed() ? short : short.slice(0, -1);
};

/** The text as it is, lengthened behind the mark when the form asks for more. */
const padded = (text: string, min: number, max: number, filler: string): string => {
  const short = cut(text, max);
  return short.length >= min ? short : cut(`${short} ${MADE_UP} ${filler}`.trim(), max);
};

/** Ids that the vocabulary knows, at most `max`; the fallback where none is left. */
const known = (name: Vocabulary, ids: readonly string[], max: number, fallback: string): { ids: string[]; madeUp: boolean } => {
  const found = [...new Set(ids)].filter((id) => wordOf(name).safeParse(id).success).slice(0, max);
  return found.length > 0 ? { ids: found, madeUp: false } : { ids: [fallback], madeUp: true };
};

/** Ids of a list that need not be filled in: those that the vocabulary knows, or nothing. */
const some = (name: Vocabulary, ids: readonly string[] | undefined, max: number): string[] | undefined => {
  const found = [...new Set(ids)].filter((id) => wordOf(name).safeParse(id).success).slice(0, max);
  return found.length > 0 ? found : undefined;
};

const BANDS = [
  [1, '1'],
  [9, '2-9'],
  [49, '10-49'],
  [249, '50-249'],
] as const;
const bandOf = (employees: number): string => BANDS.find(([most]) => employees <= most)?.[1] ?? '250+';

/** What is not there leaves no field behind. */
const present = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** Step 2, for a review: what a gate asks is made up where the sample does not say it. */
const furtherOf = (sample: SampleProposal, short: Answers, gated: boolean): Answers => {
  const filler = FILLER[sample.language];
  const told = `${MADE_UP} ${filler}`;
  const constraints = some('deploymentConstraints', sample.constraints, 13);
  const asked = { addedDelay: MADE_UP, rollback: told, rollbackBy: MADE_UP, rollbackMinutes: 30, operatorBypass: 'unsure' as const, interferenceTest: told };
  const certifications = some('certifications', sample.certifications, 14);
  return {
    ...short,
    substance: { ...short.substance, solution: padded(sample.solution ?? '', 20, 1500, filler) },
    ...(gated || constraints ? { operation: present({ constraints, ...(gated ? asked : {}) }) } : {}),
    evidence: { text: padded(sample.evidence ?? '', 20, 1000, filler) },
    ...(certifications ? { standards: { certifications } } : {}),
    team: { text: told },
    rights: { text: told, dualUse: 'unsure', foreignOwner: 'no' },
    earlier: { here: false, elsewhere: false },
  };
};

/** What the form asks and the sample does not say, filled in and marked; choices that were made up are named in the last text. */
export const answersOf = (sample: SampleProposal): Answers => {
  const filler = FILLER[sample.language];
  const capabilities = known('capabilities', sample.capabilities, 3, 'other');
  const assets = known('assets', sample.assets, 5, 'agnostic');
  const sectors = known('sectors', sample.sectors, 4, 'x-multi');
  const interaction = known('interactionModes', [sample.interaction], 6, 'unknown');
  const asks = known('asks', sample.asks ?? [], 3, 'expert-feedback');
  const type = known('orgTypes', [sample.orgType], 1, 'sme');
  const failure = known('failBehaviour', [sample.failure ?? ''], 1, 'unknown');
  const gated = intrusiveness(interaction.ids) >= 4 || assets.ids.includes('sis');
  const choices = { capabilities, assets, sectors, interaction, asks, 'organisation type': type, ...(gated ? { failure } : {}) };
  const madeUp = [
    ...Object.entries(choices)
      .filter(([, choice]) => choice.madeUp)
      .map(([name]) => name),
    ...(sample.trl === undefined ? ['TRL'] : []),
    'TRL in 12 months',
    'track',
    'safety function',
    'writing to controllers',
    'contact',
  ];
  const trl = sample.trl ?? 4;
  const short: Answers = {
    outline: {
      title: padded(sample.title, 8, 120, filler),
      abstract: padded(sample.abstract, 100, 1200, filler),
      nothingConfidential: true,
      track: 'research-result',
      controlsProcess: 'unsure',
    },
    organisation: present({
      name: cut(sample.organisation, 120),
      type: type.ids[0]!,
      country: sample.country,
      registration: sample.registration,
      founded: sample.founded,
      headcount: sample.employees === undefined ? undefined : bandOf(sample.employees),
      partners: [],
      advisers: [],
      pilotSites: [...sample.pilotSites],
      noParties: sample.pilotSites.length === 0 ? true : undefined,
    }),
    contact: { name: cut(`${MADE_UP} Contact of ${sample.organisation}`, 120), role: MADE_UP },
    maturity: present({
      trl,
      trlIn12Months: Math.min(9, trl + 1),
      capabilities: capabilities.ids,
      assets: assets.ids,
      sectors: sectors.ids,
      purdue: some('purdue', sample.purdue, 8),
      protocols: sample.protocols && sample.protocols.length > 0 ? [...sample.protocols] : undefined,
    }),
    substance: { problem: padded(sample.problem ?? '', 20, 1000, filler) },
    process: {
      interaction: interaction.ids,
      writesToController: 'unsure',
      safetyFunction: assets.ids.includes('sis') ? 'yes' : 'no',
      ...(gated ? { failure: failure.ids[0]!, failureText: `${MADE_UP} ${filler}` } : {}),
    },
    request: {
      asks: asks.ids,
      goodResult: cut(`${MADE_UP} ${madeUp.join(', ')}.`, 400),
      tlp: 'amber-strict',
      share: sample.share ?? 'reviewers',
      newsletter: false,
      terms: community.termsVersion,
      privacy: community.privacyVersion,
    },
  };
  return sample.short ? short : furtherOf(sample, short, gated);
};

/** The short form of the same answers, which is enough to be submitted. */
export const shortOf = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([part]) => (SHORT_PARTS as readonly string[]).includes(part))) as Answers;

/** The form's own idea of the same answers: what must come back when they are read. */
export const normal = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([part, content]) => [part, FORM[part as keyof Answers].parse(content)])) as Answers;

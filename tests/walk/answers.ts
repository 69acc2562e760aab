import { community } from '../../shared/community.ts';
import { type Answers, FORM } from '../../shared/domain/form.ts';
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
    'safety function',
    'contact',
  ];
  const trl = sample.trl ?? 4;
  return {
    outline: {
      title: padded(sample.title, 8, 120, filler),
      abstract: padded(sample.abstract, 100, 1200, filler),
      nothingConfidential: true,
    },
    organisation: {
      name: cut(sample.organisation, 120),
      type: type.ids[0]!,
      country: sample.country,
      partners: [],
      advisers: [],
      pilotSites: [...sample.pilotSites],
    },
    contact: { name: cut(`${MADE_UP} Contact of ${sample.organisation}`, 120), role: MADE_UP },
    maturity: { trl, trlIn12Months: Math.min(9, trl + 1), capabilities: capabilities.ids, assets: assets.ids, sectors: sectors.ids },
    substance: { problem: padded(sample.problem ?? '', 20, 1000, filler), solution: padded(sample.solution ?? '', 20, 1500, filler) },
    process: {
      interaction: interaction.ids,
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
};

/** The form's own idea of the same answers: what must come back when they are read. */
export const normal = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(FORM).map(([part, schema]) => [part, schema.parse(answers[part as keyof Answers])])) as Answers;

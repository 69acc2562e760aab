import { OPEN_INTAKE } from '../../shared/domain/call.ts';
import { countryName } from '../../shared/domain/form/told.ts';
import { labelOf } from '../../shared/domain/labels.ts';
import { Outcome } from '../../shared/domain/proposal.ts';
import type { Said, TableWords } from '../../shared/domain/view/export-tables.ts';
import type { Vocabulary } from '../../shared/domain/vocabulary.ts';
import { exportWords } from '../../shared/domain/words/export.ts';
import { outcomeText } from '../../shared/domain/words/index.ts';
import { en as caseEn } from '../../web/words/case.en.ts';
import { nl as caseNl } from '../../web/words/case.nl.ts';
import { letterWords } from '../../web/words/letter.ts';
import { judgementWords } from '../../web/words/judgement.ts';
import { standingWords } from '../../web/words/standing.ts';

type Language = 'nl' | 'en';
type Named = Readonly<Record<string, string>>;
const among =
  (words: Named) =>
  (id: string): string =>
    Object.hasOwn(words, id) ? words[id]! : id;

/** Ids as people of this language read them on the pages of the desk. */
export const saidIn = (language: Language, calls: ReadonlyMap<string, { readonly [L in Language]: string }> = new Map()): Said => {
  const words = exportWords(language);
  const { stage, flag } = standingWords[language];
  const { reasons, targets } = { nl: caseNl, en: caseEn }[language].acts;
  const list = (name: Vocabulary) => (id: string) => (id === '' ? '' : labelOf(name, id, language));
  return {
    call: (id) => (id === OPEN_INTAKE ? words.open : (calls.get(id)?.[language] ?? id)),
    stage: among(stage.proposal),
    outcome: (id) => outcomeText(Outcome.parse(id), language),
    orgTypes: list('orgTypes'),
    helix: among(words.helixes),
    country: (id) => (id === '' ? '' : countryName(id, language)),
    tracks: list('tracks'),
    sectors: list('sectors'),
    capabilities: list('capabilities'),
    assets: list('assets'),
    flag: among(flag),
    origin: among(words.origins),
    language: among(words.languages),
    vote: among(judgementWords[language].votes),
    band: among(letterWords[language].band),
    reason: among(reasons),
    target: among(targets),
  };
};

/** Headings and cells of a table in one language. */
export const tableWords = (language: Language, calls?: Parameters<typeof saidIn>[1]): TableWords => ({
  ...exportWords(language),
  said: saidIn(language, calls),
});

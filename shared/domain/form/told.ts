import type { FieldPath } from '../form.ts';
import { labelOf } from '../labels.ts';
import type { Question } from '../question.ts';
import { TLP_LABELS, type Vocabulary } from '../vocabulary.ts';

type Language = 'nl' | 'en';

/** Fields whose answers are ids of a list, alone or several. */
export const CHOICES: Readonly<Partial<Record<FieldPath, Vocabulary>>> = {
  'outline/track': 'tracks',
  'outline/controlsProcess': 'yesNo',
  'organisation/type': 'orgTypes',
  'organisation/headcount': 'headcount',
  'maturity/capabilities': 'capabilities',
  'maturity/assets': 'assets',
  'maturity/sectors': 'sectors',
  'maturity/purdue': 'purdue',
  'maturity/protocols': 'protocols',
  'process/interaction': 'interactionModes',
  'process/writesToController': 'yesNo',
  'process/safetyFunction': 'yesNo',
  'process/failure': 'failBehaviour',
  'request/asks': 'asks',
  'request/share': 'share',
  'operation/constraints': 'deploymentConstraints',
  'operation/operatorBypass': 'yesNo',
  'operation/signedUpdates': 'yesNo',
  'operation/sbom': 'yesNo',
  'standards/certifications': 'certifications',
  'standards/roles': 'iecRoles',
  'standards/csf': 'csf',
  'standards/nis2': 'nis2Measures',
  'market/revenue': 'revenue',
  'rights/dualUse': 'yesNo',
  'rights/foreignOwner': 'yesNo',
};

/** Texts of several words, in which a reader looks for what changed; a website or a number is read as a whole. */
const TEXTS: ReadonlySet<string> = new Set<FieldPath>([
  'outline/title',
  'outline/abstract',
  'outline/whichProcess',
  'substance/problem',
  'substance/solution',
  'process/failureText',
  'request/goodResult',
  'operation/addedDelay',
  'operation/rollback',
  'operation/rollbackBy',
  'operation/interferenceTest',
  'operation/vendorAccess',
  'operation/dataLeaving',
  'operation/operator',
  'operation/environment',
  'evidence/text',
  'team/text',
  'market/text',
  'market/funding',
  'rights/text',
  'rights/openSource',
  'earlier/text',
]);

const optionOf = (question: Question | undefined, value: unknown, language: Language): string =>
  question?.options?.find(({ id }) => id === value)?.label[language] ?? String(value);

/** Whether an answer is running text; a call's own question says so by its kind. */
export const isText = (path: string, questions: readonly Question[] = []): boolean => {
  const [part, field] = path.split('/');
  return part === 'extra' ? questions.find(({ id }) => id === field)?.kind === 'text' : TEXTS.has(path);
};

export const countryName = (code: string, language: Language): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** In a draft a row may lack either half. */
type Technique = { readonly id?: string; readonly relation?: string };
type Excluded = { readonly name?: string; readonly why?: string };
const relationText = ({ relation }: Technique, language: Language): string =>
  relation === undefined ? '' : `(${labelOf('techniqueRelations', relation, language)})`;

/** Answers that are more than a word or a list of words. Techniques stand by their ids: their names are a long list of their own. */
const SHAPED: Readonly<Record<string, (value: unknown, language: Language) => string>> = {
  'organisation/country': (value, language) => countryName(String(value), language),
  'request/tlp': (value) => TLP_LABELS[value as keyof typeof TLP_LABELS],
  'standards/capabilityLevels': (value) =>
    Object.entries(value as Record<string, string>)
      .map(([requirement, level]) => `${requirement}: ${level}`)
      .sort()
      .join(', '),
  'standards/techniques': (value, language) =>
    (value as readonly Technique[]).map((each) => `${each.id ?? '?'} ${relationText(each, language)}`.trim()).join(', '),
  'exclusions/reviewers': (value) =>
    (value as readonly Excluded[]).map(({ name, why }) => [name ?? '?', ...(why === undefined ? [] : [why])].join(': ')).join('\n'),
};

/** An answer as a person reads it, choices by their labels, and names that were typed each on a line of its own, so that none turns the others around; what was not answered is an empty text. */
export const answerText = (path: string, value: unknown, language: Language, questions: readonly Question[] = []): string => {
  if (value === undefined || value === null) return '';
  const shaped = SHAPED[path];
  if (shaped) return shaped(value, language);
  if (typeof value === 'boolean') return labelOf('yesNo', value ? 'yes' : 'no', language);
  const [part, field] = path.split('/');
  if (part === 'extra')
    return optionOf(
      questions.find(({ id }) => id === field),
      value,
      language,
    );
  const vocabulary = CHOICES[path as FieldPath];
  const words = (Array.isArray(value) ? value : [value]).map((each) => (vocabulary ? labelOf(vocabulary, String(each), language) : String(each)));
  return words.join(vocabulary ? ', ' : '\n');
};

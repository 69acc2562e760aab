import * as z from 'zod';
import { CriterionId, type Rubric, SAFETY } from './rubric.ts';
import { RUBRIC_FILES } from './rubrics/rubric-files.ts';
import { STANDARD_VERSION } from './rules.ts';

/** All that a call can choose from, the usual one first. */
export const RUBRIC_VERSIONS: readonly string[] = [STANDARD_VERSION, 'idea-1'];

/** What a rubric's file has to say before anybody is judged by it. */
const rubricFile = () => {
  const both = z.strictObject({ nl: z.string().min(4).max(300), en: z.string().min(4).max(300) });
  const anchors = z.tuple([z.string().min(4).max(200), z.string().min(4).max(200), z.string().min(4).max(200)]);
  const half = z.number().min(0).max(5).multipleOf(0.5);
  /** Steps of five, which a score is never rounded up to. */
  const limit = z.number().min(0).max(100).multipleOf(5);
  const criterion = z.strictObject({
    id: CriterionId,
    weight: z.number().int().min(1).max(99),
    minimum: half,
    name: both,
    anchors: z.strictObject({ nl: anchors, en: anchors }),
  });
  return z
    .strictObject({
      version: z.string().regex(/^[a-z][a-z0-9-]{0,30}-[1-9][0-9]?$/),
      formula: z.literal('weighted-mean-1'),
      title: both,
      about: both,
      bands: z.strictObject({ fair: half, good: half, strong: half }),
      score: z.strictObject({ decline: limit, accept: limit }),
      criteria: z.array(criterion).min(2).max(12),
    })
    .refine(({ criteria }) => criteria.reduce((sum, { weight }) => sum + weight, 0) === 100, { error: 'the weights do not sum to 100' })
    .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, { error: 'two criteria share a letter' })
    .refine(({ criteria }) => criteria.some(({ id }) => id === SAFETY), { error: 'no criterion judges safety' })
    .refine(({ bands: { fair, good, strong } }) => fair < good && good < strong, { error: 'the bands do not rise' })
    .refine(({ score: { decline, accept } }) => decline < accept, { error: 'the limits of the score do not rise' });
};

/** A file as a rubric. @throws where it is none: rather no rubric than a wrong one */
export const rubricFrom = (file: unknown): Rubric => rubricFile().parse(file);

const known = new Map<string, Rubric>();

export const isRubric = (version: string): boolean => RUBRIC_VERSIONS.includes(version);

/** The rubric of a version. @throws for a version that there never was: nobody is judged by a guess */
export const rubricOf = (version: string): Rubric => {
  const found = known.get(version);
  if (found) return found;
  if (!isRubric(version)) throw new Error(`there is no rubric ${version}`);
  const rubric = rubricFrom(RUBRIC_FILES[version]);
  known.set(version, rubric);
  return rubric;
};

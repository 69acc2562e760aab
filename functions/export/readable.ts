import type { Dossier } from '../../shared/contract/export.ts';
import type { DiscussionView } from '../../shared/domain/discussion.ts';
import { answerText } from '../../shared/domain/form/told.ts';
import { PARTS, type PartName } from '../../shared/domain/proposal.ts';
import type { Question } from '../../shared/domain/question.ts';
import { criterionOf } from '../../shared/domain/rubric.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { type Stood, stoodView } from '../../shared/domain/stood.ts';
import type { DeskProposal } from '../../shared/domain/view/desk.ts';
import { TLP_LABELS } from '../../shared/domain/vocabulary.ts';
import type { DossierWords } from '../../shared/domain/words/dossier.ts';
import { fieldLabel, fieldsOf, outcomeText, partLabel } from '../../shared/domain/words/index.ts';
import { saidIn } from './said.ts';

type Language = 'nl' | 'en';
export type Told = {
  readonly language: Language;
  readonly words: DossierWords;
  readonly proposal: DeskProposal;
  readonly stamp?: string | undefined;
  readonly dossier: Pick<Dossier, 'stood' | 'facts' | 'people'>;
};
/** A heading with rows of a term and what belongs to it. */
export type Section = { readonly heading: string; readonly rows: readonly (readonly [term: string, text: string])[] };

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!);

/** A page that opens anywhere: no script, no picture, nothing fetched, which it forbids itself besides. */
export const pageOf = ({ language, words, proposal, stamp }: Told, title: string, sections: readonly Section[]): string => {
  const body = sections.map(
    ({ heading, rows }) =>
      `<h2>${escaped(heading)}</h2>\n<dl>${rows.map(([term, text]) => `<dt>${escaped(term)}</dt><dd dir="auto">${escaped(text)}</dd>`).join('\n')}</dl>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${title} · ${proposal.reference}`)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600;margin-top:.75rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style>
</head>
<body>
<p><strong>${escaped(stamp ?? TLP_LABELS[proposal.tlp])}</strong></p>
<h1>${escaped(title)}</h1>
<p>${escaped(proposal.reference)} · <bdi>${escaped(proposal.title)}</bdi></p>
${body.length === 0 ? `<p>${escaped(words.none)}</p>` : body.join('\n')}
</body>
</html>
`;
};

type Answers = Readonly<Partial<Record<string, unknown>>>;

const answeredIn = (answers: Answers, part: PartName, language: Language, questions: readonly Question[]): Section => {
  const given = (answers[part] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = part === 'extra' ? Object.keys(given) : fieldsOf(part).filter((field) => given[field] !== undefined);
  const rows = fields.map((field) => {
    const path = `${part}/${field}`;
    return [fieldLabel(path, language, questions), answerText(path, given[field], language, questions)] as const;
  });
  return { heading: partLabel(part, language), rows: rows.filter(([, text]) => text !== '') };
};

/** The answers of one revision, in the order of the form. */
export const answersPage = (told: Told, revision: number, answers: Answers): string => {
  const questions = told.proposal.questions ?? [];
  const sections = PARTS.map((part) => answeredIn(answers, part, told.language, questions)).filter(({ rows }) => rows.length > 0);
  return pageOf(told, told.words.answers.replace('{n}', String(revision)), sections);
};

export const reviewsPage = (told: Told): string => {
  const { language, words, proposal } = told;
  const rubric = rubricOf(proposal.rules.rubric);
  const yesNo = (value: boolean) => (value ? words.yes : words.no);
  const said = saidIn(language);
  const sections = proposal.reviews.map(({ name, round, revision, submittedAt, body }): Section => {
    const criteria = Object.entries(body.criteria).map(
      ([id, { mark, comment }]) =>
        [`${id} · ${criterionOf(rubric, id)?.name[language] ?? ''}`, `${words.mark}: ${mark ?? words.cannotJudge}\n${comment}`] as const,
    );
    return {
      heading: `${name} · ${submittedAt}`,
      rows: [
        [words.round, String(round)],
        [words.revision, String(revision)],
        ...criteria,
        [words.inScope, yesNo(body.inScope)],
        [words.vote, said.vote(body.vote)],
        [words.confidence, String(body.confidence)],
        ...(body.note ? [[words.note, body.note] as const] : []),
      ],
    };
  });
  return pageOf(told, words.reviews, sections);
};

export const threadPage = (told: Told): string => {
  const sections = told.proposal.thread.map(({ kind, at, from = '', text }): Section => ({ heading: `${kind} · ${at}`, rows: [[from, text]] }));
  return pageOf(told, told.words.discussion, sections);
};

/** Who agreed to a decision and who released it, as the log says. */
const backed = ({ words, dossier: { facts, people } }: Told, n: number): (readonly [string, string])[] => {
  const by = (wanted: string) => facts.filter(({ type, data }) => type === wanted && data.decision === n).map((fact) => people[fact.by] ?? fact.by);
  const rows: (readonly [string, string[]])[] = [
    [words.agreed, by('DecisionApproved')],
    [words.announcedBy, by('ProposalAnnounced')],
  ];
  return rows.flatMap(([term, names]) => (names.length > 0 ? [[term, names.join('\n')] as const] : []));
};

const stoodText = (stood: Stood, { stoodText: text }: DossierWords): string =>
  Object.entries(stoodView(stood)).reduce((filled, [name, value]) => filled.replace(`{${name}}`, String(value ?? '–')), text);

/** What staff and reviewers said to each other, by whom, and which outcome each would choose. */
export const discussionPage = (told: Told, { entries }: DiscussionView): string => {
  const { language, words } = told;
  const sections = entries.map(({ at, name, role, letter, text, outcome, superseded }): Section => {
    const who = role === 'reviewer' ? words.reviewer.replace('{letter}', letter ?? '') : words.staff;
    const chosen = outcome ? [[words.outcome, `${outcomeText(outcome, language)}${superseded ? ` (${words.superseded})` : ''}`] as const] : [];
    return { heading: `${name ? `${name} (${who})` : who} · ${at}`, rows: [...chosen, ['', text]] };
  });
  return pageOf(told, words.talk, sections);
};

export const decisionPage = (told: Told): string => {
  const { language, words, proposal } = told;
  const { stood } = told.dossier;
  const rubric = rubricOf(proposal.rules.rubric);
  const said = saidIn(language);
  const sections = proposal.decisions.map(({ n, rubric: judgedBy, outcome, by, at, reason, letter, conditions, override }): Section => {
    const isJudged = judgedBy !== '';
    const criteria = letter.criteria.map(
      ({ id, band, text }) => [`${id} · ${criterionOf(rubric, id)?.name[language] ?? ''} · ${said.band(band)}`, text] as const,
    );
    return {
      heading: `${n} · ${at}`,
      rows: [
        [words.outcome, said.outcome(outcome)],
        [words.by, by],
        [words.reason, isJudged ? reason : said.reason(reason)],
        ...(conditions.length > 0 ? [[words.conditions, conditions.join('\n')] as const] : []),
        ...(override ? [[words.override, override] as const] : []),
        ...backed(told, n),
        ...stood.filter(({ decision }) => decision === n).map((one) => [words.stood, stoodText(one, words)] as const),
        [words.letter, letter.opening],
        ...criteria,
        ['', letter.doFirst],
      ],
    };
  });
  return pageOf(told, words.decisions, sections);
};

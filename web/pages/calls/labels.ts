import type { Language } from '../../../shared/community.ts';
import { callWords } from '../../words/calls.ts';
import type { CallPage, TypedCall } from './data.ts';

const languages = ['nl', 'en'] as const;

const questionLabels = (language: Language, { questions }: TypedCall): [string, string][] => {
  const { questions: words, words: said } = callWords[language];
  return questions.flatMap(({ options }, i): [string, string][] => {
    const name = `questions/${i}`;
    const one = words.one.replace('{n}', String(i + 1));
    return [
      ...languages.flatMap((of): [string, string][] => [
        [`${name}/label/${of}`, `${one}, ${said[of]}`],
        [`${name}/help/${of}`, `${one}, ${words.help.replace('{language}', said[of]).toLowerCase()}`],
        ...options.map((_, n): [string, string] => [
          `${name}/options/${n}/label/${of}`,
          `${one}, ${words.option.replace('{n}', String(n + 1)).replace('{language}', said[of])}`,
        ]),
      ]),
      [`${name}/kind`, `${one}, ${words.kind.toLowerCase()}`],
      [`${name}/options`, `${one}, ${words.options.toLowerCase()}`],
      [`${name}/min`, `${one}, ${words.least.toLowerCase()}`],
      [`${name}/max`, `${one}, ${words.most.toLowerCase()}`],
      [`${name}/showIf`, `${one}, ${words.showIf.toLowerCase()}`],
    ];
  });
};

/** What the fields of the page are called, for the summary of what is wrong. */
export const labelsOf = (language: Language, typed: TypedCall, failed: CallPage['failed']): Readonly<Record<string, string>> => {
  const { words, dates, who, judging, extend } = callWords[language];
  if (failed === 'extension') return { until: extend.until, organisation: extend.organisation, proposal: extend.proposal };
  return {
    ...Object.fromEntries(
      languages.flatMap((of) => [
        [`title/${of}`, words.name.replace('{language}', words[of])],
        [`summary/${of}`, words.summary.replace('{language}', words[of])],
      ]),
    ),
    opensAt: dates.opens,
    closesAt: dates.closes,
    graceMinutes: dates.grace,
    requires: who.requires,
    capPerOrganisation: who.cap,
    inviteOnly: who.invite,
    reviewersPerProposal: judging.reviewers,
    quorum: judging.quorum,
    approvals: judging.approvals,
    routing: judging.routing,
    blind: judging.blind,
    sealed: judging.sealed,
    rubric: judging.rubric,
    ...Object.fromEntries(questionLabels(language, typed)),
  };
};

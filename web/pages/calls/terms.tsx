import type { Language } from '../../../shared/community.ts';
import type { PublicCall } from '../../../shared/contract/call.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { counted } from '../../parts/format.tsx';
import { Summary } from '../../parts/summary.tsx';
import { judgedWords } from '../../words/judged.ts';
import { OwnQuestions } from './asked.tsx';
import { callMoment } from './moment.ts';
import { RubricPreview } from './rubric.tsx';

/** What a call asks and how it judges, for whoever thinks of taking part. */
export const CallTerms = ({ language, call }: { readonly language: Language; readonly call: PublicCall }) => {
  const words = judgedWords[language];
  const { opensAt, closesAt, requires, capPerOrganisation, questions, reviewersPerProposal, sealed, blind } = call;
  const rubric = rubricOf(call.rubric);
  return (
    <>
      <Summary
        language={language}
        rows={[
          ...(opensAt ? [{ term: words.opens, value: callMoment(language, opensAt) }] : []),
          { term: words.closes, value: closesAt ? callMoment(language, closesAt) : words.never },
        ]}
      />
      <h2>{words.asked}</h2>
      <p>{requires === 'both' ? words.whole : words.short}</p>
      {capPerOrganisation ? <p>{counted(language, capPerOrganisation, words.cap)}</p> : null}
      {questions.length > 0 ? (
        <>
          <p>{counted(language, questions.length, words.own)}</p>
          <OwnQuestions language={language} questions={questions} />
        </>
      ) : null}
      <h2>{words.judged}</h2>
      <p>{counted(language, reviewersPerProposal, words.reviewers)}</p>
      {blind ? <p>{words.blind}</p> : null}
      {sealed ? <p>{words.sealed}</p> : null}
      <Disclosure summary={words.criteria}>
        <RubricPreview language={language} rubric={rubric} />
      </Disclosure>
    </>
  );
};

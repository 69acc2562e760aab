import type { Language } from '../../../shared/community.ts';
import type { AdminCall } from '../../../shared/contract/call.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { counted, momentIn } from '../../parts/format.tsx';
import { Summary } from '../../parts/summary.tsx';
import { callWords } from '../../words/calls.ts';
import { judgementWords } from '../../words/judgement.ts';
import type { Arrivals } from './data.ts';
import { judgedWords } from '../../words/judged.ts';
import { OwnQuestions } from './asked.tsx';
import { RubricPreview } from './rubric.tsx';

/** What stands still since the call opened. */
export const Rules = ({ language, call }: { readonly language: Language; readonly call: AdminCall }) => {
  const { judging: words, who, form } = callWords[language];
  const { yes, no } = judgementWords[language];
  const rubric = rubricOf(call.rubric);
  return (
    <section>
      <h2>{words.title}</h2>
      <Summary
        language={language}
        rows={[
          { term: who.requires, value: call.requires === 'both' ? who.both : who.step1 },
          { term: who.cap, value: call.capPerOrganisation ?? words.none },
          { term: words.reviewers, value: call.reviewersPerProposal },
          { term: words.quorum, value: call.quorum },
          { term: words.approvals, value: call.approvals },
          { term: words.routing, value: words[call.routing] },
          { term: words.blind, value: call.blind ? yes : no },
          { term: words.sealed, value: call.sealed ? yes : no },
          { term: words.rubric, value: `${rubric.title[language]} (${rubric.version})` },
          { term: form.short, value: call.form },
        ]}
      />
      {call.questions.length === 0 ? null : (
        <>
          <p>{counted(language, call.questions.length, judgedWords[language].own)}</p>
          <OwnQuestions language={language} questions={call.questions} />
        </>
      )}
      <Disclosure summary={words.look}>
        <RubricPreview language={language} rubric={rubric} />
      </Disclosure>
    </section>
  );
};

/** That proposals came in; under a seal there is nothing else to see. */
export const Arrived = ({ language, call, arrivals }: { readonly language: Language; readonly call: AdminCall; readonly arrivals: Arrivals }) => {
  const { arrivals: words } = callWords[language];
  const { rows, cursor } = arrivals;
  const isSealed = rows.some(({ sealed }) => sealed);
  return (
    <section>
      <h2>{words.title}</h2>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>
            {counted(language, rows.length, words.count)}
            {cursor ? ` ${words.more}` : ''}. {isSealed || call.sealed ? (isSealed ? words.sealedText : null) : null}
          </p>
          <Disclosure summary={counted(language, rows.length, words.count)}>
            <ul class="call-arrivals">
              {rows.map(({ reference, receivedAt }) => (
                <li key={reference}>
                  <code>{reference}</code> {momentIn(language, receivedAt, 'moment')}
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </section>
  );
};

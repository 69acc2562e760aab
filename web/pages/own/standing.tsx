import { community, type Language } from '../../../shared/community.ts';
import type { NextStep, Status } from '../../../shared/domain/view/applicant.ts';
import { stageText } from '../../../shared/domain/words/index.ts';
import type { Fact } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProcessLine } from '../../parts/process-line.tsx';
import { MailTo, Unreachable } from '../../parts/reach.tsx';
import { itemWords } from '../../words/item.ts';

type Props = { readonly language: Language; readonly item: Status };

/** Steps that we promised; the others wait for the applicant, who needs no apology. */
const OURS: readonly NextStep[] = ['first-reply', 'decision', 'support'];

/** Without a day the step alone is said; a pitch has its day once one was agreed. */
const stepText = (language: Language, { nextStep, nextDate }: Status): string => {
  const words = itemWords[language];
  return nextStep === 'pitch' && nextDate ? words.pitchNext : words.nextStep[nextStep];
};

const Lead = ({ language, item }: Props) => {
  const sentence = itemWords[language].lead[item.nextStep];
  if (!item.nextDate && sentence.includes('{date}')) return <p class="lead">{stepText(language, item)}.</p>;
  const [before = '', after] = sentence.split('{date}');
  return (
    <p class="lead">
      {before}
      {after === undefined || !item.nextDate ? null : (
        <>
          <strong>
            <Moment language={language} iso={item.nextDate} />
          </strong>
          {after}
        </>
      )}
    </p>
  );
};

/** A decision without an offer is the last step of this way. */
const isEnd = ({ stage, nextStep }: Status): boolean => stage === 'decided' && (nextStep === 'read-letter' || nextStep === 'improve');

/** Where it is and what comes next, in a sentence and on the line; what must not be overlooked before it. */
export const Standing = ({ language, item }: Props) => {
  const words = itemWords[language];
  const isOurs = OURS.includes(item.nextStep);
  const mayMiss = item.late ? (isOurs ? words.late : words.passed) : item.moved ? words.moved : undefined;
  return (
    <>
      <Lead language={language} item={item} />
      {item.unreachable ? <Unreachable language={language} /> : null}
      {mayMiss ? (
        <Notice language={language} level={2}>
          {mayMiss}
        </Notice>
      ) : null}
      {item.undated ? <Notice language={language}>{words.undated}</Notice> : null}
      {item.sealed ? <Notice language={language}>{itemWords[language].sealed}</Notice> : null}
      {item.process ? <ProcessLine language={language} at={item.process} ends={isEnd(item)} /> : null}
    </>
  );
};

/** Where nobody looks after it any more, nobody is still to be named. */
const IS_LOOKED_AFTER: readonly string[] = ['received', 'being-checked', 'question', 'in-review'];

/** What the date of the next step is: a day to act by, a day on which something is, or the last one to ask for a second look. */
const dateTerm = (language: Language, item: Status): string => {
  const { by, on, until, reconsiderBy } = itemWords[language];
  if (isEnd(item)) return reconsiderBy;
  return item.nextStep === 'pitch' ? on : item.nextStep === 'reserve' ? until : by;
};

/** The same as facts, with the dates that were promised. */
export const standingFacts = ({ language, item }: Props): Fact[] => {
  const words = itemWords[language];
  const promised = item.nextStep === 'decision' ? undefined : item.decisionBy;
  return [
    { term: words.stage, value: stageText(item.stage, language) },
    { term: words.next, value: stepText(language, item) },
    ...(item.nextDate ? [{ term: dateTerm(language, item), value: <Moment language={language} iso={item.nextDate} /> }] : []),
    ...(promised ? [{ term: words.decisionBy, value: <Moment language={language} iso={promised} /> }] : []),
    ...(item.receivedAt ? [{ term: words.received, value: <Moment language={language} iso={item.receivedAt} /> }] : []),
    ...(item.liaison || IS_LOOKED_AFTER.includes(item.stage)
      ? [
          {
            term: words.liaison,
            value: item.liaison ? (
              <bdi>{item.liaison}</bdi>
            ) : (
              <>
                {words.noLiaison} <MailTo email={community.contact.email} />
              </>
            ),
          },
        ]
      : []),
  ];
};

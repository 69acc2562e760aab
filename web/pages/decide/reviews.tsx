import type { Language } from '../../../shared/community.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { decideWords } from '../../words/decide.ts';
import { judgementWords } from '../../words/judgement.ts';
import { Judgements, scoreText } from '../review/judgements.tsx';
import type { Tally } from './data.ts';

type Props = { readonly language: Language; readonly proposal: DeskProposal; readonly tally: Tally };
type Review = DeskProposal['reviews'][number];

const ReviewOf = ({ language, proposal, tally, review }: Props & { readonly review: Review }) => {
  const words = decideWords[language].reviews;
  const said = judgementWords[language];
  const { reviewer, name, revision, submittedAt, body } = review;
  const total = tally.totals.find((entry) => entry.reviewer === reviewer);
  const seat = proposal.assignments.some((assignment) => assignment.reviewer === reviewer && assignment.safetySeat);
  return (
    <section class="review-other">
      <h3>
        <a href={`/${language}/desk/proposals/${proposal.id}/reviews/${reviewer}`}>
          <bdi>{name}</bdi>
        </a>
        {seat ? <span class="note">, {words.seat}</span> : null}
      </h3>
      <Facts
        rows={[
          { term: words.score, value: total ? scoreText(language, total.total) : words.notCounted },
          { term: words.vote, value: said.votes[body.vote] },
          { term: words.scope, value: body.inScope ? said.yes : said.no },
          { term: words.sure, value: said.confidences[String(body.confidence) as '1' | '2' | '3'] },
          { term: words.sent, value: <Moment language={language} iso={submittedAt} /> },
        ]}
      />
      {revision === proposal.revision ? null : <p class="note">{words.earlier.replace('{n}', String(revision))}</p>}
      {body.note ? (
        <blockquote class="decide-note">
          <p class="note">{words.note}</p>
          <p class="prose" dir="auto">
            {body.note}
          </p>
        </blockquote>
      ) : null}
      <Disclosure
        summary={
          <>
            {decideWords[language].found.plot}
            <span class="vh">: {name}</span>
          </>
        }
      >
        <Judgements language={language} rubric={rubricOf(proposal.rules.rubric)} criteria={body.criteria} />
      </Disclosure>
    </section>
  );
};

/** Each review with its name, whose no longer counts, and who has not sent one in. */
export const Reviews = (props: Props) => {
  const { language, proposal } = props;
  const words = decideWords[language].reviews;
  const unread = proposal.assignments.filter(({ reviewer }) => !proposal.reviews.some((review) => review.reviewer === reviewer));
  const gone = unread.filter(({ status, submittedAt }) => status === 'recused' && submittedAt !== undefined);
  const others = unread.filter((assignment) => !gone.includes(assignment));
  return (
    <>
      {proposal.reviews.length === 0 ? null : <h2>{words.title}</h2>}
      {proposal.reviews.map((review) => (
        <ReviewOf key={review.reviewer} {...props} review={review} />
      ))}
      {gone.length === 0 ? null : (
        <>
          <h3>{words.notCounted}</h3>
          <ul>
            {gone.map(({ reviewer, name }) => (
              <li key={reviewer}>
                <bdi>{name}</bdi>: {words.gone}
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>{words.open}</h3>
          <ul>
            {others.map(({ reviewer, name, status }) => (
              <li key={reviewer}>
                <bdi>{name}</bdi>: {words.status[status]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

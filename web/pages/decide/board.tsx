import { Notice } from '../../parts/notice.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Moment, momentIn } from '../../parts/format.tsx';
import { isMostIntrusive } from '../../../shared/domain/vocabulary.ts';
import { boardWords } from '../../words/board.ts';
import { criterionName } from '../review/judgements.tsx';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { Backed } from './backed.tsx';
import { type DecidePage, decidePath } from './data.ts';

type Props = { readonly frame: Frame; readonly data: DecidePage };

/** What whoever decides has to know before reading on: that it acts on the process, and that its pitch was held. */
export const Beforehand = ({ frame: { language }, data: { proposal, tally } }: Props) => {
  const { beforehand: words } = boardWords[language];
  const { interaction = [] } = (proposal.answers.process ?? {}) as { interaction?: string[] };
  return (
    <>
      {isMostIntrusive(interaction) ? (
        <Notice language={language} title={words.intrusive}>
          {words.intrusiveText}
        </Notice>
      ) : null}
      {tally.pitch ? (
        <p>
          {words.pitch} <Moment language={language} iso={tally.pitch.on} style="moment" />, <bdi>{tally.pitch.place}</bdi>.
        </p>
      ) : null}
    </>
  );
};

/** What has not come in, and the way to ask for it. */
export const Missing = ({ frame: { language }, data: { proposal, tally } }: Props) => {
  const { missing: words } = boardWords[language];
  const seat = proposal.safetySeat && !proposal.assignments.some(({ safetySeat, status }) => safetySeat && status === 'submitted');
  const few = tally.reviews < tally.quorum;
  const isOpen = proposal.stage === 'in-review' || proposal.stage === 'deliberation';
  if (!few && !seat && !isOpen) return null;
  return (
    <>
      {few || seat ? (
        <Notice language={language} title={words.title}>
          {few ? <p>{words.reviews.replace('{n}', String(tally.reviews)).replace('{of}', String(tally.quorum))}</p> : null}
          {few && proposal.stage === 'deliberation' ? <p>{words.closedEarly}</p> : null}
          {seat ? <p>{words.seat}</p> : null}
        </Notice>
      ) : null}
      {isOpen ? (
        <p>
          {proposal.stage === 'deliberation' ? (
            <a href="#round">{words.again}</a>
          ) : (
            <a href={`/${language}/desk/proposals/${proposal.id}/panel`}>{words.more}</a>
          )}
        </p>
      ) : null}
    </>
  );
};

const Quoted = ({ told, text }: { readonly told: string; readonly text: string | undefined }) => (
  <>
    <p>
      <strong>{told}</strong>
    </p>
    {text ? (
      <p class="prose" dir="auto">
        {text}
      </p>
    ) : null}
  </>
);

/** After a reconsideration: that others decide than before, who can, why the applicant asked for it and why it was granted. */
export const Again = ({ frame: { language }, data: { tally } }: Props) => {
  const { again: words } = boardWords[language];
  const { again } = tally;
  if (!again) return null;
  const { asked, answer } = again;
  return (
    <Notice language={language} title={words.title}>
      <p>{again.may ? words.may : words.not}</p>
      <p>{again.chairs.length === 0 ? words.nobody : words.who.replace('{list}', again.chairs.join(', '))}</p>
      {asked ? <Quoted told={words.asked.replace('{date}', momentIn(language, asked.at))} text={asked.reasons} /> : null}
      {answer ? (
        <Quoted told={words.opened.replace('{name}', answer.by || words.somebody).replace('{date}', momentIn(language, answer.at))} text={answer.text} />
      ) : null}
    </Notice>
  );
};

/** Who stands behind a held decision, and a button for whoever may join them. */
export const Approval = ({ frame: { language }, data: { proposal, tally, key } }: Props) => {
  const { approve: words } = boardWords[language];
  const { approval } = proposal;
  if (!approval) return null;
  const have = tally.held?.approvals ?? approval.have;
  const { needed, others } = approval;
  const alone = have >= needed && others.length === 0;
  return (
    <section id="approve">
      <h2>{words.title}</h2>
      <p>
        <strong>{alone ? words.alone : words.have.replace('{n}', String(have)).replace('{of}', String(needed))}</strong>{' '}
        {words.who.replace('{decider}', approval.decider)} {alone ? null : words.others.replace('{others}', others.join(', ') || words.nobody)}
      </p>
      {tally.held ? <Backed language={language} backing={tally.held} needed={needed} /> : null}
      {approval.own === 'decided' ? have < needed ? <p class="note">{words.own}</p> : null : null}
      {approval.own === 'involved' ? <p class="note">{words.involved}</p> : null}
      {approval.own === 'agreed' ? <p class="note">{words.done}</p> : null}
      {approval.own === 'may' ? (
        <form method="post" action={decidePath(language, proposal.id)}>
          <p>{words.text}</p>
          <Hidden values={{ key, act: 'approve', decision: String(proposal.decisions.length) }} />
          <button class="btn btn-quiet" type="submit">
            {words.send}
          </button>
        </form>
      ) : null}
    </section>
  );
};

/** Where the words in the letter's form come from: a draft that somebody saved, or the reviews. */
export const LetterOrigin = ({ frame: { language }, data: { draft, assembled, tally } }: Props) => {
  const { draft: words } = boardWords[language];
  if (draft) return <p class="note">{words.saved.replace('{name}', draft.name).replace('{date}', momentIn(language, draft.at, 'moment'))}</p>;
  if (!assembled) return null;
  const weakest = assembled.weakest && criterionName(rubricOf(tally.rubric), assembled.weakest, language);
  return (
    <p class="note">
      {words.assembled} {assembled.foreign > 0 ? `${words.foreign.replace('{n}', String(assembled.foreign))} ` : ''}
      {weakest ? words.weakest.replace('{name}', weakest) : ''}
    </p>
  );
};

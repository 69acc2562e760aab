import { community } from '../../../shared/community.ts';
import { CONFLICT_KINDS } from '../../../shared/domain/conflict.ts';
import type { InvitationView } from '../../../shared/domain/view/reviewer.ts';
import { Checkbox, Checkboxes, Radios } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { Moment } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CallTo, MailTo } from '../../parts/reach.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { Unsent } from '../../parts/unsent.tsx';
import { reviewWords } from '../../words/review.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { Answers } from './answers.tsx';
import { type Place, reviewPath } from './data.ts';
import { PlaceNav, ReviewCrumb, ReviewTag } from './head.tsx';

export type Invitation = {
  readonly invitation: InvitationView;
  readonly key: string;
  /** Signed in by more than the link of the invitation. */
  readonly fresh: boolean;
  readonly place: Place;
  /** Agreed to this version of the terms on an earlier occasion. */
  readonly agreed?: boolean;
  readonly typed?: Readonly<Partial<Record<'answer' | 'agreed' | 'kind' | 'maybe' | 'reason' | 'suggestion' | 'tieKind', string>>> & {
    readonly ties?: readonly string[];
  };
  /** Asked first, as there is doubt; or the link that has to come by mail. */
  readonly told?: 'doubt' | 'link' | undefined;
  readonly trouble?: Trouble | undefined;
};

/** Kinds that the chair decides about; the others end it. */
export const DOUBTFUL = ['competitor', 'co-author', 'customer'] as const;

const Reach = () => (
  <>
    <CallTo phone={community.contact.phone} />, <MailTo email={community.contact.email} />
  </>
);

const kindOptions = (words: (typeof reviewWords)['nl'], kinds: readonly (typeof CONFLICT_KINDS)[number][]) =>
  kinds.map((value) => ({ value, label: words.kinds[value] }));

/** The tick that says that no organisation of the list is known. */
export const NO_TIES = 'none';

type PartProps = { readonly frame: Frame; readonly data: Invitation };

/** In a blind call nobody reads whose proposal it is: the organisations involved stand in a list with others. */
const Ties = ({ frame: { language }, data: { invitation, typed = {}, trouble } }: PartProps) => {
  const said = reviewingWords[language].invitation;
  const { kinds } = reviewWords[language];
  const errorOf = errorsIn(trouble);
  return (
    <>
      <input type="hidden" name="blind" value="yes" />
      <Checkboxes
        language={language}
        name="ties"
        label={said.ties}
        hint={said.tiesHint}
        values={typed.ties}
        error={errorOf('ties')}
        options={[...(invitation.ties ?? []).map(({ key, name }) => ({ value: key, label: <bdi>{name}</bdi> })), { value: NO_TIES, label: said.tiesNone }]}
      />
      <Select
        language={language}
        name="tieKind"
        label={said.tiesKind}
        hint={said.tiesKindHint}
        value={typed.tieKind}
        error={errorOf('tieKind')}
        options={CONFLICT_KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
    </>
  );
};

/**
 * The question, with what to think of. In a blind call nobody can read first who is involved: behind the list it asks for what the list does not, and
 * whoever has only the link is told that the list comes after signing in.
 */
const askedOf = ({ language }: Frame, { invitation, fresh }: Invitation): { label: string; hint: string } => {
  const { invitation: said } = reviewWords[language];
  const { questionHintBlind, questionAlso, questionAlsoHint, tiesLater } = reviewingWords[language].invitation;
  if (!invitation.blind) return { label: said.question, hint: said.questionHint };
  return fresh ? { label: questionAlso, hint: questionAlsoHint } : { label: said.question, hint: `${questionHintBlind} ${tiesLater}` };
};

/** The question that comes before everything else; each answer has what belongs to it. */
const ConflictForm = ({ frame, data }: PartProps) => {
  const { language } = frame;
  const words = reviewWords[language];
  const { invitation: said } = words;
  const { key, fresh, typed = {}, trouble, invitation } = data;
  const errorOf = errorsIn(trouble);
  const field = { language };
  return (
    <form method="post" action={reviewPath(language, invitation.id)} novalidate>
      <Hidden values={{ key, terms: invitation.terms, act: 'answer' }} />
      {fresh && invitation.ties ? <Ties frame={frame} data={data} /> : null}
      <Radios
        {...field}
        name="answer"
        {...askedOf(frame, data)}
        value={typed.answer}
        error={errorOf('answer')}
        options={[
          {
            value: 'no',
            label: said.no,
            more: fresh ? (
              <Checkbox
                {...field}
                name="agreed"
                label={said.terms}
                hint={`${said.termsVersion.replace('{version}', invitation.terms)}. ${data.agreed ? `${reviewingWords[language].invitation.accepted} ` : ''}${said.termsHint}`}
                checked={typed.agreed === 'yes'}
                error={errorOf('agreed')}
              />
            ) : (
              <p>{said.linkText}</p>
            ),
          },
          {
            value: 'yes',
            label: said.yes,
            more: (
              <Select
                {...field}
                name="kind"
                label={said.kind}
                hint={said.yesHint}
                value={typed.kind}
                error={errorOf('kind')}
                options={kindOptions(words, CONFLICT_KINDS)}
              />
            ),
          },
          {
            value: 'doubt',
            label: said.doubt,
            more: (
              <>
                <p>
                  {said.doubtHint} <Reach />.
                </p>
                <Select
                  {...field}
                  name="maybe"
                  label={said.doubtKind}
                  value={typed.maybe}
                  error={errorOf('maybe')}
                  empty={said.doubtAsk}
                  options={kindOptions(words, DOUBTFUL)}
                />
              </>
            ),
          },
        ]}
      />
      <Unsent language={language} />
      <p class="acts">
        <button class="btn" type="submit">
          {said.send}
        </button>
      </p>
    </form>
  );
};

const DeclineForm = ({ frame: { language }, data }: PartProps) => {
  const { invitation: said } = reviewWords[language];
  const further = reviewingWords[language].invitation;
  const { key, typed = {}, trouble, invitation } = data;
  const reasons = Object.entries(said.reasons).map(([value, label]) => ({ value, label }));
  return (
    <Disclosure summary={said.decline} open={errorsIn(trouble)('reason') !== undefined || typed.reason !== undefined}>
      <form method="post" action={reviewPath(language, invitation.id)} novalidate>
        <Hidden values={{ key, act: 'decline' }} />
        <Radios language={language} name="reason" label={said.declineReason} value={typed.reason} error={errorsIn(trouble)('reason')} options={reasons} />
        <TextField
          language={language}
          name="suggestion"
          label={further.suggestion}
          hint={further.suggestionHint}
          optional
          rows={2}
          limit={500}
          value={typed.suggestion}
          error={errorsIn(trouble)('suggestion')}
        />
        <Unsent language={language} />
        <p class="acts">
          <button class="btn btn-quiet" type="submit">
            {said.declineSend}
          </button>
        </p>
      </form>
    </Disclosure>
  );
};

/** What is needed to know of a conflict: what it is, and who is involved. */
const Known = ({ frame: { language }, data: { invitation } }: PartProps) => {
  const { invitation: said } = reviewWords[language];
  const { abstract, track, organisation, language: written } = invitation;
  return (
    <>
      {organisation ? null : <Notice language={language}>{said.hidden}</Notice>}
      <Answers language={language} written={written} answers={{ outline: { abstract, track }, organisation }} />
    </>
  );
};

/** The rest of what every invited reviewer may know, for whoever wonders whether it is about their own field. */
const Further = ({ frame: { language }, data: { invitation } }: PartProps) => {
  const { capabilities, assets, sectors, purdue, protocols, trl, trlIn12Months, language: written } = invitation;
  return (
    <Disclosure summary={reviewWords[language].invitation.further}>
      <Answers language={language} written={written} answers={{ maturity: { trl, trlIn12Months, capabilities, assets, sectors, purdue, protocols } }} />
    </Disclosure>
  );
};

const placesText = (language: Frame['language'], { capacity, taken }: NonNullable<InvitationView['places']>): string => {
  const said = reviewingWords[language].invitation;
  return (taken > capacity ? said.placesOver : said.places).replace('{capacity}', String(capacity)).replace('{n}', String(Math.max(1, taken)));
};

/** Whether somebody wants to review this: first the question about conflicts, then the rest. */
export const invitationPage = (frame: Frame, data: Invitation): string => {
  const { language } = frame;
  const { invitation, fresh, place, told, trouble } = data;
  const { invitation: said } = reviewWords[language];
  return pageOf(frame, {
    title: said.title,
    failed: trouble !== undefined,
    room: 'review',
    desk: true,
    styles: ['review.css'],
    scripts: ['form.js'],
    content: (
      <div class="invitation">
        {fresh ? <ReviewCrumb language={language} /> : null}
        <Errors
          language={language}
          trouble={trouble}
          labels={{
            answer: askedOf(frame, data).label,
            kind: said.kind,
            maybe: said.doubtKind,
            agreed: said.termsVersion.replace('{version}', invitation.terms),
            reason: said.declineReason,
            suggestion: reviewingWords[language].invitation.suggestion,
            ties: reviewingWords[language].invitation.ties,
            tieKind: reviewingWords[language].invitation.tiesKind,
          }}
        />
        {told === 'doubt' ? (
          <Notice language={language} level={2} title={said.doubtTitle}>
            <p>
              {said.doubtText} <Reach />.
            </p>
          </Notice>
        ) : null}
        {told === 'link' ? (
          <Notice language={language} title={said.linkTitle}>
            <p>
              {said.noConflict} {said.linkText}
            </p>
            <form method="post" action={reviewPath(language, invitation.id)}>
              <Hidden values={{ key: data.key, act: 'link' }} />
              <button class="btn" type="submit">
                {said.linkSend}
              </button>
            </form>
          </Notice>
        ) : null}
        <ReviewTag language={language} proposal={invitation} />
        <h1>{said.title}</h1>
        <p class="invitation-title" lang={invitation.language === language ? undefined : invitation.language}>
          <bdi>{invitation.title}</bdi>
        </p>
        {invitation.due ? <Facts rows={[{ term: said.answerBy, value: <Moment language={language} iso={invitation.due} /> }]} /> : null}
        {invitation.places ? <p class="note">{placesText(language, invitation.places)}</p> : null}
        <p class="note">{invitation.blind ? reviewingWords[language].invitation.leadBlind : said.lead}</p>
        <div class="invitation-in">
          <div class="invitation-known">
            <Known frame={frame} data={data} />
          </div>
          <div class="invitation-answer">
            {told === 'link' ? null : <ConflictForm frame={frame} data={data} />}
            <DeclineForm frame={frame} data={data} />
          </div>
          <div class="invitation-further">
            <Further frame={frame} data={data} />
          </div>
        </div>
        <PlaceNav language={language} place={place} />
      </div>
    ),
  });
};

/** A letter with a link is under way. */
export const reviewLinkSentPage = (frame: Frame): string => {
  const { language } = frame;
  const { invitation: said } = reviewWords[language];
  return pageOf(frame, {
    title: said.linkSent,
    room: 'review',
    desk: true,
    styles: ['review.css'],
    content: (
      <div class="invitation">
        <h1>{said.linkSent}</h1>
        <p class="lead">{said.linkSentText}</p>
      </div>
    ),
  });
};

/** The proposal is no longer there for this reviewer. */
export const reviewEndedPage = (frame: Frame, how: 'declined' | 'conflict', fresh: boolean): string => {
  const { language } = frame;
  const { done } = reviewWords[language];
  const title = how === 'declined' ? done.declinedTitle : done.conflictTitle;
  return pageOf(
    { ...frame, here: fresh ? reviewPath(language) : `/${language}` },
    {
      title,
      room: 'review',
      desk: true,
      styles: ['review.css'],
      content: (
        <div class="invitation">
          <h1>{title}</h1>
          <p class="lead">{done[how]}</p>
          {fresh ? <ReviewCrumb language={language} /> : <p>{done.close}</p>}
        </div>
      ),
    },
  );
};

import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { Errors } from '../../parts/errors.tsx';
import { Flash, type FlashProps } from '../../parts/flash.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { deskStage } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { boardWords } from '../../words/board.ts';
import { decideWords } from '../../words/decide.ts';
import { pathOf } from '../case/form.tsx';
import { Again, Approval, Beforehand, Missing } from './board.tsx';
import { type DecidePage, decidePath, standing, type TypedDecision } from './data.ts';
import { Earlier } from './earlier.tsx';
import { Discussion, talkLabels } from './discussion.tsx';
import { AmendForm, DecisionForm, decisionLabels } from './form.tsx';
import { Found } from './found.tsx';
import { AnnounceForm, DecisionFacts, LetterPreview, ReturnForm } from './held.tsx';
import { Reviews } from './reviews.tsx';
import { CloseRound, ReopenRound } from './round.tsx';

type Props = { readonly frame: Frame; readonly data: DecidePage };

/** What the fields are called; the one tick of announcing has a sentence of its own. */
const labelsOf = (
  language: Frame['language'],
  { failed, tally }: Pick<DecidePage, 'failed' | 'tally'>,
): { readonly labels?: Readonly<Record<string, string>> } => {
  const { round } = decideWords[language];
  if (failed === 'round') return { labels: { reason: round.closeReason } };
  if (failed === 'announce' || failed === 'approve') return {};
  if (failed === 'talk') return { labels: talkLabels(language) };
  return { labels: decisionLabels(language, rubricOf(tally.rubric)) };
};

/** Words for which there is no form any more, as somebody else was faster: they are shown to be copied. */
const Unkept = ({ language, typed }: { readonly language: Frame['language']; readonly typed: TypedDecision }) => {
  const { form: words } = decideWords[language];
  const { reason, conditions, override, meant, opening, texts, doFirst } = typed;
  const written = [reason, conditions, override, meant, opening, ...Object.values(texts), doFirst].filter((text) => text !== undefined && text.trim() !== '');
  return (
    <section>
      <h2>{words.typed}</h2>
      <p class="note">{words.typedText}</p>
      {written.map((text, i) => (
        <p key={i} class="prose" dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
};

/** What can be done now: close the round, decide, announce, or nothing more. */
const Acts = ({ frame, data }: Props) => {
  const { language } = frame;
  const words = decideWords[language];
  const { proposal, failed, typed, isPreview } = data;
  const lost = failed === 'decision' && (!data.chairs || (proposal.stage !== 'deliberation' && proposal.stage !== 'decided'));
  switch (proposal.stage) {
    case 'in-review':
      return (
        <>
          {lost ? <Unkept language={language} typed={typed} /> : null}
          <CloseRound frame={frame} data={data} />
        </>
      );
    case 'deliberation':
      if (!data.chairs)
        return (
          <>
            {lost ? <Unkept language={language} typed={typed} /> : null}
            {data.tally.again ? null : <p class="note">{boardWords[language].approve.only}</p>}
            <ReopenRound frame={frame} data={data} />
          </>
        );
      return (
        <>
          {isPreview ? <LetterPreview frame={frame} data={data} /> : null}
          <h2>{words.form.title}</h2>
          <DecisionForm frame={frame} data={data} />
          <ReopenRound frame={frame} data={data} />
        </>
      );
    case 'decided':
      return (
        <>
          {lost ? <Unkept language={language} typed={typed} /> : null}
          <Notice language={language} title={words.held.title}>
            {words.held.text}
          </Notice>
          <DecisionFacts frame={frame} data={data} />
          <LetterPreview frame={frame} data={data} />
          <Approval frame={frame} data={data} />
          {data.chairs ? (
            <>
              {isPreview ? null : <AnnounceForm frame={frame} data={data} />}
              <AmendForm frame={frame} data={data} />
              <ReturnForm frame={frame} data={data} />
            </>
          ) : data.tally.again ? null : (
            <p class="note">{boardWords[language].approve.only}</p>
          )}
        </>
      );
    default:
      return (
        <>
          {lost ? <Unkept language={language} typed={typed} /> : null}
          <Notice language={language} title={standing(proposal) ? words.announced : undefined}>
            {words.notNow.replace('{stage}', deskStage(language, 'proposal', proposal.stage))}
          </Notice>
          <DecisionFacts frame={frame} data={data} />
          <LetterPreview frame={frame} data={data} />
        </>
      );
  }
};

/** What was just done, and the way back: of the last act while its letters wait, and of a round that was closed, whose reviewers can be asked again. */
const Done = ({ frame: { language }, data: { proposal, did = '', key } }: Props) => {
  const words = decideWords[language];
  const all = { ...words.did, ...boardWords[language].did };
  const said = Object.hasOwn(all, did) ? all[did as keyof typeof all] : '';
  const named = proposal.undo && (words.undo[proposal.undo.act as keyof typeof words.undo] ?? words.undoUntil);
  const until = proposal.undo && named ? named.replace('{time}', momentIn(language, proposal.undo.until, 'time')) : '';
  const reopens = did === 'closed' && proposal.stage === 'deliberation';
  const undo: FlashProps['undo'] = proposal.undo
    ? { action: pathOf(language, proposal.id), values: { act: 'undo', key, fact: proposal.undo.fact } }
    : reopens
      ? { action: decidePath(language, proposal.id), values: { act: 'reopen', key }, label: words.round.reopen }
      : undefined;
  return said || until ? (
    <Flash language={language} undo={undo}>
      {said} {until}
    </Flash>
  ) : null;
};

/** What the reviewers found, beside what the chair makes of it. */
export const decidePage = (frame: Frame, data: DecidePage): string => {
  const { language } = frame;
  const { proposal, tally, trouble, failed } = data;
  const words = decideWords[language];
  const casePath = `/${language}/desk/proposals/${proposal.id}`;
  return pageOf(frame, {
    title: `${proposal.title} – ${words.form.title}`,
    failed: trouble !== undefined,
    room: 'decide',
    desk: true,
    styles: ['decide.css'],
    scripts: ['form.js', 'others.js'],
    content: (
      <div class="decide">
        <p class="crumb">
          <a href={decidePath(language)}>{words.back}</a>
        </p>
        <Done frame={frame} data={data} />
        <Errors language={language} trouble={trouble} {...labelsOf(language, { failed, tally })} />
        <p class="tag-head">
          <Tag reference={proposal.reference} /> <TlpLabel language={language} tlp={proposal.tlp} />
        </p>
        <h1 lang={proposal.language === language ? undefined : proposal.language}>
          <bdi>{proposal.title}</bdi>
        </h1>
        <p>
          <a href={casePath}>{words.toCase}</a>
          {data.takesOut ? (
            <>
              {' · '}
              <a href={`/api/desk/proposals/${proposal.id}/dossier`}>{words.toDossier}</a>
            </>
          ) : null}
          {proposal.links.some(({ kind }) => kind === 'resubmission-of') ? (
            <>
              {' · '}
              <a href={`${casePath}/support#earlier`}>{words.toEarlier}</a>
            </>
          ) : null}
        </p>
        <div class="decide-in">
          <div class="decide-box">
            <h2>{words.found.title}</h2>
            <Beforehand frame={frame} data={data} />
            <Missing frame={frame} data={data} />
            <Found language={language} proposal={proposal} tally={tally} />
            <Reviews language={language} proposal={proposal} tally={tally} />
            <Discussion
              language={language}
              view={data.discussion}
              action={decidePath(language, proposal.id)}
              formKey={data.key}
              typed={data.talk}
              trouble={failed === 'talk' ? trouble : undefined}
            />
          </div>
          <div class="decide-box">
            <Again frame={frame} data={data} />
            <Acts frame={frame} data={data} />
            <Earlier frame={frame} proposal={proposal} before={tally.before} />
            {proposal.mayDo.includes('conflict') ? (
              <p>
                <a href={`/${language}/desk/proposals/${proposal.id}/conflicts`}>{decideWords[language].conflicts}</a>
              </p>
            ) : null}
          </div>
        </div>
      </div>
    ),
  });
};

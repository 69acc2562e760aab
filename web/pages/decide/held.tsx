import { shown } from '../../../shared/domain/shown.ts';
import { staysOutOfMail } from '../../../shared/domain/vocabulary.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Moment, numberIn } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { tlpText } from '../../parts/tlp.tsx';
import { boardWords } from '../../words/board.ts';
import { decideWords } from '../../words/decide.ts';
import { Letter } from '../own/letter.tsx';
import { type DecidePage, decidePath, standing, type Tally } from './data.ts';
import { offerRow } from './offer-row.tsx';

type Props = { readonly frame: Frame; readonly data: DecidePage };

/** The letter in the applicant's own language, and what the mail about it says. */
export const LetterPreview = ({ frame: { language }, data: { proposal, tally, letter, named = [] } }: Props) => {
  const { preview: words } = decideWords[language];
  return letter === undefined ? null : (
    <section class="decide-letter" id="letter" aria-label={words.title}>
      <h2>{words.title}</h2>
      {tally.announced ? null : (
        <p class="note">
          {words.note} {staysOutOfMail(proposal.tlp) ? words.mailHidden.replace('{tlp}', tlpText(proposal.tlp)) : words.mailTold}
        </p>
      )}
      {named.length === 0 ? null : (
        <Notice language={language} title={boardWords[language].named.title}>
          <p>{boardWords[language].named.text}</p>
          <ul>
            {named.map((words) => (
              <li key={words}>
                <mark dir="auto">{words}</mark>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="decide-paper" lang={proposal.language === language ? undefined : proposal.language}>
        <Letter language={proposal.language} letter={letter} written={proposal.language} marked={named} />
      </div>
    </section>
  );
};

/** What the calibrated figures were when it was decided, and from what. */
const StoodText = ({ language, stood }: { readonly language: Frame['language']; readonly stood: NonNullable<Tally['stood']> }) => {
  const { held: words } = decideWords[language];
  const n = (value: number) => numberIn(language, shown(value, 1), 1);
  const said = {
    ...{ score: n(stood.score), low: n(stood.low), high: n(stood.high), raw: stood.raw === null ? '–' : n(stood.raw), formula: stood.formula },
    ...{ place: String(stood.place), proposals: String(stood.proposals), reviewers: String(stood.reviewers), reviews: String(stood.reviews) },
  };
  const told = (text: string) => Object.entries(said).reduce((filled, [name, value]) => filled.replace(`{${name}}`, value), text);
  return (
    <>
      <p>{told(words.stoodText)}</p>
      <p class="note">{told(words.stoodFrom)}</p>
    </>
  );
};

const prose = (term: string, text: string) => ({
  term,
  value: (
    <p class="prose" dir="auto">
      {text}
    </p>
  ),
});

/** Who decided, when and why. */
export const decidedRows = (language: Frame['language'], { by, at, reason }: DeskProposal['decisions'][number]) => {
  const { held: words } = decideWords[language];
  return [
    { term: words.by, value: <bdi>{by}</bdi> },
    { term: words.at, value: <Moment language={language} iso={at} style="moment" /> },
    prose(words.reason, reason),
  ];
};

/** The decision as it stands on record. */
export const DecisionFacts = ({ frame: { language }, data: { proposal, tally, letter } }: Props) => {
  const { held: words } = decideWords[language];
  const decision = standing(proposal);
  return decision === undefined ? null : (
    <Facts
      rows={[
        { term: words.outcome, value: <strong>{outcomeText(decision.outcome, language)}</strong> },
        ...decidedRows(language, decision),
        ...(letter && !tally.announced ? offerRow(language, decision.outcome, letter.announcedAt) : []),
        ...(decision.override ? [prose(words.override, decision.override)] : []),
        ...(decision.meant ? [prose(boardWords[language].named.meant, decision.meant)] : []),
        ...(tally.stood ? [{ term: words.stood, value: <StoodText language={language} stood={tally.stood} /> }] : []),
      ]}
    />
  );
};

/** Only what was read can be announced: the number of the letter travels with the tick. */
export const AnnounceForm = ({ frame: { language }, data: { proposal, key, trouble, failed } }: Props) => {
  const { held: words } = decideWords[language];
  const error = failed === 'announce' ? errorsIn(trouble)('letterRead') : undefined;
  return (
    <form id="announce" method="post" action={decidePath(language, proposal.id)} novalidate>
      <h2>{words.announceTitle}</h2>
      <Hidden values={{ key, act: 'announce' }} />
      <Checkbox language={language} name="letterRead" value={String(proposal.decisions.length)} label={words.read} hint={words.final} error={error} />
      <p class="acts">
        <button class="btn" type="submit">
          {words.announce}
        </button>
      </p>
    </form>
  );
};

export const ReturnForm = ({ frame: { language }, data: { proposal, key } }: Props) => {
  const { held: words } = decideWords[language];
  return (
    <Disclosure summary={words.returnSummary}>
      <p>{words.returnText}</p>
      <form method="post" action={decidePath(language, proposal.id)}>
        <Hidden values={{ key, act: 'return' }} />
        <button class="btn btn-quiet" type="submit">
          {words.return}
        </button>
      </form>
    </Disclosure>
  );
};

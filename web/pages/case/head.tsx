import type { Language } from '../../../shared/community.ts';
import { flagsOf } from '../../../shared/domain/form/gates.ts';
import { labelOf } from '../../../shared/domain/labels.ts';
import { ownNameIn } from '../../../shared/domain/own-name.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import { PARTS } from '../../../shared/domain/proposal.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { flagText, gapText, outcomeText } from '../../../shared/domain/words/index.ts';
import { Facts } from '../../parts/facts.tsx';
import { daysIn, Moment } from '../../parts/format.tsx';
import { Gauge } from '../../parts/gauge.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProcessLine, type ProcessStep } from '../../parts/process-line.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { fieldTitle, partTitle } from '../../parts/told.ts';
import { caseWords } from '../../words/case.ts';
import { standingWords } from '../../words/standing.ts';

type Props = { readonly language: Language; readonly proposal: DeskProposal };

const STEP: Readonly<Partial<Record<DeskProposal['stage'], ProcessStep>>> = {
  submitted: 'receipt',
  screening: 'check',
  'in-review': 'review',
  deliberation: 'decision',
  decided: 'decision',
  announced: 'decision',
  'in-support': 'support',
  completed: 'support',
};
/** A question waits where the proposal came from. */
const stepOf = ({ stage, round }: DeskProposal): ProcessStep | undefined => (stage === 'info-requested' ? (round > 0 ? 'review' : 'check') : STEP[stage]);

const Limit = ({ language, proposal }: Props) => {
  const { limit, late } = proposal;
  if (!limit) return <>{caseWords[language].head.noLimit}</>;
  return (
    <Gauge share={limit.used} level={late ? 1 : limit.soon ? 2 : undefined}>
      {late && limit.days === 0 ? standingWords[language].lateToday : daysIn(language, limit.days)}
    </Gauge>
  );
};

const partsIn = ({ answers }: DeskProposal) =>
  answers as { readonly outline?: { track?: string }; readonly organisation?: { name?: string }; readonly maturity?: { trl?: number } };

/** Whose it is and what kind of thing, in one line. */
const Line = ({ language, proposal }: Props) => {
  const { outline, organisation, maturity } = partsIn(proposal);
  const rest = [
    maturity?.trl === undefined ? '' : caseWords[language].head.trl.replace('{n}', String(maturity.trl)),
    outline?.track ? labelOf('tracks', outline.track, language) : '',
  ].filter(Boolean);
  return (
    <p class="case-line">
      {organisation?.name ? <bdi>{organisation.name}</bdi> : null}
      {organisation?.name && rest.length > 0 ? ' · ' : null}
      {rest.join(' · ')}
    </p>
  );
};

const flagWord = (flag: string, language: Language): string => {
  const words = standingWords[language].flag as Readonly<Record<string, string>>;
  return words[flag] ?? flag;
};

const AT_DOOR: readonly DeskProposal['stage'][] = ['submitted', 'screening', 'info-requested'];

/** Before anybody is asked for a review in a blind call: where the answers tell whose proposal it is. */
const telling = (language: Language, { rules, round, stage, answers, questions }: DeskProposal): string[] => {
  const paths = rules.blind && round === 0 && AT_DOOR.includes(stage) ? ownNameIn(answers) : [];
  const fields = paths.map((path) => fieldTitle(path, language, questions)).join(', ');
  return paths.length === 0 ? [] : [caseWords[language].head.named.replace('{fields}', fields)];
};

/** Everything that should be noticed before anything is done. */
const Attention = ({ language, proposal }: Props) => {
  const words = caseWords[language];
  const lines = [
    ...proposal.flags.map((flag) => flagWord(flag, language)),
    ...flagsOf(proposal.answers).map((flag) => flagText(flag, language)),
    ...telling(language, proposal),
  ];
  const gaps = proposal.imported?.gaps.map((gap) => gapText(gap, language)) ?? [];
  const isPart = (path: string): path is PartName => (PARTS as readonly string[]).includes(path);
  const missing = proposal.missing.map((path) => (isPart(path) ? partTitle(path, language) : fieldTitle(path, language)));
  return (
    <>
      {lines.length + gaps.length === 0 ? null : (
        <Notice language={language} title={words.head.attention}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
            {gaps.length === 0 ? null : (
              <li>
                {words.imported.gaps}: {[...new Set(gaps)].join(' ')}
              </li>
            )}
          </ul>
        </Notice>
      )}
      {missing.length === 0 ? null : (
        <Notice language={language} title={words.head.missing}>
          <p>{[...new Set(missing)].join(' · ')}</p>
        </Notice>
      )}
    </>
  );
};

/** What it is, where it stands, whose it is and how long it may take. */
export const Head = ({ language, proposal }: Props) => {
  const words = caseWords[language].head;
  const standing = standingWords[language];
  const { reference, tlp, title, stage, owner, promisedAt, receivedAt, revision, round, step = 0, outcome, origin } = proposal;
  const rows = [
    { term: words.stage, value: <strong>{standing.stage.proposal[stage as keyof typeof standing.stage.proposal]}</strong> },
    ...(outcome ? [{ term: words.outcome, value: outcomeText(outcome, language) }] : []),
    { term: words.owner, value: owner ? <bdi>{owner.name}</bdi> : standing.nobody },
    { term: words.limit, value: <Limit language={language} proposal={proposal} /> },
    ...(promisedAt ? [{ term: words.promised, value: <Moment language={language} iso={promisedAt} /> }] : []),
    ...(receivedAt ? [{ term: words.received, value: <Moment language={language} iso={receivedAt} /> }] : []),
    { term: words.form, value: words.steps[step] },
    { term: words.language, value: words.languages[proposal.language] },
    ...(revision > 1 ? [{ term: words.revision, value: String(revision) }] : []),
    ...(round > 0 ? [{ term: words.round, value: String(round) }] : []),
  ];
  return (
    <header class="case-head">
      <div class="tag-head">
        <Tag reference={reference} />
        <TlpLabel language={language} tlp={tlp} />
        {origin === 'form' ? null : <span class="case-mark">{origin === 'import' ? words.imported : words.converted}</span>}
      </div>
      <h1 dir="auto" lang={proposal.language}>
        {title}
      </h1>
      <Line language={language} proposal={proposal} />
      <ProcessLine language={language} at={stepOf(proposal)} />
      <div class="case-facts">
        <Facts rows={rows} />
      </div>
      <Attention language={language} proposal={proposal} />
    </header>
  );
};

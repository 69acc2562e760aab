import type { ComponentChildren } from 'preact';
import { Errors } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { caseWords } from '../../words/case.ts';
import { standingWords } from '../../words/standing.ts';
import { type ActsData, pathOf } from './form.tsx';

/** What the fields of the forms are called, each by the act that it belongs to. */
const labelsOf = (language: Frame['language']): Readonly<Record<string, string>> => {
  const { acts, check, reviewers } = caseWords[language];
  return {
    ...Object.fromEntries(Object.entries(check).map(([name, label]) => [`checks/${name}`, label])),
    'screen-out/outcome': acts.outcome,
    'screen-out/reason': acts.reason,
    'screen-out/target': acts.target,
    'screen-out/text': acts.letter,
    'ask/text': acts.askText,
    'ask-step-2/text': acts.step2Text,
    'invite/reviewers': reviewers.invite,
    'close-round/reason': acts.closeReason,
    'hand-over/to': acts.handOverTo,
    'merge/into': acts.mergeInto,
    'conflict/person': acts.conflictPerson,
    'conflict/state': acts.conflictState,
    'conflict/conflict': acts.conflictKind,
    'conflict/reason': acts.conflictReason,
    'note/text': acts.noteText,
    'paste/text': acts.pasteText,
    'paste/subject': acts.pasteSubject,
    'paste/from': acts.pasteFrom,
  };
};

/** Where a refused act comes back: what is so now, why it was refused, and its form with all that was typed. */
export const refusedPage = (frame: Frame, { proposal, trouble }: ActsData, forms: ComponentChildren): string => {
  const { language } = frame;
  const { reference, tlp, title, stage, owner } = proposal;
  const [words, standing] = [caseWords[language], standingWords[language]];
  return pageOf(frame, {
    title: `${title} (${reference})`,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['case.css'],
    scripts: ['form.js', 'others.js', 'case.js'],
    content: (
      <div class="case case-narrow">
        <Errors language={language} trouble={trouble} labels={labelsOf(language)} />
        <header class="case-head">
          <div class="tag-head">
            <Tag reference={reference} />
            <TlpLabel language={language} tlp={tlp} />
          </div>
          <h1 dir="auto" lang={proposal.language}>
            {title}
          </h1>
          <p class="case-line">
            {words.head.stage}: <strong>{standing.stage.proposal[stage as keyof typeof standing.stage.proposal]}</strong> · {words.head.owner}:{' '}
            <bdi>{owner?.name ?? standing.nobody}</bdi>
          </p>
          <p>
            <a href={pathOf(language, proposal.id)}>{words.more}</a>
          </p>
        </header>
        {forms}
      </div>
    ),
  });
};

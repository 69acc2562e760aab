import type { ComponentChildren } from 'preact';
import { Errors } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { caseWords } from '../../words/case.ts';
import { standingWords } from '../../words/standing.ts';
import { type ActsData, pathOf } from './form.tsx';

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
    scripts: ['form.js', 'case.js'],
    content: (
      <div class="case case-narrow">
        <Errors language={language} trouble={trouble} />
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

import type * as z from 'zod';
import type { Language } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import type { PublicStage } from '../../shared/domain/view/applicant.ts';
import type { ContactStatus } from '../../shared/domain/view/contact.ts';
import { contactStageText, stageText } from '../../shared/domain/words/index.ts';
import { Bubble } from '../parts/bubble.tsx';
import { Empty } from '../parts/empty.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { Pager } from '../parts/pager.tsx';
import { PROCESS_STEPS } from '../parts/process-line.tsx';
import { Tag } from '../parts/tag.tsx';
import { mineWords } from '../words/mine.ts';
import { processWords } from '../words/process.ts';

export type OwnItems = z.infer<(typeof applicantOperations)['listOwnItems']['reply']>;
type Item = OwnItems['rows'][number];

/** Stages in which something waits for the reader. */
const YOURS: readonly string[] = ['draft', 'question', 'your-turn'];
const isProposal = ({ kind }: Item): boolean => kind === 'proposal';

/** The address of an own item by its kind. */
export const itemPath = (language: Language, item: Pick<Item, 'id' | 'kind'>): string =>
  item.kind === 'proposal' ? `/${language}/proposals/${item.id}` : `/${language}/contact/requests/${item.id}`;

const stageOf = (language: Language, item: Item): string =>
  isProposal(item) ? stageText(item.stage as PublicStage, language) : contactStageText(item.stage as ContactStatus['stage'], language);

const Row = ({ language, item }: { readonly language: Language; readonly item: Item }) => {
  const words = mineWords[language].mine;
  const step = item.process && processWords[language].steps[item.process];
  const progress = YOURS.includes(item.stage) ? 'now' : item.stage === 'closed' ? 'done' : 'plain';
  const way = step && item.process ? words.step.replace('{n}', String(PROCESS_STEPS.indexOf(item.process) + 1)).replace('{name}', step.name) : undefined;
  return (
    <li>
      <Bubble tag={step?.tag ?? (isProposal(item) ? words.proposal : words.message).slice(0, 2).toUpperCase()} progress={progress} />
      <div>
        <p class="mine-head">
          <Tag reference={item.reference} /> <span class="note">{isProposal(item) ? words.proposal : words.message}</span>
        </p>
        <p class="mine-title">
          <a href={itemPath(language, item)}>
            <bdi>{item.title || words.untitled}</bdi>
          </a>
        </p>
        <p class="mine-state">
          <strong>{stageOf(language, item)}</strong>
          {way ? `, ${way}` : null}
          {item.as === 'team' ? ` (${words.team})` : null}
        </p>
      </div>
    </li>
  );
};

type Mine = { readonly items: OwnItems; readonly cursor?: string | undefined };

/** Everything that somebody sent in or helps with, one line of the way for each. */
export const minePage = (frame: Frame, { items, cursor }: Mine): string => {
  const { language } = frame;
  const words = mineWords[language].mine;
  const here = `/${language}/mine`;
  return pageOf(frame, {
    title: words.title,
    room: 'mine',
    content: (
      <>
        <h1>{words.title}</h1>
        {items.rows.length === 0 && cursor === undefined ? (
          <Empty kind="left" title={words.none}>
            <p>{words.noneText}</p>
            <p>
              <a href={`/${language}/submit`}>{words.submit}</a> · <a href={`/${language}/contact`}>{words.ask}</a>
            </p>
          </Empty>
        ) : (
          <>
            <p class="lead">{words.lead}</p>
            <ol class="mine">
              {items.rows.map((item) => (
                <Row key={item.id} language={language} item={item} />
              ))}
            </ol>
            <Pager
              language={language}
              next={items.cursor ? `${here}?cursor=${encodeURIComponent(items.cursor)}` : undefined}
              start={cursor === undefined ? undefined : here}
            />
          </>
        )}
        <p>
          <a href={`/${language}/settings`}>{words.settings}</a>
        </p>
      </>
    ),
  });
};

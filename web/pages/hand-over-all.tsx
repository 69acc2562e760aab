import type { Result } from '../../shared/contract/common.ts';
import { Errors, errorsIn } from '../parts/errors.tsx';
import { Hidden, Select } from '../parts/field.tsx';
import { counted } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { inboxWords } from '../words/inbox.ts';
import type { Colleague } from './inbox-data.ts';
import { Outcome } from './inbox-done.tsx';

export type HandOverAll = {
  readonly mine: number;
  readonly colleagues: readonly Colleague[];
  readonly key: string;
  readonly to?: string | undefined;
  readonly results?: readonly Result[] | undefined;
  /** Where it goes on, if there is more. */
  readonly cursor?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

/** Before a holiday: everything of one's own to somebody else, a part at a time, each item by itself. */
export const handOverAllPage = (frame: Frame, { mine, colleagues, key, to, results, cursor, trouble }: HandOverAll): string => {
  const { language } = frame;
  const { all, away, toChoose } = inboxWords[language];
  return pageOf(frame, {
    title: all.title,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['inbox.css'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={`/${language}/desk`}>{all.back}</a>
        </p>
        <Errors language={language} trouble={trouble} labels={{ to: all.to }} />
        {results ? (
          <Outcome language={language} action={`/${language}/desk`} outcome={{ act: 'hand-over', results }} rows={[]} colleagues={colleagues} undoKey={key} />
        ) : null}
        <h1>{all.title}</h1>
        <p class="lead">{all.lead}</p>
        <p>{mine === 0 ? all.none : counted(language, mine, all.mine)}</p>
        {cursor ? <p>{all.rest}</p> : null}
        <form method="post" action={`/${language}/desk`}>
          <Hidden values={{ act: 'hand-over-all', key, ...(cursor ? { cursor } : {}) }} />
          <Select
            language={language}
            name="to"
            label={all.to}
            value={to ?? ''}
            error={errorsIn(trouble)('to')}
            empty={toChoose}
            options={colleagues.map((each) => ({ value: each.id, label: each.away ? `${each.name} (${away})` : each.name }))}
          />
          <p class="acts">
            <button class="btn" type="submit">
              {cursor ? all.goOn : all.act}
            </button>
          </p>
        </form>
      </div>
    ),
  });
};

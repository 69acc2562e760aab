import type { DemandRow } from '../../../shared/contract/support.ts';
import { Facts } from '../../parts/facts.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Pager } from '../../parts/pager.tsx';
import { deskStage } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { supportWords } from '../../words/support.ts';
import { DemandHead, tagFacts } from './meet.tsx';

type Data = { readonly rows: readonly DemandRow[]; readonly cursor?: string | undefined; readonly isFirst: boolean };

/** What owners of installations ask for, by due date. */
export const demandsPage = (frame: Frame, { rows, cursor, isFirst }: Data): string => {
  const { language } = frame;
  const words = supportWords[language];
  const path = `/${language}/desk/demands`;
  return pageOf(frame, {
    title: words.demands.pageTitle,
    room: 'inbox',
    desk: true,
    styles: ['support.css'],
    content: (
      <div class="desk-sheet support">
        <p class="crumb">
          <a href={`/${language}/desk`}>{words.inbox}</a>
        </p>
        <h1>{words.demands.pageTitle}</h1>
        <p class="lead">{words.demands.pageLead}</p>
        {rows.length === 0 ? <p>{words.demands.nothing}</p> : null}
        <ul class="support-list">
          {rows.map((demand) => (
            <li key={demand.id}>
              <DemandHead language={language} demand={demand} below="h1" />
              <Facts
                rows={[
                  { term: words.stage, value: deskStage(language, 'contact-request', demand.stage) },
                  ...tagFacts(language, demand.tags),
                  ...(demand.proposals.length > 0
                    ? [
                        {
                          term: words.demands.proposals,
                          value: demand.proposals.map(({ id, reference }) => (
                            <Tag key={id} reference={reference} href={`/${language}/desk/proposals/${id}/support`} />
                          )),
                        },
                      ]
                    : []),
                ]}
              />
            </li>
          ))}
        </ul>
        <Pager language={language} next={cursor ? `${path}?cursor=${encodeURIComponent(cursor)}` : undefined} start={isFirst ? undefined : path} />
      </div>
    ),
  });
};

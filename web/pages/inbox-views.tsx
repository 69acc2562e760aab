import type { Language } from '../../shared/community.ts';
import { STAGES, type View } from '../../shared/domain/view/list.ts';
import { Alarm } from '../parts/alarm.tsx';
import { numberIn } from '../parts/format.tsx';
import { deskStage } from '../parts/standing.tsx';
import { inboxWords } from '../words/inbox.ts';
import { standingWords } from '../words/standing.ts';
import { type Bounded, type Inbox, listHref } from './inbox-data.ts';

const VIEWS = ['open', 'mine', 'unowned', 'urgent', 'late', 'waiting', 'imported', 'done', 'done-by-me'] as const satisfies readonly View[];
const KINDS = ['proposal', 'contact-request', 'task'] as const;
/** What has come to its end stands under "ended lately"; further back a search finds it. */
const OVER: readonly string[] = ['completed', 'closed', 'withdrawn', 'expired', 'merged', 'resolved', 'spam', 'converted', 'redirected', 'done'];

type Props = { readonly language: Language; readonly inbox: Inbox };
type Line = {
  readonly href: string;
  readonly here: boolean;
  readonly name: string;
  readonly count?: Bounded | undefined;
  readonly alarm?: boolean;
  readonly under?: boolean;
};

const ViewLink = ({ language, line }: { readonly language: Language; readonly line: Line }) => {
  const { href, here, name, count, alarm, under } = line;
  return (
    <a class={under ? 'views-link views-under' : 'views-link'} href={href} aria-current={here ? 'page' : undefined}>
      {alarm ? <Alarm level={1}>{name}</Alarm> : <span>{name}</span>}
      {count ? <span class="views-count">{`${numberIn(language, count.count)}${count.more ? '+' : ''}`}</span> : null}
    </a>
  );
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Every list with how much it holds; what somebody may not know of is in no number. */
export const Views = ({ language, inbox }: Props) => {
  const words = inboxWords[language];
  const { asked, views, counts, ready } = inbox;
  const { view = 'open', kind, stage, q } = asked;
  const isHere = (name: string) => !q && view === name && !kind;
  const countIn = (of: string, at?: string): Bounded => ({
    count: sum(counts.filter((each) => each.kind === of && (at ? each.stage === at : !OVER.includes(each.stage))).map(({ count }) => count)),
    more: false,
  });
  return (
    <nav class="views" aria-label={words.views}>
      <h2>{words.title}</h2>
      <ul>
        {VIEWS.map((name) => (
          <li key={name}>
            <ViewLink
              language={language}
              line={{
                href: listHref(language, name === 'open' ? {} : { view: name }),
                here: isHere(name),
                name: words.view[name],
                count: views[name],
                alarm: name === 'late' && (views.late?.count ?? 0) > 0,
              }}
            />
          </li>
        ))}
      </ul>
      {ready ? null : <p class="note">{words.counting}</p>}
      <h2>{words.kinds}</h2>
      <ul>
        {KINDS.map((of) => (
          <li key={of}>
            <ViewLink
              language={language}
              line={{
                href: listHref(language, { kind: of }),
                here: !q && kind === of && view === 'open',
                name: standingWords[language].kinds[of],
                count: ready ? countIn(of) : undefined,
              }}
            />
            {of === 'task' ? null : (
              <ul>
                {STAGES[of]!.filter((at) => !OVER.includes(at) && (countIn(of, at).count > 0 || (kind === of && stage === at))).map((at) => (
                  <li key={at}>
                    <ViewLink
                      language={language}
                      line={{
                        href: listHref(language, { view: 'stage', kind: of, stage: at }),
                        here: !q && view === 'stage' && kind === of && stage === at,
                        name: deskStage(language, of, at),
                        count: countIn(of, at),
                        under: true,
                      }}
                    />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p class="views-more">
        <a href={`/${language}/desk/hand-over`}>{words.handOverAll}</a>
      </p>
    </nav>
  );
};

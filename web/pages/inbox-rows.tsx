import type { Language } from '../../shared/community.ts';
import contactKinds from '../../shared/domain/vocabulary/contact-kinds.json' with { type: 'json' };
import { labelIn } from '../../shared/domain/vocabulary.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { Alarm } from '../parts/alarm.tsx';
import { deskHref } from '../parts/desk-acts.ts';
import { momentIn } from '../parts/format.tsx';
import { deskKind, deskStage, flagWords, LimitGauge } from '../parts/standing.tsx';
import { tlpText } from '../parts/tlp.tsx';
import { inboxWords } from '../words/inbox.ts';
import { standingWords } from '../words/standing.ts';
import type { Inbox } from './inbox-data.ts';

type Props = { readonly language: Language; readonly inbox: Inbox };

/** A limit where somebody of us has to act; else since when it waits, or when it ended. */
const Standing = ({ language, row }: { readonly language: Language; readonly row: ListRow }) => {
  const words = inboxWords[language];
  const day = (iso: string) => momentIn(language, iso, 'short');
  if (row.doneAt) return <span class="row-rest">{words.endedAt.replace('{date}', day(row.doneAt))}</span>;
  if (row.limit) return <LimitGauge language={language} limit={row.limit} />;
  return <span class="row-rest">{row.waitingSince ? words.waitsSince.replace('{date}', day(row.waitingSince)) : words.noLimit}</span>;
};

/** What sort of thing a row is, in few words; a contact request is called by what it is about. */
const sortOf = (language: Language, { kind, contactKind }: ListRow): string =>
  contactKind ? labelIn(contactKinds, contactKind, language) : deskKind(language, kind);

const RowOf = ({ language, row, n, inbox }: Props & { readonly row: ListRow; readonly n: number }) => {
  const words = inboxWords[language];
  const owner = inbox.colleagues.find(({ id }) => id === row.owner)?.name;
  const marks = flagWords(language, row.flags);
  return (
    <li class="row" data-item={row.id}>
      <label class="row-pick">
        <input type="checkbox" name="items" value={row.id} checked={inbox.chosen.includes(row.id)} aria-labelledby={`choose t${n}`} />
      </label>
      <div class="row-what">
        <a id={`t${n}`} class="row-title" href={deskHref(language, row)} lang={row.language === language ? undefined : row.language}>
          <bdi>{row.title || sortOf(language, row)}</bdi>
        </a>
        <p class="row-sub">
          <a class="row-tag" href={`/${language}/desk/items/${row.id}/preview?whole=yes`} aria-label={words.preview.replace('{reference}', row.reference)}>
            {row.reference}
          </a>{' '}
          {row.priority === 'urgent' ? (
            <>
              <Alarm level={1}>{words.urgent}</Alarm>
              {' · '}
            </>
          ) : null}
          {[sortOf(language, row), deskStage(language, row.kind, row.stage), ...marks].join(' · ')}{' '}
          <span class={`row-tlp row-tlp-${row.tlp}`}>{tlpText(row.tlp)}</span>
        </p>
      </div>
      <span class={owner ? 'row-owner' : 'row-owner row-nobody'}>{row.owner ? <bdi>{owner ?? ''}</bdi> : standingWords[language].nobody}</span>
      <Standing language={language} row={row} />
    </li>
  );
};

export const Rows = ({ language, inbox }: Props) => (
  <>
    <span id="choose" hidden>
      {inboxWords[language].choose}
    </span>
    <ol class="rows" aria-label={inboxWords[language].rows}>
      {inbox.rows.map((row, n) => (
        <RowOf key={row.id} language={language} row={row} n={n} inbox={inbox} />
      ))}
    </ol>
  </>
);

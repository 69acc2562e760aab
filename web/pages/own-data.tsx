import type * as z from 'zod';
import type { Language } from '../../shared/community.ts';
import type { privacyOperations } from '../../shared/contract/privacy.ts';
import { Facts } from '../parts/facts.tsx';
import { languageIn, Moment } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { Pager } from '../parts/pager.tsx';
import { Tag } from '../parts/tag.tsx';
import { mineWords } from '../words/mine.ts';

export type OwnData = z.infer<(typeof privacyOperations)['readOwnData']['reply']>;
type Entry = OwnData['entries'][number];
type Held = Readonly<Record<string, unknown>>;

const textOf = (held: Held, ...names: readonly string[]): string | undefined =>
  names.map((name) => held[name]).find((value) => typeof value === 'string' && value !== '') as string | undefined;

const One = ({ language, entry }: { readonly language: Language; readonly entry: Entry }) => {
  const { kinds, other } = mineWords[language].data;
  const held = (entry.data ?? {}) as Held;
  const at = textOf(held, 'at', 'receivedAt', 'submittedAt', 'invitedAt', 'createdAt');
  const reference = textOf(held, 'reference');
  const title = textOf(held, 'title', 'subject');
  const text = entry.kind === 'mail' ? textOf(held, 'text') : undefined;
  return (
    <li>
      <p class="note">
        {Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind as keyof typeof kinds] : other}
        {at ? (
          <>
            , <Moment language={language} iso={at} />
          </>
        ) : null}
      </p>
      {reference || title ? (
        <p>
          {reference ? <Tag reference={reference} /> : null} {title ? <bdi>{title}</bdi> : null}
        </p>
      ) : null}
      {text ? (
        <details>
          <summary>{title}</summary>
          <p class="prose" dir="auto">
            {text}
          </p>
        </details>
      ) : null}
    </li>
  );
};

const factsOf = (language: Language, person: Held) => {
  const words = mineWords[language];
  const since = textOf(person, 'createdAt');
  const code = textOf(person, 'language');
  const roles = Array.isArray(person.roles) ? person.roles.join(', ') : '';
  const shown: (readonly [string, string | undefined])[] = [
    [words.settings.name, textOf(person, 'name')],
    [words.settings.email, textOf(person, 'email')],
    [words.data.language, code && languageIn(language, code)],
    [words.data.organisation, textOf(person, 'organisation')],
    [words.data.roles, roles || undefined],
  ];
  return [
    ...shown.flatMap(([term, value]) => (value ? [{ term, value: <bdi>{value}</bdi> }] : [])),
    ...(since ? [{ term: words.data.since, value: <Moment language={language} iso={since} /> }] : []),
  ];
};

/** Everything that is held of the reader, as a list; the file says all of it, field by field. */
export const ownDataPage = (frame: Frame, { data, cursor }: { readonly data: OwnData; readonly cursor?: string | undefined }): string => {
  const { language } = frame;
  const words = mineWords[language].data;
  const here = `/${language}/settings/data`;
  return pageOf(frame, {
    title: words.title,
    content: (
      <div class="read">
        <p class="crumb">
          <a href={`/${language}/settings`}>{words.back}</a>
        </p>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p>
          <a href={`${here}/file`}>{words.download}</a>
        </p>
        <h2>{words.person}</h2>
        <Facts rows={factsOf(language, data.person)} />
        <h2>{words.entries}</h2>
        {data.entries.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ul class="held">
            {data.entries.map((entry, i) => (
              <One key={`${entry.kind} ${entry.id} ${i}`} language={language} entry={entry} />
            ))}
          </ul>
        )}
        <Pager
          language={language}
          next={data.cursor ? `${here}?cursor=${encodeURIComponent(data.cursor)}` : undefined}
          start={cursor === undefined ? undefined : here}
        />
      </div>
    ),
  });
};

import type { Language } from '../../../shared/community.ts';
import type { AdminCall } from '../../../shared/contract/call.ts';
import { Empty } from '../../parts/empty.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { callWords } from '../../words/calls.ts';
import { callsPath, NEW } from './data.ts';
import { callMoment } from './moment.ts';

/** Where a call stands, in one word. */
export const standing = (language: Language, { stage, window }: Pick<AdminCall, 'stage' | 'window'>): string =>
  callWords[language].stage[stage === 'draft' ? 'draft' : window];

const datesOf = (language: Language, { stage, window, opensAt, closesAt }: AdminCall): string => {
  const { list: words } = callWords[language];
  const begins = opensAt ? words.from.replace('{date}', callMoment(language, opensAt)) : words.noBegin;
  const ends = closesAt ? words.until.replace('{date}', callMoment(language, closesAt)) : words.noEnd;
  return stage === 'draft' || window === 'coming' ? `${begins}, ${ends}` : ends;
};

const Row = ({ language, call }: { readonly language: Language; readonly call: AdminCall }) => {
  const { list: words } = callWords[language];
  const marks = [call.inviteOnly ? words.byInvitation : '', call.sealed ? words.isSealed : '', call.blind ? words.isBlind : ''].filter((mark) => mark !== '');
  return (
    <li class="call-row">
      <a class="call-name" href={callsPath(language, call.id)}>
        <bdi>{call.title[language]}</bdi>
      </a>
      <p class="note">
        <strong>{standing(language, call)}</strong> · {datesOf(language, call)}
        {marks.length > 0 ? ` · ${marks.join(' · ')}` : null}
      </p>
    </li>
  );
};

const newestFirst = (a: AdminCall, b: AdminCall): number => (a.createdAt < b.createdAt ? 1 : -1);

/** All calls, the newest first, and the way to a new one. */
export const callsPage = (frame: Frame, calls: readonly AdminCall[]): string => {
  const { language } = frame;
  const { list: words } = callWords[language];
  return pageOf(frame, {
    title: words.title,
    room: 'calls',
    desk: true,
    styles: ['calls.css'],
    content: (
      <div class="desk-sheet">
        <h1>{words.title}</h1>
        <p class="read">{words.lead}</p>
        <p class="acts">
          <a class="btn" href={callsPath(language, NEW)}>
            {words.make}
          </a>
        </p>
        {calls.length === 0 ? (
          <Empty kind="left" title={words.none}>
            <p>{words.noneText}</p>
          </Empty>
        ) : (
          <ul class="call-list">
            {calls.toSorted(newestFirst).map((call) => (
              <Row key={call.id} language={language} call={call} />
            ))}
          </ul>
        )}
      </div>
    ),
  });
};

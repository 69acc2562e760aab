import type { Language } from '../../../shared/community.ts';
import type { PublicCall } from '../../../shared/contract/call.ts';
import { OPEN_INTAKE } from '../../../shared/domain/call.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { partLabel } from '../../../shared/domain/words/index.ts';
import { faultsUpTo, type PartState, partsOf, tasksOf } from '../../form/state.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { counted } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { type Task, Tasks } from '../../parts/tasks.tsx';
import { draftWords } from '../../words/draft.ts';
import { judgedWords } from '../../words/judged.ts';
import { CallTerms } from '../calls/terms.tsx';
import { DraftAside, Unverified } from './aside.tsx';

export type HubPage = { readonly own: OwnProposal; readonly call: PublicCall; readonly saved: boolean };

/** Two letters for the bubble of each part. */
const TAGS: Readonly<Record<PartName, string>> = {
  outline: 'TI',
  organisation: 'OR',
  contact: 'CO',
  maturity: 'RL',
  substance: 'PR',
  process: 'OT',
  request: 'VR',
  operation: 'OP',
  evidence: 'EV',
  standards: 'ST',
  team: 'TE',
  market: 'MA',
  rights: 'IP',
  earlier: 'ER',
  exclusions: 'EX',
  extra: 'Q',
};
const PROGRESS: Readonly<Record<PartState, Task['progress']>> = { done: 'done', busy: 'now', todo: 'ahead', free: 'ahead' };

/** A file that was refused is a task; one that is being checked is none. */
const filesState = (language: Language, files: OwnProposal['files']): Pick<Task, 'state' | 'progress'> => {
  const words = draftWords[language].hub;
  const refused = files.filter(({ status }) => status === 'refused').length;
  if (refused > 0) return { state: counted(language, refused, words.refused), progress: 'now' };
  if (files.length === 0) return { state: words.none, progress: 'ahead' };
  return { state: counted(language, files.length, words.some), progress: 'done' };
};

/** Everything that belongs to a draft, as tasks along a line; each says in words how far it is. */
export const hubPage = (frame: Frame, { own, call, saved }: HubPage): string => {
  const { language } = frame;
  const words = draftWords[language].hub;
  const at = `/${language}/drafts/${own.id}`;
  const both = call.requires === 'both';
  const tasks = tasksOf(own.answers, call.questions, both);
  const { short, further } = partsOf(call.questions);
  const mayWrite = own.mayDo.includes('save');
  const taskOf = (part: PartName): Task => {
    const { state, later } = tasks.find((task) => task.part === part)!;
    return {
      id: part,
      tag: TAGS[part],
      name: partLabel(part, language),
      ...(later ? { hint: words.laterNeeded } : {}),
      ...(mayWrite ? { href: `${at}/parts/${part}` } : {}),
      state: words.state[state],
      progress: PROGRESS[state],
    };
  };
  const ready = faultsUpTo(own.answers, both ? 2 : 1, call.questions).length === 0 && own.addressVerified;
  const done = tasks.filter(({ part, state }) => short.includes(part) && state === 'done').length;
  const rest: Task[] = [
    {
      id: 'files',
      tag: 'PDF',
      name: words.files,
      hint: words.filesHint,
      href: `/${language}/proposals/${own.id}/files`,
      ...filesState(language, own.files),
    },
    {
      id: 'people',
      tag: '+1',
      name: words.team,
      hint: words.teamHint,
      href: `${at}/team`,
      state: own.team.length === 0 ? words.none : counted(language, own.team.length, words.people),
      progress: own.team.length === 0 ? 'ahead' : 'done',
    },
    { id: 'check', tag: 'OK', name: words.check, href: `${at}/check`, state: ready ? words.ready : words.notYet, progress: ready ? 'now' : 'ahead' },
  ];
  return pageOf(frame, {
    title: own.title === '' ? words.title : `${words.title}: ${own.title}`,
    room: 'submit',
    content: (
      <div class="draft">
        <div>
          <h1>
            {words.title}
            {own.title === '' ? null : (
              <>
                : <bdi>{own.title}</bdi>
              </>
            )}
          </h1>
          <p class="lead">{words.lead}</p>
          {saved ? (
            <div role="status">
              <Notice language={language}>{words.saved}</Notice>
            </div>
          ) : null}
          <Unverified language={language} own={own} />
          {call.window === 'closed' ? (
            <Notice language={language} level={2}>
              {words.closed}
            </Notice>
          ) : null}
          {call.id === OPEN_INTAKE ? null : (
            <p>
              {words.call}: <strong>{call.title[language]}</strong>
              {both ? `. ${words.both}` : null}
            </p>
          )}
          {call.id === OPEN_INTAKE ? null : (
            <Disclosure summary={judgedWords[language].more}>
              <CallTerms language={language} call={call} />
            </Disclosure>
          )}
          <h2 id="step-1">{words.step1}</h2>
          <p class="note">
            {both ? null : `${words.step1Hint} `}
            {words.progress.replace('{done}', String(done)).replace('{all}', String(short.length))}.
          </p>
          <Tasks tasks={short.map(taskOf)} label={words.step1} />
          <h2 id="step-2">{words.step2}</h2>
          {both ? null : <p class="note">{words.step2Hint}</p>}
          <Tasks tasks={further.map(taskOf)} label={words.step2} />
          <h2>{words.rest}</h2>
          <Tasks tasks={rest} label={words.rest} />
        </div>
        <DraftAside language={language} own={own}>
          <p>
            {own.mayDo.includes('delete') ? <a href={`${at}/delete`}>{words.delete}</a> : null}
            {own.mayDo.includes('leave') ? <a href={`${at}/team`}>{words.leave}</a> : null}
          </p>
        </DraftAside>
      </div>
    ),
  });
};

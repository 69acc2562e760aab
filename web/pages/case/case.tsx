import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { undoText } from '../../words/undo.ts';
import { Acts } from './acts.tsx';
import { Answers } from './answers.tsx';
import { type CaseTask, LinksSection, type Sender, SenderSection, type Similar, SimilarSection, TasksSection, TeamSection } from './around.tsx';
import { type Differences, DifferencesSection } from './differences.tsx';
import { type ActsData, pathOf } from './form.tsx';
import { Head } from './head.tsx';
import { Files, type Mail, Mails, Thread, type Timeline, TimelineSection } from './record.tsx';
import { Reviewers } from './reviewers.tsx';
import { CaseSection } from './section.tsx';

export type CaseData = ActsData & {
  readonly timeline: Timeline;
  readonly mails: readonly Mail[];
  readonly similar: readonly Similar[];
  readonly tasks: readonly CaseTask[];
  readonly sender?: Sender | undefined;
  readonly differences?: Differences | undefined;
  /** Whether the viewer may take the proposal out of the house. */
  readonly takesOut?: boolean;
  /** The act that led here. */
  readonly did?: string | undefined;
};
type Props = { readonly language: Language; readonly data: CaseData };
type SectionName = keyof (typeof caseWords)['nl']['sections'];

const Section = ({ language, name, side = false, children }: { language: Language; name: SectionName; side?: boolean; children: ComponentChildren }) => (
  <CaseSection id={name} title={caseWords[language].sections[name]} look={side ? 'beside' : 'section'}>
    {children}
  </CaseSection>
);

/** What was done, said once; and the way back while there is one. */
const Done = ({ language, data }: Props) => {
  const words = caseWords[language];
  const { did = '', proposal } = data;
  const said = Object.hasOwn(words.did, did) ? words.did[did as keyof typeof words.did] : '';
  const until = proposal.undo ? undoText(language, proposal.undo) : '';
  if (!said && !until) return null;
  const undo = proposal.undo && { action: pathOf(language, proposal.id), values: { act: 'undo', key: data.key, fact: proposal.undo.fact } };
  return (
    <Flash language={language} undo={undo}>
      {said} {until}
    </Flash>
  );
};

/** What changes from day to day stands before the answers, which stay. */
const contentsOf = ({ proposal, differences }: CaseData): SectionName[] => [
  ...(proposal.round > 0 ? (['reviewers'] as const) : []),
  ...(proposal.thread.length > 0 ? (['thread'] as const) : []),
  'answers',
  ...(differences ? (['differences'] as const) : []),
  'files',
  'similar',
  'mails',
  'timeline',
];

const Contents = ({ language, data }: Props) => {
  const words = caseWords[language];
  return (
    <nav class="case-contents" aria-label={words.head.parts}>
      {(['acts', ...contentsOf(data)] as const).map((name) => (
        <a key={name} href={`#${name}`}>
          {words.sections[name]}
        </a>
      ))}
    </nav>
  );
};

const Side = ({ language, data }: Props) => {
  const { proposal, tasks, sender } = data;
  return (
    <div class="case-side">
      <Section language={language} name="acts" side>
        <Acts language={language} data={data} />
      </Section>
      {tasks.length === 0 ? null : (
        <Section language={language} name="tasks" side>
          <TasksSection language={language} data={data} tasks={tasks} />
        </Section>
      )}
      <Section language={language} name="sender" side>
        <SenderSection language={language} proposal={proposal} sender={sender} />
      </Section>
      {proposal.team.length === 0 ? null : (
        <Section language={language} name="team" side>
          <TeamSection language={language} team={proposal.team} />
        </Section>
      )}
      {proposal.links.length === 0 ? null : (
        <Section language={language} name="links" side>
          <LinksSection language={language} links={proposal.links} />
        </Section>
      )}
    </div>
  );
};

const Content = ({ language, data }: Props) => {
  const { proposal, differences, similar, mails, timeline } = data;
  return (
    <div class="case-main">
      <Contents language={language} data={data} />
      {proposal.round > 0 ? (
        <Section language={language} name="reviewers">
          <Reviewers language={language} data={data} />
        </Section>
      ) : null}
      {proposal.thread.length === 0 ? null : (
        <Section language={language} name="thread">
          <Thread language={language} proposal={proposal} />
        </Section>
      )}
      <Section language={language} name="answers">
        <Answers language={language} proposal={proposal} />
        {proposal.imported ? (
          <Disclosure summary={caseWords[language].sections.original}>
            <div class="prose case-letter" dir="auto">
              {proposal.imported.original}
            </div>
          </Disclosure>
        ) : null}
      </Section>
      {differences ? (
        <Section language={language} name="differences">
          <DifferencesSection language={language} differences={differences} />
        </Section>
      ) : null}
      <Section language={language} name="files">
        <Files language={language} proposal={proposal} />
      </Section>
      <Section language={language} name="similar">
        <SimilarSection language={language} data={data} similar={similar} />
      </Section>
      <Section language={language} name="mails">
        <Mails language={language} data={data} mails={mails} />
      </Section>
      <Section language={language} name="timeline">
        <TimelineSection language={language} timeline={timeline} />
        {data.takesOut ? (
          <p>
            <a href={`/api/desk/proposals/${proposal.id}/dossier`}>{caseWords[language].timeline.dossier}</a>
          </p>
        ) : null}
      </Section>
    </div>
  );
};

/** A proposal on one page: where it stands, what can be done, and everything that is known of it. */
export const casePage = (frame: Frame, data: CaseData): string => {
  const { language } = frame;
  const { proposal } = data;
  return pageOf(frame, {
    title: `${proposal.title} (${proposal.reference})`,
    room: 'inbox',
    desk: true,
    styles: ['case.css'],
    scripts: ['form.js', 'others.js', 'case.js'],
    content: (
      <div class="case">
        <Done language={language} data={data} />
        <Head language={language} proposal={proposal} />
        <Content language={language} data={data} />
        <Side language={language} data={data} />
      </div>
    ),
  });
};

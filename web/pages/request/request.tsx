import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { undoText } from '../../words/undo.ts';
import { type CaseTask, LinksSection, type Sender } from '../case/around.tsx';
import { type Mail, type Timeline, TimelineSection } from '../case/record.tsx';
import { CaseSection } from '../case/section.tsx';
import { Acts } from './acts.tsx';
import { Mails, SenderSection, TasksSection } from './around.tsx';
import { type ActsData, pathOf } from './form.tsx';
import { Head } from './head.tsx';
import { Words } from './reply.tsx';
import { Thread } from './thread.tsx';

export type RequestData = ActsData & {
  readonly timeline: Timeline;
  readonly mails: readonly Mail[];
  readonly tasks: readonly CaseTask[];
  readonly sender?: Sender | undefined;
  /** The act that led here. */
  readonly did?: string | undefined;
};
type Props = { readonly language: Language; readonly data: RequestData };
type SectionName = 'thread' | 'words' | 'mails' | 'timeline' | 'acts' | 'tasks' | 'sender' | 'links' | 'original';

const titleOf = (language: Language, name: SectionName): string => {
  if (name === 'thread') return requestWords[language].thread.title;
  return name === 'words' ? requestWords[language].sections.reply : caseWords[language].sections[name];
};

const Section = ({ language, name, side = false, children }: { language: Language; name: SectionName; side?: boolean; children: ComponentChildren }) => (
  <CaseSection id={name} title={titleOf(language, name)} look={side ? 'beside' : 'section'}>
    {children}
  </CaseSection>
);

/** What was done, said once; and the way back while there is one. */
const Done = ({ language, data }: Props) => {
  const { did = '', contact, key } = data;
  const words = requestWords[language].did;
  const said = Object.hasOwn(words, did) ? words[did as keyof typeof words] : '';
  const until = contact.undo ? undoText(language, contact.undo) : '';
  if (!said && !until) return null;
  const undo = contact.undo && { action: pathOf(language, contact.id), values: { act: 'undo', key, fact: contact.undo.fact } };
  return (
    <Flash language={language} undo={undo}>
      {said} {until}
    </Flash>
  );
};

const Contents = ({ language }: { readonly language: Language }) => (
  <nav class="case-contents" aria-label={caseWords[language].head.parts}>
    {(['acts', 'thread', 'words', 'mails', 'timeline'] as const).map((name) => (
      <a key={name} href={`#${name}`}>
        {titleOf(language, name)}
      </a>
    ))}
  </nav>
);

const Main = ({ language, data }: Props) => (
  <div class="case-main">
    <Contents language={language} />
    <Section language={language} name="thread">
      <Thread language={language} contact={data.contact} />
      {data.contact.imported ? (
        <Disclosure summary={titleOf(language, 'original')}>
          <div class="prose case-letter" dir="auto">
            {data.contact.imported.original}
          </div>
        </Disclosure>
      ) : null}
    </Section>
    <Section language={language} name="words">
      <Words language={language} data={data} />
    </Section>
    <Section language={language} name="mails">
      <Mails language={language} data={data} mails={data.mails} />
    </Section>
    <Section language={language} name="timeline">
      <TimelineSection language={language} timeline={data.timeline} sender={requestWords[language].thread.sender} />
    </Section>
  </div>
);

const Side = ({ language, data }: Props) => (
  <div class="case-side">
    <Section language={language} name="acts" side>
      <Acts language={language} data={data} />
    </Section>
    {data.tasks.length === 0 ? null : (
      <Section language={language} name="tasks" side>
        <TasksSection language={language} data={data} tasks={data.tasks} />
      </Section>
    )}
    <Section language={language} name="sender" side>
      <SenderSection language={language} contact={data.contact} sender={data.sender} />
    </Section>
    {data.contact.links.length === 0 ? null : (
      <Section language={language} name="links" side>
        <LinksSection language={language} links={data.contact.links} />
      </Section>
    )}
  </div>
);

/** A contact request on one page: where it stands, what was written, and what can be done. */
export const requestPage = (frame: Frame, data: RequestData): string => {
  const { language } = frame;
  const { contact } = data;
  return pageOf(frame, {
    title: `${contact.sender.subject || contact.reference} (${contact.reference})`,
    room: 'inbox',
    desk: true,
    styles: ['request.css'],
    scripts: ['form.js', 'others.js', 'case.js'],
    content: (
      <div class="case">
        <Done language={language} data={data} />
        <Head language={language} contact={contact} />
        <Main language={language} data={data} />
        <Side language={language} data={data} />
      </div>
    ),
  });
};

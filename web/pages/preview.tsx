import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type * as z from 'zod';
import type { DeskContact } from '../../shared/domain/view/contact.ts';
import type { DeskProposal } from '../../shared/domain/view/desk.ts';
import type { LimitView } from '../../shared/domain/view/limit.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import contactKinds from '../../shared/domain/vocabulary/contact-kinds.json' with { type: 'json' };
import tracks from '../../shared/domain/vocabulary/tracks.json' with { type: 'json' };
import { labelIn, type Tlp } from '../../shared/domain/vocabulary.ts';
import { actsOf, deskHref, mayTake } from '../parts/desk-acts.ts';
import { type Fact, Facts } from '../parts/facts.tsx';
import { Hidden } from '../parts/field.tsx';
import { Moment } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { deskKind, deskStage, flagWords, LimitGauge } from '../parts/standing.tsx';
import { Tag } from '../parts/tag.tsx';
import { TlpLabel } from '../parts/tlp.tsx';
import { previewWords } from '../words/preview.ts';
import { standingWords } from '../words/standing.ts';

export type Preview = {
  readonly item: DeskProposal | z.infer<typeof DeskContact> | (Omit<ListRow, 'owner'> & { readonly kind: 'task'; readonly reason: string });
  readonly limit?: LimitView | undefined;
  readonly ownerName?: string | undefined;
  /** Whether whoever looks may act on such items at all. */
  readonly mayAct: boolean;
  /** For the form that takes it. */
  readonly key: string;
};
type Language = Frame['language'];

const textIn = (parts: DeskProposal['answers'], part: keyof DeskProposal['answers'], field: string): string => {
  const value = (parts[part] as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const LONGEST = 700;
/** The beginning of a long text; the rest stands on the page of the item. */
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed().trimEnd()}…` : text);

type Told = { readonly text: string; readonly rows: readonly Fact[] };
const proposalTold = (language: Language, { answers }: DeskProposal): Told => {
  const words = previewWords[language];
  const fact = (term: string, value: string): Fact[] => (value === '' ? [] : [{ term, value: <bdi>{value}</bdi> }]);
  const track = textIn(answers, 'outline', 'track');
  return {
    text: textIn(answers, 'outline', 'abstract'),
    rows: [
      ...fact(words.organisation, textIn(answers, 'organisation', 'name')),
      ...fact(words.contact, textIn(answers, 'contact', 'name')),
      ...fact(words.what, track && labelIn(tracks, track, language)),
      ...fact(words.trl, textIn(answers, 'maturity', 'trl')),
    ],
  };
};

const contactTold = (language: Language, { thread, sender, contactKind, verified, origin }: z.infer<typeof DeskContact>): Told => {
  const words = previewWords[language];
  return {
    text: thread.find(({ undone }) => !undone)?.text ?? '',
    rows: [
      { term: words.from, value: <bdi>{sender.name || sender.email}</bdi> },
      ...(sender.organisation ? [{ term: words.organisation, value: <bdi>{sender.organisation}</bdi> }] : []),
      { term: words.what, value: labelIn(contactKinds, contactKind, language) },
      ...(verified || origin === 'import' ? [] : [{ term: words.notes, value: words.unverified }]),
    ],
  };
};

const told = (language: Language, { item }: Preview): Told => {
  if (item.kind === 'proposal') return proposalTold(language, item);
  if (item.kind === 'contact-request') return contactTold(language, item);
  const task = previewWords[language].task[item.reason as keyof (typeof previewWords)['nl']['task']];
  return { text: task ? `${task.title}. ${task.text}` : '', rows: [{ term: previewWords[language].what, value: deskKind(language, 'task') }] };
};

const Acts = ({ language, preview }: { readonly language: Language; readonly preview: Preview }) => {
  const words = previewWords[language];
  const { item, mayAct, key } = preview;
  const href = deskHref(language, item);
  return (
    <div class="preview-acts">
      {mayAct && mayTake(item) ? (
        <form method="post" action={`/${language}/desk`}>
          <Hidden values={{ act: 'take', items: item.id, key }} />
          <button class="btn btn-small" type="submit">
            {words.take}
          </button>
        </form>
      ) : null}
      {mayAct
        ? actsOf(item).map((act) => (
            <a key={act.key} class="btn btn-quiet btn-small" href={`${href}#${act.place}`} data-key={act.key} aria-keyshortcuts={act.key}>
              {words.act[act.move]}
            </a>
          ))
        : null}
      <a class="btn btn-quiet btn-small" href={href}>
        {words.open}
      </a>
    </div>
  );
};

const Body = ({ language, preview, level }: { readonly language: Language; readonly preview: Preview; readonly level: 1 | 2 }) => {
  const words = previewWords[language];
  const { item, limit, ownerName } = preview;
  const { text, rows } = told(language, preview);
  const Heading = `h${level}` as 'h1';
  const flags = flagWords(language, item.flags);
  const foreign = item.language === language ? undefined : item.language;
  const standing: Fact[] = [
    { term: words.stage, value: deskStage(language, item.kind, item.stage) },
    ...(limit ? [{ term: words.limit, value: (<LimitGauge language={language} limit={limit} />) as ComponentChildren }] : []),
    ...(item.due ? [{ term: words.due, value: <Moment language={language} iso={item.due} style="moment" /> }] : []),
    { term: words.owner, value: ownerName ? <bdi>{ownerName}</bdi> : standingWords[language].nobody },
    ...('promisedAt' in item && item.promisedAt ? [{ term: words.promised, value: <Moment language={language} iso={item.promisedAt} /> }] : []),
    ...(item.receivedAt ? [{ term: words.received, value: <Moment language={language} iso={item.receivedAt} /> }] : []),
    ...(flags.length > 0 ? [{ term: words.notes, value: flags.join(', ') }] : []),
  ];
  return (
    <article class="preview" data-item={item.id}>
      <p class="tag-head">
        <Tag reference={item.reference} />
        <TlpLabel language={language} tlp={item.tlp as Tlp} />
      </p>
      <Heading class="preview-title" lang={foreign}>
        <bdi>{item.title || deskKind(language, item.kind)}</bdi>
      </Heading>
      {text === '' ? null : (
        <p class="prose preview-text" dir="auto" lang={item.kind === 'task' ? undefined : foreign}>
          {shortened(text)}
        </p>
      )}
      <Facts rows={[...rows, ...standing]} />
      <Acts language={language} preview={preview} />
    </article>
  );
};

/** What stands beside the list: a piece of a page. */
export const previewPiece = (language: Language, preview: Preview): string => renderToString(<Body language={language} preview={preview} level={2} />);

/** The same on a page of its own, for whoever has no script. */
export const previewPage = (frame: Frame, preview: Preview): string => {
  const { language } = frame;
  return pageOf(frame, {
    title: `${preview.item.reference} ${preview.item.title}`.trim(),
    room: 'inbox',
    desk: true,
    styles: ['inbox.css'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={`/${language}/desk`}>{previewWords[language].back}</a>
        </p>
        <Body language={language} preview={preview} level={1} />
      </div>
    ),
  });
};

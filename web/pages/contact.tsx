import { community } from '../../shared/community.ts';
import kinds from '../../shared/domain/vocabulary/contact-kinds.json' with { type: 'json' };
import { labelIn } from '../../shared/domain/vocabulary.ts';
import { Errors, errorsIn } from '../parts/errors.tsx';
import { Facts } from '../parts/facts.tsx';
import { Hidden, TextField } from '../parts/field.tsx';
import { Moment } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { Notice } from '../parts/notice.tsx';
import { CallTo } from '../parts/reach.tsx';
import { Tag } from '../parts/tag.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { Unsent } from '../parts/unsent.tsx';
import { contactWords } from '../words/contact.ts';

type Door = 'incident' | 'vulnerability';
const DOORS: readonly string[] = ['incident', 'vulnerability'];
export const isDoor = (kind: string | undefined): kind is Door => DOORS.includes(kind ?? '');
/** What somebody came for who chose no kind that we know. */
const isKind = (kind: string | undefined): kind is string => kinds.items.some(({ id }) => id === kind);

/** What was typed so far. */
export type ContactFields = {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly organisation?: string | undefined;
  readonly subject?: string | undefined;
  readonly message?: string | undefined;
};

/** What a kind is called by whoever chooses it; of the wrong doors, what the desk does with them stands behind in brackets. */
const kindLabel = (id: string, language: Frame['language']): string => {
  const label = labelIn(kinds, id, language);
  return isDoor(id) ? label.replace(/ \([^)]*\)$/, '') : label;
};

type RightDoorProps = {
  readonly language: Frame['language'];
  readonly door: Door /** Whether the heading of the page says it already. */;
  readonly said?: boolean;
  /** Whether a message was held back because it seems to belong there: then that is said first. */
  readonly held?: boolean;
};
/** The right door with all that is needed to go there. */
const RightDoor = ({ language, door, said = false, held = false }: RightDoorProps) => {
  const words = contactWords[language].doors[door];
  const { csirt, disclosure } = community;
  return (
    <Notice language={language} level={1} first={held} {...(said ? {} : { title: held ? `${words.looks}. ${contactWords[language].unsent}` : words.title })}>
      <p>{words.lead}</p>
      {door === 'incident' ? (
        <p>
          {words.call}: <CallTo phone={csirt.phone} />, {csirt.name}, <a href={csirt.url}>{csirt.url}</a>
        </p>
      ) : (
        <p>
          {words.call}: <a href={disclosure[language]}>{disclosure[language]}</a>
        </p>
      )}
      {words.nis2 === '' ? null : <p>{words.nis2}</p>}
    </Notice>
  );
};

const KindLinks = ({ language, ids }: { readonly language: Frame['language']; readonly ids: readonly string[] }) => (
  <ul class="contact-kinds">
    {ids.map((id) => (
      <li key={id}>
        <a href={`/${language}/contact?kind=${id}`}>{kindLabel(id, language)}</a>
      </li>
    ))}
  </ul>
);

/** What it is about, before anything else: the two wrong doors first, then our own. */
export const contactKindsPage = (frame: Frame): string => {
  const { language } = frame;
  const words = contactWords[language];
  return pageOf(frame, {
    title: words.about,
    room: 'contact',
    open: true,
    content: (
      <div class="read">
        <h1>{words.about}</h1>
        <p class="lead">{words.lead}</p>
        <h2>{words.now}</h2>
        <KindLinks language={language} ids={DOORS} />
        <h2>{words.ideas}</h2>
        <p>
          <a href={`/${language}/submit`}>{words.submit}</a>. {words.submitHint}
        </p>
        <h2>{words.others}</h2>
        <KindLinks language={language} ids={kinds.items.map(({ id }) => id).filter((id) => !DOORS.includes(id))} />
      </div>
    ),
  });
};

/** The right door instead of a text box, with a way round it for whoever has been there. */
export const wrongDoorPage = (frame: Frame, door: Door): string => {
  const { language } = frame;
  const words = contactWords[language];
  return pageOf(frame, {
    title: words.doors[door].title,
    room: 'contact',
    content: (
      <div class="read">
        <h1>{words.doors[door].title}</h1>
        <RightDoor language={language} door={door} said />
        <p>
          <a href={`/${language}/contact?kind=${door}&here=yes`}>{words.doors[door].here}</a>
        </p>
        <p>
          <a href={`/${language}/contact`}>{words.another}</a>
        </p>
      </div>
    ),
  });
};

type FormWords = (typeof contactWords)['nl']['form'];
const labelsOf = ({ name, email, organisation, subject, message }: FormWords) => ({ name, email, organisation, subject, message });

type FormMarks = { readonly key: string; readonly shown: string };
type FormPage = FormMarks & { readonly fields: ContactFields; readonly trouble?: Trouble };

const GUARDED: Readonly<Record<string, Door>> = { 'contact.looks-like-incident': 'incident', 'contact.looks-like-vulnerability': 'vulnerability' };

/** The form for one kind. A text that seems to belong elsewhere comes back whole, with the right door above it and a second button below. */
export const contactFormPage = (frame: Frame, { fields, key, shown, trouble }: FormPage): string => {
  const { language } = frame;
  const words = contactWords[language];
  const { form } = words;
  const errorOf = errorsIn(trouble);
  const guarded = trouble && GUARDED[trouble.code];
  const door = !guarded && isDoor(fields.kind) ? fields.kind : undefined;
  return pageOf(frame, {
    title: guarded ? words.doors[guarded].looks : kindLabel(fields.kind, language),
    failed: trouble !== undefined && !guarded,
    room: 'contact',
    scripts: ['form.js'],
    content: (
      <div class="read">
        <p class="crumb">
          <a href={`/${language}/contact`}>{words.another}</a>
        </p>
        {guarded ? <RightDoor language={language} door={guarded} held /> : <Errors language={language} trouble={trouble} labels={labelsOf(form)} />}
        <h1>{kindLabel(fields.kind, language)}</h1>
        {door ? <RightDoor language={language} door={door} /> : null}
        {fields.kind === 'status' ? (
          <p>
            {words.status.text} <a href={`/${language}/link`}>{words.status.link}</a>.
          </p>
        ) : null}
        <form method="post" action={`/${language}/contact`} novalidate>
          <Hidden values={{ key, shown, kind: fields.kind }} />
          <TextField language={language} name="name" label={form.name} value={fields.name} error={errorOf('name')} autocomplete="name" />
          <TextField
            language={language}
            name="email"
            type="email"
            label={form.email}
            hint={form.emailHint}
            value={fields.email}
            error={errorOf('email')}
            autocomplete="email"
            spellcheck={false}
          />
          <TextField
            language={language}
            name="organisation"
            label={form.organisation}
            optional
            value={fields.organisation}
            error={errorOf('organisation')}
            autocomplete="organization"
          />
          <TextField language={language} name="subject" label={form.subject} value={fields.subject} error={errorOf('subject')} />
          <TextField
            language={language}
            name="message"
            label={form.message}
            hint={form.messageHint}
            rows={10}
            limit={5000}
            value={fields.message}
            error={errorOf('message')}
          />
          <p class="note">
            {form.privacy} <a href={`/${language}/privacy`}>{form.privacyLink}</a>.
          </p>
          <Unsent language={language} />
          <p class="acts">
            {guarded ? (
              <button class="btn btn-quiet" type="submit" name="warned" value="yes">
                {form.warned}
              </button>
            ) : (
              <button class="btn" type="submit">
                {form.send}
              </button>
            )}
          </p>
        </form>
      </div>
    ),
  });
};

export type Sent = { readonly reference: string; readonly nextDate: string; readonly door: 'here' | 'disclosure' | 'csirt' };
const DOOR_OF = { csirt: 'incident', disclosure: 'vulnerability' } as const;

/** The confirmation: what it is called, what happens next and by when, and once more the right door where there is another. */
export const contactSentPage = (frame: Frame, { reference, nextDate, door }: Sent): string => {
  const { language } = frame;
  const words = contactWords[language];
  const { sent } = words;
  return pageOf(
    { ...frame, here: `/${language}/contact` },
    {
      title: sent.title,
      room: 'contact',
      content: (
        <div class="read">
          <h1>{sent.title}</h1>
          <p class="tag-head">
            <Tag reference={reference} />
          </p>
          {door === 'here' ? null : <RightDoor language={language} door={DOOR_OF[door]} />}
          <p class="lead">{sent.next}</p>
          <Facts
            rows={[
              { term: sent.reference, value: reference },
              { term: sent.by, value: <Moment language={language} iso={nextDate} /> },
            ]}
          />
          <p>{sent.mail}</p>
          <p>{sent.keep}</p>
          <p>
            <a href={`/${language}`}>{sent.home}</a>
          </p>
        </div>
      ),
    },
  );
};

/** What a kind in the address leads to. */
export const contactStart = (frame: Frame, query: { readonly kind?: string | undefined; readonly here?: string | undefined }, marks: FormMarks): string => {
  const { kind, here } = query;
  if (isDoor(kind) && here !== 'yes') return wrongDoorPage(frame, kind);
  return isKind(kind) ? contactFormPage(frame, { fields: { kind }, ...marks }) : contactKindsPage(frame);
};

import type { ComponentChildren } from 'preact';
import type * as z from 'zod';
import type { Language } from '../../shared/community.ts';
import type { meOperations } from '../../shared/contract/me.ts';
import { Radios } from '../parts/choice.tsx';
import { DateField, type TypedDate } from '../parts/date-field.tsx';
import { Errors, errorsIn } from '../parts/errors.tsx';
import { Facts } from '../parts/facts.tsx';
import { Hidden, Select } from '../parts/field.tsx';
import { Flash } from '../parts/flash.tsx';
import { momentIn } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { Notice } from '../parts/notice.tsx';
import { Unreachable } from '../parts/reach.tsx';
import { Tag } from '../parts/tag.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { mineWords } from '../words/mine.ts';
import { itemPath, type OwnItems } from './mine.tsx';

type Desk = z.infer<(typeof meOperations)['readSettings']['reply']>;
type Colleague = { readonly id: string; readonly name: string };
/** What was typed of an absence. */
export type Away = { readonly from: TypedDate; readonly until: TypedDate; readonly standIn: string };

export type Settings = {
  readonly person: { readonly name: string; readonly email: string; readonly unreachable: boolean };
  /** For whoever gets news of the desk or of reviews. */
  readonly desk?: Desk | undefined;
  /** Who can stand in; nobody for whoever has no desk. */
  readonly colleagues?: readonly Colleague[] | undefined;
  readonly items: OwnItems;
  /** A fresh key for each form. */
  readonly keyOf: () => string;
  readonly away?: Away | undefined;
  readonly trouble?: Trouble | undefined;
  readonly done?: string | undefined;
};
type Props = { readonly language: Language; readonly settings: Settings };
type DeskProps = Props & { readonly desk: Desk };

const Act = ({ settings, act, children, values = {} }: { settings: Settings; act: string; children: ComponentChildren; values?: Record<string, string> }) => (
  <form method="post" novalidate>
    <Hidden values={{ key: settings.keyOf(), act, ...values }} />
    {children}
  </form>
);

const You = ({ language, settings }: Props) => {
  const words = mineWords[language].settings;
  const { name, email } = settings.person;
  return (
    <section>
      <h2>{words.you}</h2>
      <Facts
        rows={[
          { term: words.name, value: name === '' ? words.noName : <bdi>{name}</bdi> },
          { term: words.email, value: <bdi>{email}</bdi> },
        ]}
      />
      <p>
        {words.wrong} <a href={`/${language}/contact?kind=privacy`}>{words.tell}</a>.
      </p>
    </section>
  );
};

const MailingChoice = ({ language, settings, desk }: DeskProps) => {
  const words = mineWords[language].settings;
  return (
    <section>
      <h2>{words.mailing}</h2>
      <Act settings={settings} act="mailing">
        <Radios
          language={language}
          name="mailing"
          label={words.mailingHow}
          hint={words.mailingHint}
          value={desk.mailing}
          error={errorsIn(settings.trouble)('mailing')}
          options={Object.entries(words.mailings).map(([value, label]) => ({ value, label }))}
        />
        <p class="acts">
          <button class="btn btn-quiet" type="submit">
            {words.save}
          </button>
        </p>
      </Act>
    </section>
  );
};

const AbsenceList = ({ language, settings, desk }: DeskProps) => {
  const words = mineWords[language].settings;
  const nameOf = (id: string) => settings.colleagues?.find((colleague) => colleague.id === id)?.name;
  const day = (date: string) => momentIn(language, `${date}T12:00:00.000Z`);
  return desk.absences.length === 0 ? (
    <p>{words.noAbsences}</p>
  ) : (
    <ul class="settings-list">
      {desk.absences.map(({ from, until, standIn }) => {
        const period = words.period.replace('{from}', day(from)).replace('{until}', day(until));
        const name = standIn && nameOf(standIn);
        return (
          <li key={`${from} ${until} ${standIn ?? ''}`}>
            <span>
              {period}
              {name ? <bdi>, {words.standsIn.replace('{name}', name)}</bdi> : null}
            </span>
            <Act settings={settings} act="remove" values={{ from, until }}>
              <button class="btn btn-quiet btn-small" type="submit">
                {words.remove}
                <span class="vh">: {period}</span>
              </button>
            </Act>
          </li>
        );
      })}
    </ul>
  );
};

/** Reviews that run while somebody is away: keep them, or hand them back on their own page. */
const Running = ({ language, desk }: Pick<DeskProps, 'language' | 'desk'>) => {
  const words = mineWords[language].settings;
  if (desk.away.length === 0) return null;
  return (
    <Notice language={language} level={2} title={words.running}>
      <p>{words.runningText}</p>
      <ul>
        {desk.away.map(({ id, title, language: written, due }) => (
          <li key={id}>
            <a href={`/${language}/review/${id}`} lang={written === language ? undefined : written}>
              <bdi>{title}</bdi>
            </a>
            , {words.runningDue.replace('{date}', momentIn(language, due))}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const Absences = ({ language, settings, desk }: DeskProps) => {
  const words = mineWords[language].settings;
  const errorOf = errorsIn(settings.trouble);
  const { away, colleagues } = settings;
  return (
    <section>
      <h2>{words.absences}</h2>
      <p>{words.absencesLead}</p>
      <AbsenceList language={language} settings={settings} desk={desk} />
      <Running language={language} desk={desk} />
      <Act settings={settings} act="absence">
        <DateField language={language} name="from" label={words.from} value={away?.from} error={errorOf('from')} />
        <DateField language={language} name="until" label={words.until} value={away?.until} error={errorOf('until')} />
        {colleagues ? (
          <Select
            language={language}
            name="standIn"
            label={words.standIn}
            optional
            value={away?.standIn}
            error={errorOf('standIn')}
            empty={words.nobody}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            width="medium"
          />
        ) : null}
        <p class="acts">
          <button class="btn btn-quiet" type="submit">
            {words.add}
          </button>
        </p>
      </Act>
    </section>
  );
};

const Links = ({ language, settings }: Props) => {
  const words = mineWords[language].settings;
  const own = settings.items.rows.filter(({ as }) => as === 'applicant');
  return (
    <section>
      <h2>{words.links}</h2>
      <p>{words.linksLead}</p>
      {own.length === 0 ? <p>{words.noLinks}</p> : null}
      <ul class="settings-list">
        {own.map((item) => (
          <li key={item.id}>
            <span>
              <Tag reference={item.reference} href={itemPath(language, item)} /> <bdi>{item.title}</bdi>
            </span>
            <Act settings={settings} act="revoke" values={{ item: item.id }}>
              <button class="btn btn-quiet btn-small" type="submit">
                {words.revoke}
                <span class="vh">: {item.reference}</span>
              </button>
            </Act>
          </li>
        ))}
      </ul>
      {settings.items.cursor ? <p class="note">{words.moreLinks}</p> : null}
    </section>
  );
};

const Data = ({ language }: { readonly language: Language }) => {
  const words = mineWords[language].settings;
  return (
    <>
      <section>
        <h2>{words.data}</h2>
        <p>{words.dataLead}</p>
        <ul>
          <li>
            <a href={`/${language}/settings/data`}>{words.see}</a>
          </li>
          <li>
            <a href={`/${language}/settings/data/file`}>{words.download}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{words.erase}</h2>
        <p>{words.eraseLead}</p>
        <p>{words.eraseDraft}</p>
        <p>
          <a href={`/${language}/contact?kind=privacy`}>{words.eraseLink}</a>
        </p>
      </section>
    </>
  );
};

/** What somebody settles for themselves, and what is held of them. */
export const settingsPage = (frame: Frame, settings: Settings): string => {
  const { language } = frame;
  const words = mineWords[language].settings;
  const { desk, person, trouble, done = '' } = settings;
  const told = Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : undefined;
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="read">
        {told ? <Flash language={language}>{told}</Flash> : null}
        <Errors language={language} trouble={trouble} labels={{ mailing: words.mailingHow, from: words.from, until: words.until, standIn: words.standIn }} />
        <h1>{words.title}</h1>
        {person.unreachable ? <Unreachable language={language} /> : null}
        <You language={language} settings={settings} />
        {desk ? (
          <>
            <section>
              <h2>{words.profile}</h2>
              <p>
                <a href={`/${language}/settings/profile`}>{words.profileLink}</a>
              </p>
            </section>
            <MailingChoice language={language} settings={settings} desk={desk} />
            <Absences language={language} settings={settings} desk={desk} />
          </>
        ) : null}
        <Links language={language} settings={settings} />
        <Data language={language} />
      </div>
    ),
  });
};

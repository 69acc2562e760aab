import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { community, type Language } from '../../shared/community.ts';
import { frameWords } from '../words/frame.ts';
import { TitleBlock } from './title-block.tsx';

/** Rooms of the site that the menu leads to. */
export type Room = 'submit' | 'contact' | 'mine' | 'inbox' | 'overview' | 'review' | 'decide' | 'calls' | 'people';

/** What every page knows beside its own content: the same for all pages of one request. */
export type Frame = {
  readonly language: Language;
  /** Path and query of this page. */
  readonly here: string;
  /** Addresses of styles and scripts by their plain names. */
  readonly assets: Readonly<Record<string, string>>;
  /** Rooms that this visitor may enter, in order. */
  readonly rooms: readonly Room[];
  /** Whether somebody is signed in in this browser, and how that person is called. */
  readonly who?: { readonly name?: string | undefined } | undefined;
};

type Page = {
  /** Heading of the page in words; goes before the product's name in the title. */
  readonly title: string;
  /** An error is said in the title too, so that it is heard first. */
  readonly failed?: boolean;
  readonly room?: Room;
  /** A page that says the same to everyone and may be found by search engines, as long as nobody is signed in. */
  readonly open?: boolean;
  /** Desk pages use the whole width and have no sheet and no footer. */
  readonly desk?: boolean;
  /** Plain names of sheets that this page needs beside the common one, such as "inbox.css". */
  readonly styles?: readonly string[];
  /** Plain names of scripts, such as "form.js". */
  readonly scripts?: readonly string[];
  readonly content: ComponentChildren;
};

/** Where each room is. */
const ROOM_PATH: Readonly<Record<Room, string>> = {
  submit: 'submit',
  contact: 'contact',
  mine: 'mine',
  inbox: 'desk',
  overview: 'desk/overview',
  review: 'review',
  decide: 'decide',
  calls: 'desk/calls',
  people: 'desk/people',
};

/** The address of the same page in the other language: every page lives under /nl or /en. */
export const inOther = (here: string, language: Language): string => here.replace(/^\/(nl|en)(?=[/?]|$)/, `/${language === 'nl' ? 'en' : 'nl'}`);

/** The mark: a gate valve in a line. It says nothing that the words beside it do not say. */
const Mark = () => (
  <svg width="34" height="20" viewBox="0 0 34 20" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true" focusable="false">
    <path d="M0 10h6M28 10h6M6 2v16l22-16v16z" />
  </svg>
);

const Bar = ({ frame, room, desk }: { readonly frame: Frame; readonly room: Room | undefined; readonly desk: boolean }) => {
  const { language, here, rooms, who } = frame;
  const words = frameWords[language];
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <header class={desk ? 'bar bar-wide' : 'bar'}>
      <div class="bar-in">
        <a class="bar-plate" href={`/${language}`}>
          <Mark />
          <span>{words.product}</span>
          <span class="bar-of">{community.name[language]}</span>
        </a>
        <nav aria-label={words.menu}>
          {rooms.map((each) => (
            <a key={each} href={`/${language}/${ROOM_PATH[each]}`} aria-current={each === room ? 'page' : undefined}>
              {words[each]}
            </a>
          ))}
          <a href={inOther(here, language)} lang={other} hreflang={other}>
            {words.otherLanguage}
          </a>
        </nav>
        {who ? (
          <form class="bar-who" method="post" action={`/${language}/sign-out`}>
            {who.name ? <bdi>{who.name}</bdi> : null}
            {who.name ? <a href={`/${language}/settings`}>{words.settings}</a> : null}
            <button type="submit">{words.signOut}</button>
          </form>
        ) : null}
      </div>
    </header>
  );
};

/** A whole page as HTML. What people typed is text to it wherever it stands. */
export const pageOf = (frame: Frame, { title, failed = false, room, open = false, desk = false, styles = [], scripts = [], content }: Page): string => {
  const { language, assets } = frame;
  const words = frameWords[language];
  const markup = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {open && !failed && !frame.who ? null : <meta name="robots" content="noindex" />}
        <title>{`${failed ? words.errorPrefix : ''}${title} – ${words.product}`}</title>
        <link rel="icon" href="data:," />
        {[desk ? 'desk.css' : 'site.css', ...styles].map((name) => (
          <link key={name} rel="stylesheet" href={assets[name]} />
        ))}
        {scripts.map((name) => (
          <script key={name} type="module" src={assets[name]} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Bar frame={frame} room={room} desk={desk} />
        {desk ? (
          <main id="main" tabIndex={-1}>
            {content}
          </main>
        ) : (
          <div class="page">
            <main id="main" class="sheet" tabIndex={-1}>
              {content}
            </main>
            <TitleBlock language={language} sheet={title} />
          </div>
        )}
      </body>
    </html>,
  );
  return `<!doctype html>${markup}`;
};

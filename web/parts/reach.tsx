import { community, type Language } from '../../shared/community.ts';
import { reachWords } from '../words/reach.ts';
import { Notice } from './notice.tsx';

/** A mail address that one can press; whatever stands in it stays part of the address. */
export const MailTo = ({ email }: { readonly email: string }) => <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>;

/** A telephone number as it is written, and as a telephone dials it. */
export const CallTo = ({ phone }: { readonly phone: string }) => <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>;

/** For somebody whom our last mail did not reach. */
export const Unreachable = ({ language }: { readonly language: Language }) => (
  <Notice language={language} level={1}>
    {reachWords[language].unreachable} <MailTo email={community.contact.email} />, <CallTo phone={community.contact.phone} />
  </Notice>
);

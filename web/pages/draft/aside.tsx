import type { ComponentChildren } from 'preact';
import { community, type Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { momentIn } from '../../parts/format.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CallTo, MailTo } from '../../parts/reach.tsx';
import { Tag } from '../../parts/tag.tsx';
import { draftWords } from '../../words/draft.ts';

type Props = { readonly language: Language; readonly own: OwnProposal; readonly children?: ComponentChildren };

/** What stands beside every page of a draft: what it is called, how to come back, until when it is kept, and whom to ask. */
export const DraftAside = ({ language, own, children }: Props) => {
  const words = draftWords[language].aside;
  const { email, phone } = community.contact;
  return (
    <aside class="draft-aside">
      <p class="tag-head">
        <Tag reference={own.reference} />
      </p>
      {children}
      <h2>{words.later}</h2>
      <p>
        {words.link} <a href={`/${language}/link`}>{words.newLink}</a>.
      </p>
      {own.keptUntil ? <p>{words.kept.replace('{date}', momentIn(language, own.keptUntil))}</p> : null}
      <h2>{words.help}</h2>
      <p>
        {words.helpText} <MailTo email={email} />, <CallTo phone={phone} />
      </p>
    </aside>
  );
};

/** That the link in the mail was not opened yet, and what that keeps from happening. */
export const Unverified = ({ language, own }: Props) => {
  const words = draftWords[language].aside;
  if (own.addressVerified) return null;
  return (
    <Notice language={language} title={words.unverifiedTitle}>
      <p>{words.unverified}</p>
      <p>{words.unverifiedElsewhere}</p>
      <p>
        {words.unverifiedHint} <a href={`/${language}/link`}>{words.newLink.toLowerCase()}</a>.
      </p>
      <p class="note">{words.unverifiedLimit}</p>
    </Notice>
  );
};

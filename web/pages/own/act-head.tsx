import type { Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { actWords } from '../../words/act.ts';
import { ownPath } from './paths.ts';

/** The way back, and which proposal it is about, with its label. */
export const ActHead = ({ language, own }: { readonly language: Language; readonly own: OwnProposal }) => (
  <>
    <p class="crumb">
      <a href={ownPath(language, own.id)}>{actWords[language].back}</a>
    </p>
    <p class="tag-head">
      <Tag reference={own.reference} /> <TlpLabel language={language} tlp={own.tlp} />{' '}
      <bdi class="note" lang={own.language}>
        {own.title}
      </bdi>
    </p>
  </>
);

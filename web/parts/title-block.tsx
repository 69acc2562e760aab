import { community, type Language } from '../../shared/community.ts';
import { frameWords } from '../words/frame.ts';
import { CallTo, MailTo } from './reach.tsx';

/** The footer, as the title block in the corner of a drawing: who publishes it, which sheet this is, the statements, and whom to reach. */
export const TitleBlock = ({ language, sheet }: { readonly language: Language; readonly sheet: string }) => {
  const words = frameWords[language];
  const { email, phone } = community.contact;
  return (
    <footer class="title-block">
      <div>
        <p class="title-block-k">{words.publishedBy}</p>
        <p>{community.name[language]}</p>
      </div>
      <div>
        <p class="title-block-k">{words.page}</p>
        <p>{sheet}</p>
      </div>
      <div>
        <p class="title-block-k">{words.statements}</p>
        <p>
          <a href={`/${language}/accessibility`}>{words.accessibility}</a>
        </p>
        <p>
          <a href={`/${language}/privacy`}>{words.privacy}</a>
        </p>
      </div>
      <div>
        <p class="title-block-k">{words.help}</p>
        <p>
          <MailTo email={email} />
        </p>
        <p>
          <CallTo phone={phone} />
        </p>
      </div>
    </footer>
  );
};

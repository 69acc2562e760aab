import type * as z from 'zod';
import type { supportOperations } from '../../../shared/contract/support.ts';
import type { Language } from '../../../shared/community.ts';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { afterwardsWords } from '../../words/afterwards.ts';
import { type Filled, FollowUpForm, type FormAt, IntroductionForm } from '../own/after-forms.tsx';

type Asked = z.infer<(typeof supportOperations)['readIntroductions']['reply']>;
type Data = {
  readonly asked: Asked;
  readonly key: string;
  readonly filled?: Filled | undefined;
  readonly done?: boolean;
  readonly trouble?: Trouble | undefined;
};

const labelsOf = (language: Language, { introductions }: Asked): Record<string, string> => {
  const { going, text } = afterwardsWords[language].followUps;
  return Object.fromEntries(
    introductions.flatMap(({ id, followUps }) =>
      followUps.flatMap(({ day }) => [
        [`day-${day}-${id.slice(-6)}/going`, going],
        [`day-${day}-${id.slice(-6)}/text`, text],
      ]),
    ),
  );
};

/** Whom the sender of a demand can meet: a text without a name, yes or no, and later how it goes. */
export const introductionsPage = (frame: Frame, { asked, key, filled, done = false, trouble }: Data): string => {
  const { language } = frame;
  const words = afterwardsWords[language];
  const at: FormAt = { language, key, filled, errorOf: errorsIn(trouble) };
  return pageOf(frame, {
    title: words.asked.title,
    failed: trouble !== undefined,
    room: 'mine',
    scripts: ['form.js'],
    content: (
      <div class="read after">
        <p class="crumb">
          <a href={`/${language}/contact/requests/${asked.id}`}>{words.asked.back}</a>
        </p>
        <Errors language={language} trouble={trouble} labels={labelsOf(language, asked)} />
        {done ? <Flash language={language}>{words.done}</Flash> : null}
        <p class="tag-head">
          <Tag reference={asked.reference} />
        </p>
        <h1>{words.asked.title}</h1>
        <p class="lead">{words.asked.lead}</p>
        <p>{words.introductions.lead}</p>
        {asked.introductions.length === 0 ? <p>{words.introductions.none}</p> : null}
        {asked.introductions.map(({ followUps, ...introduction }) => (
          <div key={introduction.id}>
            <IntroductionForm at={at} asked={introduction} />
            {followUps.map((followUp) => (
              <FollowUpForm key={followUp.day} at={at} followUp={followUp} introduction={introduction.id} />
            ))}
          </div>
        ))}
      </div>
    ),
  });
};

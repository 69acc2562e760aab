import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { peopleWords } from '../../words/people.ts';
import { ProfileFields, profileLabels } from './fields.tsx';

export type ProfileData = {
  readonly typed: URLSearchParams;
  readonly key: string;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

/** The own profile, to look at and to change at once. */
export const profilePage = (frame: Frame, { typed, key, did, trouble }: ProfileData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const told = did === undefined ? undefined : words.did[did];
  return pageOf(frame, {
    title: words.profile,
    failed: trouble !== undefined,
    styles: ['people.css'],
    scripts: ['form.js'],
    content: (
      <div class="read">
        {told ? <Flash language={language}>{told}</Flash> : null}
        <Errors language={language} trouble={trouble} labels={profileLabels(language, typed)} />
        <h1>{words.profile}</h1>
        <p class="lead">{words.profileLead}</p>
        <form method="post" action={`/${language}/settings/profile`} novalidate>
          <Hidden values={{ key }} />
          <ProfileFields language={language} typed={typed} errorOf={errorsIn(trouble)} />
          <p class="note">
            {words.absenceOwn} <a href={`/${language}/settings`}>{words.absences}</a>
          </p>
          <button class="btn" type="submit">
            {words.save}
          </button>
        </form>
      </div>
    ),
  });
};

import type { LinkToken } from '../../shared/domain/mail.ts';
import { Errors } from '../parts/errors.tsx';
import { Hidden } from '../parts/field.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { LinkForm } from '../parts/link-form.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { linkWords } from '../words/link.ts';
import { openWords } from '../words/open.ts';

type OpenLink = { readonly purpose: LinkToken['purpose']; readonly token: string; readonly action: string };

/** Where a mailed link lands. Looking at it does nothing, whoever or whatever looks; the button opens it. */
export const openLinkPage = (frame: Frame, { purpose, token, action }: OpenLink): string => {
  const words = openWords[frame.language];
  const { title, lead, button } = words.open[purpose];
  return pageOf(frame, {
    title,
    content: (
      <div class="read">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <form method="post" action={action}>
          <Hidden values={{ token }} />
          <p class="acts">
            <button class="btn" type="submit">
              {button}
            </button>
          </p>
        </form>
        <p class="note">{words.openWhy}</p>
      </div>
    ),
  });
};

/** A link that was used, has expired or was revoked, and how to get another. */
export const linkDeadPage = (frame: Frame): string => {
  const { title, lead } = linkWords[frame.language].dead;
  return pageOf(frame, {
    title,
    content: (
      <div class="read">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <LinkForm language={frame.language} />
      </div>
    ),
  });
};

type GetLink = { readonly email?: string; readonly trouble?: Trouble };

/** The form to ask for a link, and the way in for whoever works here. */
export const getLinkPage = (frame: Frame, { email, trouble }: GetLink = {}): string => {
  const { language } = frame;
  const { title, lead, staff, staffLink } = linkWords[language].get;
  return pageOf(frame, {
    title,
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="read">
        <Errors language={language} trouble={trouble} labels={{ email: linkWords[language].email }} />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <LinkForm language={language} email={email} trouble={trouble} />
        <p class="note">
          {staff} <a href="/sign-in">{staffLink}</a>.
        </p>
      </div>
    ),
  });
};

/** The same bytes for a known and an unknown address: it takes no address at all. */
export const linkSentPage = (frame: Frame): string => {
  const { language } = frame;
  const { title, lead, wait, limit, again } = openWords[language].sent;
  return pageOf(frame, {
    title,
    content: (
      <div class="read">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <p>{wait}</p>
        <p>{limit}</p>
        <p>
          <a href={`/${language}/link`}>{again}</a>
        </p>
      </div>
    ),
  });
};

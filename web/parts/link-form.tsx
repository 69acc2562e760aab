import type { Language } from '../../shared/community.ts';
import { linkWords } from '../words/link.ts';
import { errorsIn } from './errors.tsx';
import { TextField } from './field.tsx';
import type { Trouble } from './trouble.ts';

export type LinkFormProps = {
  readonly language: Language;
  readonly email?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** In a window of its own, where what stands on this page is nowhere else. */
  readonly apart?: boolean;
};

/** Asks for a fresh sign-in link by mail. */
export const LinkForm = ({ language, email, trouble, apart = false }: LinkFormProps) => {
  const words = linkWords[language];
  return (
    <form method="post" action={`/${language}/link`} target={apart ? '_blank' : undefined} novalidate>
      <TextField
        language={language}
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        value={email}
        error={errorsIn(trouble)('email')}
        maxlength={254}
        autocomplete="email"
        spellcheck={false}
        width="medium"
      />
      <p class="acts">
        <button class="btn" type="submit">
          {words.askLink}
        </button>
      </p>
    </form>
  );
};

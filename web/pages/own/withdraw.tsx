import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { Checkbox, Radios } from '../../parts/choice.tsx';
import { choiceAsked, Errors, errorsIn, tickAsked } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { actWords } from '../../words/act.ts';
import { ActHead } from './act-head.tsx';
import { ownPath } from './paths.ts';

export type Withdrawing = { readonly reason?: string | undefined; readonly text?: string | undefined; readonly sure?: boolean };
type Props = { readonly own: OwnProposal; readonly key: string; readonly typed?: Withdrawing; readonly trouble?: Trouble };

/** What withdrawing means, why, and one more thing to agree to: nobody does it by a slip. */
export const withdrawPage = (frame: Frame, { own, key, typed = {}, trouble: told }: Props): string => {
  const { language } = frame;
  const trouble =
    told &&
    choiceAsked(
      tickAsked(told, language, (path) => path === 'sure'),
      language,
      (path) => path === 'reason',
    );
  const words = actWords[language].withdraw;
  const errorOf = errorsIn(trouble);
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'mine',
    scripts: ['form.js'],
    content: (
      <div class="read">
        <ActHead language={language} own={own} />
        <Errors language={language} trouble={trouble} labels={{ reason: words.reason, text: words.text, sure: words.sure }} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form method="post" novalidate>
          <Hidden values={{ key }} />
          <Radios
            language={language}
            name="reason"
            label={words.reason}
            value={typed.reason}
            error={errorOf('reason')}
            options={Object.entries(words.reasons).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            language={language}
            name="text"
            label={words.text}
            hint={words.textHint}
            optional
            rows={4}
            limit={2000}
            value={typed.text}
            error={errorOf('text')}
          />
          <Checkbox language={language} name="sure" label={words.sure} checked={typed.sure} error={errorOf('sure')} />
          <p class="acts">
            <button class="btn" type="submit">
              {words.send}
            </button>
            <a href={ownPath(language, own.id)}>{words.keep}</a>
          </p>
        </form>
      </div>
    ),
  });
};

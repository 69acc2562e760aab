import { CONFLICT_KINDS } from '../../../shared/domain/conflict.ts';
import { Radios } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select } from '../../parts/field.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { Unsent } from '../../parts/unsent.tsx';
import { reviewWords } from '../../words/review.ts';
import { type ReviewPage, reviewPath } from './data.ts';

type Props = { readonly frame: Frame; readonly data: ReviewPage };

/** A conflict that is found later; it ends what was sent in, too. */
export const ConflictLater = ({ frame: { language }, data: { review, key, failed, trouble } }: Props) => {
  const words = reviewWords[language];
  const error = failed === 'conflict' ? errorsIn(trouble)('kind') : undefined;
  return (
    <Disclosure summary={words.form.conflict} open={failed === 'conflict'}>
      <p>{words.form.conflictText}</p>
      <form method="post" action={reviewPath(language, review.id)} novalidate>
        <Hidden values={{ key, act: 'conflict' }} />
        <Select
          language={language}
          name="kind"
          label={words.invitation.kind}
          error={error}
          options={CONFLICT_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Unsent language={language} />
        <button class="btn btn-quiet" type="submit">
          {words.form.conflictSend}
        </button>
      </form>
    </Disclosure>
  );
};

/** Giving it back, before it was sent in. */
export const HandBack = ({ frame: { language }, data: { review, key, failed, trouble } }: Props) => {
  const words = reviewWords[language];
  const error = failed === 'hand-back' ? errorsIn(trouble)('reason') : undefined;
  return (
    <Disclosure summary={words.form.leave} open={failed === 'hand-back'}>
      <p>{words.form.handBackText}</p>
      <form method="post" action={reviewPath(language, review.id)} novalidate>
        <Hidden values={{ key, act: 'hand-back' }} />
        <Radios
          language={language}
          name="reason"
          label={words.invitation.declineReason}
          error={error}
          options={Object.entries(words.invitation.reasons).map(([value, label]) => ({ value, label }))}
        />
        <Unsent language={language} />
        <button class="btn btn-quiet" type="submit">
          {words.form.handBackSend}
        </button>
      </form>
    </Disclosure>
  );
};

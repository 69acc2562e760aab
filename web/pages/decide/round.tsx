import { Disclosure } from '../../parts/disclosure.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { decideWords } from '../../words/decide.ts';
import { type DecidePage, decidePath } from './data.ts';

type Props = { readonly frame: Frame; readonly data: DecidePage };

/** Ends the round; with too few reviews it asks why. */
export const CloseRound = ({ frame: { language }, data: { proposal, tally, key, trouble, roundReason } }: Props) => {
  const { round: words } = decideWords[language];
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.closeText}</p>
      <form method="post" action={decidePath(language, proposal.id)} novalidate>
        <Hidden values={{ key, act: 'close' }} />
        {tally.reviews < tally.quorum ? (
          <TextField
            language={language}
            name="reason"
            label={words.closeReason}
            hint={words.closeReasonHint.replace('{n}', String(tally.quorum))}
            rows={3}
            limit={1000}
            value={roundReason}
            error={errorsIn(trouble)('reason')}
          />
        ) : null}
        <button class="btn" type="submit">
          {words.close}
        </button>
      </form>
    </section>
  );
};

export const ReopenRound = ({ frame: { language }, data: { proposal, key } }: Props) => {
  const { round: words } = decideWords[language];
  return (
    <Disclosure summary={words.reopenSummary}>
      <p>{words.reopenText}</p>
      <p>{words.reopenMore}</p>
      <form id="round" method="post" action={decidePath(language, proposal.id)}>
        <Hidden values={{ key, act: 'reopen' }} />
        <button class="btn btn-quiet" type="submit">
          {words.reopen}
        </button>
      </form>
    </Disclosure>
  );
};

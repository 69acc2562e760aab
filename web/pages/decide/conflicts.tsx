import { CONFLICT_KINDS } from '../../../shared/domain/conflict.ts';
import { Radios } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { decideWords } from '../../words/decide.ts';
import { type Choice, type DecidePage, decidePath } from './data.ts';

type Props = { readonly frame: Frame; readonly data: DecidePage };

/** How it was found out, or what a chair said of it before. */
const stateOf = (language: Frame['language'], { conflict = '' }: Choice): string => {
  const { state, kinds } = decideWords[language].conflicts;
  if (conflict in state) return state[conflict as keyof typeof state];
  return conflict in kinds ? `${state.detected}: ${kinds[conflict as keyof typeof kinds].toLowerCase()}` : state.detected;
};

/** Conflicts that are known, and a form to decide about one. */
export const Conflicts = ({ frame: { language }, data: { proposal, choices, key, trouble, failed, verdict = {} } }: Props) => {
  const { conflicts: words } = decideWords[language];
  const known = choices.filter(({ conflict }) => conflict !== undefined);
  const errorOf = errorsIn(failed === 'conflict' ? trouble : undefined);
  const first = [...known, ...choices.filter(({ conflict }) => conflict === undefined)];
  return (
    <Disclosure summary={`${words.title} (${known.length})`} open={failed === 'conflict'}>
      <p>
        {words.lead} <a href={`/${language}/desk/proposals/${proposal.id}/conflicts`}>{words.all}</a>
      </p>
      {known.length === 0 ? null : (
        <>
          <h3>{words.known}</h3>
          <ul>
            {known.map((choice) => (
              <li key={choice.id}>
                <bdi>{choice.name}</bdi>, <bdi>{choice.organisation}</bdi>: {stateOf(language, choice)}
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={decidePath(language, proposal.id)} novalidate>
        <Hidden values={{ key, act: 'conflict' }} />
        <Select
          language={language}
          name="person"
          label={words.person}
          value={verdict.person}
          error={errorOf('person')}
          options={first.map(({ id, name, organisation }) => ({ value: id, label: `${name}, ${organisation}` }))}
        />
        <Radios
          language={language}
          name="state"
          label={words.verdict}
          value={verdict.state}
          error={errorOf('state')}
          options={(['confirmed', 'dismissed', 'waived'] as const).map((value) => ({
            value,
            label: words.verdicts[value],
            ...(words.verdictHints[value] === '' ? {} : { hint: words.verdictHints[value] }),
          }))}
        />
        <Select
          language={language}
          name="conflict"
          label={words.kind}
          value={verdict.kind}
          error={errorOf('conflict')}
          options={CONFLICT_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <TextField
          language={language}
          name="why"
          label={words.reason}
          hint={words.reasonHint}
          rows={3}
          limit={500}
          value={verdict.reason}
          error={errorOf('why')}
        />
        <button class="btn btn-quiet" type="submit">
          {words.send}
        </button>
      </form>
    </Disclosure>
  );
};

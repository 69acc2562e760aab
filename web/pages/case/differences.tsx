import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { revisionOperations } from '../../../shared/contract/revisions.ts';
import { directionOf, Piece, untwisted } from '../../parts/difference.tsx';
import { caseWords } from '../../words/case.ts';

export type Differences = z.infer<(typeof revisionOperations)['readDifferences']['reply']>;
type Difference = Differences['differences'][number];
type Run = NonNullable<Difference['words']>[number];

const Removed = ({ language, text }: { readonly language: Language; readonly text: string }) => (
  <del>
    <span class="vh">[{caseWords[language].differences.removed}: </span>
    <Piece text={text} />
    <span class="vh">]</span>
  </del>
);
const Added = ({ language, text }: { readonly language: Language; readonly text: string }) => (
  <ins>
    <span class="vh">[{caseWords[language].differences.added}: </span>
    <Piece text={text} />
    <span class="vh">]</span>
  </ins>
);

const Shown = ({ language, run }: { readonly language: Language; readonly run: Run }) => {
  if (run.kind === 'same') return <>{untwisted(run.text)}</>;
  return run.kind === 'added' ? <Added language={language} text={run.text} /> : <Removed language={language} text={run.text} />;
};

/** One field that reads otherwise, as it was and as it is. */
export const Change = ({ language, change }: { readonly language: Language; readonly change: Difference }) => {
  const { words, before, after } = change;
  return (
    <div class="prose case-change" dir={directionOf(words ? words.map(({ text }) => text) : [before, after])}>
      {words ? (
        words.map((run, i) => <Shown key={i} language={language} run={run} />)
      ) : (
        <>
          {before === undefined ? null : <Removed language={language} text={before} />}{' '}
          {after === undefined ? null : <Added language={language} text={after} />}
        </>
      )}
    </div>
  );
};

/** What a later revision says differently, word by word where it is running text. */
export const DifferencesSection = ({
  language,
  differences: { from, to, differences },
}: {
  readonly language: Language;
  readonly differences: Differences;
}) => {
  const words = caseWords[language].differences;
  return (
    <>
      <p class="note">{words.between.replace('{from}', String(from)).replace('{to}', String(to))}</p>
      {differences.length === 0 ? <p>{words.none}</p> : null}
      {differences.map((change) => (
        <div key={`${change.part}/${change.field}`} class="case-part">
          <h3>{change.label}</h3>
          <Change language={language} change={change} />
        </div>
      ))}
    </>
  );
};

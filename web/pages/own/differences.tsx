import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { revisionOperations } from '../../../shared/contract/revisions.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import { partLabel } from '../../../shared/domain/words/index.ts';
import { directionOf, Piece, untwisted } from '../../parts/difference.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { itemWords } from '../../words/item.ts';
import { ownPath } from './paths.ts';

export type Compared = z.infer<(typeof revisionOperations)['readOwnDifferences']['reply']>;
type Difference = Compared['differences'][number];
type Run = NonNullable<Difference['words']>[number];

/** What was added and what was taken away, for the eye by a line under or through it, for the ear by words before and after. */
export const Changed = ({ language, run }: { readonly language: Language; readonly run: Run }) => {
  const words = itemWords[language].differences;
  if (run.kind === 'same') return <>{untwisted(run.text)}</>;
  const isNew = run.kind === 'added';
  const inside = (
    <>
      <span class="vh">{isNew ? words.startAdded : words.startRemoved}</span>
      <Piece text={run.text} />
      <span class="vh">{words.end}</span>
    </>
  );
  return isNew ? <ins>{inside}</ins> : <del>{inside}</del>;
};

const runsOf = ({ words, before, after }: Difference): readonly Run[] =>
  words ?? [
    ...(before === undefined ? [] : [{ kind: 'removed' as const, text: before }]),
    ...(before !== undefined && after !== undefined ? [{ kind: 'same' as const, text: '\n' }] : []),
    ...(after === undefined ? [] : [{ kind: 'added' as const, text: after }]),
  ];

const partsOf = (differences: readonly Difference[]): [PartName, Difference[]][] => [...Map.groupBy(differences, ({ part }) => part)];

export const Differences = ({ language, differences }: { readonly language: Language; readonly differences: readonly Difference[] }) => (
  <>
    {partsOf(differences).map(([part, ofPart]) => (
      <section key={part}>
        <h2>{partLabel(part, language)}</h2>
        {ofPart.map((difference) => (
          <section key={difference.field} class="own-changed">
            <h3>
              {difference.label} <span class="note">({itemWords[language].differences[difference.kind]})</span>
            </h3>
            <p class="prose" dir={directionOf(runsOf(difference).map(({ text }) => text))}>
              {runsOf(difference).map((run, i) => (
                <Changed key={i} language={language} run={run} />
              ))}
            </p>
          </section>
        ))}
      </section>
    ))}
  </>
);

/** Each version beside the one before it, the newest first, and the last beside the first. */
const pairsOf = (last: number): [number, number][] => [...Array.from({ length: last - 1 }, (_, i): [number, number] => [last - 1 - i, last - i]), [1, last]];

/** What changed between two revisions, field by field, and the way to other pairs. */
export const differencesPage = (frame: Frame, { id, last, compared }: { readonly id: string; readonly last: number; readonly compared: Compared }): string => {
  const { language } = frame;
  const words = itemWords[language].differences;
  const { from, to, differences } = compared;
  return pageOf(frame, {
    title: words.title,
    room: 'mine',
    content: (
      <div class="read">
        <p class="crumb">
          <a href={ownPath(language, id)}>{words.back}</a>
        </p>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead.replace('{from}', String(from)).replace('{to}', String(to))}</p>
        {last > 2 ? (
          <nav class="own-pairs no-print" aria-label={words.others}>
            {pairsOf(last).map(([before, after]) => (
              <a
                key={`${before} ${after}`}
                href={`${ownPath(language, id, 'differences')}?from=${before}&to=${after}`}
                aria-current={before === from && after === to ? 'page' : undefined}
              >
                {words.pair.replace('{from}', String(before)).replace('{to}', String(after))}
              </a>
            ))}
          </nav>
        ) : null}
        {differences.length === 0 ? <p>{words.none}</p> : <Differences language={language} differences={differences} />}
      </div>
    ),
  });
};

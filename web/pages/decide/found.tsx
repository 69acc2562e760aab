import type { Language } from '../../../shared/community.ts';
import { SAFETY } from '../../../shared/domain/rubric.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { Facts } from '../../parts/facts.tsx';
import { numberIn } from '../../parts/format.tsx';
import { RangePlot } from '../../parts/plot-range.tsx';
import { decideWords } from '../../words/decide.ts';
import { criterionName, scoreText } from '../review/judgements.tsx';
import type { Tally } from './data.ts';

type Props = { readonly language: Language; readonly proposal: DeskProposal; readonly tally: Tally };

/** The reviews that the tally counts. */
export const counted = ({ reviews }: DeskProposal, { totals }: Tally): DeskProposal['reviews'] =>
  reviews.filter(({ reviewer }) => totals.some((total) => total.reviewer === reviewer));

const rangeText = (language: Language, { totals }: Tally): string => {
  const known = totals.map(({ total }) => total).filter((total) => total !== null);
  if (known.length === 0) return '–';
  const [low, high] = [Math.min(...known), Math.max(...known)].map((total) => scoreText(language, total));
  return low === high ? `${low}` : `${low}–${high}`;
};

const safetyText = (language: Language, { safetySeat }: DeskProposal, { safetyBlocks, flags, criteria }: Tally): string => {
  const { found: words } = decideWords[language];
  if (safetyBlocks) return words.safetyBlocks;
  if (flags.includes('safety-low')) return words.safetyLow;
  if (criteria.some(({ id, marks }) => id === SAFETY && marks === 0)) return words.safetyUnknown;
  return safetySeat ? words.safetyHolds : words.safetyNone;
};

const minimaText = (language: Language, { criteria, rubric }: Tally): string => {
  const { found: words } = decideWords[language];
  const missed = criteria.filter(({ mean, belowMinimum }) => mean === null || belowMinimum).map(({ id }) => criterionName(rubricOf(rubric), id, language));
  return missed.length === 0 ? words.minimaMet : words.minimaMissed.replace('{list}', missed.join(', '));
};

const Marks = ({ language, proposal, tally }: Props) => {
  const { found: words } = decideWords[language];
  const reviews = counted(proposal, tally);
  return (
    <RangePlot
      language={language}
      id="marks"
      title={words.plot}
      text={words.plotText}
      rows={rubricOf(tally.rubric).criteria.map(({ id, name, weight, minimum }) => {
        const marks = reviews.map(({ body }) => body.criteria[id]?.mark ?? null).filter((mark) => mark !== null);
        const mean = tally.criteria.find((criterion) => criterion.id === id)?.mean;
        const label = (
          <>
            {name[language]}{' '}
            <span class="note">{words.weighs.replace('{weight}', numberIn(language, weight)).replace('{minimum}', numberIn(language, minimum))}</span>
          </>
        );
        return { label, marks, ...(mean === null || mean === undefined ? {} : { mean }) };
      })}
    />
  );
};

/** What was found, in figures and in words, and what the rules make of it. */
export const Found = (props: Props) => {
  const { language, proposal, tally } = props;
  const { found: words } = decideWords[language];
  const { votes } = tally;
  const noted = tally.flags.filter((flag) => flag in words.flag) as (keyof typeof words.flag)[];
  if (tally.reviews === 0) return <p>{words.noReviews}</p>;
  return (
    <>
      <Facts
        look="figures"
        rows={[
          { term: words.score, value: scoreText(language, tally.score) },
          { term: words.range, value: rangeText(language, tally) },
          { term: words.quorum.replace('{n}', String(tally.quorum)), value: numberIn(language, tally.reviews) },
          { term: words.votes, value: `${votes.yes} · ${votes.no} · ${votes.pitch}` },
        ]}
      />
      <Facts
        rows={[
          { term: words.suggestion, value: words.suggestions[(tally.suggestion ?? 'none') as keyof typeof words.suggestions] },
          { term: words.minima, value: minimaText(language, tally) },
          { term: words.safety, value: safetyText(language, proposal, tally) },
          ...(noted.length === 0
            ? []
            : [
                {
                  term: words.flags,
                  value: (
                    <ul>
                      {noted.map((flag) => (
                        <li key={flag}>{words.flag[flag]}</li>
                      ))}
                    </ul>
                  ),
                },
              ]),
        ]}
      />
      <Marks {...props} />
      <p class="note">{words.formula.replace('{rubric}', tally.rubric).replace('{formula}', tally.formula)}</p>
    </>
  );
};

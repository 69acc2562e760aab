import { letterOn } from '../../../shared/domain/view/bundle.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Facts } from '../../parts/facts.tsx';
import { momentIn } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { boardWords } from '../../words/board.ts';
import { Letter } from '../own/letter.tsx';
import { standing, type Tally } from './data.ts';
import { decidedRows } from './held.tsx';

type Props = { readonly frame: Frame; readonly proposal: DeskProposal; readonly before: Tally['before'] };

/** Whether it ever became known, and who stood behind it beside whoever made it. */
const fateRows = (language: Frame['language'], fate: NonNullable<Tally['before']>[number] | undefined) => {
  const { earlier: words } = boardWords[language];
  const { announcedAt, agreed = [] } = fate ?? {};
  return [
    { term: words.agreed, value: agreed.length === 0 ? words.nobody : <bdi>{agreed.join(', ')}</bdi> },
    { term: words.announced, value: announcedAt ? momentIn(language, announcedAt, 'moment') : words.never },
  ];
};

/** Decisions that another took the place of, and one that was taken up again, each with its reason and its letter. */
export const Earlier = ({ frame: { language }, proposal, before: fates = [] }: Props) => {
  const { earlier: words } = boardWords[language];
  const now = standing(proposal);
  const before = proposal.decisions.filter((decision) => decision !== now);
  if (before.length === 0) return null;
  return (
    <section id="earlier">
      <h2>{words.title}</h2>
      {before.toReversed().map((decision) => (
        <Disclosure key={decision.n} summary={`${outcomeText(decision.outcome, language)}, ${momentIn(language, decision.at)}`}>
          <Facts
            rows={[
              ...decidedRows(language, decision),
              ...fateRows(
                language,
                fates.find(({ n }) => n === decision.n),
              ),
            ]}
          />
          <div class="decide-paper" lang={proposal.language === language ? undefined : proposal.language}>
            <Letter
              language={proposal.language}
              letter={letterOn(decision.at, decision, 'asked')}
              written={proposal.language}
              title={words.letter[proposal.language]}
              dated={false}
            />
          </div>
        </Disclosure>
      ))}
    </section>
  );
};

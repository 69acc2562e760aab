import type * as z from 'zod';
import type { reviewingOperations } from '../../../shared/contract/reviewing.ts';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { momentIn } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { reviewPath } from './data.ts';

/** What lies around the queue: places, absence, what to take along. */
export type Around = {
  readonly places: z.infer<(typeof reviewingOperations)['readPlaces']['reply']>;
  /** A fresh key for each form. */
  readonly keyOf: () => string;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
  /** What was typed where it was refused. */
  readonly typed?: string;
  /** A secret address that was made just now. */
  readonly feed?: string;
};
type Props = { readonly frame: Frame; readonly around: Around };

const day = (language: Frame['language'], date: string): string => momentIn(language, `${date}T12:00:00.000Z`);

const Places = ({ frame: { language }, around: { places, keyOf, typed, trouble } }: Props) => {
  const words = reviewingWords[language].queue;
  const { capacity, taken, absences } = places;
  const said = (capacity === 0 ? words.placesNone : words.placesText).replace('{capacity}', String(capacity)).replace('{taken}', String(taken));
  return (
    <section>
      <h2>{words.places}</h2>
      <p>{said}</p>
      <form method="post" action={reviewPath(language)} novalidate>
        <Hidden values={{ key: keyOf(), act: 'capacity' }} />
        <TextField
          language={language}
          name="capacity"
          label={words.capacity}
          hint={words.capacityHint}
          inputmode="numeric"
          width="short"
          value={typed ?? String(capacity)}
          error={errorsIn(trouble)('capacity')}
        />
        <p class="acts">
          <button class="btn btn-quiet" type="submit">
            {words.save}
          </button>
        </p>
      </form>
      {absences.length === 0 ? <p>{words.notAway}</p> : null}
      {absences.map(({ from, until }) => (
        <p key={from}>{words.away.replace('{from}', day(language, from)).replace('{until}', day(language, until))}</p>
      ))}
      <p>
        <a href={`/${language}/settings`}>{words.absences}</a>
      </p>
    </section>
  );
};

/** The address is shown by the page that follows its making, and never again. */
const Feed = ({ frame: { language }, around: { places, keyOf, feed } }: Props) => {
  const words = reviewingWords[language].queue;
  return (
    <>
      {feed ? (
        <Notice language={language} title={words.feedShown}>
          <p>
            <code class="feed">{feed}</code>
          </p>
          <p>{words.feedOnce}</p>
        </Notice>
      ) : (
        <p>{places.feed ? words.feedThere : words.feedText}</p>
      )}
      <form method="post" action={reviewPath(language)} class="acts">
        <Hidden values={{ key: keyOf() }} />
        <button class="btn btn-quiet" type="submit" name="act" value="feed">
          {places.feed || feed ? words.feedNew : words.feed}
        </button>
        {places.feed || feed ? (
          <button class="btn btn-quiet" type="submit" name="act" value="end-feed">
            {words.feedEnd}
          </button>
        ) : null}
      </form>
    </>
  );
};

export const QueueAround = ({ frame, around, mayTake }: Props & { readonly mayTake: boolean }) => {
  const words = reviewingWords[frame.language].queue;
  return (
    <div class="queue-around">
      <Places frame={frame} around={around} />
      <section>
        <h2>{words.takeAlong}</h2>
        {mayTake ? (
          <>
            <p>
              <a href={`/api/me/reviews?language=${frame.language}`} download>
                {words.zip}
              </a>
            </p>
            <p class="note">{words.zipText}</p>
          </>
        ) : null}
        <h3>{words.calendar}</h3>
        <p class="note">{words.calendarText}</p>
        <p>
          <a href={`/api/me/calendar?language=${frame.language}`} download>
            {words.ics}
          </a>
        </p>
        <Feed frame={frame} around={around} />
      </section>
    </div>
  );
};

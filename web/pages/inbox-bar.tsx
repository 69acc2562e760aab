import type { Language } from '../../shared/community.ts';
import { Hidden } from '../parts/field.tsx';
import { inboxWords } from '../words/inbox.ts';
import type { Inbox } from './inbox-data.ts';

/** What can be done with several rows at once; stays in sight while the list is long. */
export const BulkBar = ({ language, inbox }: { readonly language: Language; readonly inbox: Inbox }) => {
  const words = inboxWords[language];
  return (
    <fieldset class="bulk">
      <legend class="vh">{words.withChosen}</legend>
      <Hidden values={{ key: inbox.key }} />
      <p id="chosen" data-one={words.chosen.one} data-other={words.chosen.other}>
        {words.withChosen}
      </p>
      <button class="btn btn-small bulk-btn" type="submit" name="act" value="take">
        {words.take}
      </button>
      <span class="bulk-to">
        <label class="vh" for="to">
          {words.to}
        </label>
        <select class="field-in" id="to" name="to">
          <option value="">{words.toChoose}</option>
          {inbox.colleagues.map(({ id, name, away }) => (
            <option key={id} value={id} selected={id === inbox.to}>
              {away ? `${name} (${words.away})` : name}
            </option>
          ))}
        </select>
        <button class="btn btn-small bulk-btn" type="submit" name="act" value="hand-over">
          {words.handOver}
        </button>
      </span>
      <button class="btn btn-small bulk-btn" type="submit" name="act" value="spam">
        {words.spam}
      </button>
    </fieldset>
  );
};

import type { Language } from '../../shared/community.ts';
import { inboxWords } from '../words/inbox.ts';

const KEYS = [
  ['j', 'j'],
  ['k', 'k'],
  ['o', 'o'],
  ['x', 'x'],
  ['a', 'a'],
  ['s', 's'],
  ['1', 'one'],
  ['2', 'two'],
  ['3', 'three'],
  ['4', 'four'],
  ['z', 'z'],
  ['/', 'search'],
  ['?', 'help'],
  ['Esc', 'esc'],
] as const;

/** All keys with what they do, and the switch that turns them off; what the script says stands here in words. */
export const KeysHelp = ({ language }: { readonly language: Language }) => {
  const { keys, keysHint } = inboxWords[language];
  return (
    <>
      <p id="said" class="vh" role="status" data-no-act={keys.noAct} data-busy={keys.busy} data-going={keys.going} data-nothing={keys.nothing} />
      <button id="keys-open" class="btn btn-quiet btn-small keys-open" type="button" aria-haspopup="dialog" hidden>
        {keysHint}
      </button>
      <dialog id="keys" class="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{keys.title}</h2>
        <dl>
          {KEYS.map(([key, word]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{keys[word]}</dd>
            </div>
          ))}
        </dl>
        <p class="choice">
          <input type="checkbox" id="keys-off" />
          <label for="keys-off">{keys.off}</label>
        </p>
        <form method="dialog">
          <button class="btn btn-small" type="submit">
            {keys.close}
          </button>
        </form>
      </dialog>
    </>
  );
};

import type { Language } from '../shared/community.ts';
import * as forms from './examples/forms.tsx';
import * as lists from './examples/lists.tsx';
import * as plots from './examples/plots.tsx';
import * as signs from './examples/signs.tsx';
import { type Frame, pageOf } from './parts/frame.tsx';

/** Every part in its states, by the name of its example. */
export const EXAMPLES = { ...forms, ...signs, ...lists, ...plots };

const nameOf = (key: string): string => key.replace(/Example$/, '');

/** Drawings are for the desk, whose sheet alone knows them. */
const shownAt = (desk: boolean) => Object.entries(EXAMPLES).filter(([key]) => desk || !Object.hasOwn(plots, key));

/** One page with everything on it, to be looked at by whoever makes parts. */
export const examplesPage = (language: Language, assets: Frame['assets'], desk: boolean): string =>
  pageOf(
    { language, here: '/_local/parts', assets, rooms: ['submit', 'contact', 'mine'], who: { name: 'Anna de Wit' } },
    {
      title: language === 'nl' ? 'Onderdelen' : 'Parts',
      desk,
      room: 'contact',
      scripts: ['form.js'],
      content: (
        <>
          <h1>{language === 'nl' ? 'Onderdelen' : 'Parts'}</h1>
          <p class="acts">
            <a href="?language=nl">Nederlands</a>
            <a href="?language=en">English</a>
            <a href={`?language=${language}&desk`}>desk</a>
          </p>
          {shownAt(desk).map(([key, example]) => (
            <section key={key} id={nameOf(key)}>
              <h2>{nameOf(key)}</h2>
              {example(language)}
            </section>
          ))}
        </>
      ),
    },
  );

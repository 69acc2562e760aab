import { type Frame, pageOf } from '../parts/frame.tsx';
import { ProcessLine } from '../parts/process-line.tsx';
import { homeWords } from '../words/home.ts';

/** The first page: what this is, two ways in, the road ahead, and three promises. */
export const homePage = (frame: Frame): string => {
  const { language } = frame;
  const words = homeWords[language];
  return pageOf(frame, {
    title: words.title,
    open: true,
    content: (
      <div class="home">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p class="acts">
          <a class="btn" href={`/${language}/submit`}>
            {words.submit}
          </a>
          <a class="btn btn-quiet" href={`/${language}/contact`}>
            {words.ask}
          </a>
        </p>
        <ProcessLine language={language} />
        <div class="three">
          {words.promises.map(({ name, text }) => (
            <section key={name}>
              <h2>{name}</h2>
              <p>{text}</p>
            </section>
          ))}
        </div>
      </div>
    ),
  });
};

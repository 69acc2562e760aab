import { form, markOf, sections } from './form.ts';

/** The same sum as on the server: 0 to 100 over what has a mark, and nothing while less than half of the weight has one. */
const scoreOf = (): number | undefined => {
  const given = sections.map(({ id, weight }) => ({ mark: markOf(id), weight })).filter(({ mark }) => typeof mark === 'number');
  const weight = given.reduce((sum, each) => sum + each.weight, 0);
  return weight < 50 ? undefined : (given.reduce((sum, each) => sum + each.weight * (each.mark ?? 0), 0) * 20) / weight;
};

/** As the server shows it: rounded, and never up to where a limit may lie. */
const shown = (value: number): number => {
  const near = Math.round(value);
  return near > value && near % 5 === 0 ? near - 1 : near;
};

const show = (): void => {
  const [score, given] = [form?.querySelector<HTMLElement>('[data-score]'), form?.querySelector<HTMLElement>('[data-given]')];
  const value = scoreOf();
  if (score) score.textContent = value === undefined ? '–' : String(shown(value));
  const n = sections.filter(({ id }) => typeof markOf(id) === 'number').length;
  if (given) given.textContent = (given.dataset.given ?? '').replace('{n}', String(n)).replace('{of}', String(sections.length));
};

form?.addEventListener('change', show);
show();

import { form, markOf, sections } from './form.ts';

/** The same sum as on the server: 0 to 100 over what has a mark, and nothing while less than half of the weight has one. */
const scoreOf = (): number | undefined => {
  const given = sections.map(({ id, weight }) => ({ mark: markOf(id), weight })).filter(({ mark }) => typeof mark === 'number');
  const weight = given.reduce((sum, each) => sum + each.weight, 0);
  return weight < 50 ? undefined : (given.reduce((sum, each) => sum + each.weight * (each.mark ?? 0), 0) * 20) / weight;
};

/** As the server shows it: rounded, and with a digit more where that would be a limit which it does not reach. */
const shown = (value: number): string => {
  const near = Math.round(value);
  const exact = near > value + 1e-9 && near % 5 === 0 ? Math.floor(value * 10 + 1e-6) / 10 : near;
  return new Intl.NumberFormat(document.documentElement.lang).format(exact);
};

const show = (): void => {
  const [score, given] = [form?.querySelector<HTMLElement>('[data-score]'), form?.querySelector<HTMLElement>('[data-given]')];
  const value = scoreOf();
  if (score) score.textContent = value === undefined ? '–' : shown(value);
  const n = sections.filter(({ id }) => typeof markOf(id) === 'number').length;
  if (given) given.textContent = (given.dataset.given ?? '').replace('{n}', String(n)).replace('{of}', String(sections.length));
};

form?.addEventListener('change', show);
show();

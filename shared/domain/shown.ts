/**
 * A number with so many digits behind the point, as it is shown. Limits lie on steps, those of scores of five and those of marks of a half:
 * what is below one is never rounded up to it, so that no 70 stands beside what follows from less than 70.
 */
export const shown = (value: number, digits: number, step = 5): number => {
  const unit = 10 ** digits;
  const near = Math.round(value * unit) / unit;
  return near > value + 1e-9 && near % step === 0 ? Math.floor(value * unit + 1e-6) / unit : near;
};

/** With how many digits a score of 0 to 100 is shown: whole, or with one where it lies so close below a limit that whole it would be that limit. */
export const scoreDigits = (score: number): 0 | 1 => (shown(score, 0) === Math.round(score) ? 0 : 1);

/**
 * A number with so many digits behind the point, as it is shown. Limits lie on steps, those of scores of five and those of marks of a half:
 * what is below one is never rounded up to it, so that no 70 stands beside what follows from less than 70.
 */
export const shown = (value: number, digits: number, step = 5): number => {
  const unit = 10 ** digits;
  const near = Math.round(value * unit) / unit;
  return near > value + 1e-9 && near % step === 0 ? Math.floor(value * unit + 1e-6) / unit : near;
};

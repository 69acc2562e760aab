/** A deep run does everything; a quick one some of it, by this seed. */
export const isDeep = process.env.SLUIS_DEEP === '1';
export const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** The ways in which a quick run goes a journey: one of those in which a deep run goes it. */
export const turnsOf = <T>(journey: string, ways: readonly T[]): readonly T[] => {
  if (isDeep) return ways;
  console.log(`${journey}: one of ${ways.length} ways, seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run --project browser`);
  return [ways[seed % ways.length]!];
};

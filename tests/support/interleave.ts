import type { World } from './world.ts';

/**
 * Runs `first` once for each of its calls to AWS, each time with `second` let in whole just before that call, and once with `second`
 * after everything. `reset` puts the world back; `judge` sees both results and how many calls `first` had made.
 */
export const interleave = async <A, B>(
  world: World,
  steps: { first: () => Promise<A>; second: () => Promise<B>; reset: () => Promise<void>; judge: (a: A, b: B, before: number | 'after') => Promise<void> },
): Promise<number> => {
  const from = world.calls.length;
  await steps.first();
  const calls = world.calls.length - from;
  await steps.reset();
  for (let k = 1; k <= calls; k += 1) {
    let n = 0;
    let second: B | undefined;
    world.hook = async (_call, _n, run) => {
      n += 1;
      if (n === k) {
        const { hook } = world;
        world.hook = undefined;
        second = await steps.second();
        world.hook = hook;
      }
      return run();
    };
    const first = await steps.first();
    world.hook = undefined;
    if (second === undefined) throw new Error(`there was no call ${k}`);
    await steps.judge(first, second, k);
    await steps.reset();
  }
  const first = await steps.first();
  await steps.judge(first, await steps.second(), 'after');
  await steps.reset();
  return calls;
};

import { expect, it } from 'vitest';
import { mailsOf, shown, sum } from '../support/mail-life.ts';

/** Proposals of a call. */
const CALL = 4;

it('sends at most half the mails for a proposal where news is put together', async () => {
  const [each, together] = [await mailsOf('each', CALL), await mailsOf('digest', CALL)];
  const per = (counts: Map<string, number>) => (sum(counts) / CALL).toFixed(1);
  console.log(`mails of a proposal's life, one by one: ${per(each)} (of ${CALL}: ${shown(each)})`);
  console.log(`mails of a proposal's life, with digests: ${per(together)} (of ${CALL}: ${shown(together)})`);
  console.log(`with digests / without = ${(sum(together) / sum(each)).toFixed(2)}`);
  expect(sum(each) / CALL).toBeGreaterThan(15);
  expect(sum(together) / sum(each)).toBeLessThanOrEqual(0.5);
});

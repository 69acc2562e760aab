import { mailsOf, shown, sum } from '../support/mail-life.ts';
import { verdict } from './measure.ts';

/** Proposals of a call. */
const CALL = 4;

/** Mails of a proposal's life where news is put together, beside one mail for each (P21). */
export const benchMails = async (): Promise<boolean> => {
  const [each, together] = [await mailsOf('each', CALL), await mailsOf('digest', CALL)];
  console.log(`     one by one   ${(sum(each) / CALL).toFixed(1).padStart(5)} a proposal; of ${CALL}: ${shown(each)}`);
  console.log(`     with digests ${(sum(together) / CALL).toFixed(1).padStart(5)} a proposal; of ${CALL}: ${shown(together)}`);
  return verdict('P21 mails with digests / without', sum(together) / sum(each), 0.5, 'aim 0.35,');
};

if (import.meta.main) process.exitCode = (await benchMails()) ? 0 : 1;

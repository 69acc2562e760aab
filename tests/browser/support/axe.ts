import { AxeBuilder } from '@axe-core/playwright';
import { type Check, must } from './faults.ts';
import { unwatched } from './watch.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that we stand by breaking, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

/** What axe finds against WCAG 2.2 AA and good practice; `excepted` are further rules that this page may break. */
export const axeFaults: Check<[excepted?: readonly string[]]> = async (page, excepted = []) => {
  // Legacy, as there are no frames: otherwise each look would open a page of its own.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    // What passed is of no use here, and putting it into words takes a third of the time.
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .disableRules([...Object.keys(EXCEPTIONS), ...excepted]);
  const { violations } = await unwatched(page, () => axe.analyze());
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
};
export const noAxeViolations = must(axeFaults);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUES, suggestedTags, type TagKind } from '../../../shared/domain/likeness/tags.ts';
import { idsOf, type Vocabulary } from '../../../shared/domain/vocabulary.ts';
import { holds } from '../../support/build.ts';
import { INVENTIONS } from '../../support/inventions.ts';

const VOCABULARIES: Readonly<Record<TagKind, Vocabulary>> = {
  capabilities: 'capabilities',
  assets: 'assets',
  sectors: 'sectors',
  protocols: 'protocols',
};
/** Said of what no other word fits: no word speaks for them. */
const WITHOUT = ['other', 'x-multi', 'agnostic'];

describe('the words that speak for tags', () => {
  it.each(Object.entries(VOCABULARIES))('are there for every one of the %s, and for no other', (kind, vocabulary) => {
    expect(Object.keys(CUES[kind as TagKind]).sort()).toEqual(
      idsOf(vocabulary)
        .filter((id) => !WITHOUT.includes(id))
        .sort(),
    );
  });
});

describe('suggested tags', () => {
  it('are those of most invented proposals, in both languages, each with words of its text', () => {
    for (const language of ['en', 'nl'] as const) {
      let [right, wanted] = [0, 0];
      for (const invention of INVENTIONS.filter((one) => one.language === language)) {
        const tags = suggestedTags(invention);
        const plain = `${invention.title}\n${invention.text}`.toLowerCase().replaceAll(/[\s-]+/g, ' ');
        for (const kind of Object.keys(tags) as TagKind[]) {
          wanted += invention[kind].length;
          right += tags[kind].filter(({ id }) => invention[kind].includes(id)).length;
          for (const { words } of tags[kind]) {
            expect(words.length).toBeGreaterThan(0);
            for (const word of words) expect(plain).toContain(word);
          }
        }
      }
      expect(right / wanted).toBeGreaterThanOrEqual(0.8);
    }
  });

  it('are nothing for a text about nothing of this', () => {
    expect(suggestedTags({ title: 'A poem about autumn', text: 'Leaves fall, and the dog sleeps by the fire.' })).toEqual({
      capabilities: [],
      assets: [],
      sectors: [],
      protocols: [],
    });
  });

  it('take two hints for one sure word, and the forms of one hint once', () => {
    expect(suggestedTags({ title: '', text: 'The valve.' }).assets).toEqual([]);
    expect(suggestedTags({ title: '', text: 'The valve, the valves.' }).assets).toEqual([]);
    expect(suggestedTags({ title: '', text: 'A valve and its motor.' }).assets.map(({ id }) => id)).toEqual(['field-io']);
    expect(suggestedTags({ title: '', text: 'An actuator.' }).assets.map(({ id, words }) => [id, words])).toEqual([['field-io', ['actuator']]]);
  });

  it('name the narrower sector and not the wider one as well', () => {
    expect(suggestedTags({ title: 'Energy sector', text: 'The energy sector and its substations.' }).sectors.map(({ id }) => id)).toEqual([
      'energy.electricity',
    ]);
  });

  it('are ranked, few, and the same for the same text, whatever is typed', () =>
    holds(
      'are ranked, few, and the same for the same text, whatever is typed',
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('PLC', 'modbus', 'firewall', 'training', 'gas', 'valves', 'of', 'é', '‮', '%', '(', 'sluizen')),
        (title, words) => {
          const text = words.join(' ');
          const tags = suggestedTags({ title, text });
          expect(suggestedTags({ title, text })).toEqual(tags);
          for (const list of Object.values(tags)) {
            expect(list.length).toBeLessThanOrEqual(5);
            expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a));
          }
        },
      ),
      100,
    ));

  it('reads a long text in a time that grows with its length alone', () => {
    const long = 'aan '.repeat(20_000) + 'industrial '.repeat(20_000) + 'sensor '.repeat(2_000);
    expect(suggestedTags({ title: long.slice(0, 5_000), text: long }).capabilities.length).toBeLessThanOrEqual(3);
  });
});

import { describe, expect, it } from 'vitest';
import { ownNameIn } from '../../shared/domain/own-name.ts';

const named = (title: string, name = 'TapSense BV') => ownNameIn({ organisation: { name }, outline: { title } });

describe('the own organisation in an answer', () => {
  it.each([
    'TapSense: kleppen die zelf luisteren',
    'Kleppen van TAPSENSE B.V.',
    'Tap Sense hoort het',
    'De tap-sense-meter',
    'TapSense’s meter',
    'Tapsénse',
    'Eerst\nTapSense',
  ])('is found in “%s”', (title) => {
    expect(named(title)).toEqual(['outline/title']);
  });

  it.each(['Kleppen die zelf luisteren', 'Een tap die sense maakt', 'TapSensor', 'Contact tap, sensei', 'Een BV voor kleppen', ''])(
    'is not found in “%s”',
    (title) => {
      expect(named(title)).toEqual([]);
    },
  );

  it('needs more than two letters, and a name at all', () => {
    expect(named('OT is ons vak', 'OT BV')).toEqual([]);
    expect(ownNameIn({ outline: { title: 'Kleppen' } })).toEqual([]);
    expect(named('Kleppen', '–')).toEqual([]);
  });

  it('counts wherever reviewers read, in rows too, and not where they do not', () => {
    const answers = {
      organisation: { name: 'Kleppen & Zn. BV', partners: ['Kleppen'] },
      contact: { name: 'Kleppen' },
      exclusions: { reviewers: [{ name: 'Kleppen' }] },
      substance: { solution: 'Onze kleppen.', evidence: [{ text: 'Getest door Kleppen' }], problem: 'Geen' },
    };
    expect(ownNameIn(answers)).toEqual(['substance/solution', 'substance/evidence']);
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { referenceOf } from '../../shared/domain/id.ts';
import { askedWords, foldText, itemWords, MAX_WORDS, meansWords, tokensOf, WORD_START, wordStart, wordsOf } from '../../shared/domain/search.ts';
import { holds } from '../support/build.ts';

describe('a word', () => {
  test.each([
    ['Beveiliging', 'beveiliging'],
    ['ＳＣＡＤＡ', 'scada'],
    ['énergie', 'energie'],
    ['e\u0301nergie', 'energie'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ørsted', 'orsted'],
    ['ﬁlter', 'filter'],
    ['İzmir', 'izmir'],
  ])('%s is found as %s', (typed, folded) => {
    expect(wordsOf(typed)).toEqual([folded]);
    expect(foldText(typed)).toBe(folded);
  });

  it('has three letters at least, stands for no sentence, and is kept once', () => {
    expect(wordsOf('Het veilig patchen van de PLC, en de plc met het oog op IT & OT')).toEqual(['veilig', 'patchen', 'plc', 'oog']);
    expect(wordsOf('The security of IEC-62443 for you')).toEqual(['security', 'iec', '62443']);
    expect(wordsOf('"<b>=1+1</b>" 🔒 --')).toEqual([]);
    expect(tokensOf('a-b')).toEqual(['a', 'b']);
  });

  it('survives any text, and folding it twice changes nothing', () =>
    holds(
      'survives any text, and folding it twice changes nothing',
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const word of wordsOf(text)) {
          expect([...word].length).toBeGreaterThanOrEqual(WORD_START);
          expect([...wordStart(word)].length).toBe(WORD_START);
          expect(word.startsWith(wordStart(word))).toBe(true);
          expect(word).not.toMatch(/[#\s]/);
          expect(word.isWellFormed()).toBe(true);
        }
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    ));
});

describe('an item', () => {
  const item = { reference: 'OT-26-7K3FW-X', organisation: 'Waterschap De Dommel B.V.', title: 'Stille luisteraar voor gemalen' };

  it('is found by its reference without prefix and year, by its organisation and by its title', () => {
    expect(itemWords(item)).toEqual(['7k3fw', 'waterschap', 'dommel', 'stille', 'luisteraar', 'gemalen']);
  });

  it('keeps its reference and its organisation when its title is longer than there is room for', () => {
    const words = itemWords({ ...item, title: Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ') });
    expect(words).toHaveLength(MAX_WORDS);
    expect(words.slice(0, 3)).toEqual(['7k3fw', 'waterschap', 'dommel']);
  });

  it('of which nothing may be told is found by its reference alone', () => {
    expect(itemWords({ ...item, organisation: '', title: '' })).toEqual(['7k3fw']);
  });

  it('is meant by the beginning of its words, all of them', () => {
    const words = itemWords(item);
    expect(meansWords(['luist', 'gem'], words)).toBe(true);
    expect(meansWords(['luist', 'brug'], words)).toBe(false);
    expect(meansWords(['isteraar'], words)).toBe(false);
  });
});

describe('a question', () => {
  it('keeps at most six words, the longest first, which are read in the fewest rows', () => {
    expect(askedWords('de gemalen van waterschap')).toEqual(['waterschap', 'gemalen']);
    expect(askedWords('one three four56 five567 seven789 eight8910 nine9101112')).toHaveLength(6);
    expect(askedWords('it of ot')).toEqual([]);
  });

  it.each([
    ['OT-26-00000-0', 'OT-26-00000-0'],
    [' ot-26-ooooo-o ', 'OT-26-00000-0'],
    ['OT-26-00000-1', undefined],
    ['00000', undefined],
  ])('that is the reference %s leads to %s', (typed, reference) => {
    expect(referenceOf(typed)).toBe(reference);
  });
});

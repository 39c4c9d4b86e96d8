import { describe, expect, it } from 'vitest';
import { findingTexts, saidParams } from '../../../parsers/text/finding-texts.ts';
import { fillText } from '../../../parsers/text/sentence.ts';

const rule = 'transaction.witnesses-disagree';

function detail(params: Readonly<Record<string, string>>, language: 'de' | 'en'): string {
  return fillText(findingTexts[rule]?.detail[language] ?? '', saidParams(rule, params, language));
}

describe('a contradiction in words', () => {
  const readings = { about: 'meter-stop', witnesses: 'log / signed', log: '9000 Wh', database: '', signed: '9001 Wh' };

  it('says who says what, by names that people use', () => {
    expect(detail(readings, 'de')).toBe(
      'Zählerstand am Ende: 9000 Wh laut Protokoll, 9001 Wh laut signiertem Messwert.',
    );
    expect(detail(readings, 'en')).toBe(
      'Reading at the end: 9000 Wh according to the log, 9001 Wh according to the signed reading.',
    );
  });

  it('names the witnesses alone where the values are a person’s', () => {
    const cards = { about: 'id-tag', witnesses: 'log / database' };
    expect(detail(cards, 'de')).toBe('Id-Tag: verschieden in Protokoll und Datenbank.');
    expect(detail(cards, 'en')).toBe('Id tag: different in the log and the database.');
  });
});

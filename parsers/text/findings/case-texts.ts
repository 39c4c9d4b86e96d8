import type { FindingTextCatalogue } from './finding-text.ts';

export const caseTexts: FindingTextCatalogue = {
  'case.rule-incomplete': {
    title: { de: 'Regel hat nicht alles angesehen', en: 'A rule did not look at everything' },
    detail: {
      de: 'Die Regel {rule} merkt sich höchstens {kept}. {times} {times#weiteres hat sie übergangen; sie sagt#weitere hat sie übergangen; sie sagt} nichts darüber.',
      en: 'The rule {rule} remembers at most {kept}. It passed over {times} more and says nothing about {times#it#them}.',
    },
    remedy: {
      de: 'Den Fall auf weniger Stationen oder einen kürzeren Zeitraum aufteilen und die Teile einzeln importieren.',
      en: 'Split the case into fewer stations or a shorter time, and import the parts one by one.',
    },
  },
};

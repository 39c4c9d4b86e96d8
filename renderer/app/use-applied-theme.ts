import { useLayoutEffect } from 'react';
import type { Language } from '../../parsers/model/language.ts';
import type { Theme } from './preference-values.ts';

/** Writes theme and language to the page's root, and follows the system while the theme is "system". */
export function useAppliedTheme(theme: Theme, language: Language): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useLayoutEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}

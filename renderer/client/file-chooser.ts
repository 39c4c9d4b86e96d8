let waiting: HTMLInputElement | null = null;

/**
 * The browser's own file dialog. `null` when it was cancelled. Its field stands in the page until then: one that nothing holds is thrown away by the browser under load, before the dialog
 * opens or with what was chosen in it (seen in Chromium 153, 2026-11-21).
 */
export function chooseFiles(kind: 'evidence' | 'case'): Promise<readonly File[] | null> {
  return new Promise((resolve) => {
    waiting?.remove();
    const input = document.createElement('input');
    waiting = input;
    input.type = 'file';
    input.hidden = true;
    input.multiple = kind === 'evidence';
    if (kind === 'case') input.accept = '.ladeakte';
    const settle = (files: readonly File[] | null): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => settle([...(input.files ?? [])]));
    input.addEventListener('cancel', () => settle(null));
    document.body.append(input);
    input.click();
  });
}

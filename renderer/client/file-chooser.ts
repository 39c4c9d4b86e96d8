let waiting: HTMLInputElement | null = null;

/**
 * The browser's own file dialog. `null` when it was cancelled. Its field stands in the page until then, so that nothing but the answer ends it: a field that nothing holds may be
 * collected as garbage while a person still looks for the file.
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

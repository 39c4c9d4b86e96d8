/** The browser's own file dialog. `null` when it was cancelled. */
export function chooseFiles(kind: 'evidence' | 'case'): Promise<readonly File[] | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = kind === 'evidence';
    if (kind === 'case') input.accept = '.ladeakte';
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

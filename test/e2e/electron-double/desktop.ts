import { onOrder, tell } from './control.ts';

const answers: Record<'open' | 'save', (readonly string[])[]> = { open: [], save: [] };
onOrder((order) => {
  if (order.order !== 'answer-dialog') return undefined;
  answers[order.dialog].push(order.paths);
  return true;
});

/** Dialogs are answered by what the test laid ready; without an answer they are cancelled. */
export const dialog = {
  async showOpenDialog(_window: unknown, options: unknown) {
    tell({ told: 'dialog', dialog: 'open', options });
    const filePaths = answers.open.shift() ?? [];
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(_window: unknown, options: unknown) {
    tell({ told: 'dialog', dialog: 'save', options });
    const filePath = answers.save.shift()?.[0] ?? '';
    return { canceled: filePath === '', filePath };
  },
  async showMessageBox(options: unknown) {
    tell({ told: 'dialog', dialog: 'message', options });
    return { response: 0, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string) {
    tell({ told: 'dialog', dialog: 'error', options: { title, content } });
  },
};

export const Menu = {
  buildFromTemplate: (template: unknown) => ({ template }),
  setApplicationMenu: (_menu: unknown) => undefined,
};

export const nativeTheme = { shouldUseDarkColors: false };

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } };

export const screen = {
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
};

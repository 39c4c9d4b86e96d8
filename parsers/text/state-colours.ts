/**
 * The colours of OCPP states on light ground (screens in light, printed reports) and on dark ground. One table, so that a state looks the
 * same wherever it is drawn: reports read it, `renderer/styles/tokens.css` repeats it, and a test holds the two together. Chosen from
 * Okabe and Ito (2008), made darker on light ground until a mark has a contrast of 3:1 (WCAG 2.2, 1.4.11).
 */
export const stateColours: Readonly<Record<string, { readonly light: string; readonly dark: string }>> = {
  Available: { light: '#3692cb', dark: '#56b4e9' },
  Preparing: { light: '#7d7400', dark: '#f0e442' },
  Charging: { light: '#008f68', dark: '#0fb888' },
  Occupied: { light: '#008f68', dark: '#0fb888' },
  SuspendedEV: { light: '#cc7f00', dark: '#e69f00' },
  SuspendedEVSE: { light: '#bd5f92', dark: '#d78fb7' },
  Finishing: { light: '#004f85', dark: '#2e74bf' },
  Reserved: { light: '#7a5195', dark: '#a781c4' },
  Unavailable: { light: '#6b737e', dark: '#828b96' },
  Faulted: { light: '#c8401f', dark: '#e9633f' },
  /** No message, or a state that no edition of OCPP knows: drawn hatched. */
  unknown: { light: '#8a9098', dark: '#67717d' },
};

/** Only for showing keys: Cmd on Apple keyboards, Ctrl elsewhere. */
export function isMac(): boolean {
  return navigator.userAgent.includes('Mac OS');
}

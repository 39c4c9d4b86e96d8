/**
 * A report for the preview frame. A document given by `srcdoc` inherits this page's policy, which lets no style through
 * without this load's nonce; the report's own style elements get it. Scripts, frames and outside addresses are taken out,
 * although the sandbox and the policy would stop them too.
 */
export function framedDocument(html: string): string {
  const report = new DOMParser().parseFromString(html, 'text/html');
  for (const element of report.querySelectorAll('script, iframe, object, embed, base, link, meta[http-equiv]')) {
    element.remove();
  }
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (nonce !== undefined && nonce !== '') {
    for (const style of report.querySelectorAll('style')) style.setAttribute('nonce', nonce);
  }
  return `<!doctype html>${report.documentElement.outerHTML}`;
}

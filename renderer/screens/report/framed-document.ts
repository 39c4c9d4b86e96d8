/**
 * A report for the preview frame. A document given by `srcdoc` inherits this page's policy, which lets no style through
 * without this load's nonce; the report's own style elements get it. The text is our own exporter's, with all evidence
 * escaped; the frame's sandbox and the policy stop scripts besides.
 */
export function framedDocument(html: string): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  return nonce === '' ? html : html.replaceAll(/<style\b/g, `<style nonce="${nonce}"`);
}

/** The policy ignores `style` attributes of the report as well; set through the object model they count. */
export function applyStyleAttributes(report: Document | null): void {
  for (const element of report?.querySelectorAll<HTMLElement | SVGElement>('[style]') ?? []) {
    element.style.cssText = element.getAttribute('style') ?? '';
  }
}

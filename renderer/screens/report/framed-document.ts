const openingTag = /<[a-zA-Z](?:"[^"]*"|[^>"])*>/g;

/**
 * A report for the preview frame. A document given by `srcdoc` inherits this page's policy, which lets no style through
 * without this load's nonce: the report's own style elements get it, and `style` attributes wait under another name until
 * they are set through the object model, which the policy allows. The text is our own exporter's with all evidence
 * escaped; the frame's sandbox and the policy stop scripts besides.
 */
export function framedDocument(html: string, nonce: string): string {
  return html.replaceAll(openingTag, (tag) => {
    const quiet = tag.replaceAll(/\sstyle="/g, ' data-style="');
    return nonce === '' ? quiet : quiet.replace(/^<style\b/, `<style nonce="${nonce}"`);
  });
}

/** The nonce of this load, as the shells put it into the page; empty without a policy. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Sets what `framedDocument` put aside. */
export function applyStyleAttributes(report: Document | null): void {
  for (const element of report?.querySelectorAll<HTMLElement | SVGElement>('[data-style]') ?? []) {
    element.style.cssText = element.dataset['style'] ?? '';
  }
}

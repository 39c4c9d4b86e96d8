import { randomBytes } from 'node:crypto';

/** A value that lets the styles of one answer through its own policy; never used twice. */
export function freshNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * The headers of everything that the page is made of, in the window as in browser mode (design 8). Nothing is allowed
 * that is not listed: no foreign origin, no inline script, no plug-in, no form, no embedding by others.
 * The preview of a report is a `srcdoc` frame, which inherits all of this.
 */
export function pageHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      // The report's own letters are in the document that the preview shows.
      "font-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=()',
    'Cache-Control': 'no-store',
  };
}

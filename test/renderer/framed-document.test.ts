import { describe, expect, it } from 'vitest';
import { framedDocument } from '../../renderer/screens/report/framed-document.ts';

describe('the report in its frame', () => {
  it('gives style elements the nonce and puts style attributes aside', () => {
    expect(framedDocument('<style>a{}</style><p class="x" style="color:red">t</p>', 'n1')).toBe(
      '<style nonce="n1">a{}</style><p class="x" data-style="color:red">t</p>',
    );
  });

  it('leaves text alone, also where it looks like an attribute', () => {
    const text = '<td title="a > b style=&quot;">say style="x" &lt;style&gt;</td>';
    expect(framedDocument(text, 'n1')).toBe(text);
  });
});

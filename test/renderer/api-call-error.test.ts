import { expect, test } from 'vitest';
import { ApiFailure } from '../../main/api/errors.ts';
import { ApiCallError, apiErrorOf } from '../../renderer/client/api-call-error.ts';

test('what the desktop shell refuses while it saves is told as what it is', () => {
  // Electron puts its own words before an error that crosses to the page; only the text arrives.
  const words = "Error invoking remote method 'ladeakte': ApiFailure: ";
  const crossed = (code: 'disk-full' | 'case-file-kept', file: string) =>
    new Error(words + new ApiFailure(code, { file }, 'technical').message);
  expect(apiErrorOf(crossed('disk-full', '/media/stick/r "1".html'))).toEqual({
    code: 'disk-full',
    params: { file: '/media/stick/r "1".html' },
    detail: null,
  });
  expect(apiErrorOf(crossed('case-file-kept', 'C:\\x.ladeakte')).code).toBe('case-file-kept');
});

test('anything else stays what it was', () => {
  for (const message of [
    'boom',
    'no-such-code {"file":"x"}',
    'disk-full {"file":"a"b"}',
    'disk-full {}',
    'constructor {"file":"x"}',
  ])
    expect(apiErrorOf(new Error(message))).toEqual({ code: 'internal', params: {}, detail: message });
  const error = { code: 'cancelled', params: {}, detail: null } as const;
  expect(apiErrorOf(new ApiCallError(error))).toBe(error);
});

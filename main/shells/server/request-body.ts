import type { IncomingMessage } from 'node:http';

/** The request was larger than its route allows, or not what it claims to be. */
export class RequestBodyError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestBodyError';
    this.status = status;
  }
}

/** Reads a JSON body of at most `limitBytes`. Throws `RequestBodyError`. */
export async function readJsonBody(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new RequestBodyError(415, 'the body has to be application/json');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limitBytes) throw new RequestBodyError(413, `the body is larger than ${limitBytes} bytes`);
    parts.push(part);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw new RequestBodyError(400, 'the body is not JSON');
  }
}

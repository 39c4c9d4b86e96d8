import type { ServerResponse } from 'node:http';
import type { ApiEvent } from '../../api/events.ts';

/** The open pages that listen to the engine (server-sent events, HTML Living Standard 9.2). */
export interface EventStreams {
  open(response: ServerResponse): void;
  send(event: ApiEvent): void;
  readonly count: number;
  close(): void;
}

const keepAliveMs = 15_000;
/** A page that does not read is let go; its browser connects again when it wakes up. */
const unreadLimitBytes = 4 * 1024 * 1024;
const maximumStreams = 16;

export function createEventStreams(): EventStreams {
  const streams = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const stream of streams) {
      if (stream.writableLength > unreadLimitBytes) stream.destroy();
      else stream.write(text);
    }
  };
  // Comments notice a vanished page even while nothing happens.
  const keepAlive = setInterval(() => write(': still here\n\n'), keepAliveMs);
  keepAlive.unref();

  return {
    open(response) {
      if (streams.size >= maximumStreams) {
        response.writeHead(503).end();
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 1000\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
    },
    // JSON text holds no line break, so one `data` line carries the whole event.
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    get count() {
      return streams.size;
    },
    close() {
      clearInterval(keepAlive);
      for (const stream of streams) stream.end();
    },
  };
}

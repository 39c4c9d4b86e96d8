/*
 * Speed of reading a log, as a ratio to `JSON.parse` of the same frames in the same run (absolute speeds drift on shared machines).
 * Run it by hand: `npx node test/bench/log-scan.bench.ts [megabytes]`. Not a test.
 */
import { detectLog } from '../../parsers/logs/detect-log.ts';
import { openLogReader } from '../../parsers/logs/open-log-reader.ts';

const megabytes = Number(process.argv[2] ?? '60');
const chunkBytes = 1_048_576;
const rounds = 5;

interface GeneratedLog {
  readonly bytes: Uint8Array;
  readonly frames: readonly string[];
}

/** A log of a backend: frames of usual sizes, one in four lines foreign. */
function generate(bytesWanted: number): GeneratedLog {
  const lines: string[] = [];
  const frames: string[] = [];
  let size = 0;
  for (let index = 0; size < bytesWanted; index += 1) {
    const time = `2024-05-${String(1 + (index % 28)).padStart(2, '0')} ${String(index % 24).padStart(2, '0')}:00:00,${String(index % 1000).padStart(3, '0')}`;
    const prefix = `[INFO ] ${time} de.rwth.idsg.steve.ocpp.ws.WebSocketLogger (qtp1-${index % 40}) - [chargeBoxId=CP${index % 20}, sessionId=71bc] `;
    const id = `${index}-4f1a-4b6e-9d3c-abcdef`;
    const frame =
      index % 2 === 0
        ? `[2,"${id}","MeterValues",{"connectorId":1,"transactionId":${index},"meterValue":[{"timestamp":"2024-05-01T10:00:00.123Z","sampledValue":[{"value":"${index}.5","context":"Sample.Periodic","measurand":"Energy.Active.Import.Register","unit":"Wh"},{"value":"11000","measurand":"Power.Active.Import","unit":"W"}]}]}]`
        : `[3,"${id}",{"status":"Accepted"}]`;
    const line =
      index % 4 === 3
        ? `[INFO ] ${time} de.rwth.idsg.steve.service.Other (x) - nothing of interest here [${index}]`
        : `${prefix}Received: ${frame}`;
    if (index % 4 !== 3) frames.push(frame);
    lines.push(line);
    size += line.length + 1;
  }
  return { bytes: new TextEncoder().encode(`${lines.join('\n')}\n`), frames };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return (performance.now() - before) / 1000;
}

const { bytes, frames } = generate(megabytes * 1_000_000);
const frameBytes = frames.reduce((sum, frame) => sum + frame.length, 0);
const detection = detectLog(bytes.subarray(0, 65_536), 'bench.log');
if (detection === undefined) throw new Error('the generated log was not recognised');

const reading: number[] = [];
const parsing: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  let found = 0;
  reading.push(
    timed(() => {
      const reader = openLogReader(detection, {
        sourceId: 1,
        time: { zone: 'UTC', referenceYear: null },
        station: null,
      });
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        for (const item of reader.push(bytes.subarray(at, at + chunkBytes))) if (item.record === 'frame') found += 1;
      }
      for (const item of reader.end()) if (item.record === 'frame') found += 1;
    }),
  );
  if (found !== frames.length) throw new Error(`${found} frames instead of ${frames.length}`);
  parsing.push(
    timed(() => {
      for (const frame of frames) JSON.parse(frame);
    }),
  );
}

const readSeconds = median(reading);
const parseSeconds = median(parsing);
const rate = (amount: number, seconds: number) => (amount / 1e6 / seconds).toFixed(0);
console.log(
  `log        ${(bytes.length / 1e6).toFixed(0)} MB, ${frames.length} frames of ${(frameBytes / 1e6).toFixed(0)} MB`,
);
console.log(`reading    ${rate(bytes.length, readSeconds)} MB/s of log`);
console.log(`JSON.parse ${rate(frameBytes, parseSeconds)} MB/s of frames (ready strings, nothing else)`);
console.log(`time ratio reading : JSON.parse = ${(readSeconds / parseSeconds).toFixed(2)}`);

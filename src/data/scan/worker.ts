import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { partScanner } from './part.js';
import { type DonePart, type HandedWork, takePart } from './work.js';

/** Another thread: takes parts of a file as long as there are any, and posts what it found in each. */
const { task, size, start, ranges, taken } = workerData as HandedWork;
const scan = partScanner(openSync(task.path, 'r'), size, task, start);
for (let index = takePart(taken, ranges); index !== null; index = takePart(taken, ranges)) {
  const done: DonePart = { index, part: scan(ranges[index]!) };
  parentPort!.postMessage(done);
}

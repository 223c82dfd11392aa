// Reading a file and nothing else.
import { closeSync, openSync, readSync } from 'node:fs';

const bytes = Buffer.alloc(512 * 1024);
const fd = openSync(process.argv[2]);
let total = 0;
for (let read = readSync(fd, bytes); read > 0; read = readSync(fd, bytes)) total += read;
closeSync(fd);
process.stdout.write(`${total}\n`);

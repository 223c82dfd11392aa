// The parser of YAML alone, as it comes: what the whole of a check of a large tree is held against.
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

parseDocument(readFileSync(process.argv[2], 'utf8'));

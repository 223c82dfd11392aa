import type { Command } from '../command.js';
import { diagnose } from './diagnose.js';
import { explain } from './explain.js';
import { init } from './init.js';
import { plan } from './plan.js';
import { pull } from './pull.js';
import { schema } from './schema.js';
import { test } from './test.js';
import { validate } from './validate.js';

/** Every command, in the order in which a tree is worked with. */
export const commands: readonly Command[] = [init, validate, test, plan, diagnose, pull, explain, schema];

/**
 * The JSON documents of the commands: a contract. Keys may be added; none is taken away. Rates are fractions, money is
 * in currency units, missing is null, months are YYYY-MM.
 */
export { type DiagnoseDocument, diagnoseDocument } from './diagnose.js';
export { type ExplainDocument, explainDocument } from './explain.js';
export { type InitDocument, initDocument } from './init.js';
export { type PlanDocument, planDocument } from './plan.js';
export { type PlanCheckDocument, planCheckDocument } from './plan-check.js';
export { type PullDocument, pullDocument } from './pull.js';
export { type TestDocument, testDocument } from './test.js';
export { type ValidateDocument, validateDocument } from './validate.js';

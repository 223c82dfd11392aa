export type {
  DiagnoseDocument,
  ExplainDocument,
  InitDocument,
  PlanCheckDocument,
  PlanDocument,
  PullDocument,
  TestDocument,
  ValidateDocument,
} from './contract/answers/index.js';
export {
  diagnoseDocument,
  explainDocument,
  initDocument,
  planCheckDocument,
  planDocument,
  pullDocument,
  testDocument,
  validateDocument,
} from './contract/answers/index.js';
export { testFile } from './contract/test-file.js';
export { treeFile } from './contract/tree.js';
export { type History, historyOf } from './data/history.js';
export { readSources } from './data/read.js';
export { diagnose } from './diagnose/diagnose.js';
export type { DiagnoseRequest, Diagnosis } from './diagnose/types.js';
export { lint } from './lint/lint.js';
export type { Lang, Message } from './locale/message.js';
export { type CommittedPlan, readCommittedPlan } from './model/committed-plan.js';
export { type Diagnostic, InputError } from './model/diagnostic.js';
export { type Loaded, loadTree } from './model/load.js';
export type { Node, NodeId, Tree } from './model/tree.js';
export { checkCommitted, type PlanCheck } from './plan/committed/check.js';
export { commit } from './plan/committed/commit.js';
export { withEstimatedLags } from './plan/lags.js';
export { planWithOdds } from './plan/odds/plan-with-odds.js';
export type { OddsRequest } from './plan/odds/types.js';
export { plan } from './plan/plan.js';
export { type Comparison, type PlanCase, planCases } from './plan/scenarios.js';
export type { Plan, PlanRequest } from './plan/types.js';

// Makes the dashboards in grafana/dashboards/.
//
//   node grafana/make.mjs           writes them
//   node grafana/make.mjs --check   exit status 1 where one is not up to date
//
// Node 18, no packages.
import { readFileSync, writeFileSync } from 'node:fs';
import { action } from './action.mjs';
import { deliveryPlan } from './delivery-plan.mjs';
import { health } from './health.mjs';
import { plans } from './plans.mjs';
import { quarterlyReview } from './quarterly-review.mjs';
import { referrals } from './referrals.mjs';

for (const board of [plans, deliveryPlan, action, referrals, quarterlyReview, health]) {
  const name = `${board.uid.replace(/^planwatch-/, '')}.json`;
  const path = new URL(`./dashboards/${name}`, import.meta.url);
  const text = JSON.stringify(board, null, 2) + '\n';
  if (process.argv[2] !== '--check') {
    writeFileSync(path, text);
    continue;
  }
  let committed = '';
  try {
    committed = readFileSync(path, 'utf8');
  } catch {
    // Not there: not up to date either.
  }
  if (committed !== text) {
    console.error(`grafana/dashboards/${name} is not up to date: run node grafana/make.mjs`);
    process.exitCode = 1;
  }
}

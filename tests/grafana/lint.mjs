// The rules of Grafana's dashboard linter, and ours, for the boards that are
// committed: node tests/grafana/lint.mjs FOLDER. Node 18, no packages.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const found = [];
const uids = new Map();

for (const file of readdirSync(folder)) {
  const board = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const say = (where, what) => found.push(`${file}: ${where}: ${what}`);
  const want = (holds, where, what) => holds || say(where, what);

  want(!uids.has(board.uid), 'uid', `is also that of ${uids.get(board.uid)}`);
  uids.set(board.uid, file);
  want(board.uid === `planwatch-${file.replace(/\.json$/, '')}`, 'uid', 'is not planwatch- and the name of the file');
  want(board.editable === false, 'board', 'can be edited');
  want(board.fiscalYearStartMonth === 3, 'board', 'the financial year does not begin in April');
  want(board.links.length > 0, 'board', 'has no links');

  const variables = Object.fromEntries(board.templating.list.map((variable) => [variable.name, variable]));
  const { datasource } = variables;
  want(datasource?.type === 'datasource' && datasource.query === 'prometheus' && datasource.label === 'Data source',
    'variable datasource', 'is missing, or not a Prometheus named Data source');
  for (const name of ['job', 'instance']) {
    const variable = variables[name];
    want(variable?.type === 'query' && variable.multi && variable.includeAll && variable.allValue === '.+'
      && variable.label?.toLowerCase() === name, `variable ${name}`, 'must be a query, multi, with .+ for all');
  }
  for (const variable of board.templating.list.filter(({ type }) => type === 'query')) {
    want(variable.refresh === 2, `variable ${variable.name}`, 'is not read anew when the time range changes');
    want(variable.datasource?.uid === '${datasource}', `variable ${variable.name}`, 'has a data source of its own');
    want(/^(label_values\(.+, \w+\)|query_result\([^]+\))$/.test(variable.query.query), `variable ${variable.name}`, 'is neither a label_values nor a query_result query');
  }

  const titles = new Set();
  for (const panel of board.panels.filter(({ type }) => type !== 'row')) {
    const where = `panel "${panel.title}"`;
    want(panel.title && !titles.has(panel.title), where, 'has no title, or one that another has');
    titles.add(panel.title);
    want(panel.description?.endsWith('.'), where, 'has no description in sentences');
    want(panel.datasource?.uid === '${datasource}', where, 'has a data source of its own');
    want(panel.targets?.length > 0, where, 'has no query');
    want(panel.fieldConfig.defaults.unit, where, 'has no unit');
    for (const { refId, expr, datasource: own } of panel.targets ?? []) {
      const query = `${where} query ${refId}`;
      want(own?.uid === '${datasource}', query, 'has a data source of its own');
      const selectors = expr.match(/\b(planwatch|process|scrape)_\w+\b(\{[^}]*\})?|\bup\b(\{[^}]*\})?/g) ?? [];
      want(selectors.length > 0, query, 'selects nothing');
      for (const selector of selectors)
        want(selector.includes('job=~"$job"') && selector.includes('instance=~"$instance"'), query,
          `does not choose job and instance: ${selector}`);
      for (const [, counter, range] of expr.matchAll(/(\w+_total)\{[^}]*\}(\[[^\]]*\])?/g))
        want(range === '[$__rate_interval]', query, `counter without a rate over $__rate_interval: ${counter}`);
      want(!/\btime\(\)/.test(expr), query, "goes by time() and not by planwatch's date");
      for (const [, labels, key] of expr.matchAll(/\bon \(([^)]*\b(action|id)\b[^)]*)\)/g))
        want(labels === `job, instance, area, plan, ${key}`, query, `joins on (${labels})`);
      // Trends are drawn from a sample a day where they were backfilled.
      if (panel.type === 'timeseries' && /planwatch_(plan|referral|measure)/.test(expr))
        want(expr.includes('last_over_time(') && expr.includes('[1d]'), query, 'a trend without last_over_time(…[1d])');
    }
  }
}

if (uids.size < 4) found.push(`${folder}: ${uids.size} boards`);
for (const line of found) console.error(line);
process.exitCode = found.length ? 1 : 0;

// The queries that are more than a sum.
import { RAGS, daemon, plan, trend } from './helper.mjs';

// What stands in a table where a row of the first query has none in this one:
// an empty answer would keep the table's other columns from being joined.
export const orNothing = (expr, by, rows, nothing = 'NaN') => `  ${expr}
or on (${by})
  ${rows} * ${nothing}`;

const ACTION = 'job, instance, area, plan, action';
// By what an action keeps when its number and its wording change.
const IDENTITY = 'job, instance, area, plan, id';

// Leads of each action: the responsible ones, else the accountable ones; "no
// lead" where the metric `of` has an action without any.
const leads = (of) => `max without (role) (
    ${plan('plan_action_lead', 'role="responsible"')}
  or
    (
        ${plan('plan_action_lead', 'role="accountable"')}
      unless on (${ACTION})
        ${plan('plan_action_lead', 'role="responsible"')}
    )
  or
    label_replace(
        ${of}
      unless on (${ACTION})
        ${plan('plan_action_lead')},
      "lead", "no lead", "", ""
    ) ^ 0
)`;

// `days` of each action, a row for each lead, with the action's own labels.
// `page` is where the daemon's own page of it is, `plan_title` the plan's.
const actions = (days, ...more) => `label_join(
    ${leads(days)}
  * on (${ACTION}) group_left ()
    (${days})
  * on (${ACTION}) group_left (id, title, due, rag)
    ${plan('plan_action_info', ...more)}
  * on (job, instance, area, plan) group_left (plan_title)
    label_replace(${plan('plan_info')}, "plan_title", "$1", "title", "(.*)"),
  "page", "/", "plan", "id"
)`;
// A register by its title.
export const ofRegister = (expr) => `${expr}
* on (register) group_left (title)
  max by (register, title) (${trend(daemon('register_info'))})`;
// And a plan.
export const ofPlan = (expr) => `${expr}
* on (plan) group_left (title)
  max by (plan, title) (${trend(daemon('plan_info'))})`;

const daysLate = `${plan('plan_action_overdue_seconds')} / 86400`;
// The due time is the day's last second; rounded, for a clock may change between.
const daysToGo = `round((${plan('plan_action_due_timestamp_seconds')}
    - on (job, instance) group_left () ${daemon('as_at_timestamp_seconds')} - 86399) / 86400)`;

export const overdueActions = actions(daysLate);
export const greenButOverdue = actions(daysLate, 'rag="green"');
export const dueSoon = actions(`${daysToGo} >= 0 <= 30`);
export const movedDates = actions(`${plan('plan_action_slipped_seconds')} / 86400`);

// How many sources failed or are held back: what is shown of them is older than
// it seems, or missing.
export const NOT_CURRENT = 'failed or held back';
export const notCurrent = (...more) => `count(
    ${daemon('source_up', ...more)} == 0
  or
    ${daemon('source_held_back', ...more)} == 1
)
or
  sum(${daemon('source_up', ...more)}) * 0`;

// The figures' own date, at noon: midnight there is the day before in a browser
// further west.
export const AS_AT = `(max(${daemon('as_at_timestamp_seconds')}) + 43200) * 1000`;

// What an expression was on the last day but one of the quarter before the one
// that the figures stand in, from what Prometheus has kept.
const quarterOf = (at) => {
  const noon = `(last_over_time(${daemon('as_at_timestamp_seconds')}[1d]${at}) + 43200)`;
  return `(4 * year${noon} + floor((month${noon} - 1) / 3))`;
};
// The samples of the last day of each quarter, and of the end.
export const quarterEnds = (selector) => {
  const noon = (days) => `(last_over_time(${daemon('as_at_timestamp_seconds')}[1d]) + ${43200 + 86400 * days})`;
  const quarter = (days) => `(4 * year${noon(days)} + floor((month${noon(days)} - 1) / 3))`;
  return `(last_over_time(${selector}[1d]) and on (job, instance) (${quarter(1)} > ${quarter(0)}))`;
};
export const atQuarterEnd = (selector) => `sum(last_over_time((
    sum by (job, instance) (last_over_time(${selector}[1d]))
  and on (job, instance)
    (${quarterOf('')} < ${quarterOf(' @ end()')})
)[100d:6h]))`;

// Each action's RAG as a number, the worst highest, by the state of each moment,
// else of the last day; an action is told by its identity, and named as it is
// named at the end.
const coded = (wrap) => [...RAGS].reverse().map(({ rag }, code) =>
  `${wrap(plan('plan_action_info', `rag="${rag}"`))} * ${code}`).join('\n    or ');
const worst = (wrap) => `max by (${IDENTITY}) (
    ${coded(wrap)}
  )`;
// One action's.
export const ratingOf = (id) => [...RAGS].reverse().map(({ rag }, code) =>
  `last_over_time(${plan('plan_action_info', `rag="${rag}"`, id)}[1d]) * ${code}`).reduce((a, b) => `${a}\n  or ${b}`)
  .replace(/^/, 'max(').concat(')');
export const RAG_CODES = [...RAGS].reverse().map(({ name, colour }, code) => [String(code), name, colour]);
// In the document's order: series come sorted by their labels, of which this one
// is the first.
const inOrder = (expr) => [
  ['$1', 'action', '(.*)'],
  ['0$1', '_order', '([0-9]([.].*)?)'],
  ['$1.0$2', '_order', '(.*)[.]([0-9])'],
].reduce((inner, [to, from, pattern]) =>
  `label_replace(${inner}, "_order", "${to}", "${from}", "${pattern}")`, expr);
// Without those of a planwatch that gave its actions no identity.
const named = plan('plan_action_info', 'id!=""');
export const ragOverTime = inOrder(`label_replace((
    ${worst((selector) => selector)}
  or
    ${worst((selector) => `last_over_time(${selector}[1d])`)}
)
* on (${IDENTITY}) group_left (action, title)
  (
      ${named} @ end()
    or on (${IDENTITY})
      topk by (${IDENTITY}) (1, last_over_time(${named}[1d] @ end()))
  ),
"title", "$1…", "title", "(.{45}).{3,}")`);

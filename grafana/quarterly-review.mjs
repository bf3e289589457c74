import {
  LINES, RAGS, board, by, daemon, fixed, keep, mappings, organize, panel, plan, ragColumn, ragOverrides, register, row, stacked, trend,
} from './helper.mjs';
import { orNothing, quarterEnds } from './queries.mjs';

const ragNow = (title, description, metric, ...more) =>
  panel('bargauge', title, description, [4, 9],
    RAGS.map(({ rag, name }) => [`sum(${plan(metric, `rag="${rag}"`, ...more)})`, name]),
    { noValue: 'not known', overrides: ragOverrides });
// A line across a trend wherever a document was changed.
const CHANGED = 'New version of the plan';
const versions = [
  `max(clamp_max(changes(${daemon('source_modified_timestamp_seconds', 'kind="plan"', 'source=~"$plan"')}[$__rate_interval]), 1))`,
  CHANGED,
];
const versionLines = by(CHANGED, {
  color: fixed('#8E8E8E'), min: 0, max: 1, mappings: mappings([['0', 'no'], ['1', 'yes']]),
  'custom.drawStyle': 'bars', 'custom.barWidthFactor': 0.1, 'custom.axisPlacement': 'hidden', 'custom.fillOpacity': 60,
  'custom.stacking': { mode: 'none', group: 'B' },
});
const share = (expr, all) => `sum(${expr}) / sum(${all})`;
const KEYS = 'job, instance, area, register, measure, partner';
const status = `${register('measure_status')} == 1`;

export const quarterlyReview = board('quarterly-review', 'Quarterly trend review',
  'Eight quarters of the plan, the referrals and the measures, for the boards that meet once a quarter. The financial year begins in April.',
  'now-2y', ['area', 'plan', 'register', 'measure'], [
    ragNow('RAG now', 'Actions by RAG, as the plan rates them now.', 'plan_actions'),
    ragNow("Last quarter's end", 'Actions by RAG at the end of the last quarter, from the history.', 'plan_actions_quarter_end', 'quarter="previous"'),
    ragNow('A year before that', 'Actions by RAG at the end of the same quarter a year before, from the history.', 'plan_actions_quarter_end', 'quarter="year_before"'),
    panel('timeseries', 'RAG over eight quarters', 'Actions by RAG, as the plan rated them each day. A line across tells of a new version of the document.', [12, 9],
      [...RAGS.map(({ rag, name }) => [`sum(${trend(plan('plan_actions', `rag="${rag}"`))})`, name]), versions],
      { defaults: { custom: stacked }, overrides: [...ragOverrides, versionLines] }),
    panel('timeseries', 'Overdue over eight quarters', 'Actions whose due date had passed, each day, and those of them that were still rated green. A line across tells of a new version of the document.', [12, 8], [
      [`sum(${trend(plan('plan_actions_overdue'))})`, 'Overdue'],
      [`sum(${trend(plan('plan_actions_contradictory'))})`, 'Overdue and rated green'],
      versions,
    ], { overrides: [versionLines] }),
    panel('timeseries', 'Share red and overdue', 'Red and overdue actions, each as a share of all actions, each day.', [12, 8], [
      [share(trend(plan('plan_actions', 'rag="red"')), trend(plan('plan_actions'))), 'Red'],
      [share(trend(plan('plan_actions_overdue')), trend(plan('plan_actions'))), 'Overdue'],
    ], { unit: 'percentunit', decimals: null, overrides: ragOverrides }),

    row('Referrals'),
    panel('barchart', 'Referrals a quarter', 'Referrals received and triaged in each financial quarter that has ended, at its last day.', [12, 8], [
      [`sum(${quarterEnds(register('referrals_received_within', 'within="quarter"'))})`, 'Received'],
      [`sum(${quarterEnds(register('referrals_triaged_within', 'within="quarter"'))})`, 'Triaged'],
    ], {
      format: 'time_series', range: true, interval: '1d',
      transformations: [{ id: 'joinByField', options: { byField: 'Time', mode: 'outer' } }],
      overrides: [by('Time', { unit: 'time:MMM YYYY' }), by('Received', { color: fixed('#5794F2') }), by('Triaged', { color: fixed('#A352CC') })],
      options: { xField: 'Time', stacking: 'none', orientation: 'vertical', xTickLabelRotation: 0 },
    }),
    panel('timeseries', 'Outcomes of triage over time', 'Triaged referrals by outcome since the register began, in steps from table to table: one a quarter at most. A line that is missing was held back because it would tell of very few children.', [12, 8],
      [[`sum by (outcome) (${trend(register('referrals_triaged_by_outcome'))})`, '{{outcome}}']],
      // None of a rating's colours.
      {
        defaults: { color: { mode: 'shades', fixedColor: LINES[3] } },
        overrides: ['further', 'none', 'other'].map((outcome, i) => by(outcome, { color: fixed(LINES[i]) })),
      }),

    row('Measures'),
    panel('table', 'Measures against targets', 'The latest value of each measure, its target, and how it stands against it.', [24, 13], [
      `  ${register('measure_value')}
* on (${KEYS}) group_left (rag)
  (${status})
or on (${KEYS})
  ${register('measure_value')}`,
      orNothing(register('measure_target'), KEYS, register('measure_value')),
    ], {
      noValue: '–', decimals: null,
      transformations: [
        keep('measure', 'area', 'partner', 'unit', 'rag', 'Value #A', 'Value #B'),
        { id: 'merge', options: {} },
        organize([
          ['measure', 'Measure'], ['area', 'Area'], ['partner', 'Partner'], ['Value #A', 'Value'], ['Value #B', 'Target'],
          ['unit', 'Unit'], ['rag', 'RAG'],
        ]),
      ],
      overrides: [ragColumn, by('Area', { 'custom.width': 120 }), by('Partner', { 'custom.width': 160 }), by('Unit', { 'custom.width': 80 }), by('Value', { 'custom.width': 85, unit: 'locale' }), by('Target', { 'custom.width': 85, unit: 'locale' })],
    }),
    { ...panel('timeseries', '$measure', 'The measure over time, and its target, in its own unit.', [6, 7], [
      [trend(register('measure_value', 'measure=~"$measure"')), '{{partner}} {{unit}}'],
      [`max(${trend(register('measure_target', 'measure=~"$measure"'))})`, 'Target'],
    ], { decimals: null, defaults: { color: fixed(LINES[0]) }, overrides: [by('/^\\S.* /', { color: { mode: 'shades', fixedColor: LINES[1] } }, 'byRegexp'), by('Target', { color: fixed('#8E8E8E'), 'custom.lineStyle': { fill: 'dash', dash: [8, 6] } })] }), repeat: 'measure', repeatDirection: 'h', maxPerRow: 4 },
  ]);

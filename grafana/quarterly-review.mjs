import {
  RAGS, board, by, keep, organize, panel, plan, ragColumn, ragOverrides, register, row, stacked, trend,
} from './helper.mjs';
import { orNothing } from './queries.mjs';

const ragNow = (title, description, metric, ...more) =>
  panel('bargauge', title, description, [4, 9],
    RAGS.map(({ rag, name }) => [`sum(${plan(metric, `rag="${rag}"`, ...more)})`, name]),
    { noValue: 'not known', overrides: ragOverrides });
const share = (expr, all) => `sum(${expr}) / sum(${all})`;
const KEYS = 'job, instance, area, register, measure, partner';
const status = `${register('measure_status')} == 1`;

export const quarterlyReview = board('quarterly-review', 'Quarterly trend review',
  'Eight quarters of the plan, the referrals and the measures, for the boards that meet once a quarter. The financial year begins in April.',
  'now-2y', ['area', 'plan', 'register'], [
    ragNow('RAG now', 'Actions by RAG, as the plan rates them now.', 'plan_actions'),
    ragNow("At last quarter's end", 'Actions by RAG at the end of the last quarter, from the history.', 'plan_actions_quarter_end', 'quarter="previous"'),
    ragNow('A year before that', 'Actions by RAG at the end of the same quarter a year before, from the history.', 'plan_actions_quarter_end', 'quarter="year_before"'),
    panel('timeseries', 'RAG over eight quarters', 'Actions by RAG, as the plan rated them each day.', [12, 9],
      RAGS.map(({ rag, name }) => [`sum(${trend(plan('plan_actions', `rag="${rag}"`))})`, name]),
      { defaults: { custom: stacked }, overrides: ragOverrides }),
    panel('timeseries', 'Overdue over eight quarters', 'Actions whose due date had passed, each day, and those of them that were still rated green.', [12, 8], [
      [`sum(${trend(plan('plan_actions_overdue'))})`, 'Overdue'],
      [`sum(${trend(plan('plan_actions_contradictory'))})`, 'Overdue and rated green'],
    ]),
    panel('timeseries', 'Share red and overdue', 'Red and overdue actions, each as a share of all actions, each day.', [12, 8], [
      [share(trend(plan('plan_actions', 'rag="red"')), trend(plan('plan_actions'))), 'Red'],
      [share(trend(plan('plan_actions_overdue')), trend(plan('plan_actions'))), 'Overdue'],
    ], { unit: 'percentunit', overrides: ragOverrides }),

    row('Referrals'),
    panel('timeseries', 'Referrals a quarter', 'Referrals received and triaged in each financial quarter to date: the lines climb from 0, and their peaks are the totals of the quarters.', [12, 8], [
      [`sum(${trend(register('referrals_received_within', 'within="quarter"'))})`, 'Received'],
      [`sum(${trend(register('referrals_triaged_within', 'within="quarter"'))})`, 'Triaged'],
    ]),
    panel('timeseries', 'Outcomes of triage over time', 'Triaged referrals by outcome since the register began, in steps from table to table: one a quarter at most. A line that is missing was held back because it would tell of very few children.', [12, 8],
      [[`sum by (outcome) (${trend(register('referrals_triaged_by_outcome'))})`, '{{outcome}}']]),

    row('Measures'),
    panel('table', 'Measures against targets', 'The latest value of each measure, its target, and how it stands against it.', [14, 10], [
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
      overrides: [ragColumn, by('Measure', { 'custom.width': 210 }), by('Area', { 'custom.width': 90 }), by('Partner', { 'custom.width': 120 }), by('Unit', { 'custom.width': 80 }), by('Value', { 'custom.width': 85, unit: 'locale' }), by('Target', { 'custom.width': 85, unit: 'locale' })],
    }),
    panel('timeseries', 'Measures over time', 'Each measure, in its own unit; choose one in the legend to see it alone.', [10, 10],
      [[trend(register('measure_value')), '{{measure}} {{area}} {{partner}} ({{unit}})']], { decimals: null }),
  ]);

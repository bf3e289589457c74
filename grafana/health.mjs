import { AMBER, RED, above0, board, by, daemon, fixed, keep, mappings, named, ours, organize, panel } from './helper.mjs';
import { AS_AT, orNothing } from './queries.mjs';

const AS_AT_SECONDS = daemon('as_at_timestamp_seconds');
const daysSince = (metric) => `floor(clamp_min(${AS_AT_SECONDS}
  - on (job, instance) group_right () ${daemon(metric)}, 0) / 86400)`;
const KEYS = 'instance, source, kind';
const bySource = (expr) => `sum by (${KEYS}) (${expr})`;
const rate = (metric) => `rate(${daemon(metric)}[$__rate_interval])`;
const slow = (histogram) => [
  [`histogram_quantile(0.95, sum by (le) (${rate(`${histogram}_bucket`)}))`, '19 of 20 within'],
  [`sum(${rate(`${histogram}_sum`)}) / sum(${rate(`${histogram}_count`)})`, 'mean'],
];
const stat = (title, description, size, queries, more) => panel('stat', title, description, size, queries, more);
const cell = { 'custom.cellOptions': { type: 'color-background', mode: 'basic' } };

export const health = board('health', 'planwatch health',
  'Whether planwatch reads its sources, and Prometheus planwatch.', 'now-2d', [], [
    stat('Figures as at', "planwatch's own date.", [4, 4], [AS_AT], { unit: 'time:D MMM YYYY' }),
    stat('Daemons that answer', 'Daemons that Prometheus reaches, of those that it has known for the last week.', [4, 4], [
      [`sum(${ours('up')})`, 'answer'], [`count(${ours('up')})`, 'known'],
    ], { options: { textMode: 'value_and_name' } }),
    stat('Sources failed', 'Documents and registers whose last read failed: their last good figures are shown.', [3, 4],
      [`sum(1 - ${daemon('source_up')})`], { defaults: { thresholds: above0(RED) } }),
    stat('Held back', 'Plans that vanished, shrank to less than half or lost a column of the figures: the last good figures stay until someone has looked.', [3, 4],
      [`sum(${daemon('source_held_back')})`], { defaults: { thresholds: above0(AMBER) } }),
    stat('In doubt', 'Documents and registers of whose reading something is not sure: their figures are shown, and want a look.', [3, 4],
      [`count(${bySource(daemon('source_doubts'))} > 0) or sum(${daemon('source_held_back')}) * 0`], { defaults: { thresholds: above0(AMBER) } }),
    stat('Rows not used', 'Rows that the last read could not use; planwatch check, and its page of the same name, list them.', [4, 4],
      [`sum(${daemon('source_rows_rejected')}) or sum(${daemon('source_up')}) * 0`], { defaults: { thresholds: above0(AMBER) } }),
    stat('Configuration', 'Whether the configuration was valid when it was last loaded; else the old one is in use.', [3, 4],
      [`min(${daemon('config_last_reload_successful')})`], {
        defaults: { mappings: mappings([['1', 'valid', 'transparent'], ['0', 'wrong', RED]]) },
      }),

    panel('table', 'Sources', 'Each document, register and table of measures: whether its last read succeeded, what that read found, and how much of it is in doubt.', [24, 8], [
      bySource(daemon('source_up')),
      ...[
        daemon('source_held_back'), daysSince('source_modified_timestamp_seconds'),
        `${daemon('source_last_success_timestamp_seconds')} * 1000`, daemon('source_rows'),
      ].map((expr) => orNothing(bySource(expr), KEYS, bySource(daemon('source_up')))),
      orNothing(bySource(daemon('source_rows_rejected')), KEYS, bySource(daemon('source_up')), '0'),
      orNothing(bySource(daemon('source_read_duration_seconds')), KEYS, bySource(daemon('source_up'))),
      orNothing(bySource(daemon('source_doubts')), KEYS, bySource(daemon('source_up')), '0'),
    ], {
      noValue: '',
      transformations: [
        keep('instance', 'source', 'kind', ...'ABCDEFGH'.split('').map((letter) => `Value #${letter}`)),
        { id: 'merge', options: {} },
        organize([
          ['source', 'Source'], ['kind', 'Kind'], ['instance', 'Instance'], ['Value #A', 'Last read'], ['Value #B', 'Held back'],
          ['Value #C', 'Days unchanged'], ['Value #D', 'Last good read'], ['Value #E', 'Rows'],
          ['Value #H', 'Doubts'], ['Value #F', 'Rows not used'], ['Value #G', 'Time to read'],
        ]),
      ],
      overrides: [
        by('Last read', { ...cell, 'custom.width': 100, mappings: mappings([['1', 'succeeded', 'transparent'], ['0', 'failed', RED]]) }),
        by('Held back', { ...cell, 'custom.width': 95, mappings: mappings([['0', 'no', 'transparent'], ['1', 'held back', AMBER]]) }),
        by('Kind', { 'custom.width': 90 }), by('Instance', { 'custom.width': 170 }),
        by('Last good read', { unit: 'time:D MMM YYYY HH:mm', 'custom.width': 150 }),
        by('Time to read', { unit: 's', decimals: 3, 'custom.width': 110 }), by('Rows', { unit: 'short', 'custom.width': 65 }),
        by('Days unchanged', { unit: 'short', 'custom.width': 130 }),
        ...['Doubts', 'Rows not used'].map((name) => by(name, { ...cell, 'custom.width': 110, thresholds: above0(AMBER), color: { mode: 'thresholds' } })),
      ],
    }),

    stat('History', 'Whether the history could be read and written when that was last tried.', [4, 4],
      [`min(${daemon('history_up')})`], {
        noValue: 'none is kept', defaults: { mappings: mappings([['1', 'works', 'transparent'], ['0', 'fails', RED]]) },
      }),
    stat('History written', 'When planwatch last wrote to the history.', [4, 4],
      [`max(${daemon('history_last_write_timestamp_seconds')}) * 1000`], { unit: 'dateTimeFromNow' }),
    stat('History backed up', 'When planwatch history backup last copied the history.', [4, 4],
      [`max(${daemon('history_backup_timestamp_seconds')}) * 1000`], { unit: 'dateTimeFromNow', noValue: 'no backup' }),
    stat('Review', 'Whether the review that is due could be written to its folder.', [4, 4],
      [`min(${daemon('report_up')})`], {
        noValue: 'none is due', defaults: { mappings: mappings([['1', 'written', 'transparent'], ['0', 'not written', RED]]) },
      }),
    stat('Last review', 'When the review of the last quarter was written to its folder.', [4, 4],
      [`max(${daemon('report_last_success_timestamp_seconds')}) * 1000`], { unit: 'dateTimeFromNow', noValue: 'none yet' }),
    stat('Last reload', 'When the configuration was last loaded with success.', [4, 4],
      [`max(${daemon('config_last_reload_success_timestamp_seconds')}) * 1000`], { unit: 'dateTimeFromNow' }),

    panel('bargauge', 'Rows not used, by reason', 'Why rows of a document or register could not be used.', [8, 7],
      [[`sum by (source, reason) (${daemon('source_rows_rejected')}) > 0`, '{{source}}: {{reason}}']],
      { noValue: 'Every row was used, or nothing was read.', defaults: { color: fixed(AMBER), displayName: named('source', 'reason') } }),
    panel('timeseries', 'Time to read', 'How long the last read of each source took.', [8, 7],
      [[daemon('source_read_duration_seconds'), '{{source}}']], { unit: 's', decimals: null }),
    panel('timeseries', 'Rows', 'Rows that the last good read of each source found.', [8, 7],
      [[daemon('source_rows'), '{{source}}']]),

    panel('timeseries', 'Time to scrape', 'How long Prometheus waited for the metrics.', [8, 7],
      [[ours('scrape_duration_seconds'), '{{instance}}']], { unit: 's', decimals: null }),
    panel('timeseries', 'Samples a scrape', 'How many figures planwatch serves.', [8, 7],
      [[ours('scrape_samples_scraped'), '{{instance}}']]),
    panel('stat', 'Version', 'The version of planwatch that runs.', [8, 7],
      [[`count by (version) (${daemon('build_info')})`, '{{version}}']], { options: { textMode: 'name' } }),

    panel('timeseries', 'Reads', 'Reads an hour, by how they ended; unchanged: the source was as it was when it was last read.', [6, 7],
      [[`sum by (result) (${rate('reads_total')}) * 3600`, '{{result}}']]),
    panel('timeseries', 'Time of reads', 'How long reads took, those of unchanged sources aside.', [6, 7],
      slow('read_seconds'), { unit: 's', decimals: null }),
    panel('timeseries', 'Writes to the history', 'Writes to the history an hour, by whether they succeeded.', [6, 7],
      [[`sum by (result) (${rate('history_writes_total')}) * 3600`, '{{result}}']]),
    panel('timeseries', 'Reloads', 'Reloads of the configuration an hour, by whether it was valid.', [6, 7],
      [[`sum by (result) (${rate('config_reloads_total')}) * 3600`, '{{result}}']]),

    panel('timeseries', 'Requests', 'HTTP requests a minute, by page and status code.', [8, 7],
      [[`sum by (page, code) (${rate('http_requests_total')}) * 60`, '{{page}} {{code}}']]),
    panel('timeseries', 'Time to answer', 'How long answers to HTTP requests took to make.', [8, 7],
      slow('http_request_seconds'), { unit: 's', decimals: null }),
    panel('timeseries', 'Size of the history', "Size of the history's file.", [8, 7],
      [[daemon('history_size_bytes'), '{{instance}}']], { unit: 'bytes', decimals: null }),

    panel('timeseries', 'Memory', "Memory that planwatch's process holds.", [8, 7],
      [[ours('process_resident_memory_bytes'), '{{instance}}']], { unit: 'bytes', decimals: null }),
    panel('timeseries', 'Processor', "Share of one processor that planwatch's process uses.", [8, 7],
      [[ours('process_cpu_seconds_total', (selector) => `rate(${selector}[$__rate_interval])`), '{{instance}}']], { unit: 'percentunit', decimals: null }),
    panel('timeseries', 'Open files', "Files and connections that planwatch's process has open, and how many it may have.", [8, 7], [
      [ours('process_open_fds'), '{{instance}}'], [ours('process_max_fds'), '{{instance}}: limit'],
    ]),
  ]);

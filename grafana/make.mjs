// Makes the dashboards in grafana/dashboards/, so that what they share (colours,
// joins, sizes) stands in one place.
//
//   node grafana/make.mjs           writes them
//   node grafana/make.mjs --check   exit status 1 where one is not up to date
//
// Node 18, no packages.
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('./dashboards/', import.meta.url);

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const PLAN = '{plan=~"$plan"}';
const REGISTER = '{register=~"$register"}';

// In the order in which boards list them. Each is told by its word as well as by
// its colour.
const RAGS = [
  { rag: 'red', name: 'Red', colour: '#C4162A' },
  { rag: 'amber', name: 'Amber', colour: '#F2A900' },
  { rag: 'green', name: 'Green', colour: '#37872D' },
  { rag: 'blue', name: 'Blue (complete)', colour: '#1F60C4' },
  { rag: 'unrated', name: 'Unrated', colour: '#8E8E8E' },
];
const PLAIN = '#5794F2';
const WARNING = '#F2A900';

// --- Queries

// Leads of each action: the responsible ones, else the accountable ones.
const LEADS = `max without (role) (
    planwatch_plan_action_lead{plan=~"$plan", role="responsible"}
  or
    (
        planwatch_plan_action_lead{plan=~"$plan", role="accountable"}
      unless on (job, instance, plan, action)
        planwatch_plan_action_lead{plan=~"$plan", role="responsible"}
    )
  or
    label_replace(
        planwatch_plan_action_overdue_seconds${PLAN}
      unless on (job, instance, plan, action)
        planwatch_plan_action_lead${PLAN},
      "lead", "no lead", "", ""
    ) ^ 0
)`;

const OVERDUE_ACTIONS = `${LEADS}
* on (job, instance, plan, action) group_left ()
  planwatch_plan_action_overdue_seconds${PLAN} / 86400
* on (job, instance, plan, action) group_left (title, due, rag)
  planwatch_plan_action_info${PLAN}`;

// The figures' own date, at noon: midnight there is the day before in a browser
// further west.
const AS_AT = '(max(planwatch_as_at_timestamp_seconds) + 43200) * 1000';

const SOURCES_TO_LOOK_AT =
  'sum(clamp_max((1 - planwatch_source_up) + planwatch_source_held_back, 1))';

// --- Panels

let nextId;

function target(expr, { refId = 'A', legend = '', instant = true, format = 'time_series' } = {}) {
  return {
    refId, datasource: DATASOURCE, expr, format, legendFormat: legend,
    instant, range: !instant, editorMode: 'code',
  };
}

function ragTargets(metric, instant) {
  return RAGS.map(({ rag, name }, i) =>
    target(`sum(${metric}{plan=~"$plan", rag="${rag}"})`,
      { refId: String.fromCharCode(65 + i), legend: name, instant }));
}

const ragOverrides = RAGS.map(({ name, colour }) => ({
  matcher: { id: 'byName', options: name },
  properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: colour } }],
}));

function steps(...colours) {
  return {
    mode: 'absolute',
    steps: colours.map(([value, color]) => ({ value, color })),
  };
}

function panel(type, title, description, [x, y, w, h], rest) {
  return {
    id: nextId++, type, title, description, datasource: DATASOURCE,
    gridPos: { x, y, w, h }, ...rest,
  };
}

function stat(title, description, place, expr, { unit = 'short', thresholds, noValue, legend } = {}) {
  return panel('stat', title, description, place, {
    targets: [target(expr, { legend })],
    fieldConfig: {
      defaults: {
        unit, decimals: 0, noValue: noValue ?? 'no figure',
        color: { mode: 'thresholds' },
        thresholds: thresholds ?? steps([null, PLAIN]),
      },
      overrides: [],
    },
    options: {
      colorMode: 'value', graphMode: 'none', justifyMode: 'auto',
      textMode: 'auto', orientation: 'auto',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    },
  });
}

function bars(title, description, place, targets, overrides = []) {
  return panel('bargauge', title, description, place, {
    targets,
    fieldConfig: {
      defaults: {
        unit: 'short', decimals: 0, min: 0, noValue: 'no figure',
        color: { mode: 'fixed', fixedColor: PLAIN },
        thresholds: steps([null, PLAIN]),
      },
      overrides,
    },
    options: {
      orientation: 'horizontal', displayMode: 'basic', showUnfilled: true,
      valueMode: 'text', minVizHeight: 10, minVizWidth: 0,
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    },
  });
}

function lines(title, description, place, targets, { stacked = false, overrides = [] } = {}) {
  return panel('timeseries', title, description, place, {
    targets,
    fieldConfig: {
      defaults: {
        unit: 'short', decimals: 0, min: 0,
        color: { mode: 'palette-classic' },
        thresholds: steps([null, PLAIN]),
        custom: {
          drawStyle: 'line', lineInterpolation: 'stepAfter', lineWidth: stacked ? 1 : 2,
          fillOpacity: stacked ? 60 : 0, showPoints: 'never', spanNulls: false,
          stacking: { mode: stacked ? 'normal' : 'none', group: 'A' },
        },
      },
      overrides,
    },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'multi', sort: 'none' },
    },
  });
}

function row(title, y) {
  return { id: nextId++, type: 'row', title, collapsed: false, gridPos: { x: 0, y, w: 24, h: 1 }, panels: [] };
}

function overdueTable(place) {
  const columns = [
    ['action', 'Action'], ['title', 'What is to be done'], ['lead', 'Lead'],
    ['due', 'Due'], ['Value', 'Days overdue'], ['rag', 'RAG'], ['plan', 'Plan'],
  ];
  const width = (name, value) => ({
    matcher: { id: 'byName', options: name },
    properties: [{ id: 'custom.width', value }],
  });
  return panel('table', 'Overdue actions, a row for each lead',
    'The date in the plan has passed and the action is not complete. A revised date does not hide it unless the configuration says so.',
    place, {
      targets: [target(OVERDUE_ACTIONS, { format: 'table' })],
      transformations: [
        // By name: `labels:` in the configuration may add columns of any name.
        { id: 'filterFieldsByName', options: { include: { names: columns.map(([name]) => name) } } },
        {
          id: 'organize', options: {
            excludeByName: {},
            indexByName: Object.fromEntries(columns.map(([name], i) => [name, i])),
            renameByName: Object.fromEntries(columns),
          },
        },
      ],
      fieldConfig: {
        defaults: {
          noValue: 'Nothing is overdue.', color: { mode: 'thresholds' },
          thresholds: steps([null, 'text']),
          custom: { align: 'left', cellOptions: { type: 'auto' }, inspect: false },
        },
        overrides: [
          width('Action', 90), width('Lead', 280), width('Due', 110), width('Plan', 90),
          {
            matcher: { id: 'byName', options: 'Days overdue' },
            properties: [{ id: 'custom.width', value: 120 }, { id: 'decimals', value: 0 }],
          },
          {
            matcher: { id: 'byName', options: 'RAG' },
            properties: [
              { id: 'custom.width', value: 140 },
              { id: 'custom.cellOptions', value: { type: 'color-background', mode: 'basic' } },
              {
                id: 'mappings', value: [{
                  type: 'value',
                  options: Object.fromEntries(RAGS.map(({ rag, name, colour }, index) =>
                    [rag, { text: name, color: colour, index }])),
                }],
              },
            ],
          },
        ],
      },
      options: {
        showHeader: true, cellHeight: 'sm',
        sortBy: [{ displayName: 'Days overdue', desc: true }],
      },
    });
}

// --- Dashboards

function queryVariable(name, label, metric) {
  const query = `label_values(${metric}, ${name})`;
  return {
    name, label, type: 'query', datasource: DATASOURCE, query: { query, refId: 'A' }, refresh: 2, sort: 1, regex: '', hide: 0,
    multi: true, includeAll: true, allValue: '.+',
    current: { selected: true, text: ['All'], value: ['$__all'] }, options: [],
  };
}

function deliveryPlan() {
  nextId = 1;
  const count = (metric, selector = PLAN) => `sum(planwatch_${metric}${selector})`;
  const warnAbove0 = steps([null, PLAIN], [1, WARNING]);
  const panels = [
    stat('Figures as at', "planwatch's own date: what is overdue is overdue on this day.", [0, 0, 4, 4],
      AS_AT, { unit: 'time:D MMM YYYY' }),
    stat('Actions', 'Actions in the plan, whatever their RAG.', [4, 0, 4, 4], count('plan_actions')),
    stat('Overdue', 'The due date has passed and the action is not complete.', [8, 0, 4, 4],
      count('plan_actions_overdue'), { thresholds: steps([null, PLAIN], [1, '#C4162A']) }),
    stat('Due within 14 days', 'Not complete, and due from today to 14 days ahead.', [12, 0, 4, 4],
      count('plan_actions_due', '{plan=~"$plan", within="14d"}'), { thresholds: warnAbove0 }),
    stat('Without a due date', 'No date that can be read, so never counted as on time or as overdue.', [16, 0, 4, 4],
      count('plan_actions_incomplete', '{plan=~"$plan", field="due"}')),
    stat('Sources to look at', "Documents and registers whose last read failed, or was held back: their last good figures are shown. The operator's log says why.",
      [20, 0, 4, 4], SOURCES_TO_LOOK_AT, { thresholds: warnAbove0 }),

    bars('Actions by RAG', 'As the plan rates them. Unrated: the plan gives no RAG.', [0, 4, 8, 8],
      ragTargets('planwatch_plan_actions', true), ragOverrides),
    lines('Actions by RAG over time', 'Each time the plan is read, its ratings as they stand.', [8, 4, 16, 8],
      ragTargets('planwatch_plan_actions', false), { stacked: true, overrides: ragOverrides }),
    overdueTable([0, 12, 24, 7]),

    row('Referrals', 19),
    stat('Received', 'Referrals since the register began.', [0, 20, 4, 4], count('referrals_received', REGISTER)),
    stat('Triaged', 'Of those, triaged.', [4, 20, 4, 4], count('referrals_triaged', REGISTER)),
    stat('Awaiting triage', 'Received and not yet triaged.', [8, 20, 4, 4],
      count('referrals_awaiting_triage', REGISTER)),
    stat('Awaiting beyond target', 'Not triaged within the target set in the configuration.', [12, 20, 4, 4],
      count('referrals_awaiting_beyond_target', REGISTER), { thresholds: warnAbove0 }),
    stat('Triaged in time', 'Share of the triaged referrals that met the target; left out where it would tell of fewer children than may be shown.',
      [16, 20, 4, 4], `max by (register) (planwatch_referrals_triaged_in_time_ratio${REGISTER})`,
      { unit: 'percentunit', noValue: 'held back', legend: '{{register}}' }),
    stat('Cells held back', 'Counts of so few children that they, or others that would give them away, are not shown.',
      [20, 20, 4, 4], count('suppressed_cells', REGISTER)),
    bars('Outcomes of triage', 'Triaged referrals by outcome. A count that is too small to show is left out, not 0.',
      [0, 24, 8, 8],
      [target(`sum by (outcome) (planwatch_referrals_triaged_by_outcome${REGISTER})`, { legend: '{{outcome}}' })]),
    bars('Who refers', 'Referrals received, by agency. A count that is too small to show is left out, not 0.',
      [8, 24, 8, 8],
      [target(`sum by (source) (planwatch_referrals_received_by_source${REGISTER})`, { legend: '{{source}}' })]),
    lines('Referrals over time', 'Totals since the register began, and those awaiting triage.', [16, 24, 8, 8], [
      target(count('referrals_received', REGISTER), { refId: 'A', legend: 'Received', instant: false }),
      target(count('referrals_triaged', REGISTER), { refId: 'B', legend: 'Triaged', instant: false }),
      target(count('referrals_awaiting_triage', REGISTER), { refId: 'C', legend: 'Awaiting triage', instant: false }),
    ]),
  ];
  return {
    uid: 'planwatch-delivery-plan',
    title: 'Delivery plan',
    description: 'How the actions of the plan and the referrals stand, from planwatch.',
    tags: ['planwatch'],
    schemaVersion: 38, version: 1, editable: true, graphTooltip: 1,
    timezone: 'browser', refresh: '5m', time: { from: 'now-90d', to: 'now' },
    templating: {
      list: [
        {
          name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus',
          regex: '', refresh: 1, hide: 0, multi: false, includeAll: false,
          current: { selected: false, text: 'default', value: 'default' }, options: [],
        },
        queryVariable('plan', 'Plan', 'planwatch_plan_actions'),
        queryVariable('register', 'Register', 'planwatch_referrals_triaged'),
      ],
    },
    annotations: { list: [] }, links: [], panels,
  };
}

const dashboards = { 'delivery-plan.json': deliveryPlan() };

for (const [name, dashboard] of Object.entries(dashboards)) {
  const path = new URL(name, folder);
  const text = JSON.stringify(dashboard, null, 2) + '\n';
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

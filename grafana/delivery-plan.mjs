import {
  AMBER, PAGE, RAGS, RED, above0, board, by, daemon, fixed, keep, mappings, organize, panel, plan, ragColumn,
  ragOverrides, row, rowsOf,
} from './helper.mjs';
import {
  AS_AT, NOT_CURRENT, RAG_CODES, atQuarterEnd, dueSoon, greenButOverdue, movedDates, notCurrent, overdueActions,
  ragOverTime,
} from './queries.mjs';

const BEFORE = "Last quarter's end";
const quarterEnd = (...more) => `sum(${plan('plan_actions_quarter_end', 'quarter="previous"', ...more)})`;

// Six to a row, whose titles fit on a laptop; two beside the overdue actions.
const STAT = [4, 5];
const BESIDE = [4, 4];

// A number, with last quarter's beside it.
const number = (title, description, now, before, { size = STAT, ...more } = {}) =>
  panel('stat', title, `${description} Beside it, the same at the end of the last quarter, where that is known.`,
    size, [[now, 'Now'], [before, BEFORE]], {
      ...more, options: { textMode: 'value_and_name' },
      overrides: [by(BEFORE, { color: fixed('transparent') })],
    });

// The metric is named as the page's own question is.
const dates = (title, description, name, { defaults } = {}) =>
  number(title, description, `sum(${plan(`plan_actions_${name}`)})`, atQuarterEnd(plan(`plan_actions_${name}`)), {
    defaults: { ...defaults, ...rowsOf(`${name}=1`, 'The actions, with their dates') },
  });

// Stacked bars: a bar for each value of the label, its actions by RAG.
export const ragBars = (title, description, size, metric, label, { more = (expr) => expr, of = plan, noValue } = {}) =>
  panel('barchart', title, description, size,
    RAGS.map(({ rag }) => more(`sum by (${label}) (${of(metric, `rag="${rag}"`)})`)), {
      noValue, overrides: ragOverrides,
      transformations: [
        { id: 'joinByField', options: { byField: label, mode: 'outer' } },
        keep(label, ...RAGS.map((_, i) => `Value #${String.fromCharCode(65 + i)}`)),
        organize([[label, label], ...RAGS.map(({ name }, i) => [`Value #${String.fromCharCode(65 + i)}`, name])]),
        { id: 'sortBy', options: { fields: {}, sort: [{ field: label }] } },
      ],
      options: { xField: label },
    });

// A row for each action, its leads in one cell.
export const actionTable = (title, description, size, expr, days, desc, noValue) => {
  // On a laptop there is room for the plan across the whole board alone, and on
  // half of it none for the way to the action's board.
  const whole = size[0] === 24;
  const half = size[0] <= 12;
  const group = { operation: 'groupby', aggregations: [] };
  const list = (aggregation) => ({ operation: 'aggregate', aggregations: [aggregation] });
  const columns = [
    ['action', 'Reference'], ['title', 'Action'], ['lead (uniqueValues)', 'Leads'], ['due', 'Due'],
    ['Value (lastNotNull)', days], ['rag', 'RAG'], ...(whole ? [['plan_title', 'Plan']] : []), ['page', 'Page'], ...(half ? [] : [['id', 'Over time']]),
  ];
  return panel('table', title, description, size, [expr], {
    noValue,
    transformations: [
      {
        id: 'groupBy', options: {
          fields: {
            action: group, title: group, due: group, rag: group, page: group, ...(whole && { plan_title: group }), ...(!half && { id: group }),
            lead: list('uniqueValues'), Value: list('lastNotNull'),
          },
        },
      },
      { id: 'convertFieldType', options: { fields: {}, conversions: [{ targetField: 'due', destinationType: 'time', dateFormat: 'YYYY-MM-DD' }] } },
      organize(columns),
    ],
    overrides: [
      by('Reference', { 'custom.width': half ? 80 : 85 }), by('Action', { 'custom.minWidth': 120 }),
      // Its address: hidden columns differ between versions of Grafana.
      by('Page', {
        'custom.width': 55,
        mappings: [{ type: 'regex', options: { pattern: '.+', result: { text: 'open', index: 0 } } }],
        links: [{
          title: "The action's page: its dates, ratings and progress",
          url: `${PAGE}/action/\${__value.raw}`, targetBlank: false,
        }],
      }),
      by('Over time', {
        'custom.width': 80,
        mappings: [{ type: 'regex', options: { pattern: '.+', result: { text: 'ratings', index: 0 } } }],
        links: [{ title: "The action's board", url: '/d/planwatch-action?var-action=${__value.raw}', targetBlank: false }],
      }),
      by('Leads', { 'custom.width': half ? 120 : 160 }), by('Due', { 'custom.width': half ? 100 : 110, unit: 'time:D MMM YYYY' }),
      by(days, { 'custom.width': half ? 95 : 105, unit: 'short' }), by('Plan', { 'custom.width': 270 }),
      ragColumn,
    ],
    options: { sortBy: [{ displayName: days, desc }] },
  });
};

const FIELDS = [['rag', 'No RAG'], ['due', 'No due date'], ['lead', 'No lead'], ['evidence', 'Green or complete, no evidence']];
const total = `sum(${plan('plan_actions')})`;

const rated = (rag, name, colour) => number(name, `Actions that the plan rates ${rag}.`,
  `sum(${plan('plan_actions', `rag="${rag}"`)})`, quarterEnd(`rag="${rag}"`),
  { defaults: { thresholds: above0(colour), ...rowsOf(`rag=${rag}`) } });

export const deliveryPlan = board('delivery-plan', 'Delivery plan',
  'How the actions of the plan stand, from planwatch.', 'now-6M', ['area', 'plan'], [
    rated('red', 'Red', RED),
    number('Overdue', 'The due date has passed and the action is not complete.',
      `sum(${plan('plan_actions_overdue')})`, atQuarterEnd(plan('plan_actions_overdue')),
      { defaults: { thresholds: above0(RED), ...rowsOf('overdue=1') } }),
    rated('amber', 'Amber', AMBER),
    dates('Dates moved', 'Actions whose due date was moved to a later one, in the document or since an earlier version of it.',
      'revised'),
    dates('Dates removed', 'Actions not complete that had a due date once and have none now: they can no longer be overdue.',
      'date_removed', { defaults: { thresholds: above0(AMBER) } }),
    number('Due in 30 days', 'Not complete, and due from today to 30 days ahead.',
      `sum(${plan('plan_actions_due', 'within="30d"')})`, atQuarterEnd(plan('plan_actions_due', 'within="30d"')),
      { defaults: rowsOf('due=30') }),

    actionTable('Overdue actions, worst first',
      'The date in the plan has passed and the action is not complete. A revised date does not hide it unless the configuration says so. The leads are those responsible, else those accountable.',
      [16, 11], overdueActions, 'Days late', true, 'Nothing is overdue, or no plan was read.'),
    number('Green or complete', 'Share of all actions that the plan rates green or complete.',
      `sum(${plan('plan_actions', 'rag=~"green|blue"')}) / ${total}`,
      `${quarterEnd('rag=~"green|blue"')} / ${quarterEnd()}`, { size: BESIDE, unit: 'percentunit', defaults: rowsOf('rag=green&rag=blue') }),
    panel('stat', 'Age of the data',
      "The day on which the figures stand: what is overdue is overdue on that day. Below it, how many days before it the plan's document was last changed, where it is a file; and how many plans could not be read or are held back.",
      BESIDE, [
        [AS_AT, 'As at'],
        [`max(floor(clamp_min(${daemon('as_at_timestamp_seconds')}
  - on (job, instance) group_right ()
    ${daemon('source_modified_timestamp_seconds', 'kind="plan"', 'source=~"$plan"')}, 0) / 86400))`, 'Days old'],
        [notCurrent('kind="plan"', 'source=~"$plan"'), NOT_CURRENT],
      ], {
        overrides: [by('As at', { unit: 'time:D MMM YYYY' }), by(NOT_CURRENT, { thresholds: above0(RED) })],
        options: { textMode: 'value_and_name', text: { titleSize: 13, valueSize: 22 } },
      }),
    panel('bargauge', 'Actions by RAG', 'As the plan rates them. Unrated: the plan gives no RAG.', [8, 7],
      RAGS.map(({ rag, name }) => [`sum(${plan('plan_actions', `rag="${rag}"`)})`, name]), { overrides: ragOverrides }),

    ragBars('RAG by sub-objective', 'For each sub-objective of the plan, its actions by RAG.', [12, 18],
      'plan_objective_actions', 'objective',
      // So that 2 stands before 10.
      { more: (expr) => `label_replace(${expr}, "objective", "0$1", "objective", "([0-9] .*)")` }),
    actionTable('Due soon', 'Not complete, and due within 30 days of the day on which the figures stand.',
      [12, 10], dueSoon, 'Days to go', false, 'Nothing is due within 30 days, or no plan was read.'),
    actionTable('Green but overdue', 'Rated green although the due date has passed: the rating, the date or the status needs to be looked at.',
      [12, 8], greenButOverdue, 'Days late', true, 'No overdue action is rated green, or no plan was read.'),

    panel('barchart', 'Overdue by lead', 'Overdue actions of each responsible lead, else of the accountable one. An action with two leads counts for both.',
      [8, 8], [`sum by (lead) (${plan('plan_lead_actions_overdue')}) > 0`], {
        noValue: 'Nothing is overdue, or no plan was read.', defaults: { color: fixed(RED) },
        transformations: [keep('lead', 'Value'), organize([['lead', 'Lead'], ['Value', 'Overdue']])],
        options: { xField: 'Lead', stacking: 'none', showValue: 'always', legend: { showLegend: false, displayMode: 'list', placement: 'bottom', calcs: [] } },
      }),
    panel('bargauge', 'Missing fields', 'What the plan leaves open: such actions cannot be watched, or not be believed.', [8, 8],
      FIELDS.map(([field, name]) => [`sum(${plan('plan_actions_incomplete', `field="${field}"`)})`, name])),
    panel('bargauge', 'Outcomes by RAG', 'The outcomes that the plan wants, as it rates them.', [4, 8],
      RAGS.map(({ rag, name }) => [`sum(${plan('plan_outcomes', `rag="${rag}"`)})`, name]), { overrides: ragOverrides }),
    panel('stat', 'Still rated green', 'Actions that are overdue and still rated green; the table above lists them.', [4, 5],
      [`sum(${plan('plan_actions_contradictory')})`], { defaults: { thresholds: above0(AMBER) } }),
    panel('stat', 'In doubt', "What planwatch was not sure of in the plan's document; its page says what was taken for what, and what settles it.", [4, 3],
      [`sum(${daemon('source_doubts', 'kind="plan"', 'source=~"$plan"')})`], { defaults: { thresholds: above0(AMBER) } }),

    actionTable('Moved dates, furthest first',
      'Actions whose due date was moved to a later one, and by how many days from the first that is known to the latest. Due is the date that counts for overdue.',
      [24, 8], movedDates, 'Days moved', true, 'No due date was moved to a later one, or no plan was read.'),

    row('Over time'),
    panel('state-timeline', "Each action's RAG over time",
      'A line for each action that is in the plan now, named as it is now, coloured by its RAG and marked by its word. A new number or wording leaves an action its line. Where a day has two ratings, the worse is drawn.',
      [24, 24], [[ragOverTime, '{{action}} {{title}}']], {
        defaults: { color: { mode: 'thresholds' }, mappings: mappings(RAG_CODES) },
      }),

    row('By whom'),
    ragBars('RAG by lead', 'Actions of each responsible lead, else of the accountable one, by RAG.', [12, 14],
      'plan_lead_actions', 'lead'),
    ragBars('RAG by partner', 'Actions of each partner that the plan names, by RAG.', [12, 14],
      'plan_partner_actions', 'partner'),
    row('By priority, where the plan has priorities', [
      ragBars('RAG by priority', 'Actions of each priority (prevent, protect, pursue) by RAG, where the plan has priorities.',
        [24, 8], 'plan_priority_actions', 'priority', { noValue: 'The plan has no priorities, or none was read.' }),
    ]),
  ]);

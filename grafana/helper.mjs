// What the boards share: selectors, panels by type, places, variables, links.

// Each is told by its word as well as by its colour. The colours differ in
// lightness, for those who see no red or green, and each stands out from text.
export const RAGS = [
  { rag: 'red', name: 'Red', colour: '#AD0A20' },
  { rag: 'amber', name: 'Amber', colour: '#FFB800' },
  { rag: 'green', name: 'Green', colour: '#388534' },
  { rag: 'blue', name: 'Blue (complete)', colour: '#1F60C4' },
  { rag: 'unrated', name: 'Unrated', colour: '#6E6E6E' },
];
export const [RED, AMBER] = RAGS.map(({ colour }) => colour);
const PLAIN = '#5794F2';
// Lines that stand for no rating have none of its colours.
export const LINES = ['#5794F2', '#A352CC', '#00A5A5', '#E0529C'];
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

// --- Selectors
const select = (own) => (metric, ...more) =>
  `${metric}{${['job=~"$job"', 'instance=~"$instance"', ...own, ...more].join(', ')}}`;
const scrape = select([]);
export const daemon = (metric, ...more) => scrape(`planwatch_${metric}`, ...more);
// A metric that other programs have too, of planwatch's daemons alone; those of
// the last week, lest one that is down goes unseen.
export const ours = (metric, wrap = (selector) => selector) =>
  `(${wrap(scrape(metric))} and on (job, instance) last_over_time(${daemon('build_info')}[7d]))`;
const area = (metric, label, more) => daemon(metric, 'area=~"$area"', `${label}=~"$${label}"`, ...more);
export const plan = (metric, ...more) => area(metric, 'plan', more);
export const register = (metric, ...more) => area(metric, 'register', more);
// Where the daemon's own pages are, with the rows behind the numbers.
export const PAGE = '${page:raw}';
export const rowsOf = (query, title = 'These actions') =>
  ({ links: [{ title, url: `${PAGE}/actions?plan=\${plan:csv}&${query}`, targetBlank: false }] });
// A day's figures are one sample where they were backfilled.
export const trend = (selector) => `last_over_time(${selector}[1d])`;

// --- Overrides and thresholds
export const by = (options, properties, id = 'byName') =>
  ({ matcher: { id, options }, properties: Object.entries(properties).map(([key, value]) => ({ id: key, value })) });
export const fixed = (fixedColor) => ({ mode: 'fixed', fixedColor });
export const steps = (base, ...above) =>
  ({ mode: 'absolute', steps: [[null, base], ...above].map(([value, color]) => ({ value, color })) });
export const above0 = (colour) => steps('transparent', [1, colour]);
export const ragOverrides = RAGS.map(({ name, colour }) => by(name, { color: fixed(colour) }));
export const mappings = (texts) => [{
  type: 'value',
  options: Object.fromEntries(texts.map(([value, text, color], index) => [value, { text, ...(color && { color }), index }])),
}];
const nothing = { type: 'special', options: { match: 'nan', result: { text: '–', index: 99 } } };
export const ragMappings = mappings(RAGS.map(({ rag, name, colour }) => [rag, name, colour]));
export const ragColumn = by('RAG', {
  'custom.width': 90, mappings: ragMappings, 'custom.cellOptions': { type: 'color-background', mode: 'basic' },
});
export const organize = (columns) => ({
  id: 'organize', options: {
    excludeByName: {}, indexByName: Object.fromEntries(columns.map(([name], i) => [name, i])),
    renameByName: Object.fromEntries(columns),
  },
});
// By name: `labels:` in the configuration may add columns of any name.
export const keep = (...names) => ({ id: 'filterFieldsByName', options: { include: { names } } });

// A bar by its labels, for one that is alone has no name of its own.
export const named = (...labels) => labels.map((label) => `\${__field.labels.${label}}`).join(': ');

// --- Panels: what each type is like unless a board says otherwise
const reduceOptions = { calcs: ['lastNotNull'], fields: '', values: false };
const legend = { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] };
const tooltip = { mode: 'multi', sort: 'none' };
const TYPES = {
  stat: {
    defaults: { color: { mode: 'thresholds' }, thresholds: steps('transparent') },
    options: {
      colorMode: 'background_solid', graphMode: 'none', justifyMode: 'center', textMode: 'auto',
      orientation: 'horizontal', reduceOptions,
    },
  },
  bargauge: {
    defaults: { min: 0, color: fixed(PLAIN) },
    options: {
      orientation: 'horizontal', displayMode: 'gradient', showUnfilled: true, valueMode: 'text',
      minVizHeight: 10, minVizWidth: 0, reduceOptions,
    },
  },
  barchart: {
    format: 'table',
    defaults: { min: 0, color: fixed(PLAIN), custom: { fillOpacity: 90, lineWidth: 0 } },
    options: {
      orientation: 'horizontal', stacking: 'normal', showValue: 'auto', barWidth: 0.8, xTickLabelMaxLength: 60,
      legend, tooltip,
    },
  },
  timeseries: {
    range: true,
    defaults: {
      min: 0, color: { mode: 'palette-classic' },
      custom: { drawStyle: 'line', lineInterpolation: 'stepAfter', lineWidth: 2, fillOpacity: 0, showPoints: 'auto', spanNulls: 90000000 },
    },
    options: { legend, tooltip },
  },
  'state-timeline': {
    range: true,
    defaults: { custom: { fillOpacity: 90, lineWidth: 0 } },
    options: { mergeValues: true, showValue: 'auto', alignValue: 'left', rowHeight: 0.85, legend, tooltip, perPage: 40 },
  },
  table: {
    format: 'table',
    defaults: { unit: 'string', mappings: [nothing], custom: { align: 'left', cellOptions: { type: 'auto' }, wrapText: true, inspect: false } },
    options: { showHeader: true, cellHeight: 'sm' },
  },
};
export const stacked = { drawStyle: 'line', lineInterpolation: 'stepAfter', lineWidth: 1, fillOpacity: 70, showPoints: 'never', spanNulls: 90000000, stacking: { mode: 'normal', group: 'A' } };

// `queries` are expressions, or [expression, legend]; `size` is [width, height]
// on Grafana's 24 columns.
export function panel(type, title, description, size, queries, {
  unit, decimals = 0, noValue = 'no figure', defaults = {}, overrides = [], options = {},
  range = TYPES[type].range ?? false, format = TYPES[type].format ?? 'time_series', interval = '5m', ...rest
} = {}) {
  const like = TYPES[type];
  const lines = type !== 'timeseries' ? [] : queries.map(([, name]) => name)
    .filter((name) => name && !name.includes('{{') && !overrides.some(({ matcher }) => matcher.options === name))
    .map((name, i) => by(name, { color: fixed(LINES[i % LINES.length]) }));
  const targets = queries.map((query, i) => {
    const [expr, legendFormat = ''] = [query].flat();
    return {
      refId: String.fromCharCode(65 + i), datasource: DATASOURCE, expr, format, legendFormat,
      instant: !range, range, editorMode: 'code', ...(range && { interval }),
    };
  });
  return {
    type, title, description, size, datasource: DATASOURCE, targets, ...rest,
    fieldConfig: {
      defaults: {
        unit: 'short', ...(decimals !== null && { decimals }), noValue, thresholds: steps(PLAIN), ...like.defaults,
        ...(unit && { unit }), ...defaults,
      },
      overrides: [...lines, ...overrides],
    },
    options: { ...like.options, ...options },
  };
}
// With panels of its own it is folded: what not every plan has takes no room.
export const row = (title, panels = []) => ({ type: 'row', title, collapsed: panels.length > 0, size: [24, 1], panels });

// Each as high as it fits, then as far left; ids in the order given.
function place(panels, top = 0, first = 1) {
  const bottom = Array(24).fill(top);
  return panels.map(({ size: [w, h], ...rest }, i) => {
    const tops = bottom.slice(0, 25 - w).map((_, x) => Math.max(...bottom.slice(x, x + w)));
    const y = Math.min(...tops);
    const x = tops.indexOf(y);
    bottom.fill(y + h, x, x + w);
    const folded = rest.panels?.length > 0 && { panels: place(rest.panels, y + h, 1000 + 100 * i) };
    return { id: first + i, ...rest, ...folded, gridPos: { x, y, w, h } };
  });
}

// --- Boards
const variable = (name, label, selector, more = {}) => ({
  name, label, type: 'query', datasource: DATASOURCE, refresh: 2, sort: 1, regex: '', hide: 0,
  query: { query: `label_values(${selector}, ${name})`, refId: 'A' },
  multi: true, includeAll: true, allValue: '.+',
  current: { selected: true, text: ['All'], value: ['$__all'] }, options: [], ...more,
});
// An entry by its title; of a planwatch that told none, by its name.
const titled = (label, infos, selector) => ({
  query: { query: `query_result(max by (${label}, title) (${infos})
  or on (${label}) max by (${label}, title) (label_replace(${selector}, "title", "$1", "${label}", "(.+)")))`, refId: 'A' },
  regex: `/${label}="(?<value>[^"]*)", title="(?<text>[^"]*)"/`,
});
const SCRAPED = 'job=~"$job", instance=~"$instance"';
const FIGURES = 'planwatch_plan_actions|planwatch_referrals_received|planwatch_measure_value';
const VARIABLES = {
  datasource: {
    name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus', regex: '', refresh: 1,
    hide: 0, multi: false, includeAll: false, current: { selected: false, text: 'default', value: 'default' }, options: [],
  },
  // For several daemons behind one Prometheus: `var-instance=` of the address.
  job: variable('job', 'Job', 'planwatch_build_info', { hide: 2 }),
  instance: variable('instance', 'Instance', 'planwatch_build_info{job=~"$job"}', { hide: 2 }),
  // Not every configuration gives its figures an area.
  area: variable('area', 'Area', `{__name__=~"${FIGURES}", ${SCRAPED}}`, { allValue: '.*' }),
  // All is written as planwatch's own pages take it.
  plan: variable('plan', 'Plan', '', {
    ...titled('plan', `planwatch_plan_info{${SCRAPED}, area=~"$area"}`, `planwatch_plan_actions{${SCRAPED}, area=~"$area"}`),
    allValue: '.*',
  }),
  action: variable('action', 'Action', '', {
    query: { query: `query_result(max by (action, id) (planwatch_plan_action_info{${SCRAPED}, plan=~"$plan", id!=""}))`, refId: 'A' },
    regex: '/action="(?<text>[^"]*)", id="(?<value>[^"]*)"/', sort: 3,
    multi: false, includeAll: false, allValue: undefined, current: { selected: false, text: '', value: '' },
  }),
  measure: variable('measure', 'Measure', `planwatch_measure_value{${SCRAPED}, area=~"$area", register=~"$register"}`, { hide: 2 }),
  register: variable('register', 'Register', '', titled('register',
    `{__name__=~"planwatch_register_info|planwatch_measures_info", ${SCRAPED}}`,
    `{__name__=~"planwatch_referrals_received|planwatch_measure_value", ${SCRAPED}, area=~"$area"}`)),
  // The address of one of the daemons: the label `instance`, as in the alerts;
  // http:// where it does not say.
  page: variable('page', 'Page', '', {
    query: { query: `query_result(label_replace(label_replace(planwatch_build_info{${SCRAPED}},
  "page", "http://$1", "instance", "(.*)"), "page", "$1", "instance", "(https?://.*)"))`, refId: 'A' },
    regex: '/page="([^"]*)"/',
    hide: 2, multi: false, includeAll: false, allValue: undefined, current: { selected: false, text: '', value: '' },
  }),
};
// What Grafana's people have marked on a graph with the tag `meeting`.
const MEETINGS = {
  name: 'Meetings', datasource: { type: 'grafana', uid: '-- Grafana --' }, enable: true, hide: false, iconColor: PLAIN,
  target: { type: 'tags', tags: ['meeting'], matchAny: false, limit: 100 },
};
const link = (title, rest) => ({
  title, type: 'link', icon: 'external link', tooltip: '', url: '', tags: [], asDropdown: false,
  targetBlank: false, includeVars: false, keepTime: false, ...rest,
});

export function board(name, title, description, time, variables, panels) {
  return {
    uid: `planwatch-${name}`, title, description, tags: ['planwatch'], schemaVersion: 38, version: 1,
    editable: false, graphTooltip: 1, timezone: 'browser', fiscalYearStartMonth: 3, refresh: '5m',
    time: { from: time, to: 'now' },
    templating: { list: ['datasource', 'job', 'instance', ...variables, 'page'].map((key) => VARIABLES[key]) },
    annotations: { list: [MEETINGS] },
    links: [
      link('Delivery plans', { type: 'link', url: '/d/planwatch-plans', icon: 'dashboard', keepTime: true, tooltip: 'A row for each plan' }),
      link('planwatch boards', { type: 'dashboards', icon: 'dashboard', tags: ['planwatch'], includeVars: true }),
      link("planwatch's own page", { url: `${PAGE}/`, tooltip: 'The same figures, with the rows behind them' }),
      link('What to repair', { url: `${PAGE}/check`, tooltip: "What planwatch could not read, for the plan's keeper" }),
    ],
    panels: place(panels),
  };
}

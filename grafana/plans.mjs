import { AMBER, RED, above0, board, by, daemon, keep, mappings, organize, panel, plan, rowsOf } from './helper.mjs';
import { NOT_CURRENT, notCurrent, ofPlan, overdueActions } from './queries.mjs';
import { actionTable, ragBars } from './delivery-plan.mjs';

const number = (title, description, expr, colour, query) =>
  panel('stat', title, description, [4, 4], [expr], { defaults: { thresholds: above0(colour), ...rowsOf(query) } });

const COLUMNS = [
  ['Red', plan('plan_actions', 'rag="red"')], ['Overdue', plan('plan_actions_overdue')],
  ['Amber', plan('plan_actions', 'rag="amber"')], ['Dates moved', plan('plan_actions_revised')],
  ['Green or complete', plan('plan_actions', 'rag=~"green|blue"')], ['Unrated', plan('plan_actions', 'rag="unrated"')],
];
// Of each plan, also of one that was never read: whether its figures are those of its latest version.
const STATE = `max by (plan) (label_replace(
    2 * ${daemon('source_held_back', 'kind="plan"', 'source=~"$plan"')}
  + 1
  - ${daemon('source_up', 'kind="plan"', 'source=~"$plan"')},
"plan", "$1", "source", "(.*)"))`;
const STATES = [['0', 'ok', 'transparent'], ['1', 'failed', RED], ['2', 'held back', AMBER], ['3', 'held back', AMBER]];
const field = (i) => `Value #${String.fromCharCode(65 + i)}`;
const alarm = (colour) => ({ thresholds: above0(colour), 'custom.cellOptions': { type: 'color-background', mode: 'basic' } });

export const plans = board('plans', 'Delivery plans',
  'All plans that planwatch reads: a row for each, and the overdue actions of all.', 'now-6M', ['area', 'plan'], [
    number('Red', 'Actions of all plans that are rated red.', `sum(${plan('plan_actions', 'rag="red"')})`, RED, 'rag=red'),
    number('Overdue', 'Actions of all plans whose due date has passed and that are not complete.', `sum(${plan('plan_actions_overdue')})`, RED, 'overdue=1'),
    number('Amber', 'Actions of all plans that are rated amber.', `sum(${plan('plan_actions', 'rag="amber"')})`, AMBER, 'rag=amber'),
    number('Dates moved', 'Actions of all plans whose due date was moved to a later one.', `sum(${plan('plan_actions_revised')})`, 'transparent', 'revised=1'),
    panel('stat', 'Green or complete', 'Share of the actions of all plans that are rated green or complete.', [4, 4],
      [`sum(${plan('plan_actions', 'rag=~"green|blue"')}) / sum(${plan('plan_actions')})`], { unit: 'percentunit', defaults: rowsOf('rag=green&rag=blue') }),
    panel('stat', 'Plans', 'How many plans are shown, and how many documents could not be read or are held back: their last good figures are shown, or none.', [4, 4], [
      [`count(count by (plan) (${plan('plan_actions')})) or vector(0)`, 'shown'],
      [notCurrent('kind="plan"', 'source=~"$plan"'), NOT_CURRENT],
    ], { overrides: [by(NOT_CURRENT, { thresholds: above0(RED) })], options: { textMode: 'value_and_name' } }),

    panel('table', 'A row for each plan', 'Its actions by rating, overdue and moved, and for how many days its document has been as it is. Where its latest version could not be read or is held back, the figures are those of the one before, or there are none. Its title leads to its board.', [24, 22],
      [
        ...COLUMNS.map(([, selector]) => ofPlan(`sum by (plan) (${selector})`)),
        ofPlan(`max by (plan) (label_replace(floor(clamp_min(${daemon('as_at_timestamp_seconds')}
  - on (job, instance) group_right ()
    ${daemon('source_modified_timestamp_seconds', 'kind="plan"', 'source=~"$plan"')}, 0) / 86400), "plan", "$1", "source", "(.*)"))`),
        `${ofPlan(STATE)}
or on (plan)
  label_replace(${STATE}, "title", "$1", "plan", "(.*)")`,
      ], {
        noValue: 'No plan was read.',
        defaults: { mappings: [{ type: 'special', options: { match: 'null+nan', result: { text: '–', index: 0 } } }] },
        transformations: [
          keep('title', 'plan', ...COLUMNS.map((_, i) => field(i)), field(COLUMNS.length), field(COLUMNS.length + 1)),
          { id: 'merge', options: {} },
          organize([['title', 'Plan'], [field(COLUMNS.length + 1), 'Document'], ...COLUMNS.map(([name], i) => [field(i), name]), [field(COLUMNS.length), 'Days unchanged'], ['plan', 'Name']]),
        ],
        overrides: [
          ...[...COLUMNS.map(([name]) => name), 'Days unchanged'].map((name) => by(name, { unit: 'short', 'custom.width': 130 })),
          by('Green or complete', { unit: 'short', 'custom.width': 145 }),
          by('Document', { 'custom.width': 95, mappings: mappings(STATES), 'custom.cellOptions': { type: 'color-background', mode: 'basic' } }),
          by('Red', { unit: 'short', 'custom.width': 90, ...alarm(RED) }),
          by('Overdue', { unit: 'short', 'custom.width': 100, ...alarm(RED) }),
          by('Name', { 'custom.width': 110 }),
          by('Plan', { links: [{ title: 'Its board', url: '/d/planwatch-delivery-plan?var-plan=${__data.fields.Name}', targetBlank: false }] }),
        ],
        options: { sortBy: [{ displayName: 'Overdue', desc: true }] },
      }),
    actionTable('Longest overdue in all plans', 'The date in the plan has passed and the action is not complete. The leads are those responsible, else those accountable.',
      [24, 13], overdueActions, 'Days late', true, 'Nothing is overdue, or no plan was read.'),
    ragBars('RAG by plan', 'The actions of each plan by RAG.', [24, 14], 'plan_actions', 'title', {
      of: (metric, ...more) => `${plan(metric, ...more)} * on (job, instance, area, plan) group_left (title) ${plan('plan_info')}`,
    }),
  ]);

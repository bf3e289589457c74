import { PAGE, RED, above0, board, by, keep, mappings, organize, panel, plan, ragMappings } from './helper.mjs';
import { RAG_CODES, ratingOf } from './queries.mjs';

const ID = 'id="$action"';
const info = plan('plan_action_info', ID);
// A figure of the action, found by its identity.
const of = (metric) => `${plan(metric)}
* on (job, instance, area, plan, action) group_left ()
  ${info}`;

export const action = board('action', 'Action', 'One action of a plan: its rating over time, its dates and its leads.',
  'now-2y', ['area', 'plan', 'action'], [
    panel('table', 'The action', 'What the plan says of it now; its page has its progress and its evidence.', [24, 4], [`label_join(${info}, "page", "/", "plan", "id")`], {
      noValue: 'Choose a plan and an action.',
      transformations: [
        keep('action', 'title', 'objective', 'rag', 'due', 'page'),
        { id: 'convertFieldType', options: { fields: {}, conversions: [{ targetField: 'due', destinationType: 'time', dateFormat: 'YYYY-MM-DD' }] } },
        organize([['action', 'Reference'], ['title', 'Action'], ['objective', 'Sub-objective'], ['rag', 'RAG'], ['due', 'Due'], ['page', 'Page']]),
      ],
      overrides: [
        by('Reference', { 'custom.width': 90 }),
        by('Page', {
          'custom.width': 70, mappings: [{ type: 'regex', options: { pattern: '.+', result: { text: 'open', index: 0 } } }],
          links: [{ title: "The action's page", url: `${PAGE}/action/\${__value.raw}`, targetBlank: false }],
        }),
        by('RAG', { 'custom.width': 110, mappings: ragMappings, 'custom.cellOptions': { type: 'color-background', mode: 'basic' } }),
        by('Due', { 'custom.width': 120, unit: 'time:D MMM YYYY' }),
      ],
    }),
    panel('stat', 'Days overdue', 'Calendar days since its due date.', [6, 5], [`${of('plan_action_overdue_seconds')} / 86400`],
      { noValue: 'not overdue', defaults: { thresholds: above0(RED) } }),
    panel('stat', 'Days moved', 'From the first due date that is known to the latest.', [6, 5], [`${of('plan_action_slipped_seconds')} / 86400`], { noValue: 'not moved' }),
    panel('table', 'Leads', 'Who is responsible and who accountable.', [12, 5], [of('plan_action_lead')], {
      noValue: 'no lead',
      transformations: [keep('lead', 'role'), organize([['lead', 'Lead'], ['role', 'Role']])],
    }),
    panel('state-timeline', 'Rating over time', 'Its RAG on each day, marked by its word.', [24, 6], [[ratingOf(ID), 'Rating']], {
      defaults: { color: { mode: 'thresholds' }, mappings: mappings(RAG_CODES) },
    }),
  ]);

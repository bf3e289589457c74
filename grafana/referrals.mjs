import { AMBER, RED, above0, board, by, named, panel, register, row, trend } from './helper.mjs';
import { AS_AT, NOT_CURRENT, notCurrent, ofRegister } from './queries.mjs';

const HELD_BACK = 'held back, or none';
const SMALL = 'A count of so few children that it might tell of one of them is held back, with others from which it could be worked out; it is left out here, not shown as 0.';
const TABLE = 'A breakdown is a table as at a quarter\'s end, renewed as a whole once enough has changed, so it may be older than the totals.';
const sum = (metric, ...more) => `sum(${register(metric, ...more)})`;
const number = (title, description, expr, more) => panel('stat', title, description, [4, 4], [expr], more);
const WINDOWS = [['7d', 'Last 7 days'], ['28d', 'Last 28 days'], ['quarter', 'This quarter so far'], ['year', 'This year so far']];
const windows = (metric) => WINDOWS.map(([within, name]) => [sum(metric, `within="${within}"`), name]);

export const referrals = board('referrals', 'Referrals',
  'How referrals of children move from receipt to triage, from planwatch. Totals only, with disclosure control.', 'now-1y', ['area', 'register'], [
    number('Received', 'Referrals since the register began.', sum('referrals_received')),
    number('Triaged', 'Of those, considered by the partners.', sum('referrals_triaged')),
    number('Further intervention', `Triaged referrals that go on to further intervention, as at the day of the table by outcome. ${SMALL}`,
      sum('referrals_triaged_by_outcome', 'outcome="further"'), { noValue: HELD_BACK }),
    number('Awaiting triage', 'Received and not yet triaged.', sum('referrals_awaiting_triage')),
    number('Beyond target', 'Not triaged within the target that the configuration sets.',
      sum('referrals_awaiting_beyond_target'), { defaults: { thresholds: above0(AMBER) } }),
    panel('stat', 'Triaged in time', `Share of the triaged referrals that met the target, as at the day of its table. ${TABLE}`,
      [4, 4], [[ofRegister(`max by (register) (${register('referrals_triaged_in_time_ratio')})`), '{{title}}']],
      { unit: 'percentunit', noValue: HELD_BACK }),

    panel('bargauge', 'Outcomes of triage', `Triaged referrals by outcome. ${TABLE} ${SMALL}`, [9, 12],
      [[`sum by (outcome) (${register('referrals_triaged_by_outcome')})`, '{{outcome}}']], { noValue: HELD_BACK, defaults: { displayName: named('outcome') } }),
    panel('bargauge', 'Who refers', `Referrals received, by agency. ${TABLE} ${SMALL}`, [9, 12],
      [[`sum by (source) (${register('referrals_received_by_source')})`, '{{source}}']], { noValue: HELD_BACK, defaults: { displayName: named('source') } }),
    panel('stat', 'Tables as at', `The day of each table. ${TABLE}`, [6, 4],
      [[`(max by (by) (${register('referrals_table_timestamp_seconds')}) + 43200) * 1000`, '{{by}}']], {
        unit: 'time:D MMM YYYY', noValue: 'no table yet',
        overrides: [by('outcome', { displayName: 'by outcome' }), by('source', { displayName: 'by source' }), by('in_time', { displayName: 'in time' })],
        options: { textMode: 'value_and_name', orientation: 'horizontal', text: { titleSize: 14, valueSize: 18 } },
      }),
    panel('stat', 'Figures as at', "The day on which planwatch's figures stand, and how many registers could not be read or are held back: their last good figures are shown, or none. Totals of a register change at a release only, once a week unless the configuration says otherwise.",
      [6, 3], [
        [AS_AT, 'As at'],
        [notCurrent('kind="referrals"', 'source=~"$register"'), NOT_CURRENT],
      ], {
        overrides: [by('As at', { unit: 'time:D MMM YYYY' }), by(NOT_CURRENT, { thresholds: above0(RED) })],
        options: { textMode: 'value_and_name', text: { titleSize: 14, valueSize: 18 } },
      }),
    panel('bargauge', 'Held back', `How many figures are held back, by breakdown. ${SMALL}`, [6, 5],
      [[`sum by (family) (${register('suppressed_cells')})`, '{{family}}']], {
        overrides: [
          by('triaged_by_outcome', { displayName: 'outcomes' }), by('received_by_source', { displayName: 'agencies' }),
          by('triaged_in_time_ratio', { displayName: 'share in time' }),
          by('triage_seconds', { displayName: 'time to triage' }), by('measure_value', { displayName: 'measures' }),
        ],
      }),

    panel('bargauge', 'Received lately', 'Referrals received in the last days, and in the financial quarter and year to date.', [8, 6],
      windows('referrals_received_within')),
    panel('bargauge', 'Triaged lately', 'Referrals triaged in the last days, and in the financial quarter and year to date.', [8, 6],
      windows('referrals_triaged_within')),
    panel('stat', 'Days to triage', `Days from receipt to triage: half of the triaged referrals took no longer than the first, nine in ten no longer than the second. Held back where there are very few. ${TABLE}`,
      [8, 6], [
        [`max(${register('referral_triage_seconds', 'percentile="50"')}) / 86400`, 'half'],
        [`max(${register('referral_triage_seconds', 'percentile="90"')}) / 86400`, 'nine in ten'],
      ], { noValue: HELD_BACK, options: { textMode: 'value_and_name' } }),

    row('Over time'),
    panel('timeseries', 'Referrals over time', 'Totals since the register began.', [8, 9], [
      [`sum(${trend(register('referrals_received'))})`, 'Received'],
      [`sum(${trend(register('referrals_triaged'))})`, 'Triaged'],
    ]),
    panel('timeseries', 'Awaiting over time', 'Received and not yet triaged, and those of them for longer than the target.', [8, 9], [
      [`sum(${trend(register('referrals_awaiting_triage'))})`, 'Awaiting triage'],
      [`sum(${trend(register('referrals_awaiting_beyond_target'))})`, 'Awaiting beyond target'],
    ]),
    panel('timeseries', 'Triaged in time, over time', 'Share of the triaged referrals that met the target. A gap: held back.', [8, 9],
      [[ofRegister(`max by (register) (${trend(register('referrals_triaged_in_time_ratio'))})`), '{{title}}']],
      { unit: 'percentunit', decimals: null, defaults: { max: 1 } }),
  ]);

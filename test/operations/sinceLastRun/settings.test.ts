import since from '../../../catalog/since.json';
import type { Operation } from '../../../catalog/types';
import { sinceFields, takeSinceSettings } from '../../../nodes/operations/sinceLastRun/settings';
import { operations } from '../../support/catalog';

const operation = (id: string) => operations.find((entry) => entry.id === id) as Operation;
const PRODUCTS = operation('product.getMany');

const take = (values: Record<string, unknown>, of = PRODUCTS, zone?: string) =>
	takeSinceSettings(of, values, zone);

test('without a setting, the filters stay as they are', () => {
	const filters = { name: 'Mug' };
	expect(take(filters)).toEqual({ filters });
});

test('by default, it begins now, and the place moves when records are read', () => {
	const { filters, since: settings } = take({ sinceLastRun: 'new', name: 'Mug' });
	expect(filters).toEqual({ name: 'Mug' });
	expect(settings).toMatchObject({ mode: 'new', firstRun: { kind: 'now' }, move: 'read' });
	expect(settings?.way.by).toBe('id');
});

test.each<[string | undefined, number]>([
	[undefined, 1_806_503_400],
	['America/New_York', 1_806_517_800],
	['Asia/Tokyo', 1_806_471_000],
])('a date without a time zone is read in that of the workflow, %s', (zone, date) => {
	const own = { sinceLastRun: 'changed', firstRunFrom: '2027-03-31T14:30:00' };
	expect(take(own, PRODUCTS, zone).since?.firstRun).toEqual({ kind: 'date', date });
});

test('a date that is not used does not matter', () => {
	const own = { sinceLastRun: 'new', firstRun: 'beginning', firstRunFrom: '2027-03-31' };
	expect(take(own).since?.firstRun).toEqual({ kind: 'beginning' });
});

test.each<[string, Record<string, unknown>]>([
	['"First Run" needs "Since Last Run"', { firstRun: 'now' }],
	['"Move Place" needs "Since Last Run"', { movePlace: 'read' }],
	['"Since Last Run" has an unknown value', { sinceLastRun: 'all' }],
	['"First Run" has an unknown value', { sinceLastRun: 'new', firstRun: 'later' }],
	['"Move Place" has an unknown value', { sinceLastRun: 'new', movePlace: true }],
	['"First Run From" has no date', { sinceLastRun: 'new', firstRun: 'date' }],
	['"First Run From" must be a date', { sinceLastRun: 'new', firstRunFrom: 'last week' }],
	['"Since Last Run"', { sinceLastRun: '' }],
	['"First Run From"', { sinceLastRun: 'new', firstRunFrom: null }],
	[
		'"date_modified:min" and "Since Last Run" cannot be used together',
		{ sinceLastRun: 'changed', 'date_modified:min': '2027-03-31' },
	],
	['"sort" and "Since Last Run" cannot be used together', { sinceLastRun: 'new', sort: 'name' }],
])('%s: %j', (message, values) => {
	expect(() => take(values)).toThrow(message);
});

test('a filter of the other way may be used', () => {
	expect(take({ sinceLastRun: 'new', 'date_modified:min': '2027-03-31' }).filters).toEqual({
		'date_modified:min': '2027-03-31',
	});
});

test.each<[string, string, string]>([
	['coupon.getMany', 'changed', '"New" is possible'],
	['productVariant.getMany', 'new', 'read the products that changed'],
	['orderStatus.getMany', 'new', 'read all of it'],
])('%s cannot be read for %s, and says why', (id, mode, reason) => {
	let description = '';
	try {
		take({ sinceLastRun: mode }, operation(id));
	} catch (error) {
		description = String((error as { description?: string }).description);
	}
	expect(description).toContain(reason);
});

test('a form offers what the list can, and nothing if it cannot be read since the last run', () => {
	const choices = (id: string) =>
		sinceFields(operation(id))[0]?.options?.map(({ value }) => value) ?? [];
	expect(choices('product.getMany')).toEqual(['new', 'changed']);
	expect(choices('coupon.getMany')).toEqual(['new']);
	for (const id of Object.keys(since.none)) expect([id, choices(id)]).toEqual([id, []]);
});

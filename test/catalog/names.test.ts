import { everything } from './support/catalog';

const { operations, resources } = everything;

function doubled(values: string[]): string[] {
	return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('names', () => {
	it('are unique: slugs, labels within a resource, actions, resources', () => {
		expect(doubled(operations.map(({ id }) => id))).toEqual([]);
		expect(doubled(operations.map(({ resource, name }) => `${resource} / ${name}`))).toEqual([]);
		expect(doubled(operations.map(({ action }) => action))).toEqual([]);
		expect(doubled(resources.flatMap(({ name }) => name.toLowerCase()))).toEqual([]);
	});

	it('have slugs of the shape resource.verb', () => {
		expect(
			operations
				.map(({ id }) => id)
				.filter((id) => !/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/.test(id)),
		).toEqual([]);
		expect(operations.filter(({ id, resource }) => !id.startsWith(`${resource}.`))).toEqual([]);
	});

	it('are in title case, with acronyms in capitals', () => {
		const small = /^(and|at|by|for|from|in|of|or|with)$/;
		const isBad = (label: string) =>
			/\b(Api|Url|Urls|Seo|Sku|Csv|Id|Uuid|Http|Ssl)\b|[_/{}]/.test(label) ||
			label
				.split(' ')
				.some((word, index) => /^[a-z]/.test(word) && (index === 0 || !small.test(word)));
		expect(
			[...resources.map(({ name }) => name), ...operations.map(({ name }) => name)].filter(isBad),
		).toEqual([]);
	});

	it('repeat no word and do not repeat the resource', () => {
		const repeats = operations.filter(
			({ name, action }) => /\b(\w+) \1\b/i.test(name) || /\b(\w+) \1\b/i.test(action),
		);
		expect(repeats.map(({ id }) => id)).toEqual([]);
		expect(resources.map(({ name }) => name).filter((name) => /\b(\w+) \1\b/i.test(name))).toEqual(
			[],
		);
	});

	it('give actions that read as sentences', () => {
		const isOdd = (action: string) =>
			!/^[A-Z][a-z]+( [\w().-]+)+$/.test(action) ||
			/\ba [aeio]|\ban (?!API)[^aeio]|\bapi\b|\burls?\b|\bseo\b/.test(action);
		expect(operations.map(({ action }) => action).filter(isOdd)).toEqual([]);
	});

	it('call a creating or updating operation so', () => {
		const named = operations.filter(({ name }) => name.startsWith('Create or Update'));
		expect(named.filter(({ id }) => !/\.upsert/.test(id)).map(({ id }) => id)).toEqual([]);
		expect(
			operations.filter(
				({ id, name }) => id.includes('.upsert') && !name.startsWith('Create or Update'),
			),
		).toEqual([]);
	});

	it('say "in Batch" only beside the same operation on one record', () => {
		const labels = new Set(operations.map(({ resource, name }) => `${resource} / ${name}`));
		const singles = (name: string) => [
			name.replace(/ in Batch$/, ''),
			name.replace(/^Create or (Update) in Batch$/, '$1'),
		];
		const alone = operations.filter(
			({ resource, name }) =>
				/ in Batch$/.test(name) &&
				!singles(name).some((single) => single !== name && labels.has(`${resource} / ${single}`)),
		);
		expect(alone.map(({ id }) => id)).toEqual([]);
	});

	it('call what spares no record "All"', () => {
		const unfiltered = operations.filter(
			({ massDelete, query, body }) =>
				massDelete && !body && query.every(({ name }) => /^(page|limit)$/.test(name)),
		);
		expect(unfiltered.filter(({ name }) => !/ All$/.test(name)).map(({ id }) => id)).toEqual([]);
		expect(unfiltered.length).toBeGreaterThan(5);
	});

	it('list each resource that has an operation, and no other', () => {
		expect(resources.map(({ id }) => id).sort()).toEqual(
			[...new Set(operations.map(({ resource }) => resource))].sort(),
		);
	});
});

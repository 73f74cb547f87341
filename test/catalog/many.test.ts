import { assertReferences, withListFacts, withMatch } from '../../catalog/generator/many';
import type { Operation } from '../../catalog/types';

const base = {
	resource: 'pet',
	name: 'x',
	action: 'x',
	server: 'v3',
	scopes: ['pets'],
	accounts: ['store'],
	pathParameters: [],
	query: [],
	answer: { kind: 'item', envelope: 'data' },
};
const petId = { name: 'pet_id', parameter: 'petId', schema: { type: 'integer' } };

function catalog(twin: object, many: object): Operation[] {
	const single = {
		...base,
		id: 'pet.update',
		method: 'PUT',
		path: '/pets/{pet_id}',
		pathParameters: [petId],
		twin: { operation: 'pet.updateBatch', key: 'id', parameter: 'petId', ...twin },
	};
	const element = { type: 'object', properties: { id: { type: 'integer' } } };
	const other = {
		...base,
		id: 'pet.updateBatch',
		method: 'PUT',
		path: '/pets',
		batch: { form: 'array' },
		body: { content: 'json', schema: { type: 'array', items: element } },
		...many,
	};
	return [single, other] as unknown as Operation[];
}

it('a twin that fits is accepted', () =>
	expect(() => assertReferences(catalog({}, {}))).not.toThrow());

it.each([
	['has gone', { operation: 'pet.gone' }, {}, 'which is gone'],
	['takes its ID from no parameter', { parameter: 'dogId' }, {}, 'no parameter dogId'],
	['has no field for the ID', { key: 'uuid' }, {}, 'has no field uuid'],
	['needs another scope', {}, { scopes: ['dogs'] }, 'different scopes'],
	[
		'needs a parent that is not known',
		{},
		{ pathParameters: [{ name: 'owner_id', parameter: 'ownerId', schema: {} }] },
		'needs ownerId',
	],
	['takes one at a time', {}, { batch: undefined }, 'does not take many'],
	[
		'deletes without a list of IDs',
		{ key: 'id:in' },
		{ method: 'DELETE', batch: { form: 'query', key: 'id:in' } },
		'does not take many',
	],
])('a twin that %s stops the generator', (_what, twin, many, message) => {
	expect(() => assertReferences(catalog(twin, many))).toThrow(message);
});

it('facts about a batch or a list that is none any more stop it, too', () => {
	expect(() => withMatch(undefined, { operations: ['PUT v3 /pets'], match: ['name'] })).toThrow(
		'no batch',
	);
	expect(() =>
		withListFacts(undefined, { operations: ['GET v2 /pets'], count: 'pet.getCount' }),
	).toThrow('not a list');
});

it('a list inside of a record that is read by an operation which has gone stops it', () => {
	const owner = {
		...base,
		id: 'owner.get',
		method: 'GET',
		path: '/owners',
		answer: { ...base.answer, cutLists: [{ field: 'pets', limit: 10, all: 'pet.getMany' }] },
	};
	expect(() => assertReferences([owner] as unknown as Operation[])).toThrow(
		'the list pets, which pet.getMany reads, which is gone',
	);
});

import type { Operation } from '../../catalog/types';
import { entryFormsOf } from '../../nodes/shared/catalog/forms';
import { loadOperations, keyOf } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import { operations } from '../support/catalog';
import { docsExamples } from '../support/docsExamples';
import { failuresOf } from '../support/failures';
import { fields, id, jsons, runOperation } from '../support/run';
import { sampleParameters } from '../support/samples';
import { as, sandboxForTests } from '../support/sandbox';

/**
 * The JSON examples of operations that are not one REST request each: GraphQL, *Create or Update*, several requests. The
 * others go to the sandbox as they are, in test/sandbox/examples.test.ts.
 */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());

const ofOneRequest = new Set(loadOperations().map(({ id }) => id));
const examples = docsExamples();
const shown = operations.filter(({ id }) => examples.has(id) && !ofOneRequest.has(id));

/** Records of the sandbox's store. */
const RECORDS: Record<string, unknown> = {
	channelId: 1,
	localeCode: 'fr',
	newLocaleCode: 'de',
	orderId: 120,
	productId: 77,
};

/** Why the seeded store refuses an example that names a record, a payment or a token that only a real store has. */
const ONLY_ELSEWHERE: Record<string, RegExp> = {
	'accountCheckout.create': /Product is not supported for your account/,
	'accountCheckout.createForSubscription': /Could not find active subscription/,
	'appExtension.update': /appExtensionId not found/,
	'metafield.reassignOwner': /No API account of this store has the client ID/,
	'productOverride.removeOption': /is of kind swatch/,
	'productOverride.setOption': /is of kind swatch/,
	'sharedOptionOverride.removeOption': /is of kind swatch/,
	'sharedOptionOverride.setOption': /is of kind swatch/,
	'cartMetafield.upsert': /There is no cart/,
	'productVariant.upsert': /is no value of an option of the product/,
	'order.refundLines': /has no line with the SKU "HT-1001"/,
	'order.ship': /has no line with the SKU "HT-1001"/,
	'customerSegment.setShopperProfiles': /There is no segment/,
	'currentCustomer.verifyToken': /The token cannot be trusted/,
	'payment.take': /"Payment Method ID" is not among those/,
};

const pathOf = (operation: Operation) =>
	Object.fromEntries(
		Object.entries(sampleParameters(operation)).map(([name, value]) => [
			name,
			id(RECORDS[name] ?? value),
		]),
	);

/** The forms for lists, which the example has among its fields. */
const emptyLists = (operation: Operation) =>
	Object.fromEntries(
		entryFormsOf(operation).map(({ parameter, choices }) => [parameter, choices ? [] : {}]),
	);

/** Each value of the example is a column of the item. */
const mapped = ({ own }: Operation) => ({
	...fields(null, 'autoMapInputData'),
	matchingColumns: own?.kind === 'upsert' ? own.byDefault : [],
});

function accountFor({ accounts }: Operation): string {
	if (accounts.includes('store')) return 'full';
	return accounts.includes('app') ? 'app' : 'account';
}

it('every one of them is accepted as it is', async () => {
	expect(shown.length).toBeGreaterThan(60);
	expect(
		await failuresOf(shown, keyOf, async (operation) => {
			// What one operation deletes, another may need.
			sandbox.reset();
			const { use, authentication } = as(sandbox, accountFor(operation));
			const example = examples.get(operation.id) as object;
			const { error } = await runOperation(
				sandbox,
				operation.id,
				{
					authentication,
					resource: operation.resource,
					...pathOf(operation),
					...(operation.own
						? { ...emptyLists(operation), bodyMode: 'fields', fields: mapped(operation) }
						: { bodyMode: 'json', jsonBody: JSON.stringify(example) }),
				},
				{ ...use, items: jsons([example]) },
			);
			const text = error && `${error.message} ${error.description}`;
			const reason = ONLY_ELSEWHERE[operation.id];
			if (reason) expect(text).toMatch(reason);
			else expect(text).toBeUndefined();
		}),
	).toEqual([]);
}, 120_000);

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, Kind, parse, print, validate, visit, type DefinitionNode, type GraphQLSchema } from 'graphql';

const ROOT = join(__dirname, '..', '..');
const SCHEMA = join(ROOT, '..', 'shared', 'graphql', 'admin.2025-01.graphql');

/** What the schema of January 2025 does not have yet, and the guide that documents it. */
const NEWER: Record<string, { guide: string; says: RegExp }> = {
	GetTranslations: {
		guide: 'https://developer.bigcommerce.com/docs/store-operations/translations/products',
		says: /^Field "resourceIds" is not defined by type "TranslationFiltersInput"|^Cannot query field "(resourceId|fields)" on type "Translations"/,
	},
};
/** Enums with more values than the schema of January 2025, and the guide that documents them. */
const LONGER: Record<string, string> = { TranslationResourceType: 'https://developer.bigcommerce.com/docs/store-operations/translations' };

/** No schema of the Account API is public: its documents follow these guides to the letter. */
const ACCOUNT_GUIDES = ['https://developer.bigcommerce.com/docs/graphql-account/users', 'https://developer.bigcommerce.com/docs/integrations/apps/unified-billing/example-queries'];

const definitionsIn = (name: string) => parse(readFileSync(join(ROOT, 'catalog', 'graphql', name), 'utf8')).definitions;
const nameOf = (each: DefinitionNode) => ('name' in each && each.name?.value) || '';

if (!existsSync(SCHEMA)) console.warn(`SKIPPED: ${SCHEMA} is not there, so the documents of the Admin API are not compared with its schema.`);

(existsSync(SCHEMA) ? describe : describe.skip)('the documents of the Admin API', () => {
	let schema: GraphQLSchema;
	beforeAll(() => { schema = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValid: true }); });

	it.each(definitionsIn('admin.graphql').map((each) => [nameOf(each), each] as const))('%s fits the schema', (name, definition) => {
		const complaints = validate(schema, { kind: Kind.DOCUMENT, definitions: [definition] }).map(({ message }) => message);
		const { says } = NEWER[name] ?? {};
		expect(complaints.filter((each) => !says?.test(each))).toEqual([]);
		// An exception that is none any more goes.
		if (says) expect(complaints.length).toBeGreaterThan(0);
	});

	it.each(definitionsIn('types.graphql').map((each) => [nameOf(each), each] as const))('the type %s is that of the schema', (name, definition) => {
		const theirs = schema.getType(name)?.astNode;
		if (!theirs || !('kind' in theirs)) throw new Error(`The schema has no type ${name}.`);
		const plain = (node: DefinitionNode) => print(visit(node, { enter: (each) => ('description' in each ? { ...each, description: undefined } : undefined) }));
		const type = schema.getType(name);
		if (LONGER[name] && isEnumType(type) && definition.kind === Kind.ENUM_TYPE_DEFINITION) {
			const ours = (definition.values ?? []).map((each) => each.name.value);
			expect(ours).toEqual(expect.arrayContaining(type.getValues().map((each) => each.name)));
			expect(ours.length).toBeGreaterThan(type.getValues().length);
			return;
		}
		expect(isEnumType(type) || isInputObjectType(type) || name === 'Long').toBe(true);
		expect(plain(definition)).toBe(plain(theirs));
	});
});

describe('the documents of the Account API', () => {
	// The guide to users, the guide to unified billing.
	it(`ask only for fields of ${ACCOUNT_GUIDES.join(' and ')}`, () => {
		const documented = new Set([
			'account', 'accountInfo', 'name', 'id', 'users', 'edges', 'node', 'email', 'firstName', 'lastName', 'stores', 'storeHash', 'locale', 'lastLoginAt', 'permissions', 'status', 'updatedAt', 'apps',
			'addUserToAccount', 'removeUserFromAccount', 'accountId', 'userId', 'user', 'addUserToStore', 'storeId', 'removeUserFromStore',
			'checkout', 'createCheckout', 'checkoutUrl', 'items', 'subscriptionId', 'product', 'type', 'productLevel', 'scope', 'pricingPlan', 'interval', 'price', 'value', 'currencyCode', 'trialDays', 'redirectUrl', 'description',
			'subscriptions', 'pageInfo', 'hasNextPage', 'endCursor', 'cursor', 'activationDate', 'pricePerInterval', 'billingInterval', 'createdAt', 'currentPeriodEnd', 'subscription', 'cancelSubscription', 'cancelledAt',
		]);
		const asked = new Set<string>();
		for (const each of definitionsIn('account.graphql')) visit(each, { Field: ({ name }) => { asked.add(name.value); } });
		expect([...asked].filter((each) => !documented.has(each))).toEqual([]);
	});
});

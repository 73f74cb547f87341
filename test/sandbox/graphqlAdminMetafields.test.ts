import { APP_SCOPES, APP_TOKEN, prepareAdminApi } from './graphqlAdminSupport';
import { messagesOf } from './graphqlSupport';
import { ask } from './support';

const { sandbox, admin } = prepareAdminApi(APP_SCOPES);

describe('metafields', () => {
	const FIELDS = 'id key namespace value permissionSet resourceId ownerClientId description';
	const REASSIGN =
		'mutation ($input: ReassignMetafieldsOwnerInput!) { metafield { reassignMetafieldsOwner(input: $input) { metafieldIds errors { __typename ... on Error { message } ... on EntityNotFoundError { id } } } } }';

	it('get another owner, all or none of them', async () => {
		const fields = (await ask(sandbox(), 'GET', '/v3/catalog/products/77/metafields')).body.data;
		const id = `bc/store/metafield/${fields[0].id}`;
		const done = await admin(REASSIGN, {
			input: { newClientId: 'sandbox-client-app', metafieldIds: [id] },
		});
		expect(done.body.data.metafield.reassignMetafieldsOwner).toEqual({
			metafieldIds: [id],
			errors: [],
		});
		expect(
			(await ask(sandbox(), 'GET', `/v3/catalog/products/77/metafields/${fields[0].id}`)).body.data
				.owner_client_id,
		).toBe('sandbox-client-app');
		const missing = await admin(REASSIGN, {
			input: {
				newClientId: 'sandbox-client-full-access',
				metafieldIds: [id, 'bc/store/metafield/9999'],
			},
		});
		expect(missing.body.data.metafield.reassignMetafieldsOwner).toEqual({
			metafieldIds: null,
			errors: [
				{
					__typename: 'EntityNotFoundError',
					id: 'bc/store/metafield/9999',
					message: 'Entity bc/store/metafield/9999 not found.',
				},
			],
		});
		const nobody = await admin(REASSIGN, { input: { newClientId: 'made-up', metafieldIds: [id] } });
		expect(nobody.body.data.metafield.reassignMetafieldsOwner.errors[0].__typename).toBe(
			'ValidationError',
		);
		expect(
			messagesOf(
				await admin(
					REASSIGN,
					{ input: { newClientId: 'sandbox-client-app', metafieldIds: [id] } },
					'sandbox-token-products',
				),
			),
		).toHaveLength(1);
	});

	it('of the store are made with or without its ID, once', async () => {
		const create = `mutation ($input: CreateMetafieldInput!) { metafield { createMetafield(input: $input) { metafield { ${FIELDS} } errors { __typename } } } }`;
		const input = {
			namespace: 'Warehouse',
			key: 'Location',
			value: '4HG',
			permissionSet: 'APP_ONLY',
		};
		const made = (await admin(create, { input })).body.data.metafield.createMetafield;
		expect(made).toEqual({
			errors: [],
			metafield: {
				...input,
				id: expect.stringMatching(/^bc\/store\/metafield\/\d+$/),
				description: '',
				resourceId: 'bc/store/store/1001724',
				ownerClientId: 'sandbox-client-full-access',
			},
		});
		expect(
			(await admin(create, { input: { ...input, resourceId: 'bc/store/store/1001724' } })).body.data
				.metafield.createMetafield.errors,
		).toEqual([{ __typename: 'AlreadyExistsError' }]);
		const listed = (
			await admin(
				'{ store { metafields(filters: { namespace: "Warehouse" }) { edges { node { id value } } } } }',
			)
		).body.data.store.metafields.edges;
		expect(listed).toEqual([{ node: { id: made.metafield.id, value: '4HG' } }]);
		expect(
			(await ask(sandbox(), 'GET', '/v3/store/metafields?namespace=Warehouse')).body.data,
		).toMatchObject([{ key: 'Location', permission_set: 'app_only' }]);
	});

	it('of others may be changed if they let themselves be', async () => {
		const create =
			'mutation ($input: CreateMetafieldInput!) { metafield { createMetafield(input: $input) { metafield { id } } } }';
		const make = async (key: string, permissionSet: string) =>
			(
				await admin(create, {
					input: {
						namespace: 'n',
						key,
						value: 'v',
						permissionSet,
						resourceId: 'bc/store/product/77',
					},
				})
			).body.data.metafield.createMetafield.metafield.id;
		const [closed, open] = [await make('closed', 'READ'), await make('open', 'WRITE')];
		const update =
			'mutation ($id: ID!, $data: UpdateMetafieldDataInput!) { metafield { updateMetafield(input: { id: $id, data: $data }) { metafield { value } errors { __typename } } } }';
		const remove =
			'mutation ($id: ID!) { metafield { deleteMetafield(input: { id: $id }) { deletedMetafieldId errors { __typename } } } }';
		const by = async (document: string, variables: object) =>
			Object.values((await admin(document, variables as never, APP_TOKEN)).body.data.metafield)[0];
		expect(await by(update, { id: closed, data: { value: 'w' } })).toEqual({
			metafield: null,
			errors: [{ __typename: 'NotAuthorizedToUpdateMetafieldError' }],
		});
		expect(await by(update, { id: open, data: { description: 'w' } })).toEqual({
			metafield: null,
			errors: [{ __typename: 'NotAuthorizedFieldToUpdateMetafieldFieldError' }],
		});
		expect(await by(update, { id: open, data: { value: 'w' } })).toEqual({
			metafield: { value: 'w' },
			errors: [],
		});
		expect(await by(remove, { id: closed })).toEqual({
			deletedMetafieldId: null,
			errors: [{ __typename: 'NotAuthorizedToDeleteMetafieldError' }],
		});
		expect(await by(remove, { id: open })).toEqual({ deletedMetafieldId: open, errors: [] });
	});
});

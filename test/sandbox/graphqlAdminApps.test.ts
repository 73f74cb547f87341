import { APP_SCOPES, APP_TOKEN, prepareAdminApi } from './graphqlAdminSupport';
import { grant, messagesOf } from './graphqlSupport';
import { ask } from './support';

const { sandbox, admin } = prepareAdminApi(APP_SCOPES);

describe('app extensions', () => {
	const FIELDS = 'id context model url label { defaultValue locales { localeCode value } }';
	const CREATE = `mutation ($input: CreateAppExtensionInput!) { appExtension { createAppExtension(input: $input) { appExtension { ${FIELDS} } } } }`;
	const INPUT = {
		context: 'PANEL',
		model: 'CUSTOMERS',
		url: '/customers/${id}/notes',
		label: { defaultValue: 'Notes', locales: [{ localeCode: 'fr', value: 'Remarques' }] },
	};
	const list = async (token: string) =>
		(await admin('{ store { appExtensions { edges { node { id url } } } } }', {}, token)).body;

	it('are made, changed and taken away by the app that they belong to', async () => {
		const { appExtension } = (await admin(CREATE, { input: INPUT }, APP_TOKEN)).body.data
			.appExtension.createAppExtension;
		expect(appExtension).toEqual({ ...INPUT, id: 'bc/store/appExtension/1' });
		const update = `mutation ($input: UpdateAppExtensionInput!) { appExtension { updateAppExtension(input: $input) { appExtension { ${FIELDS} } } } }`;
		const changed = (
			await admin(
				update,
				{ input: { id: appExtension.id, data: { label: { defaultValue: 'Remarks' } } } },
				APP_TOKEN,
			)
		).body.data.appExtension.updateAppExtension.appExtension;
		expect(changed).toEqual({
			...INPUT,
			id: appExtension.id,
			label: { defaultValue: 'Remarks', locales: [] },
		});
		expect((await list(APP_TOKEN)).data.store.appExtensions.edges).toHaveLength(1);
		const remove =
			'mutation ($id: ID!) { appExtension { deleteAppExtension(input: { id: $id }) { deletedAppExtensionId } } }';
		expect(
			(await admin(remove, { id: appExtension.id }, APP_TOKEN)).body.data.appExtension
				.deleteAppExtension,
		).toEqual({ deletedAppExtensionId: appExtension.id });
		expect(messagesOf(await admin(remove, { id: appExtension.id }, APP_TOKEN))).toEqual([
			'Entity bc/store/appExtension/1 not found.',
		]);
	});

	it('are not for store-level accounts, and not for apps without the scope', async () => {
		expect(messagesOf(await admin(CREATE, { input: INPUT }))).toEqual([
			'You do not have permission to do this operation.',
		]);
		expect(messagesOf({ body: await list('sandbox-token-full-access') } as never)).toHaveLength(1);
		grant(sandbox(), 'app', ['store_v2_products']);
		expect(messagesOf(await admin(CREATE, { input: INPUT }, APP_TOKEN))).toHaveLength(1);
		expect(sandbox().stores.get('hearth24kq')?.collection('app-extensions').all()).toEqual([]);
	});
});

describe('webhooks', () => {
	const CREATE =
		'mutation ($input: CreateHttpsWebhookInput!) { webhook { createHttpsWebhook(input: $input) { webhook { id scope destination status isActive createdAt headers { key value } } errors { __typename ... on Error { message } } } } }';
	const input = {
		scope: 'store/order/updated',
		destination: 'https://hooks.example.com/orders',
		headers: [{ key: 'X-Secret', value: 'kept' }],
	};

	it('are those of REST, and follow its rules', async () => {
		const { webhook } = (await admin(CREATE, { input })).body.data.webhook.createHttpsWebhook;
		expect(webhook).toMatchObject({ ...input, status: 'ACTIVE', isActive: true });
		const id = webhook.id.split('/').at(-1);
		expect((await ask(sandbox(), 'GET', `/v3/hooks/${id}`)).body.data).toMatchObject({
			destination: input.destination,
			headers: { 'X-Secret': 'kept' },
		});
		expect((await admin(CREATE, { input })).body.data.webhook.createHttpsWebhook).toMatchObject({
			webhook: null,
			errors: [{ __typename: 'AlreadyExistsError' }],
		});
		expect(
			(await admin(CREATE, { input: { ...input, destination: 'http://hooks.example.com' } })).body
				.data.webhook.createHttpsWebhook.errors,
		).toMatchObject([{ __typename: 'DestinationNotAllowedError' }]);
		const update =
			'mutation ($id: ID!, $data: UpdateHttpsWebhookDataInput!) { webhook { updateHttpsWebhook(input: { id: $id, data: $data }) { webhook { status } errors { __typename } } } }';
		expect(
			(await admin(update, { id: webhook.id, data: { isActive: false } })).body.data.webhook
				.updateHttpsWebhook,
		).toEqual({ webhook: { status: 'INACTIVE' }, errors: [] });
		expect(
			(await admin(update, { id: webhook.id, data: { isActive: true } }, APP_TOKEN)).body.data
				.webhook.updateHttpsWebhook.errors,
		).toEqual([{ __typename: 'EntityNotFoundError' }]);
		const list = async () =>
			(
				await admin(
					'{ store { webhooks(filters: { status: INACTIVE }) { edges { node { id ... on HttpsWebhook { destination } } } } } }',
				)
			).body.data.store.webhooks.edges;
		expect(await list()).toEqual([{ node: { id: webhook.id, destination: input.destination } }]);
		expect(
			(
				await admin(
					'mutation ($id: ID!) { webhook { deleteWebhook(input: { webhookId: $id }) { id errors { __typename } } } }',
					{ id: webhook.id },
				)
			).body.data.webhook.deleteWebhook,
		).toEqual({ id: webhook.id, errors: [] });
		expect(await list()).toEqual([]);
	});
});

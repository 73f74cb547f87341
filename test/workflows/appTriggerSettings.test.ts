import { signedAddress } from '../../sandbox/oauth/callback';
import { peopleOf } from '../../sandbox/accounts';
import {
	app,
	exchanges,
	install,
	openDoors,
	start,
	store,
	trigger,
	visit,
} from '../support/appTriggerDoors';
import { RAW } from '../support/triggerProxy';

openDoors();

const WRONG: Array<[parameters: object, message: string]> = [
	[{ events: [5] }, '"Events" must be a list of events'],
	[{ events: ['opened'] }, '"Events" must be one of "install", "load", "uninstall", "removeUser"'],
	[{ events: '={{ undefined }}' }, '"Events" has no value'],
	[{ expectedScopes: [5] }, '"Expected Scopes" must be a list of scopes'],
	[{ outputToken: 'never' }, '"Output Access Token" must be true or false'],
	[{ options: { onlyStores: '={{ undefined }}' } }, '"Only These Stores" has no value'],
	[{ options: { onlyStores: '={{ $json.query.context }}' } }, '"Only These Stores" has no value'],
	[{ options: { onlyStores: ' , ' } }, '"Only These Stores" must be a list of store hashes'],
	[
		{ options: { onlyStores: 'hearth24kq, my store!' } },
		'"Only These Stores" must be a list of store hashes',
	],
	[
		{ options: { onlyStores: ['hearth24kq', 5] } },
		'"Only These Stores" must be a list of store hashes',
	],
	[
		{ options: { missingScopes: 'deny' } },
		'"If Scopes Are Missing" must be one of "accept", "refuse"',
	],
	[
		{ options: { uninstallBy: 'owner' } },
		'"Accept Uninstalling By" must be one of "installers", "anybody"',
	],
];

describe('settings that cannot be meant', () => {
	test.each(WRONG)(
		'%j is refused by name when the workflow is published',
		async (parameters, message) => {
			await start(parameters);
			const refusal = await trigger.publish().then(
				() => 'It went well.',
				(error: Error) => error.message,
			);
			expect(refusal).toContain(message);
			expect(refusal).not.toMatch(RAW);
		},
	);

	// In a callback, an expression sees what came in.
	test.each(WRONG.filter(([parameters]) => !JSON.stringify(parameters).includes('$json')))(
		'%j lets nobody in, and starts nothing',
		async (parameters) => {
			await start(parameters);
			const answers = [
				await install(),
				await visit(
					await signedAddress(trigger.url('load'), app(), store(), peopleOf(store()).owner),
				),
				await visit(
					await signedAddress(trigger.url('uninstall'), app(), store(), peopleOf(store()).owner),
				),
			];
			expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
			expect(answers.map(({ text }) => text).join('\n')).not.toMatch(RAW);
			expect(exchanges()).toBe(0);
			expect(trigger.items).toEqual([]);
		},
	);

	test('a credential without a client secret is refused when the workflow is published, and lets nobody in', async () => {
		await start({}, { credential: { clientSecret: '' } });
		await expect(trigger.publish()).rejects.toThrow(
			'The credential needs the client ID and the client secret of the app',
		);
		expect((await install()).status).toBe(500);
		expect(trigger.items).toEqual([]);
	});

	test.each<[parameters: object]>([
		[{}],
		[{ events: [] }],
		[{ options: { onlyStores: '' } }],
		[{ options: { onlyStores: 'https://store-hearth24kq.mybigcommerce.com/manage' } }],
		[{ outputToken: 'false' }],
	])('%j is published', async (parameters) => {
		await start(parameters);
		await trigger.publish();
		expect((await install()).status).toBe(200);
	});
});

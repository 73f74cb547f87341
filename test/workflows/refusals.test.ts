import type { INodeParameters } from 'n8n-workflow';

import { common, PARAMETERS, refused, serveRefusals, toldBy } from '../support/refusals';
import { jsons } from '../support/run';
import type { Scripted } from '../support/scripted';

serveRefusals();

describe('what BigCommerce says comes out whole', () => {
	it.each<[string, string, Scripted, string]>([
		[
			'fields that are called like an envelope',
			'channel',
			{
				status: 422,
				body: {
					status: 422,
					title: 'The following fields are invalid: type, platform',
					errors: {
						type: 'cannot be updated',
						platform: 'cannot be updated either',
						status: 'is odd',
					},
				},
			},
			[
				'BigCommerce did not accept the values: type: cannot be updated',
				'The following fields are invalid: type, platform.',
				'platform: cannot be updated either.',
				'status: is odd.',
				'Correct these values and run the node again. Nothing was changed by this request.',
			].join('\n'),
		],
		[
			'a refusal of V2',
			'order',
			{
				status: 400,
				body: [
					{
						status: 400,
						message: "The field 'status_id' is invalid.",
						details: { invalid_reason: 'It is no status of this store.' },
					},
				],
			},
			[
				"BigCommerce did not accept the values: The field 'status_id' is invalid. It is no status of this store.",
				'Correct these values and run the node again. Nothing was changed by this request.',
			].join('\n'),
		],
		[
			'keys of a library',
			'channel',
			{
				status: 422,
				body: {
					title: 'JSON data is missing or invalid',
					errors: { name: 'error.expected.jsstring', platform: 'error.path.missing' },
				},
			},
			[
				'BigCommerce did not accept the values: name: must be text',
				'JSON data is missing or invalid.',
				'platform: is required.',
				'Correct these values and run the node again. Nothing was changed by this request.',
			].join('\n'),
		],
		[
			'stock',
			'order',
			{
				status: 409,
				body: [
					{
						status: 409,
						message: 'The order cannot be saved',
						details: {
							errors: [
								{
									type: 'OutOfStock',
									message: 'Not enough in stock',
									variant_id: 77,
									available_quantity: 1,
								},
							],
						},
					},
				],
			},
			[
				'This conflicts with what is in the store: variant_id 77: Not enough in stock (type: OutOfStock, available_quantity: 1)',
				'The order cannot be saved.',
				'There is not enough stock. Lower the quantity, or raise the stock or the backorder limit, and run the node again.',
			].join('\n'),
		],
		[
			'the limit of the plan',
			'create',
			{ status: 507, body: { title: 'Too many brands' } },
			[
				'The store has reached a limit of its plan: Too many brands',
				'The plan allows no more records of this kind. Retrying does not help. Delete records that you do not need, or change the plan.',
			].join('\n'),
		],
		[
			'what is not offered',
			'create',
			{ status: 501, body: { title: 'Not implemented' } },
			[
				'BigCommerce does not offer this (501): Not implemented',
				'Retrying does not help. Update the package, or report this.',
			].join('\n'),
		],
		[
			'a page of a proxy',
			'get',
			{
				status: 403,
				body: `<!DOCTYPE html><html><title>Blocked</title>${'<p>Your IP is blocked.</p>'.repeat(90)}</html>`,
			},
			[
				'BigCommerce does not allow this request: Blocked Your IP is blocked. Your IP is blocked. Your IP is blocked. Your IP is blocked. Your IP is blocked. Your IP is …',
				"The response is a web page, not a response of BigCommerce's API. A proxy or firewall between n8n and BigCommerce may have sent it.",
			].join('\n'),
		],
		[
			'a token that is missing',
			'get',
			{ status: 401, body: 'X-Auth-Token header is required' },
			[
				'BigCommerce does not recognize the access token',
				'X-Auth-Token header is required.',
				'The token may be mistyped or belong to another store, or its API account may have been deleted. Open the credential, check the store and the access token, and test the credential.',
			].join('\n'),
		],
	])('%s', async (_what, parameters, scripted, expected) => {
		expect(toldBy(await refused(parameters, scripted))).toBe(expected);
	});
});

describe('a 507 is a refusal: the run knows that nothing was made', () => {
	it('and says so in the count of items', async () => {
		const { error } = await refused(
			'create',
			{ status: 507, body: {} },
			{
				items: jsons([{ id: 1 }, { id: 2 }]),
				account: { concurrency: 1 },
				parameters: {
					...common,
					options: { ...common.options, batchSize: 1 },
					...PARAMETERS.create,
				} as INodeParameters,
			},
		);
		expect(error?.description).toContain('0 items of 2 were carried out, 1 refused, 1 not sent.');
	});
});

describe('limits', () => {
	const quota = (left: number) => ({
		'x-rate-limit-requests-quota': '150',
		'x-rate-limit-requests-left': String(left),
		'x-rate-limit-time-reset-ms': '300',
		'x-rate-limit-time-window-ms': '30000',
	});

	it.each<[string, string, Scripted, RegExp]>([
		[
			'a cap of the endpoint',
			'get',
			{ status: 429, headers: quota(100), body: { title: 'Too many requests' } },
			/^BigCommerce takes no more requests of this kind at the moment\n.*accepts only a few requests at a time/s,
		],
		[
			'no quota named',
			'get',
			{ status: 429, body: '' },
			/^BigCommerce takes no more requests at the moment\n.*overloaded/s,
		],
		[
			'a reason',
			'get',
			{ status: 429, body: { title: 'Your store already has an active import job.' } },
			/^BigCommerce takes no more requests at the moment: Your store already has an active import job\./,
		],
		['payments', 'pay', { status: 429, body: '' }, /50 payments per 4 seconds/],
	])('%s', async (_what, parameters, scripted, expected) => {
		expect(toldBy(await refused(parameters, scripted))).toMatch(expected);
	});
});

import omit from 'lodash/omit';

import { examplesInN8n } from '../support/examples';
import { hooksOf, until } from '../support/triggersInN8n';

jest.setTimeout(180_000);

const { n8n, run, publish, executions, written } = examplesInN8n();

const EXAMPLE = 'approve-new-companies-and-put-them-into-a-price-lists-customer-group';
const APPROVED = '1';
const GROUP_OF_THE_PRICE_LIST = 'Trade';

/** Asks the sandbox's B2B Edition with full access, past n8n. */
async function b2b(method: string, path: string, body?: object) {
	const response = await fetch(`${n8n().sandbox.url}/b2b/api/v3/io${path}`, {
		method,
		headers: {
			'X-Auth-Token': 'sandbox-token-full-access',
			'X-Store-Hash': 'hearth24kq',
			'Content-Type': 'application/json',
		},
		body: body && JSON.stringify(body),
	});
	const { code, data } = (await response.json()) as {
		code: number;
		data: Record<string, unknown>;
	};
	expect(code).toBe(200);
	return data;
}

/** Applies for a company account, as a buyer does in the storefront. @returns the company's ID */
async function apply(application: object): Promise<number> {
	const response = await fetch(`${n8n().sandbox.url}/sandbox/companies/apply`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(application),
	});
	expect(response.status).toBe(202);
	return ((await response.json()) as { companyId: number }).companyId;
}

const company = (companyName: string) => ({
	companyName,
	companyEmail: `office@${companyName.toLowerCase()}.example.com`,
	companyPhone: '+1 503 555 0101',
	country: 'United States',
	adminFirstName: 'Ada',
	adminLastName: companyName,
	adminEmail: `ada@${companyName.toLowerCase()}.example.com`,
});

test('a company that waits for approval is put into the group and approved; one that is approved already is left alone', async () => {
	const workflow = await publish(EXAMPLE);
	await until(async () => (await hooksOf(n8n().sandbox.url, workflow)).length === 1);

	const companyId = await apply(company('Fern'));
	const [first] = await executions(workflow, 1);
	expect(first['When a company is created']).toEqual([
		expect.objectContaining({
			event: 'store/company/created',
			id: companyId,
			record: expect.objectContaining({ companyId, companyName: 'Fern' }),
		}),
	]);
	expect(await b2b('GET', `/companies/${String(companyId)}`)).toMatchObject({
		companyStatus: APPROVED,
		bcGroupName: GROUP_OF_THE_PRICE_LIST,
	});

	const { companyId: other } = await b2b('POST', '/companies', company('Moss'));
	const [, second] = await executions(workflow, 2);
	expect(second['Put the company into the group']).toBeUndefined();
	expect((await b2b('GET', `/companies/${String(other)}`)).bcGroupName).not.toBe(
		GROUP_OF_THE_PRICE_LIST,
	);
});

test('tried out twice, the pinned company is approved, and stays as it is', async () => {
	await run(EXAMPLE);
	const once = omit(await b2b('GET', '/companies/5'), 'updatedAt');
	await run(EXAMPLE);
	const twice = omit(await b2b('GET', '/companies/5'), 'updatedAt');

	expect(once).toMatchObject({
		companyStatus: APPROVED,
		bcGroupName: GROUP_OF_THE_PRICE_LIST,
	});
	expect(twice).toEqual(once);
	expect((await written()).map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([
		'companies/5',
		'5/status',
		'companies/5',
		'5/status',
	]);
});

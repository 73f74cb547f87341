import { examplesInN8n } from '../support/examples';

jest.setTimeout(120_000);

const { n8n, run } = examplesInN8n();

const FILE = 'who-can-sign-in-to-which-store';

interface People {
	edges: Array<{ node: { email: string; status: string } }>;
}
interface Store {
	name: string;
	first: People;
	last: People;
}

/** Asks the sandbox's Account API, past n8n. */
async function account(query: string) {
	const response = await fetch(
		`${n8n().sandbox.url}/accounts/5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124/graphql`,
		{
			method: 'POST',
			headers: {
				'X-Auth-Token': 'sandbox-token-account-level',
				'content-type': 'application/json',
			},
			body: JSON.stringify({ query }),
		},
	);
	const { data, errors } = await response.json();
	if (errors) throw new Error(JSON.stringify(errors));
	return data.account;
}

test('Who can sign in to which store?: every person and store in one table, also those who belong to no store', async () => {
	await account(
		'mutation { account { addUserToAccount(input: { email: "new.person@hearth.example" }) { account { id } } } }',
	);
	await n8n().sandbox.clearLog();

	const { 'Table by person': table } = await run(FILE);
	const rows = table.map(({ json }) => json);

	// A page has 50, and no store twice as many: its beginning and its end are all there is.
	const people = 'edges { node { email status } }';
	const { stores } = await account(
		`{ account { stores(first: 5) { edges { node { name first: users(first: 50) { ${people} } last: users(last: 50) { ${people} } } } } } }`,
	);
	const expected = (stores.edges as Array<{ node: Store }>).flatMap(
		({ node: { name, first, last } }) =>
			[...first.edges, ...last.edges].map(({ node }) => [
				name,
				node.email,
				node.status === 'ACTIVE',
			]),
	);
	const found = rows
		.filter(({ store }) => store !== '')
		.map(({ store, email, canSignIn }) => [store, email, canSignIn]);
	expect(found.map(String).sort()).toEqual([...new Set(expected.map(String))].sort());
	expect(new Set(found.map(([store]) => store)).size).toBe(3);

	expect(rows.filter(({ store }) => store === '').map(({ email }) => email)).toContain(
		'new.person@hearth.example',
	);
	expect(
		rows
			.filter(({ store }) => store === '')
			.some(({ email }) => found.some(([, value]) => value === email)),
	).toBe(false);
	expect(rows.map(({ email }) => email)).toEqual(rows.map(({ email }) => email).sort());
	expect(Object.keys(rows[0])).toEqual([
		'store',
		'storeHash',
		'name',
		'email',
		'canSignIn',
		'lastSignIn',
		'managesUsers',
		'permissions',
	]);
	expect(rows.some(({ managesUsers }) => managesUsers)).toBe(true);

	// Two for the stores, as one has more than 50 users, and two for the account's 61 users. Nothing but queries.
	const sent = (await n8n().sandbox.log()).filter(
		({ path }) => path.endsWith('/graphql') && path.startsWith('/accounts'),
	);
	const byTheNode = sent
		.map(({ body }) => String((body as { query: string }).query))
		.filter((text) => !text.startsWith('{'));
	expect(byTheNode.filter((text) => !text.startsWith('query '))).toEqual([]);
	expect(byTheNode).toHaveLength(4);
});

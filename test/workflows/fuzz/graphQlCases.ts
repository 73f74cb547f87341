import { GRAPHQL } from '../../support/node';
import type { INodeParameters } from 'n8n-workflow';

import type { Setting, Work } from './cases';
import { markerOf } from './values';

interface Query {
	subject: string;
	accountKind: 'store' | 'account';
	api?: 'admin' | 'storefront';
	query: string;
	/** Variables by item. */
	variables?: string;
	isList: boolean;
}

const QUERIES: Query[] = [
	{
		subject: 'users of the account, in pages',
		accountKind: 'account',
		query:
			'query Users($first: Int, $after: String) { account { users(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id email } } } } }',
		isList: true,
	},
	{
		subject: 'stores of the account, without variables',
		accountKind: 'account',
		query: '{ account { stores { edges { node { id name } } } } }',
		isList: true,
	},
	{
		subject: 'one product of the admin API',
		accountKind: 'store',
		api: 'admin',
		query: 'query P($id: ID!) { store { product(id: $id) { id } } }',
		variables: '={{ { id: "bc/store/product/" + $json.marker } }}',
		isList: false,
	},
	{
		subject: 'locales of the admin API',
		accountKind: 'store',
		api: 'admin',
		query:
			'query L($channelId: ID!) { store { locales(input: { channelId: $channelId }) { edges { node { code } } } } }',
		variables: '={{ { channelId: "bc/store/channel/1" } }}',
		isList: true,
	},
	{
		subject: 'add a user, a mutation',
		accountKind: 'account',
		query:
			'mutation A($email: String!) { account { addUserToAccount(input: { email: $email }) { account { accountInfo { name } } } } }',
		variables: '={{ { email: "ada." + $json.marker + "@example.com" } }}',
		isList: false,
	},
	{
		subject: 'name of the storefront',
		accountKind: 'store',
		api: 'storefront',
		query: '{ site { settings { storeName } } }',
		isList: false,
	},
	{
		subject: 'products of the storefront, in pages',
		accountKind: 'store',
		api: 'storefront',
		query:
			'query P($first: Int, $after: String) { site { products(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { entityId name } } } } }',
		isList: true,
	},
];

/** What the GraphQL node is used for. */
export const graphQlNodeCases = QUERIES.map(
	({ subject, accountKind, api, query, variables, isList }) =>
		({ random, options }: Setting): Work => {
			const isNamed = variables?.includes('marker') ?? false;
			const markers = Array.from(
				{ length: random.pick(isNamed ? [1, 2, 3] : [1, 2]) },
				(_, index) => [markerOf(index + 1)],
			);
			const wanted = isList && random.isTrue(0.4) ? random.pick([1, 2, 5]) : undefined;
			const paging: INodeParameters = isList
				? wanted
					? { returnAll: false, limit: wanted }
					: { returnAll: true }
				: {};
			return {
				kind: isList
					? 'query of a list in the GraphQL node'
					: query.startsWith('mutation')
						? 'mutation in the GraphQL node'
						: 'query in the GraphQL node',
				subject,
				nodeType: 'graphQl',
				accountKind,
				items: markers.map(([marker]) => ({ json: { marker } })),
				markers: isNamed ? markers : markers.map(() => []),
				parameters: {
					...GRAPHQL,
					authentication: accountKind,
					...(api ? { api } : {}),
					query,
					...(variables ? { variables } : {}),
					...paging,
					options,
				},
				...(wanted ? { wanted } : {}),
			};
		},
);

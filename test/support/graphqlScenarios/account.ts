import { all, fields, filters, picked, type Does, type Json } from '../graphqlSteps';

/** What somebody does with an account. */
export const ACCOUNT_SCENARIOS: Record<string, (does: Does) => Promise<void>> = {
	'looks at the account': async (does) => {
		expect(await does('account.get', { account: 'account' })).toEqual([
			{
				id: expect.stringMatching(/^bc\/account\/account\//),
				accountInfo: { name: expect.any(String) },
			},
		]);
		const apps = await does('accountApp.getMany', { account: 'account', parameters: all });
		expect(apps.length).toBeGreaterThan(0);
		expect(apps[0]).toEqual({
			id: expect.stringMatching(/^bc\/account\/app\//),
			name: expect.any(String),
		});
		const stores = await does('accountStore.getMany', { account: 'account', parameters: all });
		expect(stores.map(({ storeHash }) => storeHash)).toEqual([
			'hearth24kq',
			'outlet8rw3',
			'pantry5nd2',
		]);
		const installed = await does('accountApp.getManyOfAllStores', {
			account: 'account',
			parameters: all,
		});
		expect(installed).toContainEqual({
			id: expect.stringMatching(/^bc\/account\/app\//),
			name: expect.any(String),
			store: { id: 'bc/account/store/hearth24kq', name: 'Hearth & Table', storeHash: 'hearth24kq' },
		});
		expect(
			(
				await does('accountStore.getMany', {
					account: 'account',
					parameters: { returnAll: false, limit: 2 },
				})
			).map((record) => Object.keys(record)),
		).toEqual([
			['id', 'name', 'storeHash'],
			['id', 'name', 'storeHash'],
		]);
	},

	'finds out who may sign in where': async (does) => {
		const users = await does('accountUser.getMany', { account: 'account', parameters: all });
		expect(users).toHaveLength(60);
		expect(new Set(users.map(({ id }) => id)).size).toBe(60);
		const everywhere = await does('storeUser.getManyOfAllStores', {
			account: 'account',
			parameters: all,
		});
		const count = (hash: string) =>
			everywhere.filter(({ store }) => (store as Json).storeHash === hash).length;
		// One more than a page holds, so the list of a store is followed.
		expect(['hearth24kq', 'outlet8rw3', 'pantry5nd2'].map(count)).toEqual([54, 18, 15]);
		expect(everywhere[0]).toMatchObject({
			email: expect.stringContaining('@'),
			permissions: expect.any(Array),
			store: { id: 'bc/account/store/hearth24kq', name: 'Hearth & Table', storeHash: 'hearth24kq' },
		});
		expect(
			await does('storeUser.getManyOfAllStores', {
				account: 'account',
				parameters: { returnAll: false, limit: 1 },
			}),
		).toEqual([everywhere[0]]);
		for (const store of ['bc/account/store/outlet8rw3', 'outlet8rw3']) {
			const found = await does('storeUser.getMany', {
				account: 'account',
				parameters: { ...all, storeId: picked(store) },
			});
			expect(found).toHaveLength(18);
			expect(found[0]).toMatchObject({ store: { storeHash: 'outlet8rw3' } });
		}
		expect(
			await does('storeUser.getMany', {
				account: 'account',
				parameters: { storeId: picked('hearth24kq'), returnAll: false, limit: 53 },
			}),
		).toHaveLength(53);
	},

	'lets somebody in and out': async (does) => {
		const account = 'account' as const;
		const email = 'new.person@hearth.example';
		expect(await does('accountUser.add', { account, parameters: fields({ email }) })).toEqual([
			{ accountInfo: { name: expect.any(String) } },
		]);
		const user = (await does('accountUser.getMany', { account, parameters: all })).find(
			(record) => record.email === email,
		) as Json;
		const bare = String(user.id).replace('bc/account/user/', '');
		expect(
			await does('storeUser.add', {
				account,
				parameters: { storeId: picked('pantry5nd2'), userId: picked(bare) },
			}),
		).toEqual([{ storeId: 'bc/account/store/pantry5nd2' }]);
		expect(
			await does('storeUser.add', {
				account,
				parameters: { storeId: picked('bc/account/store/outlet8rw3'), userId: picked(email) },
			}),
		).toEqual([{ storeId: 'bc/account/store/outlet8rw3' }]);
		const stores = async () =>
			(await does('storeUser.getManyOfAllStores', { account, parameters: all }))
				.filter((record) => record.email === email)
				.map(({ store }) => (store as Json).storeHash);
		expect(await stores()).toEqual(['outlet8rw3', 'pantry5nd2']);
		expect(
			await does('storeUser.remove', {
				account,
				parameters: { storeId: picked('pantry5nd2'), userId: picked(user.id) },
			}),
		).toEqual([expect.objectContaining({ deleted: true })]);
		expect(await stores()).toEqual(['outlet8rw3']);
		expect(
			await does('accountUser.remove', { account, parameters: { userEmail: picked(email) } }),
		).toEqual([expect.objectContaining({ deleted: true })]);
		expect(await stores()).toEqual([]);
	},

	'sells a subscription, changes and cancels it': async (does) => {
		const account = 'account' as const;
		const many = async (given: Json) =>
			await does('accountSubscription.getMany', {
				account,
				parameters: { ...all, ...filters(given) },
			});
		const everything = await many({});
		expect(everything.length).toBeGreaterThan(5);
		const active = await many({ status: 'ACTIVE' });
		expect(active.length).toBeGreaterThan(0);
		expect(active.length).toBeLessThan(everything.length);
		const few = async (given: Json) =>
			(
				await does('accountSubscription.getMany', {
					account,
					parameters: { returnAll: false, limit: 1, ...given },
				})
			)[0];
		expect(await few({ output: 'selected', selectedFields: ['status', 'product.id'] })).toEqual({
			status: everything[0].status,
			product: { id: (everything[0].product as Json).id },
		});
		expect(Object.keys(await few({ output: 'simplified' }))).toEqual([
			'id',
			'status',
			'product',
			'scope',
			'billingInterval',
			'pricePerInterval',
			'currentPeriodEnd',
			'accountId',
		]);
		expect(await few({ output: 'raw' })).toEqual(everything[0]);
		// The oldest: a trial cannot be changed.
		const { id, accountId, scope, product } = active.at(-1) as {
			id: string;
			accountId: string;
			scope: { id: string };
			product: { id: string };
		};
		expect(
			(await many({ subscriptionIds: id.replace('bc/account/subscription/', '') })).map(
				(record) => record.id,
			),
		).toEqual([id]);
		expect(
			(
				await many({
					storeHash: scope.id.replace('bc/account/scope/', ''),
					appId: product.id.replace('bc/account/product/', ''),
				})
			).map((record) => record.id),
		).toContain(id);
		const offer = {
			accountId: accountId.replace('bc/account/account/', ''),
			interval: 'MONTH',
			price: 29.99,
			description: 'Standard',
			redirectUrl: 'https://store-hearth24kq.mybigcommerce.com/manage/app/1',
		};
		const created = await does('accountCheckout.create', {
			account,
			parameters: fields({
				...offer,
				storeHash: 'hearth24kq',
				appId: product.id.replace('bc/account/product/', ''),
				productLevel: 'Standard',
				trialDays: 7,
				currencyCode: 'USD',
			}),
		});
		expect(created).toEqual([
			{
				id: expect.stringMatching(/^bc\/account\/checkout\//),
				accountId,
				status: 'PENDING',
				checkoutUrl: expect.any(String),
				items: [
					expect.objectContaining({
						product: { id: product.id, type: 'APPLICATION', productLevel: 'Standard' },
						scope: { id: 'bc/account/scope/hearth24kq', type: 'STORE' },
						pricingPlan: {
							interval: 'MONTH',
							price: { value: 29.99, currencyCode: 'USD' },
							trialDays: 7,
						},
					}),
				],
			},
		]);
		const checkoutId = String(created[0].id).replace('bc/account/checkout/', '');
		expect(
			await does('accountCheckout.get', {
				account,
				parameters: { checkoutId: picked(checkoutId) },
			}),
		).toEqual(created);
		const change = await does('accountCheckout.createForSubscription', {
			account,
			parameters: {
				subscriptionId: picked(id),
				...fields({ ...offer, productLevel: 'Premium', currencyCode: 'USD' }),
			},
		});
		expect(change[0].items).toEqual([expect.objectContaining({ subscriptionId: id })]);
		expect(
			await does('accountSubscription.cancel', {
				account,
				parameters: { subscriptionId: picked(id.replace('bc/account/subscription/', '')) },
			}),
		).toEqual([{ subscriptionId: id, cancelledAt: expect.any(String) }]);
	},
};

import { capitalize, PLACE, PRODUCT_ID, prepareProductsApi } from './graphqlProductsSupport';
import { messagesOf } from './graphqlSupport';
import { ask } from './support';

const { sandbox, admin, change } = prepareProductsApi();

test('options', async () => {
	const read = async () =>
		(
			await admin(
				`query ($place: ProductOverridesLocaleContextInput!) { store { product(id: "${PRODUCT_ID}") { options { edges { node { __typename id displayName values { id label } overridesForLocale(localeContext: $place) { displayName values { id label } } } } } } } }`,
				{ place: PLACE },
			)
		).body.data.store.product.options.edges[0].node;
	const option = await read();
	expect(option).toMatchObject({
		__typename: 'SwatchProductOption',
		displayName: 'Color',
		overridesForLocale: null,
	});
	const [{ id: valueId }] = option.values;
	const data = {
		options: [
			{
				optionId: option.id,
				data: { swatch: { displayName: 'Couleur', values: [{ valueId, label: 'Craie' }] } },
			},
		],
	};
	expect(
		messagesOf(await change('setProductOptionsInformation', { localeContext: PLACE, data })),
	).toEqual([]);
	expect(await read()).toEqual({
		...option,
		overridesForLocale: { displayName: 'Couleur', values: [{ id: valueId, label: 'Craie' }] },
	});
	await change('removeProductOptionsOverrides', {
		localeContext: PLACE,
		data: {
			options: [
				{
					optionId: option.id,
					data: { swatch: { fields: ['SWATCH_PRODUCT_OPTION_DISPLAY_NAME_FIELD'] } },
				},
			],
		},
	});
	expect((await read()).overridesForLocale).toEqual({
		displayName: null,
		values: [{ id: valueId, label: 'Craie' }],
	});
	expect(
		messagesOf(
			await change('setProductOptionsInformation', {
				data: { options: [{ optionId: option.id, data: { dropdown: { displayName: 'x' } } }] },
			}),
		),
	).toEqual([expect.stringContaining('swatch')]);
	await change('setProductOptionsInformation', {
		data: { options: [{ optionId: option.id, data: { swatch: { displayName: 'Tone' } } }] },
	});
	expect(
		(await ask(sandbox(), 'GET', '/v3/catalog/products/77/options')).body.data[0].display_name,
	).toBe('Tone');
});

test('modifiers', async () => {
	const read = async () =>
		(
			await admin(
				`query ($place: ProductOverridesLocaleContextInput!) { store { product(id: "${PRODUCT_ID}") { modifiers { edges { node { __typename id displayName ... on DropdownProductModifier { values { id label } overridesForLocale(localeContext: $place) { displayName values { id label } } } } } } } } }`,
				{ place: PLACE },
			)
		).body.data.store.product.modifiers.edges[0].node;
	const modifier = await read();
	expect(modifier).toMatchObject({
		__typename: 'DropdownProductModifier',
		displayName: 'Gift wrap',
	});
	const [{ id: valueId }] = modifier.values;
	await change('setProductModifiersInformation', {
		localeContext: PLACE,
		data: {
			modifiers: [
				{
					modifierId: modifier.id,
					data: { dropdown: { displayName: 'Emballage', values: [{ valueId, label: 'Papier' }] } },
				},
			],
		},
	});
	expect((await read()).overridesForLocale).toEqual({
		displayName: 'Emballage',
		values: [{ id: valueId, label: 'Papier' }],
	});
	await change('removeProductModifiersOverrides', {
		localeContext: PLACE,
		data: {
			modifiers: [{ modifierId: modifier.id, data: { dropdown: { values: { ids: [valueId] } } } }],
		},
	});
	expect((await read()).overridesForLocale).toEqual({ displayName: 'Emballage', values: [] });
});

test('options and modifiers that products share', async () => {
	const read = async (kind: string) =>
		(
			await admin(
				`query ($place: ProductOverridesLocaleContextInput!) { store { sharedProduct${kind}s { edges { node { __typename id displayName ... on ${kind === 'Option' ? 'SwatchSharedProductOption' : 'DropdownSharedProductModifier'} { values { id label } overridesForLocale(localeContext: $place) { displayName values { id label } } } } } } } }`,
				{ place: PLACE },
			)
		).body.data.store[`sharedProduct${kind}s`].edges[0].node;
	for (const [kind, list, id, input] of [
		['Option', 'options', 'optionId', 'swatch'],
		['Modifier', 'modifiers', 'modifierId', 'dropdown'],
	]) {
		const before = await read(kind);
		const [{ id: valueId }] = before.values;
		const run = async (name: string, given: object) =>
			admin(
				`mutation ($input: ${capitalize(name)}Input!) { sharedProduct${kind}s { ${name}(input: $input) { sharedProduct${kind}s { id displayName } } } }`,
				{ input: given },
			);
		const data = {
			[list]: [
				{
					[id]: before.id,
					data: { [input]: { displayName: 'Autre', values: [{ valueId, label: 'Un' }] } },
				},
			],
		};
		expect(
			messagesOf(await run(`setSharedProduct${kind}sInformation`, { localeContext: PLACE, data })),
		).toEqual([]);
		expect(await read(kind)).toEqual({
			...before,
			overridesForLocale: { displayName: 'Autre', values: [{ id: valueId, label: 'Un' }] },
		});
		await run(`removeSharedProduct${kind}sOverrides`, {
			localeContext: PLACE,
			data: { [list]: [{ [id]: before.id, data: { [input]: {} } }] },
		});
		expect(await read(kind)).toEqual(before);
		const changed = await run(`setSharedProduct${kind}sInformation`, { data });
		expect(
			changed.body.data[`sharedProduct${kind}s`][`setSharedProduct${kind}sInformation`][
				`sharedProduct${kind}s`
			],
		).toEqual([{ id: before.id, displayName: 'Autre' }]);
		expect((await read(kind)).values[0]).toEqual({ id: valueId, label: 'Un' });
	}
});

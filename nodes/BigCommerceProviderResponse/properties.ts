import type { INodeProperties } from 'n8n-workflow';

const shown = (...respondWith: string[]) => ({ displayOptions: { show: { respondWith } } });
const shownForRates = { show: { respondWith: ['tax'], taxFrom: ['rates'] } };

const text = (displayName: string, name: string, more: Partial<INodeProperties> = {}) =>
	({ displayName, name, type: 'string', default: '', ...more }) as INodeProperties;

/** The fields of the node. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Respond With',
		name: 'respondWith',
		type: 'options',
		noDataExpression: true,
		default: 'shippingRates',
		options: [
			{
				name: 'Connection Check',
				value: 'connectionCheck',
				description: 'Whether a store may connect to the carrier',
			},
			{
				name: 'Shipping Rates',
				value: 'shippingRates',
				description: 'Each item is a rate that shoppers can choose',
			},
			{
				name: 'Tax',
				value: 'tax',
				description: 'The taxes of an estimate, commit or adjust; confirms a void',
			},
		],
	},
	text('Name', 'displayName', {
		required: true,
		placeholder: 'e.g. Standard Shipping',
		description: 'Shown at checkout',
		...shown('shippingRates'),
	}),
	text('Code', 'code', {
		required: true,
		placeholder: 'e.g. STD',
		description: 'Identifies the shipping method',
		...shown('shippingRates'),
	}),
	{
		displayName: 'Price',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		required: true,
		...shown('shippingRates'),
	},
	text('Currency', 'currency', {
		placeholder: 'e.g. USD',
		description: "Empty for the currency of the cart's prices",
		...shown('shippingRates'),
	}),
	{
		displayName: 'More Fields',
		name: 'rateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			text('Description', 'description'),
			{
				displayName: 'Discounted Price',
				name: 'discounted_cost',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
			},
			text('Dispatch Date', 'dispatch_date', { placeholder: 'e.g. 2026-11-28' }),
			text('Rate ID', 'rate_id'),
			{
				displayName: 'Transit Time',
				name: 'duration',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 90 },
				default: 1,
			},
			{
				displayName: 'Transit Time Unit',
				name: 'units',
				type: 'options',
				default: 'BUSINESS_DAYS',
				options: [
					{ name: 'Business Days', value: 'BUSINESS_DAYS' },
					{ name: 'Days', value: 'DAYS' },
					{ name: 'Hours', value: 'HOURS' },
				],
			},
		],
		...shown('shippingRates'),
	},
	{
		displayName: 'Valid',
		name: 'valid',
		type: 'boolean',
		default: true,
		description: 'Whether the store may connect',
		...shown('connectionCheck'),
	},
	text('Message', 'message', {
		description: 'Shown to the merchant',
		...shown('connectionCheck'),
	}),
	{
		displayName: 'Tax From',
		name: 'taxFrom',
		type: 'options',
		default: 'rates',
		options: [
			{
				name: 'Rates',
				value: 'rates',
				description: 'Each item is a tax. The sums are worked out.',
			},
			{ name: 'Whole Quote', value: 'quote', description: "The quote in BigCommerce's format" },
		],
		...shown('tax'),
	},
	{
		displayName: 'Applies To',
		name: 'appliesTo',
		type: 'options',
		default: 'allLines',
		description: 'A line is an item, its wrapping, shipping or handling',
		options: [
			{ name: 'All Lines', value: 'allLines' },
			{ name: 'One Line', value: 'oneLine' },
		],
		displayOptions: shownForRates,
	},
	text('Line', 'line', {
		required: true,
		placeholder: 'e.g. {{ $json.line }}',
		description: 'The line, as in "lines" of the trigger',
		displayOptions: { show: { ...shownForRates.show, appliesTo: ['oneLine'] } },
	}),
	text('Tax Name', 'taxName', {
		required: true,
		placeholder: 'e.g. Sales Tax',
		description: 'Shown at checkout',
		displayOptions: shownForRates,
	}),
	{
		displayName: 'Rate (Percent)',
		name: 'rate',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 0,
		required: true,
		displayOptions: shownForRates,
	},
	{
		displayName: 'Quote',
		name: 'quote',
		type: 'json',
		default: '={{ $json }}',
		description: "With ID and documents, as in BigCommerce's Tax Provider API",
		displayOptions: { show: { respondWith: ['tax'], taxFrom: ['quote'] } },
	},
];

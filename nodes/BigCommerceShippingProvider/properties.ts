import type { INodeProperties } from 'n8n-workflow';

import {
	answerFrom,
	forTable,
	forWorkflow,
	onlyStores,
	rememberFor,
	tableFrom,
	text,
	urlsNotice,
} from '../provider/properties';

const number = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	default: 0,
});

const rowsOf = (
	displayName: string,
	name: string,
	values: INodeProperties[],
	more: Partial<INodeProperties>,
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Rate',
	default: {},
	options: [{ displayName: 'Rate', name: 'rows', values }],
	...more,
});

const NAME = text('Name', 'name', 'e.g. Standard Shipping');
const PRICE = number('Price', 'price');

/** The fields of the node. */
export const properties: INodeProperties[] = [
	urlsNotice(
		'Open "Webhook URLs" above. When BigCommerce registers your carrier, give it the two production URLs: "rate" and "check_connection_options".',
	),
	answerFrom('Rate Table'),
	tableFrom,
	rowsOf(
		'Rate Table',
		'rateTable',
		[
			NAME,
			PRICE,
			text('Countries', 'countries', 'e.g. US, CA', 'Codes with two letters. Empty for all.'),
			{
				displayName: 'Conditions and More',
				name: 'more',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				options: [
					text(
						'Category',
						'category',
						'e.g. bulky',
						'As in the metafield that the option Category Metafield names',
					),
					{
						displayName: 'Category Of',
						name: 'categoryOf',
						type: 'options',
						default: 'any',
						options: [
							{ name: 'All Items', value: 'all' },
							{ name: 'Any Item', value: 'any' },
							{ name: 'No Item', value: 'none' },
						],
					},
					text(
						'Code',
						'code',
						'e.g. STD',
						'Of rates with the same code, the first that matches counts',
					),
					text('Description', 'description'),
					number('Max Order Value', 'maxOrder'),
					number('Max Quantity', 'maxQuantity'),
					number('Max Weight', 'maxWeight'),
					number('Min Order Value', 'minOrder'),
					number('Min Quantity', 'minQuantity'),
					number('Min Weight', 'minWeight'),
					text('Postal Codes', 'postalCodes', 'e.g. 97*, 98000-98999, 10115'),
					number('Price per Item', 'pricePerItem'),
					number('Price per Weight', 'pricePerWeight'),
					text('States', 'states', 'e.g. OR, WA', 'Codes with two letters'),
					{ ...number('Transit Days', 'transitDays'), default: 1, description: 'Business days' },
				],
			},
		],
		{
			description: 'Every rate that matches the cart is offered',
			displayOptions: { show: { answerFrom: ['table'], tableFrom: ['form'] } },
		},
	),
	{
		displayName: 'Rate Table',
		name: 'rateTableJson',
		type: 'json',
		default:
			'[\n  { "name": "Standard Shipping", "price": 4.95, "countries": "US", "maxWeight": 5 }\n]',
		description: 'A list of objects with the fields of the form, such as name, price, postalCodes',
		displayOptions: { show: { answerFrom: ['table'], tableFrom: ['json'] } },
	},
	{
		displayName: 'Weight Unit',
		name: 'weightUnit',
		type: 'options',
		default: 'lb',
		options: ['g', 'kg', 'lb', 'oz'].map((value) => ({ name: value, value })),
		displayOptions: forTable,
	},
	{
		...text('Currency', 'currency'),
		default: 'USD',
		description: 'The currency of the prices of this node',
	},
	{
		displayName: 'Answer Within',
		name: 'answerWithin',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 9, numberPrecision: 1 },
		default: 4,
		description: 'Seconds that the workflow has',
		displayOptions: forWorkflow,
	},
	{
		displayName: 'If Not Answered',
		name: 'fallback',
		type: 'options',
		default: 'none',
		description: 'What to answer if the workflow is late, fails, or responds with invalid rates',
		options: [
			{ name: 'Message', value: 'message' },
			{ name: 'No Rates', value: 'none' },
			{ name: 'These Rates', value: 'rates' },
		],
		displayOptions: forWorkflow,
	},
	rowsOf('Fallback Rates', 'fallbackRates', [NAME, PRICE], {
		displayOptions: { show: { answerFrom: ['workflow'], fallback: ['rates'] } },
	}),
	{
		...text('Message', 'fallbackMessage'),
		displayOptions: { show: { answerFrom: ['workflow'], fallback: ['message'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				...text('Category Metafield', 'categoryKey'),
				default: 'category',
				description:
					'Key of the metafield with the category of a product. Its namespace is shipping_carrier_ and the carrier ID.',
			},
			{
				displayName: 'Check Connection With',
				name: 'checkWith',
				type: 'options',
				default: 'key',
				description: 'Whether the workflow decides about connections, too',
				options: [
					{ name: 'Key', value: 'key' },
					{ name: 'Key and Workflow', value: 'workflow' },
				],
			},
			onlyStores,
			rememberFor('Seconds that the same cart and destination get the same answer of the workflow'),
		],
	},
];

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

/** The fields of the node. */
export const properties: INodeProperties[] = [
	urlsNotice(
		'Open "Webhook URLs" above. When BigCommerce registers your tax provider, give it the four production URLs: "estimate", "commit", "adjust" and "void".',
	),
	answerFrom('Tax Table'),
	tableFrom,
	{
		displayName: 'Tax Table',
		name: 'taxTable',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Tax',
		default: {},
		description: 'All taxes that match a line add up. Prices with tax included are recognized.',
		displayOptions: { show: { answerFrom: ['table'], tableFrom: ['form'] } },
		options: [
			{
				displayName: 'Tax',
				name: 'rows',
				values: [
					text('Name', 'name', 'e.g. Sales Tax', 'Shown at checkout'),
					{
						displayName: 'Rate',
						name: 'rate',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 4 },
						default: 0,
						description: 'Percent',
					},
					text('Countries', 'countries', 'e.g. US, CA', 'Codes with two letters. Empty for all.'),
					text('States', 'states', 'e.g. OR, Washington'),
					text('Postal Codes', 'postalCodes', 'e.g. 97*, 98000-98999, 10115'),
					text(
						'Tax Classes',
						'taxClasses',
						'e.g. Books',
						'Codes, IDs or names. For these classes, the row replaces rows without classes.',
					),
				],
			},
		],
	},
	{
		displayName: 'Tax Table',
		name: 'taxTableJson',
		type: 'json',
		default: '[\n  { "name": "Sales Tax", "rate": 8.25, "countries": "US", "states": "TX" }\n]',
		description: 'A list of objects with name, rate, countries, states, postalCodes, taxClasses',
		displayOptions: { show: { answerFrom: ['table'], tableFrom: ['json'] } },
	},
	{
		displayName: 'Start Workflow On',
		name: 'startsOn',
		type: 'multiOptions',
		default: ['commit', 'adjust', 'void'],
		description: 'To keep records. The request has been answered by then.',
		options: [
			{ name: 'Adjust', value: 'adjust', description: 'An order was refunded or changed' },
			{ name: 'Commit', value: 'commit', description: 'An order was paid' },
			{ name: 'Void', value: 'void', description: 'An order was cancelled' },
		],
		displayOptions: forTable,
	},
	{
		displayName: 'Answer Within',
		name: 'answerWithin',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 3.9, numberPrecision: 1 },
		default: 3.5,
		description: "Seconds that the workflow has. Then BigCommerce uses the store's fallback tax.",
		displayOptions: forWorkflow,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			text(
				'Exempt Customers',
				'exemptCodes',
				'e.g. RESALE, GOV',
				'Tax exemption codes of customers who pay no tax. For the tax table.',
			),
			onlyStores,
			{
				displayName: 'Profile in URL',
				name: 'profileInUrl',
				type: 'boolean',
				default: false,
				description: 'Whether the URLs of the provider contain the profile of the store',
			},
			rememberFor('Seconds that the same estimate gets the same answer of the workflow'),
		],
	},
];

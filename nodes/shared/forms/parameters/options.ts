import type { INodeProperties } from 'n8n-workflow';

/** What every operation has, at the end of the form. */
export function optionsProperty(): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 60,
				description: 'Seconds to wait for an answer of BigCommerce',
			},
		],
	};
}

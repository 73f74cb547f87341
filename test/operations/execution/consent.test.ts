import type { IExecuteFunctions } from 'n8n-workflow';

import { isEverythingMeant } from '../../../nodes/operations/execution/readParameters';

/** n8n itself keeps expressions and tools from this switch; saved workflows and other versions of it may not. */
function contextOf(raw: unknown, evaluated: unknown, type: string): IExecuteFunctions {
	return {
		getNode: () => ({ type: `n8n-nodes-bigcommerce.${type}` }),
		getNodeParameter: (
			_name: string,
			_item: number,
			_fallback: unknown,
			options: { rawExpressions?: boolean } = {},
		) => (options.rawExpressions ? raw : evaluated),
	} as unknown as IExecuteFunctions;
}

it.each([
	['ticked by a person', true, true, 'bigCommerceProducts', true],
	['not ticked', false, false, 'bigCommerceProducts', false],
	['an expression that comes to true', '={{ true }}', true, 'bigCommerceProducts', false],
	['text', 'true', 'true', 'bigCommerceProducts', false],
	['ticked in the tool of an agent', true, true, 'bigCommerceProductsTool', false],
])('Delete Everything that is %s', (_what, raw, evaluated, type, expected) => {
	expect(isEverythingMeant(contextOf(raw, evaluated, type), 0)).toBe(expected);
});
